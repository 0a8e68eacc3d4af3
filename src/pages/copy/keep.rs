use std::rc::Rc;

use ingam_core::{kst, vault::EntryId};
use yew::prelude::*;

use super::super::new_password::{Beyond, use_new_password};
use crate::{
    certificates::import::Taken,
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        note::{note, warning},
        rows::fact,
    },
    copying::{Received, Receiving},
    error::AppError,
    hooks::{use_async, use_services},
    i18n::{I18n, use_i18n},
    issuance::steps::certificate_product,
    keeper::protocol::Secret,
    route::Route,
    router::Link,
};

/// The copy under way, as a property: the same one is equal.
#[derive(Clone)]
pub struct Current(pub Rc<Receiving>);

impl PartialEq for Current {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Properties of [`Keep`].
#[derive(Clone, PartialEq, Properties)]
pub struct KeepProps {
    /// The certificate.
    pub received: Rc<Received>,
    /// Where it came from.
    pub receiving: Current,
    /// It is in the vault.
    pub on_kept: Callback<Taken>,
}

/// What has arrived, and which password it gets here.
#[component]
pub fn Keep(props: &KeepProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let new = Rc::new(use_new_password("password", i18n.t(id!("password-label")), Beyond::Warned));
    let keep = {
        let props = props.clone();
        use_async(move |password: Secret| {
            let KeepProps { received, receiving, on_kept } = props.clone();
            async move {
                on_kept.emit(receiving.0.keep(&received, password).await?);
                Ok::<_, AppError>(())
            }
        })
    };
    let busy = keep.remote.is_busy();
    let onsubmit = {
        let (new, run) = (new.clone(), keep.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !busy && new.judge() {
                run.emit(new.take());
            }
        })
    };
    let Some(identity) = props.received.identity() else {
        return html! { <div class="column narrow">{ warning(i18n.t(id!("copy-nothing"))) }</div> };
    };
    let summary = &identity.summary;
    html! {
        <form class="column narrow" {onsubmit} novalidate=true>
            <Heading key="keep" title={i18n.t(id!("copy-arrived-title"))} lead={i18n.t(id!("copy-arrived-lead"))} />
            <div class="stack">
                <dl class="rows">
                    { fact(i18n.t(id!("fact-holder")), &summary.holder_name) }
                    { fact(i18n.t(id!("fact-product")), &certificate_product(&i18n, summary)) }
                    { fact(i18n.t(id!("column-issuer")), &summary.issuer_name) }
                    { fact(i18n.t(id!("column-expiry")), &kst::date_of(summary.not_after).to_string()) }
                </dl>
                { new.fields.clone() }
                if services.memory().is_some() {
                    { warning(i18n.t(id!("copy-public"))) }
                }
                if let Some(error) = keep.remote.failure() {
                    <Failure text={error.message()} />
                }
            </div>
            <div class="actions wrap">{ Button::new(ButtonKind::Primary, i18n.t(id!("copy-keep"))).busy(busy).submit() }</div>
        </form>
    }
}

/// What became of it.
pub fn kept(i18n: &I18n, taken: &Taken) -> Html {
    let (id, lead): (&EntryId, _) = match taken {
        Taken::New(id) => (id, id!("copy-kept")),
        Taken::AlreadyHere(id) => (id, id!("copy-already")),
    };
    html! {
        <div class="column narrow">
            <Heading key="kept" title={i18n.t(id!("copy-done-title"))} lead={i18n.t(lead)} />
            <div class="stack">
                if matches!(taken, Taken::New(_)) {
                    { note(i18n.t(id!("copy-kept-advice"))) }
                }
            </div>
            <div class="actions wrap"><Link to={Route::certificate(id)} classes={ButtonKind::Primary.class()}>{ i18n.t(id!("copy-open")) }</Link></div>
        </div>
    }
}
