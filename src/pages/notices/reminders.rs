use yew::prelude::*;

use crate::{
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        icon::Icon,
        note::{note, note_with, warning_with},
    },
    error::AppError,
    hooks::{Remote, use_async, use_services, use_visit},
    i18n::{I18n, use_i18n},
    notices::calendar::{self, LastDay},
    platform::notification::{self, Permission},
    route::Route,
    router::Link,
};

/// Properties of [`Reminders`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RemindersProps {
    /// What goes into a calendar.
    pub days: Vec<LastDay>,
    /// Whether the notifications of the device are offered as well.
    #[prop_or_default]
    pub with_notifications: bool,
}

/// 만료 알림: the last days as a calendar file, and notifications of the device.
#[component]
pub fn Reminders(props: &RemindersProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let is_public = use_visit().is_public;
    let saved = {
        let days = props.days.clone();
        use_async(move |()| {
            let text = calendar::file(&days, services.now());
            let name = "ingam-certificates.ics";
            let offered = services.offer_file(name, calendar::CONTENT_TYPE, text.as_bytes());
            async move { offered.map_err(|_| AppError::Internal) }
        })
    };
    let asked = use_async(|()| async { Ok::<_, AppError>(notification::ask().await) });
    if props.days.is_empty() {
        return Html::default();
    }
    let permission = match &*asked.remote {
        Remote::Ready(permission) => *permission,
        _ => notification::permission(),
    };
    let count = [("count", props.days.len().into())];
    html! {
        <section class="card stack">
            <h2>{ i18n.t(id!("reminders-title")) }</h2>
            <p>{ i18n.t(id!("reminders-about")) }</p>
            <div class="actions wrap">
                { Button::new(ButtonKind::Small, i18n.t_with(id!("reminders-calendar"), &count)).on_press(saved.run.clone()) }
            </div>
            <div role="status">
                if matches!(*saved.remote, Remote::Ready(())) {
                    { note_with(Icon::Check, i18n.t(id!("reminders-saved"))) }
                }
            </div>
            if let Some(error) = saved.remote.failure() {
                <Failure text={error.message()} />
            }
            if props.with_notifications && !is_public {
                <div role="status">{ told(&i18n, permission) }</div>
                if permission == Permission::NotAsked {
                    <div class="actions wrap">
                        { Button::new(ButtonKind::Small, i18n.t(id!("reminders-ask"))).busy(asked.remote.is_busy()).on_press(asked.run.clone()) }
                    </div>
                }
            }
            <p class="hint"><Link to={Route::help("notices")}>{ i18n.t(id!("reminders-help")) }</Link></p>
        </section>
    }
}

fn told(i18n: &I18n, permission: Permission) -> Html {
    match permission {
        Permission::NotAsked => note(i18n.t(id!("reminders-off"))),
        Permission::Granted => note_with(Icon::Check, i18n.t(id!("reminders-on"))),
        Permission::Denied => warning_with(Icon::Attention, i18n.t(id!("reminders-denied"))),
        Permission::Unsupported => note(i18n.t(id!("reminders-unsupported"))),
    }
}
