//! Reading JSON.
//!
//! What we read has whole numbers and no others, so the parser is one that can be linked without
//! the tables and code for reading and printing fractions. It is strict: a member that is
//! there twice, a fraction where a whole number is wanted, and half of a surrogate pair are
//! refused. Of members that nobody asks for it only looks for the end.

use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

/// How many arrays and objects a text may open, brackets inside of strings included. What we read
/// opens fewer than a hundred. The parser knows no bound of its own and calls itself for each, also
/// in texts that are no JSON, so nothing finer than counting is safe.
pub const MOST_BRACKETS: usize = 512;

/// Reads a value. `None` if the bytes are no JSON in UTF-8, open too many brackets, or are another type.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    if bytes.iter().filter(|byte| matches!(byte, b'[' | b'{')).count() > MOST_BRACKETS {
        return None;
    }
    // No text is longer than what it is written in.
    let mut unescaped = Zeroizing::new(vec![0; bytes.len()]);
    let (value, length) = serde_json_core::from_slice_escaped(bytes, &mut unescaped).ok()?;
    (length == bytes.len()).then_some(value)
}
