use ingam_bank_api::{Holder, Secret};
use ingam_core::{account_number::AccountNumber, business_number::BusinessNumber};
use yew::prelude::*;

use crate::{
    components::{
        account_password::account_password,
        choice::Choice,
        field::Field,
        first_problem::focus_first_problem,
        number_field::{NumberNodes, number_field},
        secret_field::{SecretField, take_secret},
    },
    hooks::{changing, use_form, use_services},
    i18n::{MessageId, use_i18n},
};

/// What was filled in.
#[derive(Debug)]
pub(super) struct Asked {
    /// Who they are.
    pub(super) holder: Holder,
    /// Digits of the account.
    pub(super) account: String,
    /// 계좌 비밀번호
    pub(super) account_password: Secret,
    /// 주민등록번호 or 사업자등록번호
    pub(super) number: Secret,
}

/// The question who somebody is, as a page puts it into its form.
pub(super) struct AccountQuestion {
    /// Goes to the form.
    pub(super) form: NodeRef,
    /// Goes to the form.
    pub(super) onsubmit: Callback<SubmitEvent>,
    /// Inside of the form.
    pub(super) fields: Html,
    /// Whether a field is said to be wrong.
    pub(super) has_problem: bool,
    /// Empties the fields that hold secrets.
    pub(super) clear: Callback<()>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Problems {
    number: Option<MessageId>,
    account: bool,
    password: bool,
}

/// Number, account and its password. The secrets are in the fields and nowhere else: they are read with every
/// question, and gone with the page at the latest.
#[hook]
pub(super) fn use_account_question(
    legend: MessageId,
    busy: bool,
    on_ask: Callback<Asked>,
) -> AccountQuestion {
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
        let (resident, password) = (resident.clone(), password.clone());
        let (holder, business, account) = (*holder, business.clone(), account.clone());
        let (problems, asked) = (problems.dispatcher(), asked.clone());
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
                let account = account.digits().to_owned();
                on_ask.emit(Asked { holder, account, account_password, number });
            }
        })
    };
    {
        let form = form.clone();
        use_effect_with(*asked, move |_| focus_first_problem(&form));
    }
    let clear = {
        let (resident, password) = (resident.clone(), password.clone());
        Callback::from(move |()| {
            resident.clear();
            take_secret(&password);
        })
    };
    // What is being mended is not called wrong.
    let mending = |mend| changing(&problems, mend);
    let kind = |value: Holder, name: &'static str, title: MessageId| {
        let (chosen, mended) =
            (holder.setter(), mending(|problems| *problems = Problems::default()));
        Choice {
            name: "holder".into(),
            value: name.into(),
            title: i18n.t(title),
            checked: *holder == value,
            on_choose: Callback::from(move |()| {
                chosen.set(value);
                mended.emit(());
            }),
            ..Choice::default()
        }
        .view()
    };
    let typing = |state: &UseStateHandle<String>, mend: fn(&mut Problems)| {
        let (state, mended) = (state.setter(), mending(mend));
        Callback::from(move |text| {
            state.set(text);
            mended.emit(());
        })
    };
    let fields = html! {
        <>
            <fieldset class="group ways">
                <legend>{ i18n.t(legend) }</legend>
                { kind(Holder::Personal, "personal", id!("holder-personal")) }
                { kind(Holder::Corporate, "corporate", id!("holder-corporate")) }
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
        </>
    };
    let has_problem = problems.0 != Problems::default();
    AccountQuestion { form, onsubmit, fields, has_problem, clear }
}
