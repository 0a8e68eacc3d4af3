use std::rc::Rc;

use ingam_core::{
    enrollment_codes::{AuthorizationCode, ReferenceNumber},
    holder_number::HolderNumber,
    kst,
};
use yew::prelude::*;

use crate::{
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        field::Field,
        first_problem::focus_first_problem,
        heading::Heading,
        icon::Icon,
        note::{note_with, warning},
        rows::{fact, row},
        secret_field::{SecretField, peek_secret, take_secret},
    },
    error::{AppError, ErrorKind},
    hooks::{Remote, changing, use_async, use_form, use_services},
    i18n::{I18n, use_i18n},
    issuance::{
        Issuance,
        elsewhere::{self, Elsewhere as Found},
        steps::offered_product,
        use_issuance::use_issuance,
    },
    route::Route,
    router::use_navigator,
};

/// The two codes and the number they are for, as typed.
type Typed = (ReferenceNumber, AuthorizationCode, HolderNumber);

/// Which fields cannot be right.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Wrong {
    reference: bool,
    code: bool,
    number: bool,
}

/// 다른 기기에서 시작한 발급 이어서 하기: two codes in, then the name and what it is for.
#[component]
pub fn Elsewhere() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let issuance = use_issuance();
    let navigator = use_navigator();
    let birth_date = use_mut_ref(String::new);
    let declined = use_state(|| false);
    {
        let issuance = issuance.clone();
        // Whoever comes back for other codes is done with those before.
        use_effect_with((), move |()| {
            if issuance.state.elsewhere.is_some() {
                issuance.reset();
            }
        });
    }
    let ask = {
        let (birth_date, declined) = (birth_date.clone(), declined.setter());
        use_async(move |(reference, code, number): Typed| {
            let services = services.clone();
            birth_date.replace(number.birth_date().to_owned());
            declined.set(false);
            // Its own keeper, which ends with this page: the one of the wizard may be at work.
            let keeper = services.one_shot_keeper();
            async move {
                let found = elsewhere::ask(&services, &keeper, &reference, &code, &number).await?;
                Ok::<_, AppError>((Rc::new(found), keeper))
            }
        })
    };
    let on_go = {
        let (remote, issuance) = (ask.remote.clone(), issuance.clone());
        Callback::from(move |()| {
            if let Remote::Ready((found, keeper)) = &*remote
                && issuance.take_over(found.clone(), keeper.clone(), &birth_date.borrow())
            {
                navigator.push(&Route::Issue);
            }
        })
    };
    let on_decline = {
        let declined = declined.setter();
        Callback::from(move |()| declined.set(true))
    };
    match &*ask.remote {
        Remote::Ready((found, _)) if !*declined => {
            found_view(&i18n, found, &issuance.state, on_go, on_decline)
        }
        remote => html! {
            <Question busy={remote.is_busy()} failure={remote.failure().cloned()} on_codes={ask.run.clone()} />
        },
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct QuestionProps {
    busy: bool,
    failure: Option<AppError>,
    on_codes: Callback<Typed>,
}

#[component]
fn Question(props: &QuestionProps) -> Html {
    let i18n = use_i18n();
    let reference = use_state(String::new);
    let (code, number) = (use_node_ref(), use_node_ref());
    let wrong = use_form(Wrong::default);
    let (form, asked) = (use_node_ref(), use_state(|| 0_u32));
    {
        let form = form.clone();
        use_effect_with(*asked, move |_| focus_first_problem(&form));
    }
    let onsubmit = {
        let asked = asked.clone();
        let (reference, code, number) = (reference.clone(), code.clone(), number.clone());
        let (wrong, busy, on_codes) = (wrong.dispatcher(), props.busy, props.on_codes.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(*asked + 1);
            let typed = (
                ReferenceNumber::parse(&reference),
                peek_secret(&code, |text| AuthorizationCode::parse(text).ok()).flatten(),
                peek_secret(&number, |text| HolderNumber::parse(text).ok()).flatten(),
            );
            let found = Wrong {
                reference: typed.0.is_err(),
                code: typed.1.is_none(),
                number: typed.2.is_none(),
            };
            wrong.dispatch(Box::new(move |_| found));
            if let (Ok(reference), Some(typed_code), Some(typed_number)) = typed
                && !busy
            {
                on_codes.emit((reference, typed_code, typed_number));
            }
        })
    };
    {
        // What is refused is typed anew; what never arrived is not.
        let (code, number, refused) = (code.clone(), number.clone(), props.failure.clone());
        use_effect_with(refused, move |refused| match refused.as_ref().map(AppError::kind) {
            Some(ErrorKind::CodesWrong) => drop(take_secret(&code)),
            Some(ErrorKind::NumberWrong) => drop(take_secret(&number)),
            _ => {}
        });
    }
    // What is being mended is not called wrong.
    let mending = |mend| changing(&wrong, mend);
    let on_reference = {
        let (setter, mended) = (reference.setter(), mending(|wrong| wrong.reference = false));
        Callback::from(move |text| {
            setter.set(text);
            mended.emit(());
        })
    };
    html! {
        <form ref={form} class="column narrow" {onsubmit} novalidate=true>
            <Heading title={i18n.t(id!("elsewhere-title"))} lead={i18n.t(id!("elsewhere-lead"))} />
            <div class="stack">
                { Field {
                    name: "reference".into(),
                    label: i18n.t(id!("elsewhere-reference")),
                    value: (*reference).clone().into(),
                    inputmode: "numeric",
                    maxlength: "20",
                    problem: wrong.0.reference.then(|| i18n.t(id!("elsewhere-reference-bad"))),
                    on_input: on_reference,
                    ..Field::default()
                }.view() }
                <SecretField
                    name="authorization-code"
                    label={i18n.t(id!("elsewhere-code"))}
                    node={code}
                    digits=true
                    revealable=true
                    on_input={mending(|wrong| wrong.code = false)}
                    problem={wrong.0.code.then(|| i18n.t(id!("elsewhere-code-bad")))}
                />
                <SecretField
                    name="holder-number"
                    label={i18n.t(id!("elsewhere-number"))}
                    node={number}
                    digits=true
                    on_input={mending(|wrong| wrong.number = false)}
                    problem={wrong.0.number.then(|| i18n.t(id!("elsewhere-number-bad")))}
                />
                { note_with(Icon::Lock, i18n.t(id!("elsewhere-note"))) }
                if let Some(error) = props.failure.as_ref().filter(|_| wrong.0 == Wrong::default()) {
                    <Failure text={error.message()} />
                }
            </div>
            <div class="actions fixed">
                { Button::new(ButtonKind::Primary, i18n.t(id!("elsewhere-submit"))).busy(props.busy).grow(true).submit() }
            </div>
        </form>
    }
}

