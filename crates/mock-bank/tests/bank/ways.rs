//! Security card and text message beside the account password.

use serde_json::{Value, json};

use crate::session::Session;
use crate::support::{Bank, join, kind};

/// At the verification, as 홍길동, who has all ways.
async fn at_verification(bank: &Bank) -> Session<'_> {
    let session = Session::start(bank).await;
    assert_eq!(session.identity().await.0, 200);
    assert_eq!(session.product("banking").await.0, 200);
    session
}

async fn prove(session: &Session<'_>, way: &str, digits: &str) -> (u16, Value) {
    let mut body = json!({ "account": "hong-1", "account_password": "1357" });
    body[way] = json!(digits);
    session.put("verification", body).await
}

/// Answers with the card what was asked.
async fn show_card(session: &Session<'_>, (first, last): (u64, u64), digits: &str) -> (u16, Value) {
    let card = json!({ "cells": { "first": first, "last": last }, "digits": digits });
    let body = json!({ "account": "hong-1", "account_password": "1357", "card": card });
    session.put("verification", body).await
}

async fn of_hong(bank: &Bank, what: &str) -> Vec<String> {
    let people = bank.look("customers").await;
    let hong = people.as_array().expect("a list").iter().find(|person| person["id"] == "hong");
    let list = hong.expect("홍길동")[what].as_array().expect("a list").clone();
    list.iter().map(|text| text.as_str().expect("text").to_owned()).collect()
}

/// What the bank asks of the card now, and the right answer.
async fn card(session: &Session<'_>) -> ((u64, u64), String) {
    let cells = of_hong(session.bank, "card").await;
    let (_, view) = session.look().await;
    let cell = |name: &str| view["card"][name].as_u64().expect("a cell");
    let (first, last) = (cell("first"), cell("last"));
    let digits = |cell: u64| &cells[usize::try_from(cell).expect("small") - 1];
    ((first, last), format!("{}{}", &digits(first)[..2], &digits(last)[2..]))
}

fn other_than(digits: &str) -> String {
    let first = if digits.starts_with('0') { '1' } else { '0' };
    format!("{first}{}", &digits[1..])
}

async fn message(session: &Session<'_>) -> (u16, Value) {
    session.call(reqwest::Method::POST, "/text-message", None).await
}

#[tokio::test]
async fn the_right_halves_of_the_card_pass() {
    let bank = Bank::start();
    let session = at_verification(&bank).await;
    let (_, view) = session.look().await;
    assert_eq!(view["ways"], json!(["otp", "security_card", "phone"]));
    let (asked, right) = card(&session).await;
    assert_eq!(show_card(&session, asked, &right).await.0, 200);
    assert_ne!(card(&session).await.0, asked, "other cells for the next time");
}

#[tokio::test]
async fn other_cells_after_a_wrong_try_and_a_lock_after_three() {
    let mut bank = Bank::start();
    let session = at_verification(&bank).await;
    for remaining in [2, 1] {
        let (asked, right) = card(&session).await;
        let (status, problem) = show_card(&session, asked, &other_than(&right)).await;
        assert_eq!((status, kind(&problem)), (403, "card-wrong"));
        assert_eq!(problem["remaining_tries"], remaining);
        assert_ne!(card(&session).await.0, asked);
    }
    let (asked, right) = card(&session).await;
    let (status, problem) = show_card(&session, asked, &other_than(&right)).await;
    assert_eq!((status, &problem["field"]), (423, &json!("card")));
    let (id, token) = (session.id, session.token);

    bank.kill_and_restart();
    let session = Session { bank: &bank, id, token };
    let (asked, right) = card(&session).await;
    assert_eq!(show_card(&session, asked, &right).await.0, 423, "a restart unlocks nothing");
    assert_eq!(prove(&session, "otp", &bank.otp("hong").await).await.0, 200, "other ways are open");
    bank.knob("unlock", json!({ "customer": "hong" })).await;
    assert_eq!(show_card(&session, asked, &right).await.0, 200);
}

#[tokio::test]
async fn an_answer_to_earlier_cells_is_not_counted() {
    let bank = Bank::start();
    let session = at_verification(&bank).await;
    let (before, right) = card(&session).await;
    assert_eq!(show_card(&session, before, &right).await.0, 200);
    assert_eq!(show_card(&session, before, &right).await.0, 200, "the same answer again");
    for _ in 0..5 {
        let (status, problem) = show_card(&session, before, &other_than(&right)).await;
        assert_eq!((status, kind(&problem)), (409, "card-cells-changed"));
    }
    let (asked, right) = card(&session).await;
    assert_eq!(show_card(&session, asked, &right).await.0, 200);
}

