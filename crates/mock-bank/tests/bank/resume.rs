//! The codes on another device: another key, one valid certificate, one fee.

use std::fs;

use serde_json::{Value, json};

use crate::database::On;
use crate::session::Session;
use crate::support::{Bank, join, must, said};

/// Serial numbers in the order of issuing, as long as tests let a second pass in between.
async fn statuses(bank: &Bank) -> Vec<(String, bool)> {
    let certificates = bank.look("certificates").await;
    let certificates = certificates.as_array().expect("a list").iter();
    let status = |certificate: &Value| {
        let status = certificate["status"].as_str().expect("text").to_owned();
        (status, certificate["confirmed"] == true)
    };
    certificates.map(status).collect()
}

async fn a_second_passes(bank: &Bank) {
    bank.knob("advance", json!({ "seconds": 1 })).await;
}

/// Whether the list that a certificate names has its serial number.
async fn is_listed(bank: &Bank, name: &str) -> bool {
    let certificate = format!("{name}.crt");
    let points =
        bank.printed(&["x509", "-in", &certificate, "-noout", "-ext", "crlDistributionPoints"]);
    let url = points.lines().find_map(|line| line.trim().strip_prefix("URI:"));
    let path = url.and_then(|url| url.strip_prefix(&bank.url)).expect("a list of this bank");
    let list = bank.get(path).await.bytes().await.expect("a list");
    fs::write(bank.file("list.crl"), list).expect("written");
    let list = bank.printed(&["crl", "-inform", "DER", "-in", "list.crl", "-noout", "-text"]);
    let serial = bank.printed(&["x509", "-in", &certificate, "-noout", "-serial"]);
    list.contains(serial.trim().trim_start_matches("serial="))
}

#[tokio::test]
async fn an_unconfirmed_certificate_is_replaced_at_no_cost() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let codes = session.to_codes("general").await;
    let (first, second) = (bank.csr("a", "P-256", &[]), bank.csr("b", "P-256", &[]));
    must(&bank.cmp(&codes, &first, "a", &["-disable_confirm"]));
    assert!(!is_listed(&bank, "a").await);
    a_second_passes(&bank).await;
    must(&bank.cmp(&codes, &second, "b", &["-trusted", "data/root.pem"]));

    let expected = [("revoked".to_owned(), false), ("valid".to_owned(), true)];
    assert_eq!(statuses(&bank).await, expected);
    assert!(is_listed(&bank, "a").await && !is_listed(&bank, "b").await);
    assert_eq!(session.look().await.1["step"], "issued");

    let older = said(&bank.cmp(&codes, &first, "x", &[]));
    assert!(older.contains("certRevoked"), "the older request: {older}");
    must(&bank.cmp(&codes, &second, "again", &["-disable_confirm"]));
    let read = |name| fs::read(bank.file(name)).expect("a certificate");
    assert_eq!(read("b.crt"), read("again.crt"), "the request that counts");
    let ledger = bank.look("ledger").await;
    assert_eq!(
        (&ledger["sum"], &ledger["difference"], &ledger["fees"], &ledger["fee_income"]),
        (&json!(0), &json!(0), &json!(1), &json!(4_400))
    );
}

#[tokio::test]
async fn a_lost_answer_and_then_another_device() {
    let mut bank = Bank::start();
    let codes = bank.codes(&["--product", "general"]);
    let message = bank.p10cr(&codes, &bank.csr("a", "P-256", &[]));
    bank.knob("drop-next-answer", json!({ "path": "/cmp" })).await;
    assert!(bank.send(message).await.is_err(), "the connection breaks");
    bank.kill_and_restart();
    a_second_passes(&bank).await;
    must(&bank.cmp(&codes, &bank.csr("b", "P-256", &[]), "b", &[]));
    let expected = [("revoked".to_owned(), false), ("valid".to_owned(), true)];
    assert_eq!(statuses(&bank).await, expected);
    assert_eq!(bank.look("ledger").await["fees"], 1);
}

#[tokio::test]
async fn a_confirmed_certificate_is_not_replaced() {
    for confirmation in [&[][..], &["-implicit_confirm"]] {
        let bank = Bank::start();
        let codes = bank.codes(&[]);
        must(&bank.cmp(&codes, &bank.csr("a", "P-256", &[]), "a", confirmation));
        let other = said(&bank.cmp(&codes, &bank.csr("b", "P-256", &[]), "b", &[]));
        assert!(other.contains("certConfirmed"), "{other}");
        let asked = said(&bank.genm(&codes));
        assert!(asked.contains("certConfirmed"), "{asked}");
        assert_eq!(statuses(&bank).await, [("valid".to_owned(), true)]);
    }
}

#[tokio::test]
async fn two_devices_at_once_have_one_valid_certificate_and_one_fee() {
    two_devices_at_once(On::Sqlite).await;
}

#[tokio::test]
async fn two_devices_at_once_have_one_valid_certificate_and_one_fee_on_postgresql() {
    two_devices_at_once(On::Postgres).await;
}

async fn two_devices_at_once(on: On) {
    let bank = Bank::start_on(on, &[]);
    let codes = bank.codes(&["--product", "general"]);
    let messages = ["a", "b", "c", "a", "b", "c"].map(|name| {
        if !bank.file(&format!("{name}.csr")).exists() {
            bank.csr(name, "P-256", &[]);
        }
        bank.p10cr(&codes, &format!("{name}.csr"))
    });
    let sends = messages.map(|message| bank.send(message));
    let sends = sends.map(|send| async move { send.await.expect("an answer") });
    join(sends.into_iter().collect()).await;
    let statuses = statuses(&bank).await;
    let valid = statuses.iter().filter(|(status, _)| status == "valid").count();
    assert_eq!((valid, statuses.len()), (1, 3), "{statuses:?}");
    assert_eq!(bank.look("ledger").await["fees"], 1);
}

