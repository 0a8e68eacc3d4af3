//! The key file outside the database: what is secret in the database is sealed or hashed with it.
//!
//! A copy of the database alone gives no resident number, account password, token seed or
//! authorization code away: sealed values are AES-256-GCM with their place as associated data,
//! and values that only have to be compared are HMAC-SHA256.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Why a secret cannot be had.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SecretError {
    /// The key file cannot be read or written.
    #[error("the key file: {0}")]
    File(#[from] std::io::Error),
    /// The key file is not ours.
    #[error("the key file has the wrong length")]
    Length,
    /// The value was sealed with another key file, or for another place, or changed.
    #[error("a sealed value does not open")]
    Sealed,
}

/// Two keys from one file.
pub struct Secrets {
    seal: Aes256Gcm,
    pepper: Zeroizing<[u8; 32]>,
}

const FILE: &str = "secrets.key";
const NONCE: usize = 12;

impl Secrets {
    /// Reads the key file of a data directory; makes it at the first start.
    pub fn open(data: &Path) -> Result<Self, SecretError> {
        let path = data.join(FILE);
        if !path.exists() {
            let mut fresh = Zeroizing::new([0u8; 64]);
            fill(&mut *fresh);
            write_private(&path, &*fresh)?;
        }
        let bytes = Zeroizing::new(fs::read(path)?);
        let (seal, pepper) = bytes.split_at_checked(32).ok_or(SecretError::Length)?;
        Ok(Self {
            seal: Aes256Gcm::new_from_slice(seal).map_err(|_| SecretError::Length)?,
            pepper: Zeroizing::new(pepper.try_into().map_err(|_| SecretError::Length)?),
        })
    }

    /// Seals a value for one place (`what` of `whose`).
    pub fn seal(&self, what: &str, whose: &str, value: &[u8]) -> Result<Vec<u8>, SecretError> {
        let nonce: [u8; NONCE] = random();
        let aad = place(what, whose);
        let payload = Payload { msg: value, aad: &aad };
        let sealed =
            self.seal.encrypt(&Nonce::from(nonce), payload).map_err(|_| SecretError::Sealed)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`Self::seal`] made for the same place.
    pub fn open_sealed(
        &self,
        what: &str,
        whose: &str,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, SecretError> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE).ok_or(SecretError::Sealed)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| SecretError::Sealed)?;
        let aad = place(what, whose);
        let payload = Payload { msg: sealed, aad: &aad };
        let opened =
            self.seal.decrypt(&Nonce::from(nonce), payload).map_err(|_| SecretError::Sealed)?;
        Ok(Zeroizing::new(opened))
    }

    /// Opens a sealed text.
    pub fn open_text(
        &self,
        what: &str,
        whose: &str,
        sealed: &[u8],
    ) -> Result<Zeroizing<String>, SecretError> {
        let bytes = self.open_sealed(what, whose, sealed)?;
        String::from_utf8(bytes.to_vec()).map(Zeroizing::new).map_err(|_| SecretError::Sealed)
    }

    /// Hash of a value that only has to be compared, different at every place.
    pub fn keyed_hash(&self, what: &str, whose: &str, value: &str) -> Vec<u8> {
        // HMAC takes keys of any length, so this cannot fail.
        let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&*self.pepper) else {
            return Vec::new();
        };
        mac.update(&place(what, whose));
        mac.update(value.as_bytes());
        mac.finalize().into_bytes().to_vec()
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(…)")
    }
}

/// Writes a file that only its owner may read. Never replaces one.
pub fn write_private(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// Random bytes from the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}

/// A text of `length` random decimal digits.
pub fn random_digits(length: usize) -> String {
    let mut digits = String::with_capacity(length);
    while digits.len() < length {
        let [byte] = random::<1>();
        // 250 is the largest multiple of ten in a byte: what is above would favour small digits.
        if byte < 250 {
            digits.push(char::from(b'0' + byte % 10));
        }
    }
    digits
}

fn fill(bytes: &mut [u8]) {
    // Fails only where the operating system has no randomness at all; a bank that goes on then would
    // hand out guessable codes.
    getrandom::fill(bytes).expect("the operating system gives random bytes");
}

fn place(what: &str, whose: &str) -> Vec<u8> {
    // The length in front keeps ("ab", "c") and ("a", "bc") apart.
    let mut place = (what.len() as u64).to_be_bytes().to_vec();
    place.extend_from_slice(what.as_bytes());
    place.extend_from_slice(&(whose.len() as u64).to_be_bytes());
    place.extend_from_slice(whose.as_bytes());
    place
}
