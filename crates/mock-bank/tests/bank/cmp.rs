//! CMP, spoken by OpenSSL's client.

use std::fs;

use serde_json::json;

use crate::audit::audit;
use crate::session::Session;
use crate::support::{Bank, join, must, said};

#[tokio::test]
async fn openssl_enrolls_with_codes_from_the_steps_and_confirms() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let codes = session.to_codes("general").await;
    let csr = bank.csr("a", "P-256", &[]);
    must(&bank.cmp(&codes, &csr, "a", &["-trusted", "data/root.pem"]));
    let certificates = bank.look("certificates").await;
    assert_eq!(
        (&certificates[0]["status"], &certificates[0]["confirmed"]),
        (&json!("valid"), &json!(true))
    );
    assert_eq!(session.look().await.1["step"], "issued");
    assert_eq!(bank.look("ledger").await["fee_income"], 4_400);
}

#[tokio::test]
async fn other_macs_and_implicit_confirmation() {
    let bank = Bank::start();
    let csr = bank.csr("a", "P-256", &[]);
    must(&bank.cmp(&bank.codes(&[]), &csr, "a", &["-mac", "hmacWithSHA256", "-implicit_confirm"]));
    assert_eq!(bank.look("certificates").await[0]["confirmed"], true);
    // The list of certificates is in order of seconds.
    bank.knob("advance", json!({ "seconds": 1 })).await;
    let codes = bank.codes(&["--customer", "kim"]);
    let csr = bank.csr("b", "P-256", &[]);
    must(&bank.cmp(&codes, &csr, "b", &["-disable_confirm"]));
    assert_eq!(bank.look("certificates").await[1]["confirmed"], false);
}

#[tokio::test]
async fn a_wrong_code_and_an_unknown_reference_look_alike() {
    let bank = Bank::start();
    let (reference, code) = bank.codes(&[]);
    let csr = bank.csr("a", "P-256", &[]);
    let wrong = said(&bank.cmp(&(reference.clone(), "1".repeat(24)), &csr, "a", &[]));
    let unknown = said(&bank.cmp(&("0000000000".to_owned(), code.clone()), &csr, "a", &[]));
    for answer in [&wrong, &unknown] {
        assert!(answer.contains("badMessageCheck"), "{answer}");
    }
    // Many more wrong ones at once, and the right one comes too late.
    let message = bank.p10cr(&(reference.clone(), "2".repeat(24)), &csr);
    for answer in join((0..20).map(|_| bank.send(message.clone())).collect()).await {
        answer.expect("an answer");
    }
    let late = said(&bank.cmp(&(reference, code), &csr, "a", &[]));
    assert!(late.contains("badMessageCheck"), "{late}");
    assert_eq!(bank.look("certificates").await, json!([]));
    let told = said(&audit(&bank.data(), &["list"]));
    assert_eq!(told.matches("\"code-wrong\"").count(), 10, "what was not judged is not told");
}

#[tokio::test]
async fn unacceptable_requests_are_refused_with_a_reason() {
    let bank = Bank::start();
    let codes = bank.codes(&[]);
    let p384 = said(&bank.cmp(&codes, &bank.csr("p384", "P-384", &[]), "x", &[]));
    assert!(p384.contains("badCertTemplate"), "{p384}");
    let sha512 = said(&bank.cmp(&codes, &bank.csr("sha512", "P-256", &["-sha512"]), "x", &[]));
    assert!(sha512.contains("badCertTemplate"), "{sha512}");
    // A refused request costs nothing: the reference still works.
    must(&bank.cmp(&codes, &bank.csr("a", "P-256", &[]), "a", &[]));
}

#[tokio::test]
async fn a_damaged_signature_is_not_a_proof_of_possession() {
    let bank = Bank::start();
    let codes = bank.codes(&[]);
    let csr = bank.csr("a", "P-256", &["-outform", "DER"]);
    let mut der = fs::read(bank.file(&csr)).expect("the request");
    let last = der.last_mut().expect("bytes");
    *last ^= 1;
    fs::write(bank.file("bad.der"), der).expect("written");
    must(&bank.openssl(&["req", "-inform", "DER", "-in", "bad.der", "-out", "bad.csr"]));
    let answer = said(&bank.cmp(&codes, "bad.csr", "x", &[]));
    assert!(answer.contains("badPOP"), "{answer}");
}

#[tokio::test]
async fn what_a_request_asks_for_is_ignored() {
    let bank = Bank::start();
    let wishes = [
        "-addext",
        "basicConstraints=critical,CA:TRUE",
        "-addext",
        "subjectAltName=DNS:bank.example",
    ];
    let csr = bank.csr("a", "P-256", &wishes);
    must(&bank.cmp(&bank.codes(&[]), &csr, "a", &[]));
    let text = bank.printed(&["x509", "-in", "a.crt", "-noout", "-text", "-nameopt", "utf8"]);
    assert!(
        !text.contains("CA:TRUE") && !text.contains("bank.example") && !text.contains("somebody"),
        "{text}"
    );
    assert!(text.contains("홍길동(Hong Gil Dong)"), "{text}");
}

#[tokio::test]
async fn nonsense_gets_an_error_message() {
    let bank = Bank::start();
    for nonsense in [vec![], vec![0x30; 9], vec![0xff; 4_000]] {
        let answer = bank.send(nonsense).await.expect("an answer");
        fs::write(bank.file("answer.der"), answer).expect("written");
        let text = bank.printed(&["asn1parse", "-inform", "DER", "-in", "answer.der"]);
        assert!(text.contains("cannot be read"), "{text}");
    }
    let large = crate::support::client().post(format!("{}/cmp", bank.url));
    let large = large.header("content-type", "application/pkixcmp").body(vec![0x30; 20_000]);
    assert_eq!(large.send().await.expect("an answer").status(), 413);
}
