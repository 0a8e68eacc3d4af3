use std::rc::Rc;

use yew::prelude::*;

use super::{
    super::{
        certificate::{has_passkeys, use_passkey},
        guarded::use_guarded,
        intent::use_intent,
        password_question::use_password_question,
    },
    Task,
};
use crate::{
    certificates::{Listed, Way},
    components::button::{Button, ButtonKind},
    i18n::use_i18n,
    route::Route,
    router::Link,
};

/// Properties of [`Opening`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct OpeningProps {
    /// The selected certificate.
    pub(super) listed: Rc<Listed>,
    /// What the button does.
    pub(super) submit: AttrValue,
    /// Done when it is opened.
    pub(super) task: Task,
    /// It is none of these: look elsewhere.
    pub(super) on_find: Callback<()>,
    /// It is not needed any more.
    pub(super) on_delete: Callback<()>,
    /// Never mind.
    pub(super) on_close: Callback<()>,
}

/// The password of the selected certificate, or a passkey of it.
#[component]
pub(super) fn Opening(props: &OpeningProps) -> Html {
    let i18n = use_i18n();
    let intent = use_intent();
    let work = {
        let (id, task) = (props.listed.entry.id.clone(), props.task.clone());
        let tries = props.listed.active().map(|active| active.tries).unwrap_or_default();
        use_guarded(tries, move |way: Way| (task.0)(id.clone(), way, intent.clone()))
    };
    let question =
        use_password_question(work.guard.may_take.clone(), work.run.reform(Way::Password));
    let by_passkey = has_passkeys(&props.listed).then(|| work.run.reform(|()| Way::Passkey));
    html! {
        <form onsubmit={question.onsubmit} novalidate=true>
            <div class="body stack">
                <div class="actions wrap tools">
                    <Link to={Route::certificate(&props.listed.entry.id)} classes={ButtonKind::Small.class()}>{ i18n.t(id!("select-view")) }</Link>
                    { Button::new(ButtonKind::Small, i18n.t(id!("select-find"))).on_press(props.on_find.clone()) }
                    { Button::new(ButtonKind::Small, i18n.t(id!("select-delete"))).on_press(props.on_delete.clone()) }
                </div>
                { question.field }
                { use_passkey(&i18n, by_passkey, work.guard.busy) }
                { work.guard.outcome(&i18n, question.empty) }
            </div>
            <div class="actions wrap">
                { Button::new(ButtonKind::Outlined, i18n.t(id!("action-cancel"))).on_press(props.on_close.clone()) }
                { Button::new(ButtonKind::Primary, props.submit.clone()).busy(work.guard.busy).waiting(work.guard.waits()).submit() }
            </div>
        </form>
    }
}
