//! What people type: numbers, addresses, names; and how numbers are shown.

use ingam_core::{
    account_number::{AccountNumber, AccountNumberError, AccountPassword},
    address::{AddressLine, AddressLineError},
    business_number::{BusinessNumber, BusinessNumberError},
    email::{Email, EmailError},
    english_name::{EnglishName, EnglishNameError},
    kst, money,
    one_time_password::{OneTimePassword, OneTimePasswordError},
    person_name::{PersonName, PersonNameError},
    phone::{Phone, PhoneError},
    postal_code::PostalCode,
    resident_number::{ResidentNumber, ResidentNumberError},
    user_id::{UserId, UserIdError},
};
use proptest::prelude::*;

/// Text that makes parsers stumble.
const HOSTILE: &[&str] = &["🙂", "1🙂2", "٣", "²", "\u{202e}", "\0", "💯💯💯💯💯💯", "일이삼"];

#[test]
fn resident_number_in_every_way_of_writing() {
    let written = [
        "9001011234568",
        "900101-1234568",
        " 900101 - 1234568 ",
        "９００１０１－１２３４５６８",
        "\u{200f}900101\u{2013}1234568\u{200e}",
        "900101\u{3000}1234568",
    ];
    for text in written {
        let number = ResidentNumber::parse(text).expect(text);
        assert_eq!(number.digits(), "9001011234568");
        assert_eq!(number.masked(), "900101-1******");
        assert_eq!(number.birth_date(), "19900101");
        assert!(number.checksum_holds());
        assert_eq!(format!("{number:?}"), "ResidentNumber(…)");
    }
    // Given since 2020: random last digits.
    assert!(!ResidentNumber::parse("2010203123456").unwrap().checksum_holds());
}

#[test]
fn the_checksum_of_foreigners_is_two_more() {
    assert!(ResidentNumber::parse("950101-5123458").unwrap().checksum_holds());
    assert!(!ResidentNumber::parse("950101-5123456").unwrap().checksum_holds());
    assert!(ResidentNumber::parse("950101-1123455").unwrap().checksum_holds());
}

#[test]
fn a_birth_date_that_is_yet_to_come() {
    // 2026-11-21 in Korea, from its first second to its last.
    for now in [1_795_186_800, 1_795_273_199] {
        let born = |text: &str| ResidentNumber::parse(text).unwrap().born_by(now).map(|_| ());
        assert_eq!(born("261121-3123456"), Ok(()));
        assert_eq!(born("261122-4123456"), Err(ResidentNumberError::NotBornYet));
        assert_eq!(born("990101-7123456"), Err(ResidentNumberError::NotBornYet));
        assert_eq!(born("990101-1123456"), Ok(()));
        assert_eq!(born("991231-9123456"), Ok(()), "of the nineteenth century");
    }
}

#[test]
fn business_numbers() {
    use BusinessNumberError::*;
    for text in ["9998800014", "999-88-00014", " ９９９－８８－０００１４ ", "999 88 00014\u{200e}"]
    {
        let number = BusinessNumber::parse(text).expect(text);
        assert_eq!((number.digits(), number.to_string().as_str()), ("9998800014", "999-88-00014"));
        assert!(number.checksum_holds());
    }
    for wrong in ["9998800013", "9998800041", "9998800094"] {
        assert!(!BusinessNumber::parse(wrong).unwrap().checksum_holds(), "{wrong}");
    }
    // 5 × 9 = 45: the tens count, too.
    assert!(BusinessNumber::parse("999-86-00096").unwrap().checksum_holds());
    let cases = [
        ("", Empty),
        ("--", Empty),
        ("99988000141", WrongLength { found: 11 }),
        ("999880001", WrongLength { found: 9 }),
        ("999-88-0001x", NotDigits),
        ("<b>9998800014</b>", NotDigits),
        ("\u{202e}9998800014", NotDigits),
        ("999\u{2066}8800014", NotDigits),
    ];
    for (text, error) in cases {
        assert_eq!(BusinessNumber::parse(text).unwrap_err(), error, "{text}");
    }
}

