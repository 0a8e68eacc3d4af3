use std::rc::Rc;

use ingam_core::vault::Found;
use yew::{platform::spawn_local, prelude::*};

use self::{
    change_password_dialog::ChangePasswordDialog,
    end_dialog::EndDialog,
    facts::facts,
    passkeys::Passkeys,
    password_dialog::{PasswordDialog, Purpose},
    rename_dialog::RenameDialog,
    renewal_note::renewal_note,
    standing_note::StandingNote,
    usage_log::UsageLog,
};
use super::{
    delete_dialog::DeleteDialog,
    not_found::not_found,
    notices::{Reminders, last_days},
    state_badge::{State, state_of},
};
use crate::{
    certificates::{self, Listed, chain},
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        icon::Icon,
        loading::loading,
        note::note_with,
    },
    hooks::{Remote, Visit, use_async, use_focus_when, use_services, use_visit},
    i18n::{MessageId, use_i18n},
    route::Route,
    router::{Link, use_navigator},
};

mod change_password_dialog;
mod delete_certificate_dialog;
mod end_dialog;
mod facts;
mod passkeys;
mod password_dialog;
mod rename_dialog;
mod renewal_note;
mod standing_note;
mod usage_log;

pub(super) use delete_certificate_dialog::DeleteCertificateDialog;
pub(super) use passkeys::{has_passkeys, use_passkey};

/// Properties of [`Certificate`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CertificateProps {
    /// From the address.
    pub id: AttrValue,
}

