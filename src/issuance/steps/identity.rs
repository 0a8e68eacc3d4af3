use std::rc::Rc;

use ingam_bank_api::Holder;
use ingam_core::{
    account_number::AccountNumber, business_number::BusinessNumber,
    one_time_password::OneTimePassword, phone::Phone, user_id::UserId,
};
use yew::prelude::*;

use super::{step_form::StepForm, text_code::TextCode};
use crate::{
    components::{
        choice::Choice,
        field::Field,
        icon::Icon,
        note::note_with,
        number_field::{NumberNodes, number_field},
        secret_field::peek_secret,
    },
    hooks::{Change, changing, use_async, use_form, use_services},
    i18n::{I18n, MessageId, use_i18n},
    issuance::{
        applicant::{Applicant, HolderNumber, IdentityWay, KnownBy},
        use_issuance::use_issuance,
    },
};

/// What is typed into the lines that are no secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Typed {
    way: IdentityWay,
    user_id: String,
    account: String,
    phone: String,
    business: String,
}

/// What is wrong with each line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Problems {
    known_by: bool,
    code: bool,
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
    let problems = use_form(Problems::default);
    let unusual = use_state(|| false);
    let form = use_form(|| Typed {
        way: issuance.state.known_by,
        user_id: issuance.state.user_id.clone(),
        ..Typed::default()
    });
    let typed = Rc::new(form.0.clone());
    let code = use_node_ref();
    let sending = {
        let issuance = issuance.clone();
        use_async(move |applicant| issuance.clone().send_identity_code(applicant))
    };
    let identify = use_async(move |applicant| issuance.clone().identify(applicant));
    // What was typed, if it can be sent; else what is wrong is shown.
    let read = {
        let (typed, nodes, code) = (typed.clone(), nodes.clone(), code.clone());
        let (problems, unusual) = (problems.dispatcher(), unusual.setter());
        Callback::from(move |with_code: bool| {
            let number = match holder {
                Holder::Personal => nodes.judge(services.now()).map(HolderNumber::Resident),
                Holder::Corporate => business(&typed.business),
            };
            let asked = with_code && typed.way == IdentityWay::Phone;
            let code = asked.then(|| peek_secret(&code, OneTimePassword::parse)?.ok());
            let known_by = typed.known_by(code.clone().flatten());
            let problem = Problems {
                known_by: known_by.is_none(),
                code: code.is_some_and(|code| code.is_none()),
                number: number.as_ref().err().copied(),
            };
            problems.dispatch(Box::new(move |_| problem));
            unusual.set(false);
            Some(Applicant { known_by: known_by?, number: number.ok()? }).filter(|_| !problem.code)
        })
    };
    let on_submit = {
        let (typed, nodes, run) = (typed.clone(), nodes.clone(), identify.run.clone());
        let read = read.clone();
        Callback::from(move |()| {
            if let Some(applicant) = read.emit(true) {
                // It would be asked for again with every code that is mistyped.
                if typed.way != IdentityWay::Phone {
                    nodes.clear();
                }
                run.emit(applicant);
            }
        })
    };
    let on_send = {
        let run = sending.run.clone();
        Callback::from(move |()| {
            if let Some(applicant) = read.emit(false) {
                run.emit(applicant);
            }
        })
    };
    // What is being mended is not called wrong.
    let mending = |mend| changing(&problems, mend);
    let judge = {
        let (nodes, unusual) = (nodes.clone(), unusual.setter());
        let mended = mending(|problems| problems.number = None);
        Callback::from(move |()| {
            mended.emit(());
            unusual.set(nodes.read().is_ok_and(|number| !number.checksum_holds()));
        })
    };
    let edit = |change: fn(&mut Typed, String), mend: fn(&mut Problems)| {
        let (form, mended) = (form.dispatcher(), mending(mend));
        Callback::from(move |text| {
            mended.emit(());
            let change: Change<Typed> = Box::new(move |mut typed| {
                change(&mut typed, text);
                typed
            });
            form.dispatch(change);
        })
    };
    let way = |way: IdentityWay| {
        let chosen = typed.way == way;
        let form = form.dispatcher();
        let mended = mending(|problems| (problems.known_by, problems.code) = (false, false));
        let on_choose = Callback::from(move |()| {
            form.dispatch(Box::new(move |typed| Typed { way, ..typed }));
            mended.emit(());
        });
        choice(&i18n, way, chosen, on_choose)
    };
    let known_by = |name: &'static str, label, value: &str, bad, on_input| Field {
        name: name.into(),
        label: i18n.t(label),
        value: value.to_owned().into(),
        inputmode: "numeric",
        maxlength: "32",
        problem: problems.0.known_by.then(|| i18n.t(bad)),
        on_input,
        ..Field::default()
    };
    let number_problem = problems.0.number.map(|id| i18n.t(id));
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
                { way(IdentityWay::UserId) }
                { way(IdentityWay::Account) }
                { way(IdentityWay::Phone) }
            </fieldset>
            { match typed.way {
                IdentityWay::UserId => Field { autocomplete: "username", inputmode: "text", ..known_by("user-id", id!("identity-user-id"), &typed.user_id, id!("identity-user-id-bad"), edit(|typed, text| typed.user_id = text, |problems| problems.known_by = false)) },
                IdentityWay::Account => known_by("account-number", id!("identity-account"), &typed.account, id!("identity-account-bad"), edit(|typed, text| typed.account = text, |problems| problems.known_by = false)),
                IdentityWay::Phone => Field { autocomplete: "tel-national", ..known_by("phone", id!("identity-phone"), &typed.phone, id!("identity-phone-bad"), edit(|typed, text| typed.phone = text, |problems| problems.known_by = false)) },
            }.view() }
            if holder == Holder::Personal {
                { number_field(&i18n, &nodes, number_problem, *unusual, judge) }
                { note_with(Icon::Lock, i18n.t(id!("identity-note"))) }
            } else {
                <div>
                    { Field { name: "business-number".into(), label: i18n.t(id!("identity-business")), value: typed.business.clone().into(), inputmode: "numeric", maxlength: "24", on_input: edit(|typed, text| typed.business = text, |problems| problems.number = None), problem: number_problem, ..Field::default() }.view() }
                    <div role="status">
                        if is_unusual(&typed.business) {
                            <p class="hint">{ i18n.t(id!("identity-business-unusual")) }</p>
                        }
                    </div>
                </div>
            }
            if typed.way == IdentityWay::Phone {
                <TextCode node={code} sending={sending.remote.clone()} {on_send} on_input={mending(|problems| problems.code = false)} problem={problems.0.code.then(|| i18n.t(id!("verification-phone-bad")))} />
            }
        </StepForm>
    }
}

impl Typed {
    fn known_by(&self, code: Option<OneTimePassword>) -> Option<KnownBy> {
        match self.way {
            IdentityWay::UserId => UserId::parse(&self.user_id).ok().map(KnownBy::UserId),
            IdentityWay::Account => AccountNumber::parse(&self.account).ok().map(KnownBy::Account),
            IdentityWay::Phone => {
                Phone::parse(&self.phone).ok().map(|phone| KnownBy::Phone(phone, code))
            }
        }
    }
}

fn choice(i18n: &I18n, way: IdentityWay, checked: bool, on_choose: Callback<()>) -> Html {
    let (value, title) = match way {
        IdentityWay::UserId => ("user-id", id!("identity-by-user-id")),
        IdentityWay::Account => ("account", id!("identity-by-account")),
        IdentityWay::Phone => ("phone", id!("identity-by-phone")),
    };
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

fn business(text: &str) -> Result<HolderNumber, MessageId> {
    let number = BusinessNumber::parse(text).map_err(|_| id!("identity-business-bad"))?;
    Ok(HolderNumber::Business(number))
}

fn is_unusual(text: &str) -> bool {
    BusinessNumber::parse(text).is_ok_and(|number| !number.checksum_holds())
}
