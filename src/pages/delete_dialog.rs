use ingam_core::vault::EntryId;
use yew::prelude::*;

use crate::{
    certificates,
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
        failure::Failure,
        note::warning,
    },
    error::AppError,
    hooks::{use_async, use_services},
    i18n::use_i18n,
};

/// Properties of [`DeleteDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DeleteDialogProps {
    /// What would be deleted.
    pub ids: Vec<EntryId>,
    /// What is lost then.
    pub effect: AttrValue,
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
        let (ids, on_deleted) = (props.ids.clone(), props.on_deleted.clone());
        use_async(move |()| {
            let (services, ids) = (services.clone(), ids.clone());
            let on_deleted = on_deleted.clone();
            async move {
                for id in &ids {
                    certificates::delete(&services, id).await?;
                }
                on_deleted.emit(());
                Ok::<_, AppError>(())
            }
        })
    };
    html! {
        <Dialog id="delete-dialog" title={i18n.t(id!("delete-title"))} on_close={props.on_close.clone()}>
            <div class="body stack">
                <p>{ i18n.t(id!("delete-about")) }</p>
                { warning(props.effect.clone()) }
                if let Some(error) = delete.remote.failure() {
                    <Failure text={error.message()} />
                }
            </div>
            <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("delete-cancel"))).on_press(props.on_close.clone()) }
                { Button::new(ButtonKind::Destructive, i18n.t(id!("delete-confirm"))).busy(delete.remote.is_busy()).on_press(delete.run.clone()) }</div>
        </Dialog>
    }
}
