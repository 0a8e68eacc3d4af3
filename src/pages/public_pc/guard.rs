use std::rc::Rc;

use yew::prelude::*;

use super::curtain::Curtain;
use crate::{
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
        icon::{Icon, icon_image},
        note::warning_with,
    },
    hooks::{use_services, use_visit},
    i18n::use_i18n,
    issuance::use_issuance::use_issuance,
    platform::attention::{self, Attention, Sign},
    public_pc::watch::{Event, Kept, Stage, Watch},
    services::Services,
};

/// Properties of [`Guard`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GuardProps {
    /// Whether nothing of the page may be seen.
    pub on_cover: Callback<bool>,
}

/// The band with the way out, and the curtain when nobody is there.
#[component]
pub fn Guard(props: &GuardProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let visit = use_visit();
    let wizard = use_issuance().state;
    let asking = use_state(|| false);
    let watch = use_mut_ref(|| Watch::new(services.now()));
    let stage = use_state_eq(|| Stage::Open);
    let tell = {
        let (services, stage) = (services.clone(), stage.setter());
        let (leave, on_cover) = (visit.leave.clone(), props.on_cover.clone());
        let close = visit.close.clone();
        use_callback((), move |event: Event, ()| {
            let next = watch.borrow().after(event, services.now(), kept(&services));
            let before = watch.replace(next).stage;
            if next.stage == before {
                return;
            }
            match next.stage {
                Stage::Over(ending) => leave.emit(ending),
                shown => {
                    // What was opened out of a file has no lock of its own.
                    if shown.is_curtain() && services.end_file_keepers() {
                        close.emit(());
                    }
                    on_cover.emit(shown.is_curtain());
                    stage.set(shown);
                }
            }
        })
    };
    // Asked when the browser asks, so it is looked at then.
    let at_risk = {
        let (services, running) = (services.clone(), wizard.is_running());
        Rc::new(move || running || services.memory().is_some_and(|memory| memory.has_unsaved()))
    };
    {
        let tell = tell.clone();
        use_effect_with((), move |()| {
            let attention = Attention::new(move |sign| {
                tell.emit(match sign {
                    Sign::Touched => Event::Touched,
                    Sign::Hidden => Event::Hidden,
                    Sign::Second => Event::Tick,
                });
            });
            let kept = (attention, attention::without_suggestions());
            move || drop(kept)
        });
    }
    {
        let at_risk = at_risk.clone();
        use_effect(move || {
            let listener = attention::before_unload(move || at_risk());
            move || drop(listener)
        });
    }
    let leave = {
        let (tell, asking) = (tell.clone(), asking.setter());
        Callback::from(move |()| {
            if at_risk() {
                asking.set(true);
            } else {
                tell.emit(Event::Leave);
            }
        })
    };
    let close = {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(false))
    };
    let confirm = tell.reform(|()| Event::Leave);
    html! {
        <>
            <aside class="band" aria-label={i18n.t(id!("public-band"))}>
                { icon_image(Icon::Screen, 20) }
                <p><strong>{ i18n.t(id!("public-band")) }</strong>{ " " }
                    <span>{ i18n.t(id!("public-band-about")) }</span></p>
                { Button::new(ButtonKind::Small, i18n.t(id!("public-leave"))).label(i18n.t(id!("public-leave-label"))).on_press(leave.clone()) }
            </aside>
            <div role="alert" class="band-alert">
                if *stage == Stage::Warned {
                    { warning_with(Icon::Clock, i18n.t(id!("public-idle"))) }
                }
            </div>
            <div class="over">
                if matches!(*stage, Stage::Covered | Stage::Locked) {
                    <Curtain locked={*stage == Stage::Locked} waits={kept(&services) == Kept::Unsaved} on_event={tell} on_leave={leave} />
                }
                if *asking {
                    <Dialog id="leave-dialog" title={i18n.t(id!("leave-title"))} on_close={close.clone()}>
                        <div class="body"><p>{ i18n.t(id!("leave-about")) }</p></div>
                        <div class="actions wrap">
                            { Button::new(ButtonKind::Primary, i18n.t(id!("leave-stay"))).on_press(close) }
                            { Button::new(ButtonKind::Outlined, i18n.t(id!("leave-confirm"))).on_press(confirm) }
                        </div>
                    </Dialog>
                }
            </div>
        </>
    }
}

/// What is in memory.
fn kept(services: &Services) -> Kept {
    match services.memory() {
        Some(memory) if memory.holds() => Kept::Key,
        Some(memory) if memory.has_unsaved() => Kept::Unsaved,
        _ => Kept::Nothing,
    }
}
