//! The seal: a secret under the certificate password, or under a passkey. `docs/storage-format.md` has
//! every byte.
//!
//! A random content key encrypts the plaintext with AES-256-GCM (RFC 5116); a key derived from the
//! password by Argon2id (RFC 9106), or from a passkey's secret by HKDF (RFC 5869), encrypts the content key. The header with all parameters, what
//! the plaintext is, the record it belongs to, the site and the certificate are associated data of
//! both, so a seal opens only where it was made for.

use aes_gcm::{
    Aes256Gcm, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{padding, password::CertPassword, vault::EntryId};

use header::Header;

mod header;
pub mod pending;

/// A content key under AES-256-GCM, bytes.
const WRAPPED: usize = 32 + 16;

/// Plaintexts are padded to multiples of this, bytes.
const PADDING: usize = 64;

/// Separates this use of a passkey's secret from any other.
const HKDF_INFO: &[u8] = b"ingam seal v1";

/// Largest seal of a key that is read.
pub const LARGEST: usize = 64 * 1024;

/// Largest seal of a backup that is read.
pub const LARGEST_BACKUP: usize = 1024 * 1024;

/// How much work it is to try one password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength {
    /// Memory, KiB.
    pub memory: u32,
    /// Passes over the memory.
    pub passes: u8,
    /// Lanes.
    pub lanes: u8,
}

impl Strength {
    /// 64 MiB, 3 passes, 4 lanes: the second recommended choice of RFC 9106.
    pub const STANDARD: Self = Self { memory: 64 * 1024, passes: 3, lanes: 4 };

    /// For machines that do not give 64 MiB: 19 MiB, 4 passes.
    pub const SMALL: Self = Self { memory: 19 * 1024, passes: 4, lanes: 4 };

    /// Weaker seals are not opened (a forged header must not make guessing cheap for the next
    /// save), stronger ones neither (it must not stop the machine).
    fn is_acceptable(self) -> bool {
        (19 * 1024..=256 * 1024).contains(&self.memory)
            && (2..=10).contains(&self.passes)
            && (1..=16).contains(&self.lanes)
    }
}

/// How the key that encrypts the content key comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Derivation {
    /// From a password.
    Argon2id(Strength),
    /// From a secret that nobody can guess.
    Hkdf,
}

/// What is under the seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A PKCS#8 private key.
    Key,
    /// What resumes an enrollment: see [`pending`].
    Pending,
    /// The certificates of a whole vault: see [`crate::backup`].
    Backup,
}

impl Content {
    fn namespace(self) -> &'static [u8] {
        match self {
            Self::Key => b"ingam/key",
            Self::Pending => b"ingam/pending",
            Self::Backup => b"ingam/backup",
        }
    }

    /// Largest seal that is read.
    fn largest(self) -> usize {
        match self {
            Self::Key | Self::Pending => LARGEST,
            Self::Backup => LARGEST_BACKUP,
        }
    }

    /// Largest plaintext that is sealed.
    fn most(self) -> usize {
        self.largest() / 2
    }
}

/// Where a seal belongs.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// What is under it.
    pub content: Content,
    /// The record.
    pub id: &'a EntryId,
    /// The site, as in `window.location.origin`.
    pub origin: &'a str,
    /// SHA-256 of the certificate of the key; `None` while there is none.
    pub certificate: Option<[u8; 32]>,
}

/// Why nothing was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// The memory that the strength asks for cannot be had.
    #[error("out of memory")]
    OutOfMemory,
    /// The strength is not one that [`unseal`] would accept, or the plaintext is too large.
    #[error("the parameters are not acceptable")]
    Unacceptable,
}

/// Why a seal does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnsealError {
    /// Wrong password, damaged bytes, another record, site or certificate: they look the same.
    #[error("the seal does not open")]
    DoesNotOpen,
    /// Not a seal, of a later version, or with parameters outside of what is acceptable.
    #[error("the seal is not supported")]
    Unsupported,
    /// The memory that the seal asks for cannot be had.
    #[error("out of memory")]
    OutOfMemory,
}

