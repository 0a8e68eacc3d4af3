//! Registering certificates of another institution, logging in with them, and ending it.

use base64ct::{Base64, Encoding as _};
use reqwest::Method;
use serde_json::{Value, json};

use crate::login_client::{self, Draft, Holder, extend};
use crate::registration_client::{Desk, opened, register};
use crate::support::{Bank, client, kind, must};

const DAY: i64 = 24 * 60 * 60;

async fn refused(desk: &Desk<'_>, holder: &Holder, wanted: &str) {
    let (status, problem) = desk.show(holder).await;
    assert_eq!(kind(&problem), wanted, "{status} {problem}");
}

/// Logs in as somebody whose certificate has no R to tell.
async fn log_in(bank: &Bank, holder: &Holder) -> (u16, Value) {
    let silent = Holder { random: None, ..holder.clone() };
    silent.log_in(bank).await
}

#[tokio::test]
async fn a_registered_certificate_logs_in_until_it_is_deregistered() {
    let bank = Bank::start();
    let holder = opened(&bank, "hong", "good").await;
    assert_eq!(kind(&log_in(&bank, &holder).await.1), "certificate-unregistered");

    let desk = Desk::hong(&bank).await;
    let (status, shown) = desk.show(&holder).await;
    assert_eq!(status, 200, "{shown}");
    let candidate = &shown["candidate"];
    assert_eq!(candidate["institution"]["ko"], "바다모의은행");
    assert_eq!(candidate["policy"]["ko"], "은행·신용카드·보험용");
    assert_eq!(candidate["serial"], holder.serial());
    assert!(candidate["subject"].as_str().is_some_and(|subject| subject.starts_with("홍길동")));
    assert_eq!((&shown["proved"], &shown["registered"]), (&json!(false), &json!([])));
    let fingerprint = candidate["fingerprint"].as_str().expect("hex").to_owned();

    // The account password is not enough.
    let (status, problem) = desk.confirm(&fingerprint).await;
    assert_eq!((status, kind(&problem)), (409, "step-skipped"));
    let (status, proved) = desk.prove().await;
    assert_eq!((status, &proved["proved"]), (200, &json!(true)), "{proved}");
    let (status, problem) = desk.confirm(&"0".repeat(64)).await;
    assert_eq!((status, kind(&problem)), (422, "invalid-field"), "{problem}");
    let (status, done) = desk.confirm(&fingerprint).await;
    assert_eq!((status, &done["candidate"]), (200, &Value::Null), "{done}");
    assert_eq!(done["registered"][0]["fingerprint"], json!(fingerprint));

    let (status, session) = log_in(&bank, &holder).await;
    assert_eq!((status, &session["name"]), (200, &json!("홍길동")), "{session}");
    let token = session["token"].as_str().expect("a token");
    assert_eq!(session["serial"], holder.serial(), "and not its fingerprint");
    assert_eq!(session["registered"], json!(true), "this bank has no revocation code for it");
    let (status, again) = log_in(&bank, &holder).await;
    assert_eq!((status, &again["others"]), (200, &json!(1)), "{again}");
    let (status, accounts) = login_client::call(&bank, Method::GET, "/api/accounts", token).await;
    assert_eq!(status, 200, "{accounts}");

    let (status, left) = desk.deregister(&fingerprint).await;
    assert_eq!((status, &left["registered"]), (200, &json!([])), "{left}");
    assert_eq!(extend(&bank, token).await.0, 401, "its logins have ended");
    assert_eq!(kind(&log_in(&bank, &holder).await.1), "certificate-unregistered");
    assert_eq!(desk.deregister(&fingerprint).await.0, 404);
    register(&desk, &holder).await;
    assert_eq!(log_in(&bank, &holder).await.0, 200, "registered once more");
    let told = bank.printed_audit();
    for word in ["certificate-registered", "certificate-deregistered"] {
        assert!(
            told.lines().any(|line| line.contains(word) && line.contains("\"hong\"")),
            "{word}"
        );
    }
}

