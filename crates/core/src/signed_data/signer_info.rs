//! Who signed, and how.
//!
//! ```text
//! SignerInfo ::= SEQUENCE {                         -- RFC 5652 section 5.3
//!     version             INTEGER { v1(1) },
//!     sid                 SEQUENCE { issuer Name, serialNumber INTEGER },
//!     digestAlgorithm     AlgorithmIdentifier,
//!     signedAttrs     [0] IMPLICIT SET OF Attribute,
//!     signatureAlgorithm  AlgorithmIdentifier,
//!     signature           OCTET STRING }
//! ```

use super::SHA256;
use crate::{
    asn1::{INTEGER, NULL, OCTET_STRING, OID, SEQUENCE, context, element},
    certificate::{Certificate, ECDSA_SHA256, RSA},
    private_key::Algorithm,
};

pub(super) struct SignerInfo<'a> {
    pub(super) certificate: &'a Certificate,
    /// Content of the `SET OF Attribute`.
    pub(super) attributes: &'a [u8],
    pub(super) algorithm: Algorithm,
    pub(super) signature: &'a [u8],
}

impl SignerInfo<'_> {
    /// DER.
    pub(super) fn write(&self) -> Vec<u8> {
        let serial = element(INTEGER, &[self.certificate.serial_content()]);
        let algorithm = match self.algorithm {
            Algorithm::P256 => ECDSA_SHA256.to_vec(),
            // As RFC 3370 section 3.2 wants it of signers, the digest being told beside it.
            _ => element(SEQUENCE, &[&element(OID, &[RSA.as_bytes()]), &element(NULL, &[])]),
        };
        element(
            SEQUENCE,
            &[
                &element(INTEGER, &[&[1]]),
                &element(SEQUENCE, &[self.certificate.issuer(), &serial]),
                &SHA256,
                &element(context(0), &[self.attributes]),
                &algorithm,
                &element(OCTET_STRING, &[self.signature]),
            ],
        )
    }
}
