//! Certificate (RFC 5280 section 4.1), read more widely than [`crate::certificate`]: what is wrong is
//! shown instead of refused.

use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::{
    algorithm, dump, extension,
    extension::Extension,
    identify_data::{self, Vid},
    labels, name,
    report::{Level, Report, Value, visible},
    signature::{Signed, Verdict},
};
use crate::{
    asn1::{self, BOOLEAN, Cursor, Element, INTEGER, SEQUENCE, context},
    certificate::{name as names, read_time},
    kst,
};

/// Most bytes of a serial number, without the zero that keeps it positive (RFC 5280 section 4.1.2.2).
const LONGEST_SERIAL: usize = 20;

const SUBJECT_KEY: &str = "2.5.29.14";
const BASIC_CONSTRAINTS: &str = "2.5.29.19";
const AUTHORITY_KEY: &str = "2.5.29.35";

/// Days before the end in which it is said.
const SOON: i64 = 30;

/// Where things are in a certificate.
pub(super) struct Certificate<'a> {
    pub(super) signed: Signed<'a>,
    version: Option<&'a [u8]>,
    /// Content of the INTEGER.
    pub(super) serial: &'a [u8],
    inner_algorithm: &'a [u8],
    /// DER of the `Name`.
    pub(super) issuer: &'a [u8],
    not_before: Element<'a>,
    not_after: Element<'a>,
    /// DER of the `Name`.
    pub(super) subject: &'a [u8],
    /// DER of the `SubjectPublicKeyInfo`.
    pub(super) public_key: &'a [u8],
    unique_ids: [Option<&'a [u8]>; 2],
    extensions: Vec<Extension<'a>>,
    has_extensions: bool,
}

impl<'a> Certificate<'a> {
    /// Takes DER that was checked; `None` if it is something else.
    pub(super) fn read(der: &'a [u8]) -> Option<Self> {
        let (signed, mut fields) = Signed::read(der)?;
        let version = fields.take_if(context(0));
        let version = version
            .map(|version| Cursor::new(version).take(INTEGER))
            .map(Option::unwrap_or_default);
        let serial = fields.take(INTEGER)?;
        let inner_algorithm = fields.take(SEQUENCE)?;
        let issuer = fields.element(SEQUENCE)?.whole;
        let mut validity = fields.enter(SEQUENCE)?;
        let (not_before, not_after) = (validity.any()?, validity.any()?);
        let subject = fields.element(SEQUENCE)?.whole;
        let public_key = fields.element(SEQUENCE)?.whole;
        let unique_ids = [fields.take_if(0x81), fields.take_if(0x82)];
        let wrapped = fields.take_if(context(3));
        let extensions = match wrapped {
            Some(wrapped) => extension::list(Cursor::new(wrapped).take(SEQUENCE)?)?,
            None => Vec::new(),
        };
        let has_extensions = wrapped.is_some();
        fields.is_empty().then_some(Self {
            signed,
            version,
            serial,
            inner_algorithm,
            issuer,
            not_before,
            not_after,
            subject,
            public_key,
            unique_ids,
            extensions,
            has_extensions,
        })
    }

    /// The value of an extension.
    pub(super) fn extension(&self, id: &str) -> Option<&'a [u8]> {
        self.extensions.iter().find(|extension| extension.id == id).map(|found| found.value)
    }

    /// The VID in it.
    pub(super) fn vid(&self) -> Option<Vid> {
        identify_data::vid_of(self.extension(extension::SUBJECT_ALT_NAME)?)
    }

    /// Whose it is, in few words.
    pub(super) fn title(&self) -> String {
        visible(&names::short(self.subject))
    }

    /// Whether it says of itself that it is an authority's.
    pub(super) fn is_authority(&self) -> bool {
        let constraints = self.extension(BASIC_CONSTRAINTS).map(Cursor::new);
        constraints
            .and_then(|mut value| value.enter(SEQUENCE)?.take_if(BOOLEAN))
            .is_some_and(|ca| ca != [0])
    }

    /// Whether `now` is within its validity; `None` if that cannot be read.
    pub(super) fn is_valid_at(&self, now: i64) -> Option<bool> {
        Some((read_time(self.not_before)?..=read_time(self.not_after)?).contains(&now))
    }

    pub(super) fn key_identifier(&self) -> Option<&'a [u8]> {
        Cursor::new(self.extension(SUBJECT_KEY)?).take(asn1::OCTET_STRING)
    }

    pub(super) fn authority_key_identifier(&self) -> Option<&'a [u8]> {
        Cursor::new(self.extension(AUTHORITY_KEY)?).enter(SEQUENCE)?.take_if(0x80)
    }

    /// Whether issuer and subject are the same.
    pub(super) fn is_self_issued(&self) -> bool {
        self.issuer == self.subject
    }
}

