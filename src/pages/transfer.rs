use std::rc::Rc;

use ingam_bank_api::{BankAccount, Recipient, Transfer, TransferOrdered};
use ingam_core::account_number::AccountNumber;
use yew::prelude::*;

use self::{amount_step::AmountStep, confirm_step::ConfirmStep, recipient_step::RecipientStep};
use super::members::{retry, use_login_end, use_member};
use crate::{
    banking::transfer::{self, Start},
    components::{
        button::ButtonKind, heading::Heading, icon::Icon, loading::loading, note::note_with,
    },
    hooks::{Remote, use_async, use_services},
    i18n::{I18n, use_i18n},
    route::Route,
    router::Link,
};

mod amount_step;
mod confirm_step;
mod recipient_step;
mod slip;

pub(super) use slip::slip;

/// From where to whom.
#[derive(Clone, Debug, PartialEq)]
struct Way {
    from: BankAccount,
    recipient: Recipient,
}

/// How far it has come.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Recipient,
    Amount(Rc<Way>, Option<Rc<TransferOrdered>>),
    Confirm(Rc<Way>, Rc<TransferOrdered>),
    Done(Rc<Transfer>),
}

/// `/transfer`: 이체. Nothing of it outlasts this page: what was ordered and not signed ends at the bank by
/// itself.
#[component]
pub fn TransferPage() -> Html {
    match use_member() {
        Some(_) => html! { <Steps /> },
        None => Html::default(),
    }
}

#[component]
fn Steps() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let step = use_state(|| Step::Recipient);
    // The newest the bank has told.
    let start = use_state(|| None::<Rc<Start>>);
    let on_start = {
        let start = start.setter();
        Callback::from(move |newest| start.set(Some(newest)))
    };
    let loaded = {
        let on_start = on_start.clone();
        use_async(move |()| {
            let (services, on_start) = (services.clone(), on_start.clone());
            async move {
                on_start.emit(Rc::new(transfer::start(&services).await?));
                Ok(())
            }
        })
    };
    {
        let load = loaded.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    use_login_end(&[loaded.remote.failure()]);
    let go = {
        let step = step.setter();
        move |next: Step| {
            let step = step.clone();
            Callback::from(move |()| step.set(next.clone()))
        }
    };
    let start = match (&*loaded.remote, &*start) {
        (Remote::Failed(error), _) => {
            return html! { <div class="column">{ retry(&i18n, error, loaded.run.clone()) }</div> };
        }
        (Remote::Ready(()), Some(start)) => start.clone(),
        _ => return html! { <div class="column">{ loading(i18n.t(id!("bank-loading"))) }</div> },
    };
    let on = step.setter();
    match &*step {
        Step::Recipient => {
            let on_found = Callback::from(move |(from, recipient)| {
                on.set(Step::Amount(Rc::new(Way { from, recipient }), None));
            });
            html! { <RecipientStep {start} {on_found} /> }
        }
        Step::Amount(way, before) => {
            let on_ordered = {
                let way = way.clone();
                Callback::from(move |ordered| {
                    on.set(Step::Confirm(way.clone(), Rc::new(ordered)));
                })
            };
            let (way, before) = (way.clone(), before.clone());
            html! { <AmountStep {start} {on_start} {way} {before} {on_ordered} on_back={go(Step::Recipient)} /> }
        }
        Step::Confirm(way, ordered) => {
            let on_done = Callback::from(move |done| on.set(Step::Done(Rc::new(done))));
            let on_back = {
                let (back, load) =
                    (go(Step::Amount(way.clone(), Some(ordered.clone()))), loaded.run.clone());
                Callback::from(move |is_refused: bool| {
                    // Whatever it was refused for: what was told before may hold no more.
                    if is_refused {
                        load.emit(());
                    }
                    back.emit(());
                })
            };
            html! { <ConfirmStep ordered={ordered.clone()} {on_done} {on_back} /> }
        }
        Step::Done(done) => html! { <Done {done} /> },
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct DoneProps {
    done: Rc<Transfer>,
}

#[component]
fn Done(props: &DoneProps) -> Html {
    let i18n = use_i18n();
    html! {
        <div class="column narrow receipt" key="done">
            <Heading title={i18n.t(id!("transfer-done"))} />
            <div class="stack">
                <div role="status">{ note_with(Icon::Check, i18n.t(id!("transfer-done-lead"))) }</div>
                { slip(&i18n, &props.done) }
            </div>
            <div class="actions wrap">
                <Link to={Route::Transfers} classes={ButtonKind::Outlined.class()}>{ i18n.t(id!("transfers-title")) }</Link>
                <Link to={Route::Bank} classes={ButtonKind::Outlined.class()}>{ i18n.t(id!("transfer-to-accounts")) }</Link>
            </div>
        </div>
    }
}

/// A number of an account as people write it.
pub(super) fn dashed(number: &str) -> String {
    AccountNumber::parse(number).map_or_else(|_| number.to_owned(), |number| number.to_string())
}

/// Label and number of an account of the customer.
fn named(account: &BankAccount) -> String {
    format!("{} {}", account.label, dashed(&account.number))
}

/// What can be sent from an account now, and why it is no more.
fn most(i18n: &I18n, start: &Start, from: &str) -> AttrValue {
    let (limits, available) = (&start.limits, start.available(from));
    let won = |amount: u64| i18n.won(amount).to_string();
    i18n.t_with(
        id!("transfer-limits"),
        &[
            ("most", won(available.min(limits.at_once).min(limits.left_today)).into()),
            ("available", won(available).into()),
            ("once", won(limits.at_once).into()),
            ("today", won(limits.left_today).into()),
        ],
    )
}
