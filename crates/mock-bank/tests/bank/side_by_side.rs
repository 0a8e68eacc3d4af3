//! Several open enrollments of one customer: of all of them one gets a certificate, and one fee is
//! taken.

use reqwest::Method;
use serde_json::{Value, json};

use crate::database::On;
use crate::money::{
    FEE, at_fee, available, balance, books_are_right, codes_of, leave, pay, to_codes,
};
use crate::session::Session;
use crate::support::{Bank, join, kind, must, said};

async fn a_second_passes(bank: &Bank) {
    bank.knob("advance", json!({ "seconds": 1 })).await;
}

/// Sends a request for these codes; what OpenSSL says.
fn request(bank: &Bank, codes: &(String, String), name: &str) -> String {
    let csr = format!("{name}.csr");
    if !bank.file(&csr).exists() {
        bank.csr(name, "P-256", &[]);
    }
    said(&bank.cmp(codes, &csr, name, &[]))
}

#[tokio::test]
async fn a_newer_application_takes_over_what_an_unfinished_one_kept_back() {
    let bank = Bank::start();
    leave(&bank, 5_000).await;
    let older = at_fee(&bank).await;
    assert_eq!(older.fee(FEE).await.0, 200);
    a_second_passes(&bank).await;
    let newer = at_fee(&bank).await;
    assert_eq!(available(&newer, "hong-1").await, 5_000, "what the older one keeps back is free");
    assert_eq!(newer.fee(FEE).await.0, 200, "as after the page was loaded again");
    assert_eq!(bank.look("ledger").await["reserved"], FEE);
    assert_eq!(kind(&older.details().await.1), "step-skipped");
    // Also the other way round: who confirms last goes on.
    assert_eq!(older.fee(FEE).await.0, 200);
    assert_eq!(bank.look("ledger").await["reserved"], FEE);
    assert_eq!(kind(&newer.details().await.1), "step-skipped");
}

#[tokio::test]
async fn codes_that_are_out_do_not_hinder_another_application() {
    let bank = Bank::start();
    leave(&bank, 5_000).await;
    let first = at_fee(&bank).await;
    assert_eq!(first.fee(FEE).await.0, 200);
    assert_eq!(first.fee(FEE).await.0, 200, "its own reservation is not in its way");
    assert_eq!(available(&first, "hong-1").await, 600);
    let lost = codes_of(&to_codes(&first).await.1);
    a_second_passes(&bank).await;
    // The device with the codes was lost, say.
    let second = at_fee(&bank).await;
    assert_eq!(available(&second, "hong-1").await, 5_000);
    assert_eq!(second.fee(FEE).await.0, 200);
    assert_eq!(first.codes().await.0, 200, "nothing is closed before the codes");
    let codes = codes_of(&to_codes(&second).await.1);
    assert_eq!(books_are_right(&bank).await["reserved"], FEE);
    let late = request(&bank, &lost, "a");
    assert!(late.contains("badRequest") && late.contains("closed"), "{late}");
    must(&bank.cmp(&codes, &bank.csr("b", "P-256", &[]), "b", &[]));
    assert_eq!(balance(&bank, "hong-1").await, 600);
    assert_eq!(books_are_right(&bank).await["fees"], 1);
}

#[tokio::test]
async fn codes_that_are_used_meanwhile_leave_too_little_for_another_application() {
    let bank = Bank::start();
    leave(&bank, 5_000).await;
    let first = at_fee(&bank).await;
    first.fee(FEE).await;
    let codes = codes_of(&to_codes(&first).await.1);
    let second = at_fee(&bank).await;
    assert_eq!(second.fee(FEE).await.0, 200);
    must(&bank.cmp(&codes, &bank.csr("a", "P-256", &[]), "a", &[]));
    assert_eq!(second.details().await.0, 200);
    assert_ne!(second.codes().await.0, 200);
    assert_eq!(balance(&bank, "hong-1").await, 600);
    assert_eq!(books_are_right(&bank).await["fees"], 1);
}

#[tokio::test]
async fn a_wrong_password_frees_nothing_and_a_right_one_is_not_forgotten() {
    let bank = Bank::start();
    let older = at_fee(&bank).await;
    assert_eq!(older.fee(FEE).await.0, 200);
    a_second_passes(&bank).await;
    let newer = at_fee(&bank).await;
    assert_eq!(pay(&newer, "hong-2", Some("0000")).await.1["remaining_tries"], 4);
    assert_eq!(bank.look("ledger").await["reserved"], FEE);
    // Right, but there is not enough.
    let spent = balance(&bank, "hong-2").await - 4_399;
    bank.knob("spend", json!({ "account": "hong-2", "amount": spent })).await;
    assert_eq!(kind(&pay(&newer, "hong-2", Some("2468")).await.1), "insufficient-funds");
    assert_eq!(bank.look("ledger").await["reserved"], FEE);
    let told = said(&bank.command(&["audit", "list"]).output().expect("the program runs"));
    let passed = |line: &&str| line.contains("factor-passed") && line.contains(&newer.id);
    assert_eq!(told.lines().filter(passed).count(), 3, "two at the verification, one here: {told}");
    assert_eq!(pay(&newer, "hong-2", Some("0000")).await.1["remaining_tries"], 4, "counted anew");
    assert_eq!(older.details().await.0, 200);
}

