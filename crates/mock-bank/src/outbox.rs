//! The e-mails that the bank writes about certificates: when one was issued, 30, 14, 7 and 1 day before it
//! ends, when it has ended, and when it was revoked or suspended.
//!
//! They follow from the records, the audit log and the bank's clock. So each is written once, none is kept, and
//! nothing has to be awake at nine in the morning. They hold no number and no secret, and nothing to press:
//! whoever is used to links in the e-mails of a bank presses those of a thief.

use ingam_bank_api::Product;

use crate::ca::reason::Reason;
use crate::clock;
use crate::store::certificates::StoredCertificate;

const DAY: i64 = 24 * 60 * 60;
/// Nobody is woken by a bank.
const NINE: i64 = 9 * 60 * 60;
/// So many days before the last day a certificate is spoken of.
const NOTICES: [i64; 4] = [30, 14, 7, 1];

/// To whom it goes.
#[derive(Clone, Copy, Debug)]
pub struct Addressee<'a> {
    /// Name, in the language of the letter.
    pub name: &'a str,
    /// E-mail address.
    pub email: &'a str,
    /// Whether the customer reads English better than Korean.
    pub english: bool,
}

/// Why it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The certificate was issued.
    Issued,
    /// It ends in so many days.
    Ends(i64),
    /// It has ended.
    Ended,
    /// A newer one took its place.
    Superseded,
    /// It is suspended.
    Suspended,
    /// It was revoked.
    Revoked,
}

impl Occasion {
    /// One word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Ends(30) => "ends-30",
            Self::Ends(14) => "ends-14",
            Self::Ends(7) => "ends-7",
            Self::Ends(_) => "ends-1",
            Self::Ended => "ended",
            Self::Superseded => "superseded",
            Self::Suspended => "suspended",
            Self::Revoked => "revoked",
        }
    }
}

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// When it was written.
    pub sent_at: i64,
    /// Address.
    pub to: String,
    /// The certificate it is about.
    pub serial: String,
    /// Why it was written.
    pub occasion: Occasion,
    /// Its language, as in `lang`.
    pub language: &'static str,
    /// First line.
    pub subject: String,
    /// The text, in paragraphs.
    pub body: Vec<String>,
}

/// Everything that was written to a customer until `now`, newest first. `suspensions`: serial numbers and
/// when it was.
pub fn mails(
    to: Addressee<'_>,
    certificates: &[StoredCertificate],
    suspensions: &[(String, i64)],
    now: i64,
) -> Vec<Mail> {
    let mut mails: Vec<Mail> = certificates
        .iter()
        .flat_map(|certificate| {
            occasions(certificate, suspensions)
                .into_iter()
                .filter(move |(at, _)| *at <= now)
                .map(move |(at, occasion)| letter(to, certificate, occasion, at))
        })
        .collect();
    mails.sort_by(|a, b| b.sent_at.cmp(&a.sent_at).then_with(|| a.serial.cmp(&b.serial)));
    mails
}

/// When what is written about a certificate, as far as it is known today.
fn occasions(
    certificate: &StoredCertificate,
    suspensions: &[(String, i64)],
) -> Vec<(i64, Occasion)> {
    let last_day = clock::first_second(clock::kst_date(certificate.not_after));
    let ends = NOTICES.map(|days| (last_day - days * DAY + NINE, Occasion::Ends(days)));
    let ended = (last_day + DAY + NINE, Occasion::Ended);
    let revoked_at = certificate.revoked_at.unwrap_or(i64::MAX);
    // Nothing is said of what nobody has yet, or has no more.
    let concerns = |(at, _): &(i64, Occasion)| *at > certificate.issued_at && *at < revoked_at;
    let mut occasions = vec![(certificate.issued_at, Occasion::Issued)];
    occasions.extend(ends.into_iter().chain([ended]).filter(concerns));
    let own = suspensions.iter().filter(|(serial, _)| *serial == certificate.serial);
    occasions.extend(own.map(|(_, at)| (*at, Occasion::Suspended)));
    if let Some(at) = certificate.revoked_at {
        let superseded = certificate.reason == Some(Reason::Superseded);
        occasions.push((at, if superseded { Occasion::Superseded } else { Occasion::Revoked }));
    }
    occasions
}

fn letter(
    to: Addressee<'_>,
    certificate: &StoredCertificate,
    occasion: Occasion,
    sent_at: i64,
) -> Mail {
    let day = clock::kst_day(certificate.not_after);
    let what = product(certificate.product, to.english);
    let (language, (subject, advice)) =
        if to.english { ("en", english(occasion)) } else { ("ko", korean(occasion)) };
    let name = to.name;
    let (greeting, about, end) = if to.english {
        (
            format!("Dear {name},"),
            format!("this is about your certificate for {what}, valid until {day}."),
            ENGLISH_END,
        )
    } else {
        (
            format!("{name} 고객님, 안녕하십니까."),
            format!("고객님의 {what} 인증서(만료일 {day})에 대해 알려 드립니다."),
            KOREAN_END,
        )
    };
    Mail {
        sent_at,
        to: to.email.to_owned(),
        serial: certificate.serial.clone(),
        occasion,
        language,
        subject,
        body: vec![greeting, about, advice.to_owned(), end.to_owned()],
    }
}

