//! Private keys of every kind and in every format that is read from files: P-256 and RSA; PKCS#8
//! (RFC 5958), ECPrivateKey (RFC 5915, "SEC1") and RSAPrivateKey (RFC 8017, "PKCS#1").

use zeroize::Zeroizing;

use crate::{
    asn1::{Cursor, INTEGER, OCTET_STRING, SEQUENCE},
    certificate,
    key::{EC_PUBLIC_KEY, Key, KeyError, ec_private_key},
    private_key_info,
    vid::VidRandom,
};

pub use algorithm::Algorithm;
pub use rsa::RsaKey;

mod algorithm;
mod rsa;

/// A private key, with R if its file had one. Wiped when dropped, never printed.
#[derive(Debug)]
pub enum PrivateKey {
    /// What Ingam makes.
    P256(Key),
    /// What joint certificates of other programs have.
    Rsa(RsaKey),
}

impl PrivateKey {
    /// Reads DER in any of the three formats.
    pub fn read(der: &[u8]) -> Result<Self, KeyError> {
        if !private_key_info::is_readable(der) {
            return Err(KeyError::Unreadable);
        }
        match second_field(der) {
            Some(SEQUENCE) => Self::from_pkcs8(der),
            Some(OCTET_STRING) => Self::from_sec1(der),
            Some(INTEGER) => RsaKey::read(der, None).map(Self::Rsa),
            _ => Err(KeyError::Unreadable),
        }
    }

    /// PKCS#8 `PrivateKeyInfo` (RFC 5958), DER, with R as an attribute.
    pub fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        match self {
            Self::P256(key) => key.to_pkcs8(),
            Self::Rsa(key) => key.to_pkcs8(),
        }
    }

    /// The public key: DER of a `SubjectPublicKeyInfo` (RFC 5280), as it stands in a certificate.
    pub fn public_key_info(&self) -> Vec<u8> {
        match self {
            Self::P256(key) => key.public_key_info(),
            Self::Rsa(key) => key.public_key_info(),
        }
    }

    /// R, if the key has one.
    pub fn random(&self) -> Option<&VidRandom> {
        match self {
            Self::P256(key) => key.random(),
            Self::Rsa(key) => key.random(),
        }
    }

    /// The key with this R.
    pub fn with_random(self, random: VidRandom) -> Self {
        match self {
            Self::P256(key) => Self::P256(key.with_random(random)),
            Self::Rsa(key) => Self::Rsa(key.with_random(random)),
        }
    }

    /// What kind of key it is.
    pub fn algorithm(&self) -> Algorithm {
        match self {
            Self::P256(_) => Algorithm::P256,
            Self::Rsa(key) => Algorithm::Rsa { bits: key.bits() },
        }
    }

    fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        let info = private_key_info::read(der).ok_or(KeyError::Unreadable)?;
        if info.algorithm == certificate::RSA {
            RsaKey::read(info.private_key, info.random).map(Self::Rsa)
        } else {
            Key::from_info(info).map(Self::P256)
        }
    }

    fn from_sec1(der: &[u8]) -> Result<Self, KeyError> {
        let key = ec_private_key::read(der).ok_or(KeyError::Unreadable)?;
        let algorithm = Algorithm::of(EC_PUBLIC_KEY, key.curve);
        if algorithm != Algorithm::P256 {
            return Err(KeyError::Unsupported(algorithm));
        }
        Key::from_parts(key.secret, &[key.point], None).map(Self::P256)
    }
}

impl From<Key> for PrivateKey {
    fn from(key: Key) -> Self {
        Self::P256(key)
    }
}

/// The tag after the version, in which the three formats differ.
fn second_field(der: &[u8]) -> Option<u8> {
    let mut fields = Cursor::new(der).enter(SEQUENCE)?;
    fields.take(INTEGER)?;
    fields.any().map(|field| field.tag)
}
