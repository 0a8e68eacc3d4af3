//! Revoking at the counter, what comes back, and the receipts.

use serde_json::{Value, json};

use crate::audit::audit;
use crate::database::On;
use crate::session::Session;
use crate::support::{Bank, client, join, kind, must, said};

const DAY: i64 = 24 * 60 * 60;

/// A certificate with a fee of 4,400 won for 홍길동; its serial number.
async fn issued(bank: &Bank, name: &str) -> String {
    let codes = bank.codes(&["--product", "general"]);
    must(&bank.cmp(&codes, &bank.csr(name, "P-256", &[]), name, &[]));
    newest(bank).await
}

/// Serial number of the valid certificate.
async fn newest(bank: &Bank) -> String {
    let all = bank.look("certificates").await;
    let mut valid = all.as_array().expect("a list").iter().filter(|one| one["status"] == "valid");
    valid.next_back().expect("a certificate")["serial"].as_str().expect("hex").to_owned()
}

async fn revoke(bank: &Bank, serial: &str) -> (u16, Value) {
    bank.admin("revoke", json!({ "serial": serial, "reason": "key_compromise" })).await
}

async fn ask(bank: &Bank, body: Value) -> (u16, Value) {
    let call = client().post(format!("{}/api/receipts", bank.url)).json(&body);
    let answer = call.send().await.expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}

fn hong() -> Value {
    json!({ "account": "12345612009876", "account_password": "2468", "number": "9001011234568" })
}

async fn receipts(bank: &Bank) -> Vec<Value> {
    let (status, answer) = ask(bank, hong()).await;
    assert_eq!((status, &answer["name"]), (200, &json!("홍길동")), "{answer}");
    answer["receipts"].as_array().expect("a list").clone()
}

async fn books_are_right(bank: &Bank) -> Value {
    let books = bank.look("ledger").await;
    assert_eq!((&books["sum"], &books["difference"]), (&json!(0), &json!(0)), "{books}");
    books
}

/// Whether the newest list says that this certificate was revoked at the counter, as here.
async fn on_the_list(bank: &Bank, serial: &str) -> bool {
    let crl = bank.get("/crl/issuing.crl").await.bytes().await.expect("bytes");
    std::fs::write(bank.file("crl"), crl).expect("a file");
    let text = bank.printed(&["crl", "-inform", "DER", "-in", "crl", "-noout", "-text"]);
    let text = text.to_lowercase();
    let serial = serial.trim_start_matches('0');
    let entry = text.split("serial number: ").find(|entry| {
        entry.lines().next().is_some_and(|line| line.trim_start_matches('0') == serial)
    });
    entry.is_some_and(|entry| entry.contains("key compromise"))
}

#[tokio::test]
async fn a_young_certificate_is_revoked_and_its_fee_comes_back_once() {
    let bank = Bank::start();
    let serial = issued(&bank, "a").await;
    assert!(!on_the_list(&bank, &serial).await);
    bank.knob("advance", json!({ "seconds": 6 * DAY })).await;
    let (status, first) = revoke(&bank, &serial).await;
    assert_eq!((status, &first["refunded"]), (200, &json!(4_400)));
    assert!(on_the_list(&bank, &serial).await, "the list is new at once");
    let (status, second) = revoke(&bank, &serial).await;
    assert_eq!((status, &second["refunded"]), (200, &json!(0)));
    assert_eq!(second["revoked_at"], first["revoked_at"]);
    let books = books_are_right(&bank).await;
    assert_eq!((&books["fees"], &books["refunds"]), (&json!(1), &json!(1)));
    assert_eq!(books["fee_income"], 0);
}

#[tokio::test]
async fn after_a_week_nothing_comes_back() {
    let bank = Bank::start();
    let serial = issued(&bank, "a").await;
    bank.knob("advance", json!({ "seconds": 8 * DAY })).await;
    let (status, revoked) = revoke(&bank, &serial).await;
    assert_eq!((status, &revoked["refunded"]), (200, &json!(0)));
    assert!(on_the_list(&bank, &serial).await);
    let books = books_are_right(&bank).await;
    assert_eq!((&books["refunds"], &books["fee_income"]), (&json!(0), &json!(4_400)));
}

