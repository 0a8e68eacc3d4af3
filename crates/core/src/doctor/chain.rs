//! How the certificates of an examination hang together: who signed whom, link by link. Unlike
//! [`crate::chain`], which judges the chain of a joint certificate up to the root that the page
//! trusts, this describes any chain and trusts nobody.

use super::{
    certificate::Certificate,
    crl::Crl,
    examination::{Examination, Found},
    labels,
    report::{Level, Report, Section, Sheet, Value},
    signature::Verdict,
};
use crate::certificate::name;

/// Most certificates of one chain.
const LONGEST: usize = 10;

/// Most chains that are described.
const MOST_CHAINS: usize = 16;

/// Most certificates with the right name whose signature is tried for one link.
const MOST_TRIED: usize = 4;

/// Adds a report for each chain, and says of certificates that a list here revokes them.
pub(super) fn describe(examination: &mut Examination<'_>) {
    let mut certificates: Vec<(usize, Certificate<'_>)> = Vec::new();
    for (at, found) in examination.certificates.iter().enumerate() {
        let twice = examination.certificates.iter().take(at).any(|other| other.der == found.der);
        if let Some(certificate) = Certificate::read(&found.der).filter(|_| !twice) {
            certificates.push((found.report, certificate));
        }
    }
    let mut chains = Vec::new();
    if let [(at, alone)] = &*certificates {
        if let Some(report) = examination.reports.get_mut(*at).filter(|_| !alone.is_self_issued()) {
            absent(alone, report);
        }
    } else {
        let pool: Vec<&Certificate<'_>> = certificates.iter().map(|(_, found)| found).collect();
        let leaves = pool.iter().filter(|leaf| !has_issued(leaf, &pool));
        chains.extend(leaves.take(MOST_CHAINS).map(|leaf| chain(leaf, &pool, examination)));
    }
    for list in &examination.lists {
        judge_list(list, &certificates, &mut examination.reports);
    }
    examination.reports.extend(chains);
}

/// The certificate above this one is not here: nobody has said that it must be.
fn absent(certificate: &Certificate<'_>, report: &mut Report) {
    let issuer = [("name", Value::text(&name::short(certificate.issuer)))];
    report.notice_with(Level::Information, labels::NOTICE_CHAIN_ABSENT, issuer);
}

/// Whether another certificate names this one as its issuer.
fn has_issued(issuer: &Certificate<'_>, pool: &[&Certificate<'_>]) -> bool {
    pool.iter().any(|other| !other.is_self_issued() && other.issuer == issuer.subject)
}

/// One step up.
struct Link<'a, 'b> {
    issuer: &'a Certificate<'b>,
    verdict: Verdict,
}

/// The certificate that most likely signed this one.
fn issuer_of<'a, 'b>(
    certificate: &Certificate<'_>,
    pool: &[&'a Certificate<'b>],
) -> Option<Link<'a, 'b>> {
    let named = pool.iter().filter(|candidate| candidate.subject == certificate.issuer);
    let mut candidates: Vec<_> = named.copied().collect();
    // Names repeat when an authority changes its key.
    candidates.sort_by_key(|candidate| identified(certificate, candidate) != Some(true));
    let mut links = candidates
        .into_iter()
        .take(MOST_TRIED)
        .map(|issuer| Link { issuer, verdict: certificate.signed.verify(issuer.public_key) });
    let first = links.next()?;
    if first.verdict == Verdict::Right {
        return Some(first);
    }
    Some(links.find(|link| link.verdict == Verdict::Right).unwrap_or(first))
}

/// Whether the key identifiers agree; `None` if one of them is missing.
fn identified(certificate: &Certificate<'_>, issuer: &Certificate<'_>) -> Option<bool> {
    Some(certificate.authority_key_identifier()? == issuer.key_identifier()?)
}

