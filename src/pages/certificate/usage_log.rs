use std::rc::Rc;

use ingam_core::kst;
use yew::prelude::*;

use crate::{
    certificates::{
        Listed,
        usage::{self, Purpose, Use},
    },
    components::{failure::Failure, note::note},
    hooks::{Remote, use_async, use_services},
    i18n::{I18n, MessageId, use_i18n},
};

/// Properties of [`UsageLog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct UsageLogProps {
    /// Whose.
    pub listed: Rc<Listed>,
}

/// 사용 기록: folded, because it may be long.
#[component]
pub fn UsageLog(props: &UsageLogProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let id = props.listed.entry.id.clone();
    let uses = use_async(move |()| {
        let (services, id) = (services.clone(), id.clone());
        async move { usage::uses(&services, &id).await }
    });
    {
        let load = uses.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    let content = match &*uses.remote {
        Remote::Idle | Remote::Busy => return Html::default(),
        Remote::Failed(error) => html! { <Failure text={error.message()} /> },
        Remote::Ready(uses) if uses.is_empty() => note(i18n.t(id!("usage-none"))),
        Remote::Ready(uses) => {
            html! { <ul class="usage">{ for uses.iter().map(|used| line(&i18n, used)) }</ul> }
        }
    };
    html! {
        <details class="tip usage-log">
            <summary>{ i18n.t(id!("usage-title")) }</summary>
            <p class="hint">{ i18n.t(id!("usage-about")) }</p>
            { content }
        </details>
    }
}

fn line(i18n: &I18n, used: &Use) -> Html {
    html! {
        <li>
            <strong>{ i18n.t(name(used.purpose)) }</strong>
            <span>{ kst::minute_of(used.at) }</span>
            <span>{ &used.origin }</span>
            if let Some(order) = &used.order {
                <span><code>{ order }</code></span>
            }
            if let Some(amount) = used.amount {
                <span class="amount">{ i18n.won(amount) }</span>
            }
        </li>
    }
}

fn name(purpose: Purpose) -> MessageId {
    match purpose {
        Purpose::Login => id!("usage-login"),
        Purpose::Transfer => id!("usage-transfer"),
        Purpose::Renewal => id!("usage-renewal"),
        Purpose::Suspension => id!("usage-suspension"),
        Purpose::Revocation => id!("usage-revocation"),
        Purpose::Registration => id!("usage-registration"),
        Purpose::Copy => id!("usage-copy"),
    }
}
