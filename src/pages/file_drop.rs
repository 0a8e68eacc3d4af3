use serde_bytes::ByteBuf;
use web_sys::HtmlInputElement;
use yew::{platform::spawn_local, prelude::*};

use crate::{
    components::{
        button::{Button, ButtonKind},
        icon::{Icon, icon_image},
        note::warning,
    },
    i18n::{I18n, MessageId, use_i18n},
    keeper::protocol::NamedFile,
    platform::chosen_files::{self, Chosen, Content},
};

/// Properties of [`FileDrop`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FileDropProps {
    /// What can be dropped.
    pub about: AttrValue,
    /// Also offers to choose a folder.
    #[prop_or_default]
    pub folders: bool,
    /// Under way: nothing can be chosen.
    #[prop_or_default]
    pub busy: bool,
    /// Largest file that is read, bytes.
    #[prop_or(chosen_files::LARGEST)]
    pub largest: f64,
    /// Files were chosen or dropped, and read.
    pub on_chosen: Callback<Chosen>,
}

/// A place to drop files and folders on, with buttons that choose them.
#[component]
pub fn FileDrop(props: &FileDropProps) -> Html {
    let i18n = use_i18n();
    let (files, folder) = (use_node_ref(), use_node_ref());
    let over = use_state(|| false);
    use_effect_with((), |()| {
        let guard = chosen_files::guard_window();
        move || drop(guard)
    });
    let largest = props.largest;
    let read = {
        let on_chosen = props.on_chosen.clone();
        move |input: HtmlInputElement| {
            let on_chosen = on_chosen.clone();
            spawn_local(async move {
                let chosen = chosen_files::of_input(&input, largest).await;
                if !chosen.files.is_empty() {
                    on_chosen.emit(chosen);
                }
            });
        }
    };
    let onchange = Callback::from(move |event: Event| read(event.target_unchecked_into()));
    let press = |node: &NodeRef| {
        let node = node.clone();
        Callback::from(move |()| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let ondragover = {
        let over = over.setter();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(true);
        })
    };
    let ondragleave = {
        let over = over.setter();
        Callback::from(move |_: DragEvent| over.set(false))
    };
    let ondrop = {
        let (over, on_chosen, busy) = (over.setter(), props.on_chosen.clone(), props.busy);
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let Some(transfer) = event.data_transfer().filter(|_| !busy) else {
                return;
            };
            let chosen = chosen_files::of_drop(&transfer, largest);
            let on_chosen = on_chosen.clone();
            spawn_local(async move {
                let chosen = chosen.await;
                if !chosen.files.is_empty() {
                    on_chosen.emit(chosen);
                }
            });
        })
    };
    let input = |node: &NodeRef, folders: bool| {
        html! {
            <input
                ref={node.clone()}
                class="visually-hidden"
                type="file"
                name={if folders { "folder" } else { "files" }}
                tabindex="-1"
                aria-hidden="true"
                multiple={!folders}
                webkitdirectory={folders}
                onchange={onchange.clone()}
            />
        }
    };
    html! {
        <div class={classes!("drop", over.then_some("over"))} {ondragover} {ondragleave} {ondrop}>
            { icon_image(Icon::File, 32) }
            <p><strong>{ i18n.t(id!("drop-title")) }</strong></p>
            <p class="hint">{ &props.about }</p>
            { input(&files, false) }
            <div class="actions wrap">
                { Button::new(ButtonKind::Outlined, i18n.t(id!("drop-files"))).busy(props.busy).on_press(press(&files)) }
                if props.folders {
                    { input(&folder, true) }
                    { Button::new(ButtonKind::Outlined, i18n.t(id!("drop-folder"))).busy(props.busy).on_press(press(&folder)) }
                }
            </div>
        </div>
    }
}

/// What was left out of the chosen files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeftOut {
    /// Names, and whether they were too large; the others could not be read.
    unread: Vec<(String, bool)>,
    /// There were more files than are read.
    more: bool,
}

impl LeftOut {
    /// In words.
    pub fn view(&self, i18n: &I18n) -> Html {
        self.view_of(i18n, id!("import-too-large"))
    }

    /// The same with another sentence for a file that is too large.
    pub fn view_of(&self, i18n: &I18n, too_large_words: MessageId) -> Html {
        let one = |(name, too_large): &(String, bool)| {
            let words = if *too_large { too_large_words } else { id!("import-unreadable") };
            warning(i18n.t_with(words, &[("name", name.clone().into())]))
        };
        html! {
            <>
                { for self.unread.iter().map(one) }
                if self.more {
                    { warning(i18n.t(id!("import-more"))) }
                }
            </>
        }
    }
}

/// What was read, and what was not.
pub fn sorted(chosen: Chosen) -> (Vec<NamedFile>, LeftOut) {
    let mut left = LeftOut { more: chosen.more, ..LeftOut::default() };
    let mut files = Vec::with_capacity(chosen.files.len());
    for file in chosen.files {
        match file.content {
            Content::Bytes(bytes) => {
                files.push(NamedFile { name: file.name, bytes: ByteBuf::from(bytes) });
            }
            Content::TooLarge => left.unread.push((file.name, true)),
            Content::Unreadable => left.unread.push((file.name, false)),
        }
    }
    (files, left)
}
