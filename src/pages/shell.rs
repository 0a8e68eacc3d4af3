use web_sys::HtmlElement;
use yew::prelude::*;

use super::{login_band::LoginBand, page};
use crate::{
    banking::use_banking::{Ended, use_banking},
    components::{brand::brand, language_switch::language_switch},
    help::topic_at,
    hooks::{HelpHere, use_services, use_visit},
    i18n::{I18n, Language, use_i18n},
    route::Route,
    router::{Link, use_navigator, use_route},
};

/// Properties of [`Shell`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ShellProps {
    /// Another language was chosen.
    pub on_language: Callback<Language>,
}

/// The page of the address, and what surrounds every page: header with the menu, footer.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let i18n = use_i18n();
    let route = use_route();
    let bank = use_services().config().bank_url.clone();
    let visit = use_visit();
    let navigator = use_navigator();
    let banking = use_banking();
    let focused = route.is_focused();
    let main = use_node_ref();
    let to_main = {
        let main = main.clone();
        // With a base element, `#main` alone would lead to the front page.
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            if let Some(main) = main.cast::<HtmlElement>() {
                // An element that cannot take the focus is no reason to fail.
                let _ = main.focus();
            }
        })
    };
    let in_certificates = matches!(
        route,
        Route::Certificates
            | Route::Certificate { .. }
            | Route::Export { .. }
            | Route::Backup
            | Route::Import
    );
    // A tab of its own would not know that the computer is a public one.
    let help_here = HelpHere(visit.is_public.then(|| {
        Callback::from(move |code: &'static str| {
            navigator.push(&Route::HelpError { code: code.to_owned() });
        })
    }));
    let in_bank = matches!(route, Route::Login | Route::Bank | Route::Transfer | Route::Transfers);
    html! {
        <div class={classes!("page", focused.then_some("focused"))}>
            <a class="skip" href="#main" onclick={to_main}>{ i18n.t(id!("skip")) }</a>
            <header class="header">
                <Link to={Route::Home} classes="brand">{ brand(&i18n) }</Link>
                <nav class="menu" aria-label={i18n.t(id!("menu-label"))}>
                    <Link to={Route::Issue} current={focused}>{ i18n.t(id!("menu-issue")) }</Link>
                    <Link to={Route::Certificates} current={in_certificates}>
                        { i18n.t(id!("menu-certificates")) }
                    </Link>
                    <Link to={Route::Login} current={in_bank}>
                        { i18n.t(id!("menu-bank")) }
                    </Link>
                </nav>
                <div class="header-end">
                    { help_link(&i18n, &route, visit.is_public) }
                    { language_switch(&i18n, &props.on_language) }
                </div>
            </header>
            if let Some(visitor) = &banking.login.visitor {
                <LoginBand visitor={visitor.clone()} />
            } else if route != Route::Login && matches!(banking.login.ended, Some(Ended::Idle | Ended::Over)) {
                <p class="login-band" role="status">{ i18n.t(id!("band-ended")) }</p>
            }
            <ContextProvider<HelpHere> context={help_here}>
                <main id="main" ref={main} tabindex="-1">{ page(&i18n, route, visit.closed) }</main>
            </ContextProvider<HelpHere>>
            <footer class="footer">
                <p>{ i18n.t(id!("footer-mock")) }</p>
                <nav aria-label={i18n.t(id!("footer-label"))}>
                    <Link to={Route::Help}>{ i18n.t(id!("help-title")) }</Link>
                    <a href={format!("{bank}{}", ingam_bank_api::paths::DEMO)} rel="noreferrer">
                        { i18n.t(id!("footer-demo")) }
                    </a>
                </nav>
            </footer>
        </div>
    }
}

/// Help about what is shown. What is under way stays: it opens in a tab of its own, but on a public computer,
/// where only this tab is known to be on one.
fn help_link(i18n: &I18n, route: &Route, is_public: bool) -> Html {
    let topic = topic_at(&route.to_path());
    if topic.is_empty() || is_public {
        let to = match topic.as_str() {
            "" => Route::Help,
            _ => Route::HelpTopic { topic },
        };
        return html! { <Link {to} classes="button plain">{ i18n.t(id!("help-short")) }</Link> };
    }
    html! {
        <a class="button plain" href={["help/", &topic].concat()} target="_blank" rel="noopener">
            { i18n.t(id!("help-short")) }
            <span class="visually-hidden">{ i18n.t(id!("help-new-tab")) }</span>
        </a>
    }
}