#[test]
fn names_of_organisations_in_latin_letters() {
    use EnglishNameError::*;
    for (text, name) in [
        ("Ingam Trading Co., Ltd.", "Ingam Trading Co., Ltd."),
        ("  3M ", "3M"),
        ("ＡＢ ｃｏ", "AB co"),
        ("<script>", "<script>"),
    ] {
        assert_eq!(EnglishName::parse(text, 64).expect(text).as_str(), name);
    }
    let cases = [
        ("", Empty),
        (" \u{3000} ", Empty),
        ("인감상사", BadCharacter),
        ("Ingam 🙂", BadCharacter),
        ("Ingam\u{202e}", BadCharacter),
        ("Ing\tam", BadCharacter),
        ("---", BadCharacter),
        ("Société", BadCharacter),
        ("A (B)", BadCharacter),
        ("A)0999(B", BadCharacter),
        ("A\u{ff09}", BadCharacter),
        ("Twelve chars", TooLong { most: 11 }),
    ];
    for (text, error) in cases {
        assert_eq!(EnglishName::parse(text, 11).unwrap_err(), error, "{text}");
    }
    assert!(EnglishName::parse(&"a".repeat(64), 1000).is_ok());
    let error = EnglishName::parse(&"a".repeat(65), 1000).unwrap_err();
    assert_eq!(error, TooLong { most: 64 });
}

#[test]
fn names_of_people() {
    use PersonNameError::*;
    for text in ["홍길동", " 김 영희 ", "Jane O'Neill-Smith", "J. Smith", "マリア·ローサ"]
    {
        assert_eq!(PersonName::parse(text).expect(text).as_str(), text.trim());
    }
    let cases = [
        ("", Empty),
        ("\u{3000}", Empty),
        ("홍길동2", BadCharacter),
        ("홍🙂", BadCharacter),
        ("<b>홍", BadCharacter),
        ("홍\u{200f}길동", BadCharacter),
        ("홍\n길동", BadCharacter),
        ("...", BadCharacter),
    ];
    for (text, error) in cases {
        assert_eq!(PersonName::parse(text).unwrap_err(), error, "{text}");
    }
    assert_eq!(PersonName::parse(&"가".repeat(41)).unwrap_err(), TooLong);
}

#[test]
fn resident_number_of_the_wrong_form() {
    use ResidentNumberError::*;
    let cases = [
        ("", Empty),
        (" - ", Empty),
        ("900101-123456", WrongLength { found: 12 }),
        ("900101-12345678", WrongLength { found: 14 }),
        ("900101-123456a", NotDigits),
        ("901301-1234567", ImpossibleDate),
        ("900230-1234567", ImpossibleDate),
        ("010229-1234567", ImpossibleDate),
    ];
    for (text, error) in cases {
        assert_eq!(ResidentNumber::parse(text).unwrap_err(), error, "{text}");
    }
    assert!(ResidentNumber::parse("000229-3234567").is_ok(), "2000 was a leap year");
    assert_eq!(ResidentNumber::parse(&"1".repeat(100_000)).unwrap_err(), NotDigits);
}

#[test]
fn account_numbers_and_passwords() {
    let account = AccountNumber::parse("123456-78-901234").unwrap();
    assert_eq!(
        (account.digits(), account.to_string().as_str()),
        ("12345678901234", "123456-78-901234")
    );
    assert_eq!(AccountNumber::parse("1234567890").unwrap().to_string(), "1234567890");
    assert_eq!(
        AccountNumber::parse("123456789").unwrap_err(),
        AccountNumberError::WrongLength { found: 9 }
    );
    assert_eq!(AccountPassword::parse("１２３４").unwrap().digits(), "1234");
    assert!(AccountPassword::parse("12345").is_err());
}

