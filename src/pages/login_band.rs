use std::rc::Rc;

use yew::{platform::spawn_local, prelude::*};

use crate::{
    banking::{
        self, Visitor, idle,
        use_banking::{Ended, use_banking},
    },
    components::{
        button::{Button, ButtonKind},
        icon::{Icon, icon_image},
    },
    error::ErrorKind,
    hooks::{use_async, use_services},
    i18n::{I18n, use_i18n},
    platform::clock,
    route::Route,
    router::Link,
};

/// More often than a second goes by, so that none is left out.
const TICK: u32 = 500;

/// Properties of [`LoginBand`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LoginBandProps {
    /// Who is logged in.
    pub visitor: Rc<Visitor>,
}

/// Who is logged in and how long that still lasts, above every page. When nobody does anything, it ends the
/// login, at the bank as well.
#[component]
pub fn LoginBand(props: &LoginBandProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let banking = use_banking();
    let component = use_force_update();
    {
        use_effect_with((), move |()| {
            let ticking = clock::every(TICK, move || component.force_update());
            move || drop(ticking)
        });
    }
    let now = services.now();
    let left = idle::left(&props.visitor, services.login().used_at(), now);
    let end = |ended: Ended| {
        let (services, leave) = (services.clone(), banking.leave.clone());
        Callback::from(move |()| {
            let services = services.clone();
            leave.emit(ended);
            spawn_local(async move {
                // The bank ends by itself what it was not told about.
                let _ = banking::log_out(&services).await;
            });
        })
    };
    let goes_on = idle::can_go_on(&props.visitor, left, now);
    {
        let end = end(if goes_on { Ended::Idle } else { Ended::Over });
        use_effect_with(left == 0, move |over| {
            if *over {
                end.emit(());
            }
        });
    }
    let extend = {
        let (services, leave) = (services.clone(), banking.leave.clone());
        use_async(move |()| {
            let (services, leave) = (services.clone(), leave.clone());
            async move {
                match banking::extend(&services).await {
                    Err(error) if error.kind() == ErrorKind::LoginEnded => leave.emit(Ended::Over),
                    outcome => return outcome,
                }
                Ok(())
            }
        })
    };
    let failed = extend.remote.failure().map(|error| i18n.error(&error.message()));
    let warned = left <= idle::WARNING;
    html! {
        <aside class={classes!("login-band", warned.then_some("warned"))} aria-label={i18n.t(id!("band-label"))}>
            <p>
                { icon_image(Icon::Lock, 18) }
                <Link to={Route::Bank}>{ i18n.t_with(id!("band-name"), &[("name", props.visitor.name.clone().into())]) }</Link>
                <span role="timer">{ time(&i18n, left) }</span>
            </p>
            <div class={failed.is_none().then_some("visually-hidden")} role="status">
                if let Some((happened, remedy)) = failed {
                    { format!("{happened} {remedy}") }
                } else if warned {
                    { i18n.t(if goes_on { id!("band-soon") } else { id!("band-last") }) }
                }
            </div>
            if goes_on {
                { Button::new(ButtonKind::Plain, i18n.t(id!("band-extend"))).busy(extend.remote.is_busy()).on_press(extend.run.clone()) }
            }
            { Button::new(ButtonKind::Plain, i18n.t(id!("band-leave"))).on_press(end(Ended::LoggedOut)) }
        </aside>
    }
}

fn time(i18n: &I18n, left: i64) -> AttrValue {
    let (minutes, seconds) = (left / 60, left % 60);
    i18n.t_with(id!("band-left"), &[("time", format!("{minutes}:{seconds:02}").into())])
}
