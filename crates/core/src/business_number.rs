//! Business registration number (사업자등록번호).

use std::fmt;

use crate::digits::{self, DigitsError};

/// A business registration number: 10 digits, no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BusinessNumber(String);

/// Why a text is no business registration number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BusinessNumberError {
    /// Nothing was typed.
    #[error("the number is empty")]
    Empty,
    /// It has characters that are neither digits nor separators.
    #[error("the number has other characters than digits")]
    NotDigits,
    /// It does not have 10 digits.
    #[error("the number has {found} digits instead of 10")]
    WrongLength {
        /// How many digits there are.
        found: usize,
    },
}

impl BusinessNumber {
    /// Reads 10 digits; dashes, spaces and full-width digits are understood.
    pub fn parse(text: &str) -> Result<Self, BusinessNumberError> {
        let digits = digits::read(text).map_err(|error| match error {
            DigitsError::Empty => BusinessNumberError::Empty,
            DigitsError::NotDigits => BusinessNumberError::NotDigits,
        })?;
        match digits.len() {
            10 => Ok(Self(digits.as_str().to_owned())),
            found => Err(BusinessNumberError::WrongLength { found }),
        }
    }

    /// The 10 digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// Whether the last digit is the checksum. One that fails is a reason to look again, not to
    /// refuse: the bank's record decides.
    pub fn checksum_holds(&self) -> bool {
        const WEIGHTS: [u32; 9] = [1, 3, 7, 1, 3, 7, 1, 3, 5];
        let digit = |at: usize| u32::from(self.0.as_bytes()[at] - b'0');
        let sum: u32 = WEIGHTS.iter().enumerate().map(|(at, weight)| weight * digit(at)).sum();
        (10 - (sum + 5 * digit(8) / 10) % 10) % 10 == digit(9)
    }
}

/// `123-45-67890`
impl fmt::Display for BusinessNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", &self.0[..3], &self.0[3..5], &self.0[5..])
    }
}
