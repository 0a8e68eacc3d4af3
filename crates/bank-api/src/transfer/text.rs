//! What a transfer signs.

use super::{Language, TransferFacts};

/// Names of the lines, in order.
struct Words {
    title: &'static str,
    order: &'static str,
    sender: &'static str,
    from: &'static str,
    recipient: &'static str,
    to: &'static str,
    amount: &'static str,
    fee: &'static str,
    own_memo: &'static str,
    their_memo: &'static str,
    time: &'static str,
    origin: &'static str,
    nonce: &'static str,
    won: &'static str,
}

const KOREAN: Words = Words {
    title: "이체 확인서 (Ingam transfer v1)",
    order: "주문번호",
    sender: "보내는 분",
    from: "출금 계좌",
    recipient: "받는 분",
    to: "입금 계좌",
    amount: "금액",
    fee: "수수료",
    own_memo: "내 통장 표시",
    their_memo: "받는 분 통장 표시",
    time: "시각",
    origin: "사이트",
    nonce: "확인번호",
    won: "원",
};

const ENGLISH: Words = Words {
    title: "Transfer order (Ingam transfer v1)",
    order: "Order number",
    sender: "From",
    from: "From account",
    recipient: "To",
    to: "To account",
    amount: "Amount",
    fee: "Fee",
    own_memo: "On my statement",
    their_memo: "On the recipient's statement",
    time: "Time",
    origin: "Site",
    nonce: "Nonce",
    won: " won",
};

/// The text that a transfer signs, on a page of this origin (as `window.location.origin`): UTF-8, lines
/// ended by U+000A, the last one as well. It is what the person reads before signing. The bank writes the
/// same text from what it knows, and compares them byte for byte.
///
/// Each value stands in a line of its own. Whoever signs or shows the text has to see to it that each is
/// [a line](is_line).
pub fn transfer_text(origin: &str, facts: &TransferFacts) -> String {
    let words = match facts.language {
        Language::Ko => &KOREAN,
        Language::En => &ENGLISH,
    };
    let bank = facts.bank.as_str();
    let (from, to) = (dashed(&facts.from), dashed(&facts.to));
    let (amount, fee) = (grouped(facts.amount), grouped(facts.fee));
    let won = words.won;
    let lines = [
        (words.order, facts.order.clone()),
        (words.sender, facts.sender.clone()),
        (words.from, format!("{bank} {from}")),
        (words.recipient, facts.recipient.clone()),
        (words.to, format!("{bank} {to}")),
        (words.amount, format!("{amount}{won}")),
        (words.fee, format!("{fee}{won}")),
        (words.own_memo, facts.own_memo.clone()),
        (words.their_memo, facts.their_memo.clone()),
        (words.time, korean_time(facts.ordered_at)),
        (words.origin, origin.to_owned()),
        (words.nonce, facts.nonce.clone()),
    ];
    let mut text = format!("{}\n", words.title);
    for (name, value) in lines {
        text.push_str(name);
        text.push_str(": ");
        text.push_str(&value);
        text.push('\n');
    }
    text
}

/// Whether a value can stand in a line of [`transfer_text`] and looks like what it is: printable ASCII, Latin
/// letters, Hangul, kana and Chinese characters. Nothing else: no control character, no line separator,
/// nothing that is invisible, combines or turns the direction of writing. Blanks only between words.
pub fn is_line(text: &str) -> bool {
    let is_plain = |character| {
        matches!(character,
            ' '..='~'
            | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}'
            | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}'
            // Without the filler, U+3164, which nobody sees.
            | '\u{3131}'..='\u{3163}' | '\u{3165}'..='\u{318e}'
            | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
    };
    text.chars().all(is_plain) && text.trim() == text && !text.contains("  ")
}

/// `12345678901234` → `123456-78-901234`
fn dashed(digits: &str) -> String {
    match (digits.get(..6), digits.get(6..8), digits.get(8..)) {
        (Some(head), Some(middle), Some(tail)) if !tail.is_empty() => {
            format!("{head}-{middle}-{tail}")
        }
        _ => digits.to_owned(),
    }
}

