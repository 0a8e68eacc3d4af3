//! Name of a person as people write it, e.g. of the person in charge (담당자).

/// 1 to [`LONGEST`] letters of any script, with spaces and the signs that names have between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(String);

/// Most characters.
pub const LONGEST: usize = 40;

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PersonNameError {
    /// Nothing was typed.
    #[error("the name is empty")]
    Empty,
    /// It has characters that no name has: digits, pictures, invisible marks, markup.
    #[error("the name has unusable characters")]
    BadCharacter,
    /// It has more than [`LONGEST`] characters.
    #[error("the name is too long")]
    TooLong,
}

impl PersonName {
    /// Reads a name; spaces around it are left out.
    pub fn parse(text: &str) -> Result<Self, PersonNameError> {
        let name = text.trim();
        if name.is_empty() {
            return Err(PersonNameError::Empty);
        }
        let usable = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '·');
        if !name.chars().all(usable) || !name.contains(char::is_alphabetic) {
            return Err(PersonNameError::BadCharacter);
        }
        if name.chars().count() > LONGEST {
            return Err(PersonNameError::TooLong);
        }
        Ok(Self(name.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
