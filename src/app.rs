//! The application: providers from the outside in, then the pages.

use yew::prelude::*;

use crate::{
    components::loading::loading,
    hooks::{Remote, use_async},
    i18n::{I18n, Language},
    issuance::use_issuance::IssuanceProvider,
    pages::{Shell, unavailable},
    platform::preferences,
    router::Router,
    services::Services,
};

/// The whole page.
#[component]
pub fn App() -> Html {
    let language = use_state(first_language);
    let i18n = use_memo(*language, |language| I18n::new(*language));
    let services = use_async(|()| async { Services::start().await });
    {
        let start = services.run.clone();
        use_effect_with((), move |()| start.emit(()));
    }
    {
        let i18n = i18n.clone();
        let shown = matches!(&*services.remote, Remote::Ready(_));
        // Once there are pages, each heading names the tab: see components/heading.rs.
        use_effect_with((*language, shown), move |(language, shown)| {
            announce(*language, (!shown).then(|| i18n.t(id!("page-title"))));
        });
    }
    let on_language = {
        let language = language.setter();
        Callback::from(move |chosen: Language| {
            preferences::save_language(chosen.tag());
            language.set(chosen);
        })
    };
    let content = match &*services.remote {
        Remote::Idle | Remote::Busy => html! {
            <div class="page">
                <main class="column">{ loading(i18n.t(id!("loading"))) }</main>
            </div>
        },
        Remote::Failed(error) => unavailable(&i18n, error, &on_language, services.run.clone()),
        Remote::Ready(services) => html! {
            <ContextProvider<Services> context={services.clone()}>
                <IssuanceProvider>
                    <Router>
                        <Shell {on_language} />
                    </Router>
                </IssuanceProvider>
            </ContextProvider<Services>>
        },
    };
    html! { <ContextProvider<I18n> context={(*i18n).clone()}>{ content }</ContextProvider<I18n>> }
}

/// What the person chose before, else what the browser prefers, else Korean.
fn first_language() -> Language {
    let preferred = || web_sys::window().and_then(|window| window.navigator().language());
    preferences::language()
        .or_else(preferred)
        .and_then(|tag| Language::from_tag(&tag))
        .unwrap_or_default()
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
