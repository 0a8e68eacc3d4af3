//! What a revoked certificate is good for: nothing, on any road.

use std::fs;

use base64ct::{Base64, Encoding as _};
use serde_json::{Value, json};

use crate::database::On;
use crate::session::Session;
use crate::support::{Bank, client, join, kind, must, said};

/// Serial number of the newest certificate.
async fn newest(bank: &Bank) -> String {
    let all = bank.look("certificates").await;
    let newest = all.as_array().and_then(|all| all.last()).expect("a certificate");
    newest["serial"].as_str().expect("hex").to_owned()
}

/// A clerk revokes it.
async fn revoke(bank: &Bank, serial: &str, reason: &str) -> Value {
    let (status, answer) =
        bank.admin("revoke", json!({ "serial": serial, "reason": reason })).await;
    assert_eq!(status, 200, "{answer}");
    answer
}

async fn a_second_passes(bank: &Bank) {
    bank.knob("advance", json!({ "seconds": 1 })).await;
}

/// The answer to this request, as it is in `cp.der` from now on: it came, but the device did not
/// get to confirming it.
async fn unconfirmed(bank: &Bank, codes: &(String, String), csr: &str) {
    let answer = bank.send(bank.p10cr(codes, csr)).await.expect("an answer");
    fs::write(bank.file("cp.der"), answer).expect("written");
}

/// Neither the same request nor the confirmation of its certificate is accepted.
async fn is_dead(bank: &Bank, codes: &(String, String), csr: &str) {
    let again = bank.cmp(codes, csr, "again", &[]);
    assert!(said(&again).contains("certRevoked"), "{}", said(&again));
    let implicit = bank.cmp(codes, csr, "again", &["-implicit_confirm"]);
    assert!(said(&implicit).contains("certRevoked"), "{}", said(&implicit));
    assert!(!bank.file("again.crt").exists());
    // OpenSSL reads the first answer from the file and sends its confirmation to the bank.
    let confirmed = bank.cmp(codes, csr, "late", &["-rspin", "cp.der"]);
    assert!(said(&confirmed).contains("certRevoked"), "{}", said(&confirmed));
    let all = bank.look("certificates").await;
    assert_eq!(all[0]["confirmed"], false, "{all}");
}

#[tokio::test]
async fn a_certificate_that_a_newer_application_replaced_is_not_given_again() {
    let bank = Bank::start();
    let codes = bank.codes(&["--product", "banking"]);
    let csr = bank.csr("a", "P-256", &[]);
    unconfirmed(&bank, &codes, &csr).await;
    a_second_passes(&bank).await;
    let newer = bank.codes(&["--product", "banking"]);
    must(&bank.cmp(&newer, &bank.csr("b", "P-256", &[]), "b", &[]));
    is_dead(&bank, &codes, &csr).await;
}

#[tokio::test]
async fn a_certificate_that_a_clerk_revoked_is_not_given_again() {
    let bank = Bank::start();
    let codes = bank.codes(&["--product", "general"]);
    let csr = bank.csr("a", "P-256", &[]);
    unconfirmed(&bank, &codes, &csr).await;
    let revoked = revoke(&bank, &newest(&bank).await, "cessation_of_operation").await;
    assert_eq!(revoked["refunded"], 4_400);
    is_dead(&bank, &codes, &csr).await;
}

#[tokio::test]
async fn nor_on_the_other_roads() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let (reference, code) = session.to_codes("banking").await;
    let csr = bank.csr("a", "P-256", &[]);
    must(&bank.cmp(&(reference.clone(), code.clone()), &csr, "a", &["-disable_confirm"]));
    revoke(&bank, &newest(&bank).await, "cessation_of_operation").await;
    let pem = fs::read_to_string(bank.file(&csr)).expect("PEM");
    let body = json!({ "request": pem });
    let (status, problem) = session.call(reqwest::Method::POST, "/certificate", Some(body)).await;
    assert_eq!((status, kind(&problem)), (409, "request-replaced"));
    must(&bank.openssl(&["req", "-in", &csr, "-outform", "DER", "-out", "a.der"]));
    let der = fs::read(bank.file("a.der")).expect("DER");
    let call = client().post(format!("{}/.well-known/est/simpleenroll", bank.url));
    let call = call.basic_auth(reference, Some(code)).body(Base64::encode_string(&der));
    let answer = call.header("content-type", "application/pkcs10").send().await;
    assert_eq!(answer.expect("an answer").status(), 403);
}