#[tokio::test]
async fn what_must_not_be_registered_is_told_apart() {
    let bank = Bank::start();
    let desk = Desk::hong(&bank).await;
    for (what, wanted) in [
        ("expired", "certificate-expired"),
        ("tomorrow", "certificate-not-yet-valid"),
        ("revoked", "certificate-revoked"),
        ("superseded", "certificate-superseded"),
        ("namesake", "vid-mismatch"),
        ("securities", "certificate-policy"),
    ] {
        refused(&desk, &opened(&bank, "hong", what).await, wanted).await;
    }
    refused(&desk, &opened(&bank, "kim", "good").await, "vid-mismatch").await;
    let good = opened(&bank, "hong", "good").await;
    refused(&desk, &Holder { random: None, ..good.clone() }, "vid-mismatch").await;
    refused(&desk, &Holder { random: Some([7; 20]), ..good.clone() }, "vid-mismatch").await;
    // Changed in its last byte, which is of the signature of the institution.
    let mut forged = good.clone();
    *forged.der.last_mut().expect("bytes") ^= 1;
    refused(&desk, &forged, "certificate-untrusted").await;
    refused(&desk, &Holder::hong(&bank).await, "already-registered").await;
    assert_eq!(desk.look().await.1["candidate"], Value::Null);
    let told = bank.printed_audit();
    assert!(told.contains("registration-declined") && told.contains("reason=certificate-policy"));
    assert_eq!(desk.show(&good).await.0, 200);
}

#[tokio::test]
async fn nobody_vouches_for_a_certificate_of_its_own() {
    let bank = Bank::start();
    let new = ["req", "-x509", "-nodes", "-subj", "/CN=홍길동", "-utf8", "-keyout", "own.key"];
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "own.crt"];
    must(&bank.openssl(&[&new[..], &key].concat()));
    let desk = Desk::hong(&bank).await;
    let nonce = desk.nonce().await;
    let signed = bank.cms(&ingam_bank_api::registration_text(&bank.url, &nonce), "own");
    let der = login_client::der_of(&bank, "own.crt");
    let (status, problem) = desk.show_signed(&nonce, &signed, &der, None).await;
    assert_eq!((status, kind(&problem)), (403, "certificate-untrusted"), "{problem}");
}

#[tokio::test]
async fn a_signature_is_for_one_desk_one_nonce_one_page_and_a_registration() {
    let page = "https://page.example";
    let bank = Bank::start_with(&["--allow-origin", page]);
    let holder = opened(&bank, "hong", "good").await;
    let (desk, other) = (Desk::hong(&bank).await, Desk::hong(&bank).await);

    // Used once, whatever came of it.
    let body = desk.signature(&holder, &bank.url).await;
    assert_eq!(desk.put("certificate", body.clone()).await.0, 200);
    assert_eq!(kind(&desk.put("certificate", body).await.1), "challenge-unknown");
    let body = desk.signature(&holder, &bank.url).await;
    assert_eq!(kind(&other.put("certificate", body).await.1), "challenge-unknown");
    let body = desk.signature(&holder, page).await;
    assert_eq!(kind(&desk.put("certificate", body).await.1), "signature-invalid");
    let body = desk.signature(&holder, &bank.url).await;
    let (_, problem) = desk.put_from("certificate", body, Some(page)).await;
    assert_eq!(kind(&problem), "challenge-unknown");
    // A newer nonce takes the place of the one before.
    let body = desk.signature(&holder, &bank.url).await;
    desk.nonce().await;
    assert_eq!(kind(&desk.put("certificate", body).await.1), "challenge-unknown");
    let body = desk.signature(&holder, &bank.url).await;
    bank.knob("advance", json!({ "seconds": 180 })).await;
    assert_eq!(kind(&desk.put("certificate", body).await.1), "challenge-unknown");

    // What was signed for a login is no registration, and R for one is none for the other.
    let nonce = desk.nonce().await;
    let signed = Draft::new(&holder, &bank.url, &nonce).signed();
    let (_, problem) = desk.show_signed(&nonce, &signed, &holder.der, holder.random).await;
    assert_eq!(kind(&problem), "signature-invalid");
    let mut body = desk.signature(&holder, &bank.url).await;
    let nonce = body["nonce"].as_str().expect("a nonce").to_owned();
    body["random"] = json!(holder.sent_random(&bank, &nonce).await);
    assert_eq!(kind(&desk.put("certificate", body).await.1), "vid-mismatch");
    let body = desk.signature(&holder, &bank.url).await;
    let signed = Base64::decode_vec(body["signed"].as_str().expect("base64")).expect("base64");
    let nonce = login_client::nonce(&bank).await;
    let (_, problem) = login_client::send(&bank, &login_client::login(&nonce, &signed, None)).await;
    assert_eq!(kind(&problem), "signature-invalid");
}

