//! Transfers: ordered, signed, carried out once, with a receipt that others can verify.

use reqwest::Method;
use serde_json::{Value, json};

use crate::login_client::{Draft, Holder, call};
use crate::registration_client::{Desk, opened, register};
use crate::session::Session;
use crate::support::{Bank, client, join, kind, must, said};
use crate::transfers_client::{Client, sent, signature_of, text, to_kim};

const DAY: i64 = 24 * 60 * 60;

fn with(mut order: Value, field: &str, value: Value) -> Value {
    order[field] = value;
    order
}

#[tokio::test]
async fn money_moves_once_and_leaves_a_receipt() {
    let bank = Bank::start();
    let hong = Client::new(&bank, "hong").await;
    let kim = Client::new(&bank, "kim").await;
    let asked = json!({ "number": "23456701002345" });
    let (status, recipient) = hong.call(Method::POST, "/recipient", Some(&asked)).await;
    assert_eq!((status, &recipient["name"]), (200, &json!("김*희")), "{recipient}");

    let order = with(to_kim(10_500), "own_memo", json!("11월 회비"));
    let facts = hong.order(&order).await;
    assert_eq!((&facts["own_memo"], &facts["their_memo"]), (&json!("11월 회비"), &json!("홍길동")));
    assert_eq!((hong.balance(0).await, kim.balance(0).await), (1_250_000, 64_400), "not yet");
    let signature = hong.signature(&facts);
    let (status, done) = hong.sign(&facts, &signature).await;
    assert_eq!((status, &done["facts"]), (200, &facts), "{done}");
    assert_eq!(done["serial"], hong.holder.serial());
    assert_eq!((hong.balance(0).await, kim.balance(0).await), (1_239_500, 74_900));

    // Sent again, because the answer was lost, or by a double click.
    assert_eq!(hong.sign(&facts, &signature).await, (200, done.clone()));
    // The same text signed once more is no second order.
    hong.not_signed(
        &facts,
        &sent(&Draft { signers: 2, ..draft(&hong, &facts) }.signed()),
        409,
        "order-executed",
    )
    .await;
    assert_eq!((hong.balance(0).await, kim.balance(0).await), (1_239_500, 74_900));
    let totals = bank.look("ledger").await;
    assert_eq!((&totals["sum"], &totals["difference"]), (&json!(0), &json!(0)), "{totals}");

    let (status, history) = hong.call(Method::GET, "", None).await;
    assert_eq!((status, &history["transfers"]), (200, &json!([done])));
    assert_eq!(history["more"], Value::Null);
    assert_eq!(kim.call(Method::GET, "", None).await.1["transfers"], json!([]));
    assert_eq!(kim.receipt(&facts).await.0, 404);
    let (status, receipt) = hong.receipt(&facts).await;
    assert_eq!(status, 200);
    std::fs::write(bank.file("receipt.p7m"), receipt).expect("written");
    let verify =
        ["cms", "-verify", "-inform", "DER", "-in", "receipt.p7m", "-binary", "-out", "text"];
    let trust = ["-CAfile", "data/root.pem", "-crl_check_all", "-purpose", "any"];
    must(&bank.openssl(&[&verify[..], &trust].concat()));
    assert_eq!(std::fs::read_to_string(bank.file("text")).expect("text"), text(&bank.url, &facts));
    let listed = bank.printed(&[
        "cms",
        "-cmsout",
        "-print",
        "-noout",
        "-inform",
        "DER",
        "-in",
        "receipt.p7m",
    ]);
    assert_eq!(listed.matches("object: messageDigest").count(), 2, "two signers: {listed}");
    assert_eq!(listed.matches("object: signingTime").count(), 1, "the bank's: {listed}");

    let told = bank.printed_audit();
    assert!(told.contains("\"transfer-executed\"") && !told.contains("회비"), "{told}");
}

fn draft(client: &Client<'_>, facts: &Value) -> Draft {
    Draft::of(&client.holder, text(&client.bank.url, facts).as_bytes())
}

#[tokio::test]
async fn two_clicks_and_a_lost_answer_move_money_once() {
    let bank = Bank::start();
    let hong = Client::new(&bank, "hong").await;
    let facts = hong.order(&to_kim(1_000)).await;
    let signature = hong.signature(&facts);
    let both = join((0..2).map(|_| hong.sign(&facts, &signature)).collect()).await;
    assert_eq!(both[0], both[1]);
    assert_eq!(both[0].0, 200, "{both:?}");
    assert_eq!(hong.balance(0).await, 1_249_000);

    let facts = hong.order(&to_kim(1_000)).await;
    let signature = hong.signature(&facts);
    bank.knob("drop-next-answer", json!({ "path": "/api/transfers" })).await;
    let url = format!("{}/api/transfers{}", bank.url, signature_of(&facts));
    let lost = client().post(url).bearer_auth(&hong.token).json(&signature).send().await;
    assert!(lost.is_err());
    assert_eq!(hong.sign(&facts, &signature).await.0, 200);
    assert_eq!(hong.balance(0).await, 1_248_000);
}

