//! OCSPRequest (RFC 6960 section 4.1.1), unsigned.
//!
//! ```text
//! OCSPRequest ::= SEQUENCE {
//!     tbsRequest             SEQUENCE {
//!         version            [0] EXPLICIT INTEGER DEFAULT v1,
//!         requestorName      [1] EXPLICIT GeneralName OPTIONAL,
//!         requestList            SEQUENCE OF Request,
//!         requestExtensions  [2] EXPLICIT Extensions OPTIONAL },
//!     optionalSignature  [0] EXPLICIT Signature OPTIONAL }
//! Request ::= SEQUENCE { reqCert CertID, singleRequestExtensions [0] EXPLICIT Extensions OPTIONAL }
//! Nonce ::= OCTET STRING (SIZE (1..128))                                -- RFC 9654 section 2.1
//! ```

use super::{NONCE, certificate_id::Wanted};
use crate::asn1::{OCTET_STRING, OID, SEQUENCE, context, element};

/// DER of a request about these certificates.
pub(super) fn write(wanted: &[Wanted], nonce: &[u8]) -> Vec<u8> {
    let singles = wanted.iter().map(|id| element(SEQUENCE, &[&id.write()]));
    let list = element(SEQUENCE, &[&singles.collect::<Vec<_>>().concat()]);
    let value = element(OCTET_STRING, &[&element(OCTET_STRING, &[nonce])]);
    let extension = element(SEQUENCE, &[&element(OID, &[NONCE.as_bytes()]), &value]);
    let extensions = element(context(2), &[&element(SEQUENCE, &[&extension])]);
    element(SEQUENCE, &[&element(SEQUENCE, &[&list, &extensions])])
}