#[tokio::test]
async fn a_certificate_is_registered_once() {
    let bank = Bank::start();
    let holder = opened(&bank, "hong", "good").await;
    let (desk, other) = (Desk::hong(&bank).await, Desk::hong(&bank).await);
    for desk in [&desk, &other] {
        assert_eq!(desk.show(&holder).await.0, 200);
        desk.prove().await;
    }
    let fingerprint = holder.fingerprint();
    assert_eq!(desk.confirm(&fingerprint).await.0, 200);
    assert_eq!(kind(&other.confirm(&fingerprint).await.1), "already-registered");
    refused(&desk, &holder, "already-registered").await;
    let left = desk.look().await.1;
    assert_eq!(left["registered"].as_array().map(Vec::len), Some(1));
    // Nobody ends what is somebody else's.
    let kim = Desk::kim(&bank).await;
    assert_eq!(kim.deregister(&fingerprint).await.0, 404);
    assert_eq!(log_in(&bank, &holder).await.0, 200);
}

#[tokio::test]
async fn its_institution_ends_it_here_as_well() {
    let bank = Bank::start();
    let holder = opened(&bank, "hong", "good").await;
    let desk = Desk::hong(&bank).await;
    register(&desk, &holder).await;
    let (_, session) = log_in(&bank, &holder).await;
    let token = session["token"].as_str().expect("a token");
    assert_eq!(extend(&bank, token).await.0, 200);
    let revoke = client().post(format!("{}/demo/foreign/hong/revocation", bank.url));
    let revoked = revoke.form(&[("serial", holder.serial())]).send().await.expect("an answer");
    assert!(revoked.status().is_success(), "{}", revoked.status());
    assert_eq!(extend(&bank, token).await.0, 401);
    assert_eq!(kind(&log_in(&bank, &holder).await.1), "certificate-revoked");

    let next = opened(&bank, "hong", "good").await;
    register(&desk, &next).await;
    bank.knob("advance", json!({ "seconds": 366 * DAY })).await;
    assert_eq!(kind(&log_in(&bank, &next).await.1), "certificate-expired");
}

#[tokio::test]
async fn who_is_at_the_desk_is_known_and_wrong_tries_count() {
    let bank = Bank::start();
    for (wrong, wanted) in [
        (
            json!({ "account": "12345612009876", "account_password": "2468", "number": "8505052345674" }),
            "identity-mismatch",
        ),
        (
            json!({ "account": "12345612009876", "account_password": "0000", "number": "9001011234568" }),
            "account-password-wrong",
        ),
        (
            json!({ "account": "1", "account_password": "0000", "number": "9001011234568" }),
            "invalid-field",
        ),
    ] {
        let (_, problem) = Desk::open(&bank, wrong).await.expect_err("refused");
        assert_eq!(kind(&problem), wanted, "{problem}");
    }
    let desk = Desk::hong(&bank).await;
    let (status, problem) = desk.put("proof", json!({ "otp": "000000" })).await;
    assert_eq!((status, kind(&problem)), (403, "otp-wrong"), "{problem}");
    assert_eq!(problem["remaining_tries"], 9);
    for neither in [json!({}), json!({ "otp": "12345" })] {
        assert_eq!(desk.put("proof", neither).await.0, 422);
    }
    let nobody = Desk { token: "x".to_owned(), ..Desk::hong(&bank).await };
    assert_eq!(nobody.look().await.0, 401);
    bank.knob("advance", json!({ "seconds": 600 })).await;
    assert_eq!(desk.look().await.0, 401, "nobody was there for ten minutes");
}

#[tokio::test]
async fn a_stale_list_says_nothing() {
    let bank = Bank::start();
    let holder = opened(&bank, "hong", "good").await;
    let desk = Desk::hong(&bank).await;
    let stale = async || bank.knob("stale-foreign-list", json!({})).await;
    stale().await;
    refused(&desk, &holder, "certificate-status-unknown").await;
    assert_eq!(desk.show(&holder).await.0, 200);
    desk.prove().await;
    stale().await;
    let (status, problem) = desk.confirm(&holder.fingerprint()).await;
    assert_eq!((status, kind(&problem)), (503, "certificate-status-unknown"), "{problem}");
    register(&desk, &holder).await;
    stale().await;
    let (status, problem) = log_in(&bank, &holder).await;
    assert_eq!((status, kind(&problem)), (503, "certificate-status-unknown"), "{problem}");
    let (_, session) = log_in(&bank, &holder).await;
    let token = session["token"].as_str().expect("a token");
    assert_eq!(extend(&bank, token).await.0, 200);
    stale().await;
    assert_eq!(extend(&bank, token).await.0, 401);
}

