use yew::prelude::*;

use super::icon::{Icon, icon_image};
use crate::{error::ErrorText, hooks::use_focus, i18n::use_i18n};

/// Properties of [`Failure`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FailureProps {
    /// What happened, and what to do now.
    pub text: ErrorText,
    /// Buttons of the remedy.
    #[prop_or_default]
    pub children: Html,
}

/// Something failed: said at once by screen readers, and scrolled into view.
#[component]
pub fn Failure(props: &FailureProps) -> Html {
    let i18n = use_i18n();
    let target = use_focus(props.text.clone());
    let (happened, remedy) = i18n.error(&props.text);
    html! {
        <div class="alert" role="alert" ref={target} tabindex="-1">
            { icon_image(Icon::Attention, 20) }
            <div>
                <strong>{ happened }</strong>
                <p>{ remedy }</p>
                { props.children.clone() }
            </div>
        </div>
    }
}
