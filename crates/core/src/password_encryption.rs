//! Encryption under a password, as files of keys have it: all schemes that programs write and people
//! still have are read, judged by what they ask for before anything is derived, and told in words.
//!
//! ```text
//! AlgorithmIdentifier ::= SEQUENCE { algorithm OBJECT IDENTIFIER, parameters ANY }   -- RFC 5280
//! ```
//!
//! None of the schemes notices a wrong password: what comes out must be read to know.

use der::oid::ObjectIdentifier;
use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::asn1::{Cursor, SEQUENCE};

use kisa::Kisa;
use pbes1::Pbes1;
use pbes2::Pbes2;
use pkcs12_pbe::Pkcs12Pbe;

pub use protection::{Protection, Strength};
pub use work::{TooMuchWork, Work};

mod cipher;
mod kisa;
mod pbe_parameters;
mod pbes1;
mod pbes2;
mod pbkdf1;
mod pbkdf2;
pub(crate) mod pkcs12_pbe;
mod protection;
mod scrypt;
mod work;

/// Why nothing was decrypted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecryptError {
    /// The file asks for more work than any honest one.
    #[error("too much work")]
    TooMuchWork,
    /// A scheme, derivation or cipher that is not read here: its object identifier.
    #[error("unsupported scheme {0}")]
    UnsupportedScheme(String),
    /// The parameters or the length of the ciphertext are not what the scheme has.
    #[error("malformed encryption")]
    Malformed,
    /// Wrong password or damaged bytes: they look the same.
    #[error("does not open")]
    DoesNotOpen,
}

impl From<TooMuchWork> for DecryptError {
    fn from(_: TooMuchWork) -> Self {
        Self::TooMuchWork
    }
}

/// Decrypts. `algorithm` is the DER of an `AlgorithmIdentifier`; the password is encoded as the scheme
/// has it. The work is judged before any is done.
pub fn decrypt(
    algorithm: &[u8],
    ciphertext: &[u8],
    password: &str,
    work: &mut Work,
) -> Result<Zeroizing<Vec<u8>>, DecryptError> {
    let scheme = Scheme::read(algorithm)?;
    let cipher = scheme.cipher();
    if ciphertext.is_empty() || !ciphertext.len().is_multiple_of(cipher.block_size()) {
        return Err(DecryptError::Malformed);
    }
    let mut opened = Vec::new();
    for password in scheme.encodings(password) {
        let from = [b"PBE", algorithm, &**password];
        let derived = work.derive(scheme.rounds(), &from, &|| scheme.derive(&password).joined())?;
        let keys = Keys::split(&derived).ok_or(DecryptError::Malformed)?;
        opened.extend(cipher.decrypt(&keys, ciphertext));
        // Padding looks right by chance once in 256 times; what is encrypted is a SEQUENCE.
        if opened.last().is_some_and(|plaintext| plaintext.first() == Some(&SEQUENCE)) {
            break;
        }
    }
    opened.pop().ok_or(DecryptError::DoesNotOpen)
}

/// How something is protected, in words; `None` if the scheme is not read here or its parameters are
/// malformed. Takes the DER of an `AlgorithmIdentifier`.
pub fn describe(algorithm: &[u8]) -> Option<Protection> {
    Scheme::read(algorithm).ok().map(|scheme| scheme.protection())
}

/// A way to encrypt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipe {
    /// PBES2: PBKDF2-HMAC-SHA256, salt of 16 bytes, AES-256-CBC.
    Modern {
        /// Rounds of the derivation.
        rounds: u32,
    },
    /// PBES2: PBKDF2-HMAC-SHA1, salt of 8 bytes, SEED-CBC.
    Pbes2Seed {
        /// Rounds of the derivation.
        rounds: u32,
    },
    /// pbeWithSHA1AndSEED-CBC of KISA, salt of 8 bytes.
    Kisa {
        /// Rounds of the derivation.
        rounds: u32,
    },
    /// pbeWithSHAAnd3-KeyTripleDES-CBC of PKCS#12, salt of 8 bytes.
    TripleDes {
        /// Rounds of the derivation.
        rounds: u32,
    },
}

/// Encrypts with fresh salt and IV: the DER of the `AlgorithmIdentifier`, and the ciphertext.
pub fn encrypt(
    recipe: Recipe,
    plaintext: &[u8],
    password: &str,
    rng: &mut impl CryptoRng,
) -> (Vec<u8>, Vec<u8>) {
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    rng.fill_bytes(&mut salt);
    rng.fill_bytes(&mut iv);
    encrypt_with(recipe, plaintext, password, &salt, iv)
}

