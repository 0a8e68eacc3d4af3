//! The keys that the bank certifies, and whether something is signed with one.

use der::asn1::{AnyRef, ObjectIdentifier, UintRef};
use der::{Decode as _, Sequence};
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{DerSignature, VerifyingKey};
use ring::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512,
    UnparsedPublicKey,
};
use spki::SubjectPublicKeyInfoOwned;

use super::Rejected;

const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
pub(crate) const ECDSA_SHA256: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
pub(crate) const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
pub(crate) const RSA_SHA256: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const RSA_SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12");
const RSA_SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13");

/// Bits of an RSA modulus.
const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=4096;
/// Bytes of the largest RSA exponent that can be checked with.
const LONGEST_EXPONENT: usize = 5;

/// The kinds of keys that a road to a certificate takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// P-256 alone: CMP, the road of the page, whose keeper makes nothing else.
    P256,
    /// P-256, and RSA of 2048 to 4096 bits: the roads of people who bring a key of their own.
    P256OrRsa,
}

/// `RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }` (RFC 8017 appendix A.1.1)
#[derive(Sequence)]
struct RsaPublicKey<'a> {
    modulus: UintRef<'a>,
    public_exponent: UintRef<'a>,
}

/// A key that may be certified.
pub(crate) enum PublicKey<'a> {
    P256(VerifyingKey),
    /// DER of an `RSAPublicKey`.
    Rsa(&'a [u8]),
}

/// Reads a key that the bank certifies.
pub(crate) fn read(
    info: &SubjectPublicKeyInfoOwned,
    keys: Keys,
) -> Result<PublicKey<'_>, Rejected> {
    let parameters = info.algorithm.parameters.as_ref();
    let key = info.subject_public_key.as_bytes().ok_or(Rejected::Key)?;
    if info.algorithm.oid == EC_PUBLIC_KEY {
        let curve = parameters.and_then(|curve| curve.decode_as::<ObjectIdentifier>().ok());
        return if curve == Some(P256) { point(key) } else { Err(Rejected::Curve) };
    }
    let null = parameters.is_some_and(|parameters| AnyRef::from(parameters).is_null());
    if info.algorithm.oid != RSA || keys == Keys::P256 || !null {
        return Err(Rejected::Key);
    }
    let RsaPublicKey { modulus, public_exponent } =
        RsaPublicKey::from_der(key).map_err(|_| Rejected::Key)?;
    if !RSA_BITS.contains(&bits(modulus.as_bytes())) {
        return Err(Rejected::RsaSize);
    }
    if !is_good_exponent(public_exponent.as_bytes()) {
        return Err(Rejected::RsaExponent);
    }
    Ok(PublicKey::Rsa(key))
}

fn point(bytes: &[u8]) -> Result<PublicKey<'static>, Rejected> {
    if bytes.len() != 65 || bytes.first() != Some(&4) {
        return Err(Rejected::Key);
    }
    VerifyingKey::from_sec1_bytes(bytes).map(PublicKey::P256).map_err(|_| Rejected::Key)
}

/// Bits of a number without leading zero bytes.
fn bits(number: &[u8]) -> usize {
    let top = number.first().map_or(0, |byte| byte.leading_zeros());
    (number.len() * 8).saturating_sub(usize::try_from(top).unwrap_or(0))
}

/// Odd and above 2^16 (FIPS 186-5 section A.1.1), and within what the verifier reads: 33 bits.
fn is_good_exponent(number: &[u8]) -> bool {
    let odd = number.last().is_some_and(|byte| byte % 2 == 1);
    odd && number.len() <= LONGEST_EXPONENT && (17..=33).contains(&bits(number))
}

impl PublicKey<'_> {
    /// Whether this key signed these bytes, with an algorithm that the bank takes.
    pub(crate) fn verify(
        &self,
        algorithm: ObjectIdentifier,
        parameters: Option<AnyRef<'_>>,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<(), Rejected> {
        match self {
            Self::P256(key) => {
                if algorithm != ECDSA_SHA256 || parameters.is_some() {
                    return Err(Rejected::Algorithm);
                }
                let signature =
                    DerSignature::try_from(signature).map_err(|_| Rejected::Signature)?;
                key.verify(signed, &signature).map_err(|_| Rejected::Signature)
            }
            Self::Rsa(key) => {
                // NULL, and not nothing: RFC 4055 section 5.
                if !parameters.is_some_and(AnyRef::is_null) {
                    return Err(Rejected::Algorithm);
                }
                let scheme = match algorithm {
                    RSA_SHA256 => &RSA_PKCS1_2048_8192_SHA256,
                    RSA_SHA384 => &RSA_PKCS1_2048_8192_SHA384,
                    RSA_SHA512 => &RSA_PKCS1_2048_8192_SHA512,
                    _ => return Err(Rejected::Algorithm),
                };
                UnparsedPublicKey::new(scheme, key)
                    .verify(signed, signature)
                    .map_err(|_| Rejected::Signature)
            }
        }
    }
}
