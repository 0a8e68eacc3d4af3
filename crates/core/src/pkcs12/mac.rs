//! Integrity under a password.
//!
//! ```text
//! MacData ::= SEQUENCE {                       -- RFC 7292 section 4
//!     mac         DigestInfo,
//!     macSalt     OCTET STRING,
//!     iterations  INTEGER DEFAULT 1 }
//! DigestInfo ::= SEQUENCE { digestAlgorithm AlgorithmIdentifier, digest OCTET STRING }
//! ```
//!
//! HMAC with that digest, over the content of the authenticated safe, under a key of appendix B.

use der::oid::ObjectIdentifier;
use hmac::{EagerHash, Hmac, KeyInit, Mac as _};
use pkcs12::kdf::{Pkcs12KeyType, derive_key};
use rand_core::CryptoRng;
use sha1::Sha1;
use sha2::{
    Digest, Sha224, Sha256, Sha384, Sha512,
    digest::{FixedOutputReset, block_api::BlockSizeUser},
};
use zeroize::Zeroizing;

use super::{Profile, algorithm};
use crate::{
    asn1::{Cursor, OCTET_STRING, SEQUENCE, element, natural},
    password_encryption::{TooMuchWork, Work, pkcs12_pbe},
};

const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const SHA224: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.4");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");

/// Longest salt that is read, bytes. Programs write 8 to 128.
const LONGEST_SALT: usize = 1024;

/// A MAC as it stands in a file.
pub(super) struct MacData {
    digest: ObjectIdentifier,
    pub(super) rounds: u64,
    salt: Vec<u8>,
    value: Vec<u8>,
}

impl MacData {
    /// Reads the fields.
    pub(super) fn read(mut fields: Cursor<'_>) -> Option<Self> {
        let mut info = fields.enter(SEQUENCE)?;
        let digest = info.enter(SEQUENCE)?.oid()?;
        let value = info.take(OCTET_STRING)?.to_vec();
        let salt = fields.take(OCTET_STRING).filter(|salt| salt.len() <= LONGEST_SALT)?.to_vec();
        let rounds = match fields.is_empty() {
            true => 1,
            false => fields.natural()?,
        };
        // One of another length is nothing that any password makes right.
        let whole = length_of(digest).is_none_or(|length| value.len() == length);
        (whole && rounds > 0 && fields.is_empty()).then_some(Self { digest, rounds, salt, value })
    }

    /// The MAC in words; an object identifier if it is of a kind that is not read.
    pub(super) fn name(&self) -> String {
        let name = match self.digest {
            SHA1 => "HMAC-SHA-1",
            SHA224 => "HMAC-SHA-224",
            SHA256 => "HMAC-SHA-256",
            SHA384 => "HMAC-SHA-384",
            SHA512 => "HMAC-SHA-512",
            other => return other.to_string(),
        };
        name.to_owned()
    }

    /// Whether it is of a kind that is read.
    pub(super) fn is_supported(&self) -> bool {
        length_of(self.digest).is_some()
    }

    /// Whether this is the MAC over `content` under the bytes of a password.
    pub(super) fn verifies(
        &self,
        content: &[u8],
        password: &[u8],
        work: &mut Work,
    ) -> Result<bool, TooMuchWork> {
        match self.digest {
            SHA1 => self.verifies_with::<Sha1>(content, password, work),
            SHA224 => self.verifies_with::<Sha224>(content, password, work),
            SHA256 => self.verifies_with::<Sha256>(content, password, work),
            SHA384 => self.verifies_with::<Sha384>(content, password, work),
            SHA512 => self.verifies_with::<Sha512>(content, password, work),
            _ => Ok(false),
        }
    }

    fn verifies_with<D: MacDigest>(
        &self,
        content: &[u8],
        password: &[u8],
        work: &mut Work,
    ) -> Result<bool, TooMuchWork> {
        let number = self.rounds.to_be_bytes();
        let from = [b"MAC", self.digest.as_bytes(), &self.salt, &number, password];
        // More rounds than this is more than any budget.
        let rounds = i32::try_from(self.rounds).unwrap_or(i32::MAX);
        let key = work.derive(self.rounds, &from, &|| key::<D>(password, &self.salt, rounds))?;
        let mac = start::<D>(&key).map(|mac| mac.chain_update(content));
        Ok(mac.is_some_and(|mac| mac.verify_slice(&self.value).is_ok()))
    }
}

/// Bytes of a digest; `None` for one that is not read.
fn length_of(digest: ObjectIdentifier) -> Option<usize> {
    match digest {
        SHA1 => Some(20),
        SHA224 => Some(28),
        SHA256 => Some(32),
        SHA384 => Some(48),
        SHA512 => Some(64),
        _ => None,
    }
}

/// DER of a new `MacData`.
pub(super) fn make(
    content: &[u8],
    password: &str,
    profile: Profile,
    rng: &mut impl CryptoRng,
) -> Option<Vec<u8>> {
    let mut salt = [0; 8];
    rng.fill_bytes(&mut salt);
    let encodings = pkcs12_pbe::encodings(password);
    let password = encodings.first()?;
    let rounds = profile.rounds();
    let (digest, value) = match profile {
        Profile::Modern => (SHA256, compute::<Sha256>(content, password, &salt, rounds)?),
        Profile::Legacy => (SHA1, compute::<Sha1>(content, password, &salt, rounds)?),
    };
    let info = element(SEQUENCE, &[&algorithm(digest), &element(OCTET_STRING, &[&value])]);
    Some(element(SEQUENCE, &[&info, &element(OCTET_STRING, &[&salt]), &natural(rounds)]))
}

/// What the two libraries want of a digest.
trait MacDigest: Digest + EagerHash + FixedOutputReset + BlockSizeUser {}
impl<D: Digest + EagerHash + FixedOutputReset + BlockSizeUser> MacDigest for D {}

fn compute<D: MacDigest>(
    content: &[u8],
    password: &[u8],
    salt: &[u8],
    rounds: u32,
) -> Option<Vec<u8>> {
    let mac = start::<D>(&key::<D>(password, salt, i32::try_from(rounds).ok()?))?;
    Some(mac.chain_update(content).finalize().into_bytes().to_vec())
}

fn key<D: MacDigest>(password: &[u8], salt: &[u8], rounds: i32) -> Zeroizing<Vec<u8>> {
    let length = <D as Digest>::output_size();
    Zeroizing::new(derive_key::<D>(password, salt, Pkcs12KeyType::Mac, rounds, length))
}

fn start<D: MacDigest>(key: &[u8]) -> Option<Hmac<D>> {
    Hmac::new_from_slice(key).ok()
}
