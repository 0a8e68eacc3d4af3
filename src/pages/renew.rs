use std::rc::Rc;

use ingam_core::kst;
use yew::prelude::*;

use self::question::Question;
use super::not_found::not_found;
use crate::{
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        icon::Icon,
        loading::loading,
        note::{note_with, warning, warning_with},
        rows::fact,
    },
    error::AppError,
    hooks::{Remote, use_async, use_services},
    i18n::{I18n, use_i18n},
    issuance::{
        Notice,
        renewal::{self, Known, Window},
        steps::certificate_product,
        use_issuance::use_issuance,
    },
    route::Route,
    router::{Link, Redirect},
};

mod question;

/// Properties of [`Renew`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RenewProps {
    /// From the address.
    pub id: AttrValue,
}

/// 인증서 갱신: whether a certificate can be renewed now, by the bank's clock, and its password.
#[component]
pub fn Renew(props: &RenewProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let name = props.id.clone();
    let found = use_async(move |()| {
        let (services, name) = (services.clone(), name.clone());
        async move { Ok::<_, AppError>(renewal::look(&services, &name).await?.map(Rc::new)) }
    });
    {
        let load = found.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    match &*found.remote {
        Remote::Idle | Remote::Busy => html! {
            <div class="column narrow">{ loading(i18n.t(id!("certificates-loading"))) }</div>
        },
        Remote::Failed(error) => html! {
            <div class="column narrow">
                <Heading title={i18n.t(id!("renewal-title"))} />
                <Failure text={error.message()}>
                    <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("action-retry"))).on_press(found.run.clone()) }</div>
                </Failure>
            </div>
        },
        Remote::Ready(None) => not_found(&i18n),
        Remote::Ready(Some(known)) if known.listed.summary.is_none() => html! {
            <Redirect to={Route::resume(&known.listed.entry.id)} />
        },
        Remote::Ready(Some(known)) => html! { <Shown known={known.clone()} /> },
    }
}

/// Properties of what is shown of a certificate to renew.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ShownProps {
    known: Rc<Known>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let Known { listed, now, is_clock_off } = &*props.known;
    let id = &listed.entry.id;
    let window = renewal::window(listed, *now);
    let began = issuance.state.renewal_to_begin() == Some(id);
    let notice = issuance.state.notice.filter(|_| began).map(|notice| match notice {
        Notice::Reloaded => id!("renewal-reloaded"),
        Notice::SessionEnded => id!("renewal-ended"),
        Notice::TermsChanged => id!("notice-terms-changed"),
    });
    let lead = matches!(window, Some(Window::Open(_))).then(|| i18n.t(id!("renewal-lead")));
    let give_up = {
        let issuance = issuance.clone();
        Callback::from(move |()| issuance.reset())
    };
    html! {
        <div class="column narrow">
            <Heading title={i18n.t(id!("renewal-title"))} {lead} />
            <div class="stack">
                if let Some(notice) = notice {
                    { warning(i18n.t(notice)) }
                }
                if *is_clock_off {
                    { warning_with(Icon::Clock, i18n.t(id!("bank-clock"))) }
                }
                { facts(&i18n, &props.known, window) }
                { match window {
                    Some(Window::Open(_)) => Html::default(),
                    Some(window) => not_now(&i18n, window),
                    None => warning(i18n.t(id!("renewal-unreadable"))),
                } }
            </div>
            if matches!(window, Some(Window::Open(_))) {
                <Question listed={listed.clone()} />
            }
            if began {
                <div class="actions wrap">{ Button::new(ButtonKind::Plain, i18n.t(id!("renewal-give-up"))).on_press(give_up) }</div>
            }
            <p class="back-link">
                <Link to={Route::certificate(id)}>{ i18n.t(id!("renewal-certificate")) }</Link>
            </p>
        </div>
    }
}

fn facts(i18n: &I18n, known: &Known, window: Option<Window>) -> Html {
    let Some(summary) = known.listed.readable() else {
        return Html::default();
    };
    let day = |time| kst::date_of(time).to_string();
    html! {
        <dl class="rows">{ fact(i18n.t(id!("fact-holder")), &summary.holder_name) }
            { fact(i18n.t(id!("fact-product")), &certificate_product(i18n, summary)) }
            { fact(i18n.t(id!("fact-issuer")), &summary.issuer_name) }
            { fact(i18n.t(id!("renewal-end")), &day(summary.not_after)) }
            if matches!(window, Some(Window::Open(_))) {
                { fact(i18n.t(id!("renewal-new-end")), &day(kst::a_year_on(summary.not_after))) }
            }</dl>
    }
}

/// Why it cannot be renewed, and what to do instead.
fn not_now(i18n: &I18n, window: Window) -> Html {
    let link = |to: Route, words| {
        html! {
            <div class="actions wrap">
                <Link {to} classes={ButtonKind::Primary.class()}>{ i18n.t(words) }</Link>
            </div>
        }
    };
    match window {
        Window::From(day) => {
            let day = kst::date_of(day).to_string();
            note_with(Icon::Clock, i18n.t_with(id!("renewal-from"), &[("day", day.into())]))
        }
        Window::Over => html! {
            <>
                { warning_with(Icon::Attention, i18n.t(id!("renewal-over"))) }
                { link(Route::Issue, id!("home-start")) }
            </>
        },
        Window::Replaced => html! {
            <>
                { note_with(Icon::Check, i18n.t(id!("renewal-replaced"))) }
                { link(Route::Certificates, id!("done-certificates")) }
            </>
        },
        Window::Elsewhere => note_with(Icon::Info, i18n.t(id!("renewal-elsewhere"))),
        Window::Open(_) => Html::default(),
    }
}
