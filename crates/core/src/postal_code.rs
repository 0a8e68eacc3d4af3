//! Postal code (우편번호).

use crate::digits::{self, DigitsError};

/// 5 digits, as used since 2015.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostalCode(String);

/// Why a text is no postal code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PostalCodeError {
    /// Nothing was typed.
    #[error("the postal code is empty")]
    Empty,
    /// It is not 5 digits.
    #[error("the postal code is not 5 digits")]
    NotFiveDigits,
}

impl PostalCode {
    /// Reads 5 digits.
    pub fn parse(text: &str) -> Result<Self, PostalCodeError> {
        match digits::read(text) {
            Ok(digits) if digits.len() == 5 => Ok(Self(digits.as_str().to_owned())),
            Err(DigitsError::Empty) => Err(PostalCodeError::Empty),
            _ => Err(PostalCodeError::NotFiveDigits),
        }
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}
