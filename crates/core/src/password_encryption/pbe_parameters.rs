//! What all schemes older than PBES2 have.
//!
//! ```text
//! PBEParameter ::= SEQUENCE {                        -- RFC 8018 appendix A.3
//!     salt            OCTET STRING,
//!     iterationCount  INTEGER }
//! pkcs-12PbeParams ::= SEQUENCE {                    -- RFC 7292 appendix C
//!     salt            OCTET STRING,
//!     iterations      INTEGER }
//! ```

use crate::asn1::{Cursor, INTEGER, OCTET_STRING, SEQUENCE, element, natural};

/// Longest salt that is read, bytes. Programs write 8 to 128.
pub(super) const LONGEST_SALT: usize = 1024;

/// Salt and rounds.
#[derive(Clone, Copy, Debug)]
pub(super) struct PbeParameters<'a> {
    pub(super) salt: &'a [u8],
    pub(super) rounds: u32,
}

impl<'a> PbeParameters<'a> {
    /// Reads what follows the object identifier of an `AlgorithmIdentifier`.
    pub(super) fn read(mut algorithm: Cursor<'a>) -> Option<Self> {
        let mut fields = algorithm.enter(SEQUENCE)?;
        let parameters = Self { salt: salt(&mut fields)?, rounds: rounds(&mut fields)? };
        (fields.is_empty() && algorithm.is_empty()).then_some(parameters)
    }

    pub(super) fn write(&self) -> Vec<u8> {
        element(SEQUENCE, &[&element(OCTET_STRING, &[self.salt]), &natural(self.rounds)])
    }
}

/// A salt that is one.
pub(super) fn salt<'a>(fields: &mut Cursor<'a>) -> Option<&'a [u8]> {
    fields.take(OCTET_STRING).filter(|salt| (1..=LONGEST_SALT).contains(&salt.len()))
}

/// A number of rounds, one at least. One that does not fit is the largest that does, which is far
/// beyond what is done.
pub(super) fn rounds(fields: &mut Cursor<'_>) -> Option<u32> {
    let rounds = fields.natural().filter(|rounds| *rounds > 0)?;
    Some(u32::try_from(rounds).unwrap_or(u32::MAX))
}

/// Whether the length of a key that may come next is the one that it must be, bytes.
pub(super) fn is_key_length(fields: &mut Cursor<'_>, key_size: usize) -> bool {
    let mut ahead = *fields;
    if ahead.take_if(INTEGER).is_none() {
        return true;
    }
    fields.natural() == Some(key_size as u64)
}
