//! 갱신: who is logged in, a year longer, OpenSSL signs with the old key.

use serde_json::{Value, json};

use crate::database::On;
use crate::login_client::send;
use crate::money::{balance, books_are_right};
use crate::renewing::{
    DAY, Kur, banking, days_left, go_to, holder, kur, logged_in, not_after, open, renew, row,
    session, to_codes,
};
use crate::session::{Session, authority_terms};
use crate::support::{Bank, join, kind, must};

/// 30 days, the last of them being the one on which it ends.
const WINDOW: i64 = 31 * DAY;

fn end(bank: &Bank, file: &str) -> String {
    bank.printed(&["x509", "-in", file, "-noout", "-enddate"]).trim().to_owned()
}

#[tokio::test]
async fn a_year_longer_from_thirty_days_before_the_last_day() {
    let bank = Bank::start();
    let old = banking(&bank, "old").await;
    let last = not_after(&old.certificate());
    go_to(&bank, last - WINDOW - 60).await;
    let token = old.token(&bank).await;
    let (status, early) = renew(&bank, &token, &json!({})).await;
    assert_eq!((status, kind(&early)), (409, "renewal-too-early"), "{early}");
    assert_eq!(early["from"], last + 1 - WINDOW, "the first second of a Korean day");

    go_to(&bank, last + 1 - WINDOW).await;
    let (status, opened) = renew(&bank, &token, &json!({})).await;
    assert_eq!(status, 201, "{opened}");
    let view = &opened["enrollment"];
    assert_eq!((&view["purpose"], &view["step"]), (&json!("renewal"), &json!("codes")));
    assert_eq!((&view["product"], &view["authority"]), (&json!("banking"), &json!("bank")));
    assert_eq!(view["customer"]["name"], "홍길동");
    assert_eq!(view["products"].as_array().map(Vec::len), Some(1));
    assert_eq!(view["details"]["email"], "hong@example.com", "as the last time");
    assert_eq!(view["old"]["serial"], old.serial());
    assert_eq!(view["old"]["not_after"], last);
    let next = view["old"]["new_not_after"].as_i64().expect("seconds");
    assert!([365, 366].contains(&((next - last) / DAY)), "{next}");

    let session = session(&bank, &opened);
    assert_eq!(session.details().await.0, 200, "it may be said otherwise");
    let (status, codes) = session.codes().await;
    assert_eq!((status, &codes["code"]), (200, &json!("")), "{codes}");
    must(&kur(&bank, "old", "new", &[]).await);
    let printed = bank.printed(&["x509", "-in", "new.crt", "-noout", "-subject", "-issuer"]);
    assert_eq!(printed, bank.printed(&["x509", "-in", "old.crt", "-noout", "-subject", "-issuer"]));
    let new = crate::login_client::der_of(&bank, "new.crt");
    let new = <x509_cert::Certificate as der::Decode>::from_der(&new).expect("a certificate");
    assert_eq!(not_after(&new), next);
    let begins = new.tbs_certificate().validity().not_before.to_unix_duration().as_secs();
    assert_eq!(
        i64::try_from(begins),
        Ok(last + 1 - WINDOW),
        "today, and not when the old one ends"
    );

    let view = session.look().await.1;
    assert_eq!(view["step"], "issued");
    assert_eq!((row(&bank, &old).await["status"].clone()), "revoked");
    let (status, refused) = send(&bank, &old.login(&bank).await).await;
    assert_eq!((status, kind(&refused)), (403, "certificate-superseded"));
    assert_eq!(logged_in(&bank, &token).await, 401, "the login was with the old one");
    let all = bank.look("certificates").await;
    assert_eq!(all[1]["confirmed"], true, "certConf was signed with the old key: {all}");
    let crl = bank.get("/crl/issuing.crl").await.bytes().await.expect("bytes");
    std::fs::write(bank.file("crl"), crl).expect("written");
    let listed = bank.printed(&["crl", "-inform", "DER", "-in", "crl", "-noout", "-text"]);
    assert!(listed.contains("Superseded"), "{listed}");
    let told = bank.printed_audit();
    assert!(told.contains("holder=personal purpose=renewal"), "{told}");
}

