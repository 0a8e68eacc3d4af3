//! What the bank takes from a certification request (RFC 2986; of a renewal RFC 4211): the public key, and R for the VID.
//! Names, extensions and times in it are ignored; they come from the bank's own records.

pub mod cert_request;
mod foreign;
pub(crate) mod public_key;
pub mod text;

use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode as _, Encode as _};
use sha2::{Digest as _, Sha256};
use x509_cert::request::CertReq;

use crate::config::MAX_CSR;
use crate::vid::EncryptedVidRandom;
pub use public_key::Keys;

/// Attribute with R, from an arc that only mocks use.
const ENCRYPTED_VID_RANDOM: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1.1");

/// What was taken from a request.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// DER of the SubjectPublicKeyInfo.
    pub key: Vec<u8>,
    /// SHA-256 of it.
    pub key_hash: Vec<u8>,
    /// R, if the client sent it.
    pub vid_random: Option<EncryptedVidRandom>,
}

/// Why a request is not acceptable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Rejected {
    /// More than [`MAX_CSR`] bytes.
    #[error("the request is too large")]
    TooLarge,
    /// Not a PKCS#10 request, version 1, in DER.
    #[error("the request is not a DER encoded PKCS#10 request")]
    Malformed,
    /// A request, and something behind it.
    #[error("there are bytes behind the request")]
    TrailingBytes,
    /// Neither base64 nor one PEM block with a request in it.
    #[error("the text is neither one PEM block nor base64")]
    Armour,
    /// A certificate: what a request is answered with.
    #[error("this is a certificate, not a request for one")]
    Certificate,
    /// A PKCS#7 structure: how certificates are handed over.
    #[error("this is PKCS#7, not a certification request")]
    Pkcs7,
    /// A private key, or a file with one. It must never be sent to anyone.
    #[error("this is a private key, not a certification request: never send it to anyone")]
    PrivateKey,
    /// An elliptic curve other than P-256.
    #[error("the curve must be P-256")]
    Curve,
    /// An RSA modulus below 2048 or above 4096 bits.
    #[error("an RSA key must have 2048 to 4096 bits")]
    RsaSize,
    /// An RSA exponent that is even, 65536 or less, or has more than 33 bits.
    #[error("the exponent of an RSA key must be odd and at least 65537")]
    RsaExponent,
    /// Another kind of key, or one that is not written as it must be.
    #[error("the key must be an uncompressed point on P-256, or RSA where that is taken")]
    Key,
    /// Another signature algorithm than ECDSA with SHA-256, or RSA (PKCS#1 v1.5) with SHA-2.
    #[error("the signature algorithm is not taken")]
    Algorithm,
    /// Not signed by its own key.
    #[error("the request is not signed by its key")]
    Signature,
    /// The VID attribute is there but not as it should be.
    #[error("the VID attribute cannot be read")]
    VidAttribute,
}

/// Judges a request, DER.
pub fn check(csr: &[u8], keys: Keys) -> Result<Accepted, Rejected> {
    if csr.len() > MAX_CSR {
        return Err(Rejected::TooLarge);
    }
    let request = CertReq::from_der(csr).map_err(|_| foreign::recognise(csr))?;
    // What the parser forgave would make the signature cover other bytes than the ones we read.
    if request.to_der().as_deref() != Ok(csr) {
        return Err(Rejected::Malformed);
    }
    let signed = request.info.to_der().map_err(|_| Rejected::Malformed)?;
    let key = public_key::read(&request.info.public_key, keys)?;
    let signature = request.signature.as_bytes().ok_or(Rejected::Signature)?;
    let parameters = request.algorithm.parameters.as_ref().map(AnyRef::from);
    key.verify(request.algorithm.oid, parameters, &signed, signature)?;

    let key = request.info.public_key.to_der().map_err(|_| Rejected::Malformed)?;
    Ok(Accepted { key_hash: Sha256::digest(&key).to_vec(), key, vid_random: vid_random(&request)? })
}

fn vid_random(request: &CertReq) -> Result<Option<EncryptedVidRandom>, Rejected> {
    let mut found =
        request.info.attributes.iter().filter(|attribute| attribute.oid == ENCRYPTED_VID_RANDOM);
    let Some(attribute) = found.next() else {
        return Ok(None);
    };
    if found.next().is_some() || attribute.values.len() != 1 {
        return Err(Rejected::VidAttribute);
    }
    let value = attribute.values.get(0).ok_or(Rejected::VidAttribute)?;
    let value = value.to_der().map_err(|_| Rejected::VidAttribute)?;
    EncryptedVidRandom::from_der(&value).map(Some).map_err(|_| Rejected::VidAttribute)
}
