use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew_router::{components::Link, hooks::use_route};

use crate::{
    components::{brand::Brand, language_switch::LanguageSwitch},
    hooks::use_services,
    i18n::{Language, use_i18n},
    route::Route,
};

/// Properties of [`Shell`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ShellProps {
    /// The page.
    pub children: Html,
    /// Another language was chosen.
    pub on_language: Callback<Language>,
}

/// What surrounds every page: header with the menu, footer.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let i18n = use_i18n();
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let bank = use_services().config().bank_url.clone();
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
    let in_certificates = matches!(route, Route::Certificates | Route::Certificate { .. });
    html! {
        <div class={classes!("page", focused.then_some("focused"))}>
            <a class="skip" href="#main" onclick={to_main}>{ i18n.t("skip") }</a>
            <header class="header">
                <Link<Route> to={Route::Home} classes="brand"><Brand /></Link<Route>>
                <nav class="menu" aria-label={i18n.t("menu-label")}>
                    <MenuEntry route={Route::Issue} name={i18n.t("menu-issue")} current={focused} />
                    <MenuEntry
                        route={Route::Certificates}
                        name={i18n.t("menu-certificates")}
                        current={in_certificates}
                    />
                </nav>
                <div class="header-end"><LanguageSwitch on_change={props.on_language.clone()} /></div>
            </header>
            <main id="main" ref={main} tabindex="-1">{ props.children.clone() }</main>
            <footer class="footer">
                <p>{ i18n.t("footer-mock") }</p>
                <nav aria-label={i18n.t("footer-label")}>
                    <a href={format!("{bank}{}", ingam_bank_api::paths::DEMO)} rel="noreferrer">
                        { i18n.t("footer-demo") }
                    </a>
                </nav>
            </footer>
        </div>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct MenuEntryProps {
    route: Route,
    name: AttrValue,
    current: bool,
}

/// An entry of the menu; the one of the page that is shown says so to screen readers too.
#[component]
fn MenuEntry(props: &MenuEntryProps) -> Html {
    let anchor = use_node_ref();
    {
        let anchor = anchor.clone();
        use_effect_with(props.current, move |current| {
            let Some(anchor) = anchor.cast::<Element>() else {
                return;
            };
            // Setting an attribute of a known name does not fail.
            let _ = if *current {
                anchor.set_attribute("aria-current", "page")
            } else {
                anchor.remove_attribute("aria-current")
            };
        });
    }
    html! {
        <Link<Route> to={props.route.clone()} anchor_ref={anchor}>{ &props.name }</Link<Route>>
    }
}
