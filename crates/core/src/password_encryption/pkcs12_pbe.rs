//! The encryption of PKCS#12 files before PBES2 (RFC 7292 appendices B and C). Files of ten years ago
//! have it, and still those of Windows and macOS when asked for compatibility.
//!
//! ```text
//! { pkcs-12PbeIds.n, pkcs-12PbeParams }              -- 1.2.840.113549.1.12.1.n
//!     3  pbeWithSHAAnd3-KeyTripleDES-CBC
//!     4  pbeWithSHAAnd2-KeyTripleDES-CBC
//!     5  pbeWithSHAAnd128BitRC2-CBC
//!     6  pbeWithSHAAnd40BitRC2-CBC
//! ```

use ::pkcs12::kdf::{Pkcs12KeyType, derive_key};
use der::oid::ObjectIdentifier;
use des::TdesEde3;
use sha1::Sha1;
use zeroize::Zeroizing;

use super::{
    Keys,
    cipher::{self, Cipher},
    pbe_parameters::PbeParameters,
};
use crate::asn1::{Cursor, OID, SEQUENCE, element};

const TRIPLE_DES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.3");
const TWO_KEY_TRIPLE_DES: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.4");
const RC2_128: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.5");
const RC2_40: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.6");

pub(super) fn cipher_of(algorithm: ObjectIdentifier) -> Option<Cipher> {
    match algorithm {
        TRIPLE_DES => Some(Cipher::TripleDes),
        TWO_KEY_TRIPLE_DES => Some(Cipher::TwoKeyTripleDes),
        RC2_128 => Some(Cipher::Rc2With128Bits),
        RC2_40 => Some(Cipher::Rc2With40Bits),
        _ => None,
    }
}

/// What a password may have been to the program that wrote the file: as the standard has it; for no
/// password also nothing at all (some write two zero bytes, some none); beyond ASCII also every byte of
/// the UTF-8 by itself (OpenSSL before 1.1).
pub(crate) fn encodings(password: &str) -> Vec<Zeroizing<Vec<u8>>> {
    let mut encodings = vec![standard_encoding(password)];
    if password.is_empty() {
        encodings.push(Zeroizing::default());
    }
    if !password.is_ascii() {
        encodings.push(utf16(password.len(), password.bytes().map(u16::from)));
    }
    encodings
}

/// `BMPString` with two zero bytes at the end.
pub(crate) fn standard_encoding(password: &str) -> Zeroizing<Vec<u8>> {
    utf16(password.len(), password.encode_utf16())
}

/// Of at most `longest` units. The space is taken at once, so that nothing is left behind.
fn utf16(longest: usize, units: impl Iterator<Item = u16>) -> Zeroizing<Vec<u8>> {
    let mut encoded = Zeroizing::new(Vec::with_capacity(2 * longest + 2));
    encoded.extend(units.chain([0]).flat_map(u16::to_be_bytes));
    encoded
}

pub(super) struct Pkcs12Pbe<'a> {
    pub(super) cipher: Cipher,
    pub(super) parameters: PbeParameters<'a>,
}

impl<'a> Pkcs12Pbe<'a> {
    pub(super) fn read(cipher: Cipher, fields: Cursor<'a>) -> Option<Self> {
        Some(Self { cipher, parameters: PbeParameters::read(fields)? })
    }

    /// Takes the encoded password.
    pub(super) fn derive(&self, password: &[u8]) -> Keys {
        let PbeParameters { salt, rounds } = self.parameters;
        let rounds = i32::try_from(rounds).unwrap_or(i32::MAX);
        let part =
            |kind, length| Zeroizing::new(derive_key::<Sha1>(password, salt, kind, rounds, length));
        let mut keys = Keys { key: [0; 32], iv: [0; 16] };
        let size = self.cipher.key_size();
        keys.key[..size].copy_from_slice(&part(Pkcs12KeyType::EncryptionKey, size));
        keys.iv[..8].copy_from_slice(&part(Pkcs12KeyType::Iv, 8));
        keys
    }
}

/// The `AlgorithmIdentifier` with 3-key triple DES, and the ciphertext.
pub(super) fn encrypt(
    plaintext: &[u8],
    password: &str,
    salt: &[u8],
    rounds: u32,
) -> (Vec<u8>, Vec<u8>) {
    let parameters = PbeParameters { salt, rounds };
    let scheme = Pkcs12Pbe { cipher: Cipher::TripleDes, parameters };
    let id = element(OID, &[TRIPLE_DES.as_bytes()]);
    let algorithm = element(SEQUENCE, &[&id, &parameters.write()]);
    let keys = scheme.derive(&standard_encoding(password));
    (algorithm, cipher::encrypt::<TdesEde3>(&keys, plaintext))
}
