//! PBES1 (RFC 8018 section 6.1): DES under PBKDF1. Old OpenSSL wrote PKCS#8 files so.
//!
//! ```text
//! { pbeWithMD5AndDES-CBC, PBEParameter }             -- RFC 8018 appendix A.3
//! { pbeWithSHA1AndDES-CBC, PBEParameter }
//! ```
//!
//! PBKDF1 gives 16 bytes: key and IV.

use der::oid::ObjectIdentifier;
use md5::Md5;
use sha1::Sha1;

use super::{Keys, pbe_parameters::PbeParameters, pbkdf1};
use crate::asn1::Cursor;

const MD5_DES_CBC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.3");
const SHA1_DES_CBC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.10");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hash {
    Md5,
    Sha1,
}

pub(super) fn hash_of(algorithm: ObjectIdentifier) -> Option<Hash> {
    match algorithm {
        MD5_DES_CBC => Some(Hash::Md5),
        SHA1_DES_CBC => Some(Hash::Sha1),
        _ => None,
    }
}

pub(super) struct Pbes1<'a> {
    hash: Hash,
    pub(super) parameters: PbeParameters<'a>,
}

impl<'a> Pbes1<'a> {
    pub(super) fn read(hash: Hash, fields: Cursor<'a>) -> Option<Self> {
        Some(Self { hash, parameters: PbeParameters::read(fields)? })
    }

    pub(super) fn derivation(&self) -> &'static str {
        match self.hash {
            Hash::Md5 => "PBKDF1 MD5",
            Hash::Sha1 => "PBKDF1 SHA-1",
        }
    }

    pub(super) fn derive(&self, password: &[u8]) -> Keys {
        let PbeParameters { salt, rounds } = self.parameters;
        let derived = match self.hash {
            Hash::Md5 => pbkdf1::derive::<Md5>(password, salt, rounds),
            Hash::Sha1 => pbkdf1::derive::<Sha1>(password, salt, rounds),
        };
        let mut keys = Keys { key: [0; 32], iv: [0; 16] };
        keys.key[..8].copy_from_slice(&derived[..8]);
        keys.iv[..8].copy_from_slice(&derived[8..16]);
        keys
    }
}
