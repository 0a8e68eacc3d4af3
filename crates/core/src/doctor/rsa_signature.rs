//! Checking RSASSA-PKCS1-v1_5 signatures (RFC 8017 section 8.2.2), which nearly all joint certificates
//! have. Only public numbers are computed with, so there is no timing that could reveal anything.

use crypto_bigint::{BoxedUint, Odd};

use super::{algorithm, digest::Hash};
use crate::asn1::{self, BIT_STRING, Cursor, INTEGER, NULL, OCTET_STRING, OID, SEQUENCE};

const RSA: &str = "1.2.840.113549.1.1.1";

/// Largest modulus, bytes: 4096 bits.
const LARGEST: usize = 512;

/// Whether a signature is by the key with this `SubjectPublicKeyInfo`; `None` if the key is of
/// another kind or too large.
pub(super) fn verify(
    public_key: &[u8],
    hash: Hash,
    message: &[u8],
    signature: &[u8],
) -> Option<bool> {
    let (modulus, exponent) = numbers(public_key)?;
    // PKCS#1 wants exactly as many bytes as the modulus has.
    if signature.len() != modulus.len() {
        return Some(false);
    }
    let bits = u32::try_from(8 * modulus.len()).ok()?;
    let number = |bytes| BoxedUint::from_be_slice(bytes, bits).ok();
    let odd: Option<Odd<BoxedUint>> = Odd::new(number(modulus)?).into();
    let (odd, signature) = (odd?, number(signature)?);
    if signature >= *odd.as_ref() {
        return Some(false);
    }
    let exponent = BoxedUint::from_be_slice(exponent, 32).ok()?;
    let encoded = signature.pow_mod(&exponent, &odd).to_be_bytes();
    Some(expected(hash, message, modulus.len()).is_some_and(|expected| *encoded == *expected))
}

/// Modulus and exponent, without leading zeros.
fn numbers(public_key: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut info = Cursor::new(public_key).enter(SEQUENCE)?;
    algorithm::id_of(info.take(SEQUENCE)?).filter(|id| id == RSA)?;
    let key = info.take(BIT_STRING)?.strip_prefix(&[0])?;
    let mut key = Cursor::new(key).enter(SEQUENCE)?;
    let mut number = || {
        let number = key.take(INTEGER)?;
        Some(number.strip_prefix(&[0]).unwrap_or(number))
    };
    let (modulus, exponent) = (number()?, number()?);
    let usable = (64..=LARGEST).contains(&modulus.len()) && (1..=4).contains(&exponent.len());
    usable.then_some((modulus, exponent))
}

/// EMSA-PKCS1-v1_5 (RFC 8017 section 9.2): `00 01 ff … ff 00 DigestInfo`.
fn expected(hash: Hash, message: &[u8], length: usize) -> Option<Vec<u8>> {
    let algorithm =
        asn1::element(SEQUENCE, &[&asn1::element(OID, &[hash.id()]), &asn1::element(NULL, &[])]);
    let digest = asn1::element(OCTET_STRING, &[&hash.digest(message)]);
    let info = asn1::element(SEQUENCE, &[&algorithm, &digest]);
    let padding = length.checked_sub(info.len() + 3).filter(|padding| *padding >= 8)?;
    Some([&[0, 1], &*vec![0xff; padding], &[0], &info].concat())
}
