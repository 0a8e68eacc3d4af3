use std::rc::Rc;

use ingam_bank_api::StartRenewal;
use yew::prelude::*;

use super::super::{
    certificate::{has_passkeys, use_passkey},
    guarded::use_guarded,
    intent::use_intent,
    password_question::use_password_question,
};
use crate::{
    certificates::{Listed, Way},
    components::{
        button::{Button, ButtonKind},
        icon::Icon,
        note::note_with,
    },
    error::{AppError, ErrorKind},
    hooks::{Remote, use_async, use_services},
    i18n::use_i18n,
    issuance::{renewal, steps::TermsList, use_issuance::use_issuance},
    route::Route,
    router::use_navigator,
};

/// Properties of [`Question`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct QuestionProps {
    /// What is renewed.
    pub(super) listed: Rc<Listed>,
}

/// The password of the certificate that is renewed, once: for the login and for the request that is signed
/// later. Where the terms have changed, they come first.
#[component]
pub(super) fn Question(props: &QuestionProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let issuance = use_issuance();
    let navigator = use_navigator();
    let terms = {
        let listed = props.listed.clone();
        use_async(move |refusal: AppError| {
            let (services, listed) = (services.clone(), listed.clone());
            async move { renewal::changed(&services, &listed, &refusal).await }
        })
    };
    let changed = match &*terms.remote {
        Remote::Ready(changed) => Some(changed.clone()),
        _ => None,
    };
    let documents = changed.as_ref().map(|changed| changed.documents().clone());
    let ticked = use_state(Vec::<usize>::new);
    let missing = use_state(|| false);
    let given = use_mut_ref(StartRenewal::default);
    let all = documents.as_ref().is_none_or(|documents| ticked.len() == documents.len());
    let intent = use_intent();
    let work = {
        let id = props.listed.entry.id.clone();
        let tries = props.listed.active().map(|active| active.tries).unwrap_or_default();
        let (issuance, changed, read) = (issuance.clone(), changed.clone(), terms.run.clone());
        let ticked = ticked.setter();
        use_guarded(tries, move |way: Way| {
            let (issuance, id, navigator) = (issuance.clone(), id.clone(), navigator.clone());
            let (changed, read, given) = (changed.clone(), read.clone(), given.clone());
            let (ticked, intent) = (ticked.clone(), intent.clone());
            async move {
                // Those of the bank may be asked for, and then that of the authority as well.
                if let Some(changed) = changed {
                    changed.agree(&mut given.borrow_mut());
                }
                let start = given.borrow().clone();
                let began = issuance.renew(id, way, &start, &intent).await;
                match &began {
                    Ok(()) => navigator.push(&Route::Issue),
                    Err(error) if error.kind() == ErrorKind::TermsOutdated => {
                        ticked.set(Vec::new());
                        read.emit(error.clone());
                    }
                    Err(_) => {}
                }
                began
            }
        })
    };
    // What was not agreed to yet needs no password yet.
    let may_take = {
        let (may_take, missing) = (work.guard.may_take.clone(), missing.setter());
        Callback::from(move |()| {
            missing.set(!all);
            all && may_take.emit(())
        })
    };
    let question = use_password_question(may_take.clone(), work.run.reform(Way::Password));
    let by_passkey = has_passkeys(&props.listed).then(|| {
        let run = work.run.clone();
        Callback::from(move |()| {
            if may_take.emit(()) {
                run.emit(Way::Passkey);
            }
        })
    });
    let on_change = {
        let (ticked, missing) = (ticked.setter(), missing.setter());
        Callback::from(move |now| {
            missing.set(false);
            ticked.set(now);
        })
    };
    html! {
        <form onsubmit={question.onsubmit} novalidate=true>
            <div class="stack">
                if let Some(documents) = documents {
                    <TermsList {documents} agreed={(*ticked).clone()} missing={*missing} {on_change} />
                }
                { question.field }
                { use_passkey(&i18n, by_passkey, work.guard.busy) }
                { work.guard.outcome(&i18n, question.empty) }
                { note_with(Icon::Lock, i18n.t(id!("renewal-once"))) }
                { note_with(Icon::Info, i18n.t(id!("renewal-fee"))) }
            </div>
            <div class="actions fixed">
                { Button::new(ButtonKind::Primary, i18n.t(id!("renewal-start"))).busy(work.guard.busy).waiting(work.guard.waits()).grow(true).submit() }
            </div>
        </form>
    }
}
