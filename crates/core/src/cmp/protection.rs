//! Protection with a shared secret: password-based MAC.
//!
//! ```text
//! id-PasswordBasedMac OBJECT IDENTIFIER ::= {1 2 840 113533 7 66 13}
//! PBMParameter ::= SEQUENCE {               -- RFC 9810 section 5.1.3.1
//!     salt            OCTET STRING,
//!     owf             AlgorithmIdentifier,
//!     iterationCount  INTEGER,
//!     mac             AlgorithmIdentifier }
//! ```
//!
//! The MAC key is `owf` applied `iterationCount` times, first to secret ‖ salt.

use der::{
    Decode, Encode, Sequence,
    asn1::{Any, ObjectIdentifier, OctetString},
};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;
use zeroize::Zeroizing;

use super::{CmpError, header::PkiHeader};

/// More iterations than this are refused before the first one is done.
pub const MAX_ITERATIONS: u32 = 100_000;

/// What we use for messages of our own. The code has 40 bits or more and works once: this is not a
/// password that could be guessed at leisure.
const ITERATIONS: u32 = 1_000;

const PASSWORD_BASED_MAC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113533.7.66.13");
const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
/// Two names of the same algorithm: RFC 2104 as PKIX and as PKCS#5 call it.
const HMAC_SHA1: [ObjectIdentifier; 2] = [
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.8.1.2"),
    ObjectIdentifier::new_unwrap("1.2.840.113549.2.7"),
];
const HMAC_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.2.9");

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct PbmParameter {
    salt: OctetString,
    one_way_function: AlgorithmIdentifierOwned,
    iterations: u32,
    mac: AlgorithmIdentifierOwned,
}

/// Why a protection is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ProtectionError {
    /// Absent, of another kind, or not made with the secret.
    Invalid,
    /// More than [`MAX_ITERATIONS`].
    TooCostly,
}

impl PbmParameter {
    /// SHA-256, HMAC-SHA256.
    pub(super) fn for_sending(salt: [u8; 16]) -> Result<Self, CmpError> {
        Ok(Self {
            salt: OctetString::new(salt).map_err(|_| CmpError::Encoding)?,
            one_way_function: algorithm(SHA256),
            iterations: ITERATIONS,
            mac: algorithm(HMAC_SHA256),
        })
    }

    /// As named in a header.
    pub(super) fn of(header: &PkiHeader) -> Result<Self, ProtectionError> {
        let algorithm = header
            .protection_algorithm
            .as_ref()
            .ok_or(ProtectionError::Invalid)?;
        if algorithm.oid != PASSWORD_BASED_MAC {
            return Err(ProtectionError::Invalid);
        }
        let parameters = algorithm
            .parameters
            .as_ref()
            .ok_or(ProtectionError::Invalid)?;
        let parameters = parameters.to_der().map_err(|_| ProtectionError::Invalid)?;
        Self::from_der(&parameters).map_err(|_| ProtectionError::Invalid)
    }

    /// For the header's protectionAlg.
    pub(super) fn algorithm(&self) -> Result<AlgorithmIdentifierOwned, CmpError> {
        Ok(AlgorithmIdentifierOwned {
            oid: PASSWORD_BASED_MAC,
            parameters: Some(Any::encode_from(self).map_err(|_| CmpError::Encoding)?),
        })
    }

    /// The MAC of a message.
    pub(super) fn mac(&self, secret: &[u8], message: &[u8]) -> Result<Vec<u8>, ProtectionError> {
        let key = self.key(secret)?;
        if self.mac.oid == HMAC_SHA256 {
            Ok(authenticator::<Hmac<Sha256>>(&key, message)?
                .finalize()
                .into_bytes()
                .to_vec())
        } else if HMAC_SHA1.contains(&self.mac.oid) {
            Ok(authenticator::<Hmac<Sha1>>(&key, message)?
                .finalize()
                .into_bytes()
                .to_vec())
        } else {
            Err(ProtectionError::Invalid)
        }
    }

    /// Compares in constant time.
    pub(super) fn verify(
        &self,
        secret: &[u8],
        message: &[u8],
        mac: &[u8],
    ) -> Result<(), ProtectionError> {
        let key = self.key(secret)?;
        let verified = if self.mac.oid == HMAC_SHA256 {
            authenticator::<Hmac<Sha256>>(&key, message)?.verify_slice(mac)
        } else if HMAC_SHA1.contains(&self.mac.oid) {
            authenticator::<Hmac<Sha1>>(&key, message)?.verify_slice(mac)
        } else {
            return Err(ProtectionError::Invalid);
        };
        verified.map_err(|_| ProtectionError::Invalid)
    }

    fn key(&self, secret: &[u8]) -> Result<Zeroizing<Vec<u8>>, ProtectionError> {
        match self.iterations {
            0 => return Err(ProtectionError::Invalid),
            1..=MAX_ITERATIONS => {}
            _ => return Err(ProtectionError::TooCostly),
        }
        let hash: fn(&[u8]) -> Vec<u8> = match self.one_way_function.oid {
            SHA256 => |bytes| Sha256::digest(bytes).to_vec(),
            SHA1 => |bytes| Sha1::digest(bytes).to_vec(),
            _ => return Err(ProtectionError::Invalid),
        };
        let start = Zeroizing::new([secret, self.salt.as_bytes()].concat());
        let mut key = Zeroizing::new(hash(&start));
        for _ in 1..self.iterations {
            key = Zeroizing::new(hash(&key));
        }
        Ok(key)
    }
}

fn authenticator<M: Mac + KeyInit>(key: &[u8], message: &[u8]) -> Result<M, ProtectionError> {
    let mac = <M as KeyInit>::new_from_slice(key).map_err(|_| ProtectionError::Invalid)?;
    Ok(mac.chain_update(message))
}

fn algorithm(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid,
        parameters: Some(Any::null()),
    }
}
