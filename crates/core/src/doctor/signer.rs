//! SignerInfo (RFC 5652 section 5.3), with the check of its signature (section 5.4).
//!
//! ```text
//! SignerInfo ::= SEQUENCE {
//!     version             INTEGER,
//!     sid                 CHOICE { SEQUENCE { issuer Name, serialNumber INTEGER },
//!                                  [0] subjectKeyIdentifier OCTET STRING },
//!     digestAlgorithm     AlgorithmIdentifier,
//!     signedAttrs     [0] IMPLICIT SET OF Attribute OPTIONAL,
//!     signatureAlgorithm  AlgorithmIdentifier,
//!     signature           OCTET STRING,
//!     unsignedAttrs   [1] IMPLICIT SET OF Attribute OPTIONAL }
//! ```

use super::{
    algorithm, attribute,
    certificate::Certificate,
    dump, labels, name, oid,
    report::{Level, Report, Sheet, Value},
    signature::{Signed, Verdict},
};
use crate::{
    asn1::{self, Cursor, Element, INTEGER, OCTET_STRING, SEQUENCE, SET, context},
    digest::Hash,
};

const CONTENT_TYPE: &str = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";

/// What a signature is about.
pub(super) struct Content<'a> {
    /// Object identifier of its type, dotted decimal.
    pub(super) kind: &'a str,
    /// `None` if it stands elsewhere.
    pub(super) bytes: Option<&'a [u8]>,
    /// Certificates that came along.
    pub(super) certificates: &'a [u8],
}

/// A table for the signer, and a notice about the signature. Takes the content of a `SignerInfo`;
/// `None` if it is malformed.
pub(super) fn report(info: &[u8], content: &Content<'_>, report: &mut Report) -> Option<()> {
    let mut sheet = report.sheet();
    let mut fields = Cursor::new(info);
    sheet.row(labels::VERSION, dump::integer(fields.take(INTEGER)?));
    let sid = fields.any()?;
    identifier(sid, &mut sheet)?;
    let certificate = find(sid, content.certificates);
    let digest = algorithm::rows(labels::DIGEST, fields.take(SEQUENCE)?, &mut sheet)?;
    let attributes = fields.element_if(context(0));
    if let Some(attributes) = attributes {
        sheet.group(labels::SIGNED_ATTRIBUTES, |sheet| {
            attribute::rows(Cursor::new(attributes.content), sheet)
        })?;
    }
    let algorithm = fields.take(SEQUENCE)?;
    algorithm::rows(labels::SIGNATURE_ALGORITHM, algorithm, &mut sheet)?;
    let signature = fields.take(OCTET_STRING)?;
    sheet.row(labels::SIGNATURE, signature);
    if let Some(unsigned) = fields.take_if(context(1)) {
        sheet.group(labels::UNSIGNED_ATTRIBUTES, |sheet| {
            attribute::rows(Cursor::new(unsigned), sheet)
        })?;
    }
    report.section(labels::SECTION_SIGNER, sheet);
    if !fields.is_empty() {
        return None;
    }
    if algorithm::is_broken(&digest) {
        let oid = [("oid", Value::Oid(digest.clone()))];
        report.notice_with(Level::Warning, labels::NOTICE_WEAK_SIGNATURE, oid);
    }
    judge(
        &Checked { certificate, digest: &digest, attributes, algorithm, signature },
        content,
        report,
    );
    Some(())
}

/// What the check of a signature needs.
struct Checked<'a> {
    certificate: Option<Certificate<'a>>,
    digest: &'a str,
    attributes: Option<Element<'a>>,
    algorithm: &'a [u8],
    signature: &'a [u8],
}

fn judge(checked: &Checked<'_>, content: &Content<'_>, report: &mut Report) {
    let Some(certificate) = &checked.certificate else {
        return report.notice(Level::Information, labels::NOTICE_SIGNER_UNKNOWN);
    };
    let name = || [("name", Value::Text(certificate.title()))];
    let Some(bytes) = content.bytes else {
        return report.notice_with(Level::Information, labels::NOTICE_SIGNER_DETACHED, name());
    };
    let (level, label) = match verdict(checked, certificate, content.kind, bytes) {
        Verdict::Right => (Level::Good, labels::NOTICE_SIGNER_RIGHT),
        Verdict::Wrong => (Level::Error, labels::NOTICE_SIGNER_WRONG),
        Verdict::NotChecked => (Level::Information, labels::NOTICE_SIGNER_NOT_CHECKED),
    };
    report.notice_with(level, label, name());
}

fn verdict(
    checked: &Checked<'_>,
    certificate: &Certificate<'_>,
    kind: &str,
    content: &[u8],
) -> Verdict {
    let Some(hash) = Hash::of(checked.digest) else {
        return Verdict::NotChecked;
    };
    // The attributes are signed as a SET, whose tag is not the one they are sent with.
    let signed_attributes;
    let message = match checked.attributes {
        None => content,
        Some(attributes) => {
            let right = attribute_of(attributes.content, MESSAGE_DIGEST)
                .is_some_and(|found| found.content == hash.digest(content))
                && attribute_of(attributes.content, CONTENT_TYPE)
                    .is_some_and(|found| oid::dotted(found.content).as_deref() == Some(kind));
            if !right {
                return Verdict::Wrong;
            }
            signed_attributes = asn1::element(SET, &[attributes.content]);
            &signed_attributes
        }
    };
    let signed = Signed { message, algorithm: checked.algorithm, signature: checked.signature };
    signed.verify_with(certificate.public_key, Some(hash))
}

/// The one value of an attribute.
fn attribute_of<'a>(attributes: &'a [u8], wanted: &str) -> Option<Element<'a>> {
    let mut attributes = Cursor::new(attributes);
    while let Some(attribute) = attributes.any() {
        let mut fields = Cursor::new(attribute.content);
        if fields.take(asn1::OID).and_then(oid::dotted).as_deref() == Some(wanted) {
            return fields.enter(SET)?.any();
        }
    }
    None
}

fn identifier(sid: Element<'_>, sheet: &mut Sheet) -> Option<()> {
    match sid.tag {
        SEQUENCE => {
            let mut fields = Cursor::new(sid.content);
            name::rows(labels::ISSUER, fields.element(SEQUENCE)?.whole, sheet)?;
            sheet.row(labels::SERIAL, fields.take(INTEGER)?);
        }
        0x80 => sheet.row(labels::KEY_IDENTIFIER, sid.content),
        _ => return None,
    }
    Some(())
}

/// The certificate that is meant, among those that came along.
fn find<'a>(sid: Element<'_>, certificates: &'a [u8]) -> Option<Certificate<'a>> {
    let mut certificates = Cursor::new(certificates);
    while let Some(element) = certificates.any() {
        let Some(certificate) = Certificate::read(element.whole) else {
            continue;
        };
        let meant = match sid.tag {
            SEQUENCE => {
                let mut fields = Cursor::new(sid.content);
                let issuer = fields.any().map(|issuer| issuer.whole);
                issuer == Some(certificate.issuer)
                    && fields.take(INTEGER) == Some(certificate.serial)
            }
            _ => certificate.key_identifier() == Some(sid.content),
        };
        if meant {
            return Some(certificate);
        }
    }
    None
}
