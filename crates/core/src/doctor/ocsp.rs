//! OCSP response (RFC 6960 section 4.2.1).
//!
//! ```text
//! OCSPResponse ::= SEQUENCE {
//!     responseStatus     ENUMERATED,
//!     responseBytes  [0] EXPLICIT SEQUENCE { responseType OBJECT IDENTIFIER,
//!                                            response OCTET STRING } OPTIONAL }
//! BasicOCSPResponse ::= SEQUENCE {
//!     tbsResponseData     ResponseData,
//!     signatureAlgorithm  AlgorithmIdentifier,
//!     signature           BIT STRING,
//!     certs           [0] EXPLICIT SEQUENCE OF Certificate OPTIONAL }
//! ResponseData ::= SEQUENCE {
//!     version             [0] EXPLICIT INTEGER DEFAULT v1,
//!     responderID             CHOICE { byName [1] Name, byKey [2] OCTET STRING },
//!     producedAt              GeneralizedTime,
//!     responses               SEQUENCE OF SingleResponse,
//!     responseExtensions  [1] EXPLICIT Extensions OPTIONAL }
//! ```

use sha1::{Digest, Sha1};

use super::{
    certificate::Certificate,
    dump, extension, labels, name,
    report::{Label, Level, Report, Value},
    signature::{Signed, Verdict, signature_of},
    single_response,
};
use crate::asn1::{self, BIT_STRING, Cursor, Element, INTEGER, OCTET_STRING, SEQUENCE, context};

const ENUMERATED: u8 = 0x0a;

/// id-pkix-ocsp-basic
const BASIC: [u8; 9] = [0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x01];

/// A response; without a basic one inside if it only says what went wrong.
pub(super) struct Response<'a> {
    status: u8,
    basic: Option<Basic<'a>>,
}

struct Basic<'a> {
    signed: Signed<'a>,
    fields: Cursor<'a>,
    /// Certificates that stand one after the other.
    certificates: &'a [u8],
}

impl<'a> Response<'a> {
    /// Takes DER that was checked; `None` if it is something else.
    pub(super) fn read(der: &'a [u8]) -> Option<Self> {
        let mut fields = Cursor::new(der).enter(SEQUENCE)?;
        let [status] = fields.take(ENUMERATED)? else {
            return None;
        };
        let basic = match fields.take_if(context(0)) {
            None => None,
            Some(wrapped) => {
                let mut bytes = Cursor::new(wrapped).enter(SEQUENCE)?;
                let is_basic = bytes.take(asn1::OID)? == BASIC;
                let response = bytes.take(OCTET_STRING)?;
                // A string is not looked into when a whole file is checked.
                asn1::check(response, response.len()).ok().filter(|()| is_basic)?;
                Some(Basic::read(response)?)
            }
        };
        fields.is_empty().then_some(Self { status: *status, basic })
    }

    /// Certificates in it that stand one after the other.
    pub(super) fn certificates(&self) -> &'a [u8] {
        self.basic.as_ref().map_or(&[], |basic| basic.certificates)
    }
}

impl<'a> Basic<'a> {
    fn read(der: &'a [u8]) -> Option<Self> {
        let mut fields = Cursor::new(der).enter(SEQUENCE)?;
        let data = fields.element(SEQUENCE)?;
        let algorithm = fields.take(SEQUENCE)?;
        let signature = signature_of(fields.take(BIT_STRING)?);
        let certificates = match fields.take_if(context(0)) {
            Some(wrapped) => Cursor::new(wrapped).take(SEQUENCE)?,
            None => &[],
        };
        let signed = Signed { message: data.whole, algorithm, signature };
        let fields = fields.is_empty().then_some(Cursor::new(data.content))?;
        Some(Self { signed, fields, certificates })
    }
}