#[tokio::test]
async fn there_is_an_end_to_replacing() {
    let bank = Bank::start();
    let codes = bank.codes(&[]);
    for name in ["a", "b", "c", "d"] {
        let csr = bank.csr(name, "P-256", &[]);
        must(&bank.cmp(&codes, &csr, name, &["-disable_confirm"]));
    }
    let fifth = said(&bank.cmp(&codes, &bank.csr("e", "P-256", &[]), "e", &[]));
    assert!(fifth.contains("badRequest") && fifth.contains("too often"), "{fifth}");
    // The fourth is still there for whoever has its key.
    must(&bank.cmp(&codes, "d.csr", "d", &[]));
}

#[tokio::test]
async fn old_codes_bring_nothing_back() {
    let bank = Bank::start();
    let codes = bank.codes(&["--product", "banking"]);
    must(&bank.cmp(&codes, &bank.csr("a", "P-256", &[]), "a", &["-disable_confirm"]));
    a_second_passes(&bank).await;
    let newer = bank.codes(&["--product", "banking"]);
    must(&bank.cmp(&newer, &bank.csr("b", "P-256", &[]), "b", &[]));
    let again = said(&bank.cmp(&codes, &bank.csr("c", "P-256", &[]), "c", &[]));
    assert!(again.contains("badRequest") && again.contains("closed"), "{again}");
    let expected = [("revoked".to_owned(), false), ("valid".to_owned(), true)];
    assert_eq!(statuses(&bank).await, expected);
}

#[tokio::test]
async fn codes_that_are_too_old_replace_nothing() {
    let bank = Bank::start();
    let codes = bank.codes(&[]);
    must(&bank.cmp(&codes, &bank.csr("a", "P-256", &[]), "a", &["-disable_confirm"]));
    bank.knob("advance", json!({ "seconds": 25 * 60 * 60 })).await;
    let late = said(&bank.cmp(&codes, &bank.csr("b", "P-256", &[]), "b", &[]));
    assert!(late.contains("badRequest") && late.contains("expired"), "{late}");
    // The same request is answered at any time.
    must(&bank.cmp(&codes, "a.csr", "again", &[]));
}

#[tokio::test]
async fn the_slower_device_learns_it_when_it_confirms() {
    let bank = Bank::start();
    let codes = bank.codes(&[]);
    let csr = bank.csr("a", "P-256", &[]);
    let message = bank.p10cr(&codes, &csr);
    let answer = bank.send(message).await.expect("an answer");
    fs::write(bank.file("cp.der"), answer).expect("written");
    must(&bank.cmp(&codes, &bank.csr("b", "P-256", &[]), "b", &["-disable_confirm"]));
    // OpenSSL reads the first answer from the file and sends its confirmation to the bank.
    let confirmed = bank.cmp(&codes, &csr, "a", &["-rspin", "cp.der"]);
    assert!(said(&confirmed).contains("certRevoked"), "{}", said(&confirmed));
    let valid = statuses(&bank).await.into_iter().filter(|(status, _)| status == "valid");
    assert_eq!(valid.collect::<Vec<_>>(), [("valid".to_owned(), false)]);
}

#[tokio::test]
async fn whoever_has_both_codes_may_ask_what_they_are_for() {
    let bank = Bank::start();
    let codes = bank.codes(&["--product", "banking"]);
    let told = bank.genm(&codes);
    must(&told);
    assert!(said(&told).contains("id-it-certReqTemplate"), "{}", said(&told));
    let answer = bank.printed(&["asn1parse", "-inform", "DER", "-in", "genp.der"]);
    assert!(answer.contains("GENERALIZEDTIME"), "until when: {answer}");
    let answer = fs::read(bank.file("genp.der")).expect("the answer");
    let contains = |text: &str| answer.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(contains("홍길동"), "the subject");

    // Asking changes nothing, and the answer stays the same until the certificate is confirmed.
    must(&bank.cmp(&codes, &bank.csr("a", "P-256", &[]), "a", &["-disable_confirm"]));
    must(&bank.genm(&codes));
}

#[tokio::test]
async fn without_the_code_nothing_is_told() {
    let bank = Bank::start();
    let (reference, code) = bank.codes(&[]);
    let wrong = bank.genm(&(reference.clone(), "1".repeat(24)));
    let wrong_answer = fs::read(bank.file("genp.der")).expect("an answer");
    let unknown = bank.genm(&("0000000000".to_owned(), code.clone()));
    let unknown_answer = fs::read(bank.file("genp.der")).expect("an answer");
    for told in [&wrong, &unknown] {
        assert!(said(told).contains("badMessageCheck"), "{}", said(told));
    }
    for answer in [&wrong_answer, &unknown_answer] {
        let name = "홍길동".as_bytes();
        assert!(!answer.windows(name.len()).any(|part| part == name));
    }
    // Wrong tries of both kinds are counted together.
    for _ in 0..9 {
        bank.genm(&(reference.clone(), "2".repeat(24)));
    }
    let late = said(&bank.genm(&(reference, code)));
    assert!(late.contains("badMessageCheck"), "{late}");
}

#[tokio::test]
async fn other_general_messages_are_refused() {
    let bank = Bank::start();
    let told = said(&bank.genm_of(&bank.codes(&[]), "signKeyPairTypes"));
    assert!(told.contains("badRequest"), "{told}");
}
