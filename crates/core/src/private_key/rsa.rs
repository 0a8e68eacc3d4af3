//! RSA private key: its structure only. The browser's own implementation does the arithmetic.
//!
//! ```text
//! RSAPrivateKey ::= SEQUENCE {                              -- RFC 8017 appendix A.1.2
//!     version  INTEGER (0),                                -- two primes
//!     n, e, d, p, q, d mod (p-1), d mod (q-1), (inverse of q) mod p   INTEGER }
//! RSAPublicKey ::= SEQUENCE { n, e INTEGER }                -- RFC 8017 appendix A.1.1
//! ```

use std::fmt;

use zeroize::Zeroizing;

use super::algorithm::Algorithm;
use crate::{
    asn1::{BIT_STRING, Cursor, INTEGER, NULL, OID, SEQUENCE, element},
    certificate::RSA,
    key::KeyError,
    private_key_info,
    vid::VidRandom,
};

/// Shortest modulus; joint certificates have had it since 2011.
const SHORTEST: u32 = 2048;
/// Longest modulus.
const LONGEST: u32 = 4096;

/// An RSA private key of two primes, 2048 to 4096 bits, and the R of its certificate. Both are
/// wiped when dropped, never printed.
pub struct RsaKey {
    /// `RSAPrivateKey`
    der: Zeroizing<Vec<u8>>,
    /// `RSAPublicKey`
    public: Vec<u8>,
    bits: u32,
    random: Option<VidRandom>,
}

impl RsaKey {
    /// Reads an `RSAPrivateKey` whose DER was checked.
    pub(super) fn read(der: &[u8], random: Option<VidRandom>) -> Result<Self, KeyError> {
        let mut fields = Cursor::new(der).enter(SEQUENCE).ok_or(KeyError::Unreadable)?;
        match fields.take(INTEGER) {
            Some([0]) => {}
            Some([1]) => return Err(KeyError::Unsupported(Algorithm::RsaOfManyPrimes)),
            _ => return Err(KeyError::Unreadable),
        }
        let mut numbers: [&[u8]; 8] = [&[]; 8];
        for number in &mut numbers {
            *number = fields.take(INTEGER).and_then(natural).ok_or(KeyError::Unreadable)?;
        }
        let [n, e, d, p, q, ..] = numbers;
        let length = bits(n);
        if !(SHORTEST..=LONGEST).contains(&length) {
            return Err(KeyError::Unsupported(Algorithm::Rsa { bits: length }));
        }
        let is_key = fields.is_empty()
            && is_odd(n)
            && is_odd(e)
            && (2..=64).contains(&bits(e))
            && bits(d) <= length
            && numbers.iter().all(|number| !number.is_empty())
            && is_product(n, p, q);
        if !is_key {
            return Err(KeyError::Inconsistent);
        }
        let [n, e, rest @ ..] = numbers.map(|number| Zeroizing::new(integer(number)));
        let mut content = Zeroizing::new(Vec::with_capacity(der.len()));
        for number in [&n, &e].into_iter().chain(&rest) {
            content.extend_from_slice(number);
        }
        let der = Zeroizing::new(element(SEQUENCE, &[&element(INTEGER, &[&[0]]), &content]));
        Ok(Self { der, public: element(SEQUENCE, &[&n, &e]), bits: length, random })
    }

    /// PKCS#8 `PrivateKeyInfo` (RFC 5958), DER, without attributes: not every browser imports one with
    /// them.
    pub fn to_plain_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        private_key_info::write(&algorithm(), &self.der, None)
    }

    /// PKCS#8 `PrivateKeyInfo` (RFC 5958), DER, with R as an attribute.
    pub fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        private_key_info::write(&algorithm(), &self.der, self.random.as_ref())
    }

    /// The public key: DER of a `SubjectPublicKeyInfo` (RFC 3279 section 2.3.1).
    pub fn public_key_info(&self) -> Vec<u8> {
        element(SEQUENCE, &[&algorithm(), &element(BIT_STRING, &[&[0], &self.public])])
    }

    /// R, if the key has one.
    pub fn random(&self) -> Option<&VidRandom> {
        self.random.as_ref()
    }

    /// The key with this R.
    pub fn with_random(self, random: VidRandom) -> Self {
        Self { random: Some(random), ..self }
    }

    /// Length of the modulus, bits.
    pub fn bits(&self) -> u32 {
        self.bits
    }
}

impl fmt::Debug for RsaKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RsaKey(…)")
    }
}

/// `SEQUENCE { rsaEncryption, NULL }`
fn algorithm() -> Vec<u8> {
    element(SEQUENCE, &[&element(OID, &[RSA.as_bytes()]), &element(NULL, &[])])
}

/// The bytes of a number that is not negative, without leading zeros.
fn natural(content: &[u8]) -> Option<&[u8]> {
    let positive = content.first().is_some_and(|first| *first < 0x80);
    let zeros = content.iter().take_while(|byte| **byte == 0).count();
    content.get(zeros..).filter(|_| positive)
}

/// `INTEGER` of a number without leading zeros.
fn integer(number: &[u8]) -> Vec<u8> {
    let sign: &[u8] = if number.first().is_none_or(|first| *first >= 0x80) { &[0] } else { &[] };
    element(INTEGER, &[sign, number])
}

fn bits(number: &[u8]) -> u32 {
    number.first().map_or(0, |first| 8 * number.len() as u32 - first.leading_zeros())
}

fn is_odd(number: &[u8]) -> bool {
    number.last().is_some_and(|last| last & 1 == 1)
}

/// Whether `n` can be `p` times `q`: so by their lengths and modulo the prime 2^31 − 1, which finds
/// damage and is no proof.
fn is_product(n: &[u8], p: &[u8], q: &[u8]) -> bool {
    const PRIME: u64 = (1 << 31) - 1;
    let residue =
        |number: &[u8]| number.iter().fold(0, |sum, byte| (sum << 8 | u64::from(*byte)) % PRIME);
    let length = bits(p) + bits(q);
    (length == bits(n) || length == bits(n) + 1) && residue(n) == residue(p) * residue(q) % PRIME
}
