//! What must not bring a certificate back, nor look as if one were gone that is not.

use reqwest::Method;
use serde_json::{Value, json};

use crate::database::On;
use crate::login_client::{Holder, call};
use crate::renewing::{Kur, banking, days_left, row, to_codes};
use crate::standing::{ask, change};
use crate::support::{Bank, join, kind, must, said};

const DAY: i64 = 86_400;

async fn a_second_passes(bank: &Bank) {
    bank.knob("advance", json!({ "seconds": 1 })).await;
}

/// A revocation code by the login with a certificate.
async fn code(bank: &Bank, holder: &Holder) -> Value {
    let token = holder.token(bank).await;
    let (status, made) = call(bank, Method::POST, "/api/login/revocation-code", &token).await;
    assert_eq!(status, 200, "{made}");
    made["code"].clone()
}

async fn revoke_by(bank: &Bank, code: &Value) -> (u16, Value) {
    ask(bank, "/api/revocations/code", json!({ "code": code })).await
}

#[tokio::test]
async fn the_code_of_an_earlier_certificate_does_not_look_as_if_it_had_revoked_the_newer_one() {
    let bank = Bank::start();
    let older = Holder::hong(&bank).await;
    let old_code = code(&bank, &older).await;
    a_second_passes(&bank).await;
    let newer = Holder::hong(&bank).await;
    for _ in 0..2 {
        let (status, problem) = revoke_by(&bank, &old_code).await;
        assert_eq!((status, kind(&problem)), (403, "revocation-code-superseded"), "{problem}");
    }
    assert_eq!(newer.log_in(&bank).await.0, 200);
    let new_code = code(&bank, &newer).await;
    // What was revoked by its own code stays revoked, however often that is asked for.
    for _ in 0..2 {
        assert_eq!(revoke_by(&bank, &new_code).await.0, 200);
    }
    assert_eq!(row(&bank, &newer).await["status"], "revoked");
}

#[tokio::test]
async fn what_has_expired_is_said_to_have_expired() {
    let bank = Bank::start();
    let holder = Holder::hong(&bank).await;
    let code = code(&bank, &holder).await;
    bank.knob("advance", json!({ "seconds": 367 * DAY })).await;
    let (status, problem) = revoke_by(&bank, &code).await;
    assert_eq!((status, kind(&problem)), (403, "certificate-expired"));
    let (status, problem) = change(&bank, &holder.serial(), "revoke_unused").await;
    assert_eq!((status, kind(&problem)), (403, "certificate-expired"));
}

#[tokio::test]
async fn old_codes_do_not_replace_what_is_suspended() {
    let bank = Bank::start();
    let codes = bank.codes(&["--product", "banking"]);
    must(&bank.cmp(&codes, &bank.csr("a", "P-256", &[]), "a", &["-disable_confirm"]));
    let all = bank.look("certificates").await;
    let serial = all[0]["serial"].as_str().expect("hex").to_owned();
    assert_eq!(change(&bank, &serial, "suspend").await.0, 200);
    let other = said(&bank.cmp(&codes, &bank.csr("b", "P-256", &[]), "b", &[]));
    assert!(other.contains("badRequest") && other.contains("closed"), "{other}");
    let all = bank.look("certificates").await;
    assert_eq!((all.as_array().map(Vec::len), &all[0]["status"]), (Some(1), &json!("suspended")));
    assert_eq!(change(&bank, &serial, "resume").await.0, 200);
    must(&bank.cmp(&codes, "b.csr", "b", &[]));
}

#[tokio::test]
async fn nor_does_another_renewal() {
    let bank = Bank::start();
    let old = banking(&bank, "old").await;
    days_left(&bank, &old, 5).await;
    to_codes(&bank, &old).await;
    // It came, but the device did not get to confirming it.
    let new = Kur::new(&bank, &old).await.send(&bank).await.expect("a certificate");
    assert_eq!(change(&bank, &new.serial(), "suspend").await.0, 200);
    let refused = Kur::new(&bank, &old).await.send(&bank).await.err().expect("a refusal");
    assert!(refused.contains("closed"), "{refused}");
    assert_eq!(row(&bank, &new).await["status"], "suspended");
}

#[tokio::test]
async fn what_expires_while_it_is_suspended_is_not_revoked_months_later() {
    let bank = Bank::start();
    let holder = Holder::hong(&bank).await;
    bank.knob("advance", json!({ "seconds": 300 * DAY })).await;
    assert_eq!(change(&bank, &holder.serial(), "suspend").await.0, 200);
    bank.knob("advance", json!({ "seconds": 200 * DAY })).await;
    assert_eq!(row(&bank, &holder).await["status"], "expired");
    let (status, problem) = holder.log_in(&bank).await;
    assert_eq!((status, kind(&problem)), (403, "certificate-expired"));
    assert!(!bank.printed_audit().contains("certificate-revoked"));
}

/// Many look at once at what nobody resumed: it is revoked once.
async fn what_lapsed_is_revoked_once(on: On) {
    let bank = Bank::start_on(on, &[]);
    let holder = Holder::hong(&bank).await;
    assert_eq!(change(&bank, &holder.serial(), "suspend").await.0, 200);
    bank.knob("advance", json!({ "seconds": 190 * DAY })).await;
    let looks = (0..8).map(|_| bank.get("/crl/issuing.crl"));
    for answer in join(looks.collect()).await {
        assert_eq!(answer.status(), 200);
    }
    assert_eq!(row(&bank, &holder).await["status"], "revoked");
    let told = bank.printed_audit();
    assert_eq!(told.matches("\"certificate-revoked\"").count(), 1, "{told}");
}

#[tokio::test]
async fn a_suspension_lapses_once() {
    what_lapsed_is_revoked_once(On::Sqlite).await;
}

#[tokio::test]
async fn a_suspension_lapses_once_on_postgresql() {
    what_lapsed_is_revoked_once(On::Postgres).await;
}

#[tokio::test]
async fn the_desk_shows_what_is_suspended_and_ends_it() {
    let bank = Bank::start();
    let holder = Holder::hong(&bank).await;
    assert_eq!(change(&bank, &holder.serial(), "suspend").await.0, 200);
    let desk = bank.get("/demo").await.text().await.expect("text");
    assert!(desk.contains("효력정지 · suspended") && !desk.contains("만료 · expired"), "{desk}");
    let path = format!("/demo/certificates/{}", holder.serial());
    assert!(desk.contains(&path), "{desk}");
    assert_eq!(bank.get(&path).await.status(), 200);
}