fn chain(
    leaf: &Certificate<'_>,
    pool: &[&Certificate<'_>],
    examination: &Examination<'_>,
) -> Report {
    let mut report = Report::new("", labels::KIND_CHAIN);
    report.title = leaf.title();
    let mut links: Vec<&Certificate<'_>> = vec![leaf];
    let mut last = leaf;
    let mut number = 1;
    loop {
        let link = issuer_of(last, pool);
        step(number, last, link.as_ref(), examination.now, &mut report);
        let Some(link) = link else {
            absent(last, &mut report);
            break;
        };
        if last.is_self_issued() {
            report.notice(Level::Information, labels::NOTICE_CHAIN_TO_ROOT);
            break;
        }
        let again = links.iter().any(|seen| std::ptr::eq(*seen, link.issuer));
        if again || links.len() == LONGEST {
            report.notice(Level::Error, labels::NOTICE_CHAIN_ENDLESS);
            break;
        }
        last = link.issuer;
        links.push(last);
        number += 1;
    }
    report
}

/// A table for one certificate of the chain, and notices about what is wrong with its link.
fn step(
    number: i64,
    certificate: &Certificate<'_>,
    link: Option<&Link<'_, '_>>,
    now: i64,
    report: &mut Report,
) {
    let mut sheet = report.sheet();
    let title = certificate.title();
    sheet.row(labels::CHAIN_POSITION, number);
    sheet.row(labels::SUBJECT, Value::Text(title.clone()));
    sheet.row(labels::ISSUER, &*name::short(certificate.issuer));
    let valid = certificate.is_valid_at(now);
    sheet.row(labels::CHAIN_VALID_NOW, labels::answer(valid));
    let name = || [("name", Value::Text(title.clone()))];
    if valid == Some(false) {
        report.notice_with(Level::Error, labels::NOTICE_CHAIN_NOT_VALID, name());
    }
    if let Some(link) = link {
        link_rows(certificate, link, &mut sheet);
        match link.verdict {
            Verdict::Right => {}
            Verdict::Wrong => {
                report.notice_with(Level::Error, labels::NOTICE_CHAIN_SIGNATURE_WRONG, name());
            }
            Verdict::NotChecked => {
                report.notice_with(Level::Information, labels::NOTICE_CHAIN_NOT_CHECKED, name());
            }
        }
        if identified(certificate, link.issuer) == Some(false) {
            report.notice_with(Level::Error, labels::NOTICE_CHAIN_KEY_DIFFERS, name());
        }
        if !link.issuer.is_authority() {
            let name = [("name", Value::Text(link.issuer.title()))];
            report.notice_with(Level::Error, labels::NOTICE_CHAIN_NO_AUTHORITY, name);
        }
    }
    report.sections.push(Section {
        title: Value::Text(title),
        critical: false,
        rows: sheet.into(),
    });
}

fn link_rows(certificate: &Certificate<'_>, link: &Link<'_, '_>, sheet: &mut Sheet) {
    sheet.row(labels::CHAIN_NAME_MATCHES, labels::YES);
    let identified = identified(certificate, link.issuer);
    sheet.row(labels::CHAIN_KEY_MATCHES, labels::answer(identified));
    sheet.row(labels::CHAIN_SIGNATURE, link.verdict.label());
    if link.verdict == Verdict::NotChecked
        && let Some(id) = certificate.signed.algorithm_id()
    {
        sheet.row(labels::SIGNATURE_ALGORITHM, Value::Oid(id));
    }
    sheet.row(labels::CHAIN_AUTHORITY, labels::answer(Some(link.issuer.is_authority())));
}

/// Who signed a list, and which of the certificates are on it.
fn judge_list(found: &Found, certificates: &[(usize, Certificate<'_>)], reports: &mut [Report]) {
    let Some(list) = Crl::read(&found.der) else {
        return;
    };
    let issuer = certificates.iter().find(|(_, issuer)| issuer.subject == list.issuer);
    let verdict = issuer.map(|(_, issuer)| list.signed.verify(issuer.public_key));
    if let Some(report) = reports.get_mut(found.report) {
        match verdict {
            None => {
                let issuer = [("name", Value::text(&name::short(list.issuer)))];
                report.notice_with(Level::Information, labels::NOTICE_CHAIN_ABSENT, issuer);
            }
            Some(Verdict::Right) => report.notice(Level::Good, labels::NOTICE_LIST_SIGNED),
            Some(Verdict::Wrong) => report.notice(Level::Error, labels::NOTICE_SIGNATURE_WRONG),
            Some(Verdict::NotChecked) => {
                report.notice(Level::Information, labels::NOTICE_SIGNATURE_NOT_CHECKED);
            }
        }
    }
    if verdict == Some(Verdict::Wrong) {
        return;
    }
    for (at, certificate) in certificates.iter().filter(|(_, other)| other.issuer == list.issuer) {
        if let (Some(date), Some(report)) =
            (list.revocation_of(certificate.serial), reports.get_mut(*at))
        {
            let date = [("date", date)];
            report.notice_with(Level::Error, labels::NOTICE_REVOKED, date);
        }
    }
}
