//! Private keys, in the clear and under a password. What is secret in them never stands in a report.
//!
//! ```text
//! PrivateKeyInfo          ::= SEQUENCE { INTEGER, AlgorithmIdentifier, OCTET STRING, … }   -- RFC 5958
//! EncryptedPrivateKeyInfo ::= SEQUENCE { AlgorithmIdentifier, OCTET STRING }               -- RFC 5958
//! ECPrivateKey            ::= SEQUENCE { INTEGER, OCTET STRING, … }                        -- RFC 5915
//! RSAPrivateKey           ::= SEQUENCE { INTEGER, INTEGER, … }                             -- RFC 8017
//! ```

use super::{
    algorithm, labels, oid, protection,
    report::{Level, Report, Value},
};
use crate::{
    asn1::{self, Cursor, INTEGER, OCTET_STRING, SEQUENCE},
    key::KeyError,
    private_key::PrivateKey,
};

/// Where things are in an encrypted key.
#[derive(Clone, Copy)]
pub(super) struct EncryptedKey<'a> {
    /// DER of the `AlgorithmIdentifier`.
    pub(super) algorithm: &'a [u8],
    /// The encrypted `PrivateKeyInfo`.
    pub(super) ciphertext: &'a [u8],
}

/// What a scheme for encryption under a password is named below: PKCS#5, PKCS#12, KISA.
const SCHEMES: [&str; 3] = ["1.2.840.113549.1.5.", "1.2.840.113549.1.12.1.", "1.2.410.200004.1."];

impl<'a> EncryptedKey<'a> {
    /// Takes DER that was checked; `None` if it is something else.
    pub(super) fn read(der: &'a [u8]) -> Option<Self> {
        let mut fields = Cursor::new(der).enter(SEQUENCE)?;
        let algorithm = fields.element(SEQUENCE)?;
        let ciphertext = fields.take(OCTET_STRING)?;
        let id = algorithm::id_of(algorithm.content)?;
        let is_scheme = SCHEMES.iter().any(|start| id.starts_with(start));
        let algorithm = algorithm.whole;
        (fields.is_empty() && is_scheme).then_some(Self { algorithm, ciphertext })
    }
}

/// Whether DER that was checked has the form of a private key in the clear.
pub(super) fn is_private_key(der: &[u8]) -> bool {
    let Some(mut fields) = Cursor::new(der).enter(SEQUENCE) else {
        return false;
    };
    let version = fields.take(INTEGER);
    if !matches!(version, Some([0 | 1])) {
        return false;
    }
    match fields.any() {
        // PKCS#8
        Some(algorithm) if algorithm.tag == SEQUENCE => {
            algorithm::id_of(algorithm.content).is_some() && fields.take(OCTET_STRING).is_some()
        }
        // SEC1
        Some(secret) if secret.tag == OCTET_STRING => {
            version == Some(&[1]) && (16..=66).contains(&secret.content.len())
        }
        // PKCS#1: modulus and seven more numbers
        Some(modulus) if modulus.tag == INTEGER => (0..7).all(|_| fields.take(INTEGER).is_some()),
        _ => false,
    }
}

/// Whose public half it is, and what is wrong with it. Gives the key if it can be used here.
pub(super) fn report(der: &[u8], report: &mut Report) -> Option<PrivateKey> {
    let key = match PrivateKey::read(der) {
        Ok(key) => key,
        Err(error) => {
            let mut sheet = report.sheet();
            if let Some(id) = algorithm_of(der) {
                sheet.row(labels::ALGORITHM, Value::Oid(id));
            }
            report.section(labels::SECTION_FIELDS, sheet);
            match error {
                KeyError::Unsupported(kind) => {
                    let name = [("name", Value::text(&kind.to_string()))];
                    report.notice_with(Level::Warning, labels::NOTICE_KEY_UNSUPPORTED, name);
                }
                _ => report.notice(Level::Error, labels::NOTICE_KEY_DAMAGED),
            }
            return None;
        }
    };
    report.title = key.algorithm().to_string();
    let mut sheet = report.sheet();
    sheet.row(labels::ALGORITHM, &*report.title);
    let random = if key.random().is_some() { labels::PRESENT } else { labels::ABSENT };
    sheet.row(labels::RANDOM, random);
    report.section(labels::SECTION_FIELDS, sheet);
    // Reading made it, so it is well-formed.
    let _ = algorithm::public_key(&key.public_key_info(), report);
    Some(key)
}

/// How it is protected.
pub(super) fn report_encrypted(key: &EncryptedKey<'_>, report: &mut Report) {
    let mut sheet = report.sheet();
    protection::rows(key.algorithm, &mut sheet);
    sheet.row(labels::SIZE, key.ciphertext.len());
    report.section(labels::SECTION_PROTECTION, sheet);
    protection::judge(key.algorithm, report);
}

/// The algorithm that a PKCS#8 names.
fn algorithm_of(der: &[u8]) -> Option<String> {
    let mut fields = Cursor::new(der).enter(SEQUENCE)?;
    fields.take(INTEGER)?;
    oid::dotted(fields.enter(SEQUENCE)?.take(asn1::OID)?)
}
