//! Resident registration number (주민등록번호).

use std::fmt;

use zeroize::Zeroizing;

use crate::{
    digits::{self, DigitsError},
    kst,
};

/// A resident registration number of the right form. Wiped when dropped, never printed whole.
#[derive(Clone, PartialEq, Eq)]
pub struct ResidentNumber(Zeroizing<String>);

/// Why a text is no resident registration number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ResidentNumberError {
    /// Nothing was typed.
    #[error("the number is empty")]
    Empty,
    /// It has characters that are neither digits nor separators.
    #[error("the number has other characters than digits")]
    NotDigits,
    /// It does not have 13 digits.
    #[error("the number has {found} digits instead of 13")]
    WrongLength {
        /// How many digits there are.
        found: usize,
    },
    /// The first six digits are not a day of the calendar.
    #[error("the number does not start with a date")]
    ImpossibleDate,
    /// The date of birth, with the century in the seventh digit, is yet to come.
    #[error("the date of birth is in the future")]
    NotBornYet,
}

impl ResidentNumber {
    /// Reads 13 digits; dashes, spaces and full-width digits are understood.
    pub fn parse(text: &str) -> Result<Self, ResidentNumberError> {
        let digits = digits::read(text).map_err(|error| match error {
            DigitsError::Empty => ResidentNumberError::Empty,
            DigitsError::NotDigits => ResidentNumberError::NotDigits,
        })?;
        if digits.len() != 13 {
            return Err(ResidentNumberError::WrongLength { found: digits.len() });
        }
        let number = Self(digits);
        number.date().ok_or(ResidentNumberError::ImpossibleDate)?;
        Ok(number)
    }

    /// The same, if the person was born by the Korean day of `now`, seconds since
    /// 1970-01-01T00:00:00Z.
    pub fn born_by(self, now: i64) -> Result<Self, ResidentNumberError> {
        let today = kst::date_of(now);
        let today = format!("{:04}{:02}{:02}", today.year(), today.month(), today.day());
        // Both have eight digits.
        if *self.birth_date() > *today { Err(ResidentNumberError::NotBornYet) } else { Ok(self) }
    }

    /// The 13 digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// For people: `900101-1******`.
    pub fn masked(&self) -> String {
        format!("{}-{}******", &self.0[..6], &self.0[6..7])
    }

    /// Date of birth as 8 digits, `19900101`.
    pub fn birth_date(&self) -> String {
        format!("{}{}", self.century(), &self.0[..6])
    }

    /// Whether the last digit is the checksum; that of foreigners is two more. Numbers given since
    /// October 2020 are random, so a checksum that fails is a reason to look again, not to refuse.
    pub fn checksum_holds(&self) -> bool {
        const WEIGHTS: [u32; 12] = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
        let digit = |byte: u8| u32::from(byte - b'0');
        let bytes = self.0.as_bytes();
        let sum: u32 = WEIGHTS.iter().zip(bytes).map(|(weight, &byte)| weight * digit(byte)).sum();
        let most = if matches!(bytes[6], b'5'..=b'8') { 13 } else { 11 };
        (most - sum % 11) % 10 == digit(bytes[12])
    }

    /// The seventh digit tells the century (and sex; 5 to 8 are foreigners).
    fn century(&self) -> u32 {
        match self.0.as_bytes()[6] {
            b'1' | b'2' | b'5' | b'6' => 19,
            b'3' | b'4' | b'7' | b'8' => 20,
            _ => 18,
        }
    }

    fn date(&self) -> Option<time::Date> {
        let two = |at: usize| self.0[at..at + 2].parse::<u8>().ok();
        let year = i32::try_from(self.century() * 100).ok()? + i32::from(two(0)?);
        let month = time::Month::try_from(two(2)?).ok()?;
        time::Date::from_calendar_date(year, month, two(4)?).ok()
    }
}

impl fmt::Debug for ResidentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResidentNumber(…)")
    }
}
