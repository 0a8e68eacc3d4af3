//! Who may hold a certificate: people and organisations, known by user id or account number.

use std::fs;

use der::Encode as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;
use x509_cert::der::DecodePem as _;

use crate::session::Session;
use crate::support::{Bank, join, kind, must};
use crate::vid_request::request_with_vid;

const HONG: &str = "9001011234568";
const COMPANY: &str = "9998800014";

async fn identify(bank: &Bank, holder: &str, identity: Value) -> (u16, Value) {
    Session::start_as(bank, holder).await.put("identity", identity).await
}

/// The company at the details, for this product.
async fn at_details<'a>(bank: &'a Bank, product: &str, fee: u64) -> Session<'a> {
    let session = Session::start_as(bank, "corporate").await;
    let who = json!({ "user_id": "ingamtrade", "number": COMPANY });
    assert_eq!(session.put("identity", who).await.0, 200);
    assert_eq!(session.product(product).await.0, 200);
    let otp = bank.otp("ingamtrade").await;
    let proof = json!({ "account": "ingamtrade-1", "account_password": "8642", "otp": otp });
    assert_eq!(session.put("verification", proof).await.0, 200);
    let paid = session.put("fee", json!({ "amount": fee, "account": "ingamtrade-1" })).await;
    assert_eq!((paid.0, &paid.1["step"]), (200, &json!("details")));
    session
}

#[tokio::test]
async fn every_way_for_both_kinds_of_holder() {
    let bank = Bank::start();
    let cases = [
        ("personal", "user_id", "hong1234", HONG, "홍길동"),
        ("personal", "account", "12345678901234", HONG, "홍길동"),
        ("personal", "account", "12345612009876", HONG, "홍길동"),
        ("personal", "user_id", "jsmith", "9501015123450", "제인 스미스"),
        ("personal", "account", "56789001005678", "9501015123450", "제인 스미스"),
        ("corporate", "user_id", "ingamtrade", COMPANY, "(주)인감상사"),
        ("corporate", "account", "78901201007890", COMPANY, "(주)인감상사"),
        ("corporate", "account", "89012301008901", "9998600024", "도장소프트"),
    ];
    for (holder, way, value, number, name) in cases {
        let (status, view) = identify(&bank, holder, json!({ way: value, "number": number })).await;
        assert_eq!((status, &view["customer"]["name"]), (200, &json!(name)), "{holder} {way}");
        let products = view["products"].as_array().expect("a list").iter();
        let products: Vec<_> = products.map(|offer| offer["product"].as_str()).collect();
        assert_eq!(products.contains(&Some("tax")), holder == "corporate");
    }
}

#[tokio::test]
async fn wrong_combinations_all_look_the_same() {
    let bank = Bank::start();
    let cases = [
        ("personal", "user_id", "nobody", HONG),
        ("personal", "user_id", "kim_yh", HONG),
        ("personal", "user_id", "hong1234", "8001012123453"),
        ("personal", "account", "99999999999999", HONG),
        ("personal", "account", "9999999999", HONG),
        ("personal", "account", "23456701002345", HONG),
        ("personal", "account", "12345678901234", "8001012123453"),
        ("personal", "user_id", "ingamtrade", HONG),
        // An account number is no user id, and an organisation no person.
        ("personal", "user_id", "12345678901234", HONG),
        ("corporate", "user_id", "hong1234", COMPANY),
        ("corporate", "account", "89012301008901", COMPANY),
        ("corporate", "user_id", "dojangsoft", COMPANY),
    ];
    let mut answers = Vec::new();
    for (holder, way, value, number) in cases {
        answers.push(identify(&bank, holder, json!({ way: value, "number": number })).await);
    }
    assert_eq!((answers[0].0, kind(&answers[0].1)), (403, "identity-mismatch"));
    for (answer, case) in answers.iter().zip(cases) {
        assert_eq!(answer, &answers[0], "{case:?}");
    }
}

