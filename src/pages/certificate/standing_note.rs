use std::rc::Rc;

use ingam_core::kst;
use yew::prelude::*;

use super::super::guarded::to_resume;
use crate::{
    certificates::{Listed, standing},
    components::{
        button::{Button, ButtonKind},
        icon::Icon,
        note::{note_with, warning_with},
    },
    error::AppError,
    hooks::{Remote, use_async, use_focus_when_lost, use_services},
    i18n::{I18n, use_i18n},
    keeper::protocol::{Standing, StandingSource, StandingTold},
};

/// Properties of [`StandingNote`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct StandingNoteProps {
    /// Which certificate.
    pub(super) listed: Rc<Listed>,
    /// Something else was known of it before, and is stored now.
    pub(super) on_changed: Callback<()>,
}

/// Whether a certificate still holds by the word of its issuer, asked when the page opens. That nobody
/// answers is no fault of the certificate: it is said quietly, and can be asked again.
#[component]
pub(super) fn StandingNote(props: &StandingNoteProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let asked = {
        let (listed, on_changed) = (props.listed.clone(), props.on_changed.clone());
        use_async(move |()| {
            let (services, listed) = (services.clone(), listed.clone());
            let on_changed = on_changed.clone();
            async move {
                let told = standing::ask(&services, &listed).await?;
                if standing::found(told.standing) != listed.found() {
                    on_changed.emit(());
                }
                Ok::<_, AppError>(told)
            }
        })
    };
    {
        let ask = asked.run.clone();
        use_effect_with((), move |()| ask.emit(()));
    }
    // The button that was pressed is gone meanwhile.
    let told = use_focus_when_lost(!asked.remote.is_busy());
    html! {
        <div ref={told} tabindex="-1" class="stack" role="status" aria-label={i18n.t(id!("standing-title"))}>
            { match &*asked.remote {
                Remote::Idle | Remote::Busy => note_with(Icon::Clock, i18n.t(id!("standing-asking"))),
                Remote::Ready(told) => html! {
                    <>
                        { said(&i18n, *told) }
                        if matches!(told.standing, Standing::Suspended(_)) { { to_resume(&i18n) } }
                        if told.source != StandingSource::Responder { { again(&i18n, asked.run.clone()) } }
                    </>
                },
                Remote::Failed(error) => {
                    let (happened, remedy) = i18n.error(&error.message());
                    html! {
                        <>
                            { warning_with(Icon::Attention, format!("{happened} {remedy}").into()) }
                            { again(&i18n, asked.run.clone()) }
                        </>
                    }
                }
            } }
        </div>
    }
}

fn again(i18n: &I18n, on_press: Callback<()>) -> Html {
    html! { <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("standing-again"))).on_press(on_press) }</div> }
}

fn said(i18n: &I18n, told: StandingTold) -> Html {
    let at = |id, time| i18n.t_with(id, &[("time", kst::minute_of(time).into())]);
    let by_list = matches!(told.source, StandingSource::List(_));
    let what = match told.standing {
        Standing::Good if by_list => at(id!("standing-not-listed"), told.at),
        Standing::Good => at(id!("standing-good"), told.at),
        Standing::Revoked(since) => at(id!("standing-revoked"), since),
        Standing::Superseded(since) => at(id!("standing-superseded"), since),
        Standing::Suspended(since) => at(id!("standing-suspended"), since),
        Standing::Unknown => i18n.t(id!("standing-stranger")),
    };
    let text = match told.standing {
        Standing::Good => what,
        _ if by_list => format!("{what} {}", at(id!("standing-by-list"), told.at)).into(),
        _ => what,
    };
    match told.standing {
        Standing::Good => note_with(Icon::Check, text),
        Standing::Revoked(_) | Standing::Superseded(_) => warning_with(Icon::Cross, text),
        Standing::Suspended(_) | Standing::Unknown => warning_with(Icon::Attention, text),
    }
}
