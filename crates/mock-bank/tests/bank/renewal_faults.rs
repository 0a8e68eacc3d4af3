//! What is not renewed, and requests that do not fit.

use reqwest::Method;
use serde_json::{Value, json};

use crate::login_client::{Holder, R};
use crate::renewing::{
    Kur, banking, days_left, go_to, holder, kur, new_key, not_after, open, renew, row, to_codes,
};
use crate::standing::change;
use crate::support::{Bank, client, kind, must, said};
use crate::vid_request::encrypted;

/// A certificate in its last days.
async fn ending(bank: &Bank) -> Holder {
    let old = banking(bank, "old").await;
    days_left(bank, &old, 5).await;
    old
}

#[tokio::test]
async fn nobody_renews_without_being_logged_in() {
    let bank = Bank::start();
    let call = client().post(format!("{}/api/renewals", bank.url)).json(&json!({}));
    assert_eq!(call.send().await.expect("an answer").status(), 401);
    assert_eq!(renew(&bank, "another token", &json!({})).await.0, 401);
}

#[tokio::test]
async fn whose_certificate_it_is_is_not_asked() {
    let bank = Bank::start();
    let old = ending(&bank).await;
    let session = open(&bank, &old).await;
    assert_eq!(kind(&session.identity().await.1), "enrollment-closed");
    assert_eq!(kind(&session.product("general").await.1), "enrollment-closed");
    let message = json!({ "phone": "01000001234", "number": "9001011234568" });
    let (_, refused) = session.call(Method::POST, "/identity/text-message", Some(message)).await;
    assert_eq!(kind(&refused), "enrollment-closed");
}

#[tokio::test]
async fn a_new_key_is_needed() {
    let bank = Bank::start();
    let first = banking(&bank, "first").await;
    bank.knob("advance", json!({ "seconds": 1 })).await;
    let old = banking(&bank, "old").await;
    days_left(&bank, &old, 5).await;
    to_codes(&bank, &old).await;
    for known in [&old, &first] {
        let mut request = Kur::new(&bank, &old).await;
        (request.key, request.random) = (known.key.clone(), None);
        let refused = request.send(&bank).await.err().expect("a refusal");
        assert!(refused.contains("not new"), "{refused}");
    }
    std::fs::copy(bank.file("old.key"), bank.file("same.key")).expect("copied");
    let refused = said(&kur(&bank, "old", "same", &[]).await);
    assert!(refused.contains("badCertTemplate"), "{refused}");
    assert_eq!(row(&bank, &old).await["status"], "valid");
    // Nothing was lost by that.
    must(&kur(&bank, "old", "new", &[]).await);
}

#[tokio::test]
async fn a_request_proves_its_key_and_its_r() {
    let bank = Bank::start();
    let old = ending(&bank).await;
    to_codes(&bank, &old).await;
    let mut request = Kur::new(&bank, &old).await;
    request.prover = Some(old.key.clone());
    let refused = request.send(&bank).await.err().expect("a refusal");
    assert!(refused.contains("not signed by its key"), "{refused}");

    let mut request = Kur::new(&bank, &old).await;
    let info = b"ingam vid random v1";
    request.random = Some(encrypted(&bank, &R, info, b"another key").await);
    let refused = request.send(&bank).await.err().expect("a refusal");
    assert!(refused.contains("VID"), "{refused}");
    request.random = Some(encrypted(&bank, &R, b"ingam login v1", b"").await);
    assert!(request.send(&bank).await.is_err());
    assert_eq!(row(&bank, &old).await["status"], "valid");
}

#[tokio::test]
async fn somebody_elses_certificate() {
    let bank = Bank::start();
    let old = banking(&bank, "old").await;
    holder(&bank, "kim", &["--customer", "kim", "--product", "banking"]).await;
    days_left(&bank, &old, 5).await;
    to_codes(&bank, &old).await;
    let refused = said(&kur(&bank, "kim", "new", &[]).await);
    assert!(refused.contains("badRequest") && refused.contains("no renewal"), "{refused}");
    let refused = said(&kur(&bank, "kim", "new", &["-oldcert", "old.crt"]).await);
    assert!(refused.contains("badCertId") || refused.contains("badRequest"), "{refused}");
    let refused = said(&kur(&bank, "old", "new", &["-oldcert", "kim.crt"]).await);
    assert!(refused.contains("badCertId"), "{refused}");
    // A certificate of this bank with a key that is not its own.
    let mut stranger = Kur::new(&bank, &old).await;
    stranger.old.key = stranger.key.clone();
    assert!(stranger.send(&bank).await.is_err());
    assert_eq!(row(&bank, &old).await["status"], "valid");
}

