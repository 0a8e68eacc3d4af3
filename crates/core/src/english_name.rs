//! Name of an organisation in Latin letters (영문 상호), as it stands in a certificate.

use crate::digits;

/// Most characters, whatever the rest of the certificate's name leaves room for.
pub const LONGEST: usize = 64;

/// 1 to [`LONGEST`] printable ASCII characters, a letter or digit among them. No parentheses: the
/// certificate has the name between some, followed by digits, and nobody shall feign those.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnglishName(String);

/// Why a text is no name in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnglishNameError {
    /// Nothing was typed.
    #[error("the name is empty")]
    Empty,
    /// It has characters beyond printable ASCII, parentheses, or nothing to read among them.
    #[error("the name has unusable characters")]
    BadCharacter,
    /// It has more characters than there is room for.
    #[error("the name is longer than {most} characters")]
    TooLong {
        /// How many there is room for.
        most: usize,
    },
}

impl EnglishName {
    /// Reads a name of at most `most` characters; spaces around it are left out, full-width letters
    /// and digits are understood.
    pub fn parse(text: &str, most: usize) -> Result<Self, EnglishNameError> {
        let most = most.min(LONGEST);
        let text = text.trim();
        if text.is_empty() {
            return Err(EnglishNameError::Empty);
        }
        let name: String = text.chars().take(LONGEST + 1).map(digits::narrow).collect();
        let usable = |byte: u8| matches!(byte, b' '..=b'~') && !b"()".contains(&byte);
        if !name.bytes().all(usable) || !name.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
            return Err(EnglishNameError::BadCharacter);
        }
        if name.len() > most { Err(EnglishNameError::TooLong { most }) } else { Ok(Self(name)) }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