/// Every field, every extension, and what is to be said about them at the time `now`.
pub(super) fn report(certificate: &Certificate<'_>, der: &[u8], now: i64, report: &mut Report) {
    report.title = certificate.title();
    judge_validity(certificate, now, report);
    judge_serial(certificate.serial, report);
    judge_signature(certificate, report);
    if certificate.has_extensions && certificate.version != Some(&[2]) {
        report.notice(Level::Warning, labels::NOTICE_NOT_V3);
    }

    let mut sheet = report.sheet();
    sheet.row(labels::VERSION, dump::version(certificate.version.unwrap_or(&[0])));
    sheet.row(labels::SERIAL, certificate.serial);
    let mut whole =
        algorithm::rows(labels::SIGNATURE_ALGORITHM, certificate.inner_algorithm, &mut sheet)
            .is_some();
    whole &= name::rows(labels::ISSUER, certificate.issuer, &mut sheet).is_some();
    sheet.row(labels::NOT_BEFORE, dump::value(certificate.not_before));
    sheet.row(labels::NOT_AFTER, dump::value(certificate.not_after));
    whole &= name::rows(labels::SUBJECT, certificate.subject, &mut sheet).is_some();
    for (name, id) in
        [labels::ISSUER_UNIQUE, labels::SUBJECT_UNIQUE].into_iter().zip(certificate.unique_ids)
    {
        if let Some(id) = id {
            sheet.row(name, id);
        }
    }
    report.section(labels::SECTION_FIELDS, sheet);
    whole &= algorithm::public_key(certificate.public_key, report).is_some();
    extension::sections(&certificate.extensions, report);

    let mut sheet = report.sheet();
    whole &= certificate.signed.rows(&mut sheet).is_some();
    report.section(labels::SECTION_SIGNATURE, sheet);
    fingerprints(der, report);
    if !whole {
        report.notice(Level::Error, labels::NOTICE_FIELD_MALFORMED);
    }
}

fn judge_validity(certificate: &Certificate<'_>, now: i64, report: &mut Report) {
    let times = (read_time(certificate.not_before), read_time(certificate.not_after));
    let (Some(not_before), Some(not_after)) = times else {
        return report.notice(Level::Error, labels::NOTICE_TIME_MALFORMED);
    };
    let until = [("date", Value::Time(not_after))];
    let days = kst::days_left(now, not_after);
    if not_after < not_before {
        report.notice(Level::Error, labels::NOTICE_NEVER_VALID);
    } else if now < not_before {
        let from = [("date", Value::Time(not_before))];
        report.notice_with(Level::Error, labels::NOTICE_NOT_YET_VALID, from);
    } else if now > not_after {
        report.notice_with(Level::Error, labels::NOTICE_EXPIRED, until);
    } else if days <= SOON {
        let days = [("days", Value::Number(days))];
        report.notice_with(Level::Warning, labels::NOTICE_EXPIRES_SOON, days);
    } else {
        report.notice_with(Level::Good, labels::NOTICE_VALID, until);
    }
}

fn judge_serial(serial: &[u8], report: &mut Report) {
    let positive = serial.strip_prefix(&[0]).unwrap_or(serial);
    match serial.first() {
        None => report.notice(Level::Error, labels::NOTICE_FIELD_MALFORMED),
        Some(0x80..) => report.notice(Level::Warning, labels::NOTICE_SERIAL_NEGATIVE),
        Some(_) if positive.iter().all(|byte| *byte == 0) => {
            report.notice(Level::Warning, labels::NOTICE_SERIAL_ZERO);
        }
        Some(_) if positive.len() > LONGEST_SERIAL => {
            let bytes = [("bytes", Value::from(positive.len()))];
            report.notice_with(Level::Warning, labels::NOTICE_SERIAL_LONG, bytes);
        }
        Some(_) => {}
    }
}

fn judge_signature(certificate: &Certificate<'_>, report: &mut Report) {
    if certificate.signed.algorithm != certificate.inner_algorithm {
        return report.notice(Level::Error, labels::NOTICE_ALGORITHMS_DIFFER);
    }
    if !certificate.is_self_issued() {
        return certificate.signed.judge(report);
    }
    // A root is trusted as it is: how it signed itself protects nothing.
    match certificate.signed.verify(certificate.public_key) {
        Verdict::Right => report.notice(Level::Information, labels::NOTICE_SELF_SIGNED),
        Verdict::Wrong => report.notice(Level::Error, labels::NOTICE_SELF_SIGNATURE_WRONG),
        Verdict::NotChecked => report.notice(Level::Information, labels::NOTICE_SELF_ISSUED),
    }
}

fn fingerprints(der: &[u8], report: &mut Report) {
    let mut sheet = report.sheet();
    sheet.row(labels::FINGERPRINT_SHA256, &Sha256::digest(der)[..]);
    sheet.row(labels::FINGERPRINT_SHA1, &Sha1::digest(der)[..]);
    sheet.row(labels::SIZE, der.len());
    report.section(labels::SECTION_FINGERPRINTS, sheet);
}
