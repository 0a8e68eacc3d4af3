//! PBES2 (RFC 8018 section 6.2): any derivation with any cipher.
//!
//! ```text
//! PBES2-params ::= SEQUENCE {                        -- RFC 8018 appendix A.4
//!     keyDerivationFunc  AlgorithmIdentifier,        -- id-PBKDF2, or id-scrypt of RFC 7914
//!     encryptionScheme   AlgorithmIdentifier }       -- the IV as OCTET STRING
//! ```

use aes::Aes256;
use der::oid::ObjectIdentifier;

use super::{
    DecryptError, Keys,
    cipher::{self, Cipher},
    kisa::SEED_CBC,
    pbkdf2::{PBKDF2, Pbkdf2, Prf},
    scrypt::{SCRYPT, Scrypt},
    unsupported,
};
use crate::{
    asn1::{Cursor, OCTET_STRING, OID, SEQUENCE, element},
    seed::Seed,
};

pub(super) const PBES2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.13");
const AES256_CBC: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.42");

/// RFC 3565 section 4.1, RFC 8018 appendix B.2, RFC 4010 section 2.
const CIPHERS: [(ObjectIdentifier, Cipher); 6] = [
    (ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.2"), Cipher::Aes128),
    (ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.22"), Cipher::Aes192),
    (AES256_CBC, Cipher::Aes256),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.3.7"), Cipher::TripleDes),
    (ObjectIdentifier::new_unwrap("1.3.14.3.2.7"), Cipher::Des),
    (SEED_CBC, Cipher::Seed),
];

enum Derivation<'a> {
    Pbkdf2(Pbkdf2<'a>),
    Scrypt(Scrypt<'a>),
}

pub(super) struct Pbes2<'a> {
    derivation: Derivation<'a>,
    pub(super) cipher: Cipher,
    iv: &'a [u8],
}

impl<'a> Pbes2<'a> {
    /// Reads what follows the object identifier of the `AlgorithmIdentifier`.
    pub(super) fn read(mut algorithm: Cursor<'a>) -> Result<Self, DecryptError> {
        let malformed = DecryptError::Malformed;
        let mut fields = algorithm.enter(SEQUENCE).ok_or(malformed.clone())?;
        let mut function = fields.enter(SEQUENCE).ok_or(malformed.clone())?;
        let mut encryption = fields.enter(SEQUENCE).ok_or(malformed.clone())?;
        let id = encryption.oid().ok_or(malformed.clone())?;
        let cipher = CIPHERS.into_iter().find(|(known, _)| *known == id);
        let (_, cipher) = cipher.ok_or_else(|| unsupported(id))?;
        let derivation = match function.oid().ok_or(malformed.clone())? {
            PBKDF2 => Derivation::Pbkdf2(Pbkdf2::read(function, cipher.key_size())?),
            SCRYPT => {
                let scrypt = Scrypt::read(function, cipher.key_size());
                Derivation::Scrypt(scrypt.ok_or(malformed.clone())?)
            }
            another => return Err(unsupported(another)),
        };
        let iv = encryption.take(OCTET_STRING).filter(|iv| iv.len() == cipher.block_size());
        let ends = encryption.is_empty() && fields.is_empty() && algorithm.is_empty();
        match iv {
            Some(iv) if ends => Ok(Self { derivation, cipher, iv }),
            _ => Err(malformed),
        }
    }

    pub(super) fn rounds(&self) -> u64 {
        match &self.derivation {
            Derivation::Pbkdf2(function) => function.rounds.into(),
            Derivation::Scrypt(function) => function.rounds(),
        }
    }

    /// In words.
    pub(super) fn derivation(&self) -> &'static str {
        match &self.derivation {
            Derivation::Pbkdf2(function) => function.prf.name(),
            Derivation::Scrypt(_) => "scrypt",
        }
    }

    pub(super) fn derive(&self, password: &[u8]) -> Keys {
        let mut keys = Keys { key: [0; 32], iv: [0; 16] };
        for (to, from) in keys.iv.iter_mut().zip(self.iv) {
            *to = *from;
        }
        let key = keys.key.split_at_mut(self.cipher.key_size()).0;
        match &self.derivation {
            Derivation::Pbkdf2(function) => function.derive(password, key),
            Derivation::Scrypt(function) => function.derive(password, key),
        }
        keys
    }
}

/// PBKDF2-HMAC-SHA256 and AES-256-CBC: the `AlgorithmIdentifier`, and the ciphertext.
pub(super) fn encrypt_aes(
    plaintext: &[u8],
    password: &str,
    salt: &[u8],
    rounds: u32,
    iv: [u8; 16],
) -> (Vec<u8>, Vec<u8>) {
    let function = Pbkdf2 { salt, rounds, prf: Prf::Sha256 };
    let mut keys = Keys { key: [0; 32], iv };
    function.derive(password.as_bytes(), &mut keys.key);
    (write(&function, AES256_CBC, &iv), cipher::encrypt::<Aes256>(&keys, plaintext))
}

/// PBKDF2-HMAC-SHA1 and SEED-CBC: the `AlgorithmIdentifier`, and the ciphertext.
pub(super) fn encrypt_seed(
    plaintext: &[u8],
    password: &str,
    salt: &[u8],
    rounds: u32,
    iv: [u8; 16],
) -> (Vec<u8>, Vec<u8>) {
    let function = Pbkdf2 { salt, rounds, prf: Prf::Sha1 };
    let mut keys = Keys { key: [0; 32], iv };
    function.derive(password.as_bytes(), &mut keys.key[..16]);
    (write(&function, SEED_CBC, &iv), cipher::encrypt::<Seed>(&keys, plaintext))
}

fn write(function: &Pbkdf2<'_>, cipher: ObjectIdentifier, iv: &[u8]) -> Vec<u8> {
    let function = element(SEQUENCE, &[&element(OID, &[PBKDF2.as_bytes()]), &function.write()]);
    let iv = element(OCTET_STRING, &[iv]);
    let encryption = element(SEQUENCE, &[&element(OID, &[cipher.as_bytes()]), &iv]);
    let parameters = element(SEQUENCE, &[&function, &encryption]);
    element(SEQUENCE, &[&element(OID, &[PBES2.as_bytes()]), &parameters])
}