#[tokio::test]
async fn orders_that_cannot_be_are_refused() {
    let bank = Bank::start();
    let hong = Client::new(&bank, "hong").await;
    let order = to_kim(1_000);
    for (field, value) in [
        ("from", json!("kim-1")),
        ("from", json!("nobody")),
        ("to", json!("1")),
        ("to", json!("2345670100234x")),
        ("amount", json!(0)),
        ("own_memo", json!("두 줄\n금액: 1원")),
        ("their_memo", json!("\u{202e}뒤집기")),
        ("their_memo", json!("\u{200b}")),
        ("own_memo", json!("가".repeat(21))),
    ] {
        let problem = hong.refused(&with(order.clone(), field, value), 422, "invalid-field").await;
        assert_eq!(problem["field"], field);
    }
    hong.refused(&with(order.clone(), "amount", json!(-1)), 400, "malformed-request").await;
    hong.refused(&with(order.clone(), "to", json!("99999999999999")), 409, "recipient-unknown")
        .await;
    hong.refused(&with(order.clone(), "to", json!("12345678901234")), 409, "same-account").await;
    hong.refused(&to_kim(1_000_001), 409, "over-limit").await;
    let low = with(to_kim(380_001), "from", json!("hong-2"));
    hong.refused(&low, 409, "balance-too-low").await;
    hong.order(&with(low, "amount", json!(380_000))).await;
    let evil = Some("https://evil.example");
    let (status, problem) = hong.call_from(Method::POST, "", Some(&order), evil).await;
    assert_eq!((status, kind(&problem)), (409, "order-unknown"));
    let nobody = Client { bank: &bank, holder: hong.holder.clone(), token: "x".to_owned() };
    nobody.refused(&order, 401, "session-invalid").await;
}

#[tokio::test]
async fn a_day_has_a_limit_that_ends_at_midnight_in_seoul() {
    let bank = Bank::start();
    let hong = Client::new(&bank, "hong").await;
    let there =
        |amount| with(with(to_kim(amount), "to", json!("12345612009876")), "own_memo", json!(""));
    let back =
        json!({ "from": "hong-2", "to": "12345678901234", "amount": 900_000, "language": "en" });
    assert_eq!(hong.transfer(&there(1_000_000)).await.0, 200);
    let late = hong.order(&there(100_001)).await;
    let (_, limits) = hong.call(Method::GET, "/limits", None).await;
    assert_eq!((&limits["at_once"], &limits["a_day"]), (&json!(1_000_000), &json!(2_000_000)));
    assert_eq!(limits["left_today"], 1_000_000);
    let facts = hong.order(&back).await;
    let text = ingam_bank_api::transfer_text(
        &bank.url,
        &serde_json::from_value(facts.clone()).expect("facts"),
    );
    assert!(text.contains("\nAmount: 900,000 won\n"), "{text}");
    let signed = sent(&Draft::of(&hong.holder, text.as_bytes()).signed());
    assert_eq!(hong.sign(&facts, &signed).await.0, 200);
    // What was within the limit when it was ordered is not any more.
    hong.not_signed(&late, &hong.signature(&late), 409, "over-daily-limit").await;
    hong.refused(&there(100_001), 409, "over-daily-limit").await;
    assert_eq!(hong.transfer(&there(100_000)).await.0, 200);

    bank.knob("advance", json!({ "seconds": DAY })).await;
    let hong = hong.again().await;
    let (_, limits) = hong.call(Method::GET, "/limits", None).await;
    assert_eq!(limits["left_today"], 2_000_000);
}

#[tokio::test]
async fn what_is_reserved_for_a_fee_is_not_transferred() {
    let bank = Bank::start();
    let hong = Client::new(&bank, "hong").await;
    Session::start(&bank).await.to_codes("general").await;
    let (_, limits) = hong.call(Method::GET, "/limits", None).await;
    assert_eq!(limits["available"][0], json!({ "account": "hong-1", "amount": 1_245_600 }));
    assert_eq!(hong.transfer(&to_kim(1_000_000)).await.0, 200);
    hong.refused(&to_kim(245_601), 409, "balance-too-low").await;
    assert_eq!(hong.transfer(&to_kim(245_600)).await.0, 200);
}