#[tokio::test]
async fn many_wrong_cards_at_once_are_one_try() {
    let bank = Bank::start();
    let session = at_verification(&bank).await;
    let (asked, right) = card(&session).await;
    let wrong = other_than(&right);
    let answers = join((0..40).map(|_| show_card(&session, asked, &wrong)).collect()).await;
    let judged = answers.iter().filter(|(_, problem)| kind(problem) == "card-wrong").count();
    assert_eq!(judged, 1, "after it other cells are asked for");
    assert!(answers.iter().all(|(status, _)| *status != 200));
    let (_, view) = session.look().await;
    assert_ne!(view["card"], json!({ "first": asked.0, "last": asked.1 }));
}

#[tokio::test]
async fn a_code_by_text_message_passes_once() {
    let bank = Bank::start();
    let session = at_verification(&bank).await;
    assert_eq!(kind(&prove(&session, "phone", "000000").await.1), "phone-code-expired");
    let (status, sent) = message(&session).await;
    assert_eq!((status, &sent["remaining"]), (200, &json!(4)));
    assert_eq!(sent["phone"], "010-****-1234");
    let code = of_hong(&bank, "messages").await.remove(0);
    let (status, problem) = prove(&session, "phone", &other_than(&code)).await;
    assert_eq!((status, kind(&problem)), (403, "phone-code-wrong"));
    assert_eq!(problem["remaining_tries"], 4);
    assert_eq!(prove(&session, "phone", &code).await.0, 200);
    // The same answer again is no second use; it is one when the account has to be proved anew.
    assert_eq!(prove(&session, "phone", &code).await.0, 200);
    session.identity().await;
    session.product("banking").await;
    assert_eq!(kind(&prove(&session, "phone", &code).await.1), "phone-code-expired");
}

#[tokio::test]
async fn a_code_is_good_for_three_minutes_and_its_own_enrollment() {
    let bank = Bank::start();
    let session = at_verification(&bank).await;
    message(&session).await;
    let first = of_hong(&bank, "messages").await.remove(0);
    bank.knob("advance", json!({ "seconds": 20 })).await;
    let other = at_verification(&bank).await;
    assert_eq!(message(&other).await.0, 200);
    assert_eq!(kind(&prove(&session, "phone", &first).await.1), "phone-code-expired");
    let second = of_hong(&bank, "messages").await.remove(0);
    assert_eq!(kind(&prove(&session, "phone", &second).await.1), "phone-code-expired");
    bank.knob("advance", json!({ "seconds": 180 })).await;
    assert_eq!(kind(&prove(&other, "phone", &second).await.1), "phone-code-expired");
}

#[tokio::test]
async fn text_messages_are_limited() {
    let bank = Bank::start();
    let session = at_verification(&bank).await;
    assert_eq!(message(&session).await.0, 200);
    let (status, problem) = message(&session).await;
    assert_eq!((status, kind(&problem)), (429, "too-many-requests"));
    assert!(problem["retry_after"].as_u64().is_some_and(|wait| (1..=10).contains(&wait)));
    for remaining in [3, 2, 1, 0] {
        bank.knob("advance", json!({ "seconds": 11 })).await;
        assert_eq!(message(&session).await.1["remaining"], remaining);
    }
    bank.knob("advance", json!({ "seconds": 11 })).await;
    assert_eq!(kind(&message(&session).await.1), "no-more-messages");
}

#[tokio::test]
async fn exactly_one_way_that_the_customer_has() {
    let bank = Bank::start();
    let session = at_verification(&bank).await;
    let base = json!({ "account": "hong-1", "account_password": "1357" });
    assert_eq!(session.put("verification", base).await.0, 422, "none");
    let two = json!({ "account": "hong-1", "account_password": "1357", "otp": "123456", "phone": "123456" });
    assert_eq!(session.put("verification", two).await.0, 422, "two");
    let (cells, _) = card(&session).await;
    for (way, digits) in
        [("card", "12"), ("card", "１２３４"), ("phone", "12345"), ("otp", "12345a")]
    {
        let (status, problem) = match way {
            "card" => show_card(&session, cells, digits).await,
            _ => prove(&session, way, digits).await,
        };
        assert_eq!((status, &problem["field"]), (422, &json!(way)), "{digits}");
    }

    let choi = Session::start(&bank).await;
    let who = json!({ "user_id": "choi01", "number": "0102034123453" });
    let (status, view) = choi.put("identity", who).await;
    assert_eq!((status, &view["ways"], &view["card"]), (200, &json!(["phone"]), &Value::Null));
    choi.product("banking").await;
    let otp = json!({ "account": "choi-1", "account_password": "1234", "otp": "123456" });
    let (status, problem) = choi.put("verification", otp).await;
    assert_eq!((status, &problem["field"]), (422, &json!("otp")));
}
