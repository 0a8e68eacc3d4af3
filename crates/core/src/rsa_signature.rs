//! Checking RSA signatures, which nearly all joint certificates have: RSASSA-PKCS1-v1_5 (RFC 8017 section
//! 8.2.2) and RSASSA-PSS (section 8.1.2). Only public numbers are computed with, so there is no timing that
//! could reveal anything.

use crypto_bigint::{BoxedUint, Odd};

use crate::{
    asn1::{self, BIT_STRING, Cursor, INTEGER, NULL, OCTET_STRING, OID, SEQUENCE},
    certificate::RSA,
    digest::Hash,
};

/// Largest modulus, bytes: 4096 bits.
const LARGEST: usize = 512;

/// Whether a signature over `message` is by the key with this `SubjectPublicKeyInfo`; `None` if the key is
/// of another kind or too large.
pub(crate) fn verify(
    public_key: &[u8],
    hash: Hash,
    message: &[u8],
    signature: &[u8],
) -> Option<bool> {
    verify_digest(public_key, hash, &hash.digest(message), signature)
}

/// The same for a digest and RSASSA-PSS with MGF1 and a salt of this many bytes. Both functions of hash are
/// the one of the digest.
pub(crate) fn verify_pss(
    public_key: &[u8],
    hash: Hash,
    digest: &[u8],
    salt: usize,
    signature: &[u8],
) -> Option<bool> {
    let (modulus, exponent) = numbers(public_key)?;
    let encoded = open(modulus, exponent, signature)?;
    let bits = 8 * modulus.len() - modulus.first()?.leading_zeros() as usize - 1;
    Some(encoded.is_some_and(|encoded| is_pss(&encoded, bits, hash, digest, salt).is_some()))
}

/// The same for a digest and RSASSA-PKCS1-v1_5.
pub(crate) fn verify_digest(
    public_key: &[u8],
    hash: Hash,
    digest: &[u8],
    signature: &[u8],
) -> Option<bool> {
    let (modulus, exponent) = numbers(public_key)?;
    let encoded = open(modulus, exponent, signature)?;
    Some(encoded.is_some() && encoded == expected(hash, digest, modulus.len()))
}

/// What was signed, encoded, as many bytes as the modulus has; inside, `None` for what is no signature by
/// such a key.
#[expect(clippy::option_option, reason = "a key that is no key, and a signature that is none")]
fn open(modulus: &[u8], exponent: &[u8], signature: &[u8]) -> Option<Option<Vec<u8>>> {
    // PKCS#1 wants exactly as many bytes as the modulus has.
    if signature.len() != modulus.len() {
        return Some(None);
    }
    let bits = u32::try_from(8 * modulus.len()).ok()?;
    let number = |bytes| BoxedUint::from_be_slice(bytes, bits).ok();
    let odd: Option<Odd<BoxedUint>> = Odd::new(number(modulus)?).into();
    let (odd, signature) = (odd?, number(signature)?);
    if signature >= *odd.as_ref() {
        return Some(None);
    }
    let exponent = BoxedUint::from_be_slice(exponent, 32).ok()?;
    Some(Some(signature.pow_mod(&exponent, &odd).to_be_bytes().to_vec()))
}

/// Modulus and exponent, without leading zeros.
fn numbers(public_key: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut info = Cursor::new(public_key).enter(SEQUENCE)?;
    info.enter(SEQUENCE)?.oid().filter(|id| *id == RSA)?;
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
fn expected(hash: Hash, digest: &[u8], length: usize) -> Option<Vec<u8>> {
    let algorithm =
        asn1::element(SEQUENCE, &[&asn1::element(OID, &[hash.id()]), &asn1::element(NULL, &[])]);
    let digest = asn1::element(OCTET_STRING, &[digest]);
    let info = asn1::element(SEQUENCE, &[&algorithm, &digest]);
    let padding = length.checked_sub(info.len() + 3).filter(|padding| *padding >= 8)?;
    Some([&[0, 1], &*vec![0xff; padding], &[0], &info].concat())
}

/// EMSA-PSS (RFC 8017 section 9.1.2) of so many bits: `Some` if it is consistent.
fn is_pss(whole: &[u8], bits: usize, hash: Hash, digest: &[u8], salt: usize) -> Option<()> {
    let (above, encoded) = whole.split_at_checked(whole.len().checked_sub(bits.div_ceil(8))?)?;
    let (&end, rest) = encoded.split_last()?;
    let (masked, wanted) = rest.split_at_checked(rest.len().checked_sub(digest.len())?)?;
    let spare = 8 * encoded.len() - bits;
    let unused = !(0xff_u8 >> spare);
    let clean = above.iter().all(|byte| *byte == 0) && masked.first()? & unused == 0;
    (end == 0xbc && clean).then_some(())?;
    let mask = mask(hash, wanted, masked.len());
    let mut block: Vec<u8> = masked.iter().zip(mask).map(|(byte, mask)| byte ^ mask).collect();
    *block.first_mut()? &= !unused;
    let (padding, salt) = block.split_at_checked(block.len().checked_sub(salt)?)?;
    let (one, zeros) = padding.split_last()?;
    (*one == 1 && zeros.iter().all(|byte| *byte == 0)).then_some(())?;
    let found = hash.digest(&[&[0; 8], digest, salt].concat());
    (found == wanted).then_some(())
}

/// MGF1 (RFC 8017 appendix B.2.1).
fn mask(hash: Hash, seed: &[u8], length: usize) -> Vec<u8> {
    let mut mask = Vec::with_capacity(length + 64);
    let mut counter = 0_u32;
    while mask.len() < length {
        mask.extend(hash.digest(&[seed, &counter.to_be_bytes()].concat()));
        counter += 1;
    }
    mask.truncate(length);
    mask
}