#[tokio::test]
async fn exactly_one_of_user_id_and_account() {
    let bank = Bank::start();
    let both = json!({ "user_id": "hong1234", "account": "12345678901234", "number": HONG });
    let neither = json!({ "number": HONG });
    let empty = json!({ "user_id": null, "account": null, "number": HONG });
    for identity in [both, neither, empty] {
        let (status, problem) = identify(&bank, "personal", identity).await;
        assert_eq!((status, &problem["field"]), (422, &json!("user_id")));
    }
    let old = json!({ "user_id": "hong1234", "rrn": HONG });
    assert_eq!(kind(&identify(&bank, "personal", old).await.1), "malformed-request");
}

#[tokio::test]
async fn what_is_no_number_is_refused_by_name() {
    let bank = Bank::start();
    let hostile = [
        "",
        "９００１０１１２３４５６８",
        "900101-1234568",
        "900101 1234568",
        "🙂🙂🙂",
        "<b>9001011234568</b>",
        "\u{202e}8654321101009",
        "9001011234568\u{200f}",
        "٩٠٠١٠١١٢٣٤٥٦٨",
        "900101123456a",
        "900101123456",
        "90010112345680",
    ];
    for text in hostile {
        for holder in ["personal", "corporate"] {
            let identity = json!({ "user_id": "hong1234", "number": text });
            let (status, problem) = identify(&bank, holder, identity).await;
            assert_eq!((status, &problem["field"]), (422, &json!("number")), "{holder} {text}");
        }
        let (status, problem) =
            identify(&bank, "personal", json!({ "account": text, "number": HONG })).await;
        // Twelve and thirteen digits are some account's, but not his.
        let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() >= 10;
        let expected = if plain { (403, Value::Null) } else { (422, json!("account")) };
        assert_eq!((status, problem["field"].clone()), expected, "{text}");
    }
    let long = "9".repeat(10_000);
    // A database may hold no U+0000, so it must never see one.
    for (way, value) in [
        ("user_id", long.as_str()),
        ("user_id", ""),
        ("user_id", "hong1234\0"),
        ("user_id", "\0"),
        ("user_id", "hong\n1234"),
        ("user_id", "hong\u{9b}1234"),
        ("account", &long),
        ("account", "123456789"),
    ] {
        let (status, problem) =
            identify(&bank, "personal", json!({ way: value, "number": HONG })).await;
        assert_eq!((status, &problem["field"]), (422, &json!(way)));
    }
    let number = |holder: &'static str, number: &'static str| {
        identify(&bank, holder, json!({ "user_id": "hong1234", "number": number }))
    };
    assert_eq!(number("personal", COMPANY).await.1["field"], "number", "of the other kind");
    assert_eq!(number("corporate", HONG).await.1["field"], "number", "of the other kind");
}

#[tokio::test]
async fn birth_dates_that_nobody_has() {
    let bank = Bank::start();
    for number in ["9013011234567", "9002301234567", "9901013123456", "9901017123456"] {
        let identity = json!({ "user_id": "hong1234", "number": number });
        let (status, problem) = identify(&bank, "personal", identity).await;
        assert_eq!((status, &problem["field"]), (422, &json!("number")), "{number}");
    }
}

#[tokio::test]
async fn whoever_is_younger_than_fourteen_needs_a_guardian() {
    let bank = Bank::start();
    let child = "2404054123457";
    for identity in [
        json!({ "user_id": "yoon_ar", "number": child }),
        json!({ "account": "90123401009012", "number": child }),
    ] {
        let (status, problem) = identify(&bank, "personal", identity).await;
        assert_eq!((status, kind(&problem)), (403, "under-age"));
    }
    // A stranger learns nothing of the child.
    let guess = json!({ "user_id": "hong1234", "number": child });
    assert_eq!(kind(&identify(&bank, "personal", guess).await.1), "identity-mismatch");
    // 2038-04-05 is the fourteenth birthday; the clock of the test has the year of the machine.
    bank.knob("advance", json!({ "seconds": 15 * 366 * 24 * 60 * 60 })).await;
    let grown = json!({ "user_id": "yoon_ar", "number": child });
    assert_eq!(identify(&bank, "personal", grown).await.0, 200);
}

