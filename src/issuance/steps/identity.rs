use ingam_core::{
    resident_number::{ResidentNumber, ResidentNumberError},
    user_id::UserId,
};
use yew::prelude::*;

use super::{
    number_field::{NumberNodes, number_field},
    step_form::StepForm,
};
use crate::{
    components::{field::Field, icon::Icon, note::note_with},
    hooks::use_async,
    i18n::use_i18n,
    issuance::use_issuance::use_issuance,
};

/// 본인 확인
#[component]
pub fn Identity() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let number = use_memo((), |()| NumberNodes::default());
    let bad_user_id = use_state(|| false);
    let bad_number = use_state(|| None::<ResidentNumberError>);
    let typed_id = use_state(|| issuance.state.user_id.clone());
    let identify = use_async(move |(id, number): (UserId, ResidentNumber)| {
        issuance.clone().identify(id, number)
    });
    let on_submit = {
        let (typed_id, number) = (typed_id.clone(), number.clone());
        let (bad_user_id, bad_number) = (bad_user_id.setter(), bad_number.setter());
        let run = identify.run.clone();
        Callback::from(move |()| {
            let (id, rrn) = (UserId::parse(&typed_id), number.read());
            bad_user_id.set(id.is_err());
            bad_number.set(rrn.as_ref().err().copied());
            if let (Ok(id), Ok(rrn)) = (id, rrn) {
                number.clear();
                run.emit((id, rrn));
            }
        })
    };
    let number_problem = bad_number.map(|error| {
        i18n.t(match error {
            ResidentNumberError::ImpossibleDate => id!("identity-number-bad-date"),
            _ => id!("identity-number-bad"),
        })
    });
    html! {
        <StepForm
            title={i18n.t(id!("identity-title"))}
            lead={i18n.t(id!("identity-lead"))}
            submit={i18n.t(id!("identity-submit"))}
            busy={identify.remote.is_busy()}
            failure={identify.remote.failure().cloned()}
            {on_submit}
        >
            { Field { name: "user-id".into(), label: i18n.t(id!("identity-user-id")), value: (*typed_id).clone().into(), autocomplete: "username", maxlength: "32", on_input: {
                    let typed_id = typed_id.setter();
                    Callback::from(move |text| typed_id.set(text))
                }, problem: bad_user_id.then(|| i18n.t(id!("identity-user-id-bad"))), ..Field::default() }.view() }
            { number_field(&i18n, &number, number_problem) }
            { note_with(Icon::Lock, i18n.t(id!("identity-note"))) }
        </StepForm>
    }
}
