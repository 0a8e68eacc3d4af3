//! The form of what people give, before anything is looked up with it.

use std::ops::RangeInclusive;

/// Whether a text is so many ASCII digits and nothing else.
pub(super) fn digits(text: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
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
}
