//! What is encrypted, and where the scheme stands.
//!
//! ```text
//! EncryptedData ::= SEQUENCE {                       -- RFC 5652 section 8
//!     version            INTEGER (0),
//!     SEQUENCE { contentType, algorithm, encryptedContent [0] IMPLICIT OCTET STRING } }
//! EncryptedPrivateKeyInfo ::= SEQUENCE { algorithm, encryptedData OCTET STRING }   -- RFC 5958
//! ```

use der::oid::ObjectIdentifier;
use rand_core::CryptoRng;

use super::{DATA, Profile, oid};
use crate::{
    asn1::{INTEGER, OCTET_STRING, SEQUENCE, context, element},
    password_encryption::encrypt,
};

pub(super) const ENCRYPTED_DATA: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.6");

/// `ContentInfo` of type encryptedData over safe contents.
pub(super) fn encrypted_data(
    safe_contents: &[u8],
    password: &str,
    profile: Profile,
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    /// `[0] IMPLICIT OCTET STRING`
    const ENCRYPTED_CONTENT: u8 = 0x80;
    let (scheme, ciphertext) = encrypt(profile.recipe(), safe_contents, password, rng);
    let ciphertext = element(ENCRYPTED_CONTENT, &[&ciphertext]);
    let info = element(SEQUENCE, &[&oid(DATA), &scheme, &ciphertext]);
    let data = element(SEQUENCE, &[&element(INTEGER, &[&[0]]), &info]);
    element(SEQUENCE, &[&oid(ENCRYPTED_DATA), &element(context(0), &[&data])])
}

/// `EncryptedPrivateKeyInfo` over the very bytes of a `PrivateKeyInfo`, so that its attributes stay.
pub(super) fn shrouded(
    private_key_info: &[u8],
    password: &str,
    profile: Profile,
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    let (scheme, ciphertext) = encrypt(profile.recipe(), private_key_info, password, rng);
    element(SEQUENCE, &[&scheme, &element(OCTET_STRING, &[&ciphertext])])
}
