//! CertID (RFC 6960 section 4.1.1): which certificate is meant.

use der::asn1::{Int, ObjectIdentifier, OctetString};
use der::{Encode as _, Sequence};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use spki::AlgorithmIdentifierOwned;

use crate::ca::Signer;
use crate::hex::hex;

const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// ```text
/// CertID ::= SEQUENCE {
///     hashAlgorithm   AlgorithmIdentifier,
///     issuerNameHash  OCTET STRING,
///     issuerKeyHash   OCTET STRING,
///     serialNumber    CertificateSerialNumber }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub struct CertificateId {
    hash_algorithm: AlgorithmIdentifierOwned,
    issuer_name_hash: OctetString,
    issuer_key_hash: OctetString,
    /// An INTEGER of any value: what no authority gives is one that nobody knows.
    pub(super) serial_number: Int,
}

impl CertificateId {
    /// Whether the issuer is this one. Hashes are SHA-1 (RFC 5019 section 2.1.1) or SHA-256.
    pub fn is_by(&self, issuer: &Signer) -> der::Result<bool> {
        let tbs = issuer.certificate.tbs_certificate();
        let name = tbs.subject().to_der()?;
        let key = tbs.subject_public_key_info().subject_public_key.raw_bytes();
        let (name, key) = match self.hash_algorithm.oid {
            SHA1 => (Sha1::digest(name).to_vec(), Sha1::digest(key).to_vec()),
            SHA256 => (Sha256::digest(name).to_vec(), Sha256::digest(key).to_vec()),
            _ => return Ok(false),
        };
        Ok(self.issuer_name_hash.as_bytes() == name && self.issuer_key_hash.as_bytes() == key)
    }

    /// The serial number as the records have it.
    pub fn serial(&self) -> String {
        let bytes = self.serial_number.as_bytes();
        // A negative number is none of ours: with its sign it is like no record.
        match bytes.first() {
            Some(0x80..) => format!("-{}", hex(bytes)),
            _ => hex(bytes.strip_prefix(&[0]).unwrap_or(bytes)),
        }
    }
}