#[tokio::test]
async fn ten_wrong_identities_end_the_session_whatever_way() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let guesses = (0..30).map(|guess| {
        let way = if guess % 2 == 0 { "user_id" } else { "account" };
        session.put("identity", json!({ way: "9999999999", "number": HONG }))
    });
    let answers = join(guesses.collect()).await;
    let judged = answers.iter().filter(|(_, problem)| kind(problem) == "identity-mismatch").count();
    assert_eq!(judged, 10);
    let right = json!({ "account": "12345678901234", "number": HONG });
    assert_eq!(kind(&session.put("identity", right).await.1), "session-invalid");
}

#[tokio::test]
async fn an_organisation_names_who_is_in_charge_and_its_english_name() {
    let bank = Bank::start();
    let session = at_details(&bank, "business_banking", 4_400).await;
    let (_, view) = session.look().await;
    assert_eq!(view["details"]["contact_name"], "오세영");
    assert_eq!(view["details"]["english_name"], "Ingam Trading Co Ltd");
    assert_eq!(view["customer"]["english_name_limit"], 31);
    let ending = "099904220240401000000007,ou=모의은행 (TEST),ou=corporate4IB,o=IngamTest,c=kr";
    let printed = |english: &str| json!(format!("cn=(주)인감상사({english}){ending}"));
    assert_eq!(view["subject"], printed("Ingam Trading Co Ltd"));

    let mut details = view["details"].clone();
    let long = "a".repeat(32);
    for (field, text) in [
        ("contact_name", json!(null)),
        ("contact_name", json!("")),
        ("contact_name", json!("홍🙂")),
        ("contact_name", json!("<b>홍</b>")),
        ("contact_name", json!("홍\u{202e}길동")),
        ("contact_name", json!("홍길동1")),
        ("contact_name", json!("가".repeat(41))),
        ("english_name", json!("")),
        ("english_name", json!("인감상사")),
        ("english_name", json!("A\u{200f}B")),
        ("english_name", json!("A\nB")),
        ("english_name", json!("A🙂")),
        ("english_name", json!(" A")),
        ("english_name", json!(long)),
    ] {
        let mut bad = details.clone();
        bad[field] = text.clone();
        let (status, problem) = session.put("details", bad).await;
        assert_eq!((status, &problem["field"]), (422, &json!(field)), "{text}");
    }
    details["english_name"] = json!("Ingam <Trade>, \"Co\"; a=b+c");
    let (status, view) = session.put("details", details.clone()).await;
    assert_eq!((status, &view["step"]), (200, &json!("codes")));
    let escaped = r#"Ingam \<Trade\>\, \"Co\"\; a\=b\+c"#;
    assert_eq!(view["subject"], printed(escaped));
    assert_eq!(view["customer"]["english_name"], details["english_name"]);
    assert_eq!(view["details"], details);
    details["english_name"] = json!(null);
    let (_, view) = session.put("details", details).await;
    assert_eq!(view["subject"], printed("Ingam Trading Co Ltd"), "as the bank has it");
}

#[tokio::test]
async fn a_person_has_nobody_in_charge() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    session.identity().await;
    session.product("banking").await;
    let otp = bank.otp("hong").await;
    let (_, view) = session.verification("1357", &otp).await;
    assert_eq!(view["customer"]["english_name_limit"], 0);
    assert!(view["details"].get("contact_name").is_none());
    assert_eq!(
        view["subject"],
        "cn=홍길동(Hong Gil Dong)099904120240102000000001,ou=모의은행 (TEST),ou=personal4IB,o=IngamTest,c=kr"
    );
    for field in ["contact_name", "english_name"] {
        let mut details = view["details"].clone();
        details[field] = json!("Hong");
        let (status, problem) = session.put("details", details).await;
        assert_eq!((status, &problem["field"]), (422, &json!(field)));
    }
}