/// One certificate: what it says, and what can be done with it.
#[component]
pub fn Certificate(props: &CertificateProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let now = services.now();
    let name = props.id.clone();
    let found = use_async(move |()| {
        let (services, name) = (services.clone(), name.clone());
        async move { certificates::find_named(&services, &name).await }
    });
    let load = found.run.clone();
    {
        let load = load.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    let incomplete = match &*found.remote {
        Remote::Ready(Some(listed)) => Some(listed.clone()),
        _ => None,
    };
    let services = use_services();
    {
        let load = load.clone();
        let key = incomplete.as_ref().map(|listed| listed.readable().map(|read| read.gap));
        use_effect_with(key, move |_| {
            let Some(listed) = incomplete else { return };
            spawn_local(async move {
                // What cannot be stored can be tried the next time.
                if chain::complete(&services, &listed).await == Ok(true) {
                    load.emit(());
                }
            });
        });
    }
    // While it is read again, what was read before stays: a message below it, and the focus.
    let known = use_mut_ref(|| None::<Rc<Listed>>);
    if let Remote::Ready(listed) = &*found.remote {
        known.replace(listed.clone());
    }
    let shown = |listed: Rc<Listed>| html! { <Shown {listed} {now} on_changed={load.clone()} /> };
    match &*found.remote {
        Remote::Idle | Remote::Busy => match &*known.borrow() {
            Some(listed) => shown(listed.clone()),
            None => html! {
                <div class="column">{ loading(i18n.t(id!("certificates-loading"))) }</div>
            },
        },
        Remote::Failed(error) => html! {
            <div class="column">
                <Failure text={error.message()}>
                    <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("action-retry"))).on_press(load.clone()) }</div>
                </Failure>
            </div>
        },
        Remote::Ready(None) => not_found(&i18n),
        Remote::Ready(Some(listed)) => shown(listed.clone()),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    Password(Purpose),
    Change,
    Rename,
    End,
    Delete,
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct ShownProps {
    listed: Rc<Listed>,
    now: i64,
    on_changed: Callback<()>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let i18n = use_i18n();
    let navigator = use_navigator();
    let Visit { is_public, notice, .. } = use_visit();
    let place = if is_public { id!("public-place") } else { id!("place-browser") };
    let opened = use_state(|| None::<Opened>);
    let done = use_state(|| None::<MessageId>);
    // The button that led there is gone with what it was for.
    let is_over =
        matches!(*done, Some(said) if said == id!("end-suspended") || said == id!("end-revoked"));
    let told = use_focus_when(is_over, is_over);
    let open = |what: Opened| {
        let (opened, done) = (opened.setter(), done.setter());
        Callback::from(move |()| {
            done.set(None);
            opened.set(Some(what));
        })
    };
    let close = {
        let opened = opened.setter();
        Callback::from(move |()| opened.set(None))
    };
    let on_done = {
        let (opened, done, on_changed) = (opened.setter(), done.setter(), props.on_changed.clone());
        Callback::from(move |said: MessageId| {
            opened.set(None);
            done.set(Some(said));
            on_changed.emit(());
        })
    };
    let readable = props.listed.readable().is_some();
    let pending = props.listed.summary.is_none();
    // What the bank issued can be ended with its own signature while it is good.
    let can_end = matches!(state_of(&props.listed, props.now), State::Valid | State::EndsIn(_));
    let on_deleted = Callback::from(move |()| {
        let said = if pending { id!("deleted-pending") } else { id!("deleted-certificate") };
        notice.leave(said);
        navigator.replace(&Route::Certificates);
    });
    let worth = match props.listed.found() {
        None => "good",
        Some(Found::Suspended) => "suspended",
        Some(Found::Revoked) => "revoked",
        Some(Found::Superseded) => "superseded",
    };
    let named = props.listed.active().map(|active| &active.label).filter(|name| !name.is_empty());
    let title = named.map_or_else(|| i18n.t(id!("certificate-title")), |name| name.clone().into());
    html! {
        <div class="column">
            <Heading {title} />
            <div class="stack">
                { facts(&i18n, &props.listed, props.now, place) }
                if props.listed.readable().is_some_and(|summary| summary.gap.is_none()) {
                    // Asked anew when something was done to it here.
                    <StandingNote key={worth} listed={props.listed.clone()} on_changed={props.on_changed.clone()} />
                }
                { renewal_note(&i18n, &props.listed, props.now) }
                if let Some(said) = *done {
                    <div ref={told} role="status" tabindex="-1">{ note_with(Icon::Check, i18n.t(said)) }</div>
                }
            </div>
            <div class="actions wrap">if readable {
                    { Button::new(ButtonKind::Primary, i18n.t(id!("certificate-save"))).on_press(open(Opened::Password(Purpose::Save))) }
                    { Button::new(ButtonKind::Outlined, i18n.t(id!("certificate-try"))).on_press(open(Opened::Password(Purpose::Try))) }
                    { Button::new(ButtonKind::Outlined, i18n.t(id!("certificate-change"))).on_press(open(Opened::Change)) }
                    { Button::new(ButtonKind::Outlined, i18n.t(id!("certificate-rename"))).on_press(open(Opened::Rename)) }
                    if can_end {
                        { Button::new(ButtonKind::Outlined, i18n.t(id!("end-open"))).on_press(open(Opened::End)) }
                    }
                    <Link to={Route::export(&props.listed.entry.id)} classes={ButtonKind::Outlined.class()}>
                        { i18n.t(id!("export-open")) }
                    </Link>
                } else if pending {
                    <Link
                        to={Route::resume(&props.listed.entry.id)}
                        classes={ButtonKind::Primary.class()}
                    >
                        { i18n.t(id!("home-resume")) }
                    </Link>
                }
                { Button::new(ButtonKind::Destructive, i18n.t(id!("certificate-delete"))).on_press(open(Opened::Delete)) }</div>
            <Reminders days={last_days(&i18n, [&*props.listed], props.now)} />
            // A passkey would stay behind on a public computer.
            if readable && !is_public {
                <Passkeys
                    listed={props.listed.clone()}
                    on_add={open(Opened::Password(Purpose::AddPasskey))}
                    on_removed={on_done.reform(|()| id!("passkey-removed"))}
                />
            }
            if readable {
                <UsageLog key={worth} listed={props.listed.clone()} />
            }
            <p class="back-link">
                <Link to={Route::Certificates}>{ i18n.t(id!("certificate-back")) }</Link>
            </p>
            if let Some(Opened::Password(purpose)) = *opened {
                <PasswordDialog
                    {purpose}
                    listed={props.listed.clone()}
                    on_done={on_done.reform(Purpose::done)}
                    on_close={close.clone()}
                />
            }
            if *opened == Some(Opened::Change) {
                <ChangePasswordDialog
                    listed={props.listed.clone()}
                    on_done={on_done.reform(|()| id!("certificate-changed"))}
                    on_close={close.clone()}
                />
            }
            if *opened == Some(Opened::Rename) {
                <RenameDialog
                    listed={props.listed.clone()}
                    on_done={on_done.reform(|()| id!("certificate-renamed"))}
                    on_close={close.clone()}
                />
            }
            if *opened == Some(Opened::End) {
                <EndDialog
                    listed={props.listed.clone()}
                    on_done={on_done.clone()}
                    on_close={close.clone()}
                />
            }
            if *opened == Some(Opened::Delete) {
                if pending {
                    <DeleteDialog
                        ids={vec![props.listed.entry.id.clone()]}
                        effect={i18n.t(id!("delete-pending"))}
                        {on_deleted}
                        on_close={close}
                    />
                } else {
                    <DeleteCertificateDialog
                        listed={props.listed.clone()}
                        {on_deleted}
                        on_close={close}
                    />
                }
            }
        </div>
    }
}