const KOREAN_END: &str = "이 전자우편에는 누르실 링크가 없습니다. 평소처럼 은행 주소를 직접 입력하시거나 즐겨찾기로 \
    들어와 주세요. 링크를 누르라거나 비밀번호를 보내라는 전자우편은 저희가 보낸 것이 아니니 지워 주세요.";
const ENGLISH_END: &str = "There is nothing to press in this e-mail. Open the bank as you always do: type its \
    address, or use your bookmark. An e-mail that wants you to follow a link or to send a password is not \
    from us; please delete it.";

fn korean(occasion: Occasion) -> (String, &'static str) {
    let (subject, advice) = match occasion {
        Occasion::Issued => (
            "공동인증서가 발급되었습니다".to_owned(),
            "인증서가 발급되었습니다. 지금 백업해 두시면 기기를 잃어버려도 안심하실 수 있습니다. 직접 발급받지 않으셨으면 \
             바로 은행에 전화해 주세요.",
        ),
        Occasion::Ends(1) => (
            "공동인증서가 내일 만료됩니다".to_owned(),
            "내일이 지나면 갱신도 재발급도 할 수 없고, 새로 발급받으셔야 합니다. 계속 쓰시려면 내일까지 갱신해 주세요.",
        ),
        Occasion::Ends(days) => (
            format!("공동인증서가 {days}일 뒤 만료됩니다"),
            "계속 쓰시려면 만료일까지 갱신해 주세요. 만료일이 지나면 갱신도 재발급도 할 수 없고, 새로 발급받으셔야 합니다.",
        ),
        Occasion::Ended => (
            "공동인증서가 만료되었습니다".to_owned(),
            "이제 이 인증서로 로그인하거나 서명할 수 없습니다. 만료된 인증서는 갱신하거나 재발급할 수 없으니, 필요하시면 새로 \
             발급받아 주세요. 전에 하신 서명은 그대로 유효합니다.",
        ),
        Occasion::Superseded => (
            "공동인증서가 새 인증서로 바뀌었습니다".to_owned(),
            "이 인증서는 더 쓸 수 없습니다. 새로 받으신 인증서를 써 주세요. 직접 하지 않으셨으면 바로 은행에 전화해 주세요.",
        ),
        Occasion::Suspended => (
            "공동인증서의 효력이 정지되었습니다".to_owned(),
            "효력을 회복하실 때까지 이 인증서를 쓸 수 없습니다. 6개월 안에 회복하지 않으시면 폐기됩니다. 직접 하지 않으셨으면 \
             바로 은행에 전화해 주세요.",
        ),
        Occasion::Revoked => (
            "공동인증서가 폐기되었습니다".to_owned(),
            "이 인증서는 이제 아무도 쓸 수 없습니다. 전에 하신 서명은 그대로 유효합니다. 직접 하지 않으셨으면 바로 은행에 \
             전화해 주세요.",
        ),
    };
    (format!("[모의은행] {subject}"), advice)
}

fn english(occasion: Occasion) -> (String, &'static str) {
    let (subject, advice) = match occasion {
        Occasion::Issued => (
            "Your certificate was issued".to_owned(),
            "It was issued. Make a backup now, and a lost device is no reason to worry. If it was not you, call \
             the bank at once.",
        ),
        Occasion::Ends(1) => (
            "Your certificate ends tomorrow".to_owned(),
            "When tomorrow is over it can be neither renewed nor reissued, and you have to apply for a new one. \
             To go on using it, renew it by tomorrow.",
        ),
        Occasion::Ends(days) => (
            format!("Your certificate ends in {days} days"),
            "To go on using it, renew it by its last day. After that it can be neither renewed nor reissued, \
             and you have to apply for a new one.",
        ),
        Occasion::Ended => (
            "Your certificate has expired".to_owned(),
            "You can no longer log in or sign with it. An expired certificate can be neither renewed nor \
             reissued; apply for a new one if you need it. What you have signed before stays valid.",
        ),
        Occasion::Superseded => (
            "Your certificate was replaced by a newer one".to_owned(),
            "It can no longer be used. Please use the newer one. If it was not you, call the bank at once.",
        ),
        Occasion::Suspended => (
            "Your certificate is suspended".to_owned(),
            "It cannot be used until you resume it. If you do not do so within 6 months it is revoked. If it \
             was not you, call the bank at once.",
        ),
        Occasion::Revoked => (
            "Your certificate was revoked".to_owned(),
            "Nobody can use it any more. What you have signed before stays valid. If it was not you, call the \
             bank at once.",
        ),
    };
    (format!("[Mock bank] {subject}"), advice)
}

fn product(product: Product, english: bool) -> &'static str {
    match (product, english) {
        (Product::General, false) => "범용",
        (Product::Banking, false) => "은행·신용카드·보험용",
        (Product::BusinessBanking, false) => "기업뱅킹용",
        (Product::Tax, false) => "전자세금용",
        (Product::General, true) => "all purposes",
        (Product::Banking, true) => "banks, credit cards and insurance",
        (Product::BusinessBanking, true) => "business banking",
        (Product::Tax, true) => "electronic tax",
    }
}