#[test]
fn codes_phones_and_postal_codes() {
    assert_eq!(OneTimePassword::parse("123 456").unwrap().digits(), "123456");
    assert_eq!(OneTimePassword::parse("").unwrap_err(), OneTimePasswordError::Empty);
    assert_eq!(OneTimePassword::parse("12345").unwrap_err(), OneTimePasswordError::NotSixDigits);
    for text in [
        "010-1234-5678",
        "01012345678",
        "+82 10-1234-5678",
        "+82-010-1234-5678",
        "０１０.1234.5678",
    ] {
        let phone = Phone::parse(text).expect(text);
        assert_eq!((phone.digits(), phone.to_string().as_str()), ("01012345678", "010-1234-5678"));
    }
    assert_eq!(Phone::parse("011-123-4567").unwrap().to_string(), "011-123-4567");
    for text in ["02-123-4567", "010-123-4567", "+1 010 1234 5678", "0101234567890"] {
        assert_eq!(Phone::parse(text).unwrap_err(), PhoneError::NotMobile, "{text}");
    }
    assert_eq!(PostalCode::parse("0 4 5 2 4").unwrap().digits(), "04524");
    assert!(PostalCode::parse("0452").is_err());
}

#[test]
fn email_addresses() {
    for text in [
        "a@b.kr",
        "hong.gil+dong@mail.example.co.kr",
        " a@b.kr\u{200b}",
        "a@xn--9n2bp8q.kr",
        "ａ@b.kr",
    ] {
        assert!(Email::parse(text).is_ok(), "{text}");
    }
    use EmailError::*;
    let cases = [
        ("", Empty),
        ("a.b.kr", NotOneAt),
        ("a@b@c.kr", NotOneAt),
        (".a@b.kr", BadLocalPart),
        ("a..b@b.kr", BadLocalPart),
        ("홍@b.kr", BadLocalPart),
        ("a b@b.kr", BadLocalPart),
        ("<b>@b.kr", BadLocalPart),
        ("a@b", BadDomain),
        ("a@-b.kr", BadDomain),
        ("a@b..kr", BadDomain),
        ("a@1.2.3.44", BadDomain),
    ];
    for (text, error) in cases {
        assert_eq!(Email::parse(text).unwrap_err(), error, "{text}");
    }
}

#[test]
fn user_ids() {
    assert_eq!(UserId::parse(" ｈong\u{200f}").unwrap().as_str(), "hong");
    assert_eq!(UserId::parse("").unwrap_err(), UserIdError::Empty);
    assert_eq!(UserId::parse("홍길동홍길동").unwrap_err(), UserIdError::BadCharacter);
    assert_eq!(UserId::parse("abc").unwrap_err(), UserIdError::WrongLength);
    assert_eq!(UserId::parse(&"a".repeat(21)).unwrap_err(), UserIdError::WrongLength);
}

#[test]
fn nothing_hostile_is_a_number() {
    for text in HOSTILE {
        assert!(ResidentNumber::parse(text).is_err());
        assert!(AccountNumber::parse(text).is_err());
        assert!(BusinessNumber::parse(text).is_err());
        assert!(OneTimePassword::parse(text).is_err());
        assert!(AccountPassword::parse(text).is_err());
        assert!(Phone::parse(text).is_err());
        assert!(Email::parse(text).is_err());
        assert!(UserId::parse(text).is_err());
    }
}

#[test]
fn korean_days() {
    // 2027-11-21 14:59:59Z is the last second of 21 November in Korea.
    let last = 1_826_809_199;
    assert_eq!(kst::date_of(last).to_string(), "2027.11.21");
    assert_eq!(kst::date_of(last + 1).to_string(), "2027.11.22");
    assert_eq!(kst::minute_of(last), "2027.11.21 23:59");
    assert_eq!(kst::second_of(last), "2027.11.21 23:59:59");
    assert_eq!(kst::second_of(-1), "1970.01.01 08:59:59");
    assert_eq!(kst::minute_of(last + 9 * 3600 + 1), "2027.11.22 09:00");
    assert_eq!(kst::days_left(last, last), 0);
    assert_eq!(kst::days_left(last + 1, last), -1);
    assert_eq!(kst::days_left(last - 30 * 86_400, last), 30);
    assert_eq!(kst::date_of(i64::MAX).to_string(), "9999.12.31");
    assert_eq!(kst::date_of(0).to_string(), "1970.01.01");
}

