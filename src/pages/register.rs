use std::rc::Rc;

use ingam_bank_api::{RegisteredCertificate, RegistrationDesk};
use ingam_core::kst;
use yew::prelude::*;

use self::{
    list::Registered,
    proof::Proof,
    texts::{WORDS, step_names},
};
use super::{
    receipts::Question,
    select_certificate::{SelectCertificate, Task},
};
use crate::{
    components::{
        button::{Button, ButtonKind},
        check::check,
        failure::Failure,
        heading::Heading,
        icon::Icon,
        note::{note, note_with},
        rows::{fact, row},
        step_list::step_list,
    },
    error::{AppError, ErrorKind},
    hooks::{use_async, use_services},
    i18n::{I18n, use_i18n},
    registration,
    route::Route,
    router::Link,
};

mod list;
mod proof;
mod texts;

/// Where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Notice,
    Identity,
    List,
    Proof,
    Confirm,
    Done,
}

impl Stage {
    /// Its place among the steps; the dialog is one of its own.
    fn place(self, selecting: bool) -> usize {
        match self {
            Self::Notice => 0,
            Self::Identity => 1,
            Self::List if selecting => 3,
            Self::List => 2,
            Self::Proof => 4,
            Self::Confirm => 5,
            Self::Done => 6,
        }
    }
}

/// `/register`: 타행·타기관 인증서 등록. What the bank told is in the memory of this page only.
#[component]
pub fn Register() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let stage = use_state(|| Stage::Notice);
    let desk = use_state(|| None::<Rc<RegistrationDesk>>);
    let selecting = use_state(|| false);
    {
        let services = services.clone();
        use_effect_with((), move |()| move || registration::leave(&services));
    }
    let go = |to: Stage| {
        let stage = stage.setter();
        Callback::from(move |()| stage.set(to))
    };
    let shown = {
        let (stage, desk) = (stage.setter(), desk.setter());
        Callback::from(move |(next, known): (Stage, RegistrationDesk)| {
            desk.set(Some(Rc::new(known)));
            stage.set(next);
        })
    };
    let opened = {
        let (services, shown) = (services.clone(), shown.clone());
        use_async(move |question| {
            let (services, shown) = (services.clone(), shown.clone());
            async move {
                shown.emit((Stage::List, registration::open(&services, &question).await?));
                Ok::<_, AppError>(())
            }
        })
    };
    let confirmed = {
        let (services, shown) = (services.clone(), shown.clone());
        use_async(move |fingerprint: String| {
            let (services, shown) = (services.clone(), shown.clone());
            async move {
                let known = registration::confirm(&services, fingerprint).await?;
                shown.emit((Stage::Done, known));
                Ok::<_, AppError>(())
            }
        })
    };
    let task = {
        let (selecting, shown) = (selecting.setter(), shown.clone());
        use_memo(services.clone(), move |services| {
            let services = services.clone();
            Task::new(move |id, way, intent| {
                let (services, selecting) = (services.clone(), selecting.clone());
                let shown = shown.clone();
                Box::pin(async move {
                    let known = registration::show(&services, &id, way, &intent).await?;
                    selecting.set(false);
                    let next = if known.proved { Stage::Confirm } else { Stage::Proof };
                    shown.emit((next, known));
                    Ok(())
                })
            })
        })
    };
    let select = |on: bool| {
        let selecting = selecting.setter();
        Callback::from(move |()| selecting.set(on))
    };
    let known = (*desk).clone();
    let content = match (*stage, known) {
        (Stage::Notice, _) => html! { <Notice on_next={go(Stage::Identity)} /> },
        (Stage::Identity, _) | (_, None) => html! {
            <Question
                words={WORDS}
                busy={opened.remote.is_busy()}
                failure={opened.remote.failure().cloned()}
                on_ask={opened.run.clone()}
            />
        },
        (Stage::List, Some(known)) => html! {
            <Registered
                desk={known}
                on_register={select(true)}
                on_changed={shown.reform(|known| (Stage::List, known))}
                on_over={go(Stage::Identity)}
            />
        },
        (Stage::Proof, Some(known)) => html! {
            <Proof
                desk={known}
                on_proved={shown.reform(|known| (Stage::Confirm, known))}
                on_back={go(Stage::List)}
                on_over={go(Stage::Identity)}
            />
        },
        (Stage::Confirm, Some(known)) => confirm(
            &i18n,
            &known,
            (confirmed.remote.is_busy(), confirmed.remote.failure()),
            confirmed.run.clone(),
            go(Stage::List),
            go(Stage::Identity),
        ),
        (Stage::Done, Some(known)) => done(&i18n, &known, go(Stage::List)),
    };
    let names = step_names(&i18n);
    html! {
        <div class="wizard">
            { step_list(&i18n, &names, stage.place(*selecting)) }
            <div key={stage.place(false)}>{ content }</div>
            if *selecting {
                <SelectCertificate
                    title={i18n.t(id!("register-select"))}
                    submit={i18n.t(id!("register-sign"))}
                    task={(*task).clone()}
                    on_close={select(false)}
                />
            }
        </div>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct NoticeProps {
    on_next: Callback<()>,
}

/// What it is, and what is told to whom.
#[component]
fn Notice(props: &NoticeProps) -> Html {
    let i18n = use_i18n();
    let read = use_state(|| false);
    let missing = use_state(|| false);
    let onsubmit = {
        let (read, missing, on_next) = (*read, missing.setter(), props.on_next.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            missing.set(!read);
            if read {
                on_next.emit(());
            }
        })
    };
    let tick = {
        let (read, missing) = (read.setter(), missing.setter());
        Callback::from(move |on: bool| {
            read.set(on);
            missing.set(false);
        })
    };
    html! {
        <form {onsubmit} novalidate=true>
            <Heading title={i18n.t(id!("register-title"))} lead={i18n.t(id!("register-lead"))} />
            <div class="stack">
                <ul class="notices">
                    <li>{ i18n.t(id!("register-notice-use")) }</li>
                    <li>{ i18n.t(id!("register-notice-number")) }</li>
                    <li>{ i18n.t(id!("register-notice-again")) }</li>
                    <li>{ i18n.t(id!("register-notice-needs")) }</li>
                </ul>
                { check("register-read".into(), i18n.t(id!("register-read")), *read, *missing, tick) }
                if *missing {
                    <p class="hint bad" role="alert">{ i18n.t(id!("register-read-missing")) }</p>
                }
            </div>
            <div class="actions fixed">
                <Link to={Route::Home} classes={ButtonKind::Outlined.class()}>{ i18n.t(id!("action-back")) }</Link>
                { Button::new(ButtonKind::Primary, i18n.t(id!("register-next"))).grow(true).submit() }
            </div>
        </form>
    }
}