#[tokio::test]
async fn before_the_codes_and_after_it_was_given_up() {
    let bank = Bank::start();
    let old = ending(&bank).await;
    let refused = said(&kur(&bank, "old", "new", &[]).await);
    assert!(refused.contains("badRequest") && refused.contains("no renewal"), "{refused}");
    let session = open(&bank, &old).await;
    let refused = said(&kur(&bank, "old", "new", &[]).await);
    assert!(refused.contains("badRequest") && refused.contains("no renewal"), "{refused}");
    assert_eq!(session.codes().await.0, 200);
    assert_eq!(session.call(Method::DELETE, "", None).await.0, 204);
    let refused = said(&kur(&bank, "old", "new", &[]).await);
    assert!(refused.contains("badRequest") && refused.contains("closed"), "{refused}");
    // The codes of another day are too old.
    to_codes(&bank, &old).await;
    bank.knob("advance", json!({ "seconds": 86_401 })).await;
    let refused = said(&kur(&bank, "old", "new", &[]).await);
    assert!(refused.contains("badRequest") && refused.contains("expired"), "{refused}");
}

#[tokio::test]
async fn a_revoked_certificate() {
    let bank = Bank::start();
    let old = ending(&bank).await;
    to_codes(&bank, &old).await;
    let revocation = json!({ "serial": old.serial(), "reason": "key_compromise" });
    bank.knob("revoke", revocation).await;
    let refused = said(&kur(&bank, "old", "new", &[]).await);
    assert!(refused.contains("certRevoked"), "{refused}");
}

#[tokio::test]
async fn a_suspended_certificate() {
    let bank = Bank::start();
    let old = ending(&bank).await;
    to_codes(&bank, &old).await;
    let (status, _) = change(&bank, &old.serial(), "suspend").await;
    assert_eq!(status, 200);
    let refused = said(&kur(&bank, "old", "new", &[]).await);
    assert!(refused.contains("certRevoked") && refused.contains("suspended"), "{refused}");
}

#[tokio::test]
async fn an_expired_certificate() {
    let bank = Bank::start();
    let old = banking(&bank, "old").await;
    let last = not_after(&old.certificate());
    go_to(&bank, last - 60).await;
    to_codes(&bank, &old).await;
    go_to(&bank, last + 60).await;
    let refused = Kur::new(&bank, &old).await.send(&bank).await.err().expect("a refusal");
    assert!(refused.contains("expired"), "{refused}");
}

#[tokio::test]
async fn a_lost_answer_is_given_again_and_another_device_takes_over_until_it_is_confirmed() {
    let bank = Bank::start();
    let old = ending(&bank).await;
    let session = to_codes(&bank, &old).await;
    let mut first = Kur::new(&bank, &old).await;
    let lost = first.send(&bank).await.expect("a certificate");
    assert_eq!(session.look().await.1["step"], "issued");
    // The old certificate is superseded; its key still asks for what is its own.
    first.transaction = vec![9; 16];
    let again = first.send(&bank).await.expect("a certificate");
    assert_eq!(again.der, lost.der);
    // Another key, because the first one is gone: it is replaced, as long as nobody confirmed it.
    must(&kur(&bank, "old", "new", &[]).await);
    assert_eq!(row(&bank, &lost).await["status"], "revoked");
    let refused = first.send(&bank).await.err().expect("a refusal");
    assert!(refused.contains("replaced"), "{refused}");
    new_key(&bank, "late");
    let refused = said(&kur(&bank, "old", "late", &[]).await);
    assert!(refused.contains("certConfirmed"), "{refused}");
    let all = bank.look("certificates").await;
    let valid = all.as_array().expect("a list").iter().filter(|one| one["status"] == "valid");
    assert_eq!(valid.count(), 1, "{all}");
}

#[tokio::test]
async fn the_codes_of_a_renewal_open_nothing() {
    let bank = Bank::start();
    let old = ending(&bank).await;
    let session = to_codes(&bank, &old).await;
    let (_, codes) = session.codes().await;
    let reference = codes["reference"].as_str().expect("digits").to_owned();
    let csr = bank.csr("mine", "P-256", &[]);
    for code in ["0", "000000000000000000000000"] {
        let guess = (reference.clone(), code.to_owned());
        let refused = said(&bank.cmp(&guess, &csr, "mine", &[]));
        assert!(refused.contains("badMessageCheck"), "{refused}");
    }
    let request = std::fs::read_to_string(bank.file(&csr)).expect("PEM");
    let body: Value = json!({ "request": request });
    let (status, refused) = session.call(Method::POST, "/certificate", Some(body)).await;
    assert_eq!((status, kind(&refused)), (422, "request-signature"), "{refused}");
    assert_eq!(row(&bank, &old).await["status"], "valid");
}
