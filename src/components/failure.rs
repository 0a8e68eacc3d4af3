use web_sys::HtmlElement;
use yew::prelude::*;

use super::icon::{Icon, icon_image};
use crate::{
    error::ErrorText,
    hooks::{HelpHere, focus_password},
    i18n::{I18n, use_i18n},
};

/// Properties of [`Failure`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FailureProps {
    /// What happened, and what to do now.
    pub text: ErrorText,
    /// Whether the focus goes on to the password that is asked for once more, above it.
    #[prop_or_default]
    pub asks_again: bool,
    /// Buttons of the remedy.
    #[prop_or_default]
    pub children: Html,
}

/// Something failed: said at once by screen readers, and scrolled into view.
#[component]
pub fn Failure(props: &FailureProps) -> Html {
    let i18n = use_i18n();
    let target = use_node_ref();
    {
        let target = target.clone();
        use_effect_with((props.text.clone(), props.asks_again), move |(_, asks_again)| {
            if let Some(alert) = target.cast::<HtmlElement>() {
                // An element that cannot take the focus is no reason to fail.
                let _ = alert.focus();
                if *asks_again {
                    focus_password(&alert);
                }
            }
        });
    }
    let here = use_context::<HelpHere>().and_then(|here| here.0);
    let (happened, remedy) = i18n.error(&props.text);
    html! {
        <div class="alert" role="alert" ref={target} tabindex="-1">
            { icon_image(Icon::Attention, 20) }
            <div>
                <strong>{ happened }</strong>
                <p>{ remedy }</p>
                { props.children.clone() }
                { for props.text.code.map(|code| more(&i18n, code, here.clone())) }
            </div>
        </div>
    }
}

/// What the help says of an error. A tab of its own, unless it is to be shown here: what is typed stays.
fn more(i18n: &I18n, code: &'static str, here: Option<Callback<&'static str>>) -> Html {
    let target = here.is_none().then_some("_blank");
    let onclick = here.map(|here| {
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            here.emit(code);
        })
    });
    html! {
        <p class="more">
            <a href={["help/errors/", code].concat()} {target} {onclick} rel="noopener">
                { i18n.t_with(id!("failure-more"), &[("code", code.into())]) }
            </a>
        </p>
    }
}
