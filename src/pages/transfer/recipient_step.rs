use std::rc::Rc;

use ingam_bank_api::{BankAccount, Recipient};
use ingam_core::account_number::AccountNumber;
use yew::prelude::*;

use super::dashed;
use crate::{
    banking::transfer::{self, Start},
    components::{
        button::{Button, ButtonKind},
        choice::Choice,
        failure::Failure,
        field::Field,
        first_problem::focus_first_problem,
        heading::Heading,
    },
    hooks::{use_async, use_services},
    i18n::{MessageId, use_i18n},
    pages::members::use_login_end,
};

/// Properties of [`RecipientStep`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RecipientStepProps {
    /// Accounts and what they can give.
    pub start: Rc<Start>,
    /// From this account to this recipient.
    pub on_found: Callback<(BankAccount, Recipient)>,
}

/// From which account, to which one.
#[component]
pub fn RecipientStep(props: &RecipientStepProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let form = use_node_ref();
    let from = use_state(|| 0_usize);
    let number = use_state(String::new);
    let problem = use_state(|| None::<MessageId>);
    let asked = use_state(|| 0_u32);
    let found = {
        let on_found = props.on_found.clone();
        use_async(move |(from, number): (BankAccount, String)| {
            let (services, on_found) = (services.clone(), on_found.clone());
            async move {
                let recipient = transfer::recipient(&services, &number).await?;
                on_found.emit((from, recipient));
                Ok(())
            }
        })
    };
    use_login_end(&[found.remote.failure()]);
    let accounts = &props.start.accounts;
    let onsubmit = {
        let (number, problem, asked) = (number.clone(), problem.setter(), asked.clone());
        let (from, run, busy) =
            (accounts.get(*from).cloned(), found.run.clone(), found.remote.is_busy());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(from) = from.clone().filter(|_| !busy) else { return };
            let wrong = match AccountNumber::parse(&number) {
                Err(_) => Some(id!("identity-account-bad")),
                Ok(to) if to.digits() == from.number => Some(id!("transfer-same")),
                Ok(to) => {
                    run.emit((from, to.digits().to_owned()));
                    None
                }
            };
            problem.set(wrong);
            asked.set(*asked + 1);
        })
    };
    {
        let form = form.clone();
        use_effect_with(*asked, move |_| focus_first_problem(&form));
    }
    let choice = |at: usize, account: &BankAccount| {
        let (choose, problem) = (from.setter(), problem.setter());
        let on_choose = Callback::from(move |()| {
            choose.set(at);
            problem.set(None);
        });
        Choice {
            name: "from".into(),
            value: account.id.clone().into(),
            title: account.label.clone().into(),
            about: dashed(&account.number).into(),
            price: Some(i18n.won(props.start.available(&account.id))),
            checked: at == *from,
            on_choose,
            ..Choice::default()
        }
        .view()
    };
    let on_input = {
        let (number, problem) = (number.setter(), problem.setter());
        Callback::from(move |typed| {
            number.set(typed);
            problem.set(None);
        })
    };
    html! {
        <form class="column narrow" key="recipient" ref={form} {onsubmit} novalidate=true>
            <Heading title={i18n.t(id!("transfer-title"))} lead={i18n.t(id!("transfer-lead"))} />
            <div class="stack">
                <fieldset class="group ways">
                    <legend>{ i18n.t(id!("transfer-from")) }</legend>
                    { for accounts.iter().enumerate().map(|(at, account)| choice(at, account)) }
                </fieldset>
                { Field { name: "to".into(), label: i18n.t(id!("transfer-to")), value: (*number).clone().into(), inputmode: "numeric", maxlength: "32", on_input, problem: problem.map(|id| i18n.t(id)), ..Field::default() }.view() }
                if let Some(error) = found.remote.failure().filter(|_| problem.is_none()) {
                    <Failure text={error.message()} />
                }
            </div>
            <div class="actions fixed">
                { Button::new(ButtonKind::Primary, i18n.t(id!("transfer-check"))).busy(found.remote.is_busy()).grow(true).submit() }
            </div>
        </form>
    }
}
