//! Postal address.

use crate::digits;

/// Longest line, in characters.
pub const LONGEST: usize = 100;

/// One line of a postal address: at most [`LONGEST`] characters, one space where people type
/// several, letters and digits narrow, no control characters. May be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressLine(String);

/// Why a text is no line of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AddressLineError {
    /// It is longer than [`LONGEST`].
    #[error("the line of the address is too long")]
    TooLong,
}

impl AddressLine {
    /// Reads a line.
    pub fn parse(text: &str) -> Result<Self, AddressLineError> {
        let visible = text.chars().filter(|character| !digits::is_invisible(*character));
        let plain = |character: char| if character.is_control() { ' ' } else { character };
        let text: String = visible.map(plain).map(digits::narrow).collect();
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() > LONGEST {
            return Err(AddressLineError::TooLong);
        }
        Ok(Self(line))
    }

    /// The line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
