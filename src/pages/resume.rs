use std::rc::Rc;

use ingam_core::{
    holder_number::HolderNumber,
    kst,
    vault::{EntryId, EntryState, PendingEnrollment},
};
use yew::{platform::spawn_local, prelude::*};

use super::{not_found::not_found, password_question::use_password_question};
use crate::{
    certificates::{self, Listed},
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        first_problem::focus_first_problem,
        heading::Heading,
        loading::loading,
        rows::{fact, row},
        secret_field::{SecretField, peek_secret},
    },
    error::{AppError, ErrorKind},
    hooks::{Remote, use_async, use_services},
    i18n::use_i18n,
    issuance::{
        Issuance, Notice, Progress,
        enroll::{self, Enrolled, Stage},
        steps::{Codes, Finished, pending_product, stages},
        use_issuance::{restart_after, use_issuance},
    },
    keeper::protocol::Secret,
    route::Route,
    router::{Link, Redirect, use_navigator},
};

/// Properties of [`Resume`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ResumeProps {
    /// From the address.
    pub id: AttrValue,
}

/// 발급 이어서 하기
#[component]
pub fn Resume(props: &ResumeProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let name = props.id.clone();
    let found = use_async(move |()| {
        let (services, name) = (services.clone(), name.clone());
        async move { certificates::find_named(&services, &name).await }
    });
    {
        let load = found.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    match &*found.remote {
        Remote::Idle | Remote::Busy => html! {
            <div class="column narrow">{ loading(i18n.t(id!("certificates-loading"))) }</div>
        },
        Remote::Failed(error) => html! {
            <div class="column narrow"><Failure text={error.message()} /></div>
        },
        Remote::Ready(None) => not_found(&i18n),
        Remote::Ready(Some(listed)) => match listed.entry.state {
            EntryState::Pending(_) => html! { <Unfinished listed={listed.clone()} /> },
            // Finished in another tab.
            EntryState::Active(_) => html! {
                <Redirect to={Route::certificate(&listed.entry.id)} />
            },
        },
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Phase {
    Asking,
    Running(Stage),
    Stopped(Stage, AppError),
    Finished(Rc<Enrolled>),
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct UnfinishedProps {
    listed: Rc<Listed>,
}

#[component]
fn Unfinished(props: &UnfinishedProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let issuance = use_issuance();
    let phase = use_state(|| Phase::Asking);
    let lead = match services.memory() {
        Some(_) => id!("public-issuing-lead"),
        None => id!("issuing-lead"),
    };
    let asked = use_mut_ref(|| false);
    {
        let (services, asked) = (services.clone(), asked.clone());
        // Whoever leaves this page is done: the keeper forgets the password. One that was not asked
        // anything here belongs to the wizard.
        use_effect_with((), move |()| {
            move || {
                if *asked.borrow() {
                    services.end_keeper();
                }
            }
        });
    }
    let on_password = {
        let (phase, listed) = (phase.setter(), props.listed.clone());
        Callback::from(move |(password, number): (Secret, Option<Secret>)| {
            let (services, issuance) = (services.clone(), issuance.clone());
            let (phase, listed) = (phase.clone(), listed.clone());
            asked.replace(true);
            phase.set(Phase::Running(Stage::Requesting));
            spawn_local(async move {
                let progress = |stage| phase.set(Phase::Running(stage));
                match enroll::resume(&services, &listed.entry, password, number, &progress).await {
                    Ok(enrolled) => {
                        issuance.finished_elsewhere();
                        phase.set(Phase::Finished(Rc::new(enrolled)));
                    }
                    Err(error) => phase.set(Phase::Stopped(error.stage, error.into())),
                }
            });
        })
    };
    let on_backed_up = {
        let phase = phase.clone();
        Callback::from(move |at| {
            if let Phase::Finished(enrolled) = &*phase {
                phase.set(Phase::Finished(Rc::new(enrolled.backed_up(at))));
            }
        })
    };
    let EntryState::Pending(pending) = &props.listed.entry.state else {
        return Html::default();
    };
    match &*phase {
        Phase::Running(stage) => html! {
            <div class="column narrow">
                <Heading title={i18n.t(id!("issuing-title"))} lead={i18n.t(lead)} />
                { stages(&i18n, *stage, false) }
            </div>
        },
        Phase::Finished(enrolled) => html! {
            <div class="column"><Finished enrolled={enrolled.clone()} {on_backed_up} /></div>
        },
        Phase::Asking => {
            html! { <Question pending={pending.clone()} id={props.listed.entry.id.clone()} {on_password} /> }
        }
        Phase::Stopped(_, error) => html! {
            <Question
                pending={pending.clone()}
                id={props.listed.entry.id.clone()}
                error={error.clone()}
                {on_password}
            />
        },
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct QuestionProps {
    pending: PendingEnrollment,
    id: EntryId,
    #[prop_or_default]
    error: Option<AppError>,
    /// The password, and the holder's number if it was asked for again.
    on_password: Callback<(Secret, Option<Secret>)>,
}

#[component]
fn Question(props: &QuestionProps) -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let navigator = use_navigator();
    let (form, number) = (use_node_ref(), use_node_ref());
    let bad_number = use_state(|| 0_u32);
    let stopped = stopped_by_number(&issuance.state, &props.id);
    let error = props.error.as_ref().or(stopped.as_ref());
    // A number that was mistyped on the way shows only now.
    let wrong = error.is_some_and(|error| error.kind() == ErrorKind::VidMismatch);
    let asks_number = wrong || stopped.is_some();
    let read = {
        let number = number.clone();
        move || peek_secret(&number, |text| HolderNumber::parse(text).ok()).flatten()
    };
    // A password that cannot be used yet stays where it is.
    let may_take = {
        let (read, bad_number) = (read.clone(), bad_number.clone());
        Callback::from(move |()| {
            let bad = asks_number && read().is_none();
            bad_number.set(if bad { *bad_number + 1 } else { 0 });
            !bad
        })
    };
    let on_password = {
        let on_password = props.on_password.clone();
        Callback::from(move |password| {
            let typed = read().filter(|_| asks_number);
            let typed = typed.map(|number| Secret::new(number.digits().to_owned()));
            on_password.emit((password, typed));
        })
    };
    let question = use_password_question(may_take, on_password);
    {
        let form = form.clone();
        use_effect_with(*bad_number, move |_| focus_first_problem(&form));
    }
    let renewal = props.pending.renews.as_ref().map(|renewed| Route::renew(&renewed.entry));
    let start_over = Callback::from(move |()| match &renewal {
        Some(renewal) => navigator.push(renewal),
        None => {
            issuance.restart(Notice::SessionEnded);
            navigator.push(&Route::Issue);
        }
    });
    let renews = props.pending.renews.as_ref();
    let (title, lead) = match renews {
        Some(_) => (id!("renewal-resume"), id!("renewal-resume-lead")),
        None => (id!("resume-title"), id!("resume-lead")),
    };
    let product = pending_product(&i18n, &props.pending);
    let until = kst::minute_of(props.pending.expires_at);
    html! {
        <form ref={form} class="column narrow" onsubmit={question.onsubmit} novalidate=true>
            <Heading title={i18n.t(title)} lead={i18n.t(lead)} />
            <div class="stack">
                <dl class="rows">{ fact(i18n.t(id!("fact-holder")), &props.pending.holder_name) }
                    { fact(i18n.t(id!("fact-product")), &product) }
                    { row(i18n.t(id!("fact-reference")), html! { <code>{ &props.pending.reference }</code> }) }
                    { fact(i18n.t(id!("resume-until")), &until) }</dl>
                { question.field }
                if asks_number {
                    <SecretField
                        name="holder-number"
                        label={i18n.t(id!("elsewhere-number"))}
                        node={number}
                        digits=true
                        hint={i18n.t(id!("resume-number-hint"))}
                        problem={(*bad_number > 0).then(|| i18n.t(id!("elsewhere-number-bad")))}
                    />
                }
                if let Some(error) = error.filter(|_| !question.empty) {
                    <Failure text={error.message()}>
                        if error.is_issued_elsewhere() {
                            <div class="actions wrap">
                                <Link to={Route::certificate(&props.id)} classes={ButtonKind::Small.class()}>
                                    { i18n.t(id!("resume-delete")) }
                                </Link>
                            </div>
                        } else if restart_after(error).is_some() || error.kind() == ErrorKind::FeeChanged {
                            <div class="actions wrap">
                                { Button::new(ButtonKind::Small, i18n.t(id!("action-start-over"))).on_press(start_over) }
                            </div>
                        }
                    </Failure>
                }
                if renews.is_none() && error.is_some_and(|error| !error.is_issued_elsewhere() && restart_after(error).is_none()) {
                    <Codes />
                }
                <p class="back-link">
                    <Link to={Route::certificate(&props.id)}>{ i18n.t(id!("resume-details")) }</Link>
                </p>
            </div>
            <div class="actions fixed">{ Button::new(ButtonKind::Primary, i18n.t(id!("resume-submit"))).grow(true).submit() }</div>
        </form>
    }
}

/// That the wizard stopped with this entry because of the number, if it did.
fn stopped_by_number(state: &Issuance, id: &EntryId) -> Option<AppError> {
    match &state.progress {
        Some(Progress::Stopped { entry: Some(entry), error, .. })
            if entry == id && error.kind() == ErrorKind::VidMismatch =>
        {
            Some(error.clone())
        }
        _ => None,
    }
}