/// What the codes are for. The person says that it is right by going on.
fn found_view(
    i18n: &I18n,
    found: &Found,
    wizard: &Issuance,
    on_go: Callback<()>,
    on_decline: Callback<()>,
) -> Html {
    let offer = &found.offer;
    let possible = wizard.can_take_over();
    html! {
        <div class="column narrow">
            <Heading key="found" title={i18n.t(id!("elsewhere-found-title"))} lead={i18n.t(id!("elsewhere-found-lead"))} />
            <div class="stack">
                <dl class="rows">
                    { fact(i18n.t(id!("fact-holder")), &offer.holder_name) }
                    { fact(i18n.t(id!("fact-product")), &offered_product(i18n, offer)) }
                    { row(i18n.t(id!("fact-reference")), html! { <code>{ &offer.wanted.reference }</code> }) }
                    if let Some(until) = offer.expires_at {
                        { fact(i18n.t(id!("resume-until")), &kst::minute_of(until)) }
                    }
                </dl>
                { warning(i18n.t(id!("elsewhere-found-note"))) }
                if !possible {
                    { warning(i18n.t(id!("elsewhere-running"))) }
                } else if wizard.to_draft().is_some() {
                    { warning(i18n.t(id!("elsewhere-draft"))) }
                }
            </div>
            <div class="actions fixed">
                { Button::new(ButtonKind::Outlined, i18n.t(id!("elsewhere-found-no"))).on_press(on_decline) }
                { Button::new(ButtonKind::Primary, i18n.t(id!("elsewhere-found-submit"))).busy(!possible).once().grow(true).on_press(on_go) }
            </div>
        </div>
    }
}
