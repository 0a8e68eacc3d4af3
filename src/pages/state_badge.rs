use ingam_core::{kst, vault::Found};
use yew::prelude::*;

use crate::{
    certificates::Listed,
    components::{
        badge::{Tone, badge},
        icon::Icon,
    },
    i18n::I18n,
    issuance::renewal,
    keeper::protocol::{Gap, Summary},
};

/// What the state of a certificate means for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// 발급 대기
    Pending,
    /// 정상
    Valid,
    /// So many days are left.
    EndsIn(i64),
    /// Its time has not come.
    NotYet,
    /// 만료됨
    Expired,
    /// A newer one took its place.
    Replaced,
    /// 폐기됨
    Revoked,
    /// 효력정지
    Suspended,
    /// It is by an authority that is not known here.
    Stranger,
    /// It cannot be read, or something is wrong with those who issued it.
    Doubtful,
}

/// The state at a time.
pub fn state_of(listed: &Listed, now: i64) -> State {
    match &listed.summary {
        None => State::Pending,
        Some(Err(_)) => State::Doubtful,
        Some(Ok(summary)) if now > summary.not_after => State::Expired,
        Some(Ok(_)) if listed.found().is_some() => match listed.found() {
            Some(Found::Suspended) => State::Suspended,
            Some(Found::Revoked) => State::Revoked,
            _ => State::Replaced,
        },
        Some(Ok(_)) if listed.replaced => State::Replaced,
        Some(Ok(Summary { gap: Some(Gap::NoIssuer | Gap::OtherRoot), .. })) => State::Stranger,
        Some(Ok(summary)) if !summary.is_trusted() => State::Doubtful,
        Some(Ok(summary)) if now < summary.not_before => State::NotYet,
        Some(Ok(summary)) => match kst::days_left(now, summary.not_after) {
            days if days <= renewal::DAYS => State::EndsIn(days),
            _ => State::Valid,
        },
    }
}

fn words(i18n: &I18n, state: State) -> (AttrValue, Tone, Icon) {
    match state {
        State::Pending => (i18n.t(id!("state-pending")), Tone::Warn, Icon::Clock),
        State::Valid => (i18n.t(id!("state-valid")), Tone::Ok, Icon::Check),
        State::EndsIn(0) => (i18n.t(id!("state-ends-today")), Tone::Warn, Icon::Attention),
        State::EndsIn(days) => (
            i18n.t_with(id!("state-ends-in"), &[("days", days.into())]),
            Tone::Warn,
            Icon::Attention,
        ),
        State::NotYet => (i18n.t(id!("state-not-yet")), Tone::Warn, Icon::Clock),
        State::Expired => (i18n.t(id!("state-expired")), Tone::Quiet, Icon::Cross),
        State::Replaced => (i18n.t(id!("state-replaced")), Tone::Quiet, Icon::Cross),
        State::Revoked => (i18n.t(id!("state-revoked")), Tone::Quiet, Icon::Cross),
        State::Suspended => (i18n.t(id!("state-suspended")), Tone::Warn, Icon::Clock),
        State::Stranger => (i18n.t(id!("state-stranger")), Tone::Warn, Icon::Info),
        State::Doubtful => (i18n.t(id!("state-doubtful")), Tone::Warn, Icon::Attention),
    }
}

/// A state in words, with an icon.
pub fn state_badge(i18n: &I18n, state: State) -> Html {
    let (text, tone, icon) = words(i18n, state);
    badge(tone, text, Some(icon))
}