#[tokio::test]
async fn openssl_reads_what_the_institution_hands_out() {
    let bank = Bank::start();
    for key in ["p256", "rsa"] {
        let file = Desk::file(&bank, "hong", "pfx", key, "good").await;
        std::fs::write(bank.file("bada.pfx"), file).expect("written");
        let read = ["pkcs12", "-in", "bada.pfx", "-passin", "pass:Bada-demo-77!", "-nodes"];
        must(&bank.openssl(&[&read[..], &["-clcerts", "-out", "bada.pem"]].concat()));
        must(&bank.openssl(&[&read[..], &["-cacerts", "-nokeys", "-out", "ca.pem"]].concat()));
        let crl = bank.get("/bada/crl/foreign.crl").await.bytes().await.expect("bytes");
        std::fs::write(bank.file("bada.crl"), crl).expect("written");
        let verify = ["verify", "-x509_strict", "-crl_check", "-CAfile", "ca.pem", "-CRLfile"];
        must(&bank.openssl(&[&verify[..], &["bada.crl", "bada.pem"]].concat()));
        must(&bank.openssl(&["pkey", "-in", "bada.pem", "-check", "-noout"]));
        let text = bank.printed(&["x509", "-in", "bada.pem", "-noout", "-text"]);
        assert!(text.contains("1.3.6.1.4.1.32473.3.1.1"), "{text}");
    }
}

#[tokio::test]
async fn one_proof_is_for_one_certificate() {
    let bank = Bank::start();
    let desk = Desk::hong(&bank).await;
    register(&desk, &opened(&bank, "hong", "good").await).await;
    assert_eq!(desk.look().await.1["proved"], json!(false));
    let next = opened(&bank, "hong", "good").await;
    assert_eq!(desk.show(&next).await.0, 200);
    let (status, problem) = desk.confirm(&next.fingerprint()).await;
    assert_eq!((status, kind(&problem)), (409, "step-skipped"), "{problem}");
    desk.prove().await;
    assert_eq!(desk.confirm(&next.fingerprint()).await.0, 200);
}

#[tokio::test]
async fn what_is_refused_at_the_confirmation_is_told_and_gone() {
    let bank = Bank::start();
    let holder = opened(&bank, "hong", "good").await;
    let desk = Desk::hong(&bank).await;
    assert_eq!(desk.show(&holder).await.0, 200);
    desk.prove().await;
    let revoke = client().post(format!("{}/demo/foreign/hong/revocation", bank.url));
    let revoked = revoke.form(&[("serial", holder.serial())]).send().await.expect("an answer");
    assert!(revoked.status().is_success(), "{}", revoked.status());
    let (status, problem) = desk.confirm(&holder.fingerprint()).await;
    assert_eq!((status, kind(&problem)), (403, "certificate-revoked"), "{problem}");
    let told = bank.printed_audit();
    let mut declined = told.lines().filter(|line| line.contains("registration-declined"));
    assert!(
        declined.next_back().is_some_and(|line| line.contains("certificate-revoked")),
        "{told}"
    );
    let (_, left) = desk.look().await;
    assert_eq!((&left["candidate"], &left["proved"]), (&Value::Null, &json!(false)), "{left}");
}

#[tokio::test]
async fn an_institution_that_is_no_longer_known_locks_nobody_out() {
    let bank = Bank::start();
    let new = ["req", "-x509", "-nodes", "-subj", "/CN=somebody", "-keyout", "gone.key"];
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "gone.crt"];
    must(&bank.openssl(&[&new[..], &key].concat()));
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}", bank.data().join("bank.db").display());
    let records = sqlx::AnyPool::connect(&url).await.expect("the database");
    let fingerprint = "ab".repeat(32);
    sqlx::query("INSERT INTO registrations (fingerprint, customer, der, registered_at) VALUES ($1, 'hong', $2, 1)")
        .bind(&fingerprint)
        .bind(login_client::der_of(&bank, "gone.crt"))
        .execute(&records)
        .await
        .expect("a row");
    let desk = Desk::hong(&bank).await;
    let (status, seen) = desk.look().await;
    assert_eq!((status, &seen["registered"][0]["subject"]), (200, &json!("somebody")), "{seen}");
    assert_eq!(seen["registered"][0]["institution"]["en"], "Unknown");
    assert_eq!(desk.deregister(&fingerprint).await.0, 200);
}