#[tokio::test]
async fn until_the_last_second() {
    let bank = Bank::start();
    let old = banking(&bank, "old").await;
    let last = not_after(&old.certificate());
    go_to(&bank, last - 60).await;
    let token = old.token(&bank).await;
    let (status, opened) = renew(&bank, &token, &json!({})).await;
    assert_eq!(status, 201, "{opened}");
    let session = session(&bank, &opened);
    go_to(&bank, last + 1).await;
    assert_eq!(kind(&session.codes().await.1), "nothing-to-replace");
    assert_eq!(renew(&bank, &token, &json!({})).await.0, 401, "nobody is logged in with it");
    let (status, refused) = send(&bank, &old.login(&bank).await).await;
    assert_eq!((status, kind(&refused)), (403, "certificate-expired"));
}

/// Verification and fee of a renewal of 홍길동, and its codes.
async fn pay(session: &Session<'_>) {
    let view = session.look().await.1;
    assert_eq!((&view["step"], &view["details"]), (&json!("verification"), &Value::Null));
    let otp = session.bank.otp("hong").await;
    let (status, view) = session.verification("1357", &otp).await;
    assert_eq!((status, &view["fee"]["amount"]), (200, &json!(4_400)), "{view}");
    let (status, view) = session.fee(4_400).await;
    assert_eq!((status, &view["step"]), (200, &json!("codes")), "the details are known: {view}");
    assert_eq!(session.codes().await.0, 200);
}

#[tokio::test]
async fn another_authority_renews_what_it_signed_for_the_fee_of_a_year() {
    let bank = Bank::start();
    let old = holder(&bank, "old", &["--product", "general", "--authority", "garam"]).await;
    days_left(&bank, &old, 20).await;
    let before = balance(&bank, "hong-1").await;
    let session = open(&bank, &old).await;
    pay(&session).await;
    must(&kur(&bank, "old", "new", &[]).await);
    let issuer = |file| bank.printed(&["x509", "-in", file, "-noout", "-issuer"]);
    assert_eq!(issuer("new.crt"), issuer("old.crt"));
    assert!(issuer("new.crt").contains("GaramTest"));
    assert_ne!(end(&bank, "new.crt"), end(&bank, "old.crt"));
    assert_eq!(balance(&bank, "hong-1").await, before - 4_400);
    let receipts = json!({ "account": "12345612009876", "account_password": "2468", "number": "9001011234568" });
    let call = crate::support::client().post(format!("{}/api/receipts", bank.url)).json(&receipts);
    let told: Value = call.send().await.expect("an answer").json().await.expect("JSON");
    let purposes: Vec<_> = told["receipts"].as_array().expect("a list").iter().collect();
    assert_eq!(purposes[0]["purpose"], "renewal", "{told}");
    assert_eq!(purposes[1]["purpose"], "issue", "{told}");

    // Within a week its fee comes back, and that of the old one does not.
    let new = bank.look("certificates").await[1]["serial"].clone();
    let revocation = json!({ "serial": new, "reason": "cessation_of_operation" });
    let (status, revoked) = bank.admin("revoke", revocation).await;
    assert_eq!((status, &revoked["refunded"]), (200, &json!(4_400)));
    let books = books_are_right(&bank).await;
    assert_eq!((&books["fees"], &books["refunds"]), (&json!(2), &json!(1)));
}

#[tokio::test]
async fn r_of_the_new_key_comes_with_the_request() {
    let bank = Bank::start();
    let old = banking(&bank, "old").await;
    days_left(&bank, &old, 5).await;
    to_codes(&bank, &old).await;
    let new = Kur::new(&bank, &old).await.send(&bank).await.expect("a certificate");
    // The VID in it fits the number and R: the bank lets in whoever has both.
    assert_eq!(new.log_in(&bank).await.0, 200);
    // And again, next year.
    days_left(&bank, &new, 5).await;
    to_codes(&bank, &new).await;
    let third = Kur::new(&bank, &new).await.send(&bank).await.expect("a certificate");
    assert_eq!(third.log_in(&bank).await.0, 200);
}

