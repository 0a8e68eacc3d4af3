use std::rc::Rc;

use ingam_bank_api::{Transfer, TransferFacts, TransferOrdered};
use yew::prelude::*;

use crate::{
    banking::transfer::{self, SignedOrder},
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        icon::Icon,
        loading::loading,
        note::{note_with, warning_with},
    },
    error::{AppError, ErrorKind},
    hooks::{use_async, use_services},
    i18n::{I18n, use_i18n},
    pages::{
        members::use_login_end,
        select_certificate::{SelectCertificate, Task},
        transfer::dashed,
    },
    platform::bank_client::BankError,
    route::Route,
    router::Link,
};

/// Properties of [`ConfirmStep`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ConfirmStepProps {
    /// What the bank will carry out when it is signed.
    pub ordered: Rc<TransferOrdered>,
    /// It was carried out.
    pub on_done: Callback<Transfer>,
    /// Something is to be changed; whether because the bank has refused it.
    pub on_back: Callback<bool>,
}

/// The text as it will be signed, and the signature.
#[component]
pub fn ConfirmStep(props: &ConfirmStepProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let selecting = use_state(|| false);
    let signed = use_state(|| None::<SignedOrder>);
    let sent = {
        let (services, on_done) = (services.clone(), props.on_done.clone());
        use_async(move |signed: SignedOrder| {
            let (services, on_done) = (services.clone(), on_done.clone());
            async move {
                on_done.emit(transfer::carry_out(&services, &signed).await?);
                Ok(())
            }
        })
    };
    use_login_end(&[sent.remote.failure()]);
    let select = |on: bool| {
        let selecting = selecting.setter();
        Callback::from(move |()| selecting.set(on))
    };
    let task = {
        let parts = (services.clone(), props.ordered.clone());
        let (selecting, signed, send) = (selecting.setter(), signed.setter(), sent.run.clone());
        // What it calls stays the same as long as the component.
        use_memo(parts, move |(services, ordered)| {
            let (services, ordered) = (services.clone(), ordered.clone());
            Task::new(move |id, way, intent| {
                let (services, ordered) = (services.clone(), ordered.clone());
                let (selecting, signed, send) = (selecting.clone(), signed.clone(), send.clone());
                Box::pin(async move {
                    let order = transfer::sign(&services, &id, way, &ordered).await?;
                    intent.go_on()?;
                    selecting.set(false);
                    signed.set(Some(order.clone()));
                    send.emit(order);
                    Ok(())
                })
            })
        })
    };
    let again = {
        let (signed, send) = (signed.clone(), sent.run.clone());
        Callback::from(move |()| {
            if let Some(order) = &*signed {
                send.emit(order.clone());
            }
        })
    };
    let text = transfer::text(&services, &props.ordered.facts);
    let failure = sent.remote.failure();
    let sending = sent.remote.is_busy();
    let is_refused = failure.is_some_and(|error| !is_open(error));
    let change = props.on_back.reform(move |()| is_refused);
    html! {
        <div class="column narrow" key="confirm">
            <Heading title={i18n.t(id!("transfer-confirm"))} lead={i18n.t(id!("transfer-confirm-lead"))} />
            <div class="stack">
                { sum(&i18n, &props.ordered.facts) }
                <pre class="signed-text" tabindex="0" aria-label={i18n.t(id!("transfer-text"))}>{ text }</pre>
                { warning_with(Icon::Attention, i18n.t(id!("transfer-warning"))) }
                if sending {
                    { loading(i18n.t(id!("transfer-sending"))) }
                } else if let Some(error) = failure {
                    <Failure text={error.message()}>
                        <div class="actions wrap">
                            if is_open(error) {
                                { Button::new(ButtonKind::Small, i18n.t(id!("transfer-ask-again"))).on_press(again) }
                            } else if error.kind() == ErrorKind::OrderExecuted {
                                <Link to={Route::Transfers} classes={ButtonKind::Small.class()}>{ i18n.t(id!("transfers-title")) }</Link>
                            }
                        </div>
                    </Failure>
                } else {
                    { note_with(Icon::Lock, i18n.t(id!("transfer-password"))) }
                }
            </div>
            if !sending && !failure.is_some_and(|error| is_open(error) || error.kind() == ErrorKind::OrderExecuted) {
                <div class="actions fixed">
                    if failure.is_some_and(is_over) {
                        { Button::new(ButtonKind::Primary, i18n.t(id!("transfer-change"))).grow(true).on_press(change) }
                    } else {
                        { Button::new(ButtonKind::Outlined, i18n.t(id!("transfer-change"))).on_press(change) }
                        { Button::new(ButtonKind::Primary, i18n.t(id!("transfer-sign"))).grow(true).on_press(select(true)) }
                    }
                </div>
            }
            if *selecting {
                <SelectCertificate
                    title={i18n.t(id!("transfer-select"))}
                    submit={i18n.t(id!("transfer-sign"))}
                    task={(*task).clone()}
                    on_close={select(false)}
                />
            }
        </div>
    }
}

/// Who gets how much, to be seen before anything else.
fn sum(i18n: &I18n, facts: &TransferFacts) -> Html {
    html! {
        <dl class="sum">
            <div>
                <dt>{ i18n.t(id!("transfer-recipient")) }</dt>
                <dd><strong>{ &facts.recipient }</strong>{ format!("{} {}", facts.bank, dashed(&facts.to)) }</dd>
            </div>
            <div>
                <dt>{ i18n.t(id!("transfer-amount")) }</dt>
                <dd><strong>{ i18n.won(facts.amount) }</strong></dd>
            </div>
        </dl>
    }
}

/// Whether the bank may have done it: then the same is asked again, and not signed anew.
fn is_open(error: &AppError) -> bool {
    matches!(error, AppError::Bank(bank) if !matches!(bank, BankError::Refused(_)))
        || matches!(error.kind(), ErrorKind::BankFailed | ErrorKind::BankUnavailable)
}

/// Whether this order is refused whoever signs it. Another certificate or another password helps with other
/// refusals.
fn is_over(error: &AppError) -> bool {
    matches!(
        error.kind(),
        ErrorKind::OverLimit
            | ErrorKind::OverDailyLimit
            | ErrorKind::BalanceTooLow
            | ErrorKind::OrderUnknown
    )
}
