//! The form of what people give, before anything is looked up with it.

use std::ops::RangeInclusive;

use crate::config::REFERENCE_DIGITS;

/// Whether a text is so many ASCII digits and nothing else.
pub(super) fn digits(text: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is of at most so many characters, at least one, and none of them controls a
/// terminal or ends a string: a database need not be able to hold U+0000.
pub(super) fn plain(text: &str, most: usize) -> bool {
    !text.is_empty() && text.chars().count() <= most && !text.chars().any(char::is_control)
}

/// Whether a text can be a 참조번호.
pub(super) fn reference(text: &str) -> bool {
    digits(text, REFERENCE_DIGITS..=REFERENCE_DIGITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_ascii_and_counted() {
        assert!(digits("0123", 4..=4) && digits("01234", 4..=5));
        for other in ["", "012", "01234", "０１２３", "012\0", " 123", "+123", "-123", "12.3"] {
            assert!(!digits(other, 4..=4), "{other:?}");
        }
    }

    #[test]
    fn nothing_that_a_database_may_refuse_is_plain() {
        assert!(plain("hong1234", 8) && plain("홍길동", 3));
        for other in ["", "hong12345", "a\0", "\0", "a\nb", "a\u{7f}", "a\u{85}"] {
            assert!(!plain(other, 8), "{other:?}");
        }
    }

    #[test]
    fn a_reference_number_has_ten_digits() {
        assert!(reference("0123456789"));
        for other in ["", "012345678", "01234567890", "012345678\0", "０123456789"] {
            assert!(!reference(other), "{other:?}");
        }
    }
}
