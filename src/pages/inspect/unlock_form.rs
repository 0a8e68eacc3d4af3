use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    certificates::doctor::Question,
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        secret_field::{SecretField, take_secret},
    },
    error::AppError,
    i18n::use_i18n,
    keeper::protocol::{FileFault, KeeperError, Secret},
};

/// Properties of [`UnlockForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct UnlockFormProps {
    /// A password would open more.
    pub locked: bool,
    /// A number could be compared.
    pub checkable: bool,
    /// A password was given for these files.
    pub tried: bool,
    /// Under way.
    pub busy: bool,
    /// The files shall be looked at again.
    pub on_ask: Callback<Question>,
}

/// Asks for what shows more of the files: their password, and the number of whose they should be. Nothing
/// where neither would.
#[component]
pub fn UnlockForm(props: &UnlockFormProps) -> Html {
    let i18n = use_i18n();
    let (password, number) = (use_node_ref(), use_node_ref());
    let onsubmit = {
        let (password, number) = (password.clone(), number.clone());
        let (on_ask, busy) = (props.on_ask.clone(), props.busy);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if busy {
                return;
            }
            let typed = |node: &NodeRef| {
                Some(take_secret(node)).filter(|text| !text.is_empty()).map(Secret::new)
            };
            match (typed(&password), typed(&number)) {
                // Nothing to look for: back to where it is asked.
                (None, None) => focus(&password).or_else(|| focus(&number)).unwrap_or_default(),
                (password, number) => on_ask.emit(Question { files: None, password, number }),
            }
        })
    };
    if !props.locked && !props.checkable {
        return Html::default();
    }
    html! {
        <form class="card stack" {onsubmit} novalidate=true aria-labelledby="inspect-more">
            <h2 id="inspect-more">{ i18n.t(id!("inspect-more")) }</h2>
            if props.locked {
                <SecretField
                    name="file-password"
                    label={i18n.t(id!("import-password"))}
                    node={password}
                    maxlength={200}
                    revealable=true
                    keypad=true
                    hint={i18n.t(id!("inspect-locked"))}
                />
            }
            if props.checkable {
                <SecretField
                    name="inspect-number"
                    label={i18n.t(id!("inspect-number"))}
                    node={number}
                    maxlength={14}
                    digits=true
                    keypad=true
                    hint={i18n.t(id!("inspect-number-about"))}
                />
            }
            if props.locked && props.tried && !props.busy {
                <Failure text={AppError::Import(KeeperError::File(FileFault::DoesNotOpen)).message()} />
            }
            <div class="actions wrap">{ Button::new(ButtonKind::Primary, i18n.t(id!("inspect-again"))).busy(props.busy).submit() }</div>
        </form>
    }
}

/// Moves the focus, if there is such an input.
fn focus(node: &NodeRef) -> Option<()> {
    node.cast::<HtmlElement>()?.focus().ok()
}
