use yew::prelude::*;

use crate::{
    components::{
        brand::Brand,
        button::{Button, ButtonKind},
        heading::Heading,
        language_switch::LanguageSwitch,
    },
    error::AppError,
    i18n::{Language, use_i18n},
    platform::support::SupportError,
};

/// Properties of [`Unavailable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct UnavailableProps {
    /// Why.
    pub error: AppError,
    /// Another language was chosen.
    pub on_language: Callback<Language>,
    /// Tries again.
    pub on_retry: Callback<()>,
}

/// The centre cannot start: unsupported browser, inside a frame, no configuration.
#[component]
pub fn Unavailable(props: &UnavailableProps) -> Html {
    let i18n = use_i18n();
    let (happened, remedy) = i18n.error(&props.error.message());
    let can_retry = !matches!(props.error, AppError::Support(_));
    // Inside a frame, nothing but the way out is offered.
    let framed = props.error == AppError::Support(SupportError::Framed);
    html! {
        <div class="page">
            <header class="header">
                <span class="brand"><Brand /></span>
                <div class="header-end"><LanguageSwitch on_change={props.on_language.clone()} /></div>
            </header>
            <main class="column narrow">
                <div role="alert"><Heading title={happened} lead={remedy} focus={!framed} /></div>
                <div class="actions wrap">if framed {
                        <a class={ButtonKind::Primary.class()} href="./" target="_top" rel="noreferrer">
                            { i18n.t("unavailable-leave-frame") }
                        </a>
                    } else if can_retry {
                        { Button::new(ButtonKind::Primary, i18n.t("action-retry")).on_press(props.on_retry.clone()) }
                    }</div>
            </main>
        </div>
    }
}
