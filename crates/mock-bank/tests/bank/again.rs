//! Every call whose answer is lost can be made again: nothing is done, counted or charged twice.

use std::fs;

use serde_json::{Value, json};

use crate::session::Session;
use crate::support::{Bank, kind, must};

/// The answer to the next call of this step is lost.
async fn lose(session: &Session<'_>, step: &str) {
    let path = format!("/api/enrollments/{}{step}", session.id);
    session.bank.knob("drop-next-answer", json!({ "path": path })).await;
}

/// Status of a call whose connection broke.
const LOST: u16 = 0;

#[tokio::test]
async fn every_step_of_the_way() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    lose(&session, "/identity").await;
    assert_eq!(session.identity().await.0, LOST);
    assert_eq!(session.identity().await.1["step"], "product");
    lose(&session, "/product").await;
    assert_eq!(session.product("general").await.0, LOST);
    assert_eq!(session.product("general").await.1["step"], "verification");
    let otp = bank.otp("hong").await;
    lose(&session, "/verification").await;
    assert_eq!(session.verification("1357", &otp).await.0, LOST);
    assert_eq!(session.verification("1357", &otp).await.1["step"], "fee");
    lose(&session, "/fee").await;
    assert_eq!(session.fee(4_400).await.0, LOST);
    assert_eq!(session.fee(4_400).await.1["step"], "details");
    // Again later, say by Back: what was confirmed since is not asked again.
    assert_eq!(session.verification("1357", &otp).await.1["step"], "details");
    lose(&session, "/details").await;
    assert_eq!(session.details().await.0, LOST);
    assert_eq!(session.details().await.1["step"], "codes");
    lose(&session, "/codes").await;
    assert_eq!(session.codes().await.0, LOST);
    let (_, codes) = session.codes().await;
    assert_eq!(session.codes().await.1, codes);
    let text = |name: &str| codes[name].as_str().expect("text").to_owned();
    let codes = (text("reference"), text("code"));

    let csr = bank.csr("a", "P-256", &[]);
    let message = bank.p10cr(&codes, &csr);
    bank.knob("drop-next-answer", json!({ "path": "/cmp" })).await;
    assert!(bank.send(message.clone()).await.is_err());
    fs::write(bank.file("cp.der"), bank.send(message).await.expect("an answer")).expect("written");
    // OpenSSL reads the answer from the file, and sends its confirmation to the bank.
    let confirm = || bank.cmp(&codes, &csr, "a", &["-rspin", "cp.der"]);
    bank.knob("drop-next-answer", json!({ "path": "/cmp" })).await;
    assert!(!confirm().status.success(), "the answer to the confirmation is lost");
    must(&confirm());

    let certificates = bank.look("certificates").await;
    assert_eq!(certificates.as_array().map(Vec::len), Some(1));
    assert_eq!(certificates[0]["confirmed"], true);
    let ledger = bank.look("ledger").await;
    assert_eq!((&ledger["fees"], &ledger["sum"]), (&json!(1), &json!(0)));
}

#[tokio::test]
async fn an_accepted_answer_counts_only_where_it_was_accepted() {
    let bank = Bank::start();
    let first = Session::start(&bank).await;
    first.identity().await;
    first.product("banking").await;
    let otp = bank.otp("hong").await;
    assert_eq!(first.verification("1357", &otp).await.0, 200);
    let wrong = |problem: &Value| kind(problem) == "otp-wrong";

    let second = Session::start(&bank).await;
    second.identity().await;
    second.product("banking").await;
    assert!(wrong(&second.verification("1357", &otp).await.1), "in another enrollment");
    let elsewhere = json!({ "account": "hong-2", "account_password": "2468", "otp": otp });
    assert_ne!(first.put("verification", elsewhere).await.0, 200, "for another account");
    first.identity().await;
    first.product("banking").await;
    assert!(wrong(&first.verification("1357", &otp).await.1), "after the identity was asked again");
}

/// A customer's secrets at this moment.
async fn person(bank: &Bank, id: &str) -> Value {
    let people = bank.look("customers").await;
    let found = people.as_array().expect("a list").iter().find(|person| person["id"] == id);
    found.expect("the customer").clone()
}

#[tokio::test]
async fn digits_of_a_card_although_other_cells_are_asked_by_then() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    session.put("identity", json!({ "user_id": "lee_ms", "number": "8506151122339" })).await;
    let (_, view) = session.product("banking").await;
    let lee = person(&bank, "lee").await;
    let cell = |number: &Value| {
        let index = number.as_u64().and_then(|number| usize::try_from(number - 1).ok());
        lee["card"][index.expect("a cell")].as_str().expect("digits").to_owned()
    };
    let cells = &view["card"];
    let digits = format!("{}{}", &cell(&cells["first"])[..2], &cell(&cells["last"])[2..]);
    let card = json!({ "account": "lee-1", "account_password": lee["accounts"][0]["password"],
        "card": { "cells": cells, "digits": digits } });
    lose(&session, "/verification").await;
    assert_eq!(session.put("verification", card.clone()).await.0, LOST);
    let (status, again) = session.put("verification", card).await;
    assert_eq!((status, &again["step"]), (200, &json!("details")));
}

#[tokio::test]
async fn a_text_message_and_its_code() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    session.put("identity", json!({ "user_id": "kim_yh", "number": "8001012123453" })).await;
    session.product("banking").await;
    lose(&session, "/text-message").await;
    let send = || session.call(reqwest::Method::POST, "/text-message", None);
    assert_eq!(send().await.0, LOST);
    assert_eq!(send().await.0, 429, "it is on its way");
    let kim = person(&bank, "kim").await;
    assert_eq!(kim["messages"].as_array().map(Vec::len), Some(1));
    let phone = json!({ "account": "kim-1", "account_password": kim["accounts"][0]["password"],
        "phone": kim["messages"][0] });
    lose(&session, "/verification").await;
    assert_eq!(session.put("verification", phone.clone()).await.0, LOST);
    assert_eq!(session.put("verification", phone).await.0, 200);
}

#[tokio::test]
async fn giving_up() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let codes = session.to_codes("banking").await;
    lose(&session, "").await;
    let give_up = || session.call(reqwest::Method::DELETE, "", None);
    assert_eq!(give_up().await.0, LOST);
    assert_eq!(kind(&give_up().await.1), "session-invalid", "it was done the first time");
    let csr = bank.csr("a", "P-256", &[]);
    let refused = crate::support::said(&bank.cmp(&codes, &csr, "a", &[]));
    assert!(refused.contains("badRequest"), "{refused}");
}

#[tokio::test]
async fn nothing_is_answered_after_the_codes() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let early = session.call(reqwest::Method::POST, "/text-message", None).await;
    assert_eq!(kind(&early.1), "step-skipped");
    session.to_codes("general").await;
    let otp = bank.otp("hong").await;
    for (status, problem) in [
        session.identity().await,
        session.product("banking").await,
        session.verification("1357", &otp).await,
        session.fee(4_400).await,
        session.details().await,
        session.call(reqwest::Method::POST, "/text-message", None).await,
    ] {
        assert_eq!((status, kind(&problem)), (409, "enrollment-closed"));
    }
}
