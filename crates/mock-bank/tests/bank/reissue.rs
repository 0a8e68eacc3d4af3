//! 재발급: a lost file, or a forgotten password.

use serde_json::{Value, json};

use crate::login_client::{Holder, send};
use crate::money::{balance, books_are_right, codes_of};
use crate::renewing::{
    DAY, banking, days_left, go_to, holder, kur, not_after, reissue, row, start, to_codes,
};
use crate::session::Session;
use crate::support::{Bank, kind, must, said};

/// From the product to the codes: there is no fee.
async fn codes(session: &Session<'_>, product: &str, authority: &str) -> (String, String) {
    let (status, view) = choose(session, product, authority).await;
    assert_eq!(status, 200, "{view}");
    let otp = session.bank.otp("hong").await;
    let (status, view) = session.verification("1357", &otp).await;
    assert_eq!((status, &view["step"], &view["fee"]), (200, &json!("details"), &Value::Null));
    assert_eq!(session.details().await.0, 200);
    let (status, codes) = session.codes().await;
    assert_eq!(status, 200, "{codes}");
    codes_of(&codes)
}

async fn choose(session: &Session<'_>, product: &str, authority: &str) -> (u16, Value) {
    match product {
        "general" => session.general_by(authority).await,
        _ => session.product(product).await,
    }
}

fn end(bank: &Bank, file: &str) -> String {
    bank.printed(&["x509", "-in", file, "-noout", "-enddate"])
}

fn issuer(bank: &Bank, file: &str) -> String {
    bank.printed(&["x509", "-in", file, "-noout", "-issuer"])
}

#[tokio::test]
async fn a_lost_certificate_comes_again_with_the_same_end_and_no_fee() {
    let bank = Bank::start();
    let lost = holder(&bank, "old", &["--product", "general", "--authority", "nuri"]).await;
    let paid = balance(&bank, "hong-1").await;
    bank.knob("advance", json!({ "seconds": 100 * DAY })).await;

    let session = reissue(&bank, "personal").await;
    let (status, view) = session.identity().await;
    assert_eq!((status, &view["purpose"]), (200, &json!("reissue")), "{view}");
    let offers = view["products"].as_array().expect("a list");
    assert_eq!(offers.len(), 1, "nothing but what there is: {offers:?}");
    assert_eq!((&offers[0]["product"], &offers[0]["fee"]), (&json!("general"), &json!(0)));
    let signers = offers[0]["authorities"].as_array().expect("a list");
    assert_eq!((signers.len(), &signers[0]["id"]), (1, &json!("nuri")));
    assert_eq!(view["old"], Value::Null);

    let codes = codes(&session, "general", "nuri").await;
    let view = session.look().await.1;
    let last = not_after(&lost.certificate());
    assert_eq!(
        (&view["old"]["not_after"], &view["old"]["new_not_after"]),
        (&json!(last), &json!(last))
    );
    assert_eq!(view["old"]["serial"], lost.serial());
    must(&bank.cmp(&codes, &bank.csr("new", "P-256", &[]), "new", &[]));
    assert_eq!(end(&bank, "new.crt"), end(&bank, "old.crt"));
    assert_eq!(issuer(&bank, "new.crt"), issuer(&bank, "old.crt"));
    assert_eq!(balance(&bank, "hong-1").await, paid);
    assert_eq!(books_are_right(&bank).await["fees"], 1, "the first one alone");
    let (status, refused) = send(&bank, &lost.login(&bank).await).await;
    assert_eq!((status, kind(&refused)), (403, "certificate-superseded"));
    let told = bank.printed_audit();
    assert!(told.contains("holder=personal purpose=reissue"), "{told}");
    assert!(told.contains("certificate-replaced"), "{told}");
    // The new one can be lost as well.
    let again = reissue(&bank, "personal").await;
    assert_eq!(again.identity().await.1["products"][0]["product"], "general");
}

