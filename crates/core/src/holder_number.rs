//! The number that a certificate is bound to: a resident registration number or a business number.

use std::fmt;

use zeroize::Zeroizing;

use crate::{business_number::BusinessNumber, resident_number::ResidentNumber};

/// A number of either kind. Wiped when dropped, never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct HolderNumber {
    digits: Zeroizing<String>,
    birth_date: String,
}

/// Why a text is no such number: neither 13 digits that start with a date, nor 10 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither a resident nor a business number")]
pub struct NoHolderNumber;

impl HolderNumber {
    /// Reads 13 or 10 digits; dashes, spaces and full-width digits are understood.
    pub fn parse(text: &str) -> Result<Self, NoHolderNumber> {
        if let Ok(business) = BusinessNumber::parse(text) {
            let digits = Zeroizing::new(business.digits().to_owned());
            return Ok(Self { digits, birth_date: String::new() });
        }
        let person = ResidentNumber::parse(text).map_err(|_| NoHolderNumber)?;
        let digits = Zeroizing::new(person.digits().to_owned());
        Ok(Self { digits, birth_date: person.birth_date() })
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// Date of birth as 8 digits; empty for a business.
    pub fn birth_date(&self) -> &str {
        &self.birth_date
    }
}

impl fmt::Debug for HolderNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HolderNumber(…)")
    }
}
