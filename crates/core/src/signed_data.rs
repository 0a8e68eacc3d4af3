//! A signature that carries what it is about: CMS SignedData (RFC 5652 section 5) by one signer.
//!
//! ```text
//! ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] EXPLICIT SignedData }
//! SignedData ::= SEQUENCE {
//!     version           INTEGER { v1(1) },
//!     digestAlgorithms  SET OF AlgorithmIdentifier,
//!     encapContentInfo  SEQUENCE { eContentType OBJECT IDENTIFIER,
//!                                  eContent [0] EXPLICIT OCTET STRING OPTIONAL },
//!     certificates  [0] IMPLICIT SET OF Certificate OPTIONAL,
//!     signerInfos       SET OF SignerInfo }
//! ```
//!
//! The private key may be one that only the browser can use, which takes its time. So a signature
//! is made in two steps: a [`Draft`] tells what the key has to sign, and is finished with what the
//! key gave.

use sha2::{Digest, Sha256};

use crate::{
    asn1::{INTEGER, OCTET_STRING, OID, SEQUENCE, SET, context, element},
    certificate::Certificate,
    private_key::Algorithm,
};

use signer_info::SignerInfo;

mod signed_attributes;
mod signer_info;

/// Largest content that is signed, bytes.
pub const LARGEST: usize = 1024 * 1024;

/// `id-data`, 1.2.840.113549.1.7.1 (RFC 5652 section 4)
pub(crate) const DATA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];
/// `id-signedData`, 1.2.840.113549.1.7.2 (RFC 5652 section 5.1)
pub(crate) const SIGNED_DATA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// `SEQUENCE { id-sha256 }`, 2.16.840.1.101.3.4.2.1, without parameters (RFC 5754 section 2)
const SHA256: [u8; 13] =
    [0x30, 0x0b, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];

/// Why nothing can be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignedDataError {
    /// The content is larger than [`LARGEST`].
    #[error("more than a signature is made of")]
    TooLarge,
    /// The time cannot be written: it is beyond the year 9999.
    #[error("no time of signing")]
    Time,
    /// Keys of this kind do not sign here.
    #[error("keys of this kind do not sign: {0}")]
    Unsupported(Algorithm),
}

/// What is about to be signed: content, signer and time. Nothing of it can change any more.
#[derive(Debug)]
pub struct Draft<'a> {
    content: &'a [u8],
    certificate: &'a Certificate,
    algorithm: Algorithm,
    /// Content of the `SET OF Attribute`.
    attributes: Vec<u8>,
}

impl<'a> Draft<'a> {
    /// A signature by the key of `certificate`, which is of this kind, at the time `now` (seconds
    /// since 1970-01-01T00:00:00Z) over `content`, which is taken as it is: for a text, its UTF-8.
    pub fn new(
        content: &'a [u8],
        certificate: &'a Certificate,
        algorithm: Algorithm,
        now: u64,
    ) -> Result<Self, SignedDataError> {
        if content.len() > LARGEST {
            return Err(SignedDataError::TooLarge);
        }
        if !matches!(algorithm, Algorithm::P256 | Algorithm::Rsa { .. }) {
            return Err(SignedDataError::Unsupported(algorithm));
        }
        let digest = Sha256::digest(content);
        let attributes = signed_attributes::write(&digest, certificate, now);
        let attributes = attributes.ok_or(SignedDataError::Time)?;
        Ok(Self { content, certificate, algorithm, attributes })
    }

    /// What the key signs, with SHA-256 and ECDSA (DER) or RSASSA-PKCS1-v1_5: the attributes as
    /// DER of a `SET OF` (RFC 5652 section 5.4).
    pub fn message(&self) -> Vec<u8> {
        element(SET, &[&self.attributes])
    }

    /// DER of the whole with the content in it. `chain`: certificates of authorities for whoever
    /// verifies, those above the signer's own.
    pub fn attached(&self, signature: &[u8], chain: &[Certificate]) -> Vec<u8> {
        let content = element(context(0), &[&element(OCTET_STRING, &[self.content])]);
        self.finish(signature, chain, &content)
    }

    /// The same without the content, which is kept elsewhere (RFC 5652 section 5.2).
    pub fn detached(&self, signature: &[u8], chain: &[Certificate]) -> Vec<u8> {
        self.finish(signature, chain, &[])
    }

    fn finish(&self, signature: &[u8], chain: &[Certificate], content: &[u8]) -> Vec<u8> {
        let signer = SignerInfo {
            certificate: self.certificate,
            attributes: &self.attributes,
            algorithm: self.algorithm,
            signature,
        };
        let all = std::iter::once(self.certificate).chain(chain);
        let certificates = set_of(all.map(|certificate| certificate.der().to_vec()).collect());
        let signed_data = element(
            SEQUENCE,
            &[
                &element(INTEGER, &[&[1]]),
                &element(SET, &[&SHA256]),
                &element(SEQUENCE, &[&element(OID, &[&DATA]), content]),
                &element(context(0), &[&certificates]),
                &element(SET, &[&signer.write()]),
            ],
        );
        let kind = element(OID, &[&SIGNED_DATA]);
        element(SEQUENCE, &[&kind, &element(context(0), &[&signed_data])])
    }
}

/// The content of a `SET OF`: in DER the elements are in order of their bytes, and each is there once
/// (X.690 section 11.6).
fn set_of(mut elements: Vec<Vec<u8>>) -> Vec<u8> {
    elements.sort();
    elements.dedup();
    elements.concat()
}
