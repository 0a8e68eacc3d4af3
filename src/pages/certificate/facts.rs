use std::rc::Rc;

use ingam_core::{
    kst,
    vault::{ActiveCertificate, EntryState, PendingEnrollment},
};
use yew::{platform::spawn_local, prelude::*};

use super::super::state_badge::{StateBadge, state_of};
use crate::{
    certificates::Listed,
    components::{
        badge::{Badge, Tone},
        button::{Button, ButtonKind},
        rows::{Row, Rows},
    },
    hooks::use_services,
    i18n::{I18n, use_i18n},
    issuance::steps::{product_name, product_of},
    keeper::protocol::Summary,
};

/// Properties of [`Facts`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FactsProps {
    /// The certificate.
    pub listed: Rc<Listed>,
}

/// Everything a certificate says.
#[component]
pub fn Facts(props: &FactsProps) -> Html {
    let i18n = use_i18n();
    let now = use_services().now();
    let listed = &props.listed;
    html! {
        <Rows>
            <Row name={i18n.t("column-state")}><StateBadge state={state_of(listed, now)} /></Row>
            if let EntryState::Pending(pending) = &listed.entry.state {
                { of_pending(&i18n, pending) }
            }
            if let EntryState::Active(active) = &listed.entry.state {
                if let Some(summary) = listed.readable() {
                    { of_certificate(&i18n, summary) }
                }
                { of_place(&i18n, active) }
            }
        </Rows>
    }
}

fn of_pending(i18n: &I18n, pending: &PendingEnrollment) -> Html {
    html! {
        <>
            <Row name={i18n.t("fact-holder")}>{ &pending.holder_name }</Row>
            <Row name={i18n.t("fact-product")}>{ product(i18n, Some(&pending.product)) }</Row>
            <Row name={i18n.t("fact-reference")}><code>{ &pending.reference }</code></Row>
        </>
    }
}

fn product(i18n: &I18n, wire: Option<&str>) -> AttrValue {
    match wire.and_then(product_of) {
        Some(product) => i18n.t(product_name(product)),
        None => i18n.t("product-unknown"),
    }
}

fn of_certificate(i18n: &I18n, summary: &Summary) -> Html {
    let validity = format!(
        "{} – {}",
        kst::date_of(summary.not_before),
        kst::date_of(summary.not_after)
    );
    let vid = if summary.has_vid {
        "fact-vid-yes"
    } else {
        "fact-vid-no"
    };
    let trusted = if summary.trusted {
        "fact-chain-yes"
    } else {
        "fact-chain-no"
    };
    html! {
        <>
            <Row name={i18n.t("fact-holder")}>{ &summary.holder_name }</Row>
            <Row name={i18n.t("fact-product")}>{ product(i18n, summary.product.as_deref()) }</Row>
            <Row name={i18n.t("fact-validity")}>{ validity }</Row>
            <Row name={i18n.t("fact-issuer")}>{ &summary.issuer_name }</Row>
            <Row name={i18n.t("fact-serial")}>
                <code>{ &summary.serial }</code>
                <CopyButton text={summary.serial.clone()} />
            </Row>
            <Row name={i18n.t("fact-subject")}><code>{ &summary.subject }</code></Row>
            <Row name={i18n.t("fact-issuer-name")}><code>{ &summary.issuer }</code></Row>
            <Row name={i18n.t("fact-policies")}><code>{ summary.policies.join(", ") }</code></Row>
            <Row name={i18n.t("fact-key")}>{ format!("{}, {}", summary.key, summary.signature) }</Row>
            <Row name={i18n.t("fact-vid")}>{ i18n.t(vid) }</Row>
            <Row name={i18n.t("fact-chain")}>{ i18n.t(trusted) }</Row>
            <Row name={i18n.t("fact-fingerprint")}><code>{ &summary.fingerprint }</code></Row>
            if let Some(url) = &summary.crl_url {
                <Row name={i18n.t("fact-crl")}><code>{ url }</code></Row>
            }
        </>
    }
}

fn of_place(i18n: &I18n, active: &ActiveCertificate) -> Html {
    let (backup, tone) = match active.backed_up_at {
        Some(at) => {
            let date = kst::date_of(at).to_string();
            (i18n.t_with("backup-at", &[("date", date.into())]), Tone::Ok)
        }
        None => (i18n.t("backup-none"), Tone::Warn),
    };
    html! {
        <Row name={i18n.t("fact-place")}>
            <span>{ i18n.t("place-browser") }</span>
            <Badge text={backup} {tone} />
        </Row>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct CopyButtonProps {
    text: AttrValue,
}

/// Puts a text on the clipboard.
#[component]
fn CopyButton(props: &CopyButtonProps) -> Html {
    let i18n = use_i18n();
    let copied = use_state(|| false);
    let on_press = {
        let (text, copied) = (props.text.clone(), copied.setter());
        Callback::from(move |()| {
            let (text, copied) = (text.clone(), copied.clone());
            spawn_local(async move { copied.set(crate::platform::clipboard::write(&text).await) });
        })
    };
    html! {
        <>
            <Button kind={ButtonKind::Plain} label={i18n.t("fact-serial-copy")} {on_press}>
                { i18n.t(if *copied { "action-copied" } else { "action-copy" }) }
            </Button>
            if *copied {
                <span class="visually-hidden" role="status">{ i18n.t("action-copied") }</span>
            }
        </>
    }
}
