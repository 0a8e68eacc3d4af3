//! Every field that a person types into, with every kind of slip: a complete table.

use ingam_core::{
    account_number::{AccountNumber, AccountPassword},
    address::AddressLine,
    business_number::BusinessNumber,
    email::Email,
    english_name::EnglishName,
    enrollment_codes::{AuthorizationCode, ReferenceNumber},
    holder_number::HolderNumber,
    one_time_password::OneTimePassword,
    person_name::PersonName,
    phone::Phone,
    postal_code::PostalCode,
    resident_number::ResidentNumber,
    security_card::CardDigits,
    user_id::UserId,
};

/// A kind of slip, made of what would be right.
#[derive(Clone, Copy, Debug)]
enum Slip {
    Empty,
    Blank,
    TooLong,
    OtherCharacters,
    FullWidth,
    Spaces,
    Dashes,
    Emoji,
    Html,
    RightToLeftMark,
    RightToLeftOverride,
    LineBreak,
    Nul,
}

const SLIPS: [Slip; 13] = [
    Slip::Empty,
    Slip::Blank,
    Slip::TooLong,
    Slip::OtherCharacters,
    Slip::FullWidth,
    Slip::Spaces,
    Slip::Dashes,
    Slip::Emoji,
    Slip::Html,
    Slip::RightToLeftMark,
    Slip::RightToLeftOverride,
    Slip::LineBreak,
    Slip::Nul,
];

impl Slip {
    fn of(self, right: &str) -> String {
        let (head, tail) = right.split_at(right.char_indices().nth(2).map_or(1, |(at, _)| at));
        match self {
            Self::Empty => String::new(),
            Self::Blank => " \u{3000}\t".to_owned(),
            Self::TooLong => right.repeat(100),
            Self::OtherCharacters => "٣日".repeat(4),
            Self::FullWidth => right
                .chars()
                .map(|c| match u32::from(c) {
                    code @ 0x21..=0x7e => char::from_u32(code + 0xfee0).expect("full width"),
                    _ => c,
                })
                .collect(),
            Self::Spaces => format!(" {head} {tail} "),
            Self::Dashes => format!("{head}-{tail}"),
            Self::Emoji => format!("{head}🙂{tail}"),
            Self::Html => format!("<b>{right}</b>"),
            Self::RightToLeftMark => format!("\u{200f}{right}\u{200f}"),
            Self::RightToLeftOverride => format!("\u{202e}{right}"),
            Self::LineBreak => format!("{head}\r\n{tail}"),
            Self::Nul => format!("{right}\0"),
        }
    }
}

/// What becomes of it: `.` it is understood as what was meant, `x` it is refused, `~` it is taken as
/// another text that means what stands there.
fn verdicts(right: &str, read: impl Fn(&str) -> Option<String>) -> String {
    let meant = read(right).expect(right);
    let verdict = |slip: Slip| match read(&slip.of(right)) {
        None => 'x',
        Some(text) if text == meant => '.',
        Some(_) => '~',
    };
    SLIPS.into_iter().map(verdict).collect()
}

/// A column a slip, in the order of [`SLIPS`].
const EXPECTED: &str = "\
xxxx...xx.x.x resident number
xxxx...xx.x.x business number
xxxx...xx.x.x either number
xxxx...xx.x.x account number
xxxx...xx.x.x account password
xxxx...xx.x.x one-time password
xxxx...xx.x.x card digits
xxxx...xx.x.x phone
xxxx...xx.x.x postal code
xxxx...xx.x.x reference number
xxxx...xx.x.x authorization code
xxxx.x~xx.xxx user id
xxxx.x~xx.xxx e-mail
xxx~.~~~~..~. address
xxxx.~~xxxxxx name of a person
xxxx.~~x~xxxx name in Latin letters
";

#[test]
fn every_field_with_every_slip() {
    let found = [
        (
            "resident number",
            verdicts("9001011234568", |text| {
                Some(ResidentNumber::parse(text).ok()?.digits().to_owned())
            }),
        ),
        (
            "business number",
            verdicts("9998800014", |text| {
                Some(BusinessNumber::parse(text).ok()?.digits().to_owned())
            }),
        ),
        (
            "either number",
            verdicts("9998800014", |text| {
                Some(HolderNumber::parse(text).ok()?.digits().to_owned())
            }),
        ),
        (
            "account number",
            verdicts("12345678901234", |text| {
                Some(AccountNumber::parse(text).ok()?.digits().to_owned())
            }),
        ),
        (
            "account password",
            verdicts("1357", |text| Some(AccountPassword::parse(text).ok()?.digits().to_owned())),
        ),
        (
            "one-time password",
            verdicts("123456", |text| Some(OneTimePassword::parse(text).ok()?.digits().to_owned())),
        ),
        (
            "card digits",
            verdicts("12", |text| Some(CardDigits::parse(text, "34").ok()?.digits().to_owned())),
        ),
        (
            "phone",
            verdicts("01012345678", |text| Some(Phone::parse(text).ok()?.digits().to_owned())),
        ),
        (
            "postal code",
            verdicts("04524", |text| Some(PostalCode::parse(text).ok()?.digits().to_owned())),
        ),
        (
            "reference number",
            verdicts("1234567890", |text| {
                Some(ReferenceNumber::parse(text).ok()?.digits().to_owned())
            }),
        ),
        (
            "authorization code",
            verdicts("123456789012345678901234", |text| {
                Some(AuthorizationCode::parse(text).ok()?.digits().to_owned())
            }),
        ),
        (
            "user id",
            verdicts("hong1234", |text| Some(UserId::parse(text).ok()?.as_str().to_owned())),
        ),
        (
            "e-mail",
            verdicts("hong@mail.example", |text| {
                Some(Email::parse(text).ok()?.as_str().to_owned())
            }),
        ),
        (
            "address",
            verdicts("모의로 1", |text| {
                Some(AddressLine::parse(text).ok()?.as_str().to_owned())
                    .filter(|line| !line.is_empty())
            }),
        ),
        (
            "name of a person",
            verdicts("홍길동", |text| Some(PersonName::parse(text).ok()?.as_str().to_owned())),
        ),
        (
            "name in Latin letters",
            verdicts("Ingam Co", |text| {
                Some(EnglishName::parse(text, 40).ok()?.as_str().to_owned())
            }),
        ),
    ];
    let printed: String =
        found.iter().map(|(field, verdicts)| format!("{verdicts} {field}\n")).collect();
    assert_eq!(printed, EXPECTED);
}
