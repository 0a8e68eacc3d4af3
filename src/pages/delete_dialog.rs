use std::rc::Rc;

use yew::prelude::*;

use crate::{
    certificates::{self, Listed},
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
        failure::Failure,
        note::{note, warning},
    },
    error::AppError,
    hooks::{use_async, use_services},
    i18n::use_i18n,
};

/// Properties of [`DeleteDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DeleteDialogProps {
    /// What would be deleted.
    pub listed: Rc<Listed>,
    /// It is gone.
    pub on_deleted: Callback<()>,
    /// Never mind.
    pub on_close: Callback<()>,
}

/// Deletes after a confirmation that says what is lost.
#[component]
pub fn DeleteDialog(props: &DeleteDialogProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let delete = {
        let (listed, on_deleted) = (props.listed.clone(), props.on_deleted.clone());
        use_async(move |()| {
            let (services, id) = (services.clone(), listed.entry.id.clone());
            let on_deleted = on_deleted.clone();
            async move {
                certificates::delete(&services, &id).await?;
                on_deleted.emit(());
                Ok::<_, AppError>(())
            }
        })
    };
    let saved = props.listed.active().is_some_and(|active| active.backed_up_at.is_some());
    let effect = match (&props.listed.summary, saved) {
        (None, _) => id!("delete-pending"),
        (Some(_), true) => id!("delete-saved"),
        (Some(_), false) => id!("delete-not-saved"),
    };
    html! {
        <Dialog id="delete-dialog" title={i18n.t(id!("delete-title"))} on_close={props.on_close.clone()}>
            <div class="body stack">
                <p>{ i18n.t(id!("delete-about")) }</p>
                { if saved { note(i18n.t(effect)) } else { warning(i18n.t(effect)) } }
                if let Some(error) = delete.remote.failure() {
                    <Failure text={error.message()} />
                }
            </div>
            <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("delete-cancel"))).on_press(props.on_close.clone()) }
                { Button::new(ButtonKind::Outlined, i18n.t(id!("delete-confirm"))).busy(delete.remote.is_busy()).on_press(delete.run.clone()) }</div>
        </Dialog>
    }
}
