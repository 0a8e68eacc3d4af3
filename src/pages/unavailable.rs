use yew::prelude::*;

use crate::{
    components::{
        brand::brand,
        button::{Button, ButtonKind},
        heading::Heading,
        language_switch::language_switch,
    },
    error::AppError,
    i18n::{I18n, Language},
    platform::support::SupportError,
};

/// The centre cannot start: unsupported browser, inside a frame, no configuration.
pub fn unavailable(
    i18n: &I18n,
    error: &AppError,
    on_language: &Callback<Language>,
    on_retry: Callback<()>,
) -> Html {
    let (happened, remedy) = i18n.error(&error.message());
    let can_retry = !matches!(error, AppError::Support(_));
    // Inside a frame, nothing but the way out is offered.
    let framed = *error == AppError::Support(SupportError::Framed);
    html! {
        <div class="page">
            <header class="header">
                <span class="brand">{ brand(i18n) }</span>
                <div class="header-end">{ language_switch(i18n, on_language) }</div>
            </header>
            <main class="column narrow">
                <div role="alert"><Heading title={happened} lead={remedy} focus={!framed} /></div>
                <div class="actions wrap">if framed {
                        <a class={ButtonKind::Primary.class()} href="./" target="_top" rel="noreferrer">
                            { i18n.t(id!("unavailable-leave-frame")) }
                        </a>
                    } else if can_retry {
                        { Button::new(ButtonKind::Primary, i18n.t(id!("action-retry"))).on_press(on_retry) }
                    }</div>
            </main>
        </div>
    }
}
