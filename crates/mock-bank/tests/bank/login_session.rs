//! Whoever is logged in: for how long, and what they see.

use reqwest::Method;
use serde_json::{Value, json};

use crate::login_client::{Holder, R, call, extend};
use crate::session::Session;
use crate::support::{Bank, client, kind};

async fn pass(bank: &Bank, seconds: i64) {
    bank.knob("advance", json!({ "seconds": seconds })).await;
}

async fn is_over(bank: &Bank, token: &str) {
    for (method, path) in [
        (Method::GET, "/api/accounts"),
        (Method::POST, "/api/login/extension"),
        (Method::DELETE, "/api/login/session"),
        (Method::DELETE, "/api/login/session?all=true"),
    ] {
        let (status, problem) = call(bank, method, path, token).await;
        assert_eq!((status, kind(&problem)), (401, "session-invalid"), "{path}: {problem}");
    }
}

async fn log_out(bank: &Bank, token: &str, query: &str) {
    let (status, _) =
        call(bank, Method::DELETE, &format!("/api/login/session{query}"), token).await;
    assert_eq!(status, 204);
}

#[tokio::test]
async fn the_accounts_are_the_customers_own() {
    let bank = Bank::start();
    let hong = Holder::hong(&bank).await.token(&bank).await;
    let kim = Holder::new(&bank, "kim", Some(R)).await.token(&bank).await;
    let (status, accounts) = call(&bank, Method::GET, "/api/accounts", &hong).await;
    assert_eq!(status, 200);
    assert_eq!(
        accounts["accounts"],
        json!([
            { "id": "hong-1", "label": "급여통장", "number": "12345678901234", "balance": 1_250_000 },
            { "id": "hong-2", "label": "저축예금", "number": "12345612009876", "balance": 380_000 },
        ])
    );
    assert!(accounts["now"].is_i64());
    let (_, accounts) = call(&bank, Method::GET, "/api/accounts", &kim).await;
    assert_eq!(accounts["accounts"][0]["id"], "kim-1");
    assert_eq!(accounts["accounts"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn no_token_and_no_other_token_will_do() {
    let bank = Bank::start();
    let enrollment = Session::start(&bank).await;
    let login = Holder::hong(&bank).await.token(&bank).await;
    for token in ["", "x", &enrollment.token, &login.to_lowercase(), &format!("{login}=")] {
        is_over(&bank, token).await;
    }
    let answer = bank.get("/api/accounts").await;
    assert_eq!(answer.status(), 401);
    let basic = client().get(format!("{}/api/accounts", bank.url)).basic_auth("hong", Some(&login));
    assert_eq!(basic.send().await.expect("an answer").status(), 401);
    // Nor is a login a way into an enrollment.
    let stranger = Session { bank: &bank, id: enrollment.id.clone(), token: login };
    assert_eq!(stranger.look().await.0, 401);
}

#[tokio::test]
async fn without_a_call_it_ends_after_ten_minutes() {
    let bank = Bank::start();
    let hong = Holder::hong(&bank).await;
    let token = hong.token(&bank).await;
    pass(&bank, 590).await;
    assert_eq!(call(&bank, Method::GET, "/api/accounts", &token).await.0, 200);
    pass(&bank, 590).await;
    let (status, extended) = extend(&bank, &token).await;
    assert_eq!((status, &extended["token"]), (200, &Value::Null));
    assert_eq!((&extended["name"], &extended["idle"]), (&json!("홍길동"), &json!(600)));
    pass(&bank, 600).await;
    is_over(&bank, &token).await;
    // It is no longer one of the others.
    assert_eq!(hong.log_in(&bank).await.1["others"], 0);
}

#[tokio::test]
async fn with_calls_it_ends_after_an_hour() {
    let bank = Bank::start();
    let token = Holder::hong(&bank).await.token(&bank).await;
    let ends_at = extend(&bank, &token).await.1["ends_at"].clone();
    for _ in 0..7 {
        pass(&bank, 500).await;
        let (status, extended) = extend(&bank, &token).await;
        assert_eq!((status, &extended["ends_at"]), (200, &ends_at));
    }
    pass(&bank, 100).await;
    is_over(&bank, &token).await;
}

#[tokio::test]
async fn logging_out_ends_this_session_or_all_of_them() {
    let bank = Bank::start();
    let hong = Holder::hong(&bank).await;
    let kim = Holder::new(&bank, "kim", Some(R)).await.token(&bank).await;
    let tokens = [hong.token(&bank).await, hong.token(&bank).await, hong.token(&bank).await];
    assert_eq!(extend(&bank, &tokens[1]).await.1["others"], 2);
    log_out(&bank, &tokens[0], "").await;
    is_over(&bank, &tokens[0]).await;
    assert_eq!(extend(&bank, &tokens[1]).await.1["others"], 1);
    let (status, problem) =
        call(&bank, Method::DELETE, "/api/login/session?all=perhaps", &tokens[1]).await;
    assert_eq!((status, kind(&problem)), (400, "malformed-request"));
    log_out(&bank, &tokens[1], "?all=true").await;
    for token in &tokens {
        is_over(&bank, token).await;
    }
    assert_eq!(extend(&bank, &kim).await.0, 200, "others stay");
    let told = bank.printed_audit();
    for facts in ["everywhere=false", "everywhere=true"] {
        let line = told.lines().find(|line| line.contains(facts)).expect("told");
        assert!(line.contains("\"logged-out\",null,\"hong\""), "{line}");
        assert!(line.contains(&hong.serial()), "{line}");
    }
}

#[tokio::test]
async fn a_session_ends_with_its_certificate() {
    let bank = Bank::start();
    let hong = Holder::hong(&bank).await;
    let (revoked, replaced) = (hong.token(&bank).await, hong.token(&bank).await);
    let revocation = json!({ "serial": hong.serial(), "reason": "key_compromise" });
    bank.knob("revoke", revocation).await;
    is_over(&bank, &revoked).await;
    is_over(&bank, &replaced).await;

    let older = Holder::hong(&bank).await;
    let replaced = older.token(&bank).await;
    pass(&bank, 1).await;
    let newer = Holder::hong(&bank).await;
    let (_, answer) = newer.log_in(&bank).await;
    assert_eq!(answer["others"], 0, "the one of the older certificate is over");
    is_over(&bank, &replaced).await;
}

#[tokio::test]
async fn a_session_survives_the_bank() {
    let mut bank = Bank::start();
    let hong = Holder::hong(&bank).await;
    let token = hong.token(&bank).await;
    bank.kill_and_restart();
    assert_eq!(extend(&bank, &token).await.1["serial"], hong.serial());
}
