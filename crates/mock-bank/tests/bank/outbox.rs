//! The e-mails of the bank: at their time by its clock, each once, and nothing in them to press.

use serde_json::json;

use crate::standing::{ask, change};
use crate::support::{Bank, must};

const DAY: i64 = 24 * 60 * 60;

/// A letter as the desk shows it.
#[derive(Debug)]
struct Letter {
    occasion: String,
    customer: String,
    language: String,
    text: String,
}

async fn letters(bank: &Bank) -> Vec<Letter> {
    let page = bank.get("/demo/outbox").await.text().await.expect("text");
    let named = |text: &str, name: &str| {
        let rest = text.split_once(&format!("{name}=\"")).expect("an attribute").1;
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    page.split("<article ")
        .skip(1)
        .map(|letter| {
            let text = letter.split("</article>").next().unwrap_or_default();
            Letter {
                occasion: named(text, "data-mail"),
                customer: named(text, "data-customer"),
                language: named(text, "lang"),
                text: text.split_once('>').expect("a text").1.to_owned(),
            }
        })
        .collect()
}

/// Occasions, newest first.
async fn occasions(bank: &Bank) -> Vec<String> {
    letters(bank).await.into_iter().map(|letter| letter.occasion).collect()
}

fn issue(bank: &Bank, customer: &str, name: &str) {
    let codes = bank.codes(&["--customer", customer, "--product", "banking"]);
    must(&bank.cmp(&codes, &bank.csr(name, "P-256", &[]), name, &[]));
}

async fn now(bank: &Bank) -> i64 {
    let (_, answer) = bank.admin("advance", json!({ "seconds": 0 })).await;
    answer["now"].as_i64().expect("a time")
}

/// Nine in the morning of a day so many days before the last day of the only certificate.
async fn nine(bank: &Bank, days: i64) -> i64 {
    let all = bank.look("certificates").await;
    let not_after = all[0]["not_after"].as_i64().expect("a time");
    not_after + 1 - DAY - days * DAY + 9 * 60 * 60
}

async fn go_to(bank: &Bank, time: i64) {
    let seconds = time - now(bank).await;
    bank.knob("advance", json!({ "seconds": seconds })).await;
}

#[tokio::test]
async fn each_notice_is_written_at_nine_of_its_day_and_once() {
    let bank = Bank::start();
    assert!(occasions(&bank).await.is_empty());
    issue(&bank, "hong", "a");
    assert_eq!(occasions(&bank).await, ["issued"]);
    let mut expected = vec!["issued"];
    for (days, word) in
        [(30, "ends-30"), (14, "ends-14"), (7, "ends-7"), (1, "ends-1"), (-1, "ended")]
    {
        let time = nine(&bank, days).await;
        // Far enough before: asking takes a moment.
        go_to(&bank, time - 60).await;
        assert_eq!(occasions(&bank).await, expected, "a minute before {word}");
        go_to(&bank, time).await;
        expected.insert(0, word);
        assert_eq!(occasions(&bank).await, expected);
        assert_eq!(occasions(&bank).await, expected, "looked at again");
    }
    let (status, _) = bank.admin("advance", json!({ "seconds": 400 * DAY })).await;
    assert_eq!(status, 200);
    assert_eq!(occasions(&bank).await, expected, "and no more ever after");
}

#[tokio::test]
async fn what_was_passed_over_in_one_leap_is_written_all_the_same() {
    let bank = Bank::start();
    issue(&bank, "kim", "a");
    go_to(&bank, nine(&bank, 3).await).await;
    assert_eq!(occasions(&bank).await, ["ends-7", "ends-14", "ends-30", "issued"]);
}

#[tokio::test]
async fn nothing_more_is_written_about_a_certificate_that_was_revoked() {
    let bank = Bank::start();
    issue(&bank, "hong", "a");
    go_to(&bank, nine(&bank, 20).await).await;
    let all = bank.look("certificates").await;
    let body = json!({ "serial": all[0]["serial"], "reason": "key_compromise" });
    assert_eq!(bank.admin("revoke", body).await.0, 200);
    go_to(&bank, nine(&bank, -1).await).await;
    assert_eq!(occasions(&bank).await, ["revoked", "ends-30", "issued"]);
}

#[tokio::test]
async fn what_was_written_of_a_suspension_stays_written() {
    let bank = Bank::start();
    issue(&bank, "hong", "a");
    let all = bank.look("certificates").await;
    let serial = all[0]["serial"].as_str().expect("hex").to_owned();
    let mut expected = vec!["issued"];
    for (wish, letter) in
        [("suspend", Some("suspended")), ("resume", None), ("suspend", Some("suspended"))]
    {
        bank.knob("advance", json!({ "seconds": 60 })).await;
        assert_eq!(change(&bank, &serial, wish).await.0, 200);
        if let Some(letter) = letter {
            expected.insert(0, letter);
        }
        assert_eq!(occasions(&bank).await, expected, "{wish}");
    }
    bank.knob("advance", json!({ "seconds": 60 })).await;
    assert_eq!(change(&bank, &serial, "revoke_unused").await.0, 200);
    expected.insert(0, "revoked");
    assert_eq!(occasions(&bank).await, expected);
    // Nor does a suspension that lapses take its letter with it.
    let bank = Bank::start();
    issue(&bank, "kim", "a");
    let all = bank.look("certificates").await;
    let serial = all[0]["serial"].as_str().expect("hex").to_owned();
    let wish = json!({ "account": "23456701002345", "account_password": "1111", "number": "8001012123453",
        "wish": { "serial": serial, "change": "suspend" } });
    bank.knob("advance", json!({ "seconds": 60 })).await;
    let (status, held) = ask(&bank, "/api/revocations", wish).await;
    assert_eq!(status, 200, "{held}");
    bank.knob("advance", json!({ "seconds": 190 * DAY })).await;
    assert_eq!(occasions(&bank).await, ["revoked", "suspended", "issued"]);
}

#[tokio::test]
async fn the_certificate_that_was_replaced_is_said_to_be_so() {
    let bank = Bank::start();
    issue(&bank, "hong", "a");
    bank.knob("advance", json!({ "seconds": 1 })).await;
    issue(&bank, "hong", "b");
    let mut occasions = occasions(&bank).await;
    occasions.sort();
    assert_eq!(occasions, ["issued", "issued", "superseded"]);
}

#[tokio::test]
async fn letters_are_in_the_language_of_the_customer_and_have_nothing_to_press() {
    let bank = Bank::start();
    for (customer, name) in [("hong", "a"), ("smith", "b"), ("dojang", "c")] {
        let product = if customer == "dojang" { "business_banking" } else { "banking" };
        let codes = bank.codes(&["--customer", customer, "--product", product]);
        must(&bank.cmp(&codes, &bank.csr(name, "P-256", &[]), name, &[]));
    }
    go_to(&bank, nine(&bank, -1).await).await;
    let letters = letters(&bank).await;
    assert_eq!(letters.len(), 3 * 6);
    for letter in letters {
        let expected = if letter.customer == "smith" { "en" } else { "ko" };
        assert_eq!(letter.language, expected, "{letter:?}");
        for forbidden in ["href", "http", "www.", "9001011234568", "9501015123450", "1357"] {
            assert!(!letter.text.contains(forbidden), "{forbidden}: {letter:?}");
        }
        let warning = if expected == "ko" { "링크가 없습니다" } else { "nothing to press" };
        assert!(letter.text.contains(warning), "{letter:?}");
    }
}
