//! Digits of a security card (보안카드): the first two of one cell and the last two of another.

use std::fmt;

use zeroize::Zeroizing;

use crate::digits;

/// 4 digits, two of each cell. Wiped when dropped, never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct CardDigits(Zeroizing<String>);

/// Why texts are no digits of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not two digits of each cell")]
pub struct CardDigitsError;

impl CardDigits {
    /// Reads two digits of each cell; spaces, dashes and full-width digits are understood.
    pub fn parse(first: &str, last: &str) -> Result<Self, CardDigitsError> {
        let mut digits = Zeroizing::new(String::with_capacity(4));
        for text in [first, last] {
            match digits::read(text) {
                Ok(two) if two.len() == 2 => digits.push_str(&two),
                _ => return Err(CardDigitsError),
            }
        }
        Ok(Self(digits))
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for CardDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardDigits(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_of_each_cell() {
        let read =
            |first, last| CardDigits::parse(first, last).map(|card| card.digits().to_owned());
        assert_eq!(read("12", "34"), Ok("1234".to_owned()));
        assert_eq!(read(" ０ 1", "9-8"), Ok("0198".to_owned()));
        for (first, last) in [("", ""), ("1", "234"), ("12", ""), ("1a", "34"), ("12", "345")] {
            assert_eq!(read(first, last), Err(CardDigitsError), "{first} {last}");
        }
        assert_eq!(format!("{:?}", CardDigits::parse("12", "34")), "Ok(CardDigits(…))");
    }
}
