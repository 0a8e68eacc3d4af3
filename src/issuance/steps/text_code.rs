use ingam_bank_api::TextMessage;
use yew::prelude::*;

use crate::{
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        secret_field::SecretField,
    },
    hooks::{Remote, use_async},
    i18n::{I18n, use_i18n},
    issuance::use_issuance::use_issuance,
};

/// Properties of [`TextCode`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TextCodeProps {
    /// Where the code is.
    pub node: NodeRef,
    /// What is wrong with it.
    pub problem: Option<AttrValue>,
}

/// Has a code sent by text message, and asks for it.
#[component]
pub fn TextCode(props: &TextCodeProps) -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let sending = use_async(move |()| issuance.clone().send_code());
    let send = match &*sending.remote {
        Remote::Ready(_) => id!("verification-phone-again"),
        _ => id!("verification-phone-send"),
    };
    let said = match &*sending.remote {
        Remote::Ready(sent) => sent_to(&i18n, sent),
        _ => i18n.t(id!("verification-phone-none")),
    };
    let busy = sending.remote.is_busy();
    html! {
        <div class="stack">
            <div>
                <p role="status">{ said }</p>
                <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(send)).busy(busy).on_press(sending.run.clone()) }</div>
            </div>
            if let Some(error) = sending.remote.failure() {
                <Failure text={error.message()} />
            }
            <SecretField
                name="phone-code"
                label={i18n.t(id!("verification-phone"))}
                node={props.node.clone()}
                digits=true
                maxlength={6}
                autocomplete="one-time-code"
                problem={props.problem.clone()}
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
