//! scrypt (RFC 7914).
//!
//! ```text
//! scrypt-params ::= SEQUENCE {                       -- RFC 7914 section 7.1
//!     salt                      OCTET STRING,
//!     costParameter             INTEGER,             -- N, a power of two
//!     blockSize                 INTEGER,             -- r, blocks of 128 bytes
//!     parallelizationParameter  INTEGER,             -- p
//!     keyLength                 INTEGER OPTIONAL }
//! ```

use ::scrypt::{Params, scrypt};
use der::oid::ObjectIdentifier;

use super::pbe_parameters;
use crate::asn1::{Cursor, SEQUENCE};

pub(super) const SCRYPT: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.11591.4.11");

/// Most memory, bytes.
const MOST_MEMORY: u64 = 64 * 1024 * 1024;

pub(super) struct Scrypt<'a> {
    salt: &'a [u8],
    /// The binary logarithm of N.
    log_cost: u8,
    block_size: u32,
    parallel: u32,
}

impl<'a> Scrypt<'a> {
    /// Reads what follows the object identifier of the `AlgorithmIdentifier`, for a key of this many
    /// bytes.
    pub(super) fn read(mut function: Cursor<'a>, key_size: usize) -> Option<Self> {
        let mut fields = function.enter(SEQUENCE)?;
        let salt = pbe_parameters::salt(&mut fields)?;
        let cost = fields.natural().filter(|cost| *cost > 1)?;
        let scrypt = Self {
            salt,
            log_cost: cost.ilog2() as u8,
            block_size: pbe_parameters::rounds(&mut fields)?,
            parallel: pbe_parameters::rounds(&mut fields)?,
        };
        // What does not fit reads as `u64::MAX`: too much, whatever it was.
        let is_cost = cost.is_power_of_two() || cost == u64::MAX;
        let ends = pbe_parameters::is_key_length(&mut fields, key_size) && fields.is_empty();
        (is_cost && ends && function.is_empty()).then_some(scrypt)
    }

    /// What is comparable with the rounds of other derivations: how often a block is mixed, 2·N·r·p;
    /// the largest number if it takes more memory than there may be.
    pub(super) fn rounds(&self) -> u64 {
        if self.log_cost > MOST_MEMORY.ilog2() as u8 {
            return u64::MAX;
        }
        let (cost, parallel) = (1 << self.log_cost, u64::from(self.parallel));
        let block_size = u64::from(self.block_size);
        if (128 * block_size).saturating_mul(cost + parallel) > MOST_MEMORY {
            return u64::MAX;
        }
        2 * cost * block_size * parallel
    }

    /// Leaves the key as it is if the parameters are beyond what there is, which [`super::Work`] has
    /// refused before.
    pub(super) fn derive(&self, password: &[u8], key: &mut [u8]) {
        if let Ok(params) = Params::new(self.log_cost, self.block_size, self.parallel) {
            // It fails on lengths of the key that no cipher has.
            let _ = scrypt(password, self.salt, &params, key);
        }
    }
}
