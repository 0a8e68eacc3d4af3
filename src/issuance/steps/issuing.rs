use ingam_bank_api::Purpose;
use ingam_core::vault::EntryId;
use yew::prelude::*;

use super::{codes::Codes, names::stage_name, step_form::error_note};
use crate::{
    components::{
        button::{Button, ButtonKind},
        heading::Heading,
        note::note,
        stage_list::stage_list,
    },
    error::AppError,
    hooks::use_visit,
    i18n::{I18n, MessageId, use_i18n},
    issuance::{
        Action, Progress, Step,
        enroll::Stage,
        use_issuance::{IssuanceHandle, restart_after, use_issuance},
    },
    route::Route,
    router::{Navigator, use_navigator},
};

/// 발급 중
#[component]
pub fn Issuing() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let navigator = use_navigator();
    let is_public = use_visit().is_public;
    let lead = if is_public { id!("public-issuing-lead") } else { id!("issuing-lead") };
    let title = match issuance.state.purpose {
        Purpose::Renewal => id!("renewal-issuing"),
        Purpose::Issue | Purpose::Reissue => id!("issuing-title"),
    };
    match issuance.state.progress.clone() {
        Some(Progress::Running(stage)) => html! {
            <>
                <Heading title={i18n.t(title)} lead={i18n.t(lead)} />
                { stages(&i18n, stage, false) }
            </>
        },
        Some(Progress::Stopped { stage, entry, error }) => {
            let kept = if is_public { id!("public-kept") } else { id!("issuing-kept") };
            stopped(&i18n, &issuance, &navigator, stage, entry, &error, kept)
        }
        None => Html::default(),
    }
}

/// How far the issuing is: the stage of the moment, or the one at which it `stopped`.
pub fn stages(i18n: &I18n, stage: Stage, stopped: bool) -> Html {
    let all = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Done);
    let names: Vec<AttrValue> = all.map(|stage| i18n.t(stage_name(stage))).collect();
    let current = Stage::ALL.iter().take_while(|past| **past < stage).count();
    stage_list(&names, current, stopped)
}

/// Issuing has stopped. With an entry in the vault, its password is enough to go on; without one,
/// nothing was sent, and the password is asked for again.
fn stopped(
    i18n: &I18n,
    issuance: &IssuanceHandle,
    navigator: &Navigator,
    stage: Stage,
    entry: Option<EntryId>,
    error: &AppError,
    kept: MessageId,
) -> Html {
    let restarts = restart_after(error).is_some();
    let fee = error.is_about_fee();
    // Another device has the certificate: what is here can only be deleted.
    let elsewhere = error.is_issued_elsewhere();
    // The certificate is in the vault; only its trial failed.
    let stored = stage >= Stage::Confirming;
    let on_press = {
        let (state, entry) = (issuance.state.clone(), entry.clone());
        let (navigator, issuance) = (navigator.clone(), issuance.clone());
        Callback::from(move |()| match &entry {
            Some(id) if stored || elsewhere => navigator.push(&Route::certificate(id)),
            Some(id) => navigator.push(&Route::resume(id)),
            None if fee => issuance.review_fee(),
            None => state.dispatch(Action::Go(Step::Password)),
        })
    };
    let label = match entry {
        Some(_) if elsewhere => id!("resume-details"),
        Some(_) if stored => id!("certificates-open"),
        Some(_) => id!("issuing-resume"),
        None if fee => id!("issuing-fee"),
        None => id!("issuing-again"),
    };
    html! {
        <>
            <Heading key="stopped" title={i18n.t(id!("issuing-stopped"))} />
            <div class="stack">
                { error_note(i18n, issuance, error) }
                { stages(i18n, stage, true) }
                if entry.is_some() && !stored && !elsewhere {
                    { note(i18n.t(kept)) }
                    if !restarts && issuance.state.purpose != Purpose::Renewal {
                        <Codes />
                    }
                }
            </div>
            if entry.is_some() || !restarts {
                <div class="actions fixed">{ Button::new(ButtonKind::Primary, i18n.t(label)).grow(true).on_press(on_press) }</div>
            }
        </>
    }
}
