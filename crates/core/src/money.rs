//! Amounts of money in won.

use crate::digits::{is_margin, narrow};

/// An amount with a comma between groups of three digits: `4,400`.
pub fn won(amount: u64) -> String {
    let digits = amount.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// An amount as people type it: digits, full-width ones too, with commas and spaces anywhere (a digit that is
/// taken away leaves them where they were), and 원 or won behind it. Of anything else it is not guessed what
/// was meant.
pub fn parse(text: &str) -> Option<u64> {
    let text: String = text.trim_matches(is_margin).chars().map(narrow).collect();
    let text = text.to_lowercase();
    let number = text.strip_suffix('원').or_else(|| text.strip_suffix("won")).unwrap_or(&text);
    let digits: String = number.chars().filter(|c| *c != ',' && !c.is_whitespace()).collect();
    // The number itself could have a sign.
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

/// An amount as Koreans read it: `백이십오만 원`. Nothing for nothing.
pub fn reading(amount: u64) -> String {
    const DIGITS: [&str; 10] = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
    const PLACES: [&str; 4] = ["", "십", "백", "천"];
    const GROUPS: [&str; 5] = ["", "만", "억", "조", "경"];
    let digits = amount.to_string();
    let mut text = String::new();
    let mut group_is_empty = true;
    for (at, digit) in digits.bytes().map(|digit| usize::from(digit - b'0')).enumerate() {
        let left = digits.len() - 1 - at;
        let (group, place) = (left / 4, left % 4);
        if digit > 0 {
            group_is_empty = false;
            // 일십, 일백, 일천 and a 만 at the front are read without the one.
            let one = digit == 1 && (place > 0 || (group == 1 && text.is_empty()));
            if !one {
                text.push_str(DIGITS[digit]);
            }
            text.push_str(PLACES[place]);
        }
        if place == 0 {
            if !group_is_empty {
                text.push_str(GROUPS[group]);
            }
            group_is_empty = true;
        }
    }
    if text.is_empty() { text } else { text + " 원" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_say_them() {
        for (amount, text) in [
            (0, ""),
            (1, "일 원"),
            (10, "십 원"),
            (4_400, "사천사백 원"),
            (10_000, "만 원"),
            (11_000, "만천 원"),
            (21_000, "이만천 원"),
            (100_000, "십만 원"),
            (110_000, "십일만 원"),
            (1_250_000, "백이십오만 원"),
            (10_000_000, "천만 원"),
            (100_000_000, "일억 원"),
            (100_010_000, "일억일만 원"),
            (1_000_000_000_000, "일조 원"),
            (u64::MAX, "천팔백사십사경육천칠백사십사조칠백삼십칠억구백오십오만천육백십오 원"),
        ] {
            assert_eq!(reading(amount), text);
        }
    }
}
