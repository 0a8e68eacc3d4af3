//! AlgorithmIdentifier and SubjectPublicKeyInfo (RFC 5280 sections 4.1.1.2 and 4.1.2.7).
//!
//! ```text
//! AlgorithmIdentifier  ::= SEQUENCE { algorithm OBJECT IDENTIFIER, parameters ANY OPTIONAL }
//! SubjectPublicKeyInfo ::= SEQUENCE { algorithm AlgorithmIdentifier, subjectPublicKey BIT STRING }
//! RSAPublicKey         ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }   -- RFC 8017
//! RSASSA-PSS-params    ::= SEQUENCE {                                            -- RFC 4055
//!     hashAlgorithm    [0] AlgorithmIdentifier DEFAULT sha1,
//!     maskGenAlgorithm [1] AlgorithmIdentifier DEFAULT mgf1SHA1,
//!     saltLength       [2] INTEGER DEFAULT 20 }
//! ```

use sha2::{Digest, Sha256};

use super::{
    dump, labels, oid,
    report::{Level, Report, Sheet, Value},
};
use crate::asn1::{self, Cursor, INTEGER, SEQUENCE, context};

const RSA: &str = "1.2.840.113549.1.1.1";
const RSA_PSS: &str = "1.2.840.113549.1.1.10";
const EC: &str = "1.2.840.10045.2.1";

/// Smallest RSA modulus that is strong enough, bits.
const RSA_ENOUGH: usize = 2048;

/// Signature and digest algorithms with MD2, MD4, MD5 or SHA-1, which are broken: by any two of these
/// a document can be replaced by another one.
const BROKEN: [&str; 15] = [
    "1.2.840.113549.1.1.2",
    "1.2.840.113549.1.1.3",
    "1.2.840.113549.1.1.4",
    "1.2.840.113549.1.1.5",
    "1.2.840.113549.2.2",
    "1.2.840.113549.2.4",
    "1.2.840.113549.2.5",
    "1.3.14.3.2.3",
    "1.3.14.3.2.13",
    "1.3.14.3.2.26",
    "1.3.14.3.2.27",
    "1.3.14.3.2.29",
    "1.2.840.10040.4.3",
    "1.2.840.10045.4.1",
    "1.2.410.200004.1.9",
];

/// The curves that are too small, secp160, secp192 and sect163 among them.
const SMALL_CURVES: [&str; 9] = [
    "1.2.840.10045.3.1.1",
    "1.3.132.0.1",
    "1.3.132.0.6",
    "1.3.132.0.7",
    "1.3.132.0.8",
    "1.3.132.0.9",
    "1.3.132.0.15",
    "1.3.132.0.30",
    "1.3.132.0.31",
];

/// Dotted decimal of the algorithm in an `AlgorithmIdentifier`, whole or content.
pub(super) fn id_of(content: &[u8]) -> Option<String> {
    oid::dotted(Cursor::new(content).take(asn1::OID)?)
}

/// All that there are notices about.
pub(super) fn warned_of() -> impl Iterator<Item = &'static str> {
    BROKEN.into_iter().chain(SMALL_CURVES)
}

/// Whether an algorithm signs or digests with a broken hash.
pub(super) fn is_broken(id: &str) -> bool {
    BROKEN.contains(&id)
}

/// The algorithm with its parameters. Takes the content of an `AlgorithmIdentifier`.
pub(super) fn rows(name: impl Into<Value>, content: &[u8], sheet: &mut Sheet) -> Option<String> {
    let mut fields = Cursor::new(content);
    let id = oid::dotted(fields.take(asn1::OID)?)?;
    sheet.group_of(name, Value::Oid(id.clone()), |sheet| {
        if fields.is_empty() {
            return Some(());
        }
        let parameters = fields.any()?;
        match parameters.tag {
            asn1::NULL if parameters.content.is_empty() => {}
            SEQUENCE if id == RSA_PSS => pss(parameters.content, sheet)?,
            asn1::OID => sheet.row(labels::PARAMETERS, dump::value(parameters)),
            _ => sheet.group(labels::PARAMETERS, |sheet| dump::dump(parameters.whole, sheet)),
        }
        fields.is_empty().then_some(())
    })?;
    Some(id)
}

fn pss(content: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut fields = Cursor::new(content);
    if let Some(hash) = fields.take_if(context(0)) {
        rows(labels::DIGEST, Cursor::new(hash).take(SEQUENCE)?, sheet)?;
    }
    if let Some(mask) = fields.take_if(context(1)) {
        rows(labels::MASK, Cursor::new(mask).take(SEQUENCE)?, sheet)?;
    }
    if let Some(length) = fields.take_if(context(2)) {
        sheet.row(labels::SALT_LENGTH, dump::integer(Cursor::new(length).take(INTEGER)?));
    }
    Some(())
}

/// Whether DER that was checked has the form of a `SubjectPublicKeyInfo`.
pub(super) fn is_public_key(der: &[u8]) -> bool {
    let read = || {
        let mut fields = Cursor::new(der).enter(SEQUENCE)?;
        id_of(fields.take(SEQUENCE)?)?;
        fields.take(asn1::BIT_STRING)?;
        Some(fields.is_empty())
    };
    read() == Some(true)
}

/// A table about a key, and notices about its strength. Takes the DER of a `SubjectPublicKeyInfo`.
pub(super) fn public_key(info: &[u8], report: &mut Report) -> Option<()> {
    let mut sheet = report.sheet();
    let mut fields = Cursor::new(info).enter(SEQUENCE)?;
    let algorithm = fields.take(SEQUENCE)?;
    let bits = fields.take(asn1::BIT_STRING)?;
    let key = bits.get(1..)?;
    let id = id_of(algorithm)?;
    match &*id {
        RSA | RSA_PSS => {
            rows(labels::ALGORITHM, algorithm, &mut sheet)?;
            let mut numbers = Cursor::new(key).enter(SEQUENCE)?;
            let modulus = numbers.take(INTEGER)?;
            let exponent = numbers.take(INTEGER)?;
            let size = bit_length(modulus);
            sheet.row(labels::KEY_BITS, size);
            sheet.row(labels::EXPONENT, dump::integer(exponent));
            sheet.row(labels::MODULUS, modulus);
            if size < RSA_ENOUGH {
                let bits = ("bits", Value::from(size));
                report.notice_with(Level::Warning, labels::NOTICE_WEAK_KEY, [bits]);
            }
        }
        EC => {
            let mut parameters = Cursor::new(algorithm);
            parameters.any()?;
            let curve = parameters.any()?;
            sheet.row(labels::ALGORITHM, Value::Oid(id));
            sheet.row(labels::CURVE, dump::value(curve));
            sheet.row(labels::POINT, key);
            let small = oid::dotted(curve.content)
                .is_some_and(|curve| SMALL_CURVES.contains(&curve.as_str()));
            if small {
                report.notice(Level::Warning, labels::NOTICE_WEAK_CURVE);
            }
        }
        _ => {
            rows(labels::ALGORITHM, algorithm, &mut sheet)?;
            sheet.row(labels::KEY_BYTES, key);
        }
    }
    sheet.row(labels::KEY_SHA256, &Sha256::digest(info)[..]);
    report.section(labels::SECTION_KEY, sheet);
    Some(())
}

/// How many bits a positive INTEGER has.
pub(super) fn bit_length(content: &[u8]) -> usize {
    let start = content.iter().position(|byte| *byte != 0).unwrap_or(content.len());
    let first = content.get(start).map_or(0, |byte| 8 - byte.leading_zeros() as usize);
    content.len().saturating_sub(start + 1) * 8 + first
}
