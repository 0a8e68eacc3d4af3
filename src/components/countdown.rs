use yew::prelude::*;

use super::{
    icon::{Icon, icon_image},
    note::note_with,
};
use crate::i18n::I18n;

/// How often a screen reader is told how long it still takes, seconds.
const TOLD_EVERY: i64 = 30;

/// How long something is still waited for: seen every second, told now and then, and that it is over.
/// `whole` and `left` in seconds; nothing is waited for if `whole` is 0. That it is over is said at `over`.
pub fn countdown(i18n: &I18n, whole: i64, left: i64, over: NodeRef) -> Html {
    let told = told_of(whole, left).map(|seconds| words(i18n, seconds));
    html! {
        <>
            if left > 0 {
                // A timer is not told by itself.
                <p class="countdown" role="timer">{ icon_image(Icon::Clock, 20) }{ words(i18n, left) }</p>
            }
            <div ref={over} class={(whole == 0 || left > 0).then_some("visually-hidden")} role="status" tabindex="-1">
                if whole > 0 && left == 0 {
                    { note_with(Icon::Check, i18n.t(id!("wait-over"))) }
                } else {
                    { told }
                }
            </div>
        </>
    }
}

/// What a screen reader was told last: half minutes below the whole wait, which it was told at first.
pub fn told_of(whole: i64, left: i64) -> Option<i64> {
    let told = left.div_euclid(TOLD_EVERY) + i64::from(left.rem_euclid(TOLD_EVERY) > 0);
    Some(told * TOLD_EVERY).filter(|told| left > 0 && *told < whole)
}

fn words(i18n: &I18n, seconds: i64) -> AttrValue {
    let args = [("minutes", (seconds / 60).into()), ("seconds", (seconds % 60).into())];
    i18n.t_with(id!("wait-left"), &args)
}
