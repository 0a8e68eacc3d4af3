use rand_core::CryptoRng;

use super::{Derivation, Strength};

/// `INGAMSEL`
const MAGIC: [u8; 8] = *b"INGAMSEL";
const VERSION: u8 = 1;
/// Argon2id version 1.3.
const ARGON2ID: u8 = 1;
/// HKDF-SHA256.
const HKDF: u8 = 2;

/// The first 56 bytes of a seal.
pub(super) struct Header {
    pub(super) derivation: Derivation,
    pub(super) salt: [u8; 16],
    pub(super) wrap_nonce: [u8; 12],
    pub(super) content_nonce: [u8; 12],
}

/// Length of a header.
pub(super) const LENGTH: usize = 8 + 1 + 1 + 4 + 1 + 1 + 16 + 12 + 12;

impl Header {
    pub(super) fn make(derivation: Derivation, rng: &mut impl CryptoRng) -> Self {
        let mut header =
            Self { derivation, salt: [0; 16], wrap_nonce: [0; 12], content_nonce: [0; 12] };
        rng.fill_bytes(&mut header.salt);
        rng.fill_bytes(&mut header.wrap_nonce);
        rng.fill_bytes(&mut header.content_nonce);
        header
    }

    pub(super) fn to_bytes(&self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        bytes[..8].copy_from_slice(&MAGIC);
        bytes[8] = VERSION;
        match self.derivation {
            Derivation::Argon2id(strength) => {
                bytes[9] = ARGON2ID;
                bytes[10..14].copy_from_slice(&strength.memory.to_be_bytes());
                bytes[14] = strength.passes;
                bytes[15] = strength.lanes;
            }
            // It has no parameters: zeros stand in their place.
            Derivation::Hkdf => bytes[9] = HKDF,
        }
        bytes[16..32].copy_from_slice(&self.salt);
        bytes[32..44].copy_from_slice(&self.wrap_nonce);
        bytes[44..].copy_from_slice(&self.content_nonce);
        bytes
    }

    /// The header and what follows it; `None` if it is not one of this version.
    pub(super) fn read(sealed: &[u8]) -> Option<(Self, &[u8])> {
        let (bytes, rest) = sealed.split_first_chunk::<LENGTH>()?;
        if bytes[..8] != MAGIC || bytes[8] != VERSION {
            return None;
        }
        let strength = Strength {
            memory: u32::from_be_bytes(bytes[10..14].try_into().ok()?),
            passes: bytes[14],
            lanes: bytes[15],
        };
        let derivation = match bytes[9] {
            ARGON2ID if strength.is_acceptable() => Derivation::Argon2id(strength),
            HKDF if bytes[10..16] == [0; 6] => Derivation::Hkdf,
            _ => return None,
        };
        let header = Self {
            derivation,
            salt: bytes[16..32].try_into().ok()?,
            wrap_nonce: bytes[32..44].try_into().ok()?,
            content_nonce: bytes[44..].try_into().ok()?,
        };
        Some((header, rest))
    }
}
