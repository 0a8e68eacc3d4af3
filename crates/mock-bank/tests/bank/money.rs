//! Fees: reserved when confirmed, charged with the certificate, never half.

use serde_json::{Value, json};

use crate::database::On;
use crate::session::Session;
use crate::support::{Bank, join, kind, must, said};

pub const FEE: u64 = 4_400;

/// At the fee for 개인 범용, as 홍길동.
pub async fn at_fee(bank: &Bank) -> Session<'_> {
    let session = Session::start(bank).await;
    session.identity().await;
    session.product("general").await;
    let otp = bank.otp("hong").await;
    assert_eq!(session.verification("1357", &otp).await.0, 200);
    session
}

async fn balances(session: &Session<'_>) -> (u16, Value) {
    session.call(reqwest::Method::POST, "/balances", None).await
}

/// What is left for other fees on an account.
pub async fn available(session: &Session<'_>, account: &str) -> u64 {
    let (status, body) = balances(session).await;
    assert_eq!(status, 200, "{body}");
    let all = body["accounts"].as_array().expect("a list");
    let found = all.iter().find(|one| one["account"] == account).expect("the account");
    found["available"].as_u64().expect("an amount")
}

pub async fn balance(bank: &Bank, account: &str) -> i64 {
    let people = bank.look("customers").await;
    let all = people.as_array().expect("a list").iter();
    let accounts = all.flat_map(|person| person["accounts"].as_array().expect("a list"));
    let found = accounts.into_iter().find(|one| one["id"] == account).expect("the account");
    found["balance"].as_i64().expect("an amount")
}

pub async fn pay(session: &Session<'_>, account: &str, password: Option<&str>) -> (u16, Value) {
    let mut body = json!({ "amount": FEE, "account": account });
    if let Some(password) = password {
        body["account_password"] = json!(password);
    }
    session.put("fee", body).await
}

/// Leaves so much on 홍길동's first account.
pub async fn leave(bank: &Bank, amount: i64) {
    let spent = balance(bank, "hong-1").await - amount;
    bank.knob("spend", json!({ "account": "hong-1", "amount": spent })).await;
}

pub async fn books_are_right(bank: &Bank) -> Value {
    let books = bank.look("ledger").await;
    assert_eq!((&books["sum"], &books["difference"]), (&json!(0), &json!(0)), "{books}");
    books
}

pub async fn to_codes(session: &Session<'_>) -> (u16, Value) {
    assert_eq!(session.details().await.0, 200);
    session.codes().await
}

pub fn codes_of(answer: &Value) -> (String, String) {
    let text = |name: &str| answer[name].as_str().expect("text").to_owned();
    (text("reference"), text("code"))
}

#[tokio::test]
async fn balances_are_told_after_verification_and_never_in_the_view() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    session.identity().await;
    assert_eq!(kind(&balances(&session).await.1), "step-skipped");
    session.product("general").await;
    assert_eq!(kind(&balances(&session).await.1), "step-skipped");
    let otp = bank.otp("hong").await;
    let (_, view) = session.verification("1357", &otp).await;
    assert!(!view.to_string().contains("1250000"), "{view}");
    let (status, body) = balances(&session).await;
    let first = json!({ "account": "hong-1", "balance": 1_250_000, "available": 1_250_000 });
    assert_eq!((status, &body["accounts"][0]), (200, &first));
    assert_eq!(body["accounts"].as_array().map(Vec::len), Some(2));
    let stranger = Session { bank: &bank, id: session.id.clone(), token: "x".repeat(43) };
    assert_eq!(balances(&stranger).await.0, 401);
}

#[tokio::test]
async fn another_account_needs_its_password() {
    let bank = Bank::start();
    let session = at_fee(&bank).await;
    let (status, problem) = pay(&session, "hong-2", None).await;
    assert_eq!((status, &problem["field"]), (422, &json!("account_password")));
    for malformed in ["", "246", "24680", "２４６８"] {
        let (status, problem) = pay(&session, "hong-2", Some(malformed)).await;
        assert_eq!((status, &problem["field"]), (422, &json!("account_password")), "{malformed}");
    }
    let (status, problem) = pay(&session, "kim-1", Some("1111")).await;
    assert_eq!((status, &problem["field"]), (422, &json!("account")), "another's account");
    for remaining in [4, 3] {
        let (status, problem) = pay(&session, "hong-2", Some("1357")).await;
        assert_eq!((status, kind(&problem)), (403, "account-password-wrong"));
        assert_eq!(problem["remaining_tries"], remaining);
    }
    let (status, view) = pay(&session, "hong-2", Some("2468")).await;
    assert_eq!((status, &view["fee"]["account"]), (200, &json!("hong-2")));
    assert_eq!((&view["fee"]["confirmed"], &view["step"]), (&json!(true), &json!("details")));
    let (status, view) = pay(&session, "hong-1", None).await;
    assert_eq!((status, &view["fee"]["account"]), (200, &json!("hong-1")), "proved before");
    assert_eq!(pay(&session, "hong-2", Some("2468")).await.0, 200);
    let (_, codes) = to_codes(&session).await;
    must(&bank.cmp(&codes_of(&codes), &bank.csr("a", "P-256", &[]), "a", &[]));
    assert_eq!(balance(&bank, "hong-1").await, 1_250_000);
    assert_eq!(balance(&bank, "hong-2").await, 375_600);
}

#[tokio::test]
async fn the_password_of_the_other_account_locks_as_at_the_verification() {
    the_other_account_locks(On::Sqlite).await;
}

#[tokio::test]
async fn the_password_of_the_other_account_locks_as_at_the_verification_on_postgresql() {
    the_other_account_locks(On::Postgres).await;
}

