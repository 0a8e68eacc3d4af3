//! A private key under a password: PKCS#8 files, `signPri.key`, the shrouded bags of PKCS#12.
//!
//! ```text
//! EncryptedPrivateKeyInfo ::= SEQUENCE {             -- RFC 5958 section 3
//!     encryptionAlgorithm  AlgorithmIdentifier,
//!     encryptedData        OCTET STRING }            -- PrivateKeyInfo
//! ```

use rand_core::CryptoRng;

use crate::{
    asn1::{Cursor, OCTET_STRING, SEQUENCE, element},
    key::KeyError,
    password_encryption::{self, DecryptError, Protection, Recipe, Work},
    private_key::{Algorithm, PrivateKey},
    private_key_info,
};

/// What is written: PBES2, PBKDF2-HMAC-SHA256 with 600,000 rounds, AES-256-CBC.
pub const STANDARD: Recipe = Recipe::Modern { rounds: 600_000 };

/// A key that is still encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EncryptedPrivateKeyInfo<'a> {
    /// DER of an `AlgorithmIdentifier`.
    pub algorithm: &'a [u8],
    /// The encrypted key.
    pub ciphertext: &'a [u8],
}

/// Why no key was opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EncryptedKeyError {
    /// Not an encrypted key, or its parameters are not what the scheme has.
    #[error("not an encrypted private key")]
    Malformed,
    /// The file asks for more work than any honest one.
    #[error("too much work")]
    TooMuchWork,
    /// A scheme, derivation or cipher that is not read here: its object identifier.
    #[error("unsupported scheme {0}")]
    UnsupportedScheme(String),
    /// Wrong password or damaged bytes: they look the same.
    #[error("does not open")]
    DoesNotOpen,
    /// The key is of another kind than is used here.
    #[error("{0} is not a supported kind of key")]
    UnsupportedKey(Algorithm),
}

impl<'a> EncryptedPrivateKeyInfo<'a> {
    /// Reads DER; `None` if it is something else.
    pub fn read(der: &'a [u8]) -> Option<Self> {
        if !private_key_info::is_readable(der) {
            return None;
        }
        let mut fields = Cursor::new(der).enter(SEQUENCE)?;
        let algorithm = fields.any().filter(|field| field.tag == SEQUENCE)?.whole;
        Cursor::new(algorithm).enter(SEQUENCE)?.oid()?;
        let ciphertext = fields.take(OCTET_STRING)?;
        fields.is_empty().then_some(Self { algorithm, ciphertext })
    }

    /// How the key is protected; `None` if the scheme is not read here.
    pub fn protection(&self) -> Option<Protection> {
        password_encryption::describe(self.algorithm)
    }

    /// Opens the key.
    pub fn open(&self, password: &str, work: &mut Work) -> Result<PrivateKey, EncryptedKeyError> {
        let pkcs8 = password_encryption::decrypt(self.algorithm, self.ciphertext, password, work)?;
        PrivateKey::read(&pkcs8).map_err(|error| match error {
            KeyError::Unsupported(algorithm) => EncryptedKeyError::UnsupportedKey(algorithm),
            _ => EncryptedKeyError::DoesNotOpen,
        })
    }
}

/// Opens the key in the DER of an `EncryptedPrivateKeyInfo`.
pub fn open(der: &[u8], password: &str, work: &mut Work) -> Result<PrivateKey, EncryptedKeyError> {
    EncryptedPrivateKeyInfo::read(der).ok_or(EncryptedKeyError::Malformed)?.open(password, work)
}

/// Encrypts a key, R included, with [`STANDARD`]: the DER of an `EncryptedPrivateKeyInfo`. Salt and IV
/// are fresh at every call.
pub fn make(key: &PrivateKey, password: &str, rng: &mut impl CryptoRng) -> Vec<u8> {
    make_with(STANDARD, key, password, rng)
}

/// Encrypts a key in another way.
pub fn make_with(
    recipe: Recipe,
    key: &PrivateKey,
    password: &str,
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    let (algorithm, ciphertext) =
        password_encryption::encrypt(recipe, &key.to_pkcs8(), password, rng);
    element(SEQUENCE, &[&algorithm, &element(OCTET_STRING, &[&ciphertext])])
}

impl From<DecryptError> for EncryptedKeyError {
    fn from(error: DecryptError) -> Self {
        match error {
            DecryptError::TooMuchWork => Self::TooMuchWork,
            DecryptError::UnsupportedScheme(id) => Self::UnsupportedScheme(id),
            DecryptError::Malformed => Self::Malformed,
            DecryptError::DoesNotOpen => Self::DoesNotOpen,
        }
    }
}
