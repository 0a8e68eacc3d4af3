//! CertID (RFC 6960 section 4.1.1): which certificate is meant.
//!
//! ```text
//! CertID ::= SEQUENCE {
//!     hashAlgorithm   AlgorithmIdentifier,
//!     issuerNameHash  OCTET STRING,      -- of the issuer's Name
//!     issuerKeyHash   OCTET STRING,      -- of the bits of the issuer's key
//!     serialNumber    INTEGER }
//! ```

use der::oid::ObjectIdentifier;
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::{
    asn1::{Cursor, INTEGER, NULL, OCTET_STRING, OID, SEQUENCE, element},
    certificate::Certificate,
    key,
};

/// The hash that an issuer is named by. It protects nothing: who issued a certificate is known before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hash {
    /// Every responder knows it (RFC 5019 section 2.1.1).
    #[default]
    Sha1,
    /// Only newer ones do.
    Sha256,
}

/// What was read. Nothing is compared yet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CertificateId<'a> {
    /// Content of the `AlgorithmIdentifier`.
    pub(crate) algorithm: &'a [u8],
    pub(crate) name_hash: &'a [u8],
    pub(crate) key_hash: &'a [u8],
    /// Content of the `INTEGER`.
    pub(crate) serial: &'a [u8],
}

/// What is asked about.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    hash: Hash,
    name_hash: Vec<u8>,
    key_hash: Vec<u8>,
    serial: Vec<u8>,
}

impl Hash {
    const fn id(self) -> ObjectIdentifier {
        match self {
            Self::Sha1 => ObjectIdentifier::new_unwrap("1.3.14.3.2.26"),
            Self::Sha256 => ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1"),
        }
    }

    fn of(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha1 => Sha1::digest(bytes).to_vec(),
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
        }
    }
}

impl<'a> CertificateId<'a> {
    /// Reads what stands next; `None` if it is something else.
    pub(crate) fn read(fields: &mut Cursor<'a>) -> Option<Self> {
        let mut id = fields.enter(SEQUENCE)?;
        let read = Self {
            algorithm: id.take(SEQUENCE)?,
            name_hash: id.take(OCTET_STRING)?,
            key_hash: id.take(OCTET_STRING)?,
            serial: id.take(INTEGER)?,
        };
        id.is_empty().then_some(read)
    }
}

impl Wanted {
    pub(super) fn new(certificate: &Certificate, issuer: &Certificate, hash: Hash) -> Self {
        let key = key::bits_of(issuer.public_key_info()).unwrap_or_default();
        Self {
            hash,
            name_hash: hash.of(issuer.subject()),
            key_hash: hash.of(key),
            serial: certificate.serial_content().to_vec(),
        }
    }

    /// DER. The parameters are NULL, as those of other programs: some responders compare bytes.
    pub(super) fn write(&self) -> Vec<u8> {
        let algorithm = element(OID, &[self.hash.id().as_bytes()]);
        let algorithm = element(SEQUENCE, &[&algorithm, &element(NULL, &[])]);
        let name = element(OCTET_STRING, &[&self.name_hash]);
        let key = element(OCTET_STRING, &[&self.key_hash]);
        element(SEQUENCE, &[&algorithm, &name, &key, &element(INTEGER, &[&self.serial])])
    }

    /// Whether the serial number is this one, whoever gave it.
    pub(super) fn has_serial(&self, id: &CertificateId<'_>) -> bool {
        id.serial == self.serial
    }

    /// Whether the issuer is this one, named in the same way.
    pub(super) fn has_issuer(&self, id: &CertificateId<'_>) -> bool {
        let mut algorithm = Cursor::new(id.algorithm);
        let same_hash = algorithm.oid() == Some(self.hash.id())
            && (algorithm.is_empty() || algorithm.take(NULL) == Some(&[]))
            && algorithm.is_empty();
        same_hash && id.name_hash == self.name_hash && id.key_hash == self.key_hash
    }
}
