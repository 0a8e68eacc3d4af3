use ingam_core::{kst, vault::EntryState};
use yew::prelude::*;

use super::super::state_badge::{state_badge, state_of};
use crate::{
    certificates::{
        Listed,
        health::{Outside, outside},
    },
    components::{
        badge::{backup_badge, source_badge},
        button::ButtonKind,
    },
    i18n::I18n,
    issuance::{
        renewal::{Window, window},
        steps::{certificate_product, pending_product},
    },
    route::Route,
    router::Link,
};

/// On a phone the rows are cards; the roles keep it a table for screen readers there too.
pub fn table(i18n: &I18n, entries: &[&Listed], now: i64) -> Html {
    html! {
        <div class="certificates">
            <table role="table">
                <caption class="visually-hidden">{ i18n.t(id!("certificates-title")) }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        { columns(i18n) }
                        <th scope="col" role="columnheader"><span class="visually-hidden">{ i18n.t(id!("column-open")) }</span></th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    for listed in entries {
                        { row(i18n, listed, now) }
                    }
                </tbody>
            </table>
        </div>
    }
}

/// 구분, 사용자, 만료일, 발급자, 상태: the heads of the columns of every list of certificates.
pub fn columns(i18n: &I18n) -> Html {
    let column = |id| html! { <th scope="col" role="columnheader">{ i18n.t(id) }</th> };
    html! {
        <>
            { column(id!("column-product")) }
            { column(id!("column-holder")) }
            { column(id!("column-expiry")) }
            { column(id!("column-issuer")) }
            { column(id!("column-state")) }
        </>
    }
}

/// What a row of such a list says.
pub struct Cells {
    /// Kind of certificate.
    pub product: AttrValue,
    /// Whose it is.
    pub holder: String,
    /// Its last day.
    pub expiry: String,
    /// Who issued it.
    pub issuer: String,
}

/// What a certificate says in such a list.
pub fn cells(i18n: &I18n, listed: &Listed) -> Cells {
    match (&listed.entry.state, listed.readable()) {
        (EntryState::Pending(pending), _) => Cells {
            product: pending_product(i18n, pending),
            holder: pending.holder_name.clone(),
            expiry: "–".to_owned(),
            issuer: "–".to_owned(),
        },
        (EntryState::Active(_), Some(summary)) => Cells {
            product: certificate_product(i18n, summary),
            holder: summary.holder_name.clone(),
            expiry: kst::date_of(summary.not_after).to_string(),
            issuer: summary.issuer_name.clone(),
        },
        (EntryState::Active(_), None) => Cells {
            product: i18n.t(id!("product-unknown")),
            holder: "–".to_owned(),
            expiry: "–".to_owned(),
            issuer: "–".to_owned(),
        },
    }
}

/// What the person calls it.
pub fn label_of(listed: &Listed) -> Option<String> {
    let label = &listed.active()?.label;
    (!label.is_empty()).then(|| label.clone())
}

fn row(i18n: &I18n, listed: &Listed, now: i64) -> Html {
    let Cells { product, holder, expiry, issuer } = cells(i18n, listed);
    let id = &listed.entry.id;
    let (to, label) = match listed.entry.state {
        EntryState::Pending(_) => (Route::resume(id), id!("certificates-resume")),
        EntryState::Active(_) => (Route::certificate(id), id!("certificates-open")),
    };
    let renewable = matches!(window(listed, now), Some(Window::Open(_)));
    let outside = listed.active().filter(|_| !listed.replaced).map(|_| outside(&listed.entry));
    html! {
        <tr role="row" key={id.as_str().to_owned()}>
            <th scope="row" role="rowheader">
                if let Some(label) = label_of(listed) {
                    <strong class="label">{ label }</strong>
                }
                { product }
            </th>
            <td role="cell" class="wide" data-label={i18n.t(id!("column-holder"))}>{ holder }</td>
            <td role="cell" class="wide nowrap" data-label={i18n.t(id!("column-expiry"))}>{ expiry }</td>
            <td role="cell" class="wide" data-label={i18n.t(id!("column-issuer"))}>{ issuer }</td>
            <td role="cell" class="state">
                { state_badge(i18n, state_of(listed, now)) }
                if outside == Some(Outside::Nothing) {
                    { backup_badge(i18n, None) }
                } else if let Some(Outside::Backup(backup)) = outside && backup.outdated {
                    { backup_badge(i18n, Some(backup)) }
                } else if matches!(outside, Some(Outside::Source(_))) {
                    { source_badge(i18n) }
                }
            </td>
            <td role="cell" class="open">
                if renewable {
                    <Link to={Route::renew(id)} classes="button primary small">{ i18n.t(id!("renewal-go")) }</Link>
                }
                <Link {to} classes={ButtonKind::Small.class()}>{ i18n.t(label) }</Link>
            </td>
        </tr>
    }
}
