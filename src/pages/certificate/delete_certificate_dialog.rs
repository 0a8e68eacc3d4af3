use std::rc::Rc;

use ingam_core::kst;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::super::{guarded::use_guarded, password_question::use_password_question};
use crate::{
    certificates::{
        self, Listed,
        health::{Outside, outside},
    },
    components::{
        button::{Button, ButtonKind},
        dialog::{Dialog, focus_first_input},
        field::Field,
        first_problem::focus_first_problem,
        note::{note, warning},
    },
    hooks::use_services,
    i18n::use_i18n,
    issuance::steps::certificate_product,
    keeper::protocol::Secret,
    platform::preferences,
};

/// Properties of [`DeleteCertificateDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DeleteCertificateDialogProps {
    /// What would be deleted.
    pub listed: Rc<Listed>,
    /// It is gone.
    pub on_deleted: Callback<()>,
    /// Never mind.
    pub on_close: Callback<()>,
}

/// Deletes a certificate with its password or, where that is forgotten, with a typed word: nobody
/// deletes a key by a slip of the finger.
#[component]
pub fn DeleteCertificateDialog(props: &DeleteCertificateDialogProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let active = props.listed.active();
    // What cannot be read cannot be opened either.
    let readable = props.listed.readable().is_some();
    let by_word = use_state(|| !readable);
    let typed = use_state(String::new);
    let slips = use_state(|| 0_u32);
    let form = use_node_ref();
    let work = {
        let (id, on_deleted) = (props.listed.entry.id.clone(), props.on_deleted.clone());
        let tries = active.map(|active| active.tries).unwrap_or_default();
        use_guarded(tries, move |password: Option<Secret>| {
            let (services, id, on_deleted) = (services.clone(), id.clone(), on_deleted.clone());
            async move {
                match password {
                    Some(password) => {
                        certificates::delete_with_password(&services, &id, password).await?;
                    }
                    None => certificates::delete(&services, &id).await?,
                }
                preferences::forget_deleted(&id);
                on_deleted.emit(());
                Ok(())
            }
        })
    };
    let question = use_password_question(work.guard.may_take.clone(), work.run.reform(Some));
    {
        let form = form.clone();
        use_effect_with(*slips, move |_| focus_first_problem(&form));
    }
    {
        let form = form.clone();
        use_effect_with(*by_word, move |_| {
            if let Some(form) = form.cast::<HtmlElement>() {
                focus_first_input(&form);
            }
        });
    }
    let word = i18n.t(id!("delete-word"));
    let onsubmit = if *by_word {
        let (typed, slips, run) = (typed.clone(), slips.clone(), work.run.clone());
        let word = word.to_lowercase();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if typed.trim().to_lowercase() == word {
                run.emit(None);
            } else {
                slips.set(*slips + 1);
            }
        })
    } else {
        question.onsubmit
    };
    let switch = {
        let by_word = by_word.clone();
        Callback::from(move |()| by_word.set(!*by_word))
    };
    let say = |id| i18n.t_with(id, &[("word", word.to_string().into())]);
    let word_field = || {
        let (setter, slips) = (typed.setter(), slips.clone());
        Field {
            name: "delete-word".into(),
            label: say(id!("delete-word-label")),
            value: (*typed).clone().into(),
            problem: (*slips > 0).then(|| say(id!("delete-word-bad"))),
            on_input: Callback::from(move |text| {
                setter.set(text);
                slips.set(0);
            }),
            ..Field::default()
        }
        .view()
    };
    let about = props.listed.readable().map_or_else(
        || i18n.t(id!("delete-about")),
        |summary| {
            let args = [
                ("name", summary.holder_name.clone().into()),
                ("product", certificate_product(&i18n, summary).to_string().into()),
                ("date", kst::date_of(summary.not_after).to_string().into()),
            ];
            i18n.t_with(id!("delete-named"), &args)
        },
    );
    let copies = match outside(&props.listed.entry) {
        Outside::Backup(backup) if backup.outdated => warning(i18n.t(id!("delete-outdated"))),
        Outside::Backup(_) => note(i18n.t(id!("delete-saved"))),
        Outside::Source(_) => note(i18n.t(id!("delete-source"))),
        Outside::Nothing => warning(i18n.t(id!("delete-not-saved"))),
    };
    html! {
        <Dialog id="delete-dialog" title={i18n.t(id!("delete-title"))} on_close={props.on_close.clone()}>
            <form ref={form} {onsubmit} novalidate=true>
                <div class="body stack">
                    <p>{ about }</p>
                    { copies }
                    if *by_word {
                        { word_field() }
                    } else {
                        { question.field }
                    }
                    if readable {
                        <div>{ Button::new(ButtonKind::Plain, i18n.t(if *by_word { id!("delete-by-password") } else { id!("delete-by-word") })).on_press(switch) }</div>
                    }
                    { work.guard.outcome(&i18n, !*by_word && question.empty) }
                </div>
                <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("delete-cancel"))).on_press(props.on_close.clone()) }
                    { Button::new(ButtonKind::Destructive, i18n.t(id!("delete-confirm"))).busy(work.guard.busy).waiting(!*by_word && work.guard.waits()).submit() }</div>
            </form>
        </Dialog>
    }
}
