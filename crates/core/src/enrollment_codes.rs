//! The two codes of an enrollment as people type them: 참조번호 and 인가코드.

use std::fmt;

use zeroize::Zeroizing;

use crate::digits;

/// Digits of a reference number.
const REFERENCE: usize = 10;
/// Digits of an authorization code.
const CODE: usize = 24;

/// Why a text is not one of the codes: another number of digits, or other characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the code does not have the right number of digits")]
pub struct WrongDigits;

/// 참조번호: 10 digits that name one permission to enroll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceNumber(String);

impl ReferenceNumber {
    /// Reads 10 digits; spaces, dashes and full-width digits are understood.
    pub fn parse(text: &str) -> Result<Self, WrongDigits> {
        Ok(Self(exactly(text, REFERENCE)?.to_string()))
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// 인가코드: 24 digits, the secret that belongs to a reference number. Wiped when dropped, never
/// printed.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthorizationCode(Zeroizing<String>);

impl AuthorizationCode {
    /// Reads 24 digits; spaces, dashes and full-width digits are understood.
    pub fn parse(text: &str) -> Result<Self, WrongDigits> {
        exactly(text, CODE).map(Self)
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for AuthorizationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthorizationCode(…)")
    }
}

/// A code in groups of four, as it is read aloud and written down.
pub fn grouped(code: &str) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(code.len() + code.len() / 4));
    for (at, character) in code.chars().enumerate() {
        if at > 0 && at.is_multiple_of(4) {
            text.push(' ');
        }
        text.push(character);
    }
    text
}

fn exactly(text: &str, length: usize) -> Result<Zeroizing<String>, WrongDigits> {
    digits::read(text).ok().filter(|digits| digits.len() == length).ok_or(WrongDigits)
}
