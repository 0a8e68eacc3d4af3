//! Certification request (PKCS#10, RFC 2986).
//!
//! ```text
//! CertificationRequest ::= SEQUENCE {
//!     certificationRequestInfo  SEQUENCE {
//!         version        INTEGER (0),
//!         subject        Name,
//!         subjectPKInfo  SubjectPublicKeyInfo,
//!         attributes [0] SET OF Attribute },
//!     signatureAlgorithm        AlgorithmIdentifier,
//!     signature                 BIT STRING }
//! ```

use super::{
    algorithm, attribute, dump, labels, name,
    report::{Level, Report, visible},
    signature::{Signed, Verdict},
};
use crate::{
    asn1::{Cursor, INTEGER, SEQUENCE, context},
    certificate::name as names,
};

/// Where things are in a request.
pub(super) struct Request<'a> {
    signed: Signed<'a>,
    version: &'a [u8],
    subject: &'a [u8],
    /// DER of the `SubjectPublicKeyInfo`.
    pub(super) public_key: &'a [u8],
    attributes: &'a [u8],
}

impl<'a> Request<'a> {
    /// Takes DER that was checked; `None` if it is something else.
    pub(super) fn read(der: &'a [u8]) -> Option<Self> {
        let (signed, mut fields) = Signed::read(der)?;
        let version = fields.take(INTEGER)?;
        let subject = fields.element(SEQUENCE)?.whole;
        let public_key = fields.element(SEQUENCE)?.whole;
        let attributes = fields.take_if(context(0)).unwrap_or_default();
        fields.is_empty().then_some(Self { signed, version, subject, public_key, attributes })
    }
}

/// Every field, and whether its signature shows that the sender has the key.
pub(super) fn report(request: &Request<'_>, report: &mut Report) {
    report.title = visible(&names::short(request.subject));
    match request.signed.verify(request.public_key) {
        Verdict::Right => report.notice(Level::Good, labels::NOTICE_REQUEST_SIGNED),
        Verdict::Wrong => report.notice(Level::Error, labels::NOTICE_SIGNATURE_WRONG),
        Verdict::NotChecked => {
            report.notice(Level::Information, labels::NOTICE_SIGNATURE_NOT_CHECKED);
        }
    }
    request.signed.judge(report);

    let mut sheet = report.sheet();
    sheet.row(labels::VERSION, dump::version(request.version));
    let mut whole = name::rows(labels::SUBJECT, request.subject, &mut sheet).is_some();
    report.section(labels::SECTION_FIELDS, sheet);
    whole &= algorithm::public_key(request.public_key, report).is_some();
    let mut sheet = report.sheet();
    whole &= attribute::rows(Cursor::new(request.attributes), &mut sheet).is_some();
    report.section(labels::SECTION_ATTRIBUTES, sheet);
    let mut sheet = report.sheet();
    whole &= request.signed.rows(&mut sheet).is_some();
    report.section(labels::SECTION_SIGNATURE, sheet);
    if !whole {
        report.notice(Level::Error, labels::NOTICE_FIELD_MALFORMED);
    }
}
