//! Internet-banking user id (사용자 ID).

use crate::digits;

/// 4 to 20 ASCII letters, digits, dots, dashes and underscores. Case matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserId(String);

/// Why a text is no user id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UserIdError {
    /// Nothing was typed.
    #[error("the user id is empty")]
    Empty,
    /// It has characters that no user id has.
    #[error("the user id has unusable characters")]
    BadCharacter,
    /// It does not have 4 to 20 characters.
    #[error("the user id does not have 4 to 20 characters")]
    WrongLength,
}

impl UserId {
    /// Reads a user id; surrounding spaces and invisible marks are left out, full-width letters
    /// and digits are understood.
    pub fn parse(text: &str) -> Result<Self, UserIdError> {
        let text = text.trim_matches(digits::is_margin);
        if text.is_empty() {
            return Err(UserIdError::Empty);
        }
        let id: String = text.chars().take(64).map(digits::narrow).collect();
        if !id.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b)) {
            return Err(UserIdError::BadCharacter);
        }
        if (4..=20).contains(&id.len()) { Ok(Self(id)) } else { Err(UserIdError::WrongLength) }
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
