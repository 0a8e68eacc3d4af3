//! How private keys of joint certificates are encrypted (KCAC.TS.ENC): SEED-CBC under PBKDF1.
//!
//! ```text
//! { 1.2.410.200004.1.15, PBEParameter }      -- pbeWithSHA1AndSEED-CBC
//! { 1.2.410.200004.1.4,  PBEParameter }      -- seedCBC, in old files
//! ```
//!
//! PBKDF1 with SHA-1 gives 20 bytes: the key, 16, and 4 more of which the first 16 bytes of the SHA-1
//! are the IV; in old files the IV is always the same.

use der::oid::ObjectIdentifier;
use sha1::{Digest, Sha1};

use super::{Keys, cipher, pbe_parameters::PbeParameters, pbkdf1};
use crate::{
    asn1::{Cursor, OID, SEQUENCE, element},
    seed::Seed,
};

const SHA1_SEED_CBC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.410.200004.1.15");
pub(super) const SEED_CBC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.410.200004.1.4");

const IV_OF_OLD_FILES: [u8; 16] = *b"0123456789012345";

/// Where the IV comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Variant {
    DerivedIv,
    FixedIv,
}

impl Variant {
    pub(super) fn of(algorithm: ObjectIdentifier) -> Option<Self> {
        match algorithm {
            SHA1_SEED_CBC => Some(Self::DerivedIv),
            SEED_CBC => Some(Self::FixedIv),
            _ => None,
        }
    }
}

pub(super) struct Kisa<'a> {
    variant: Variant,
    pub(super) parameters: PbeParameters<'a>,
}

impl<'a> Kisa<'a> {
    pub(super) fn read(variant: Variant, fields: Cursor<'a>) -> Option<Self> {
        Some(Self { variant, parameters: PbeParameters::read(fields)? })
    }

    pub(super) fn name(&self) -> &'static str {
        match self.variant {
            Variant::DerivedIv => "NPKI",
            Variant::FixedIv => "NPKI (old)",
        }
    }

    pub(super) fn derive(&self, password: &[u8]) -> Keys {
        let PbeParameters { salt, rounds } = self.parameters;
        let derived = pbkdf1::derive::<Sha1>(password, salt, rounds);
        let mut keys = Keys { key: [0; 32], iv: IV_OF_OLD_FILES };
        let (key, rest) = derived.split_at(16);
        keys.key[..16].copy_from_slice(key);
        if self.variant == Variant::DerivedIv {
            keys.iv.copy_from_slice(&Sha1::digest(rest)[..16]);
        }
        keys
    }
}

/// The `AlgorithmIdentifier` with 1.2.410.200004.1.15, and the ciphertext.
pub(super) fn encrypt(
    plaintext: &[u8],
    password: &str,
    salt: &[u8],
    rounds: u32,
) -> (Vec<u8>, Vec<u8>) {
    let parameters = PbeParameters { salt, rounds };
    let scheme = Kisa { variant: Variant::DerivedIv, parameters };
    let algorithm =
        element(SEQUENCE, &[&element(OID, &[SHA1_SEED_CBC.as_bytes()]), &parameters.write()]);
    (algorithm, cipher::encrypt::<Seed>(&scheme.derive(password.as_bytes()), plaintext))
}
