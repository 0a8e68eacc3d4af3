use std::rc::Rc;

use ingam_bank_api::{CardAnswer, CardCells, RegistrationDesk, RegistrationProof, Secret, Way};
use ingam_core::{one_time_password::OneTimePassword, security_card::CardDigits};
use yew::prelude::*;

use super::failed;
use crate::{
    components::{
        button::{Button, ButtonKind},
        choice::Choice,
        first_problem::focus_first_problem,
        heading::Heading,
        secret_field::{SecretField, peek_secret, take_secret},
    },
    error::AppError,
    hooks::{use_async, use_services},
    i18n::use_i18n,
    issuance::steps::CardFields,
    registration,
};

/// Properties of [`Proof`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ProofProps {
    /// What the bank told.
    pub(super) desk: Rc<RegistrationDesk>,
    /// It was right.
    pub(super) on_proved: Callback<RegistrationDesk>,
    /// To the list.
    pub(super) on_back: Callback<()>,
    /// The bank knows nobody any more.
    pub(super) on_over: Callback<()>,
}

/// 추가 확인: a one-time password, or digits of the security card.
#[component]
pub(super) fn Proof(props: &ProofProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let (form, first, last) = (use_node_ref(), use_node_ref(), use_node_ref());
    let way = {
        let ways = props.desk.ways.clone();
        use_state(move || ways.first().copied().unwrap_or(Way::Otp))
    };
    // Other cells are asked for after a wrong try.
    let card = use_state(|| props.desk.card);
    let bad = use_state(|| false);
    let asked = use_state(|| 0_u32);
    let work = {
        let on_proved = props.on_proved.clone();
        let (services, card) = (services.clone(), card.setter());
        use_async(move |proof: RegistrationProof| {
            let (services, on_proved) = (services.clone(), on_proved.clone());
            let card = card.clone();
            async move {
                match registration::prove(&services, &proof).await {
                    Ok(known) => on_proved.emit(known),
                    Err(error) => {
                        if let Ok(known) = registration::look(&services).await {
                            card.set(known.card);
                        }
                        return Err(error);
                    }
                }
                Ok::<_, AppError>(())
            }
        })
    };
    let busy = work.remote.is_busy();
    let onsubmit = {
        let (first, last, way, card) = (first.clone(), last.clone(), *way, *card);
        let (bad, asked, run) = (bad.setter(), asked.clone(), work.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if busy {
                return;
            }
            let proof = given(way, card, &first, &last);
            bad.set(proof.is_none());
            asked.set(*asked + 1);
            if let Some(proof) = proof {
                take_secret(&first);
                take_secret(&last);
                run.emit(proof);
            }
        })
    };
    {
        let form = form.clone();
        use_effect_with(*asked, move |_| focus_first_problem(&form));
    }
    let mend = {
        let bad = bad.setter();
        Callback::from(move |()| bad.set(false))
    };
    let choice = |other: Way| {
        let (value, title) = match other {
            Way::SecurityCard => ("card", id!("way-card")),
            _ => ("otp", id!("way-otp")),
        };
        let (setter, mend) = (way.setter(), mend.clone());
        Choice {
            name: "way".into(),
            value: value.into(),
            title: i18n.t(title),
            checked: *way == other,
            on_choose: Callback::from(move |()| {
                setter.set(other);
                mend.emit(());
            }),
            ..Choice::default()
        }
        .view()
    };
    let problem = |id| bad.then(|| i18n.t(id));
    let failure = work.remote.failure().filter(|_| !*bad);
    html! {
        <form ref={form} {onsubmit} novalidate=true>
            <Heading title={i18n.t(id!("register-proof"))} lead={i18n.t(id!("register-proof-lead"))} />
            <div class="stack">
                if props.desk.ways.len() > 1 {
                    <fieldset class="group ways">
                        <legend>{ i18n.t(id!("verification-ways")) }</legend>
                        { for props.desk.ways.iter().copied().map(choice) }
                    </fieldset>
                }
                if let (Way::SecurityCard, Some(cells)) = (*way, *card) {
                    <CardFields {cells} first={first.clone()} last={last.clone()} on_input={mend.clone()} problem={problem(id!("verification-card-bad"))} />
                } else {
                    <SecretField
                        key="otp"
                        name="otp"
                        label={i18n.t(id!("verification-otp"))}
                        node={first.clone()}
                        digits=true
                        maxlength={12}
                        autocomplete="one-time-code"
                        hint={i18n.t(id!("verification-otp-hint"))}
                        problem={problem(id!("verification-otp-bad"))}
                        on_input={mend.clone()}
                    />
                }
                if let Some(error) = failure {
                    { failed(&i18n, error, props.on_over.clone()) }
                }
            </div>
            <div class="actions fixed">
                { Button::new(ButtonKind::Outlined, i18n.t(id!("action-back"))).on_press(props.on_back.clone()) }
                { Button::new(ButtonKind::Primary, i18n.t(id!("register-next"))).busy(busy).grow(true).submit() }
            </div>
        </form>
    }
}

/// What was given; `None` if it does not have its form.
fn given(
    way: Way,
    card: Option<CardCells>,
    first: &NodeRef,
    last: &NodeRef,
) -> Option<RegistrationProof> {
    if way == Way::SecurityCard {
        let read = |first: &str| peek_secret(last, |last| CardDigits::parse(first, last));
        let digits = peek_secret(first, read).flatten()?.ok()?;
        let digits = Secret::new(digits.digits().to_owned());
        return Some(RegistrationProof {
            otp: None,
            card: Some(CardAnswer { cells: card?, digits }),
        });
    }
    let read = |text: &str| OneTimePassword::parse(text).map(|code| code.digits().to_owned());
    let otp = Some(Secret::new(peek_secret(first, read)?.ok()?));
    Some(RegistrationProof { otp, card: None })
}