fn encrypt_with(
    recipe: Recipe,
    plaintext: &[u8],
    password: &str,
    salt: &[u8; 16],
    iv: [u8; 16],
) -> (Vec<u8>, Vec<u8>) {
    let short = salt.split_at(8).0;
    match recipe {
        Recipe::Modern { rounds } => pbes2::encrypt_aes(plaintext, password, salt, rounds, iv),
        Recipe::Pbes2Seed { rounds } => pbes2::encrypt_seed(plaintext, password, short, rounds, iv),
        Recipe::Kisa { rounds } => kisa::encrypt(plaintext, password, short, rounds),
        Recipe::TripleDes { rounds } => pkcs12_pbe::encrypt(plaintext, password, short, rounds),
    }
}

/// Key, of which as many bytes are used as the cipher takes, and IV.
#[derive(Zeroize, ZeroizeOnDrop)]
struct Keys {
    key: [u8; 32],
    iv: [u8; 16],
}

impl Keys {
    /// As one: key, then IV.
    fn joined(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([&self.key[..], &self.iv].concat())
    }

    fn split(joined: &[u8]) -> Option<Self> {
        let (key, iv) = joined.split_first_chunk()?;
        Some(Self { key: *key, iv: *iv.first_chunk()? })
    }
}

/// A scheme with its parameters.
enum Scheme<'a> {
    Pbes1(Pbes1<'a>),
    Pbes2(Pbes2<'a>),
    Pkcs12(Pkcs12Pbe<'a>),
    Kisa(Kisa<'a>),
}

impl<'a> Scheme<'a> {
    fn read(algorithm: &'a [u8]) -> Result<Self, DecryptError> {
        let mut fields = Cursor::new(algorithm).enter(SEQUENCE).ok_or(DecryptError::Malformed)?;
        let id = fields.oid().ok_or(DecryptError::Malformed)?;
        if id == pbes2::PBES2 {
            return Pbes2::read(fields).map(Self::Pbes2);
        }
        let scheme = if let Some(variant) = kisa::Variant::of(id) {
            Kisa::read(variant, fields).map(Self::Kisa)
        } else if let Some(cipher) = pkcs12_pbe::cipher_of(id) {
            Pkcs12Pbe::read(cipher, fields).map(Self::Pkcs12)
        } else if let Some(hash) = pbes1::hash_of(id) {
            Pbes1::read(hash, fields).map(Self::Pbes1)
        } else {
            return Err(unsupported(id));
        };
        scheme.ok_or(DecryptError::Malformed)
    }

    fn cipher(&self) -> cipher::Cipher {
        match self {
            Self::Pbes1(_) => cipher::Cipher::Des,
            Self::Pbes2(scheme) => scheme.cipher,
            Self::Pkcs12(scheme) => scheme.cipher,
            Self::Kisa(_) => cipher::Cipher::Seed,
        }
    }

    fn rounds(&self) -> u64 {
        match self {
            Self::Pbes1(scheme) => scheme.parameters.rounds.into(),
            Self::Pbes2(scheme) => scheme.rounds(),
            Self::Pkcs12(scheme) => scheme.parameters.rounds.into(),
            Self::Kisa(scheme) => scheme.parameters.rounds.into(),
        }
    }

    /// What the password may have been to the program that wrote the file, likeliest first.
    fn encodings(&self, password: &str) -> Vec<Zeroizing<Vec<u8>>> {
        match self {
            Self::Pkcs12(_) => pkcs12_pbe::encodings(password),
            _ => vec![Zeroizing::new(password.as_bytes().to_vec())],
        }
    }

    fn derive(&self, password: &[u8]) -> Keys {
        match self {
            Self::Pbes1(scheme) => scheme.derive(password),
            Self::Pbes2(scheme) => scheme.derive(password),
            Self::Pkcs12(scheme) => scheme.derive(password),
            Self::Kisa(scheme) => scheme.derive(password),
        }
    }

    fn protection(&self) -> Protection {
        let (scheme, derivation) = match self {
            Self::Pbes1(scheme) => ("PBES1", scheme.derivation()),
            Self::Pbes2(scheme) => ("PBES2", scheme.derivation()),
            Self::Pkcs12(_) => ("PKCS#12 PBE", "PKCS#12 SHA-1"),
            Self::Kisa(scheme) => (scheme.name(), "PBKDF1 SHA-1"),
        };
        Protection::new(scheme, derivation, self.rounds(), self.cipher())
    }
}

fn unsupported(id: ObjectIdentifier) -> DecryptError {
    DecryptError::UnsupportedScheme(id.to_string())
}