#[tokio::test]
async fn a_corporate_certificate_is_what_was_chosen() {
    let bank = Bank::start();
    let products = [
        ("business_banking", 4_400, "2.1.4"),
        ("general", 110_000, "2.1.3"),
        ("tax", 4_400, "2.1.5"),
    ];
    let random = *b"twenty bytes of R...";
    for (product, fee, policy) in products {
        let session = at_details(&bank, product, fee).await;
        let (_, view) = session.look().await;
        let mut details = view["details"].clone();
        details["english_name"] = json!("Ingam Trade, Inc.");
        let (_, view) = session.put("details", details).await;
        let (status, codes) = session.codes().await;
        assert_eq!(status, 200, "{codes}");
        let text = |name: &str| codes[name].as_str().expect("text").to_owned();
        assert_eq!(text("policy"), format!("1.3.6.1.4.1.32473.{policy}"));

        let csr = request_with_vid(&bank, &random, None).await;
        must(&bank.cmp(&(text("reference"), text("code")), &csr, product, &[]));
        let pem = format!("{product}.crt");
        let chain = ["-CAfile", "data/root.pem", "-untrusted", "data/issuer.pem"];
        let strict = [
            "-x509_strict",
            "-explicit_policy",
            "-policy",
            codes["policy"].as_str().expect("text"),
        ];
        must(&bank.openssl(&[&["verify"], &chain[..], &strict, &[pem.as_str()]].concat()));

        // What was shown, what was announced and what was issued are the same name.
        let subject = bank.printed(&[
            "x509",
            "-in",
            &pem,
            "-noout",
            "-subject",
            "-nameopt",
            "RFC2253,-esc_msb,utf8",
        ]);
        let shown = view["subject"].as_str().expect("text");
        assert_eq!(
            subject
                .trim()
                .trim_start_matches("subject=")
                .replace("CN=", "cn=")
                .replace("OU=", "ou=")
                .replace("O=", "o=")
                .replace("C=", "c="),
            shown
        );
        assert!(shown.contains("(Ingam Trade\\, Inc.)"), "{shown}");
        let bytes = fs::read(bank.file(&pem)).expect("a certificate");
        let certificate = Certificate::from_pem(bytes).expect("a certificate");
        let announced = <base64ct::Base64 as base64ct::Encoding>::decode_vec(&text("subject"));
        let name = certificate.tbs_certificate().subject().to_der().expect("DER");
        assert_eq!(announced.expect("base64"), name);

        // HashContent by hand: the business number has 10 digits.
        let content = [b"\x30\x23\x13\x0a9998800014\x03\x15\x00".as_slice(), &random].concat();
        let vid = Sha256::digest(Sha256::digest(content));
        let der = certificate.to_der().expect("DER");
        assert!(der.windows(vid.len()).any(|window| window == vid.as_slice()), "the VID");
    }
    let listed = bank.look("certificates").await;
    assert!(listed.as_array().expect("a list").iter().all(|one| one["status"] == "valid"));
}

#[tokio::test]
async fn a_company_that_cannot_pay_for_general_purpose() {
    let bank = Bank::start();
    let session = Session::start_as(&bank, "corporate").await;
    session.put("identity", json!({ "user_id": "dojangsoft", "number": "9998600024" })).await;
    session.product("general").await;
    let otp = bank.otp("dojang").await;
    let proof = json!({ "account": "dojang-1", "account_password": "1593", "otp": otp });
    assert_eq!(session.put("verification", proof).await.0, 200);
    let (status, problem) =
        session.put("fee", json!({ "amount": 110_000, "account": "dojang-1" })).await;
    assert_eq!((status, kind(&problem)), (409, "insufficient-funds"));
    assert_eq!(kind(&session.product("banking").await.1), "product-unavailable");
}
