use std::rc::Rc;

use yew::prelude::*;

use super::super::{
    guarded::use_guarded, intent::use_intent, password_question::use_password_question,
};
use crate::{
    certificates::{Listed, Way, revocation},
    components::{
        button::{Button, ButtonKind},
        choice::Choice,
        dialog::Dialog,
        note::{note, warning},
    },
    hooks::use_services,
    i18n::{I18n, MessageId, use_i18n},
    keeper::protocol::Ending,
};

/// Properties of [`EndDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EndDialogProps {
    /// Which certificate.
    pub listed: Rc<Listed>,
    /// It is done; what to say.
    pub on_done: Callback<MessageId>,
    /// Never mind.
    pub on_close: Callback<()>,
}

const ALL: [Ending; 4] = [Ending::Suspend, Ending::Compromised, Ending::Changed, Ending::Unused];

fn words(ending: Ending) -> (&'static str, MessageId, MessageId) {
    match ending {
        Ending::Suspend => ("suspend", id!("end-suspend"), id!("end-suspend-about")),
        Ending::Compromised => {
            ("compromised", id!("end-compromised"), id!("end-compromised-about"))
        }
        Ending::Changed => ("changed", id!("end-changed"), id!("end-changed-about")),
        Ending::Unused => ("unused", id!("end-unused"), id!("end-unused-about")),
    }
}

/// 효력정지·폐기 with the certificate itself. A revocation takes a second press: nothing brings it back.
#[component]
pub fn EndDialog(props: &EndDialogProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let chosen = use_state(|| Ending::Suspend);
    let sure = use_state(|| false);
    let is_final = *chosen != Ending::Suspend;
    let intent = use_intent();
    let work = {
        let (listed, ending) = (props.listed.clone(), *chosen);
        let on_done = props.on_done.clone();
        let tries = listed.active().map(|active| active.tries).unwrap_or_default();
        use_guarded(tries, move |way: Way| {
            let (services, listed, on_done) = (services.clone(), listed.clone(), on_done.clone());
            let intent = intent.clone();
            async move {
                revocation::end(&services, &listed.entry.id, way, (ending, &intent)).await?;
                on_done.emit(match ending {
                    Ending::Suspend => id!("end-suspended"),
                    _ => id!("end-revoked"),
                });
                Ok(())
            }
        })
    };
    let question =
        use_password_question(work.guard.may_take.clone(), work.run.reform(Way::Password));
    let onsubmit = {
        let (sure, go_on) = (sure.clone(), question.onsubmit);
        Callback::from(move |event: SubmitEvent| {
            if is_final && !*sure {
                event.prevent_default();
                sure.set(true);
            } else {
                go_on.emit(event);
            }
        })
    };
    let choose = |ending: Ending| {
        let (chosen, sure) = (chosen.setter(), sure.setter());
        Callback::from(move |()| {
            sure.set(false);
            chosen.set(ending);
        })
    };
    let submit = match (is_final, *sure) {
        (false, _) => id!("end-suspend-submit"),
        (true, false) => id!("end-revoke-submit"),
        (true, true) => id!("end-revoke-sure"),
    };
    let kind = if is_final { ButtonKind::Destructive } else { ButtonKind::Primary };
    html! {
        <Dialog id="end-dialog" title={i18n.t(id!("end-title"))} on_close={props.on_close.clone()}>
            <form {onsubmit} novalidate=true>
                <div class="body stack">
                    <fieldset class="group ways">
                        <legend>{ i18n.t(id!("end-question")) }</legend>
                        for ending in ALL {
                            { choice(&i18n, ending, *chosen, choose(ending)) }
                        }
                    </fieldset>
                    { question.field }
                    <div role="status">
                        if is_final && *sure {
                            { warning(i18n.t(id!("end-revoke-warning"))) }
                        } else if !is_final {
                            { note(i18n.t(id!("end-suspend-note"))) }
                        }
                    </div>
                    { work.guard.outcome(&i18n, question.empty) }
                </div>
                <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("action-cancel"))).on_press(props.on_close.clone()) }
                    { Button::new(kind, i18n.t(submit)).busy(work.guard.busy).waiting(work.guard.waits()).submit() }</div>
            </form>
        </Dialog>
    }
}

fn choice(i18n: &I18n, ending: Ending, chosen: Ending, on_choose: Callback<()>) -> Html {
    let (value, title, about) = words(ending);
    Choice {
        name: "ending".into(),
        value: value.into(),
        title: i18n.t(title),
        about: i18n.t(about),
        checked: ending == chosen,
        on_choose,
        ..Choice::default()
    }
    .view()
}
