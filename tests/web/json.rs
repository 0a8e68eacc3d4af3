//! Reading JSON: every answer of the bank, the draft, and what is refused. The same tests run
//! natively and in the browser.

use std::fmt::Debug;

use ingam::{
    issuance::{applicant::IdentityWay, draft::Draft},
    platform::{
        config::{Config, ConfigError},
        json::{MOST_BRACKETS, read},
    },
};
use ingam_bank_api::{
    AccountView, Address, AgreedTerms, Authority, AuthorityOffer, Balance, Balances, CardCells,
    CustomerView, Details, EnrollmentCodes, EnrollmentStarted, EnrollmentView, FeeView, Holder,
    Localized, OldCertificate, Problem, ProblemKind, Product, ProductOffer, Purpose, Receipt,
    Receipts, Secret, Step, Terms, TermsDocument, TextMessage, Way,
};
use ingam_core::vault::{EntryId, Storage};
use serde::{Serialize, de::DeserializeOwned};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: T) {
    let json = serde_json::to_vec(&value).expect("wire types are JSON");
    assert_eq!(read::<T>(&json), Some(value));
}

fn details() -> Details {
    Details {
        email: "gildong@example.com".to_owned(),
        phone: "01012345678".to_owned(),
        address: Address {
            postal_code: "04524".to_owned(),
            line1: "서울특별시 중구 세종대로 110 \"[{\\".to_owned(),
            line2: String::new(),
        },
        contact_name: Some("오세영".to_owned()),
        english_name: None,
    }
}

fn view() -> EnrollmentView {
    EnrollmentView {
        id: "e1".to_owned(),
        step: Step::Fee,
        purpose: Purpose::Reissue,
        old: Some(OldCertificate {
            serial: "00ff".to_owned(),
            product: Product::BusinessBanking,
            authority: "bank".to_owned(),
            not_after: 1_795_305_599,
            new_not_after: 1_826_841_599,
        }),
        expires_at: 1_795_000_000,
        customer: Some(CustomerView {
            mark: "m".to_owned(),
            name: "홍길동".to_owned(),
            english_name: "Hong Gil Dong".to_owned(),
            english_name_limit: 32,
        }),
        products: vec![ProductOffer {
            product: Product::General,
            fee: 4_400,
            validity_months: 12,
            replaces: true,
            authorities: vec![AuthorityOffer {
                id: "garam".to_owned(),
                name: localized(),
                terms: Some("authority-garam".to_owned()),
            }],
        }],
        accounts: vec![AccountView {
            id: "a1".to_owned(),
            number: "123456-**-***890".to_owned(),
            label: "급여통장".to_owned(),
        }],
        ways: vec![Way::Otp, Way::SecurityCard, Way::Phone],
        card: Some(CardCells { first: 35, last: 1 }),
        product: Some(Product::BusinessBanking),
        authority: Some("bank".to_owned()),
        fee: Some(FeeView {
            amount: 4_400,
            account: "a1".to_owned(),
            confirmed: false,
            proved: vec!["a1".to_owned()],
        }),
        details: Some(details()),
        subject: Some("cn=홍길동(Hong\\, Gil Dong)0001,c=kr".to_owned()),
    }
}

fn localized() -> Localized {
    Localized { ko: "한빛은행".to_owned(), en: "Hanbit Bank\n\u{1f3e6}".to_owned() }
}

#[test]
fn answers_of_the_bank_come_back_as_they_were() {
    comes_back(TextMessage {
        phone: "010-****-1234".to_owned(),
        expires_at: 1_795_000_000,
        remaining: 4,
    });
    comes_back(Authority {
        bank: localized(),
        root: "MIIB".to_owned(),
        issuer: "MIIC".to_owned(),
        authorities: vec!["MIIC".to_owned(), "MIIE".to_owned()],
        recipient: "MIID".to_owned(),
        now: -1,
    });
    let balance = Balance { account: "a1".to_owned(), balance: 1_250_000, available: 1_245_600 };
    comes_back(Balances { accounts: vec![balance] });
    let receipt = Receipt {
        number: "2026112212345678".to_owned(),
        charged_at: 1_795_000_000,
        refunded_at: None,
        product: Product::General,
        purpose: Purpose::Renewal,
        serial: "00ff".to_owned(),
        amount: 4_400,
        vat: 400,
        account: "123456-**-***234".to_owned(),
        account_label: "급여통장 \"[{".to_owned(),
    };
    let refunded = Receipt { refunded_at: Some(1_795_000_001), ..receipt.clone() };
    comes_back(Receipts {
        bank: localized(),
        name: "홍길동".to_owned(),
        holder: Holder::Personal,
        receipts: vec![refunded, receipt],
    });
    comes_back(Terms {
        documents: vec![TermsDocument {
            id: "privacy".to_owned(),
            version: "2026-11-01".to_owned(),
            title: localized(),
            body: localized(),
            sha256: "0".repeat(64),
        }],
    });
    comes_back(EnrollmentStarted { token: Secret::new("token"), enrollment: view() });
    comes_back(EnrollmentCodes {
        reference: "2611220001".to_owned(),
        code: Secret::new("12345678"),
        subject: "MAA=".to_owned(),
        policy: "1.2.3".to_owned(),
        expires_at: 1_795_000_000,
    });
    comes_back(EnrollmentView {
        old: None,
        customer: None,
        products: Vec::new(),
        accounts: Vec::new(),
        ways: Vec::new(),
        card: None,
        product: None,
        authority: None,
        fee: None,
        details: None,
        subject: None,
        ..view()
    });
}