#[tokio::test]
async fn whoever_reaches_the_codes_last_closes_the_others_whatever_their_age() {
    let bank = Bank::start();
    let a = Session::start(&bank).await;
    a_second_passes(&bank).await;
    let b = Session::start(&bank).await;
    let of_b = b.to_codes("general").await;
    let of_a = a.to_codes("general").await;
    assert_eq!(kind(&b.codes().await.1), "enrollment-replaced");
    let late = request(&bank, &of_b, "b");
    assert!(late.contains("badRequest") && late.contains("closed"), "{late}");
    must(&bank.cmp(&of_a, &bank.csr("a", "P-256", &[]), "a", &[]));
    let books = books_are_right(&bank).await;
    assert_eq!((&books["fees"], &books["reserved"]), (&json!(1), &json!(0)));
}

#[tokio::test]
async fn two_that_began_in_the_same_second_are_no_exception() {
    let bank = Bank::start();
    let sessions = [Session::start(&bank).await, Session::start(&bank).await];
    let mut codes = Vec::new();
    for session in &sessions {
        codes.push(session.to_codes("banking").await);
    }
    assert_eq!(kind(&sessions[0].codes().await.1), "enrollment-replaced");
    assert_eq!(sessions[1].codes().await.0, 200);
}

#[tokio::test]
async fn no_second_fee_for_a_certificate_that_came_meanwhile() {
    let bank = Bank::start();
    let a = Session::start(&bank).await;
    a.identity().await;
    assert!(!replaces(&a.product("general").await.1));
    let codes = bank.codes(&["--product", "general"]);
    assert_eq!(kind(&a.look().await.1), "enrollment-replaced", "the bank knew whose it was");
    // This one is nobody's yet when the codes go out, and was told before the certificate came.
    let c = Session::start(&bank).await;
    a_second_passes(&bank).await;
    c.identity().await;
    assert!(!replaces(&c.product("general").await.1));
    must(&bank.cmp(&codes, &bank.csr("b", "P-256", &[]), "b", &[]));
    let otp = bank.otp("hong").await;
    c.verification("1357", &otp).await;
    c.fee(FEE).await;
    c.details().await;
    assert_eq!(kind(&c.codes().await.1), "enrollment-replaced");
    assert_eq!(kind(&c.codes().await.1), "enrollment-replaced", "and it stays so");
    let books = books_are_right(&bank).await;
    assert_eq!((&books["fees"], &books["reserved"]), (&json!(1), &json!(0)));
    // Begun anew, the customer is told and may have it.
    let d = Session::start(&bank).await;
    d.identity().await;
    assert!(replaces(&d.product("general").await.1));
    d.product_to_codes("general").await;
}

/// Whether 범용 would replace a certificate, as the customer is told.
fn replaces(view: &Value) -> bool {
    let products = view["products"].as_array().expect("a list").iter();
    let general = products.into_iter().find(|offer| offer["product"] == "general");
    general.expect("an offer")["replaces"] == true
}

/// Many tabs at once: whatever comes first, no call hangs or fails, one application is left with
/// codes, and one fee is taken.
async fn fees_and_codes_at_once(on: On) {
    let bank = Bank::start_on(on, &["--calls-per-minute", "100000"]);
    leave(&bank, 15_000).await;
    for round in 0..3 {
        let mut sessions = Vec::new();
        for _ in 0..6 {
            sessions.push(at_fee(&bank).await);
        }
        let all = || sessions.iter().chain(sessions.iter().rev());
        let answers = join(all().map(|session| session.fee(FEE)).collect()).await;
        answered(&answers);
        let books = books_are_right(&bank).await;
        assert_eq!(books["reserved"], FEE, "{books}");

        let tab = async |session: &Session<'_>| {
            let mut answers = vec![session.fee(FEE).await, session.details().await];
            answers.push(session.codes().await);
            answers.push(session.fee(FEE).await);
            answers.push(session.call(Method::POST, "/balances", None).await);
            answers
        };
        let answers = join(sessions.iter().map(tab).collect()).await.concat();
        answered(&answers);
        let mut open = Vec::new();
        for session in &sessions {
            let (status, codes) = session.codes().await;
            if status == 200 {
                open.push(codes);
            }
        }
        assert!(open.len() <= 1, "{}", open.len());
        let last = match open.pop() {
            Some(codes) => codes,
            // All were at the fee again; then one of them goes on.
            None => to_codes_again(&bank).await,
        };
        let name = format!("r{round}");
        must(&bank.cmp(&codes_of(&last), &bank.csr(&name, "P-256", &[]), &name, &[]));
        let books = books_are_right(&bank).await;
        assert_eq!((&books["fees"], &books["reserved"]), (&json!(round + 1), &json!(0)));
        a_second_passes(&bank).await;
    }
}

async fn to_codes_again(bank: &Bank) -> Value {
    let session = at_fee(bank).await;
    assert_eq!(session.fee(FEE).await.0, 200);
    to_codes(&session).await.1
}

/// None of the calls was ended by the database.
fn answered(answers: &[(u16, Value)]) {
    for (status, answer) in answers {
        assert!((200..500).contains(status), "{status} {answer}");
    }
}

#[tokio::test]
async fn fees_and_codes_at_once_take_one_fee() {
    fees_and_codes_at_once(On::Sqlite).await;
}

#[tokio::test]
async fn fees_and_codes_at_once_take_one_fee_on_postgresql() {
    fees_and_codes_at_once(On::Postgres).await;
}
