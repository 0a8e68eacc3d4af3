//! PKCS#12 (RFC 7292): how a file is protected, and with its password what is in it.

use super::{
    labels, oid, protection,
    report::{Level, Report, Value},
};
use crate::{
    asn1::{Cursor, INTEGER, OID, SEQUENCE},
    password_encryption::{DecryptError, Work},
    pkcs12::{Bags, Pfx, Pkcs12ReadError},
};

/// Fewest rounds of a MAC that make guessing the password expensive.
const ENOUGH_ROUNDS: u64 = 100_000;

/// Whether DER that was checked has the form of a PKCS#12 file.
pub(super) fn is_pkcs12(der: &[u8]) -> bool {
    let read = || {
        let mut fields = Cursor::new(der).enter(SEQUENCE)?;
        let is_version_3 = fields.take(INTEGER)? == [3];
        let mut content = fields.enter(SEQUENCE)?;
        let id = oid::dotted(content.take(OID)?)?;
        Some(is_version_3 && id.starts_with("1.2.840.113549.1.7."))
    };
    read() == Some(true)
}

/// How it is protected, and what is in it: as much as the password opens, else what is in the clear.
pub(super) fn report(
    der: &[u8],
    password: Option<&str>,
    work: &mut Work,
    report: &mut Report,
) -> Bags {
    let pfx = match Pfx::parse(der) {
        Ok(pfx) => pfx,
        Err(error) => {
            failed(&error, report);
            return Bags::default();
        }
    };
    let integrity = pfx.integrity();
    let visible = pfx.visible().unwrap_or_else(|error| {
        failed(&error, report);
        Bags::default()
    });
    let mut sheet = report.sheet();
    if let Some(integrity) = &integrity {
        let rounds = usize::try_from(integrity.rounds).unwrap_or(usize::MAX);
        sheet.group_of(labels::MAC, &*integrity.mac, |sheet| {
            sheet.row(labels::ROUNDS, rounds);
        });
    }
    for locked in &visible.locked {
        sheet.group(labels::LOCKED, |sheet| match locked {
            Some(locked) => protection::summary(locked, sheet),
            None => sheet.row(labels::SCHEME, labels::UNKNOWN),
        });
    }
    report.section(labels::SECTION_PROTECTION, sheet);
    match &integrity {
        None => report.notice(Level::Warning, labels::NOTICE_NO_MAC),
        Some(integrity) if integrity.rounds < ENOUGH_ROUNDS => {
            report.notice(Level::Warning, labels::NOTICE_WEAK_MAC);
        }
        Some(_) => {}
    }
    if let Some(weakest) = visible.locked.iter().flatten().min_by_key(|locked| locked.strength) {
        protection::judge_strength(weakest, report);
    }
    let nothing_locked = visible.locked.is_empty();
    let opened = password.map(|password| pfx.open(password, work));
    let bags = match opened {
        Some(Ok(bags)) => {
            report.notice(Level::Good, labels::NOTICE_OPENED);
            bags
        }
        Some(Err(error)) => {
            report.locked = true;
            failed(&error, report);
            visible
        }
        None => {
            report.locked = !nothing_locked;
            if report.locked {
                report.notice(Level::Information, labels::NOTICE_LOCKED);
            }
            visible
        }
    };
    contents(&bags, report);
    bags
}

fn contents(bags: &Bags, report: &mut Report) {
    let mut sheet = report.sheet();
    sheet.row(labels::COUNT_CERTIFICATES, bags.certificates.len());
    sheet.row(labels::COUNT_KEYS, bags.keys.len());
    if bags.others > 0 {
        sheet.row(labels::COUNT_OTHERS, bags.others);
    }
    let keys = bags.keys.iter().filter_map(|key| key.friendly_name.as_deref());
    let certificates = bags.certificates.iter();
    let certificates = certificates.filter_map(|bag| bag.friendly_name.as_deref());
    for name in keys.chain(certificates) {
        sheet.row(labels::FRIENDLY_NAME, name);
    }
    report.section(labels::SECTION_CONTENTS, sheet);
}

fn failed(error: &Pkcs12ReadError, report: &mut Report) {
    match error {
        Pkcs12ReadError::DoesNotOpen => protection::failed(&DecryptError::DoesNotOpen, report),
        Pkcs12ReadError::TooMuchWork => protection::failed(&DecryptError::TooMuchWork, report),
        Pkcs12ReadError::TooManyBags => report.notice(Level::Warning, labels::NOTICE_TOO_MANY),
        Pkcs12ReadError::UnsupportedMac(id)
        | Pkcs12ReadError::UnsupportedScheme(id)
        | Pkcs12ReadError::UnsupportedContent(id) => {
            let oid = [("oid", Value::Oid(id.clone()))];
            report.notice_with(Level::Warning, labels::NOTICE_PROTECTION_UNKNOWN, oid);
        }
        _ => report.notice(Level::Error, labels::NOTICE_FIELD_MALFORMED),
    }
}
