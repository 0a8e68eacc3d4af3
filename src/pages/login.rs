use yew::prelude::*;

use super::select_certificate::{SelectCertificate, Task};
use crate::{
    banking::{
        self,
        use_banking::{Ended, use_banking},
    },
    components::{
        button::{Button, ButtonKind},
        heading::Heading,
        icon::Icon,
        note::{note, note_with},
    },
    hooks::use_services,
    i18n::use_i18n,
    route::Route,
    router::use_navigator,
};

/// `/login`: 인터넷뱅킹 로그인
#[component]
pub fn LoginPage() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let banking = use_banking();
    let navigator = use_navigator();
    let selecting = use_state(|| false);
    {
        let is_in = banking.login.visitor.is_some();
        use_effect_with(is_in, move |is_in| {
            if *is_in {
                navigator.replace(&Route::Bank);
            }
        });
    }
    let select = |on: bool| {
        let (selecting, services) = (selecting.setter(), services.clone());
        Callback::from(move |()| {
            // Whoever closes the dialog does not want the login that may be under way.
            services.login().begin();
            selecting.set(on);
        })
    };
    let task = {
        let enter = banking.enter.clone();
        use_memo((services.clone(), enter), |(services, enter)| {
            let (services, enter) = (services.clone(), enter.clone());
            // Closing the dialog ends a login as well that has been sent already.
            Task::new(move |id, way, _| {
                let (services, enter) = (services.clone(), enter.clone());
                Box::pin(async move {
                    enter.emit(banking::log_in(&services, &id, way).await?);
                    Ok(())
                })
            })
        })
    };
    html! {
        <div class="column">
            <Heading title={i18n.t(id!("login-title"))} lead={i18n.t(id!("login-lead"))} />
            <div class="stack">
                if let Some(ended) = banking.login.ended {
                    <div role="status">{ match ended {
                        Ended::LoggedOut => note_with(Icon::Check, i18n.t(id!("login-left"))),
                        Ended::Idle => note_with(Icon::Clock, i18n.t(id!("login-idle"))),
                        Ended::Over => note_with(Icon::Clock, i18n.t(id!("login-over"))),
                    } }</div>
                }
                <div class="actions wrap">
                    { Button::new(ButtonKind::Primary, i18n.t(id!("login-start"))).on_press(select(true)) }
                </div>
                { note(i18n.t(id!("login-about"))) }
            </div>
            if *selecting {
                <SelectCertificate
                    title={i18n.t(id!("login-select"))}
                    submit={i18n.t(id!("login-submit"))}
                    task={(*task).clone()}
                    on_close={select(false)}
                />
            }
        </div>
    }
}
