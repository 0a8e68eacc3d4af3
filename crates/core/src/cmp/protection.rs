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

use der::oid::ObjectIdentifier;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::asn1::{Cursor, INTEGER, NULL, OCTET_STRING, OID, SEQUENCE, element};

/// More iterations than this are refused before the first one is done.
pub const MAX_ITERATIONS: u32 = 100_000;

/// What we use for messages of our own. The code has 40 bits or more and works once: this is not a
/// password that could be guessed at leisure.
const ITERATIONS: u16 = 1_000;

const PASSWORD_BASED_MAC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113533.7.66.13");
const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
/// Two names of the same algorithm: RFC 2104 as PKIX and as PKCS#5 call it.
const HMAC_SHA1: [ObjectIdentifier; 2] = [
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.8.1.2"),
    ObjectIdentifier::new_unwrap("1.2.840.113549.2.7"),
];
const HMAC_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.2.9");

/// The parameters of a protection.
pub(super) struct Pbm {
    salt: Vec<u8>,
    one_way_function: Hash,
    iterations: u32,
    mac: Hash,
}

/// Hash functions that are used here, of which SHA-1 only in HMAC and as OpenSSL's server wants it.
#[derive(Clone, Copy)]
enum Hash {
    Sha1,
    Sha256,
}

/// Why a protection is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ProtectionError {
    /// Absent, of another kind, or not made with the secret.
    Invalid,
    /// More than [`MAX_ITERATIONS`].
    TooCostly,
}

impl Pbm {
    /// SHA-256, HMAC-SHA256.
    pub(super) fn for_sending(salt: [u8; 16]) -> Self {
        Self {
            salt: salt.to_vec(),
            one_way_function: Hash::Sha256,
            iterations: ITERATIONS.into(),
            mac: Hash::Sha256,
        }
    }

    /// Reads an `AlgorithmIdentifier`.
    pub(super) fn read(der: &[u8]) -> Result<Self, ProtectionError> {
        let (pbm, iterations) = read_parameter(der).ok_or(ProtectionError::Invalid)?;
        // A number of more than four bytes is too many iterations, whatever it is.
        match iterations {
            [first, ..] if *first >= 0x80 => return Err(ProtectionError::Invalid),
            [_, _, _, _, _, ..] => return Err(ProtectionError::TooCostly),
            _ => {}
        }
        let iterations = iterations.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
        match iterations {
            0 => Err(ProtectionError::Invalid),
            1..=MAX_ITERATIONS => Ok(Self { iterations, ..pbm }),
            _ => Err(ProtectionError::TooCostly),
        }
    }

    /// The `AlgorithmIdentifier` of what [`Pbm::for_sending`] made.
    pub(super) fn algorithm(&self) -> Vec<u8> {
        let oid = |oid: ObjectIdentifier| element(OID, &[oid.as_bytes()]);
        let algorithm = |id| element(SEQUENCE, &[&oid(id), &element(NULL, &[])]);
        let parameter = element(
            SEQUENCE,
            &[
                &element(OCTET_STRING, &[&self.salt]),
                &algorithm(SHA256),
                &element(INTEGER, &[&ITERATIONS.to_be_bytes()]),
                &algorithm(HMAC_SHA256),
            ],
        );
        element(SEQUENCE, &[&oid(PASSWORD_BASED_MAC), &parameter])
    }

    /// The MAC of a message.
    pub(super) fn mac(&self, secret: &[u8], message: &[u8]) -> Result<Vec<u8>, ProtectionError> {
        let key = self.key(secret);
        Ok(match self.mac {
            Hash::Sha1 => {
                authenticator::<Hmac<Sha1>>(&key, message)?.finalize().into_bytes().to_vec()
            }
            Hash::Sha256 => {
                authenticator::<Hmac<Sha256>>(&key, message)?.finalize().into_bytes().to_vec()
            }
        })
    }

    /// Compares in constant time.
    pub(super) fn verify(
        &self,
        secret: &[u8],
        message: &[u8],
        mac: &[u8],
    ) -> Result<(), ProtectionError> {
        let key = self.key(secret);
        let verified = match self.mac {
            Hash::Sha1 => authenticator::<Hmac<Sha1>>(&key, message)?.verify_slice(mac),
            Hash::Sha256 => authenticator::<Hmac<Sha256>>(&key, message)?.verify_slice(mac),
        };
        verified.map_err(|_| ProtectionError::Invalid)
    }

    fn key(&self, secret: &[u8]) -> Zeroizing<Vec<u8>> {
        let hash: fn(&[u8]) -> Vec<u8> = match self.one_way_function {
            Hash::Sha1 => |bytes| Sha1::digest(bytes).to_vec(),
            Hash::Sha256 => |bytes| Sha256::digest(bytes).to_vec(),
        };
        let start = Zeroizing::new([secret, &self.salt].concat());
        let mut key = Zeroizing::new(hash(&start));
        for _ in 1..self.iterations {
            key = Zeroizing::new(hash(&key));
        }
        key
    }
}

/// Everything but the iterations, and the bytes of those.
fn read_parameter(der: &[u8]) -> Option<(Pbm, &[u8])> {
    let mut algorithm = Cursor::new(der).enter(SEQUENCE)?;
    if algorithm.oid()? != PASSWORD_BASED_MAC {
        return None;
    }
    let mut parameter = algorithm.enter(SEQUENCE)?;
    let salt = parameter.take(OCTET_STRING)?.to_vec();
    let one_way_function = match parameter.enter(SEQUENCE)?.oid()? {
        SHA256 => Hash::Sha256,
        SHA1 => Hash::Sha1,
        _ => return None,
    };
    let iterations = parameter.take(INTEGER).filter(|bytes| !bytes.is_empty())?;
    let mac = match parameter.enter(SEQUENCE)?.oid()? {
        HMAC_SHA256 => Hash::Sha256,
        other if HMAC_SHA1.contains(&other) => Hash::Sha1,
        _ => return None,
    };
    Some((Pbm { salt, one_way_function, iterations: 0, mac }, iterations))
}

fn authenticator<M: Mac + KeyInit>(key: &[u8], message: &[u8]) -> Result<M, ProtectionError> {
    let mac = <M as KeyInit>::new_from_slice(key).map_err(|_| ProtectionError::Invalid)?;
    Ok(mac.chain_update(message))
}
