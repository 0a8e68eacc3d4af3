use std::rc::Rc;

use ingam_bank_api::{RegisteredCertificate, RegistrationDesk};
use ingam_core::kst;
use yew::prelude::*;

use super::{facts, failed};
use crate::{
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
        heading::Heading,
        icon::Icon,
        note::{note, note_with, warning},
    },
    error::AppError,
    hooks::{use_async, use_focus_when, use_services},
    i18n::use_i18n,
    registration,
};

/// Properties of [`Registered`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RegisteredProps {
    /// What the bank told.
    pub(super) desk: Rc<RegistrationDesk>,
    /// Another one.
    pub(super) on_register: Callback<()>,
    /// One is registered no longer.
    pub(super) on_changed: Callback<RegistrationDesk>,
    /// The bank knows nobody any more.
    pub(super) on_over: Callback<()>,
}

/// What is registered, and the end of it.
#[component]
pub(super) fn Registered(props: &RegisteredProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let ending = use_state(|| None::<RegisteredCertificate>);
    let ended = use_state(|| false);
    // The button that was pressed is gone with what it was for.
    let told = use_focus_when(*ended, *ended);
    let work = {
        let (ending, ended) = (ending.setter(), ended.setter());
        let on_changed = props.on_changed.clone();
        use_async(move |fingerprint: String| {
            let (services, ending) = (services.clone(), ending.clone());
            let (ended, on_changed) = (ended.clone(), on_changed.clone());
            async move {
                let known = registration::deregister(&services, &fingerprint).await?;
                ending.set(None);
                ended.set(true);
                on_changed.emit(known);
                Ok::<_, AppError>(())
            }
        })
    };
    let ask = |one: Option<&RegisteredCertificate>| {
        let (ending, ended, one) = (ending.setter(), ended.setter(), one.cloned());
        Callback::from(move |()| {
            // A dialog that is closed takes back nothing that was said.
            if one.is_some() {
                ended.set(false);
            }
            ending.set(one.clone());
        })
    };
    let item = |one: &RegisteredCertificate| {
        let policy = i18n.language().pick(&one.policy);
        let label = i18n.t_with(id!("register-end-label"), &[("name", policy.to_string().into())]);
        let institution = i18n.language().pick(&one.institution);
        let until = i18n.t_with(
            id!("register-until"),
            &[("date", kst::date_of(one.not_after).to_string().into())],
        );
        html! {
            <li class="card" key={one.fingerprint.clone()}>
                <div>
                    <strong>{ policy }</strong>
                    <span>{ &one.subject }</span>
                    <span>{ institution }</span>
                    <span>{ until }</span>
                </div>
                { Button::new(ButtonKind::Small, i18n.t(id!("register-end"))).label(label).on_press(ask(Some(one))) }
            </li>
        }
    };
    let desk = &props.desk;
    let names = desk.institutions.iter().map(|name| i18n.language().pick(name).to_string());
    let names = names.collect::<Vec<_>>().join(", ");
    html! {
        <div>
            <Heading
                title={i18n.t(id!("register-list"))}
                lead={i18n.t_with(id!("register-list-lead"), &[("name", desk.name.clone().into())])}
            />
            <div class="stack">
                <div ref={told} role="status" tabindex="-1">
                    if *ended {
                        { note_with(Icon::Check, i18n.t(id!("register-ended"))) }
                    }
                </div>
                if desk.registered.is_empty() {
                    { note(i18n.t(id!("register-none"))) }
                }
                <ul class="accounts">{ for desk.registered.iter().map(item) }</ul>
                { note(i18n.t_with(id!("register-institutions"), &[("names", names.into())])) }
                if desk.ways.is_empty() {
                    { warning(i18n.t(id!("register-no-way"))) }
                }
            </div>
            if !desk.ways.is_empty() {
                <div class="actions fixed">
                    { Button::new(ButtonKind::Primary, i18n.t(id!("register-start"))).grow(true).on_press(props.on_register.clone()) }
                </div>
            }
            if let Some(one) = &*ending {
                <Dialog id="deregister-dialog" title={i18n.t(id!("register-end-title"))} on_close={ask(None)}>
                    <div class="body stack">
                        <p>{ i18n.t(id!("register-end-about")) }</p>
                        { facts(&i18n, one) }
                        if let Some(error) = work.remote.failure() {
                            { failed(&i18n, error, props.on_over.clone()) }
                        }
                    </div>
                    <div class="actions wrap">
                        { Button::new(ButtonKind::Outlined, i18n.t(id!("action-cancel"))).on_press(ask(None)) }
                        { Button::new(ButtonKind::Destructive, i18n.t(id!("register-end"))).busy(work.remote.is_busy()).on_press({
                            let fingerprint = one.fingerprint.clone();
                            work.run.reform(move |()| fingerprint.clone())
                        }) }
                    </div>
                </Dialog>
            }
        </div>
    }
}
