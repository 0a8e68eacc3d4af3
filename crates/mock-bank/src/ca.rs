//! The certification authority: a root, the issuing authorities under it, and the recipient key that
//! VID randoms are encrypted to. Made at the first start, kept in the data directory.

pub mod cmp_signer;
pub mod crl;
pub mod foreign;
pub mod keys;
pub mod links;
pub mod name;
pub mod profile;
pub mod reason;
pub mod responder;
pub mod serial;

use std::path::Path;

use der::Decode as _;
use p256::ecdsa::SigningKey;
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;

use crate::authorities::IssuingAuthority;
use crate::hex::hex;

/// Why the authority cannot work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AuthorityError {
    /// A key or certificate file cannot be read or written.
    #[error("a file of the authority: {0}")]
    File(#[from] std::io::Error),
    /// A file holds something else.
    #[error("a file of the authority cannot be understood: {0}")]
    Content(String),
    /// A structure cannot be encoded.
    #[error("encoding: {0}")]
    Der(#[from] der::Error),
    /// The certificate builder refused.
    #[error("building: {0}")]
    Build(#[from] x509_cert::builder::Error),
}

/// One signer: key and certificate.
pub struct Signer {
    /// The key.
    pub key: SigningKey,
    /// Its certificate, DER.
    pub der: Vec<u8>,
    /// Its certificate, read.
    pub certificate: Certificate,
}

impl Signer {
    fn new(key: SigningKey, der: Vec<u8>) -> Result<Self, AuthorityError> {
        let certificate = Certificate::from_der(&der)?;
        Ok(Self { key, der, certificate })
    }

    /// First second of its validity.
    pub fn not_before(&self) -> i64 {
        profile::unix(self.certificate.tbs_certificate().validity().not_before)
    }

    /// Last second of its validity.
    pub fn not_after(&self) -> i64 {
        profile::unix(self.certificate.tbs_certificate().validity().not_after)
    }
}

/// One signer for each [`IssuingAuthority`].
pub(crate) struct Issuers {
    bank: Signer,
    garam: Signer,
    nuri: Signer,
}

/// Root, issuing authorities and recipient.
pub struct Authority {
    /// The root, which a client is configured to trust.
    pub root: Signer,
    issuers: Issuers,
    /// The key that receives VID randoms.
    pub recipient: keys::Recipient,
    /// Signs what the bank did for a customer (`모의은행 거래 확인`).
    pub receipts: Signer,
    responders: responder::Responders,
    cmp_signer: cmp_signer::CmpSigner,
    /// Base of the URLs in certificates.
    pub public_url: String,
}

impl Authority {
    /// Reads keys and certificates from the data directory; makes what is not there yet.
    pub fn open(data: &Path, public_url: &str, now: i64) -> Result<Self, AuthorityError> {
        keys::open(data, public_url, now)
    }

    /// Key and certificate of an issuing authority.
    pub fn issuing(&self, authority: IssuingAuthority) -> &Signer {
        match authority {
            IssuingAuthority::Bank => &self.issuers.bank,
            IssuingAuthority::Garam => &self.issuers.garam,
            IssuingAuthority::Nuri => &self.issuers.nuri,
        }
    }

    /// SHA-256 of the root certificate, lower-case hex: what a client is configured with.
    pub fn root_sha256(&self) -> String {
        hex(&Sha256::digest(&self.root.der))
    }
}

impl std::fmt::Debug for Authority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Authority")
            .field("root_sha256", &self.root_sha256())
            .finish_non_exhaustive()
    }
}
