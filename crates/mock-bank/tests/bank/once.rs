//! One reference number, one certificate, one fee.

use std::fs;

use serde_json::json;

use crate::session::Session;
use crate::support::{Bank, join, must};

#[tokio::test]
async fn the_same_request_gets_the_same_certificate() {
    let bank = Bank::start();
    let codes = bank.codes(&["--product", "general"]);
    let csr = bank.csr("a", "P-256", &[]);
    must(&bank.cmp(&codes, &csr, "first", &[]));
    must(&bank.cmp(&codes, &csr, "second", &[]));
    let read = |name| fs::read(bank.file(name)).expect("a certificate");
    assert_eq!(read("first.crt"), read("second.crt"));
    let ledger = bank.look("ledger").await;
    assert_eq!(
        (&ledger["sum"], &ledger["difference"], &ledger["fees"]),
        (&json!(0), &json!(0), &json!(1))
    );
}

#[tokio::test]
async fn an_answer_lost_after_the_commit_is_given_again() {
    let mut bank = Bank::start();
    let codes = Session::start(&bank).await.to_codes("general").await;
    let csr = bank.csr("a", "P-256", &[]);
    let message = bank.p10cr(&codes, &csr);
    bank.knob("drop-next-answer", json!({ "path": "/cmp" })).await;
    assert!(bank.send(message.clone()).await.is_err(), "the connection breaks");
    let issued = bank.look("certificates").await;
    assert_eq!(issued.as_array().map(Vec::len), Some(1), "but the certificate was issued");

    bank.kill_and_restart();
    must(&bank.cmp(&codes, &csr, "a", &[]));
    let serial = bank.printed(&["x509", "-in", "a.crt", "-noout", "-serial"]).to_lowercase();
    assert_eq!(
        serial.trim(),
        format!("serial={}", issued[0]["serial"].as_str().expect("a serial"))
    );
    assert_eq!(bank.look("ledger").await["fees"], 1);
}

#[tokio::test]
async fn parallel_sends_make_one_certificate_and_one_fee() {
    let bank = Bank::start();
    let codes = bank.codes(&["--product", "general"]);
    let csr = bank.csr("a", "P-256", &[]);
    let message = bank.p10cr(&codes, &csr);
    let sends = (0..8).map(|_| bank.send(message.clone()));
    let sends: Vec<_> = sends.map(|send| async move { send.await.expect("an answer") }).collect();
    let answers = join(sends).await;
    assert_eq!(answers.len(), 8);
    assert!(answers.iter().all(|answer| answer.len() > 1_000), "a certificate each time");
    assert_eq!(bank.look("certificates").await.as_array().map(Vec::len), Some(1));
    assert_eq!(bank.look("ledger").await["fees"], 1);
}

#[tokio::test]
async fn a_call_that_fails_before_anything_changes_nothing() {
    let bank = Bank::start();
    let codes = bank.codes(&["--product", "general"]);
    let csr = bank.csr("a", "P-256", &[]);
    let message = bank.p10cr(&codes, &csr);
    bank.knob("fail-next", json!({ "path": "/cmp" })).await;
    assert!(
        String::from_utf8_lossy(&bank.send(message).await.expect("an answer"))
            .contains("unavailable")
    );
    assert_eq!(bank.look("ledger").await["fees"], 0);
    must(&bank.cmp(&codes, &csr, "a", &[]));
}

#[tokio::test]
async fn no_codes_without_the_money() {
    let bank = Bank::start();
    let customer = ["--customer", "lee", "--product", "general"];
    assert_eq!(bank.codes(&customer), (String::new(), String::new()), "no account covers the fee");
    let ledger = bank.look("ledger").await;
    assert_eq!(
        (&ledger["fees"], &ledger["sum"], &ledger["difference"]),
        (&json!(0), &json!(0), &json!(0))
    );
}