/// What a certificate says.
fn facts(i18n: &I18n, certificate: &RegisteredCertificate) -> Html {
    html! {
        <dl class="rows">
            { fact(i18n.t(id!("column-product")), &i18n.language().pick(&certificate.policy)) }
            { fact(i18n.t(id!("column-holder")), &certificate.subject) }
            { fact(i18n.t(id!("column-expiry")), &kst::date_of(certificate.not_after).to_string()) }
            { fact(i18n.t(id!("column-issuer")), &i18n.language().pick(&certificate.institution)) }
            { row(i18n.t(id!("fact-serial")), html! { <code>{ &certificate.serial }</code> }) }
        </dl>
    }
}

/// What failed, with the way to begin again if the bank knows nobody any more.
fn failed(i18n: &I18n, error: &AppError, on_over: Callback<()>) -> Html {
    html! {
        <Failure text={error.message()}>
            if matches!(error.kind(), ErrorKind::SessionInvalid | ErrorKind::StepSkipped) {
                <div class="actions wrap">
                    { Button::new(ButtonKind::Small, i18n.t(id!("action-identify-again"))).on_press(on_over) }
                </div>
            }
        </Failure>
    }
}

/// Which certificate is meant.
fn confirm(
    i18n: &I18n,
    desk: &RegistrationDesk,
    (busy, failure): (bool, Option<&AppError>),
    on_confirm: Callback<String>,
    on_back: Callback<()>,
    on_over: Callback<()>,
) -> Html {
    let Some(candidate) = &desk.candidate else {
        return failed(i18n, &AppError::NoSession, on_over);
    };
    let fingerprint = candidate.fingerprint.clone();
    html! {
        <div>
            <Heading title={i18n.t(id!("register-confirm"))} lead={i18n.t(id!("register-confirm-lead"))} />
            <div class="stack">
                { facts(i18n, candidate) }
                if let Some(error) = failure {
                    { failed(i18n, error, on_over) }
                }
            </div>
            <div class="actions fixed">
                { Button::new(ButtonKind::Outlined, i18n.t(id!("action-back"))).on_press(on_back) }
                { Button::new(ButtonKind::Primary, i18n.t(id!("register-submit"))).busy(busy).grow(true).once().on_press(on_confirm.reform(move |()| fingerprint.clone())) }
            </div>
        </div>
    }
}

fn done(i18n: &I18n, desk: &RegistrationDesk, on_list: Callback<()>) -> Html {
    html! {
        <div>
            <Heading title={i18n.t(id!("register-done"))} lead={i18n.t(id!("register-done-lead"))} />
            <div class="stack">
                <div role="status">{ note_with(Icon::Check, i18n.t(id!("register-done-about"))) }</div>
                if let Some(newest) = desk.registered.first() {
                    { facts(i18n, newest) }
                }
                { note(i18n.t(id!("register-notice-again"))) }
            </div>
            <div class="actions fixed">
                { Button::new(ButtonKind::Outlined, i18n.t(id!("register-to-list"))).on_press(on_list) }
                <Link to={Route::Login} classes={ButtonKind::Primary.class()}>{ i18n.t(id!("login-start")) }</Link>
            </div>
        </div>
    }
}
