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

use sha2::{Digest, Sha256};

use crate::asn1::{INTEGER, OCTET_STRING, SEQUENCE, element};

/// A `CertConfirmContent`; no statusInfo means accepted. The hash is that of the certificate's own
/// signature algorithm, here always SHA-256.
pub(super) fn accepting(certificate: &[u8], request_id: i8) -> Vec<u8> {
    let hash = element(OCTET_STRING, &[&Sha256::digest(certificate)]);
    let request_id = element(INTEGER, &[&request_id.to_be_bytes()]);
    element(SEQUENCE, &[&element(SEQUENCE, &[&hash, &request_id])])
}
