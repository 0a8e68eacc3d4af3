//! The answer that carries a certificate.
//!
//! ```text
//! CertRepMessage ::= SEQUENCE {                       -- RFC 9810 section 5.3.4
//!     caPubs       [1] SEQUENCE SIZE (1..MAX) OF CMPCertificate OPTIONAL,
//!     response         SEQUENCE OF CertResponse }
//! CertResponse ::= SEQUENCE {
//!     certReqId           INTEGER,
//!     status              PKIStatusInfo,
//!     certifiedKeyPair    CertifiedKeyPair    OPTIONAL,
//!     rspInfo             OCTET STRING        OPTIONAL }
//! CertifiedKeyPair ::= SEQUENCE {
//!     certOrEncCert       CertOrEncCert,
//!     privateKey      [0] EncryptedKey        OPTIONAL,
//!     publicationInfo [1] PKIPublicationInfo  OPTIONAL }
//! CertOrEncCert ::= CHOICE {
//!     certificate     [0] CMPCertificate,
//!     encryptedCert   [1] EncryptedKey }
//! ```

use super::failure::{self, Status};
use crate::asn1::{Cursor, INTEGER, OCTET_STRING, SEQUENCE, context};

/// The one response of a message.
pub(super) struct Response<'a> {
    pub(super) request_id: i8,
    pub(super) status: Status,
    /// DER, if there is one in the clear.
    pub(super) certificate: Option<&'a [u8]>,
    /// Certificates of authorities, DER.
    pub(super) authorities: Vec<&'a [u8]>,
}

/// Reads a `CertRepMessage` with exactly one response.
pub(super) fn read(der: &[u8]) -> Option<Response<'_>> {
    let mut content = Cursor::new(der).enter(SEQUENCE)?;
    let mut authorities = Vec::new();
    if let Some(field) = content.take_if(context(1)) {
        let mut certificates = Cursor::new(field).enter(SEQUENCE)?;
        while !certificates.is_empty() {
            authorities.push(certificates.any()?.whole);
        }
    }
    let mut responses = content.enter(SEQUENCE)?;
    let mut response = responses.enter(SEQUENCE)?;
    let &[request_id] = response.take(INTEGER)? else {
        return None;
    };
    let status = failure::read_status(response.enter(SEQUENCE)?)?;
    let certificate = match response.take_if(SEQUENCE) {
        Some(pair) => read_pair(pair)?,
        None => None,
    };
    response.take_if(OCTET_STRING);
    let complete = response.is_empty() && responses.is_empty() && content.is_empty();
    let request_id = i8::from_be_bytes([request_id]);
    complete.then_some(Response { request_id, status, certificate, authorities })
}

/// `Some(None)` for what is not in the clear; we never ask for private keys made by the bank.
fn read_pair(pair: &[u8]) -> Option<Option<&[u8]>> {
    let mut pair = Cursor::new(pair);
    let choice = pair.any().filter(|_| pair.is_empty())?;
    if choice.tag != context(0) {
        return Some(None);
    }
    let mut inside = Cursor::new(choice.content);
    let certificate = inside.any().filter(|_| inside.is_empty())?;
    Some(Some(certificate.whole))
}