#[tokio::test]
async fn a_certificate_that_was_replaced_or_free_gives_nothing_back() {
    let bank = Bank::start();
    let replaced = issued(&bank, "a").await;
    issued(&bank, "b").await;
    assert_eq!(revoke(&bank, &replaced).await.1["refunded"], 0);
    let codes = bank.codes(&["--product", "banking"]);
    must(&bank.cmp(&codes, &bank.csr("c", "P-256", &[]), "c", &[]));
    let all = bank.look("certificates").await;
    let all = all.as_array().expect("a list");
    let free = all.iter().find(|one| one["product"] == "banking").expect("the certificate");
    let free = free["serial"].as_str().expect("hex");
    assert_eq!(revoke(&bank, free).await.1["refunded"], 0);
    assert_eq!(books_are_right(&bank).await["refunds"], 0);
}

#[tokio::test]
async fn what_cannot_be_revoked() {
    let bank = Bank::start();
    let serial = issued(&bank, "a").await;
    assert_eq!(revoke(&bank, "00ff").await.0, 404, "no such certificate");
    let other = json!({ "serial": serial, "reason": "superseded" });
    assert_eq!(bank.admin("revoke", other).await.0, 400, "no reason of a customer");
    bank.knob("advance", json!({ "seconds": 366 * DAY })).await;
    assert_eq!(revoke(&bank, &serial).await.0, 404, "its time is over");
}

#[tokio::test]
async fn the_clerk_revokes_at_the_desk() {
    let bank = Bank::start();
    let serial = issued(&bank, "a").await;
    let desk = bank.get("/demo").await.text().await.expect("text");
    let path = format!("/demo/certificates/{serial}");
    assert!(desk.contains(&path));
    let page = bank.get(&path).await.text().await.expect("text");
    assert!(page.contains("홍길동") && page.contains("key_compromise"), "{page}");
    assert_eq!(bank.get("/demo/certificates/00ff").await.status(), 404);
    let press = |site: &'static str| {
        client()
            .post(format!("{}{path}", bank.url))
            .header("sec-fetch-site", site)
            .header("content-type", "application/x-www-form-urlencoded")
            .body("reason=key_compromise")
            .send()
    };
    assert_eq!(press("cross-site").await.expect("an answer").status(), 404);
    assert_eq!(bank.look("ledger").await["refunds"], 0);
    assert_eq!(press("same-origin").await.expect("an answer").status(), 200);
    assert_eq!(books_are_right(&bank).await["refunds"], 1);
    assert!(on_the_list(&bank, &serial).await);
}

#[tokio::test]
async fn a_receipt_tells_what_was_paid_and_what_came_back() {
    let bank = Bank::start();
    assert_eq!(receipts(&bank).await, Vec::<Value>::new());
    Session::start(&bank).await.to_codes("general").await;
    assert_eq!(receipts(&bank).await, Vec::<Value>::new(), "reserved is not paid");
    let first = issued(&bank, "a").await;
    bank.knob("advance", json!({ "seconds": 3_600 })).await;
    let second = issued(&bank, "b").await;
    revoke(&bank, &second).await;
    let list = receipts(&bank).await;
    let serials: Vec<_> = list.iter().map(|receipt| receipt["serial"].as_str()).collect();
    assert_eq!(serials, [Some(second.as_str()), Some(first.as_str())], "newest first");
    let expected = json!({
        "number": list[1]["number"], "charged_at": list[1]["charged_at"], "refunded_at": null,
        "product": "general", "purpose": "issue", "serial": first, "amount": 4_400, "vat": 400,
        "account": "123456-**-***234", "account_label": "급여통장",
    });
    assert_eq!(list[1], expected);
    assert!(list[0]["refunded_at"].is_i64());
    let number = list[1]["number"].as_str().expect("digits");
    assert!(number.len() == 16 && number.starts_with("20"), "{number}");
}

