use std::rc::Rc;

use yew::prelude::*;

use super::{
    super::{guarded::use_guarded, password_question::use_password_question},
    passkeys::{has_passkeys, use_passkey},
};
use crate::{
    certificates::{self, Listed, Way},
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
    },
    error::AppError,
    hooks::use_services,
    i18n::{MessageId, use_i18n},
};

/// What the password is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A `.p12` file.
    Save,
    /// A trial: open, sign, verify.
    Try,
    /// One more passkey.
    AddPasskey,
}

impl Purpose {
    /// Message id: it is done.
    pub fn done(self) -> MessageId {
        match self {
            Self::Save => id!("certificate-saved"),
            Self::Try => id!("certificate-tried"),
            Self::AddPasskey => id!("passkey-added"),
        }
    }
}

/// Properties of [`PasswordDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PasswordDialogProps {
    /// What for.
    pub purpose: Purpose,
    /// Whose password.
    pub listed: Rc<Listed>,
    /// It is done.
    pub on_done: Callback<Purpose>,
    /// Never mind.
    pub on_close: Callback<()>,
}

/// Asks for the certificate password and does what it is needed for.
#[component]
pub fn PasswordDialog(props: &PasswordDialogProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let open = use_mut_ref(|| true);
    {
        let open = open.clone();
        use_effect_with((), move |()| {
            move || {
                open.replace(false);
            }
        });
    }
    let work = {
        let (listed, purpose) = (props.listed.clone(), props.purpose);
        let on_done = props.on_done.clone();
        let tries = listed.active().map(|active| active.tries).unwrap_or_default();
        use_guarded(tries, move |way: Way| {
            let (services, listed, on_done) = (services.clone(), listed.clone(), on_done.clone());
            let open = open.clone();
            async move {
                let entry = &listed.entry;
                match (purpose, way) {
                    (Purpose::Try, way) => {
                        certificates::try_key(&services, &entry.id, way).await?;
                        if !*open.borrow() {
                            return Ok(());
                        }
                    }
                    (Purpose::Save, Way::Password(password)) => {
                        let summary = listed.readable().ok_or(AppError::Internal)?;
                        let made =
                            certificates::make_file(&services, entry, summary, Some(password));
                        let file = made.await?;
                        // Whoever closed the dialog meanwhile wants no file.
                        if !*open.borrow() {
                            return Ok(());
                        }
                        certificates::save_file(&services, &entry.id, summary, &file).await?;
                    }
                    (Purpose::AddPasskey, Way::Password(password)) => {
                        let name = listed.readable().map(|summary| &*summary.holder_name);
                        let name = name.unwrap_or_default();
                        certificates::passkey::add(&services, &entry.id, password, name).await?;
                    }
                    // The file needs a password, and so does the first passkey.
                    (Purpose::Save | Purpose::AddPasskey, Way::Passkey | Way::Lent(_)) => {
                        return Err(AppError::Internal);
                    }
                }
                on_done.emit(purpose);
                Ok(())
            }
        })
    };
    let question =
        use_password_question(work.guard.may_take.clone(), work.run.reform(Way::Password));
    let by_passkey = (props.purpose == Purpose::Try && has_passkeys(&props.listed))
        .then(|| work.run.reform(|()| Way::Passkey));
    let (title, about, submit) = match props.purpose {
        Purpose::Save => (id!("save-title"), id!("save-about"), id!("save-submit")),
        Purpose::Try => (id!("try-title"), id!("try-about"), id!("try-submit")),
        Purpose::AddPasskey => {
            (id!("passkey-add"), id!("passkey-add-about"), id!("passkey-add-submit"))
        }
    };
    html! {
        <Dialog id="password-dialog" title={i18n.t(title)} on_close={props.on_close.clone()}>
            <form onsubmit={question.onsubmit} novalidate=true>
                <div class="body stack">
                    <p>{ i18n.t(about) }</p>
                    { question.field }
                    { use_passkey(&i18n, by_passkey, work.guard.busy) }
                    { work.guard.outcome(&i18n, question.empty) }
                </div>
                <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("action-cancel"))).on_press(props.on_close.clone()) }
                    { Button::new(ButtonKind::Primary, i18n.t(submit)).busy(work.guard.busy).waiting(work.guard.waits()).submit() }</div>
            </form>
        </Dialog>
    }
}
