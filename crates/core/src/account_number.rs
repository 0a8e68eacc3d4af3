//! Account number (계좌번호) and account password.

use std::fmt;

use zeroize::Zeroizing;

use crate::digits::{self, DigitsError};

/// A bank account number: 10 to 14 digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountNumber(String);

/// Why a text is no account number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AccountNumberError {
    /// Nothing was typed.
    #[error("the account number is empty")]
    Empty,
    /// It has characters that are neither digits nor separators.
    #[error("the account number has other characters than digits")]
    NotDigits,
    /// It does not have 10 to 14 digits.
    #[error("the account number has {found} digits instead of 10 to 14")]
    WrongLength {
        /// How many digits there are.
        found: usize,
    },
}

impl AccountNumber {
    /// Reads 10 to 14 digits; dashes, spaces and full-width digits are understood.
    pub fn parse(text: &str) -> Result<Self, AccountNumberError> {
        let digits = digits::read(text).map_err(|error| match error {
            DigitsError::Empty => AccountNumberError::Empty,
            DigitsError::NotDigits => AccountNumberError::NotDigits,
        })?;
        if (10..=14).contains(&digits.len()) {
            Ok(Self(digits.as_str().to_owned()))
        } else {
            Err(AccountNumberError::WrongLength { found: digits.len() })
        }
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// 14 digits are printed 6-2-6, other lengths without dashes.
impl fmt::Display for AccountNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            14 => write!(f, "{}-{}-{}", &self.0[..6], &self.0[6..8], &self.0[8..]),
            _ => f.write_str(&self.0),
        }
    }
}

/// The 4 digits that belong to an account. Wiped when dropped, never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountPassword(Zeroizing<String>);

/// Why a text is no account password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AccountPasswordError {
    /// Nothing was typed.
    #[error("the account password is empty")]
    Empty,
    /// It is not 4 digits.
    #[error("the account password is not 4 digits")]
    NotFourDigits,
}

impl AccountPassword {
    /// Reads 4 digits.
    pub fn parse(text: &str) -> Result<Self, AccountPasswordError> {
        match digits::read(text) {
            Ok(digits) if digits.len() == 4 => Ok(Self(digits)),
            Err(DigitsError::Empty) => Err(AccountPasswordError::Empty),
            _ => Err(AccountPasswordError::NotFourDigits),
        }
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for AccountPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccountPassword(…)")
    }
}
