//! PBKDF2 (RFC 8018 section 5.2).
//!
//! ```text
//! PBKDF2-params ::= SEQUENCE {                       -- RFC 8018 appendix A.2
//!     salt            OCTET STRING,
//!     iterationCount  INTEGER,
//!     keyLength       INTEGER OPTIONAL,
//!     prf             AlgorithmIdentifier DEFAULT hmacWithSHA1 }
//! ```

use ::pbkdf2::pbkdf2_hmac;
use der::oid::ObjectIdentifier;
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};

use super::{DecryptError, pbe_parameters, unsupported};
use crate::asn1::{Cursor, NULL, OCTET_STRING, OID, SEQUENCE, element, natural};

pub(super) const PBKDF2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.12");

/// RFC 8018 appendix B.1.
const PRFS: [(ObjectIdentifier, Prf); 5] = [
    (ObjectIdentifier::new_unwrap("1.2.840.113549.2.7"), Prf::Sha1),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.2.8"), Prf::Sha224),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.2.9"), Prf::Sha256),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.2.10"), Prf::Sha384),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.2.11"), Prf::Sha512),
];

/// HMAC with a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prf {
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

impl Prf {
    /// The derivation with it, in words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sha1 => "PBKDF2 HMAC-SHA-1",
            Self::Sha224 => "PBKDF2 HMAC-SHA-224",
            Self::Sha256 => "PBKDF2 HMAC-SHA-256",
            Self::Sha384 => "PBKDF2 HMAC-SHA-384",
            Self::Sha512 => "PBKDF2 HMAC-SHA-512",
        }
    }
}

pub(super) struct Pbkdf2<'a> {
    pub(super) salt: &'a [u8],
    pub(super) rounds: u32,
    pub(super) prf: Prf,
}

impl<'a> Pbkdf2<'a> {
    /// Reads what follows the object identifier of the `AlgorithmIdentifier`, for a key of this many
    /// bytes.
    pub(super) fn read(function: Cursor<'a>, key_size: usize) -> Result<Self, DecryptError> {
        let (salt, rounds, prf) = read_fields(function, key_size).ok_or(DecryptError::Malformed)?;
        let known = PRFS.into_iter().find(|(known, _)| Some(*known) == prf);
        match (known, prf) {
            (Some((_, prf)), _) => Ok(Self { salt, rounds, prf }),
            (None, Some(another)) => Err(unsupported(another)),
            (None, None) => Ok(Self { salt, rounds, prf: Prf::Sha1 }),
        }
    }

    /// `PBKDF2-params`; HMAC-SHA1 is left out, being the default.
    pub(super) fn write(&self) -> Vec<u8> {
        let id = PRFS.iter().find(|(_, prf)| *prf == self.prf && *prf != Prf::Sha1);
        let prf = id.map_or_else(Vec::new, |(id, _)| {
            element(SEQUENCE, &[&element(OID, &[id.as_bytes()]), &element(NULL, &[])])
        });
        element(SEQUENCE, &[&element(OCTET_STRING, &[self.salt]), &natural(self.rounds), &prf])
    }

    pub(super) fn derive(&self, password: &[u8], key: &mut [u8]) {
        match self.prf {
            Prf::Sha1 => pbkdf2_hmac::<Sha1>(password, self.salt, self.rounds, key),
            Prf::Sha224 => pbkdf2_hmac::<Sha224>(password, self.salt, self.rounds, key),
            Prf::Sha256 => pbkdf2_hmac::<Sha256>(password, self.salt, self.rounds, key),
            Prf::Sha384 => pbkdf2_hmac::<Sha384>(password, self.salt, self.rounds, key),
            Prf::Sha512 => pbkdf2_hmac::<Sha512>(password, self.salt, self.rounds, key),
        }
    }
}

type Fields<'a> = (&'a [u8], u32, Option<ObjectIdentifier>);

fn read_fields(mut function: Cursor<'_>, key_size: usize) -> Option<Fields<'_>> {
    let mut fields = function.enter(SEQUENCE)?;
    let salt = pbe_parameters::salt(&mut fields)?;
    let rounds = pbe_parameters::rounds(&mut fields)?;
    if !pbe_parameters::is_key_length(&mut fields, key_size) {
        return None;
    }
    let prf = match fields.take_if(SEQUENCE) {
        Some(algorithm) => {
            let mut algorithm = Cursor::new(algorithm);
            let id = algorithm.oid()?;
            // Some programs leave the NULL out.
            algorithm.take_if(NULL);
            algorithm.is_empty().then_some(Some(id))?
        }
        None => None,
    };
    (fields.is_empty() && function.is_empty()).then_some((salt, rounds, prf))
}
