//! What is signed beside the digest of the content.
//!
//! ```text
//! SignedAttributes ::= SET OF Attribute             -- RFC 5652 section 5.3
//! Attribute ::= SEQUENCE { attrType OBJECT IDENTIFIER, attrValues SET OF ANY }
//! SigningCertificateV2 ::= SEQUENCE {               -- RFC 5035 section 3
//!     certs  SEQUENCE OF ESSCertIDv2 }
//! ESSCertIDv2 ::= SEQUENCE {
//!     hashAlgorithm AlgorithmIdentifier DEFAULT {algorithm id-sha256},
//!     certHash      OCTET STRING }
//! ```

use super::{DATA, set_of};
use crate::{
    asn1::{OCTET_STRING, OID, SEQUENCE, SET, element, time},
    certificate::Certificate,
};

/// `id-contentType`, 1.2.840.113549.1.9.3 (RFC 5652 section 11.1)
const CONTENT_TYPE: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03];
/// `id-messageDigest`, 1.2.840.113549.1.9.4 (RFC 5652 section 11.2)
const MESSAGE_DIGEST: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04];
/// `id-signingTime`, 1.2.840.113549.1.9.5 (RFC 5652 section 11.3)
const SIGNING_TIME: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x05];
/// `id-aa-signingCertificateV2`, 1.2.840.113549.1.9.16.2.47 (RFC 5035 section 3)
const SIGNING_CERTIFICATE: [u8; 11] =
    [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f];

/// The content of the set; `None` if the time cannot be written. With the certificate's hash in
/// it, a signature cannot be passed off as one by another certificate of the same key.
pub(super) fn write(digest: &[u8], certificate: &Certificate, now: u64) -> Option<Vec<u8>> {
    let id = element(SEQUENCE, &[&element(OCTET_STRING, &[&certificate.fingerprint()])]);
    let certificates = element(SEQUENCE, &[&element(SEQUENCE, &[&id])]);
    Some(set_of(vec![
        attribute(&CONTENT_TYPE, &element(OID, &[&DATA])),
        attribute(&SIGNING_TIME, &time::choice(now)?),
        attribute(&MESSAGE_DIGEST, &element(OCTET_STRING, &[digest])),
        attribute(&SIGNING_CERTIFICATE, &certificates),
    ]))
}

fn attribute(kind: &[u8], value: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[&element(OID, &[kind]), &element(SET, &[value])])
}
