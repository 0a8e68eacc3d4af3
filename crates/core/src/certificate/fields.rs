//! Where things are in a certificate.
//!
//! ```text
//! Certificate ::= SEQUENCE {                           -- RFC 5280 section 4.1
//!     tbsCertificate       SEQUENCE {
//!         version          [0] INTEGER DEFAULT v1,
//!         serialNumber         INTEGER,
//!         signature            AlgorithmIdentifier,
//!         issuer               Name,
//!         validity             SEQUENCE { notBefore Time, notAfter Time },
//!         subject              Name,
//!         subjectPublicKeyInfo SubjectPublicKeyInfo,
//!         issuerUniqueID   [1] IMPLICIT BIT STRING OPTIONAL,
//!         subjectUniqueID  [2] IMPLICIT BIT STRING OPTIONAL,
//!         extensions       [3] SEQUENCE OF Extension OPTIONAL },
//!     signatureAlgorithm   AlgorithmIdentifier,
//!     signature            BIT STRING }
//! Extension ::= SEQUENCE { extnID OBJECT IDENTIFIER, critical BOOLEAN DEFAULT FALSE, extnValue OCTET STRING }
//! Time ::= CHOICE { utcTime UTCTime, generalTime GeneralizedTime }
//! ```

use std::time::Duration;

use der::oid::ObjectIdentifier;

use super::name;
use crate::asn1::{BOOLEAN, Cursor, Element, INTEGER, OCTET_STRING, SEQUENCE, context};

const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// Longest serial number, bytes with the leading zero that keeps it positive.
const LONGEST_SERIAL: usize = 21;

/// Most extensions: each is compared with all before it.
const MOST_EXTENSIONS: usize = 64;

/// The parts of a certificate, DER each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fields {
    pub(super) signed: Vec<u8>,
    pub(super) is_v3: bool,
    pub(super) serial: Vec<u8>,
    pub(super) issuer: Vec<u8>,
    pub(super) not_before: i64,
    pub(super) not_after: i64,
    pub(super) subject: Vec<u8>,
    pub(super) public_key_info: Vec<u8>,
    pub(super) extensions: Vec<Extension>,
    /// `AlgorithmIdentifier`, the same inside and outside of what is signed.
    pub(super) algorithm: Vec<u8>,
    pub(super) signature: Vec<u8>,
}

/// One extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Extension {
    pub(crate) id: ObjectIdentifier,
    pub(crate) critical: bool,
    pub(crate) value: Vec<u8>,
}

/// Reads a certificate; `None` if it is not one.
pub(super) fn read(der: &[u8]) -> Option<Fields> {
    let mut certificate = Cursor::new(der).enter(SEQUENCE)?;
    let signed = element(&mut certificate, SEQUENCE)?;
    let algorithm = element(&mut certificate, SEQUENCE)?;
    let signature = certificate.bits()?;

    let mut fields = Cursor::new(signed.content);
    let version = fields.take_if(context(0)).map(|version| Cursor::new(version).take(INTEGER));
    let serial =
        fields.take(INTEGER).filter(|serial| (1..=LONGEST_SERIAL).contains(&serial.len()))?;
    let inner_algorithm = element(&mut fields, SEQUENCE)?;
    let issuer = element(&mut fields, SEQUENCE)?;
    let mut validity = fields.enter(SEQUENCE)?;
    let subject = element(&mut fields, SEQUENCE)?;
    let public_key_info = element(&mut fields, SEQUENCE)?;
    let mut extensions = Vec::new();
    while !fields.is_empty() {
        let field = fields.any()?;
        if field.tag == context(3) {
            extensions = read_extensions(field.content)?;
        }
    }
    let complete = certificate.is_empty()
        && inner_algorithm.whole == algorithm.whole
        && name::is_well_formed(issuer.content)
        && name::is_well_formed(subject.content);
    complete.then_some(Fields {
        signed: signed.whole.to_vec(),
        is_v3: version.flatten() == Some(&[2]),
        serial: serial.to_vec(),
        issuer: issuer.whole.to_vec(),
        not_before: time(validity.any()?)?,
        not_after: time(validity.any()?)?,
        subject: subject.whole.to_vec(),
        public_key_info: public_key_info.whole.to_vec(),
        extensions,
        algorithm: algorithm.whole.to_vec(),
        signature: signature.to_vec(),
    })
}

fn element<'a>(cursor: &mut Cursor<'a>, tag: u8) -> Option<Element<'a>> {
    cursor.any().filter(|element| element.tag == tag)
}

/// All of an `Extensions`, if they are not more than [`MOST_EXTENSIONS`].
pub(crate) fn read_extensions(content: &[u8]) -> Option<Vec<Extension>> {
    let mut all = Cursor::new(content).enter(SEQUENCE)?;
    let mut extensions = Vec::new();
    while !all.is_empty() {
        let mut fields = all.enter(SEQUENCE)?;
        let id = fields.oid()?;
        let critical = match fields.take_if(BOOLEAN) {
            None | Some([0]) => false,
            Some([0xff]) => true,
            Some(_) => return None,
        };
        let value = fields.take(OCTET_STRING)?.to_vec();
        if !fields.is_empty() || extensions.len() >= MOST_EXTENSIONS {
            return None;
        }
        extensions.push(Extension { id, critical, value });
    }
    Some(extensions)
}

/// Seconds since 1970-01-01T00:00:00Z. Always in UTC and with seconds (RFC 5280 section 4.1.2.5).
pub(crate) fn time(time: Element<'_>) -> Option<i64> {
    let (year, rest) = match time.tag {
        UTC_TIME => {
            let (year, rest) = time.content.split_at_checked(2)?;
            let year = number(year)?;
            (if year < 50 { 2000 + year } else { 1900 + year }, rest)
        }
        GENERALIZED_TIME => {
            let (year, rest) = time.content.split_at_checked(4)?;
            (number(year)?, rest)
        }
        _ => return None,
    };
    let digits = rest.strip_suffix(b"Z").filter(|digits| digits.len() == 10)?;
    let two = |at: usize| u8::try_from(number(&digits[at..at + 2])?).ok();
    let time = der::DateTime::new(year, two(0)?, two(2)?, two(4)?, two(6)?, two(8)?).ok()?;
    let since: Duration = time.unix_duration();
    i64::try_from(since.as_secs()).ok()
}

fn number(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0u16, |sum, digit| {
        let value = digit.is_ascii_digit().then(|| digit - b'0')?;
        sum.checked_mul(10)?.checked_add(value.into())
    })
}
