//! What the bank takes from a certification request (RFC 2986): the public key, and R for the VID.
//! Names, extensions and times in it are ignored; they come from the bank's own records.

use der::asn1::{ObjectIdentifier, OctetString};
use der::{Decode as _, Encode as _, Sequence};
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{DerSignature, VerifyingKey};
use sha2::{Digest as _, Sha256};
use x509_cert::request::CertReq;

use crate::config::MAX_CSR;

const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
/// Attribute with R, from an arc that only mocks use.
const ENCRYPTED_VID_RANDOM: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1.1");

/// R as it travels: HPKE encapsulated key and ciphertext.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub struct EncryptedVidRandom {
    /// 65 bytes
    pub enc: OctetString,
    /// 36 bytes
    pub ciphertext: OctetString,
}

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
    /// Another key than P-256 with an uncompressed point on the curve.
    #[error("the key must be an uncompressed point on P-256")]
    Key,
    /// Another signature algorithm than ECDSA with SHA-256.
    #[error("the signature must be ECDSA with SHA-256")]
    Algorithm,
    /// Not signed by its own key.
    #[error("the request is not signed by its key")]
    Signature,
    /// The VID attribute is there but not as it should be.
    #[error("the VID attribute cannot be read")]
    VidAttribute,
}

/// Judges a request.
pub fn check(csr: &[u8]) -> Result<Accepted, Rejected> {
    if csr.len() > MAX_CSR {
        return Err(Rejected::TooLarge);
    }
    let request = CertReq::from_der(csr).map_err(|_| Rejected::Malformed)?;
    // What the parser forgave would make the signature cover other bytes than the ones we read.
    if request.to_der().as_deref() != Ok(csr) {
        return Err(Rejected::Malformed);
    }
    let info = &request.info;
    let parameters = info.public_key.algorithm.parameters.as_ref();
    let curve = parameters.and_then(|parameters| parameters.decode_as::<ObjectIdentifier>().ok());
    if info.public_key.algorithm.oid != EC_PUBLIC_KEY || curve != Some(P256) {
        return Err(Rejected::Key);
    }
    let point = info.public_key.subject_public_key.as_bytes().ok_or(Rejected::Key)?;
    if point.len() != 65 || point.first() != Some(&4) {
        return Err(Rejected::Key);
    }
    let key = VerifyingKey::from_sec1_bytes(point).map_err(|_| Rejected::Key)?;
    if request.algorithm.oid != ECDSA_SHA256 || request.algorithm.parameters.is_some() {
        return Err(Rejected::Algorithm);
    }
    let signed = info.to_der().map_err(|_| Rejected::Malformed)?;
    let signature = request.signature.as_bytes().ok_or(Rejected::Signature)?;
    let signature = DerSignature::try_from(signature).map_err(|_| Rejected::Signature)?;
    key.verify(&signed, &signature).map_err(|_| Rejected::Signature)?;

    let key = info.public_key.to_der().map_err(|_| Rejected::Malformed)?;
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
