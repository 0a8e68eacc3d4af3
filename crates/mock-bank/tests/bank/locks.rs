//! Guessing: at once, in two enrollments, across a killed process; and what is allowed in an hour.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::database::On;
use crate::session::Session;
use crate::support::{Bank, client, kind, must, said};

/// More than a person would call, so that only the locks refuse.
const OPEN: [&str; 4] = ["--calls-per-minute", "1000000", "--enrollments-per-hour", "1000000"];

/// Tries at once.
const TRIES: usize = 200;

/// Enrollments in which they are made.
const ENROLLMENTS: usize = 10;

/// A right to one enrollment that outlives the process of the bank.
#[derive(Clone)]
struct Right {
    id: String,
    token: String,
}

impl Right {
    /// At the verification, as 홍길동, who has all ways.
    async fn at_verification(bank: &Bank) -> Self {
        let session = Session::start(bank).await;
        assert_eq!(session.identity().await.0, 200);
        assert_eq!(session.product("banking").await.0, 200);
        Self { id: session.id, token: session.token }
    }

    fn session<'a>(&self, bank: &'a Bank) -> Session<'a> {
        Session { bank, id: self.id.clone(), token: self.token.clone() }
    }

    /// Sends one guess. `None` if the bank's process ended meanwhile.
    async fn guess(self, url: String, body: Guess) -> Option<(u16, Value)> {
        let url = format!("{url}/api/enrollments/{}", self.id);
        let call = |method, url: String| client().request(method, url).bearer_auth(&self.token);
        let cells = match body {
            Guess::Card => {
                let view: Value =
                    call(Method::GET, url.clone()).send().await.ok()?.json().await.ok()?;
                Some(view["card"].clone())
            }
            _ => None,
        };
        let call = call(Method::PUT, format!("{url}/verification")).json(&body.json(cells));
        let answer = call.send().await.ok()?;
        Some((answer.status().as_u16(), answer.json().await.ok()?))
    }
}

/// What is guessed; everything else is right.
#[derive(Clone, Copy, Debug)]
enum Guess {
    AccountPassword,
    Otp,
    Card,
    Phone,
}

impl Guess {
    /// A wrong one, in its form.
    fn json(self, cells: Option<Value>) -> Value {
        let base = |password: &str, way: &str, proof: Value| json!({ "account": "hong-1", "account_password": password, way: proof });
        match self {
            Self::AccountPassword => base("0000", "otp", json!("000000")),
            Self::Otp => base("1357", "otp", json!("000000")),
            Self::Card => {
                base("1357", "card", json!({ "cells": cells, "digits": wrong_card(&cells) }))
            }
            Self::Phone => base("1357", "phone", json!("000000")),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::AccountPassword => "account-password",
            Self::Otp => "otp",
            Self::Card => "security-card",
            Self::Phone => "phone",
        }
    }
}

/// Four digits that are not the ones asked for.
fn wrong_card(cells: &Option<Value>) -> String {
    let known = ingam_mock_bank::card::mock_cells("hong");
    let first = cells.as_ref().and_then(|cells| cells["first"].as_u64()).expect("a cell");
    let cell = &known[usize::try_from(first).expect("small") - 1];
    if cell.starts_with('0') { "1111".to_owned() } else { "0000".to_owned() }
}

/// How often the bank judged a factor and found it wrong, by its own log.
fn judged(bank: &Bank, guess: Guess) -> usize {
    let list = bank.command(&["audit", "list"]).output().expect("the program runs");
    must(&list);
    let wrong = ["factor-wrong", "factor-locked"].map(|kind| format!("\"{kind}\""));
    let factor = format!("\"factor={}", guess.name());
    let told = |line: &&str| wrong.iter().any(|kind| line.contains(kind)) && line.contains(&factor);
    said(&list).lines().filter(told).count()
}

/// Guesses in many enrollments at once, kills the bank meanwhile, guesses again: the bank judges as
/// many as its limit, and says that the factor is locked.
async fn no_more_than(limit: usize, guess: Guess, on: On) {
    let mut bank = Bank::start_on(on, &OPEN);
    // Guesses in one enrollment wait for each other anyway.
    let mut rights = Vec::new();
    for _ in 0..ENROLLMENTS {
        let right = Right::at_verification(&bank).await;
        if matches!(guess, Guess::Phone) {
            // A code works in its own enrollment only.
            bank.knob("advance", json!({ "seconds": 11 })).await;
            let sent = right.session(&bank).call(Method::POST, "/text-message", None).await;
            assert_eq!(sent.0, 200);
        }
        rights.push(right);
    }
    let guesses = |url: &str| {
        let mut guesses = JoinSet::new();
        for right in rights.iter().cycle().take(TRIES) {
            guesses.spawn(right.clone().guess(url.to_owned(), guess));
        }
        guesses
    };
    let mut first = guesses(&bank.url);
    for _ in 0..3 {
        first.join_next().await;
    }
    bank.kill_and_restart();
    while first.join_next().await.is_some() {}
    let before = judged(&bank, guess);
    assert!(before <= limit, "{before} were judged");

    let answers = guesses(&bank.url).join_all().await;
    assert!(answers.iter().all(|answer| answer.as_ref().is_some_and(|(status, _)| *status != 200)));
    // A card asks for other cells after each try, so that most guesses at once are not judged.
    for _ in 0..limit {
        rights[0].clone().guess(bank.url.clone(), guess).await.expect("an answer");
    }
    assert_eq!(judged(&bank, guess), limit);
    let (status, problem) =
        rights[0].clone().guess(bank.url.clone(), guess).await.expect("an answer");
    assert_eq!((status, kind(&problem)), (423, "factor-locked"), "and it is seen");

    bank.knob("unlock", json!({ "customer": "hong" })).await;
    let otp = bank.otp("hong").await;
    assert_eq!(rights[0].session(&bank).verification("1357", &otp).await.0, 200);
    must(&bank.command(&["audit", "verify"]).output().expect("the program runs"));
}

