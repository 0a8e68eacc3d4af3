//! PBES2 (RFC 8018): AES-256-CBC under PBKDF2-HMAC-SHA256.

use cms::{
    content_info::{CmsVersion, ContentInfo},
    encrypted_data::EncryptedData,
    enveloped_data::EncryptedContentInfo,
};
use der::{
    Decode, Encode,
    asn1::{Any, ObjectIdentifier, OctetString},
};
use pkcs5::{EncryptionScheme, pbes2::Parameters};
use rand_core::CryptoRng;
use spki::AlgorithmIdentifierOwned;

use super::{DATA, ITERATIONS};
use crate::asn1::{self, OCTET_STRING, SEQUENCE};

const ENCRYPTED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.6");

/// `ContentInfo` of type encryptedData (RFC 5652 section 8) over safe contents.
pub(super) fn encrypted_data(
    safe_contents: &[u8],
    password: &str,
    rng: &mut impl CryptoRng,
) -> der::Result<ContentInfo> {
    let (algorithm, ciphertext) = encrypt(safe_contents, password, rng)?;
    let data = EncryptedData {
        version: CmsVersion::V0,
        enc_content_info: EncryptedContentInfo {
            content_type: DATA,
            content_enc_alg: AlgorithmIdentifierOwned::from_der(&algorithm)?,
            encrypted_content: Some(OctetString::new(ciphertext)?),
        },
        unprotected_attrs: None,
    };
    Ok(ContentInfo {
        content_type: ENCRYPTED_DATA,
        content: Any::encode_from(&data)?,
    })
}

/// `EncryptedPrivateKeyInfo` (RFC 5958) over the very bytes of a `PrivateKeyInfo`, so that its
/// attributes stay.
pub(super) fn shrouded(
    private_key_info: &[u8],
    password: &str,
    rng: &mut impl CryptoRng,
) -> der::Result<Vec<u8>> {
    let (algorithm, ciphertext) = encrypt(private_key_info, password, rng)?;
    Ok(asn1::element(
        SEQUENCE,
        &[&algorithm, &asn1::element(OCTET_STRING, &[&ciphertext])],
    ))
}

/// DER of the algorithm with its parameters, and the ciphertext.
fn encrypt(
    plaintext: &[u8],
    password: &str,
    rng: &mut impl CryptoRng,
) -> der::Result<(Vec<u8>, Vec<u8>)> {
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    rng.fill_bytes(&mut salt);
    rng.fill_bytes(&mut iv);
    let failed = |_| der::ErrorKind::Failed;
    let parameters =
        Parameters::generate_pbkdf2_sha256_aes256cbc(ITERATIONS, &salt, iv).map_err(failed)?;
    let ciphertext = parameters.encrypt(password, plaintext).map_err(failed)?;
    Ok((EncryptionScheme::from(parameters).to_der()?, ciphertext))
}
