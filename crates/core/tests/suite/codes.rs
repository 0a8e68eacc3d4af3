//! The two codes as typed, the number they are for, and what the bank says about them.

use ingam_core::{
    cmp::Template,
    enrollment_codes::{AuthorizationCode, ReferenceNumber, WrongDigits, grouped},
    holder_number::{HolderNumber, NoHolderNumber},
};

use crate::support::{name, subject};

const CODE: &str = "123456789012345678901234";

#[test]
fn codes_in_every_way_of_writing() {
    for text in ["2611220001", "2611 2200 01", "2611-220001", " ２６１１２２０００１ "] {
        assert_eq!(ReferenceNumber::parse(text).expect(text).digits(), "2611220001");
    }
    for text in [CODE, "1234 5678 9012 3456 7890 1234", "1234-5678-9012-3456-7890-1234"] {
        let code = AuthorizationCode::parse(text).expect(text);
        assert_eq!(code.digits(), CODE);
        assert_eq!(format!("{code:?}"), "AuthorizationCode(…)");
    }
    assert_eq!(*grouped(CODE), "1234 5678 9012 3456 7890 1234");
    assert_eq!(*grouped("2611220001"), "2611 2200 01");
}

#[test]
fn codes_of_the_wrong_form() {
    for text in ["", " ", "261122000", "26112200011", "261122000a", "2611220001<b>", "🙂"] {
        assert_eq!(ReferenceNumber::parse(text), Err(WrongDigits), "{text}");
    }
    for text in ["", "12345678901234567890123", "1234567890123456789012345", "2611220001"] {
        assert_eq!(AuthorizationCode::parse(text), Err(WrongDigits), "{text}");
    }
    assert_eq!(AuthorizationCode::parse(&"1".repeat(100_000)), Err(WrongDigits));
}

#[test]
fn numbers_of_people_and_businesses() {
    let person = HolderNumber::parse("900101-1234568").expect("a resident number");
    assert_eq!((person.digits(), person.birth_date()), ("9001011234568", "19900101"));
    let business = HolderNumber::parse("123-45-67890").expect("a business number");
    assert_eq!((business.digits(), business.birth_date()), ("1234567890", ""));
    assert_eq!(format!("{person:?}"), "HolderNumber(…)");
    for text in ["", "123-45-6789", "900101-123456", "901301-1234567", "12345678901", "가"] {
        assert_eq!(HolderNumber::parse(text), Err(NoHolderNumber), "{text}");
    }
}

#[test]
fn the_name_is_what_stands_before_the_rest_of_the_common_name() {
    let of = |common: &str| {
        let subject = name(&[("2.5.4.3", 0x0c, common)]);
        Template { subject, policy: "1.2.3".to_owned(), expires_at: None, number_check: None }
            .holder_name()
    };
    assert_eq!(of("홍길동(Hong Gil Dong)0004041202611220000001"), "홍길동");
    assert_eq!(of("(주)모의상사(Mock Trading Co.)0004042202611220000002"), "(주)모의상사");
    assert_eq!(of("홍길동0004041202611220000001"), "홍길동");
    assert_eq!(of("(주)인감상사(Ingam Trading (Korea))0999042202611220000002"), "(주)인감상사");
    assert_eq!(of("(주)인감상사(A (B) C (D (E)))0999"), "(주)인감상사");
    // What nobody can pair is no part of the rest.
    assert_eq!(of("인감상사(A)B)0999"), "인감상사(A)B)");
    assert_eq!(of("인감상사)0999"), "인감상사)");
    assert_eq!(of("(주)0999"), "(주)0999", "better too much than nothing");
    assert_eq!(of("홍길동"), "홍길동");
    assert_eq!(of("0004"), "0004", "better a number than nothing");
    let whole = Template {
        subject: subject(),
        policy: String::new(),
        expires_at: None,
        number_check: None,
    };
    assert_eq!(whole.holder_name(), "홍길동");
}

#[test]
fn a_template_is_for_one_number() {
    // printf 'ingam holder number:9001011234568' | openssl dgst -sha256 -hmac 123456789012345678901234
    const CHECK: [u8; 32] =
        hex_literal::hex!("e2dc8fa1e4e177a5ad88c2b9dfa1068e157045e0b72e478bc6f87c1f6737635f");
    let of = |number_check: Option<Vec<u8>>| Template {
        subject: subject(),
        policy: String::new(),
        expires_at: None,
        number_check,
    };
    let told = of(Some(CHECK.to_vec()));
    assert!(told.is_for("9001011234568", CODE));
    assert!(!told.is_for("9001011234569", CODE));
    assert!(!told.is_for("9001011234568", "123456789012345678901235"));
    assert!(!of(Some(Vec::new())).is_for("9001011234568", CODE));
    assert!(of(None).is_for("9001011234569", CODE), "a bank that does not say");
}
