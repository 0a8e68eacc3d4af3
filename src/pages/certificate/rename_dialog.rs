use std::rc::Rc;

use ingam_core::vault::label;
use yew::prelude::*;

use crate::{
    certificates::{self, Listed},
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
        failure::Failure,
        field::Field,
    },
    error::AppError,
    hooks::{use_async, use_services},
    i18n::use_i18n,
};

/// Properties of [`RenameDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RenameDialogProps {
    /// Whose name.
    pub listed: Rc<Listed>,
    /// It has it.
    pub on_done: Callback<()>,
    /// Never mind.
    pub on_close: Callback<()>,
}

/// 이름 바꾸기
#[component]
pub fn RenameDialog(props: &RenameDialogProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let typed =
        use_state(|| props.listed.active().map(|active| active.label.clone()).unwrap_or_default());
    let rename = {
        let (id, on_done) = (props.listed.entry.id.clone(), props.on_done.clone());
        use_async(move |typed: String| {
            let (services, id, on_done) = (services.clone(), id.clone(), on_done.clone());
            async move {
                certificates::rename(&services, &id, &typed).await?;
                on_done.emit(());
                Ok::<_, AppError>(())
            }
        })
    };
    let onsubmit = {
        let (typed, run) = (typed.clone(), rename.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit((*typed).clone());
        })
    };
    let setter = typed.setter();
    let field = Field {
        name: "label".into(),
        label: i18n.t(id!("rename-label")),
        value: (*typed).clone().into(),
        maxlength: "40",
        optional: Some(i18n.t(id!("field-optional"))),
        on_input: Callback::from(move |text| setter.set(text)),
        ..Field::default()
    };
    let about = i18n.t_with(id!("rename-about"), &[("most", label::LONGEST.into())]);
    html! {
        <Dialog id="rename-dialog" title={i18n.t(id!("rename-title"))} on_close={props.on_close.clone()}>
            <form {onsubmit} novalidate=true>
                <div class="body stack">
                    <p>{ about }</p>
                    { field.view() }
                    if let Some(error) = rename.remote.failure() {
                        <Failure text={error.message()} />
                    }
                </div>
                <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("action-cancel"))).on_press(props.on_close.clone()) }
                    { Button::new(ButtonKind::Primary, i18n.t(id!("rename-submit"))).busy(rename.remote.is_busy()).submit() }</div>
            </form>
        </Dialog>
    }
}