#[tokio::test]
async fn receipts_are_for_their_owner() {
    let bank = Bank::start();
    let with = |field: &str, value: &str| {
        let mut body = hong();
        body[field] = json!(value);
        body
    };
    for (field, value) in [
        ("account", "1234567890"),
        ("account", "23456701002345"),
        ("number", "8001012123453"),
        ("number", "1234567890"),
    ] {
        let (status, problem) = ask(&bank, with(field, value)).await;
        assert_eq!((status, kind(&problem)), (403, "identity-mismatch"), "{field} {value}");
    }
    for (field, value) in [
        ("account", ""),
        ("account", "123456-12-009876"),
        ("account", "123456789"),
        ("account", "123456789012345"),
        ("number", "90010112345"),
        ("number", "900101-1234568"),
        ("account_password", "24680"),
        ("account_password", "２４６８"),
    ] {
        let (status, problem) = ask(&bank, with(field, value)).await;
        assert_eq!((status, &problem["field"]), (422, &json!(field)), "{value}");
    }
    assert_eq!(ask(&bank, json!({})).await.0, 400);
}

#[tokio::test]
async fn a_wrong_password_counts_as_in_the_wizard() {
    let mut bank = Bank::start();
    let wrong = || {
        let mut body = hong();
        body["account_password"] = json!("0000");
        body
    };
    let answers = join((0..40).map(|_| ask(&bank, wrong())).collect()).await;
    let judged = answers.iter().filter(|(_, body)| kind(body) == "account-password-wrong").count();
    assert_eq!(judged, 4, "the fifth locks");
    bank.kill_and_restart();
    let (status, problem) = ask(&bank, hong()).await;
    assert_eq!((status, &problem["field"]), (423, &json!("account_password")));
    bank.knob("unlock", json!({ "customer": "hong" })).await;
    assert_eq!(ask(&bank, hong()).await.0, 200);
}

#[tokio::test]
async fn guessing_at_numbers_is_limited() {
    let bank = Bank::start_with(&["--calls-per-minute", "200"]);
    let mut body = hong();
    body["number"] = json!("9001011234569");
    for _ in 0..10 {
        assert_eq!(kind(&ask(&bank, body.clone()).await.1), "identity-mismatch");
    }
    let (status, problem) = ask(&bank, body).await;
    assert_eq!((status, kind(&problem)), (429, "too-many-requests"));
    let (status, problem) = ask(&bank, hong()).await;
    assert_eq!((status, kind(&problem)), (429, "too-many-requests"), "not even the right one");

    let told = said(&audit(&bank.data(), &["list"]));
    let failed = r#""identity-failed",null,"hong",null"#;
    assert_eq!(told.matches(failed).count(), 10, "each that was judged, and who was meant: {told}");
}

#[tokio::test]
async fn guesses_at_once_are_no_more_than_one_after_the_other() {
    let bank = Bank::start_with(&["--calls-per-minute", "200"]);
    start_of_a_window(&bank).await;
    let sessions = join((0..6).map(|_| Session::start(&bank)).collect()).await;
    let mut body = hong();
    body["number"] = json!("9001011234569");
    let identity = json!({ "user_id": "hong1234", "number": "9001011234569" });
    let guesses = sessions.iter().cycle().take(60).enumerate().map(|(guess, session)| {
        let (bank, body, identity) = (&bank, body.clone(), identity.clone());
        async move {
            match guess % 2 {
                0 => ask(bank, body).await,
                _ => session.put("identity", identity).await,
            }
        }
    });
    let answers = join(guesses.collect()).await;
    let judged = answers.iter().filter(|(_, body)| kind(body) == "identity-mismatch").count();
    let told = said(&audit(&bank.data(), &["list"]));
    assert_eq!((judged, told.matches("\"identity-failed\"").count()), (10, 10));
    assert!(answers.iter().all(|(status, _)| matches!(status, 403 | 429)), "{answers:?}");

    start_of_a_window(&bank).await;
    let answers = join((0..60).map(|_| ask(&bank, hong())).collect()).await;
    assert!(answers.iter().any(|(status, _)| *status == 200));
    assert_eq!(ask(&bank, hong()).await.0, 200, "what is right takes no place for long");
}