#[tokio::test]
async fn terms_are_agreed_to_again_when_they_changed() {
    let bank = Bank::start();
    let old = holder(&bank, "old", &["--product", "general", "--authority", "nuri"]).await;
    days_left(&bank, &old, 5).await;
    let token = old.token(&bank).await;
    bank.knob("terms", json!({ "id": "personal-information", "version": "2099-01-01" })).await;
    let (status, refused) = renew(&bank, &token, &json!({})).await;
    assert_eq!((status, kind(&refused)), (409, "terms-outdated"), "{refused}");
    assert_eq!(refused["field"], "agreed");
    let terms: Value = bank.get("/api/terms").await.json().await.expect("JSON");
    let start = json!({ "agreed": terms["documents"] });
    let (status, opened) = renew(&bank, &token, &start).await;
    assert_eq!(status, 201, "{opened}");

    bank.knob("terms", json!({ "id": "authority-nuri", "version": "2099-01-01" })).await;
    let (_, refused) = renew(&bank, &token, &start).await;
    assert_eq!((kind(&refused), &refused["field"]), ("terms-outdated", &json!("authority_agreed")));
    let agreed = authority_terms(&bank, "nuri").await;
    let start = json!({ "agreed": terms["documents"], "authority_agreed": agreed });
    assert_eq!(renew(&bank, &token, &start).await.0, 201);
    // What was agreed to the last time is no longer the last word.
    let old_terms = json!({ "agreed": [], "authority_agreed": agreed });
    assert_eq!(renew(&bank, &token, &old_terms).await.1["field"], "agreed");
}

#[tokio::test]
async fn terms_that_nobody_asked_for_are_those_of_the_authority_or_refused() {
    let bank = Bank::start();
    let old = banking(&bank, "old").await;
    days_left(&bank, &old, 5).await;
    let token = old.token(&bank).await;
    let agreed = authority_terms(&bank, "garam").await;
    let (status, refused) = renew(&bank, &token, &json!({ "authority_agreed": agreed })).await;
    assert_eq!((status, &refused["field"]), (409, &json!("authority_agreed")), "{refused}");
    let agreed = authority_terms(&bank, "bank").await;
    assert_eq!(renew(&bank, &token, &json!({ "authority_agreed": agreed })).await.0, 201);
}

/// Many tabs at once: one of them gets a certificate, and one fee is taken.
async fn renewals_at_once(on: On) {
    let bank = Bank::start_on(on, &["--calls-per-minute", "100000"]);
    let old = holder(&bank, "old", &["--product", "general"]).await;
    days_left(&bank, &old, 5).await;
    let token = old.token(&bank).await;
    let opened = join((0..5).map(|_| renew_at_once(&bank, &token)).collect()).await;
    let sessions: Vec<_> = opened.iter().map(|opened| session(&bank, opened)).collect();
    for session in &sessions {
        let otp = bank.otp("hong").await;
        assert_eq!(session.verification("1357", &otp).await.0, 200);
    }
    // Each fee takes over what another one kept back, so that they get to the codes one after the other or not.
    let tab = async |session: &Session<'_>| {
        let fee = session.fee(4_400).await.0;
        (fee, session.codes().await.0)
    };
    for (fee, codes) in join(sessions.iter().map(tab).collect()).await {
        assert!([200, 409].contains(&fee) && [200, 409].contains(&codes), "{fee} {codes}");
    }
    let mut open = Vec::new();
    for session in &sessions {
        open.push(session.codes().await.0 == 200);
    }
    assert!(open.iter().filter(|open| **open).count() <= 1, "{open:?}");
    if !open.contains(&true) {
        let last = self::open(&bank, &old).await;
        pay(&last).await;
    }
    // Two devices at once with the same old key: one request is answered with a certificate that stays.
    let mut requests = Vec::new();
    for _ in 0..3 {
        requests.push(Kur::new(&bank, &old).await);
    }
    let answers = join(requests.iter().map(|request| request.send(&bank)).collect()).await;
    let valid = bank.look("certificates").await;
    let valid = valid.as_array().expect("a list").iter();
    let valid: Vec<_> = valid.filter(|one| one["status"] == "valid").collect();
    assert_eq!(valid.len(), 1, "{valid:?}");
    assert!(answers.iter().flatten().any(|new| valid[0]["serial"] == new.serial().as_str()));
    assert_eq!(row(&bank, &old).await["status"], "revoked");
    let books = books_are_right(&bank).await;
    assert_eq!((&books["fees"], &books["reserved"]), (&json!(2), &json!(0)), "{books}");
}

async fn renew_at_once(bank: &Bank, token: &str) -> Value {
    let (status, opened) = renew(bank, token, &json!({})).await;
    assert_eq!(status, 201, "{opened}");
    opened
}

#[tokio::test]
async fn renewals_at_once_take_one_fee() {
    renewals_at_once(On::Sqlite).await;
}

#[tokio::test]
async fn renewals_at_once_take_one_fee_on_postgresql() {
    renewals_at_once(On::Postgres).await;
}
