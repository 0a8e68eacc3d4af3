//! Korean mobile phone number (휴대폰 번호).

use std::fmt;

use crate::digits::{self, DigitsError};

/// A mobile number: `010` and 8 digits, or an older prefix (`011`, `016` to `019`) and 7 or 8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

/// Why a text is no mobile number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PhoneError {
    /// Nothing was typed.
    #[error("the phone number is empty")]
    Empty,
    /// It has characters that are neither digits nor separators.
    #[error("the phone number has other characters than digits")]
    NotDigits,
    /// It is not the number of a Korean mobile phone.
    #[error("not a Korean mobile phone number")]
    NotMobile,
}

impl Phone {
    /// Reads a number with or without dashes; `+82 10 …` is understood.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let text = text.trim_start_matches(digits::is_margin);
        let abroad = text.strip_prefix('+').or_else(|| text.strip_prefix('＋'));
        let digits = digits::read(abroad.unwrap_or(text)).map_err(|error| match error {
            DigitsError::Empty => PhoneError::Empty,
            DigitsError::NotDigits => PhoneError::NotDigits,
        })?;
        let national = match abroad {
            Some(_) => {
                let rest = digits.strip_prefix("82").ok_or(PhoneError::NotMobile)?;
                format!("0{}", rest.strip_prefix('0').unwrap_or(rest))
            }
            None => digits.as_str().to_owned(),
        };
        let mobile = match national.get(..3) {
            Some("010") => national.len() == 11,
            Some("011" | "016" | "017" | "018" | "019") => matches!(national.len(), 10 | 11),
            _ => false,
        };
        if mobile { Ok(Self(national)) } else { Err(PhoneError::NotMobile) }
    }

    /// The digits, starting with 0.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// `010-1234-5678`
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.0.len() - 4;
        write!(f, "{}-{}-{}", &self.0[..3], &self.0[3..last], &self.0[last..])
    }
}
