use ingam_bank_api::Holder;
use ingam_core::{
    account_number::AccountNumber,
    business_number::BusinessNumber,
    resident_number::{ResidentNumber, ResidentNumberError},
    user_id::UserId,
};
use yew::prelude::*;

use super::{
    number_field::{NumberNodes, number_field},
    step_form::StepForm,
};
use crate::{
    components::{choice::Choice, field::Field, icon::Icon, note::note_with},
    hooks::{use_async, use_services},
    i18n::{I18n, MessageId, use_i18n},
    issuance::{
        applicant::{Applicant, HolderNumber, KnownBy},
        use_issuance::use_issuance,
    },
};

/// What is typed into the lines that are no secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Typed {
    by_account: bool,
    user_id: String,
    account: String,
    business: String,
}

/// What is wrong with each line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Problems {
    known_by: bool,
    number: Option<MessageId>,
}

/// 본인 확인
#[component]
pub fn Identity() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let services = use_services();
    let holder = issuance.state.holder;
    let nodes = use_memo((), |()| NumberNodes::default());
    let problems = use_state(Problems::default);
    let unusual = use_state(|| false);
    let typed = use_state(|| Typed {
        by_account: issuance.state.by_account,
        user_id: issuance.state.user_id.clone(),
        ..Typed::default()
    });
    let identify = use_async(move |applicant| issuance.clone().identify(applicant));
    let on_submit = {
        let (typed, nodes, run) = (typed.clone(), nodes.clone(), identify.run.clone());
        let (problems, unusual) = (problems.setter(), unusual.setter());
        Callback::from(move |()| {
            let number = match holder {
                Holder::Personal => resident(&nodes, services.now()),
                Holder::Corporate => business(&typed.business),
            };
            let known_by = typed.known_by();
            problems.set(Problems {
                known_by: known_by.is_none(),
                number: number.as_ref().err().copied(),
            });
            if let (Some(known_by), Ok(number)) = (known_by, number) {
                nodes.clear();
                unusual.set(false);
                run.emit(Applicant { known_by, number });
            }
        })
    };
    let judge = {
        let (nodes, unusual) = (nodes.clone(), unusual.setter());
        Callback::from(move |()| {
            unusual.set(nodes.read().is_ok_and(|number| !number.checksum_holds()));
        })
    };
    let edit = |change: fn(&mut Typed, String)| {
        let typed = typed.clone();
        Callback::from(move |text| {
            let mut next = (*typed).clone();
            change(&mut next, text);
            typed.set(next);
        })
    };
    let way = |by_account: bool| {
        let (typed, problems) = (typed.clone(), problems.clone());
        Callback::from(move |()| {
            typed.set(Typed { by_account, ..(*typed).clone() });
            problems.set(Problems { known_by: false, ..*problems });
        })
    };
    let number_problem = problems.number.map(|id| i18n.t(id));
    html! {
        <StepForm
            title={i18n.t(id!("identity-title"))}
            lead={i18n.t(match holder {
                Holder::Personal => id!("identity-lead"),
                Holder::Corporate => id!("identity-lead-corporate"),
            })}
            submit={i18n.t(id!("identity-submit"))}
            busy={identify.remote.is_busy()}
            failure={identify.remote.failure().cloned()}
            {on_submit}
        >
            <fieldset class="group">
                <legend>{ i18n.t(id!("identity-ways")) }</legend>
                { choice(&i18n, "user-id", id!("identity-by-user-id"), !typed.by_account, way(false)) }
                { choice(&i18n, "account", id!("identity-by-account"), typed.by_account, way(true)) }
            </fieldset>
            if typed.by_account {
                { Field { name: "account-number".into(), label: i18n.t(id!("identity-account")), value: typed.account.clone().into(), inputmode: "numeric", maxlength: "32", on_input: edit(|typed, text| typed.account = text), problem: problems.known_by.then(|| i18n.t(id!("identity-account-bad"))), ..Field::default() }.view() }
            } else {
                { Field { name: "user-id".into(), label: i18n.t(id!("identity-user-id")), value: typed.user_id.clone().into(), autocomplete: "username", maxlength: "32", on_input: edit(|typed, text| typed.user_id = text), problem: problems.known_by.then(|| i18n.t(id!("identity-user-id-bad"))), ..Field::default() }.view() }
            }
            if holder == Holder::Personal {
                { number_field(&i18n, &nodes, number_problem, *unusual, judge) }
                { note_with(Icon::Lock, i18n.t(id!("identity-note"))) }
            } else {
                <div>
                    { Field { name: "business-number".into(), label: i18n.t(id!("identity-business")), value: typed.business.clone().into(), inputmode: "numeric", maxlength: "24", on_input: edit(|typed, text| typed.business = text), problem: number_problem, ..Field::default() }.view() }
                    if is_unusual(&typed.business) {
                        <p class="hint" role="status">{ i18n.t(id!("identity-business-unusual")) }</p>
                    }
                </div>
            }
        </StepForm>
    }
}

impl Typed {
    fn known_by(&self) -> Option<KnownBy> {
        if self.by_account {
            AccountNumber::parse(&self.account).ok().map(KnownBy::Account)
        } else {
            UserId::parse(&self.user_id).ok().map(KnownBy::UserId)
        }
    }
}

fn choice(
    i18n: &I18n,
    value: &'static str,
    title: MessageId,
    checked: bool,
    on_choose: Callback<()>,
) -> Html {
    Choice {
        name: "identity-way".into(),
        value: value.into(),
        title: i18n.t(title),
        checked,
        on_choose,
        ..Choice::default()
    }
    .view()
}

fn resident(nodes: &NumberNodes, now: i64) -> Result<HolderNumber, MessageId> {
    let number = nodes.read().and_then(|number: ResidentNumber| number.born_by(now));
    number.map(HolderNumber::Resident).map_err(|error| match error {
        ResidentNumberError::ImpossibleDate => id!("identity-number-bad-date"),
        ResidentNumberError::NotBornYet => id!("identity-number-future"),
        _ => id!("identity-number-bad"),
    })
}

fn business(text: &str) -> Result<HolderNumber, MessageId> {
    let number = BusinessNumber::parse(text).map_err(|_| id!("identity-business-bad"))?;
    Ok(HolderNumber::Business(number))
}

fn is_unusual(text: &str) -> bool {
    BusinessNumber::parse(text).is_ok_and(|number| !number.checksum_holds())
}
