//! What to have at hand before the first question.

use yew::prelude::*;

use crate::{
    components::icon::{Icon, icon_image},
    i18n::{I18n, MessageId},
};

/// What to prepare, and how long it takes.
pub fn needs(i18n: &I18n, is_public: bool) -> Html {
    let time = if is_public { id!("public-needs-time") } else { id!("needs-time") };
    let need = |icon: Icon, id: MessageId| {
        html! { <li>{ icon_image(icon, 20) }<span>{ i18n.t(id) }</span></li> }
    };
    html! {
        <ul class="facts small">
            { need(Icon::Check, id!("needs-id")) }
            { need(Icon::Check, id!("needs-number")) }
            { need(Icon::Check, id!("needs-account")) }
            { need(Icon::Check, id!("needs-proof")) }
            { need(Icon::Clock, time) }
        </ul>
    }
}

/// The same at the head of the wizard, for whoever wants to look again.
pub fn question(i18n: &I18n, is_public: bool) -> Html {
    html! {
        <details class="tip">
            <summary>{ i18n.t(id!("needs-title")) }</summary>
            { needs(i18n, is_public) }
        </details>
    }
}
