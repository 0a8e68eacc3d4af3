//! The private key of a certificate: P-256, with R beside it.

use std::fmt;

use p256::{
    SecretKey,
    ecdsa::{
        DerSignature, SigningKey, VerifyingKey,
        signature::{Signer, Verifier},
    },
    elliptic_curve::Generate,
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::vid::VidRandom;

mod pkcs8;

/// DER of a P-256 `SubjectPublicKeyInfo` (RFC 5480) up to the point, which is uncompressed.
const PUBLIC_KEY_PREFIX: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a,
    0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// Length of an uncompressed P-256 point.
const POINT: usize = 65;

/// A P-256 private key and the R of its certificate. Both are wiped when dropped, never printed.
pub struct Key {
    signing: SigningKey,
    random: Option<VidRandom>,
}

/// Why bytes are not a private key that can be used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// Not a PKCS#8 `PrivateKeyInfo` in DER.
    #[error("not a PKCS#8 private key")]
    Unreadable,
    /// A key of another algorithm or curve.
    #[error("not a P-256 key")]
    Unsupported,
    /// The numbers do not make a key, or its public half is another one's.
    #[error("the key is damaged")]
    Inconsistent,
}

impl Key {
    /// Makes a key and its R.
    pub fn make(rng: &mut impl CryptoRng) -> Self {
        Self { signing: SigningKey::generate_from_rng(rng), random: Some(VidRandom::make(rng)) }
    }

    /// Reads a PKCS#8 `PrivateKeyInfo` (RFC 5958), R included if it is there.
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        let (secret, random) = pkcs8::read(der)?;
        Ok(Self { signing: SigningKey::from(secret), random })
    }

    /// PKCS#8 `PrivateKeyInfo` (RFC 5958), DER, with R as an attribute.
    pub fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        let secret = Zeroizing::new(<[u8; 32]>::from(self.signing.to_bytes()));
        pkcs8::write(&secret, &self.point(), self.random.as_ref())
    }

    /// R, if the key has one.
    pub fn random(&self) -> Option<&VidRandom> {
        self.random.as_ref()
    }

    /// The public key: DER of a `SubjectPublicKeyInfo` (RFC 5480).
    pub fn public_key_info(&self) -> Vec<u8> {
        [&PUBLIC_KEY_PREFIX[..], &self.point()].concat()
    }

    /// The public key: the uncompressed point.
    pub(crate) fn point(&self) -> [u8; POINT] {
        let mut point = [0; POINT];
        point.copy_from_slice(self.signing.verifying_key().to_sec1_point(false).as_bytes());
        point
    }

    /// Signs with ECDSA and SHA-256. The nonce is derived from key and message (RFC 6979), so a weak
    /// source of randomness cannot reveal the key.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        let signature: DerSignature = self.signing.sign(message);
        signature.as_bytes().to_vec()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Whether `signature` (ECDSA with SHA-256, DER) is that of the key with this
/// `SubjectPublicKeyInfo` over `message`.
pub fn verify(public_key_info: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let key = point_of(public_key_info).map(VerifyingKey::from_sec1_bytes);
    let (Some(Ok(key)), Ok(signature)) = (key, DerSignature::try_from(signature)) else {
        return false;
    };
    key.verify(message, &signature).is_ok()
}

/// The uncompressed point of a P-256 `SubjectPublicKeyInfo`; `None` for any other key. Whether it is
/// on the curve is found when it is used.
pub(crate) fn point_of(public_key_info: &[u8]) -> Option<&[u8]> {
    let point = public_key_info.strip_prefix(&PUBLIC_KEY_PREFIX)?;
    (point.len() == POINT && point[0] == 4).then_some(point)
}

/// The secret of a number, if it is one of the curve.
fn secret_of(bytes: &[u8; 32]) -> Option<SecretKey> {
    SecretKey::from_slice(bytes).ok()
}