#[tokio::test]
async fn only_the_signature_of_this_order_counts() {
    let bank = Bank::start();
    let hong = Client::new(&bank, "hong").await;
    let kim = Client::new(&bank, "kim").await;
    let facts = hong.order(&to_kim(1_000)).await;
    let other = hong.order(&to_kim(1_000)).await;
    for (field, value) in [
        ("nonce", json!("5f".repeat(32))),
        ("amount", json!(999)),
        ("to", json!("12345612009876")),
        ("order", other["order"].clone()),
        ("own_memo", json!("다른 메모")),
        ("ordered_at", json!(1_795_440_000)),
    ] {
        let body = hong.signature(&with(facts.clone(), field, value));
        hong.not_signed(&facts, &body, 403, "signature-invalid").await;
    }
    let elsewhere = text("https://evil.example", &facts);
    let body = sent(&Draft::of(&hong.holder, elsewhere.as_bytes()).signed());
    hong.not_signed(&facts, &body, 403, "signature-invalid").await;
    hong.not_signed(&facts, &json!({ "signed": "!" }), 403, "signature-invalid").await;
    // By another customer, and by another certificate of the same one.
    let text = text(&bank.url, &facts);
    let body = sent(&Draft::of(&kim.holder, text.as_bytes()).signed());
    hong.not_signed(&facts, &body, 403, "certificate-other").await;
    // In another session, of the same customer and of another.
    let good = hong.signature(&facts);
    hong.again().await.not_signed(&facts, &good, 409, "order-unknown").await;
    kim.not_signed(&facts, &good, 409, "order-unknown").await;
    let path = signature_of(&facts);
    let there =
        hong.call_from(Method::POST, &path, Some(&good), Some("https://evil.example")).await;
    assert_eq!((there.0, kind(&there.1)), (409, "order-unknown"));
    // One signature is of one order.
    assert_eq!(hong.sign(&facts, &good).await.0, 200);
    hong.not_signed(&other, &good, 403, "signature-invalid").await;
    assert_eq!(hong.balance(0).await, 1_249_000);
    assert!(bank.printed_audit().contains("reason=certificate-other"));
}

#[tokio::test]
async fn an_order_ends_with_its_time_its_session_and_its_certificate() {
    let bank = Bank::start();
    let hong = Client::new(&bank, "hong").await;
    let facts = hong.order(&to_kim(1_000)).await;
    let good = hong.signature(&facts);
    bank.knob("advance", json!({ "seconds": 300 })).await;
    hong.not_signed(&facts, &good, 409, "order-unknown").await;

    let facts = hong.order(&to_kim(1_000)).await;
    let good = hong.signature(&facts);
    let lost = json!({ "serial": hong.holder.serial(), "reason": "key_compromise" });
    bank.knob("revoke", lost).await;
    hong.not_signed(&facts, &good, 401, "session-invalid").await;

    let hong = Client::new(&bank, "hong").await;
    let facts = hong.order(&to_kim(1_000)).await;
    let good = hong.signature(&facts);
    // A newer certificate of the same kind takes the place of the one that is logged in.
    let newer = Client::new(&bank, "hong").await;
    hong.not_signed(&facts, &good, 401, "session-invalid").await;
    newer.not_signed(&facts, &good, 409, "order-unknown").await;
    assert_eq!(newer.balance(0).await, 1_250_000);

    let facts = newer.order(&to_kim(1_000)).await;
    let good = newer.signature(&facts);
    let (status, _) = call(&bank, Method::DELETE, "/api/login/session", &newer.token).await;
    assert_eq!(status, 204, "logged out");
    newer.not_signed(&facts, &good, 401, "session-invalid").await;
    assert_eq!(newer.again().await.balance(0).await, 1_250_000);
}

/// What OpenSSL says of a receipt, as of this second, with the roots in a file.
pub fn verified(bank: &Bank, receipt: &[u8], roots: &str, at: i64) -> std::process::Output {
    std::fs::write(bank.file("receipt.p7m"), receipt).expect("written");
    let verify =
        ["cms", "-verify", "-inform", "DER", "-in", "receipt.p7m", "-binary", "-out", "text"];
    let trust = ["-CAfile", roots, "-crl_check_all", "-purpose", "any", "-attime", &at.to_string()];
    bank.openssl(&[&verify[..], &trust].concat())
}

