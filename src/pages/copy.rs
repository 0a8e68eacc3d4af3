use yew::prelude::*;

use self::{receive::Receive, send::Send};
use crate::{
    components::{
        heading::Heading,
        icon::{Icon, icon_image},
        note::note_with,
    },
    hooks::use_services,
    i18n::{I18n, MessageId, use_i18n},
    keeper::protocol::Words,
    platform::fragment,
};

mod keep;
mod receive;
mod scanner;
mod send;

/// Milliseconds between two looks into the mailbox.
const PAUSE: u32 = 1_000;

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Send,
    Receive,
}

/// PC ↔ 휴대폰 복사: a certificate from one device to another.
#[component]
pub fn Copy() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    // Whoever has opened the address of a QR code wants to receive.
    let side = use_state(|| fragment::is_there().then_some(Side::Receive));
    let choose = |chosen: Option<Side>| {
        let side = side.setter();
        Callback::from(move |()| side.set(chosen))
    };
    match *side {
        Some(Side::Send) => html! { <Send on_back={choose(None)} /> },
        Some(Side::Receive) => html! { <Receive on_back={choose(None)} /> },
        None => html! {
            <div class="column">
                <Heading title={i18n.t(id!("copy-title"))} lead={i18n.t(id!("copy-lead"))} />
                <div class="stack">
                    <div class="services">
                        <ul>
                            { way(&i18n, Icon::Screen, id!("copy-send"), id!("copy-send-about"), choose(Some(Side::Send))) }
                            { way(&i18n, Icon::Plus, id!("copy-receive"), id!("copy-receive-about"), choose(Some(Side::Receive))) }
                        </ul>
                    </div>
                    { note_with(Icon::Lock, i18n.t(id!("copy-private"))) }
                    if services.memory().is_some() {
                        { note_with(Icon::Attention, i18n.t(id!("copy-public"))) }
                    }
                </div>
            </div>
        },
    }
}

fn way(
    i18n: &I18n,
    icon: Icon,
    title: MessageId,
    about: MessageId,
    on_press: Callback<()>,
) -> Html {
    let onclick = on_press.reform(|_: MouseEvent| ());
    html! {
        <li>
            <button type="button" class="card" {onclick}>
                { icon_image(icon, 26) }
                <span><strong>{ i18n.t(title) }</strong>{ i18n.t(about) }</span>
            </button>
        </li>
    }
}

/// The words of a comparison, in the language of the page: both languages have the same meaning at the same
/// place.
fn words(i18n: &I18n, places: Words) -> Html {
    let list = i18n.t(id!("copy-words"));
    let words: Vec<&str> = list.split_whitespace().collect();
    let word = |place: u8| words.get(usize::from(place)).copied().unwrap_or_default().to_owned();
    html! {
        <ol class="copy-words">
            for place in places {
                <li>{ word(place) }</li>
            }
        </ol>
    }
}