/// The status of the response and of every certificate in it.
pub(super) fn report(response: &Response<'_>, now: i64, report: &mut Report) {
    let Some(basic) = &response.basic else {
        let mut sheet = report.sheet();
        sheet.row(labels::RESPONSE_STATUS, status(response.status));
        report.section(labels::SECTION_FIELDS, sheet);
        return report.notice(Level::Warning, labels::NOTICE_RESPONSE_FAILED);
    };
    if fields(response.status, basic, now, report).is_none() {
        report.notice(Level::Error, labels::NOTICE_FIELD_MALFORMED);
    }
}

fn fields(response: u8, basic: &Basic<'_>, now: i64, report: &mut Report) -> Option<()> {
    let mut fields = basic.fields;
    let mut sheet = report.sheet();
    sheet.row(labels::RESPONSE_STATUS, status(response));
    let version = fields.take_if(context(0));
    let version = version.map_or(Some(&[0][..]), |wrapped| Cursor::new(wrapped).take(INTEGER));
    sheet.row(labels::VERSION, dump::version(version?));
    let responder = fields.any()?;
    match responder.tag {
        0xa1 => name::rows(labels::RESPONDER, responder.content, &mut sheet)?,
        0xa2 => {
            let key = Cursor::new(responder.content).take(OCTET_STRING)?;
            sheet.row(labels::RESPONDER_KEY, key);
        }
        _ => return None,
    }
    sheet.row(labels::PRODUCED_AT, dump::value(fields.any()?));
    report.section(labels::SECTION_FIELDS, sheet);
    let mut singles = fields.enter(SEQUENCE)?;
    while !singles.is_empty() {
        single_response::report(singles.enter(SEQUENCE)?, now, report)?;
    }
    if let Some(wrapped) = fields.take_if(context(1)) {
        extension::sections(&extension::list(Cursor::new(wrapped).take(SEQUENCE)?)?, report);
    }
    let mut sheet = report.sheet();
    basic.signed.rows(&mut sheet)?;
    report.section(labels::SECTION_SIGNATURE, sheet);
    basic.signed.judge(report);
    judge(responder, basic, report);
    fields.is_empty().then_some(())
}

fn judge(responder: Element<'_>, basic: &Basic<'_>, report: &mut Report) {
    let Some(certificate) = find(responder, basic.certificates) else {
        return report.notice(Level::Information, labels::NOTICE_SIGNER_UNKNOWN);
    };
    let (level, label) = match basic.signed.verify(certificate.public_key) {
        Verdict::Right => (Level::Good, labels::NOTICE_SIGNER_RIGHT),
        Verdict::Wrong => (Level::Error, labels::NOTICE_SIGNER_WRONG),
        Verdict::NotChecked => (Level::Information, labels::NOTICE_SIGNER_NOT_CHECKED),
    };
    report.notice_with(level, label, [("name", Value::Text(certificate.title()))]);
}

/// The responder's certificate among those that came along: by its name, or by the SHA-1 of its key.
fn find<'a>(responder: Element<'_>, certificates: &'a [u8]) -> Option<Certificate<'a>> {
    let mut certificates = Cursor::new(certificates);
    while let Some(element) = certificates.any() {
        let Some(certificate) = Certificate::read(element.whole) else {
            continue;
        };
        let key = || {
            let mut info = Cursor::new(certificate.public_key).enter(SEQUENCE)?;
            info.any()?;
            Some(Sha1::digest(info.bits()?).to_vec())
        };
        let meant = match responder.tag {
            0xa1 => responder.content == certificate.subject,
            _ => {
                key().is_some()
                    && key().as_deref() == Cursor::new(responder.content).take(OCTET_STRING)
            }
        };
        if meant {
            return Some(certificate);
        }
    }
    None
}

fn status(status: u8) -> Label {
    match status {
        0 => labels::RESPONSE_SUCCESSFUL,
        1 => labels::RESPONSE_MALFORMED,
        2 => labels::RESPONSE_INTERNAL,
        3 => labels::RESPONSE_TRY_LATER,
        5 => labels::RESPONSE_SIGNATURE_REQUIRED,
        6 => labels::RESPONSE_UNAUTHORIZED,
        _ => labels::UNKNOWN,
    }
}
