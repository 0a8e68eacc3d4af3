//! Reading JSON.
//!
//! What we read has whole numbers and no others, so the parser is one that can be linked without
//! the tables for reading and printing fractions: 20 kB of the page. It is strict: a member that is
//! there twice, a fraction where a whole number is wanted, and half of a surrogate pair are
//! refused. Of members that nobody asks for it only looks for the end.

use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

/// How deep arrays and objects may lie in each other. What we read lies four deep. The parser
/// itself knows no bound.
pub const MAX_DEPTH: usize = 64;

/// Reads a value. `None` if the bytes are no JSON in UTF-8, lie too deep, or are another type.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    if is_too_deep(bytes) {
        return None;
    }
    // No text is longer than what it is written in.
    let mut unescaped = Zeroizing::new(vec![0; bytes.len()]);
    let (value, length) = serde_json_core::from_slice_escaped(bytes, &mut unescaped).ok()?;
    (length == bytes.len()).then_some(value)
}

/// Counts brackets outside of strings. Of bytes that are no JSON it may say anything.
fn is_too_deep(bytes: &[u8]) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return true;
        }
    }
    false
}
