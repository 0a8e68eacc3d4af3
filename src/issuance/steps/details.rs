use ingam_bank_api::{Address, Details};
use ingam_core::{email::Email, phone::Phone, postal_code::PostalCode};
use yew::prelude::*;

use super::step_form::StepForm;
use crate::{
    components::field::Field,
    hooks::use_async,
    i18n::{MessageId, use_i18n},
    issuance::use_issuance::use_issuance,
};

/// Longest address line.
const ADDRESS: &str = "100";

/// Which fields have been left, and are judged from then on, while they are typed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Judged {
    email: bool,
    phone: bool,
    postal_code: bool,
    line1: bool,
}

impl Judged {
    const ALL: Self = Self { email: true, phone: true, postal_code: true, line1: true };
}

/// 고객 정보
#[component]
pub fn DetailsStep() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let typed = use_state(|| {
        let on_file = issuance.state.view.as_ref().and_then(|view| view.details.clone());
        shown(issuance.state.details.clone().or(on_file).unwrap_or_else(nothing))
    });
    let judged = use_state(Judged::default);
    let describe = use_async(move |details: Details| issuance.clone().describe(details));
    let on_submit = {
        let (typed, judged, run) = (typed.clone(), judged.setter(), describe.run.clone());
        Callback::from(move |()| match read(&typed) {
            Some(details) => run.emit(details),
            None => judged.set(Judged::ALL),
        })
    };
    let edit = |change: fn(&mut Details, String)| {
        let typed = typed.clone();
        Callback::from(move |text| {
            let mut next = (*typed).clone();
            change(&mut next, text);
            typed.set(next);
        })
    };
    let leave = |mark: fn(&mut Judged)| {
        let judged = judged.clone();
        Callback::from(move |()| {
            let mut next = *judged;
            mark(&mut next);
            judged.set(next);
        })
    };
    let problem = |judged: bool, fine: bool, id: MessageId| (judged && !fine).then(|| i18n.t(id));
    html! {
        <StepForm
            title={i18n.t(id!("details-title"))}
            lead={i18n.t(id!("details-lead"))}
            submit={i18n.t(id!("details-submit"))}
            busy={describe.remote.is_busy()}
            failure={describe.remote.failure().cloned()}
            {on_submit}
        >
            { Field { name: "email".into(), label: i18n.t(id!("details-email")), value: typed.email.clone().into(), autocomplete: "email", inputmode: "email", on_input: edit(|d, text| d.email = text), on_leave: leave(|j| j.email = true), problem: problem(judged.email, Email::parse(&typed.email).is_ok(), id!("details-email-bad")), ..Field::default() }.view() }
            { Field { name: "phone".into(), label: i18n.t(id!("details-phone")), value: typed.phone.clone().into(), autocomplete: "tel", inputmode: "tel", maxlength: "20", on_input: edit(|d, text| d.phone = text), on_leave: leave(|j| j.phone = true), problem: problem(judged.phone, Phone::parse(&typed.phone).is_ok(), id!("details-phone-bad")), ..Field::default() }.view() }
            { Field { name: "postal-code".into(), label: i18n.t(id!("details-postal-code")), value: typed.address.postal_code.clone().into(), autocomplete: "postal-code", inputmode: "numeric", maxlength: "7", on_input: edit(|d, text| d.address.postal_code = text), on_leave: leave(|j| j.postal_code = true), problem: problem(
                    judged.postal_code,
                    PostalCode::parse(&typed.address.postal_code).is_ok(),
                    id!("details-postal-code-bad"),
                ), ..Field::default() }.view() }
            { Field { name: "address1".into(), label: i18n.t(id!("details-address1")), value: typed.address.line1.clone().into(), autocomplete: "address-line1", maxlength: ADDRESS, on_input: edit(|d, text| d.address.line1 = text), on_leave: leave(|j| j.line1 = true), problem: problem(
                    judged.line1,
                    !typed.address.line1.trim().is_empty(),
                    id!("details-address1-bad"),
                ), ..Field::default() }.view() }
            { Field { name: "address2".into(), label: i18n.t(id!("details-address2")), optional: Some(i18n.t(id!("field-optional"))), value: typed.address.line2.clone().into(), autocomplete: "address-line2", maxlength: ADDRESS, on_input: edit(|d, text| d.address.line2 = text), ..Field::default() }.view() }
        </StepForm>
    }
}

fn nothing() -> Details {
    Details { email: String::new(), phone: String::new(), address: Address::default() }
}

/// As people write it: phone numbers with dashes.
fn shown(details: Details) -> Details {
    let phone = Phone::parse(&details.phone).map(|p| p.to_string()).unwrap_or(details.phone);
    Details { phone, ..details }
}

/// As the bank takes it; `None` if a field is not usable.
fn read(typed: &Details) -> Option<Details> {
    let line1 = typed.address.line1.trim();
    Some(Details {
        email: Email::parse(&typed.email).ok()?.as_str().to_owned(),
        phone: Phone::parse(&typed.phone).ok()?.digits().to_owned(),
        address: Address {
            postal_code: PostalCode::parse(&typed.address.postal_code).ok()?.digits().to_owned(),
            line1: (!line1.is_empty()).then(|| line1.to_owned())?,
            line2: typed.address.line2.trim().to_owned(),
        },
    })
}