#[tokio::test]
async fn only_what_is_in_validity_comes_again() {
    let bank = Bank::start();
    let nothing = reissue(&bank, "personal").await;
    let (status, refused) = nothing.identity().await;
    assert_eq!((status, kind(&refused)), (409, "nothing-to-replace"), "{refused}");
    assert_eq!(nothing.look().await.1["customer"], Value::Null);

    let old = banking(&bank, "old").await;
    let session = reissue(&bank, "personal").await;
    assert_eq!(session.identity().await.0, 200);
    let (status, refused) = session.product("general").await;
    assert_eq!((status, kind(&refused)), (409, "nothing-to-replace"), "{refused}");
    let other = session.put("product", json!({ "product": "banking", "authority": "garam" })).await;
    assert_eq!((kind(&other.1), &other.1["field"]), ("invalid-field", &json!("authority")));
    assert_eq!(session.product("banking").await.0, 200);
    assert_eq!(kind(&session.fee(4_400).await.1), "step-skipped", "there is none");

    // Revoked while the person is on the way.
    let otp = bank.otp("hong").await;
    assert_eq!(session.verification("1357", &otp).await.0, 200);
    assert_eq!(kind(&session.fee(4_400).await.1), "fee-changed");
    assert_eq!(session.details().await.0, 200);
    let revocation = json!({ "serial": old.serial(), "reason": "key_compromise" });
    bank.knob("revoke", revocation).await;
    let (status, refused) = session.codes().await;
    assert_eq!((status, kind(&refused)), (409, "nothing-to-replace"), "{refused}");
    assert_eq!(kind(&reissue(&bank, "personal").await.identity().await.1), "nothing-to-replace");

    // In its last second, and after it.
    let second = banking(&bank, "second").await;
    go_to(&bank, not_after(&second.certificate()) - 60).await;
    let late = reissue(&bank, "personal").await;
    assert_eq!(late.identity().await.0, 200);
    let codes = codes(&late, "banking", "bank").await;
    go_to(&bank, not_after(&second.certificate()) + 1).await;
    let refused = said(&bank.cmp(&codes, &bank.csr("late", "P-256", &[]), "late", &[]));
    assert!(
        refused.contains("badRequest") && refused.contains("no longer in validity"),
        "{refused}"
    );
    assert_eq!(kind(&reissue(&bank, "personal").await.identity().await.1), "nothing-to-replace");
    let told = bank.printed_audit();
    assert_eq!(told.matches("nothing-to-reissue").count(), 3, "{told}");
}

#[tokio::test]
async fn revoked_after_the_codes_there_is_nothing_to_replace() {
    let bank = Bank::start();
    let old = banking(&bank, "old").await;
    let session = reissue(&bank, "personal").await;
    session.identity().await;
    let codes = codes(&session, "banking", "bank").await;
    bank.knob("revoke", json!({ "serial": old.serial(), "reason": "key_compromise" })).await;
    let refused = said(&bank.cmp(&codes, &bank.csr("new", "P-256", &[]), "new", &[]));
    assert!(
        refused.contains("badRequest") && refused.contains("no longer in validity"),
        "{refused}"
    );
}

#[tokio::test]
async fn of_a_reissue_and_a_renewal_the_one_that_gets_codes_ends_the_other() {
    let bank = Bank::start();
    let old = banking(&bank, "old").await;
    days_left(&bank, &old, 10).await;
    let renewal = to_codes(&bank, &old).await;
    let session = reissue(&bank, "personal").await;
    session.identity().await;
    let codes = codes(&session, "banking", "bank").await;
    assert_eq!(kind(&renewal.codes().await.1), "enrollment-replaced");
    let refused = said(&kur(&bank, "old", "renewed", &[]).await);
    assert!(refused.contains("badRequest") && refused.contains("closed"), "{refused}");

    // The other way round.
    let renewal = to_codes(&bank, &old).await;
    assert_eq!(kind(&session.codes().await.1), "enrollment-replaced");
    let refused = said(&bank.cmp(&codes, &bank.csr("new", "P-256", &[]), "new", &[]));
    assert!(refused.contains("badRequest") && refused.contains("closed"), "{refused}");
    assert_eq!(row(&bank, &old).await["status"], "valid");
    assert_eq!(renewal.codes().await.0, 200);
    must(&kur(&bank, "old", "renewed", &[]).await);
}

#[tokio::test]
async fn what_was_reissued_is_not_renewed() {
    let bank = Bank::start();
    let old = banking(&bank, "old").await;
    days_left(&bank, &old, 10).await;
    let waiting = crate::renewing::open(&bank, &old).await;
    let session = reissue(&bank, "personal").await;
    session.identity().await;
    let codes = codes(&session, "banking", "bank").await;
    must(&bank.cmp(&codes, &bank.csr("new", "P-256", &[]), "new", &[]));
    assert_eq!(kind(&waiting.codes().await.1), "enrollment-replaced");
    let refused = said(&kur(&bank, "old", "renewed", &[]).await);
    assert!(refused.contains("certRevoked"), "{refused}");
}

#[tokio::test]
async fn a_renewal_does_not_begin_like_this() {
    let bank = Bank::start();
    let (status, refused) = start(&bank, "personal", "renewal").await;
    assert_eq!((status, &refused["field"]), (422, &json!("purpose")), "{refused}");
}

#[tokio::test]
async fn a_request_of_ones_own_is_a_way_as_well() {
    let bank = Bank::start();
    let old: Holder = banking(&bank, "old").await;
    let session = reissue(&bank, "personal").await;
    session.identity().await;
    session.product("banking").await;
    let otp = bank.otp("hong").await;
    session.verification("1357", &otp).await;
    session.details().await;
    bank.csr("own", "P-256", &[]);
    let request = std::fs::read_to_string(bank.file("own.csr")).expect("PEM");
    let body = json!({ "request": request });
    let (status, issued) = session.call(reqwest::Method::POST, "/certificate", Some(body)).await;
    assert_eq!(status, 200, "{issued}");
    assert_eq!(row(&bank, &old).await["status"], "revoked");
}
