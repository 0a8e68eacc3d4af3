use std::rc::Rc;

use yew::prelude::*;

use super::{
    super::{
        guarded::use_guarded,
        new_password::{Beyond, use_new_password},
        password_question::use_question_of,
    },
    passkeys::{has_passkeys, use_passkey},
};
use crate::{
    certificates::{self, Listed, Way},
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
        note::note,
    },
    hooks::use_services,
    i18n::use_i18n,
    keeper::protocol::Secret,
};

/// Properties of [`ChangePasswordDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChangePasswordDialogProps {
    /// Whose password.
    pub listed: Rc<Listed>,
    /// It is changed.
    pub on_done: Callback<()>,
    /// Never mind.
    pub on_close: Callback<()>,
}

/// 암호 바꾸기
#[component]
pub fn ChangePasswordDialog(props: &ChangePasswordDialogProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let active = props.listed.active();
    let work = {
        let (id, on_done) = (props.listed.entry.id.clone(), props.on_done.clone());
        let tries = active.map(|active| active.tries).unwrap_or_default();
        use_guarded(tries, move |(old, new): (Way, Secret)| {
            let (services, id, on_done) = (services.clone(), id.clone(), on_done.clone());
            async move {
                certificates::change_password(&services, &id, old, new).await?;
                on_done.emit(());
                Ok(())
            }
        })
    };
    let new = Rc::new(use_new_password(
        "new-password",
        i18n.t(id!("new-password-label")),
        Beyond::Warned,
    ));
    let may_take = {
        let (new, may_take) = (new.clone(), work.guard.may_take.clone());
        Callback::from(move |()| new.judge() && may_take.emit(()))
    };
    let on_password = {
        let (new, run) = (new.clone(), work.run.clone());
        Callback::from(move |old: Secret| {
            // Whoever mistyped the old one does not type this one again: it goes with the dialog.
            let next = new.copy();
            if old == next {
                new.refuse_same();
            } else {
                run.emit((Way::Password(old), next));
            }
        })
    };
    let question = use_question_of(i18n.t(id!("change-current")), may_take, on_password);
    let has_passkeys = has_passkeys(&props.listed);
    let by_passkey = has_passkeys.then(|| {
        let (new, run) = (new.clone(), work.run.clone());
        Callback::from(move |()| {
            if new.judge() {
                // Whoever turns back at the authenticator does not type it again.
                run.emit((Way::Passkey, new.copy()));
            }
        })
    });
    html! {
        <Dialog id="change-dialog" title={i18n.t(id!("change-title"))} on_close={props.on_close.clone()}>
            <form onsubmit={question.onsubmit} novalidate=true>
                <div class="body stack">
                    <p>{ i18n.t(id!("change-about")) }</p>
                    { question.field }
                    { work.guard.outcome(&i18n, question.empty) }
                    { new.fields.clone() }
                    { note(i18n.t(id!("change-files"))) }
                    { use_passkey(&i18n, by_passkey, work.guard.busy) }
                    if has_passkeys {
                        { note(i18n.t(id!("change-passkeys"))) }
                    }
                </div>
                <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("action-cancel"))).on_press(props.on_close.clone()) }
                    { Button::new(ButtonKind::Primary, i18n.t(id!("change-submit"))).busy(work.guard.busy).waiting(work.guard.waits()).submit() }</div>
            </form>
        </Dialog>
    }
}