#[tokio::test]
async fn two_hundred_account_passwords_at_once_are_five_tries() {
    no_more_than(5, Guess::AccountPassword, On::Sqlite).await;
}

#[tokio::test]
async fn two_hundred_account_passwords_at_once_are_five_tries_on_postgresql() {
    no_more_than(5, Guess::AccountPassword, On::Postgres).await;
}

#[tokio::test]
async fn two_hundred_one_time_passwords_at_once_are_ten_tries() {
    no_more_than(10, Guess::Otp, On::Sqlite).await;
}

#[tokio::test]
async fn two_hundred_one_time_passwords_at_once_are_ten_tries_on_postgresql() {
    no_more_than(10, Guess::Otp, On::Postgres).await;
}

#[tokio::test]
async fn two_hundred_cards_at_once_are_three_tries() {
    no_more_than(3, Guess::Card, On::Sqlite).await;
}

#[tokio::test]
async fn two_hundred_cards_at_once_are_three_tries_on_postgresql() {
    no_more_than(3, Guess::Card, On::Postgres).await;
}

#[tokio::test]
async fn two_hundred_codes_by_text_message_at_once_are_five_tries() {
    no_more_than(5, Guess::Phone, On::Sqlite).await;
}

#[tokio::test]
async fn two_hundred_codes_by_text_message_at_once_are_five_tries_on_postgresql() {
    no_more_than(5, Guess::Phone, On::Postgres).await;
}

#[tokio::test]
async fn an_expired_one_time_password_is_a_wrong_one() {
    let bank = Bank::start();
    let right = Right::at_verification(&bank).await;
    let session = right.session(&bank);
    let otp = bank.otp("hong").await;
    bank.knob("advance", json!({ "seconds": 90 })).await;
    let (status, problem) = session.verification("1357", &otp).await;
    assert_eq!(
        (status, kind(&problem), &problem["remaining_tries"]),
        (403, "otp-wrong", &json!(9))
    );
}

#[tokio::test]
async fn a_customer_is_recognised_so_often_in_an_hour() {
    let mut bank = Bank::start_with(&["--enrollments-per-hour", "3"]);
    let first = Session::start(&bank).await;
    assert_eq!(first.identity().await.0, 200);
    assert_eq!(first.identity().await.0, 200, "the same enrollment counts once");
    bank.knob("advance", json!({ "seconds": 600 })).await;
    for _ in 0..2 {
        assert_eq!(Session::start(&bank).await.identity().await.0, 200);
    }
    // The clock stays where it is set only as long as the process lives.
    bank.kill_and_restart();
    bank.knob("advance", json!({ "seconds": 600 })).await;
    let session = Session::start(&bank).await;
    let url = format!("{}/api/enrollments/{}/identity", bank.url, session.id);
    let body = json!({ "user_id": "hong1234", "number": "9001011234568" });
    let call = client().put(url).bearer_auth(&session.token).json(&body);
    let answer = call.send().await.expect("an answer");
    assert_eq!(answer.status(), 429);
    let wait: i64 =
        answer.headers()["retry-after"].to_str().expect("text").parse().expect("a number");
    let problem: Value = answer.json().await.expect("JSON");
    assert_eq!(
        (kind(&problem), problem["retry_after"].as_i64()),
        ("too-many-requests", Some(wait))
    );
    assert!((2_900..=3_000).contains(&wait), "until the first one is an hour old: {wait}");

    let kim = json!({ "user_id": "kim_yh", "number": "8001012123453" });
    assert_eq!(session.put("identity", kim).await.0, 200, "others are not concerned");
    bank.knob("advance", json!({ "seconds": wait })).await;
    assert_eq!(Session::start(&bank).await.identity().await.0, 200);
}

#[tokio::test]
async fn wrong_identities_stop_an_address_but_lock_nobody_out() {
    let bank = Bank::start_with(&["--calls-per-minute", "1000"]);
    let wrong = json!({ "user_id": "hong1234", "number": "8001012123453" });
    let mut refused = None;
    'address: for _ in 0..10 {
        let session = Session::start(&bank).await;
        for _ in 0..10 {
            let (status, problem) = session.put("identity", wrong.clone()).await;
            if status == 429 {
                refused = Some(problem);
                break 'address;
            }
            assert_eq!(kind(&problem), "identity-mismatch");
        }
    }
    let wait = refused.expect("an address is stopped")["retry_after"].as_u64().expect("seconds");
    assert!((1..=600).contains(&wait), "{wait}");
    // Not even the right one is judged now: whoever guesses learns nothing more.
    assert_eq!(Session::start(&bank).await.identity().await.0, 429);
    bank.knob("advance", json!({ "seconds": wait })).await;
    assert_eq!(
        Session::start(&bank).await.identity().await.0,
        200,
        "but the customer is not locked"
    );
}

#[tokio::test]
async fn a_phone_does_not_ring_all_day() {
    let bank = Bank::start();
    let mut sent = 0;
    let refused = 'hour: loop {
        let right = Right::at_verification(&bank).await;
        for _ in 0..5 {
            bank.knob("advance", json!({ "seconds": 11 })).await;
            let (status, answer) =
                right.session(&bank).call(Method::POST, "/text-message", None).await;
            if status != 200 {
                break 'hour answer;
            }
            sent += 1;
        }
    };
    assert_eq!((sent, kind(&refused)), (20, "too-many-requests"));
    let wait = refused["retry_after"].as_u64().map(Duration::from_secs).expect("seconds");
    assert!(wait > Duration::from_secs(3_000), "{wait:?}");
}