/// `1250000` → `1,250,000`
fn grouped(amount: u64) -> String {
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

/// `2026-11-23 21:05:09 (KST)`
fn korean_time(unix: i64) -> String {
    let seconds = unix.saturating_add(9 * 3600);
    let (day, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(day);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} (KST)")
}

/// Year, month and day of a number of days since 1970-01-01: years that begin in March, so that the leap day is
/// their last.
fn civil(days: i64) -> (i64, i64, i64) {
    // Days since 0000-03-01, in eras of 400 years.
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (year + era * 400 + later, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(language: Language) -> TransferFacts {
        TransferFacts {
            order: "2026112300000007".to_owned(),
            nonce: "5f".repeat(32),
            language,
            bank: if language == Language::Ko { "모의은행" } else { "Mock Bank" }.to_owned(),
            sender: "홍길동".to_owned(),
            from: "12345678901234".to_owned(),
            recipient: "김*희".to_owned(),
            to: "23456701002345".to_owned(),
            amount: 1_250_000,
            fee: 0,
            own_memo: "11월 회비".to_owned(),
            their_memo: "홍길동".to_owned(),
            ordered_at: 1_795_440_000,
        }
    }

    #[test]
    fn the_text_is_forever() {
        let korean = "이체 확인서 (Ingam transfer v1)\n주문번호: 2026112300000007\n보내는 분: 홍길동\n\
            출금 계좌: 모의은행 123456-78-901234\n받는 분: 김*희\n입금 계좌: 모의은행 234567-01-002345\n\
            금액: 1,250,000원\n수수료: 0원\n내 통장 표시: 11월 회비\n받는 분 통장 표시: 홍길동\n\
            시각: 2026-11-23 22:20:00 (KST)\n사이트: https://bank.example\n\
            확인번호: 5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f\n";
        assert_eq!(transfer_text("https://bank.example", &facts(Language::Ko)), korean);
        let english = "Transfer order (Ingam transfer v1)\nOrder number: 2026112300000007\nFrom: 홍길동\n\
            From account: Mock Bank 123456-78-901234\nTo: 김*희\nTo account: Mock Bank 234567-01-002345\n\
            Amount: 1,250,000 won\nFee: 0 won\nOn my statement: 11월 회비\n\
            On the recipient's statement: 홍길동\nTime: 2026-11-23 22:20:00 (KST)\n\
            Site: https://bank.example\n\
            Nonce: 5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f\n";
        assert_eq!(transfer_text("https://bank.example", &facts(Language::En)), english);
    }

    #[test]
    fn no_value_can_be_more_than_a_line() {
        for good in
            ["", "홍길동", "(주)모의상사", "11월 회비", "Müller & Co.", "金", "ㄱㅏ", "カード"]
        {
            assert!(is_line(good), "{good:?}");
        }
        for bad in [
            "회비\n금액: 1원",
            "회비\r",
            "a\u{2028}b",
            "a\u{2029}b",
            "a\u{85}b",
            "\u{7f}",
            "\0",
            "a\tb",
            // The direction of writing, and what nobody sees.
            "\u{202e}원1",
            "\u{2066}a\u{2069}",
            "a\u{200b}b",
            "\u{feff}",
            "\u{3164}",
            "a\u{ad}b",
            "a\u{301}",
            "\u{a0}",
            "\u{3000}",
            "שלום",
            "😀",
            "\u{e000}",
            // Blanks that make two lines look like one.
            " a",
            "a ",
            "a  b",
        ] {
            assert!(!is_line(bad), "{bad:?}");
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (unix, text) in [
            (0, "1970-01-01 09:00:00 (KST)"),
            (1_709_218_799, "2024-02-29 23:59:59 (KST)"),
            (1_709_218_800, "2024-03-01 00:00:00 (KST)"),
            (1_795_273_200, "2026-11-22 00:00:00 (KST)"),
            (4_102_412_399, "2099-12-31 23:59:59 (KST)"),
            (4_107_423_600, "2100-02-28 00:00:00 (KST)"),
            (4_107_510_000, "2100-03-01 00:00:00 (KST)"),
        ] {
            assert_eq!(korean_time(unix), text);
        }
        // Whatever a bank says, there is a text.
        for unix in [i64::MAX, i64::MIN] {
            assert!(korean_time(unix).ends_with(" (KST)"));
        }
    }

    #[test]
    fn numbers_are_grouped() {
        for (amount, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (12_345_678, "12,345,678")]
        {
            assert_eq!(grouped(amount), text);
        }
        assert_eq!(dashed("1234567890"), "123456-78-90");
        assert_eq!(dashed("12345678"), "12345678");
    }
}
