use std::rc::Rc;

use ingam_bank_api::TextMessage;
use yew::prelude::*;

use super::step_form::error_note;
use crate::{
    components::{
        button::{Button, ButtonKind},
        secret_field::SecretField,
    },
    error::AppError,
    hooks::Remote,
    i18n::{I18n, use_i18n},
    issuance::use_issuance::use_issuance,
};

/// Properties of [`TextCode`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TextCodeProps {
    /// Where the code is.
    pub node: NodeRef,
    /// The message with the code.
    pub sending: Rc<Remote<TextMessage, AppError>>,
    /// Has a message sent.
    pub on_send: Callback<()>,
    /// What is wrong with the code.
    pub problem: Option<AttrValue>,
    /// Something was typed.
    pub on_input: Callback<()>,
}

/// Has a code sent by text message, and asks for it.
#[component]
pub fn TextCode(props: &TextCodeProps) -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let send = match &*props.sending {
        Remote::Ready(_) => id!("verification-phone-again"),
        _ => id!("verification-phone-send"),
    };
    let said = match &*props.sending {
        Remote::Ready(sent) => sent_to(&i18n, sent),
        _ => i18n.t(id!("verification-phone-none")),
    };
    let busy = props.sending.is_busy();
    html! {
        <div class="stack">
            <div>
                <p role="status">{ said }</p>
                <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(send)).busy(busy).on_press(props.on_send.clone()) }</div>
            </div>
            if let Some(error) = props.sending.failure() {
                { error_note(&i18n, &issuance, error) }
            }
            <SecretField
                name="phone-code"
                label={i18n.t(id!("verification-phone"))}
                node={props.node.clone()}
                digits=true
                maxlength={12}
                autocomplete="one-time-code"
                problem={props.problem.clone()}
                on_input={props.on_input.clone()}
            />
        </div>
    }
}

fn sent_to(i18n: &I18n, sent: &TextMessage) -> AttrValue {
    i18n.t_with(
        id!("verification-phone-sent"),
        &[("phone", sent.phone.clone().into()), ("remaining", sent.remaining.into())],
    )
}
