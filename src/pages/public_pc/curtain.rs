use yew::prelude::*;

use super::super::{guarded::use_guarded, password_question::use_password_question};
use crate::{
    certificates::unlock,
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
    },
    hooks::use_services,
    i18n::use_i18n,
    keeper::protocol::Secret,
    public_pc::watch::Event,
};

/// Properties of [`Curtain`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CurtainProps {
    /// Whether a password is needed to go on.
    pub locked: bool,
    /// Whether something waits here until it is saved.
    pub waits: bool,
    /// Somebody goes on.
    pub on_event: Callback<Event>,
    /// Somebody ends the visit.
    pub on_leave: Callback<()>,
}

/// Covers everything: a modal dialog that comes back when it is closed by Escape.
#[component]
pub fn Curtain(props: &CurtainProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let closed = use_state(|| 0_u32);
    let on_close = {
        let closed = closed.clone();
        Callback::from(move |()| closed.set(*closed + 1))
    };
    let work = {
        let on_event = props.on_event.clone();
        use_guarded(unlock::tries(&services), move |password: Secret| {
            let (services, on_event) = (services.clone(), on_event.clone());
            async move {
                unlock::try_any(&services, password).await?;
                on_event.emit(Event::Unlocked);
                Ok(())
            }
        })
    };
    let question = use_password_question(work.guard.may_take.clone(), work.run.clone());
    let leave = Button::new(ButtonKind::Outlined, i18n.t(id!("public-leave-label")))
        .on_press(props.on_leave.clone());
    let (title, content) = if props.locked {
        let content = html! {
            <form onsubmit={question.onsubmit} novalidate=true>
                <div class="body stack">
                    <p>{ i18n.t(id!("curtain-locked-about")) }</p>
                    { question.field }
                    { work.guard.outcome(&i18n, question.empty) }
                </div>
                <div class="actions wrap">{ leave }
                    { Button::new(ButtonKind::Primary, i18n.t(id!("curtain-unlock"))).busy(work.guard.busy).waiting(work.guard.waits()).submit() }</div>
            </form>
        };
        (id!("curtain-locked"), content)
    } else {
        let go_on = props.on_event.reform(|()| Event::Continue);
        let about = match props.waits {
            true => id!("curtain-waits-about"),
            false => id!("curtain-covered-about"),
        };
        let content = html! {
            <>
                <div class="body"><p>{ i18n.t(about) }</p></div>
                <div class="actions wrap">{ leave }
                    { Button::new(ButtonKind::Primary, i18n.t(id!("curtain-continue"))).on_press(go_on) }</div>
            </>
        };
        (id!("curtain-covered"), content)
    };
    html! {
        <Dialog key={*closed} id="curtain" title={i18n.t(title)} {on_close}>{ content }</Dialog>
    }
}
