//! The private key of a certificate: P-256, with R beside it.

use std::fmt;

use der::oid::ObjectIdentifier;
use p256::{
    SecretKey,
    ecdsa::{
        DerSignature, SigningKey, VerifyingKey,
        signature::{Signer, Verifier, hazmat::PrehashVerifier},
    },
    elliptic_curve::Generate,
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{
    asn1::{Cursor, SEQUENCE},
    private_key::Algorithm,
    private_key_info::{self, PrivateKeyInfo},
    vid::VidRandom,
};

pub(crate) mod ec_private_key;

/// id-ecPublicKey (RFC 5480 section 2.1.1)
pub(crate) const EC_PUBLIC_KEY: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
/// secp256r1 (RFC 5480 section 2.1.1.1)
pub(crate) const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");

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
    /// Not a private key in DER, in a format that is read here.
    #[error("not a private key")]
    Unreadable,
    /// A key of another algorithm, curve or length.
    #[error("{0} is not a supported kind of key")]
    Unsupported(Algorithm),
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
        if !private_key_info::is_readable(der) {
            return Err(KeyError::Unreadable);
        }
        Self::from_info(private_key_info::read(der).ok_or(KeyError::Unreadable)?)
    }

    /// The key in a `PrivateKeyInfo`.
    pub(crate) fn from_info(info: PrivateKeyInfo<'_>) -> Result<Self, KeyError> {
        let algorithm = Algorithm::of(info.algorithm, info.curve);
        if algorithm != Algorithm::P256 {
            return Err(KeyError::Unsupported(algorithm));
        }
        let key = ec_private_key::read(info.private_key).ok_or(KeyError::Unreadable)?;
        if key.curve.is_some_and(|curve| curve != P256) {
            return Err(KeyError::Inconsistent);
        }
        Self::from_parts(key.secret, &[key.point, info.public_key], info.random)
    }

    /// The key with this number, if the points that are there are its public half.
    pub(crate) fn from_parts(
        secret: &[u8],
        points: &[Option<&[u8]>],
        random: Option<VidRandom>,
    ) -> Result<Self, KeyError> {
        // Any other length is another curve's; the library takes shorter ones.
        let secret = Some(secret).filter(|secret| secret.len() == 32);
        let secret = secret.and_then(|secret| SecretKey::from_slice(secret).ok());
        let signing = SigningKey::from(secret.ok_or(KeyError::Inconsistent)?);
        let key = Self { signing, random };
        let own = |point: &&[u8]| key.is_point(point);
        if points.iter().flatten().all(own) { Ok(key) } else { Err(KeyError::Inconsistent) }
    }

    /// PKCS#8 `PrivateKeyInfo` (RFC 5958), DER, with R as an attribute.
    pub fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        /// `AlgorithmIdentifier` of id-ecPublicKey and secp256r1, as in the public key.
        const ALGORITHM: &[u8] = PUBLIC_KEY_PREFIX.split_at(2).1.split_at(21).0;
        let secret = Zeroizing::new(<[u8; 32]>::from(self.signing.to_bytes()));
        let key = ec_private_key::write(&secret, &self.point());
        private_key_info::write(ALGORITHM, &key, self.random.as_ref())
    }

    /// The key with this R.
    pub fn with_random(self, random: VidRandom) -> Self {
        Self { random: Some(random), ..self }
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

    /// Whether `bytes` are the public key as a point, compressed or not (SEC 1 section 2.3.3).
    fn is_point(&self, bytes: &[u8]) -> bool {
        let compressed = bytes.len() < POINT;
        self.signing.verifying_key().to_sec1_point(compressed).as_bytes() == bytes
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

/// The same for the digest of a message, by whatever function of hash; a longer one is cut (FIPS 186-5 section
/// 6.4.2). `None` if the key is of another kind.
pub(crate) fn verify_digest(
    public_key_info: &[u8],
    digest: &[u8],
    signature: &[u8],
) -> Option<bool> {
    let point = point_of(public_key_info)?;
    let (Ok(key), Ok(signature)) =
        (VerifyingKey::from_sec1_bytes(point), DerSignature::try_from(signature))
    else {
        return Some(false);
    };
    Some(key.verify_prehash(digest, &signature).is_ok())
}

/// What the BIT STRING of a `SubjectPublicKeyInfo` holds: keys are named by the hash of it.
pub(crate) fn bits_of(public_key_info: &[u8]) -> Option<&[u8]> {
    let mut info = Cursor::new(public_key_info).enter(SEQUENCE)?;
    info.any()?;
    info.bits()
}

/// The uncompressed point of a P-256 `SubjectPublicKeyInfo`; `None` for any other key. Whether it is
/// on the curve is found when it is used.
pub(crate) fn point_of(public_key_info: &[u8]) -> Option<&[u8]> {
    let point = public_key_info.strip_prefix(&PUBLIC_KEY_PREFIX)?;
    (point.len() == POINT && point[0] == 4).then_some(point)
}
