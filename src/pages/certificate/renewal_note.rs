use ingam_core::kst;
use yew::prelude::*;

use crate::{
    certificates::Listed,
    components::{
        button::ButtonKind,
        icon::Icon,
        note::{note_with, warning_with},
    },
    i18n::I18n,
    issuance::renewal::{Window, window},
    route::Route,
    router::Link,
};

/// Whether a certificate can be renewed, by the clock of this device. The page behind the link asks the bank's.
pub(super) fn renewal_note(i18n: &I18n, listed: &Listed, now: i64) -> Html {
    let link = |class: Classes, words| {
        html! { <Link to={Route::renew(&listed.entry.id)} classes={class}>{ i18n.t(words) }</Link> }
    };
    let small = || classes!(ButtonKind::Small.class());
    match window(listed, now) {
        Some(Window::Open(days)) => html! {
            <>
                { warning_with(Icon::Clock, i18n.t_with(id!("renewal-open"), &[("days", days.into())])) }
                <div class="actions wrap">{ link(classes!(ButtonKind::Primary.class()), id!("renewal-go")) }</div>
            </>
        },
        Some(Window::From(day)) => {
            let day = kst::date_of(day).to_string();
            html! {
                <>
                    { note_with(Icon::Clock, i18n.t_with(id!("renewal-from"), &[("day", day.into())])) }
                    <div class="actions wrap">{ link(small(), id!("renewal-about")) }</div>
                </>
            }
        }
        Some(Window::Over) => html! {
            <>
                { warning_with(Icon::Attention, i18n.t(id!("renewal-over"))) }
                <div class="actions wrap">{ link(small(), id!("renewal-about")) }</div>
            </>
        },
        Some(Window::Replaced) => note_with(Icon::Check, i18n.t(id!("renewal-old"))),
        Some(Window::Elsewhere) | None => Html::default(),
    }
}
