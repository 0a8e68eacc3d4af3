//! Which key belongs to which certificate, and whether a certificate was issued to the holder of a
//! number (KCAC.TS.SIVID).

use super::{
    certificate::Certificate,
    examination::{Examination, FoundKey},
    identify_data::Vid,
    labels,
    report::{Level, Report, Value},
};
use crate::{digest::Hash, holder_number::HolderNumber, vid};

/// Compares every key with every certificate.
pub(super) fn match_keys(examination: &mut Examination<'_>) {
    let certificates = &examination.certificates;
    let reports = &mut examination.reports;
    for key in &examination.keys {
        let mut found = false;
        for other in certificates {
            let certificate = Certificate::read(&other.der)
                .filter(|certificate| certificate.public_key == key.public_key);
            if let (Some(certificate), Some(report)) = (certificate, reports.get_mut(other.report))
            {
                report.notice(Level::Good, labels::NOTICE_KEY_MATCHES);
                report.checkable = key.random.is_some()
                    && !certificate.is_authority()
                    && certificate.vid().is_some();
                found = true;
            }
        }
        let Some(report) = reports.get_mut(key.report) else {
            continue;
        };
        if found {
            report.notice(Level::Good, labels::NOTICE_KEY_HAS_CERTIFICATE);
        } else if !certificates.is_empty() {
            report.notice(Level::Error, labels::NOTICE_KEY_WITHOUT_CERTIFICATE);
        }
    }
}

/// Compares a number with the virtual ID of every certificate that is no authority's.
pub(super) fn check_number(number: &str, examination: &mut Examination<'_>) {
    let number = HolderNumber::parse(number).ok();
    let reports = &mut examination.reports;
    for found in &examination.certificates {
        let Some(certificate) = Certificate::read(&found.der) else {
            continue;
        };
        let Some(report) = reports.get_mut(found.report).filter(|_| !certificate.is_authority())
        else {
            continue;
        };
        let Some(number) = &number else {
            report.notice(Level::Warning, labels::NOTICE_NUMBER_MALFORMED);
            continue;
        };
        let Some(vid) = certificate.vid() else {
            report.notice(Level::Information, labels::NOTICE_VID_ABSENT);
            continue;
        };
        let mut keys = examination.keys.iter();
        let key = keys.find(|key| key.public_key == certificate.public_key);
        judge(number, &vid, key, report);
    }
}

fn judge(number: &HolderNumber, expected: &Vid, key: Option<&FoundKey>, report: &mut Report) {
    let Some(key) = key else {
        return report.notice(Level::Information, labels::NOTICE_VID_NEEDS_KEY);
    };
    let Some(random) = &key.random else {
        return report.notice(Level::Information, labels::NOTICE_VID_NO_RANDOM);
    };
    let Some(hash) = Hash::of(&expected.hash) else {
        let oid = [("oid", Value::Oid(expected.hash.clone()))];
        return report.notice_with(Level::Information, labels::NOTICE_VID_NOT_CHECKED, oid);
    };
    let content = vid::hash_content(number.digits(), random);
    if hash.digest(&hash.digest(&content)) == expected.value {
        report.notice(Level::Good, labels::NOTICE_VID_MATCHES);
    } else {
        report.notice(Level::Error, labels::NOTICE_VID_DIFFERS);
    }
}
