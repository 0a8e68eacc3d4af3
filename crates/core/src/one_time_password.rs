//! One-time password of a token (OTP, RFC 6238).

use std::fmt;

use zeroize::Zeroizing;

use crate::digits::{self, DigitsError};

/// 6 digits. Wiped when dropped, never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimePassword(Zeroizing<String>);

/// Why a text is no one-time password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OneTimePasswordError {
    /// Nothing was typed.
    #[error("the one-time password is empty")]
    Empty,
    /// It is not 6 digits.
    #[error("the one-time password is not 6 digits")]
    NotSixDigits,
}

impl OneTimePassword {
    /// Reads 6 digits; spaces, dashes and full-width digits are understood.
    pub fn parse(text: &str) -> Result<Self, OneTimePasswordError> {
        match digits::read(text) {
            Ok(digits) if digits.len() == 6 => Ok(Self(digits)),
            Err(DigitsError::Empty) => Err(OneTimePasswordError::Empty),
            _ => Err(OneTimePasswordError::NotSixDigits),
        }
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OneTimePassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimePassword(…)")
    }
}
