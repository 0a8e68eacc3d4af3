//! CertificateList (CRL, RFC 5280 section 5.1).
//!
//! ```text
//! CertificateList ::= SEQUENCE {
//!     tbsCertList  SEQUENCE {
//!         version              INTEGER OPTIONAL,
//!         signature            AlgorithmIdentifier,
//!         issuer               Name,
//!         thisUpdate           Time,
//!         nextUpdate           Time OPTIONAL,
//!         revokedCertificates  SEQUENCE OF SEQUENCE {
//!             userCertificate     INTEGER,
//!             revocationDate      Time,
//!             crlEntryExtensions  Extensions OPTIONAL } OPTIONAL,
//!         crlExtensions    [0] Extensions OPTIONAL },
//!     signatureAlgorithm  AlgorithmIdentifier,
//!     signature           BIT STRING }
//! ```

use super::{
    algorithm, dump, extension, labels, name,
    report::{Level, Report, Sheet, Value, visible},
    signature::Signed,
};
use crate::{
    asn1::{Cursor, Element, INTEGER, SEQUENCE, context},
    certificate::{name as names, read_time},
};

/// Most entries that are shown.
const MOST_ENTRIES: usize = 200;

const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// Where things are in a CRL.
pub(super) struct Crl<'a> {
    /// For the check against the issuer's certificate.
    pub(super) signed: Signed<'a>,
    version: Option<&'a [u8]>,
    algorithm: &'a [u8],
    /// DER of the `Name`.
    pub(super) issuer: &'a [u8],
    this_update: Element<'a>,
    next_update: Option<Element<'a>>,
    revoked: &'a [u8],
    extensions: &'a [u8],
}

impl<'a> Crl<'a> {
    /// Takes DER that was checked; `None` if it is something else.
    pub(super) fn read(der: &'a [u8]) -> Option<Self> {
        let (signed, mut fields) = Signed::read(der)?;
        let version = fields.take_if(INTEGER);
        let algorithm = fields.take(SEQUENCE)?;
        let issuer = fields.element(SEQUENCE)?.whole;
        let this_update = fields.any().filter(is_time)?;
        let mut rest = fields;
        let next_update = rest.any().filter(is_time);
        if next_update.is_some() {
            fields = rest;
        }
        let revoked = fields.take_if(SEQUENCE).unwrap_or_default();
        let extensions = match fields.take_if(context(0)) {
            Some(wrapped) => Cursor::new(wrapped).take(SEQUENCE)?,
            None => &[],
        };
        fields.is_empty().then_some(Self {
            signed,
            version,
            algorithm,
            issuer,
            this_update,
            next_update,
            revoked,
            extensions,
        })
    }

    /// When the certificate with this serial number (content of its INTEGER) was revoked, if it was.
    pub(super) fn revocation_of(&self, serial: &[u8]) -> Option<Value> {
        let mut entries = Cursor::new(self.revoked);
        while let Some(entry) = entries.any() {
            let mut fields = Cursor::new(entry.content);
            if fields.take(INTEGER) == Some(serial) {
                return fields.any().map(dump::value);
            }
        }
        None
    }
}

fn is_time(element: &Element<'_>) -> bool {
    [UTC_TIME, GENERALIZED_TIME].contains(&element.tag)
}

/// Every field, and whether the list is still current at the time `now`.
pub(super) fn report(crl: &Crl<'_>, now: i64, report: &mut Report) {
    report.title = visible(&names::short(crl.issuer));
    judge(crl, now, report);
    crl.signed.judge(report);

    let mut sheet = report.sheet();
    sheet.row(labels::VERSION, dump::version(crl.version.unwrap_or(&[0])));
    let mut whole =
        algorithm::rows(labels::SIGNATURE_ALGORITHM, crl.algorithm, &mut sheet).is_some();
    whole &= name::rows(labels::ISSUER, crl.issuer, &mut sheet).is_some();
    sheet.row(labels::THIS_UPDATE, dump::value(crl.this_update));
    if let Some(next_update) = crl.next_update {
        sheet.row(labels::NEXT_UPDATE, dump::value(next_update));
    }
    report.section(labels::SECTION_FIELDS, sheet);
    match extension::list(crl.extensions) {
        Some(extensions) => extension::sections(&extensions, report),
        None => whole = false,
    }
    whole &= entries(crl.revoked, report).is_some();
    let mut sheet = report.sheet();
    whole &= crl.signed.rows(&mut sheet).is_some();
    report.section(labels::SECTION_SIGNATURE, sheet);
    if !whole {
        report.notice(Level::Error, labels::NOTICE_FIELD_MALFORMED);
    }
}

fn judge(crl: &Crl<'_>, now: i64, report: &mut Report) {
    let this = read_time(crl.this_update);
    match (this, crl.next_update.map(read_time)) {
        (None, _) | (_, Some(None)) => {
            report.notice(Level::Error, labels::NOTICE_TIME_MALFORMED);
        }
        (Some(this), _) if this > now => {
            report.notice(Level::Error, labels::NOTICE_LIST_FROM_FUTURE);
        }
        (_, Some(Some(next))) if next < now => {
            let date = [("date", Value::Time(next))];
            report.notice_with(Level::Warning, labels::NOTICE_LIST_OLD, date);
        }
        (_, Some(Some(next))) => {
            let date = [("date", Value::Time(next))];
            report.notice_with(Level::Good, labels::NOTICE_LIST_CURRENT, date);
        }
        (_, None) => report.notice(Level::Warning, labels::NOTICE_LIST_WITHOUT_END),
    }
}

fn entries(content: &[u8], report: &mut Report) -> Option<()> {
    let mut sheet = report.sheet();
    let mut entries = Cursor::new(content);
    let mut count = 0_usize;
    let mut read = Some(());
    while !entries.is_empty() {
        let Some(fields) = entries.enter(SEQUENCE) else {
            read = None;
            break;
        };
        count += 1;
        if count <= MOST_ENTRIES && read.is_some() {
            read = entry(fields, &mut sheet);
        }
    }
    report.section(labels::SECTION_REVOKED, sheet);
    if count > MOST_ENTRIES {
        let args = [("shown", MOST_ENTRIES.into()), ("count", count.into())];
        report.notice_with(Level::Information, labels::NOTICE_ENTRIES_CUT, args);
    } else {
        let count = [("count", count.into())];
        report.notice_with(Level::Information, labels::NOTICE_ENTRIES, count);
    }
    read
}

fn entry(mut fields: Cursor<'_>, sheet: &mut Sheet) -> Option<()> {
    let serial = fields.take(INTEGER)?;
    let date = fields.any()?;
    sheet.group_of(labels::REVOKED, serial, |sheet| {
        sheet.row(labels::REVOKED_AT, dump::value(date));
        if let Some(extensions) = fields.take_if(SEQUENCE) {
            extension::rows(&extension::list(extensions)?, sheet);
        }
        fields.is_empty().then_some(())
    })
}
