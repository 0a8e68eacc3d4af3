use ingam_core::{
    kst,
    vault::{Entry, EntryState, PendingEnrollment},
};
use yew::{platform::spawn_local, prelude::*};

use super::super::state_badge::{state_badge, state_of};
use crate::{
    certificates::{
        Listed,
        health::{Outside, outside},
    },
    components::{
        badge::{backup_badge, backup_place, source_badge},
        button::{Button, ButtonKind},
        rows::{fact, row},
    },
    i18n::{I18n, MessageId, use_i18n},
    issuance::steps::{certificate_product, pending_product},
    keeper::protocol::{Gap, Summary},
};

/// Everything a certificate says, and its `place`.
pub fn facts(i18n: &I18n, listed: &Listed, now: i64, place: MessageId) -> Html {
    html! {
        <dl class="rows">{ row(i18n.t(id!("column-state")), state_badge(i18n, state_of(listed, now))) }
            if let EntryState::Pending(pending) = &listed.entry.state {
                { of_pending(i18n, pending) }
            }
            if let EntryState::Active(_) = &listed.entry.state {
                if let Some(summary) = listed.readable() {
                    { of_certificate(i18n, summary) }
                }
                { of_place(i18n, &listed.entry, place) }
            }</dl>
    }
}

fn of_pending(i18n: &I18n, pending: &PendingEnrollment) -> Html {
    html! {
        <>
            { fact(i18n.t(id!("fact-holder")), &pending.holder_name) }
            { fact(i18n.t(id!("fact-product")), &pending_product(i18n, pending)) }
            { row(i18n.t(id!("fact-reference")), html! { <code>{ &pending.reference }</code> }) }
        </>
    }
}

fn of_certificate(i18n: &I18n, summary: &Summary) -> Html {
    let validity =
        format!("{} – {}", kst::date_of(summary.not_before), kst::date_of(summary.not_after));
    let vid = if summary.has_vid { id!("fact-vid-yes") } else { id!("fact-vid-no") };
    let (chain, meaning) = match summary.gap {
        None => (id!("fact-chain-yes"), None),
        Some(Gap::NoIssuer) => (id!("fact-chain-no-issuer"), Some(id!("chain-stranger"))),
        Some(Gap::OtherRoot) => (id!("fact-chain-other-root"), Some(id!("chain-stranger"))),
        Some(Gap::Broken) => (id!("fact-chain-no"), Some(id!("chain-broken"))),
    };
    html! {
        <>
            { fact(i18n.t(id!("fact-holder")), &summary.holder_name) }
            { fact(i18n.t(id!("fact-product")), &certificate_product(i18n, summary)) }
            { fact(i18n.t(id!("fact-validity")), &validity) }
            { fact(i18n.t(id!("fact-issuer")), &summary.issuer_name) }
            { row(i18n.t(id!("fact-serial")), html! { <><code>{ &summary.serial }</code>
                <CopyButton text={summary.serial.clone()} /></> }) }
            { row(i18n.t(id!("fact-subject")), html! { <code>{ &summary.subject }</code> }) }
            { row(i18n.t(id!("fact-issuer-name")), html! { <code>{ &summary.issuer }</code> }) }
            { row(i18n.t(id!("fact-policies")), html! { <code>{ summary.policies.join(", ") }</code> }) }
            { fact(i18n.t(id!("fact-key")), &format!("{}, {}", summary.key, summary.signature)) }
            { fact(i18n.t(id!("fact-vid")), &i18n.t(vid)) }
            { row(i18n.t(id!("fact-chain")), html! { <><span>{ i18n.t(chain) }</span>
                if let Some(meaning) = meaning {
                    <span class="meaning">{ i18n.t(meaning) }</span>
                }</> }) }
            { row(i18n.t(id!("fact-fingerprint")), html! { <code>{ &summary.fingerprint }</code> }) }
            if let Some(url) = &summary.crl_url {
                { row(i18n.t(id!("fact-crl")), html! { <code>{ url }</code> }) }
            }
        </>
    }
}

fn of_place(i18n: &I18n, entry: &Entry, place: MessageId) -> Html {
    let copies = match outside(entry) {
        Outside::Backup(backup) => html! { <>{ backup_badge(i18n, Some(backup)) }
        <span>{ backup_place(i18n, backup.place) }</span></> },
        Outside::Source(at) => html! { <>{ source_badge(i18n) }
        <span>{ kst::date_of(at).to_string() }</span></> },
        Outside::Nothing => backup_badge(i18n, None),
    };
    row(i18n.t(id!("fact-place")), html! { <><span>{ i18n.t(place) }</span>{ copies }</> })
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
            { Button::new(ButtonKind::Plain, i18n.t(if *copied { id!("action-copied") } else { id!("action-copy") })).label(i18n.t(id!("fact-serial-copy"))).on_press(on_press) }
            if *copied {
                <span class="visually-hidden" role="status">{ i18n.t(id!("action-copied")) }</span>
            }
        </>
    }
}
