//! Kinds of keys, in words.

use std::fmt;

use der::oid::ObjectIdentifier;

use crate::key::{EC_PUBLIC_KEY, P256};

/// Others that people have, with the names that they know.
const NAMES: [(ObjectIdentifier, &str); 12] = [
    (ObjectIdentifier::new_unwrap("1.3.132.0.33"), "EC P-224"),
    (ObjectIdentifier::new_unwrap("1.3.132.0.34"), "EC P-384"),
    (ObjectIdentifier::new_unwrap("1.3.132.0.35"), "EC P-521"),
    (ObjectIdentifier::new_unwrap("1.3.132.0.10"), "EC secp256k1"),
    (ObjectIdentifier::new_unwrap("1.3.101.110"), "X25519"),
    (ObjectIdentifier::new_unwrap("1.3.101.111"), "X448"),
    (ObjectIdentifier::new_unwrap("1.3.101.112"), "Ed25519"),
    (ObjectIdentifier::new_unwrap("1.3.101.113"), "Ed448"),
    (EC_PUBLIC_KEY, "EC"),
    (ObjectIdentifier::new_unwrap("1.2.840.10040.4.1"), "DSA"),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10"), "RSA-PSS"),
    // KCDSA, TTAK.KO-12.0001
    (ObjectIdentifier::new_unwrap("1.2.410.200004.1.1"), "KCDSA"),
];

/// A kind of key. Printed as people write it: `EC P-256`, `RSA 2048`, `Ed25519`, or the object
/// identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Algorithm {
    /// An elliptic-curve key on P-256.
    P256,
    /// An RSA key.
    Rsa {
        /// Length of the modulus.
        bits: u32,
    },
    /// An RSA key of more than two primes, which nothing uses and browsers do not take.
    RsaOfManyPrimes,
    /// A key with this object identifier of the curve, if it is one of a curve, else of the
    /// algorithm.
    Other(ObjectIdentifier),
}

impl Algorithm {
    /// What is not RSA.
    pub(crate) fn of(algorithm: ObjectIdentifier, curve: Option<ObjectIdentifier>) -> Self {
        match curve {
            Some(P256) if algorithm == EC_PUBLIC_KEY => Self::P256,
            Some(curve) if algorithm == EC_PUBLIC_KEY => Self::Other(curve),
            _ => Self::Other(algorithm),
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::P256 => f.write_str("EC P-256"),
            Self::Rsa { bits } => write!(f, "RSA {bits}"),
            Self::RsaOfManyPrimes => f.write_str("RSA of more than two primes"),
            Self::Other(id) => match NAMES.iter().find(|(known, _)| known == id) {
                Some((_, name)) => f.write_str(name),
                None => id.fmt(f),
            },
        }
    }
}