/// Seals `plaintext` under a password. Keys, salt and nonces are fresh at every call.
pub fn seal(
    plaintext: &[u8],
    password: &CertPassword,
    place: &Place<'_>,
    strength: Strength,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, SealError> {
    if !strength.is_acceptable() || plaintext.len() > place.content.most() {
        return Err(SealError::Unacceptable);
    }
    let header = Header::make(Derivation::Argon2id(strength), rng);
    let wrapping =
        stretch(password.expose(), strength, &header).map_err(|_| SealError::OutOfMemory)?;
    encrypt(plaintext, &wrapping, &header, place, rng)
}

/// Seals `plaintext` under 32 bytes that nobody can guess: what the authenticator of a passkey derives
/// (WebAuthn, extension `prf`).
pub fn seal_with_secret(
    plaintext: &[u8],
    secret: &[u8; 32],
    place: &Place<'_>,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, SealError> {
    if plaintext.len() > place.content.most() {
        return Err(SealError::Unacceptable);
    }
    let header = Header::make(Derivation::Hkdf, rng);
    encrypt(plaintext, &expand(secret, &header), &header, place, rng)
}

/// Seals with the standard strength, or with less if the machine does not give the memory for it.
pub fn seal_within_memory(
    plaintext: &[u8],
    password: &CertPassword,
    place: &Place<'_>,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, SealError> {
    match seal(plaintext, password, place, Strength::STANDARD, rng) {
        Err(SealError::OutOfMemory) => seal(plaintext, password, place, Strength::SMALL, rng),
        other => other,
    }
}

/// Opens a seal. Its parameters are judged before any work is done.
pub fn unseal(
    sealed: &[u8],
    password: &str,
    place: &Place<'_>,
) -> Result<Zeroizing<Vec<u8>>, UnsealError> {
    let (header, rest) = read(sealed, place)?;
    let Derivation::Argon2id(strength) = header.derivation else {
        return Err(UnsealError::Unsupported);
    };
    // What is too short costs no work.
    if rest.len() < WRAPPED {
        return Err(UnsealError::DoesNotOpen);
    }
    let wrapping = stretch(password, strength, &header).map_err(|_| UnsealError::OutOfMemory)?;
    decrypt(rest, &wrapping, &header, place)
}

/// Opens a seal of [`seal_with_secret`].
pub fn unseal_with_secret(
    sealed: &[u8],
    secret: &[u8; 32],
    place: &Place<'_>,
) -> Result<Zeroizing<Vec<u8>>, UnsealError> {
    let (header, rest) = read(sealed, place)?;
    match header.derivation {
        Derivation::Hkdf => decrypt(rest, &expand(secret, &header), &header, place),
        Derivation::Argon2id(_) => Err(UnsealError::Unsupported),
    }
}

fn read<'a>(sealed: &'a [u8], place: &Place<'_>) -> Result<(Header, &'a [u8]), UnsealError> {
    let sealed = Some(sealed).filter(|sealed| sealed.len() <= place.content.largest());
    sealed.and_then(Header::read).ok_or(UnsealError::Unsupported)
}

fn encrypt(
    plaintext: &[u8],
    wrapping: &[u8; 32],
    header: &Header,
    place: &Place<'_>,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, SealError> {
    let mut content_key = Zeroizing::new([0; 32]);
    rng.fill_bytes(content_key.as_mut());
    let bound = associated_data(header, place);
    let padded = padding::add(plaintext, PADDING);
    let encrypt = |key: &[u8; 32], nonce: &[u8; 12], msg: &[u8]| {
        let payload = Payload { msg, aad: &bound };
        Aes256Gcm::new(key.into()).encrypt(&Nonce::from(*nonce), payload)
    };
    // GCM fails only on lengths far beyond what was checked before.
    let wrapped = encrypt(wrapping, &header.wrap_nonce, content_key.as_ref())
        .map_err(|_| SealError::Unacceptable)?;
    let ciphertext = encrypt(&content_key, &header.content_nonce, &padded)
        .map_err(|_| SealError::Unacceptable)?;
    Ok([&header.to_bytes()[..], &wrapped, &ciphertext].concat())
}

fn decrypt(
    rest: &[u8],
    wrapping: &[u8; 32],
    header: &Header,
    place: &Place<'_>,
) -> Result<Zeroizing<Vec<u8>>, UnsealError> {
    let (wrapped, ciphertext) = rest.split_at_checked(WRAPPED).ok_or(UnsealError::DoesNotOpen)?;
    let bound = associated_data(header, place);
    let decrypt = |key: &[u8; 32], nonce: &[u8; 12], msg: &[u8]| {
        let payload = Payload { msg, aad: &bound };
        Aes256Gcm::new(key.into()).decrypt(&Nonce::from(*nonce), payload).map(Zeroizing::new)
    };
    let opened =
        decrypt(wrapping, &header.wrap_nonce, wrapped).map_err(|_| UnsealError::DoesNotOpen)?;
    let mut content_key = Zeroizing::new([0; 32]);
    content_key.copy_from_slice(&opened);
    let padded = decrypt(&content_key, &header.content_nonce, ciphertext)
        .map_err(|_| UnsealError::DoesNotOpen)?;
    padding::remove(padded, PADDING).ok_or(UnsealError::DoesNotOpen)
}

struct OutOfMemory;

fn stretch(
    password: &str,
    strength: Strength,
    header: &Header,
) -> Result<Zeroizing<[u8; 32]>, OutOfMemory> {
    let Strength { memory, passes, lanes } = strength;
    let mut key = Zeroizing::new([0; 32]);
    // Every strength that is acceptable is within the limits of Argon2; what is left is memory.
    let params =
        Params::new(memory, passes.into(), lanes.into(), Some(32)).map_err(|_| OutOfMemory)?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.as_bytes(), &header.salt, key.as_mut())
        .map_err(|_| OutOfMemory)?;
    Ok(key)
}

fn expand(secret: &[u8; 32], header: &Header) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(&header.salt), secret)
        .expand(HKDF_INFO, key.as_mut())
        // It makes up to 8,160 bytes.
        .expect("32 bytes are within the limits of HKDF-SHA256");
    key
}

/// Header, namespace, record, site, certificate; what varies in length has its length in front.
fn associated_data(header: &Header, place: &Place<'_>) -> Vec<u8> {
    let mut data = header.to_bytes().to_vec();
    for field in [place.content.namespace(), place.id.as_str().as_bytes(), place.origin.as_bytes()]
    {
        data.extend((field.len() as u32).to_be_bytes());
        data.extend(field);
    }
    data.extend(place.certificate.unwrap_or_default());
    data
}
