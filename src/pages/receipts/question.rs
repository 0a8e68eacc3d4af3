use ingam_bank_api::{Holder, ReceiptsQuestion, Secret};
use ingam_core::{account_number::AccountNumber, business_number::BusinessNumber};
use yew::prelude::*;

use crate::{
    components::{
        account_password::account_password,
        button::{Button, ButtonKind},
        choice::Choice,
        failure::Failure,
        field::Field,
        first_problem::focus_first_problem,
        heading::Heading,
        icon::Icon,
        note::note_with,
        number_field::{NumberNodes, number_field},
        secret_field::{SecretField, take_secret},
    },
    error::AppError,
    hooks::{changing, use_form, use_services},
    i18n::{I18n, MessageId, use_i18n},
};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuestionWords {
    /// Of the page.
    pub title: MessageId,
    /// Below it.
    pub lead: MessageId,
    /// Of the choice between people and companies.
    pub holder: MessageId,
    /// What the button does.
    pub submit: MessageId,
}

/// Properties of [`Question`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct QuestionProps {
    /// What is asked for.
    pub words: QuestionWords,
    /// The answer is on its way.
    pub busy: bool,
    /// Why there was no answer.
    #[prop_or_default]
    pub failure: Option<AppError>,
    /// All is filled in.
    pub on_ask: Callback<ReceiptsQuestion>,
}

/// What is wrong with the fields.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Problems {
    number: Option<MessageId>,
    account: bool,
    password: bool,
}

/// Who somebody is: number, account and its password.
#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let (form, password) = (use_node_ref(), use_node_ref());
    let resident = use_memo((), |()| NumberNodes::default());
    let holder = use_state(|| Holder::Personal);
    let business = use_state(String::new);
    let account = use_state(String::new);
    let problems = use_form(Problems::default);
    let asked = use_state(|| 0_u32);
    let onsubmit = {
        let (resident, password, busy) = (resident.clone(), password.clone(), props.busy);
        let (holder, business, account) = (*holder, business.clone(), account.clone());
        let (problems, asked, on_ask) =
            (problems.dispatcher(), asked.clone(), props.on_ask.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if busy {
                return;
            }
            let number = match holder {
                Holder::Personal => {
                    resident.judge(services.now()).map(|number| Secret::new(number.digits()))
                }
                Holder::Corporate => BusinessNumber::parse(&business)
                    .map(|number| Secret::new(number.digits()))
                    .map_err(|_| id!("identity-business-bad")),
            };
            let account = AccountNumber::parse(&account).ok();
            let pin = account_password(&password).map(|pin| Secret::new(pin.digits()));
            let found = Problems {
                number: number.as_ref().err().copied(),
                account: account.is_none(),
                password: pin.is_none(),
            };
            problems.dispatch(Box::new(move |_| found));
            asked.set(*asked + 1);
            if let (Ok(number), Some(account), Some(account_password)) = (number, account, pin) {
                resident.clear();
                take_secret(&password);
                let account = account.digits().to_owned();
                on_ask.emit(ReceiptsQuestion { account, account_password, number });
            }
        })
    };
    {
        let form = form.clone();
        use_effect_with(*asked, move |_| focus_first_problem(&form));
    }
    // What is being mended is not called wrong.
    let mending = |mend| changing(&problems, mend);
    let choose = |chosen: Holder| {
        let (holder, mended) =
            (holder.setter(), mending(|problems| *problems = Problems::default()));
        Callback::from(move |()| {
            holder.set(chosen);
            mended.emit(());
        })
    };
    let typing = |state: &UseStateHandle<String>, mend: fn(&mut Problems)| {
        let (state, mended) = (state.setter(), mending(mend));
        Callback::from(move |text| {
            state.set(text);
            mended.emit(());
        })
    };
    let failure = props.failure.as_ref().filter(|_| problems.0 == Problems::default());
    html! {
        <form class="column narrow" ref={form} {onsubmit} novalidate=true>
            <Heading title={i18n.t(props.words.title)} lead={i18n.t(props.words.lead)} />
            <div class="stack">
                <fieldset class="group ways">
                    <legend>{ i18n.t(props.words.holder) }</legend>
                    { holder_choice(&i18n, Holder::Personal, *holder, choose(Holder::Personal)) }
                    { holder_choice(&i18n, Holder::Corporate, *holder, choose(Holder::Corporate)) }
                </fieldset>
                if *holder == Holder::Personal {
                    { number_field(&i18n, &resident, problems.0.number.map(|id| i18n.t(id)), false, mending(|problems| problems.number = None)) }
                } else {
                    { Field { name: "business-number".into(), label: i18n.t(id!("identity-business")), value: (*business).clone().into(), inputmode: "numeric", maxlength: "24", on_input: typing(&business, |problems| problems.number = None), problem: problems.0.number.map(|id| i18n.t(id)), ..Field::default() }.view() }
                }
                { Field { name: "account-number".into(), label: i18n.t(id!("identity-account")), value: (*account).clone().into(), inputmode: "numeric", maxlength: "32", on_input: typing(&account, |problems| problems.account = false), problem: problems.0.account.then(|| i18n.t(id!("identity-account-bad"))), ..Field::default() }.view() }
                <SecretField
                    name="account-password"
                    label={i18n.t(id!("verification-password"))}
                    node={password}
                    digits=true
                    maxlength={4}
                    on_input={mending(|problems| problems.password = false)}
                    problem={problems.0.password.then(|| i18n.t(id!("verification-password-bad")))}
                />
                if let Some(error) = failure {
                    <Failure text={error.message()} />
                }
                { note_with(Icon::Lock, i18n.t(id!("receipts-note"))) }
            </div>
            <div class="actions fixed">
                { Button::new(ButtonKind::Primary, i18n.t(props.words.submit)).busy(props.busy).grow(true).submit() }
            </div>
        </form>
    }
}

fn holder_choice(i18n: &I18n, holder: Holder, chosen: Holder, on_choose: Callback<()>) -> Html {
    let (value, title) = match holder {
        Holder::Personal => ("personal", id!("holder-personal")),
        Holder::Corporate => ("corporate", id!("holder-corporate")),
    };
    Choice {
        name: "holder".into(),
        value: value.into(),
        title: i18n.t(title),
        checked: holder == chosen,
        on_choose,
        ..Choice::default()
    }
    .view()
}
