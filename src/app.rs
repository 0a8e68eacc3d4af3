//! The application: providers from the outside in, then the pages.

use std::cell::RefCell;

use yew::{platform::spawn_local, prelude::*};

use crate::{
    components::{failure::Failure, loading::loading},
    error::AppError,
    hooks::{Remote, use_async},
    i18n::{I18n, Language},
    pages::{Visits, unavailable},
    platform::{preferences, tab},
    services::Services,
};

/// Properties of [`App`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The sentences that the page was started with.
    pub i18n: I18n,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let i18n = use_state(|| props.i18n.clone());
    // What was loaded stays; the other language is had before somebody asks for it.
    let known = use_mut_ref(|| vec![props.i18n.clone()]);
    let switch = {
        let (known, i18n) = (known.clone(), i18n.setter());
        use_async(move |language: Language| {
            let (known, i18n) = (known.clone(), i18n.clone());
            async move {
                let chosen = load(&known, language).await.ok_or(AppError::TextsMissing)?;
                if !tab::is_public() {
                    preferences::save_language(language.tag());
                }
                i18n.set(chosen);
                Ok::<_, AppError>(())
            }
        })
    };
    {
        let other = i18n.language().other();
        use_effect_with((), move |()| {
            spawn_local(async move {
                // Whoever asks for it is told if it cannot be had.
                load(&known, other).await;
            });
        });
    }
    let services = use_async(|()| async { Services::start().await });
    {
        let start = services.run.clone();
        use_effect_with((), move |()| start.emit(()));
    }
    {
        let (i18n, language) = (i18n.clone(), i18n.language());
        let shown = matches!(&*services.remote, Remote::Ready(_));
        // Once there are pages, each heading names the tab: see components/heading.rs.
        use_effect_with((language, shown), move |(language, shown)| {
            announce(*language, (!shown).then(|| i18n.t(id!("page-title"))));
        });
    }
    let on_language = switch.run.clone();
    let content = match &*services.remote {
        Remote::Idle | Remote::Busy => html! {
            <div class="page">
                <main class="column">{ loading(i18n.t(id!("loading"))) }</main>
            </div>
        },
        Remote::Failed(error) => unavailable(&i18n, error, &on_language, services.run.clone()),
        Remote::Ready(services) => html! { <Visits services={services.clone()} {on_language} /> },
    };
    html! {
        <ContextProvider<I18n> context={(*i18n).clone()}>
            if let Some(error) = switch.remote.failure() {
                <div class="column narrow"><Failure text={error.message()} /></div>
            }
            { content }
        </ContextProvider<I18n>>
    }
}

/// The sentences of a language, out of what is known or out of their file.
async fn load(known: &RefCell<Vec<I18n>>, language: Language) -> Option<I18n> {
    let found = known.borrow().iter().find(|i18n| i18n.language() == language).cloned();
    if found.is_some() {
        return found;
    }
    let loaded = I18n::load(language).await?;
    known.borrow_mut().push(loaded.clone());
    Some(loaded)
}

fn announce(language: Language, title: Option<AttrValue>) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    if let Some(title) = title {
        document.set_title(&title);
    }
    if let Some(root) = document.document_element() {
        // Setting an attribute of a known name does not fail.
        let _ = root.set_attribute("lang", language.tag());
    }
}