#[tokio::test]
async fn a_key_that_someone_else_may_have_is_not_certified_again() {
    let bank = Bank::start();
    let csr = bank.csr("a", "P-256", &[]);
    must(&bank.cmp(&bank.codes(&["--product", "banking"]), &csr, "a", &[]));
    let serial = newest(&bank).await;
    revoke(&bank, &serial, "key_compromise").await;
    let refused = said(&bank.cmp(&bank.codes(&["--product", "banking"]), &csr, "b", &[]));
    assert!(refused.contains("badCertTemplate") && refused.contains("compromised"), "{refused}");

    let session = Session::start(&bank).await;
    session.to_codes("banking").await;
    let body = json!({ "request": fs::read_to_string(bank.file(&csr)).expect("PEM") });
    let (status, problem) = session.call(reqwest::Method::POST, "/certificate", Some(body)).await;
    assert_eq!((status, kind(&problem)), (409, "key-taken"));
    assert_eq!(bank.look("certificates").await.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_key_that_was_only_no_longer_used_may_come_again() {
    let bank = Bank::start();
    let csr = bank.csr("a", "P-256", &[]);
    must(&bank.cmp(&bank.codes(&["--product", "banking"]), &csr, "a", &[]));
    revoke(&bank, &newest(&bank).await, "cessation_of_operation").await;
    must(&bank.cmp(&bank.codes(&["--product", "banking"]), &csr, "b", &[]));
}

/// Two customers ask for the same key at once, again and again: one of them gets it.
async fn one_key_has_one_owner(on: On) {
    let bank = Bank::start_on(on, &[]);
    for round in 0..5 {
        let csr = bank.csr(&format!("k{round}"), "P-256", &[]);
        let messages = ["hong", "kim", "choi"].map(|customer| {
            let codes = bank.codes(&["--customer", customer, "--product", "banking"]);
            bank.p10cr(&codes, &csr)
        });
        let sends = messages.iter().map(|message| bank.send(message.clone()));
        for answer in join(sends.collect()).await {
            assert!(answer.is_ok(), "{answer:?}");
        }
        let all = bank.look("certificates").await;
        assert_eq!(all.as_array().map(Vec::len), Some(round + 1), "{all}");
    }
}

#[tokio::test]
async fn a_key_is_one_customers_own() {
    one_key_has_one_owner(On::Sqlite).await;
}

#[tokio::test]
async fn a_key_is_one_customers_own_on_postgresql() {
    one_key_has_one_owner(On::Postgres).await;
}

#[tokio::test]
async fn the_list_states_the_reason_that_was_given() {
    let bank = Bank::start();
    let mut expected = Vec::new();
    for (name, reason, printed) in [
        ("a", "key_compromise", "Key Compromise"),
        ("b", "affiliation_changed", "Affiliation Changed"),
        ("c", "cessation_of_operation", "Cessation Of Operation"),
        ("d", "", "Superseded"),
    ] {
        let codes = bank.codes(&["--product", "banking"]);
        must(&bank.cmp(&codes, &bank.csr(name, "P-256", &[]), name, &[]));
        let serial = newest(&bank).await;
        if reason.is_empty() {
            a_second_passes(&bank).await;
            let codes = bank.codes(&["--product", "banking"]);
            must(&bank.cmp(&codes, &bank.csr("e", "P-256", &[]), "e", &[]));
        } else {
            revoke(&bank, &serial, reason).await;
        }
        expected.push((serial.trim_start_matches('0').to_uppercase(), printed));
        a_second_passes(&bank).await;
    }
    let list = bank.get("/crl/issuing.crl").await.bytes().await.expect("bytes");
    fs::write(bank.file("list.crl"), list).expect("written");
    let text = bank.printed(&["crl", "-inform", "DER", "-in", "list.crl", "-noout", "-text"]);
    for (serial, printed) in expected {
        let entry = text.split("Serial Number: ").find(|entry| {
            entry.lines().next().is_some_and(|line| line.trim_start_matches('0') == serial)
        });
        assert!(entry.is_some_and(|entry| entry.contains(printed)), "{serial} {printed}: {text}");
    }
    // Nobody asks for what only a newer certificate brings about.
    let asked = json!({ "serial": newest(&bank).await, "reason": "superseded" });
    assert_eq!(bank.turn("revoke", asked).await, 400);
}
