//! The client's word that it holds the certificate.
//!
//! ```text
//! CertConfirmContent ::= SEQUENCE OF CertStatus       -- RFC 9810 section 5.3.18
//! CertStatus ::= SEQUENCE {
//!     certHash    OCTET STRING,
//!     certReqId   INTEGER,
//!     statusInfo  PKIStatusInfo OPTIONAL,
//!     hashAlg [0] AlgorithmIdentifier OPTIONAL }
//! ```

use der::{Sequence, asn1::OctetString};
use sha2::{Digest, Sha256};

use super::CmpError;

/// See the module; no statusInfo means accepted.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct CertStatus {
    certificate_hash: OctetString,
    cert_req_id: i8,
}

impl CertStatus {
    /// The hash is that of the certificate's own signature algorithm, here always SHA-256.
    pub(super) fn accepting(certificate: &[u8], cert_req_id: i8) -> Result<Self, CmpError> {
        let hash = OctetString::new(Sha256::digest(certificate).to_vec())
            .map_err(|_| CmpError::Encoding)?;
        Ok(Self {
            certificate_hash: hash,
            cert_req_id,
        })
    }
}
