//! What people type where digits are asked for: full-width digits, spaces, dashes and invisible
//! marks that come along with copied text.

use zeroize::Zeroizing;

/// Longest text that is looked at, in characters.
const LONGEST: usize = 64;

/// Why a text is not a number made of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DigitsError {
    Empty,
    NotDigits,
}

/// The digits of `text` as ASCII. Spaces, dashes and invisible marks are left out; anything else is
/// an error, also a mark that shows the digits in another order than they stand in.
pub(crate) fn read(text: &str) -> Result<Zeroizing<String>, DigitsError> {
    // Allocated once: a string that grows leaves copies behind.
    let mut digits = Zeroizing::new(String::with_capacity(LONGEST));
    for (at, character) in text.chars().enumerate() {
        if at >= LONGEST {
            return Err(DigitsError::NotDigits);
        }
        match character {
            _ if reorders(character) => return Err(DigitsError::NotDigits),
            '0'..='9' => digits.push(character),
            '０'..='９' => digits.push(narrow(character)),
            _ if is_separator(character) => {}
            _ => return Err(DigitsError::NotDigits),
        }
    }
    if digits.is_empty() { Err(DigitsError::Empty) } else { Ok(digits) }
}

/// The ASCII form of a full-width letter, digit or sign (U+FF01–U+FF5E); others stay as they are.
pub(crate) fn narrow(character: char) -> char {
    match u32::from(character) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(character),
        _ => character,
    }
}

/// Marks without a glyph: zero-width spaces and joiners, direction marks, the byte order mark.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What may stand around a text that was copied: spaces and marks without a glyph, but none that show
/// it in another order.
pub(crate) fn is_margin(character: char) -> bool {
    character.is_whitespace() || is_invisible(character) && !reorders(character)
}

/// Embeddings, overrides and isolates of the direction of writing.
fn reorders(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || is_invisible(character)
        || matches!(
            character,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '－' | '·' | '.'
        )
}
