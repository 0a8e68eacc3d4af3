//! The steps before issuing.

use serde_json::json;

use crate::session::Session;
use crate::support::{Bank, join, kind};

#[tokio::test]
async fn no_step_can_be_skipped() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let skipped = |(status, problem): (u16, serde_json::Value)| {
        assert_eq!((status, kind(&problem)), (409, "step-skipped"), "{problem}");
    };
    skipped(session.product("general").await);
    skipped(session.verification("1357", "000000").await);
    skipped(session.codes().await);
    assert_eq!(session.identity().await.0, 200);
    skipped(session.verification("1357", "000000").await);
    skipped(session.details().await);
    assert_eq!(session.product("general").await.0, 200);
    skipped(session.fee(4_400).await);
    skipped(session.codes().await);
    let otp = bank.otp("hong").await;
    let (status, view) = session.verification("1357", &otp).await;
    assert_eq!(
        (status, &view["step"], &view["fee"]["amount"]),
        (200, &json!("fee"), &json!(4_400))
    );
    skipped(session.details().await);
    assert_eq!(kind(&session.fee(1).await.1), "fee-changed");
    assert_eq!(session.fee(4_400).await.0, 200);
    skipped(session.codes().await);
    assert_eq!(session.details().await.0, 200);
    let (_, first) = session.codes().await;
    let (_, second) = session.codes().await;
    assert_eq!(first, second, "the same codes when asked again");
    assert_eq!(kind(&session.product("banking").await.1), "enrollment-closed");
}

#[tokio::test]
async fn a_wrong_identity_does_not_say_what_is_wrong() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let mut answers = Vec::new();
    for (user_id, rrn) in
        [("hong1234", "8001012123453"), ("nobody", "9001011234568"), ("kim_yh", "9001011234568")]
    {
        answers.push(session.put("identity", json!({ "user_id": user_id, "number": rrn })).await);
    }
    assert_eq!((answers[0].0, kind(&answers[0].1)), (403, "identity-mismatch"));
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    let (status, problem) =
        session.put("identity", json!({ "user_id": "hong1234", "number": "12" })).await;
    assert_eq!((status, &problem["field"]), (422, &json!("number")));
    // Seven more wrong ones end the session.
    for _ in 0..7 {
        session.put("identity", json!({ "user_id": "nobody", "number": "9001011234568" })).await;
    }
    assert_eq!(kind(&session.identity().await.1), "session-invalid");
}

#[tokio::test]
async fn an_account_password_is_locked_after_five_wrong_tries_and_stays_locked() {
    let mut bank = Bank::start();
    let session = Session::start(&bank).await;
    session.identity().await;
    session.product("banking").await;
    for remaining in [4, 3, 2, 1] {
        let (status, problem) = session.verification("0000", "000000").await;
        assert_eq!((status, kind(&problem)), (403, "account-password-wrong"));
        assert_eq!(problem["remaining_tries"], remaining);
    }
    assert_eq!(kind(&session.verification("0000", "000000").await.1), "factor-locked");
    let otp = bank.otp("hong").await;
    let (status, problem) = session.verification("1357", &otp).await;
    assert_eq!((status, &problem["field"]), (423, &json!("account_password")));
    let (id, token) = (session.id, session.token);

    bank.kill_and_restart();
    let session = Session { bank: &bank, id, token };
    assert_eq!(kind(&session.verification("1357", &otp).await.1), "factor-locked");
    bank.knob("unlock", json!({ "customer": "hong" })).await;
    let otp = bank.otp("hong").await;
    assert_eq!(session.verification("1357", &otp).await.0, 200);
}

#[tokio::test]
async fn parallel_guesses_evaluate_no_more_than_the_limit() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    session.identity().await;
    session.product("banking").await;
    let guesses = (0..40).map(|guess| {
        let guess = format!("{guess:04}");
        let session = &session;
        async move { session.verification(&guess, "000000").await.1 }
    });
    let answers = join(guesses.collect()).await;
    let evaluated =
        answers.iter().filter(|problem| kind(problem) == "account-password-wrong").count();
    assert_eq!(evaluated, 4, "the fifth locks");
    assert!(
        answers
            .iter()
            .all(|problem| ["account-password-wrong", "factor-locked"].contains(&kind(problem)))
    );
}

#[tokio::test]
async fn a_one_time_password_works_once() {
    let bank = Bank::start();
    let first = Session::start(&bank).await;
    first.identity().await;
    first.product("banking").await;
    let otp = bank.otp("hong").await;
    assert_eq!(first.verification("1357", &otp).await.0, 200);
    let second = Session::start(&bank).await;
    second.identity().await;
    second.product("banking").await;
    let (status, problem) = second.verification("1357", &otp).await;
    assert_eq!(
        (status, kind(&problem), &problem["remaining_tries"]),
        (403, "otp-wrong", &json!(9))
    );
    let otp = bank.otp("hong").await;
    assert_eq!(second.verification("1357", &otp).await.0, 200);
}

#[tokio::test]
async fn sessions_and_enrollments_end() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let stranger = Session { bank: &bank, id: session.id.clone(), token: "x".repeat(43) };
    assert_eq!(stranger.look().await.0, 401);
    let other = Session::start(&bank).await;
    let crossed = Session { bank: &bank, id: session.id.clone(), token: other.token.clone() };
    assert_eq!(kind(&crossed.look().await.1), "session-invalid");
    bank.knob("advance", json!({ "seconds": 11 * 60 })).await;
    assert_eq!(kind(&session.look().await.1), "session-invalid");

    let codes = Session::start(&bank).await.to_codes("banking").await;
    bank.knob("advance", json!({ "seconds": 25 * 60 * 60 })).await;
    let csr = bank.csr("a", "P-256", &[]);
    let answer = crate::support::said(&bank.cmp(&codes, &csr, "a", &[]));
    assert!(answer.contains("badRequest") && answer.contains("expired"), "{answer}");
}

#[tokio::test]
async fn a_newer_enrollment_replaces_an_unfinished_one() {
    let bank = Bank::start();
    let older = Session::start(&bank).await;
    let codes = older.to_codes("banking").await;
    bank.knob("advance", json!({ "seconds": 1 })).await;
    Session::start(&bank).await.to_codes("banking").await;
    assert_eq!(kind(&older.look().await.1), "enrollment-replaced");
    let csr = bank.csr("a", "P-256", &[]);
    let answer = crate::support::said(&bank.cmp(&codes, &csr, "a", &[]));
    assert!(answer.contains("badRequest"), "{answer}");
}

#[tokio::test]
async fn an_account_without_the_fee_is_told_so() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    session.put("identity", json!({ "user_id": "lee_ms", "number": "8506151122339" })).await;
    session.product("general").await;
    let otp = bank.otp("lee").await;
    let factors = json!({ "account": "lee-2", "account_password": "3691", "otp": otp });
    assert_eq!(session.put("verification", factors).await.0, 200);
    let (status, problem) =
        session.put("fee", json!({ "amount": 4_400, "account": "lee-2" })).await;
    assert_eq!((status, kind(&problem)), (409, "insufficient-funds"));
}