#[test]
fn a_year_on() {
    let last = 1_826_809_199;
    let year = |unix| kst::second_of(kst::a_year_on(unix));
    assert_eq!(year(last), "2028.11.21 23:59:59");
    // 28 February 2028, the day before the leap day, and the leap day itself.
    assert_eq!(kst::second_of(1_835_362_799), "2028.02.28 23:59:59");
    assert_eq!(year(1_835_362_799), "2029.02.28 23:59:59");
    assert_eq!(year(1_835_362_799 + 86_400), "2029.02.28 23:59:59");
    assert_eq!(year(1_803_826_799), "2028.02.29 23:59:59", "{}", kst::second_of(1_803_826_799));
    assert_eq!(kst::second_of(kst::days_after(last, -30)), "2027.10.22 00:00:00");
    assert_eq!(kst::second_of(kst::days_after(last + 1, 0)), "2027.11.22 00:00:00");
}

#[test]
fn amounts() {
    let cases =
        [(0, "0"), (999, "999"), (4_400, "4,400"), (110_000, "110,000"), (1_000_000, "1,000,000")];
    for (amount, text) in cases {
        assert_eq!(money::won(amount), text);
    }
}

#[test]
fn an_amount_of_money_is_read_as_it_was_meant() {
    let written =
        "50000|50,000|50 000|5,0000| 50,000 |50,000원|50000 원|50,000won|50000 WON|0050000";
    let copied = "５００００|５０，０００원|\u{200e}50000\u{200b}";
    for text in written.split('|').chain(copied.split('|')) {
        assert_eq!(money::parse(text), Some(50_000), "{text:?}");
    }
    let words = "| |,|원|won|5만|5만원|오만|만|五|5원5|50000원원|5won원|₩50000|\\50000|\u{202e}50000|5\u{200b}0";
    let signs = "1.5|1000.50|1.000|-5|+5|−5|－5|5e3|0x10|5/3|18446744073709551616";
    for text in words.split('|').chain(signs.split('|')).chain(HOSTILE.iter().copied()) {
        assert_eq!(money::parse(text), None, "{text:?}");
    }
}

proptest! {
    #[test]
    fn parsers_never_panic(text in any::<String>()) {
        let _ = ResidentNumber::parse(&text);
        let _ = AccountNumber::parse(&text);
        let _ = BusinessNumber::parse(&text);
        let _ = EnglishName::parse(&text, 64);
        let _ = PersonName::parse(&text);
        let _ = Phone::parse(&text);
        let _ = Email::parse(&text);
        let _ = UserId::parse(&text);
        let _ = money::parse(&text);
    }

    #[test]
    fn separators_do_not_change_a_number(digits in "[0-9]{10,14}", at in 0usize..10, separator in "[ \u{3000}\u{200f}-]") {
        let mut text = digits.clone();
        text.insert_str(at, &separator);
        let account = AccountNumber::parse(&text).unwrap();
        prop_assert_eq!(account.digits(), digits.as_str());
    }

    #[test]
    fn money_without_commas_is_the_number(amount in any::<u64>()) {
        prop_assert_eq!(money::won(amount).replace(',', ""), amount.to_string());
        prop_assert_eq!(money::parse(&money::won(amount)), Some(amount));
    }

    #[test]
    fn days_are_in_order(a in -4_000_000_000_i64..253_000_000_000, b in -4_000_000_000_i64..253_000_000_000) {
        prop_assert_eq!(kst::date_of(a).cmp(&kst::date_of(b)), 0.cmp(&kst::days_left(a, b)));
    }
}

#[test]
fn lines_of_an_address_are_made_plain() {
    for (typed, line) in [
        ("모의로 1", "모의로 1"),
        ("  모의로\u{3000}１  ", "모의로 1"),
        ("３층\u{202e}\t\0<b>🙂</b>", "3층 <b>🙂</b>"),
        ("Ｓｅｏｕｌ\n\nＪｕｎｇ－ｇｕ", "Seoul Jung-gu"),
        ("", ""),
        (" \u{200b}\u{feff} ", ""),
    ] {
        assert_eq!(AddressLine::parse(typed).expect(typed).as_str(), line);
    }
    assert!(AddressLine::parse(&"가".repeat(100)).is_ok());
    assert_eq!(AddressLine::parse(&"가".repeat(101)), Err(AddressLineError::TooLong));
}