#[tokio::test]
async fn a_receipt_outlives_its_certificate() {
    let bank = Bank::start();
    let hong = Client::new(&bank, "hong").await;
    let facts = hong.order(&to_kim(1_000)).await;
    let (status, done) = hong.sign(&facts, &hong.signature(&facts)).await;
    assert_eq!(status, 200, "{done}");
    bank.knob("advance", json!({ "seconds": 60 })).await;
    let lost = json!({ "serial": hong.holder.serial(), "reason": "key_compromise" });
    bank.knob("revoke", lost).await;
    bank.knob("advance", json!({ "seconds": DAY })).await;
    // With the next certificate its receipt is still there.
    let hong = Client::of(&bank, Holder::hong_now(&bank).await).await;
    let (status, receipt) = hong.receipt(&facts).await;
    assert_eq!(status, 200);
    let at = done["executed_at"].as_i64().expect("seconds");
    must(&verified(&bank, &receipt, "data/root.pem", at));
    assert_eq!(std::fs::read_to_string(bank.file("text")).expect("text"), text(&bank.url, &facts));
    // Long after, the lists in it say nothing any more.
    let late = verified(&bank, &receipt, "data/root.pem", at + 400 * DAY);
    assert!(!late.status.success(), "{}", said(&late));
}

#[tokio::test]
async fn a_receipt_of_another_institutions_certificate_needs_both_roots() {
    let bank = Bank::start();
    let holder = opened(&bank, "hong", "good").await;
    register(&Desk::hong(&bank).await, &holder).await;
    let hong = Client::of(&bank, Holder { random: None, ..holder }).await;
    let facts = hong.order(&to_kim(1_000)).await;
    let (status, done) = hong.sign(&facts, &hong.signature(&facts)).await;
    assert_eq!((status, &done["serial"]), (200, &json!(hong.holder.serial())), "{done}");
    let told = bank.printed_audit();
    let executed = told.lines().find(|line| line.contains("\"transfer-executed\""));
    assert!(executed.is_some_and(|line| line.contains(&hong.holder.serial())), "{told}");
    assert_eq!(hong.call(Method::GET, "", None).await.1["transfers"], json!([done]));
    let (status, receipt) = hong.receipt(&facts).await;
    assert_eq!(status, 200);
    let root = |name: &str| std::fs::read_to_string(bank.file(name)).expect("PEM");
    let both = root("data/root.pem") + &root("data/foreign-root.pem");
    std::fs::write(bank.file("both.pem"), both).expect("written");
    let at = done["executed_at"].as_i64().expect("seconds");
    must(&verified(&bank, &receipt, "both.pem", at));
    let alone = verified(&bank, &receipt, "data/root.pem", at);
    assert!(!alone.status.success(), "{}", said(&alone));
}

#[tokio::test]
async fn nobody_finds_names_by_trying_numbers() {
    let bank = Bank::start_with(&["--calls-per-minute", "200"]);
    let hong = Client::new(&bank, "hong").await;
    for number in 0..10 {
        let asked = json!({ "number": format!("7777777777777{number}") });
        let (status, problem) = hong.call(Method::POST, "/recipient", Some(&asked)).await;
        assert_eq!((status, kind(&problem)), (409, "recipient-unknown"));
    }
    let asked = json!({ "number": "23456701002345" });
    let (status, _) = hong.call(Method::POST, "/recipient", Some(&asked)).await;
    assert_eq!(status, 429);
    assert_eq!(hong.call(Method::POST, "", Some(&to_kim(1))).await.0, 429, "nor by orders");
}

#[tokio::test]
async fn the_history_has_pages_and_orders_that_wait_are_few() {
    let bank = Bank::start();
    let hong = Client::new(&bank, "hong").await;
    let mut orders = Vec::new();
    for amount in 1..=22 {
        let (status, done) = hong.transfer(&to_kim(amount)).await;
        assert_eq!(status, 200, "{done}");
        orders.push(done["facts"]["order"].clone());
    }
    let (_, first) = hong.call(Method::GET, "", None).await;
    let of = |page: &Value| -> Vec<Value> {
        let transfers = page["transfers"].as_array().expect("a list");
        transfers.iter().map(|transfer| transfer["facts"]["order"].clone()).collect()
    };
    let more = first["more"].as_str().expect("there are more");
    let (_, second) = hong.call(Method::GET, &format!("?before={more}"), None).await;
    assert_eq!((of(&first).len(), of(&second).len(), &second["more"]), (20, 2, &Value::Null));
    let mut all = [of(&first), of(&second)].concat();
    all.sort_by_key(Value::to_string);
    orders.sort_by_key(Value::to_string);
    assert_eq!(all, orders, "each once");
    assert_eq!(hong.call(Method::GET, "?before=1", None).await.0, 404);

    for _ in 0..20 {
        hong.order(&to_kim(1)).await;
    }
    hong.refused(&to_kim(1), 429, "too-many-requests").await;
    bank.knob("advance", json!({ "seconds": 300 })).await;
    hong.order(&to_kim(1)).await;
}
