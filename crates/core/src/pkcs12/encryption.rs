//! PBES2 with AES-256-CBC under PBKDF2-HMAC-SHA256. The library for it brings every other algorithm
//! of the standard along, scrypt included, which is a tenth of the keeper.
//!
//! ```text
//! PBES2-params ::= SEQUENCE {                        -- RFC 8018 appendix A.4
//!     keyDerivationFunc  AlgorithmIdentifier,        -- id-PBKDF2, PBKDF2-params
//!     encryptionScheme   AlgorithmIdentifier }       -- aes256-CBC-PAD, OCTET STRING (IV)
//! PBKDF2-params ::= SEQUENCE {                       -- RFC 8018 appendix A.2
//!     salt               OCTET STRING,
//!     iterationCount     INTEGER,
//!     prf                AlgorithmIdentifier }
//! EncryptedData ::= SEQUENCE {                       -- RFC 5652 section 8
//!     version            INTEGER (0),
//!     SEQUENCE { contentType, algorithm, encryptedContent [0] IMPLICIT OCTET STRING } }
//! EncryptedPrivateKeyInfo ::= SEQUENCE { algorithm, encryptedData OCTET STRING }   -- RFC 5958
//! ```

use aes::Aes256;
use cbc::{
    Encryptor,
    cipher::{BlockModeEncrypt, KeyIvInit, block_padding::Pkcs7},
};
use der::oid::ObjectIdentifier;
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{DATA, ITERATIONS, ITERATIONS_DER, algorithm, oid};
use crate::asn1::{INTEGER, OCTET_STRING, SEQUENCE, context, element};

const ENCRYPTED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.6");
const PBES2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.13");
const PBKDF2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.12");
const HMAC_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.2.9");
const AES256_CBC: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.42");

/// `ContentInfo` of type encryptedData over safe contents.
pub(super) fn encrypted_data(
    safe_contents: &[u8],
    password: &str,
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    /// `[0] IMPLICIT OCTET STRING`
    const ENCRYPTED_CONTENT: u8 = 0x80;
    let (scheme, ciphertext) = encrypt(safe_contents, password, rng);
    let ciphertext = element(ENCRYPTED_CONTENT, &[&ciphertext]);
    let info = element(SEQUENCE, &[&oid(DATA), &scheme, &ciphertext]);
    let data = element(SEQUENCE, &[&element(INTEGER, &[&[0]]), &info]);
    element(SEQUENCE, &[&oid(ENCRYPTED_DATA), &element(context(0), &[&data])])
}

/// `EncryptedPrivateKeyInfo` over the very bytes of a `PrivateKeyInfo`, so that its attributes stay.
pub(super) fn shrouded(
    private_key_info: &[u8],
    password: &str,
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    let (scheme, ciphertext) = encrypt(private_key_info, password, rng);
    element(SEQUENCE, &[&scheme, &element(OCTET_STRING, &[&ciphertext])])
}

/// DER of the algorithm with its parameters, and the ciphertext.
fn encrypt(plaintext: &[u8], password: &str, rng: &mut impl CryptoRng) -> (Vec<u8>, Vec<u8>) {
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    rng.fill_bytes(&mut salt);
    rng.fill_bytes(&mut iv);
    let mut key = Zeroizing::new([0; 32]);
    pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), &salt, ITERATIONS, key.as_mut());
    let cipher = Encryptor::<Aes256>::new((&*key).into(), &iv.into());
    let ciphertext = cipher.encrypt_padded_vec::<Pkcs7>(plaintext);

    let salt = element(OCTET_STRING, &[&salt]);
    let derivation = element(SEQUENCE, &[&salt, &ITERATIONS_DER, &algorithm(HMAC_SHA256)]);
    let derivation = element(SEQUENCE, &[&oid(PBKDF2), &derivation]);
    let encryption = element(SEQUENCE, &[&oid(AES256_CBC), &element(OCTET_STRING, &[&iv])]);
    let parameters = element(SEQUENCE, &[&derivation, &encryption]);
    (element(SEQUENCE, &[&oid(PBES2), &parameters]), ciphertext)
}