async fn the_other_account_locks(on: On) {
    let bank = Bank::start_on(on, &[]);
    let mut sessions = Vec::new();
    for _ in 0..8 {
        sessions.push(at_fee(&bank).await);
    }
    let session = &sessions[0];
    let guesses = sessions.iter().cycle().take(40).enumerate().map(|(guess, session)| async move {
        pay(session, "hong-2", Some(&format!("{guess:04}"))).await.1
    });
    let answers = join(guesses.collect()).await;
    let judged = answers.iter().filter(|answer| kind(answer) == "account-password-wrong").count();
    assert_eq!(judged, 4, "the fifth locks");
    let (status, problem) = pay(session, "hong-2", Some("2468")).await;
    assert_eq!((status, &problem["field"]), (423, &json!("account_password")));
    let other = at_fee(&bank).await;
    let otp = bank.otp("hong").await;
    let factors = json!({ "account": "hong-2", "account_password": "2468", "otp": otp });
    assert_eq!(kind(&other.put("verification", factors).await.1), "factor-locked");
}

#[tokio::test]
async fn a_confirmed_fee_is_reserved_until_the_enrollment_ends() {
    let bank = Bank::start();
    let session = at_fee(&bank).await;
    assert_eq!(session.fee(FEE).await.0, 200);
    assert_eq!(available(&session, "hong-1").await, 1_245_600);
    assert_eq!(balance(&bank, "hong-1").await, 1_250_000, "nothing is withdrawn yet");
    assert_eq!(books_are_right(&bank).await["reserved"], FEE);

    session.product("general").await;
    assert_eq!(available(&session, "hong-1").await, 1_250_000, "the fee is asked again");
    session.fee(FEE).await;
    let otp = bank.otp("hong").await;
    session.verification("1357", &otp).await;
    assert_eq!(available(&session, "hong-1").await, 1_250_000, "the account is asked again");
    session.fee(FEE).await;
    session.call(reqwest::Method::DELETE, "", None).await;
    assert_eq!(books_are_right(&bank).await["reserved"], 0, "given up");

    Session::start(&bank).await.to_codes("general").await;
    assert_eq!(bank.look("ledger").await["reserved"], FEE);
    bank.knob("advance", json!({ "seconds": 24 * 60 * 60 })).await;
    assert_eq!(books_are_right(&bank).await["reserved"], 0, "expired");

    Session::start(&bank).await.to_codes("general").await;
    bank.knob("advance", json!({ "seconds": 1 })).await;
    Session::start(&bank).await.to_codes("banking").await;
    assert_eq!(books_are_right(&bank).await["reserved"], 0, "replaced");
}

#[tokio::test]
async fn money_spent_meanwhile_is_noticed_before_the_codes_and_at_the_certificate() {
    let bank = Bank::start();
    let session = at_fee(&bank).await;
    session.fee(FEE).await;
    session.details().await;
    leave(&bank, 4_399).await;
    assert_eq!(kind(&session.codes().await.1), "insufficient-funds");
    let (_, view) = session.look().await;
    assert_eq!((&view["step"], &view["fee"]["confirmed"]), (&json!("fee"), &json!(false)));
    assert_eq!(pay(&session, "hong-2", Some("2468")).await.0, 200, "another account goes on");
    let (status, codes) = session.codes().await;
    assert_eq!(status, 200, "{codes}");

    let spent = balance(&bank, "hong-2").await - 4_399;
    bank.knob("spend", json!({ "account": "hong-2", "amount": spent })).await;
    let csr = bank.csr("a", "P-256", &[]);
    let refused = said(&bank.cmp(&codes_of(&codes), &csr, "a", &[]));
    assert!(refused.contains("badRequest") && refused.contains("balance"), "{refused}");
    assert!(refused.contains("errorCode: 00000001"), "{refused}");
    assert_eq!(bank.look("certificates").await, json!([]));
    assert_eq!(kind(&session.codes().await.1), "insufficient-funds");
    assert_eq!(books_are_right(&bank).await["fees"], 0);
}

#[tokio::test]
async fn a_fee_that_changed_meanwhile_is_confirmed_again() {
    let bank = Bank::start();
    let session = at_fee(&bank).await;
    let change = |amount| json!({ "holder": "personal", "product": "general", "amount": amount });
    bank.knob("fee", change(5_500)).await;
    assert_eq!(kind(&session.fee(FEE).await.1), "fee-changed");
    let (_, view) = session.look().await;
    assert_eq!(view["fee"]["amount"], 5_500);
    let offer = view["products"].as_array().expect("a list").iter();
    let offer = offer.clone().find(|offer| offer["product"] == "general").expect("an offer");
    assert_eq!(offer["fee"], 5_500);
    assert_eq!(session.fee(5_500).await.0, 200);
    session.details().await;
    bank.knob("fee", change(6_600)).await;
    assert_eq!(kind(&session.codes().await.1), "fee-changed");
    assert_eq!(session.look().await.1["step"], "fee");
    assert_eq!(session.fee(6_600).await.0, 200);
    let (_, codes) = session.codes().await;
    bank.knob("fee", change(4_400)).await;
    let refused = said(&bank.cmp(&codes_of(&codes), &bank.csr("a", "P-256", &[]), "a", &[]));
    assert!(refused.contains("badRequest") && refused.contains("the fee has changed"), "{refused}");
    assert!(refused.contains("errorCode: 00000002"), "{refused}");
    assert_eq!(books_are_right(&bank).await["fees"], 0);
    bank.knob("fee", change(6_600)).await;
    must(&bank.cmp(&codes_of(&codes), &bank.csr("a", "P-256", &[]), "a", &[]));
    assert_eq!(books_are_right(&bank).await["fee_income"], 6_600);
}