#[test]
fn every_refusal_comes_back_as_it_was() {
    for kind in ProblemKind::ALL {
        comes_back(Problem::new(*kind));
    }
    comes_back(Problem {
        detail: Some("wrong".to_owned()),
        field: Some("otp".to_owned()),
        remaining_tries: Some(0),
        retry_after: Some(u32::MAX),
        from: Some(-1),
        ..Problem::new(ProblemKind::OtpWrong)
    });
    let newer = br#"{"type":"urn:ingam:problem:of-tomorrow","title":"","status":400,"more":[1.5]}"#;
    let newer = read::<Problem>(newer).expect("kinds and members may be added");
    assert_eq!(newer.kind, ProblemKind::Unknown);
}

#[test]
fn a_draft_comes_back_as_it_was() {
    comes_back(Draft::default());
    comes_back(Draft {
        purpose: Purpose::Renewal,
        renews: Some(EntryId::derive([7; 16])),
        holder: Holder::Corporate,
        agreed: vec![AgreedTerms {
            id: "privacy".to_owned(),
            version: "2026-11-01".to_owned(),
            sha256: "0".repeat(64),
        }],
        reached: Step::Codes,
        user_id: "gildong".to_owned(),
        customer: "m".to_owned(),
        known_by: IdentityWay::Account,
        authority: Some("nuri".to_owned()),
        product: Some(Product::Tax),
        details: Some(details()),
        storage: Storage::Both,
    });
}

#[test]
fn a_configuration_is_read() {
    let text = format!(r#"{{"bank":"","root_sha256":"{}"}}"#, "ab".repeat(32));
    let config = Config::parse(text.as_bytes()).expect("a configuration");
    assert_eq!(config.root_sha256, [0xab; 32]);
    assert_eq!(Config::parse(b"{}"), Err(ConfigError::RootNotConfigured));
    for malformed in ["", "null", "\"\"", "{\"bank\":null}", "{\"bank\":1}", "{"] {
        let config = Config::parse(malformed.as_bytes());
        assert_eq!(config, Err(ConfigError::Malformed), "{malformed}");
    }
}

#[test]
fn what_is_malformed_is_refused() {
    let good = r#"{"amount":1,"account":"a","confirmed":true}"#;
    assert!(read::<FeeView>(good.as_bytes()).is_some());
    assert!(read::<FeeView>(&good.as_bytes()[..good.len() - 1]).is_none(), "truncated");
    for (from, to) in [
        ("1", "\"1\""),
        ("1", "-1"),
        ("1", "1.5"),
        ("1", "1e400"),
        ("1", "18446744073709551616"),
        ("1", "null"),
        ("1", "[1]"),
        ("\"a\"", "1"),
        ("\"a\"", "{}"),
        ("true", "1"),
        ("true", "\"true\""),
        ("amount", "sum"),
        ("}", "}}"),
        ("}", ",}"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert!(read::<FeeView>(bad.as_bytes()).is_none(), "{bad}");
    }
    let not_utf8 = [&br#"{"amount":1,"confirmed":true,"account":""#[..], b"\xff\"}"].concat();
    assert!(read::<FeeView>(&not_utf8).is_none(), "not UTF-8");
    assert!(read::<ProductOffer>(good.as_bytes()).is_none(), "another");
    assert!(read::<Step>(b"\"never\"").is_none(), "an unknown step");
    assert!(read::<u32>(b"4294967296").is_none(), "too large for its type");
    assert_eq!(read::<u32>(b"4294967295"), Some(u32::MAX));
    assert_eq!(read::<i64>(b"-9007199254740991"), Some(-9_007_199_254_740_991));
}

#[test]
fn what_opens_too_many_brackets_is_refused() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let fee = |account: &str, more: &str| {
        let json = format!(r#"{{"amount":1,"account":{account},"confirmed":true,"more":{more}}}"#);
        read::<FeeView>(json.as_bytes())
    };
    assert!(fee("\"a\"", &nested(MOST_BRACKETS - 1)).is_some());
    assert!(fee("\"a\"", &nested(MOST_BRACKETS)).is_none());
    assert!(fee("\"a\"", &nested(10_000)).is_none());
    assert!(fee(&nested(10_000), "0").is_none(), "of the wrong type");
    assert!(read::<FeeView>(nested(10_000).as_bytes()).is_none());
    let quote = format!(r#"{{"u":x","v":{}"#, "[".repeat(200_000));
    assert!(read::<FeeView>(quote.as_bytes()).is_none(), "a stray quote");
}

#[test]
fn whole_numbers_are_exact_to_the_end_of_their_type() {
    assert_eq!(read::<u64>(b"18446744073709551615"), Some(u64::MAX));
    assert_eq!(read::<u64>(b"18446744073709551616"), None);
    assert_eq!(read::<i64>(b"-9223372036854775808"), Some(i64::MIN));
    assert_eq!(read::<i64>(b"-9223372036854775809"), None);
}

#[test]
fn a_member_that_is_there_twice_is_refused() {
    let twice = br#"{"amount":1,"amount":2,"account":"a","confirmed":true}"#;
    assert!(read::<FeeView>(twice).is_none());
}

#[test]
fn escaped_text_is_read() {
    let text = read::<String>(br#""a\u00e9\n\"\/\uac00""#);
    assert_eq!(text.as_deref(), Some("aé\n\"/가"));
    assert_eq!(read::<String>(br#""\ud83c""#), None, "half of a pair");
    assert_eq!(read::<String>(br#""\x""#), None);
}
