//! R on its way to the bank, encrypted to a key of the bank: as an attribute of the certification
//! request, and beside the signature of a login.
//!
//! ```text
//! EncryptedVidRandom ::= SEQUENCE {
//!     enc         OCTET STRING,     -- encapsulated key, uncompressed point, 65 bytes
//!     ciphertext  OCTET STRING }    -- 20 + 16 bytes
//! ```
//!
//! HPKE (RFC 9180) in base mode with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM;
//! `info` is [`INFO`], the associated data is the `SubjectPublicKeyInfo` of the request, so that a
//! copied attribute is of no use in another request. At a login `info` is [`LOGIN_INFO`], and the nonce
//! of the bank follows the `SubjectPublicKeyInfo` of the certificate.

use der::oid::ObjectIdentifier;
use hpke::{
    Deserializable, OpModeS, Serializable, aead::AesGcm256, kdf::HkdfSha256, kem::DhP256HkdfSha256,
    single_shot_seal_with_rng,
};
use rand_core::CryptoRng;

use crate::{
    asn1::{self, OCTET_STRING, SEQUENCE},
    key,
    vid::VidRandom,
};

/// Arcs of the attribute's object identifier, 1.3.6.1.4.1.32473.1.1.
pub const ENCRYPTED_VID_RANDOM: &[u64] = &[1, 3, 6, 1, 4, 1, 32473, 1, 1];

/// The same, as it is written.
pub(crate) const ENCRYPTED_VID_RANDOM_ID: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1.1");

/// What the encryption in a request is for.
pub const INFO: &[u8] = b"ingam vid random v1";

/// What the encryption at a login is for.
pub const LOGIN_INFO: &[u8] = b"ingam login v1";

/// What the encryption at a registration is for.
pub const REGISTRATION_INFO: &[u8] = b"ingam registration v1";

/// The recipient's key is not a P-256 key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the recipient's key is not a P-256 key")]
pub struct RecipientError;

/// Encrypts R to the key with the `SubjectPublicKeyInfo` `recipient`, bound to `public_key_info` of
/// the request. Returns the DER of an `EncryptedVidRandom`.
pub fn encrypt(
    random: &VidRandom,
    recipient: &[u8],
    public_key_info: &[u8],
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, RecipientError> {
    encrypt_for(INFO, random, recipient, public_key_info, rng)
}

/// Encrypts R to the key with the `SubjectPublicKeyInfo` `recipient`, bound to `public_key_info` of the
/// certificate that is shown and to the bank's `nonce`. Returns the DER of an `EncryptedVidRandom`.
/// `info` is [`LOGIN_INFO`] or [`REGISTRATION_INFO`].
pub fn encrypt_at(
    info: &[u8],
    random: &VidRandom,
    recipient: &[u8],
    public_key_info: &[u8],
    nonce: &[u8; 32],
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, RecipientError> {
    encrypt_for(info, random, recipient, &[public_key_info, nonce].concat(), rng)
}

fn encrypt_for(
    info: &[u8],
    random: &VidRandom,
    recipient: &[u8],
    associated: &[u8],
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, RecipientError> {
    let point = key::point_of(recipient).ok_or(RecipientError)?;
    let recipient =
        Deserializable::from_bytes(point).map_err(|_: hpke::HpkeError| RecipientError)?;
    let (enc, ciphertext) = single_shot_seal_with_rng::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(
        &OpModeS::Base,
        &recipient,
        info,
        random.expose(),
        associated,
        rng,
    )
    .map_err(|_| RecipientError)?;
    let enc = asn1::element(OCTET_STRING, &[&enc.to_bytes()]);
    let ciphertext = asn1::element(OCTET_STRING, &[&ciphertext]);
    Ok(asn1::element(SEQUENCE, &[&enc, &ciphertext]))
}
