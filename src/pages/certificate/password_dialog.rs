use std::rc::Rc;

use yew::prelude::*;

use super::super::password_question::use_password_question;
use crate::{
    certificates::{self, Listed},
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
        failure::Failure,
    },
    error::AppError,
    hooks::{use_async, use_services},
    i18n::{MessageId, use_i18n},
    keeper::protocol::Secret,
};

/// What the password is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A `.p12` file.
    Save,
    /// A trial: open, sign, verify.
    Try,
}

impl Purpose {
    /// Message id: it is done.
    pub fn done(self) -> MessageId {
        match self {
            Self::Save => id!("certificate-saved"),
            Self::Try => id!("certificate-tried"),
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
        use_async(move |password: Secret| {
            let (services, listed, on_done) = (services.clone(), listed.clone(), on_done.clone());
            let open = open.clone();
            async move {
                let entry = &listed.entry;
                match purpose {
                    Purpose::Try => {
                        certificates::try_password(&services, entry, password).await?;
                        if !*open.borrow() {
                            return Ok(());
                        }
                    }
                    Purpose::Save => {
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
                }
                on_done.emit(purpose);
                Ok::<_, AppError>(())
            }
        })
    };
    let busy = work.remote.is_busy();
    let question = use_password_question(Callback::from(move |()| !busy), work.run.clone());
    let (title, about, submit) = match props.purpose {
        Purpose::Save => (id!("save-title"), id!("save-about"), id!("save-submit")),
        Purpose::Try => (id!("try-title"), id!("try-about"), id!("try-submit")),
    };
    html! {
        <Dialog id="password-dialog" title={i18n.t(title)} on_close={props.on_close.clone()}>
            <form onsubmit={question.onsubmit} novalidate=true>
                <div class="body stack">
                    <p>{ i18n.t(about) }</p>
                    { question.field }
                    if let Some(error) = work.remote.failure().filter(|_| !question.empty) {
                        <Failure text={error.message()} />
                    }
                </div>
                <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("action-cancel"))).on_press(props.on_close.clone()) }
                    { Button::new(ButtonKind::Primary, i18n.t(submit)).busy(busy).submit() }</div>
            </form>
        </Dialog>
    }
}