/// Moves the clock to where addresses are counted anew.
async fn start_of_a_window(bank: &Bank) {
    let now = bank.admin("advance", json!({ "seconds": 0 })).await.1["now"].as_i64();
    let passed = now.expect("seconds").rem_euclid(600);
    bank.knob("advance", json!({ "seconds": 600 - passed })).await;
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex");
    (0..hex.len()).step_by(2).map(byte).collect()
}

#[tokio::test]
async fn the_books_are_right_while_many_issue_and_revoke_at_once() {
    many_issue_and_revoke_at_once(On::Sqlite).await;
}

#[tokio::test]
async fn the_books_are_right_while_many_issue_and_revoke_at_once_on_postgresql() {
    many_issue_and_revoke_at_once(On::Postgres).await;
}

async fn many_issue_and_revoke_at_once(on: On) {
    let bank = Bank::start_on(on, &[]);
    let customers = ["hong", "kim", "choi"];
    let (mut fees, mut refunds) = (0, 0);
    let mut older: Vec<String> = Vec::new();
    for round in 0..3 {
        let mut messages = Vec::new();
        for customer in customers {
            let codes = bank.codes(&["--customer", customer, "--product", "general"]);
            let csr = bank.csr(&format!("{customer}{round}"), "P-256", &[]);
            messages.push(bank.p10cr(&codes, &csr));
        }
        // Each request twice, and each older certificate revoked twice, while a newer one replaces it.
        let sends = messages.iter().chain(&messages).map(|message| {
            let (bank, message) = (&bank, message.clone());
            let sent = async move { (bank.send(message).await.expect("an answer"), 0_u64) };
            Box::pin(sent) as std::pin::Pin<Box<dyn Future<Output = (Vec<u8>, u64)>>>
        });
        let revocations = older.iter().chain(&older).map(|serial| {
            let bank = &bank;
            let sent = async move {
                let (status, answer) = revoke(bank, serial).await;
                assert_eq!(status, 200, "{answer}");
                let refunded = answer["refunded"].as_u64().expect("an amount") / 4_400;
                // What a newer one took the place of was used: nothing comes back.
                assert!(refunded == 0 || on_the_list(bank, serial).await, "{serial}");
                (Vec::new(), refunded)
            };
            Box::pin(sent) as std::pin::Pin<Box<dyn Future<Output = (Vec<u8>, u64)>>>
        });
        let answers = join(sends.chain(revocations).collect()).await;
        refunds += answers.iter().map(|(_, refunded)| refunded).sum::<u64>();
        fees += customers.len();
        let books = books_are_right(&bank).await;
        assert_eq!((&books["fees"], &books["refunds"]), (&json!(fees), &json!(refunds)));
        let valid = bank.look("certificates").await;
        let valid = valid.as_array().expect("a list").iter();
        let valid = valid.filter(|one| one["status"] == "valid");
        older = valid.map(|one| one["serial"].as_str().expect("hex").to_owned()).collect();
        assert_eq!(older.len(), customers.len());
        for serial in &older {
            let number = bytes_of(serial);
            let brings = |answer: &[u8]| answer.windows(number.len()).any(|part| part == number);
            let brought = answers.iter().filter(|(answer, _)| brings(answer)).count();
            assert_eq!(brought, 2, "both calls brought the certificate {serial}");
        }
    }
    for serial in &older {
        refunds += revoke(&bank, serial).await.1["refunded"].as_u64().expect("an amount") / 4_400;
    }
    let books = books_are_right(&bank).await;
    assert_eq!((&books["refunds"], &books["reserved"]), (&json!(refunds), &json!(0)));
    assert!(refunds >= 3, "at least those that nothing replaced");
}
