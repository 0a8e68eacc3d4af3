//! RSA keys, with which OpenSSL signs: one of another institution that is registered, and one of the bank's own
//! certificates.

use std::fs;

use base64ct::{Base64, Encoding as _};
use p256::ecdsa::SigningKey;
use reqwest::Method;
use serde_json::{Value, json};

use crate::login_client::{self, Holder};
use crate::registration_client::{Desk, elsewhere};
use crate::renewing::{days_left, kur, renew, row, session};
use crate::session::Session;
use crate::support::{Bank, kind, must, said};
use crate::transfers::verified;
use crate::transfers_client::{Client, sent, text, to_kim};

/// Whose key no program here has: what it signs, OpenSSL does.
fn somebody(der: Vec<u8>) -> Holder {
    Holder { key: SigningKey::from(ingam_mock_bank::ca::keys::make_key()), der, random: None }
}

/// Logs in with `name`.crt and `name`.key; the answer.
async fn log_in(bank: &Bank, name: &str) -> (u16, Value) {
    let nonce = login_client::nonce(bank).await;
    let signed = bank.cms(&ingam_bank_api::login_text(&bank.url, &nonce), name);
    login_client::send(bank, &login_client::login(&nonce, &signed, None)).await
}

/// Registers a certificate of the other institution with an RSA key: `rsa.crt` and `rsa.key`.
async fn registered(bank: &Bank) -> Holder {
    let identity = elsewhere(bank, "hong", "npki", "rsa", "good").await;
    let der = identity.certificate.der().to_vec();
    fs::write(bank.file("rsa.der"), &der).expect("written");
    fs::write(bank.file("rsa.p8"), identity.key.to_pkcs8().as_slice()).expect("written");
    must(&bank.openssl(&["x509", "-inform", "DER", "-in", "rsa.der", "-out", "rsa.crt"]));
    let to_pem = ["pkcs8", "-topk8", "-nocrypt", "-inform", "DER", "-in", "rsa.p8"];
    must(&bank.openssl(&[&to_pem[..], &["-out", "rsa.key"]].concat()));
    let desk = Desk::hong(bank).await;
    let nonce = desk.nonce().await;
    let signed = bank.cms(&ingam_bank_api::registration_text(&bank.url, &nonce), "rsa");
    let random = *identity.key.random().expect("R").expose();
    let (status, shown) = desk.show_signed(&nonce, &signed, &der, Some(random)).await;
    assert_eq!(status, 200, "{shown}");
    desk.prove().await;
    let fingerprint = shown["candidate"]["fingerprint"].as_str().expect("hex");
    assert_eq!(desk.confirm(fingerprint).await.0, 200);
    somebody(der)
}

#[tokio::test]
async fn a_registered_one_logs_in_and_transfers() {
    let bank = Bank::start();
    let holder = registered(&bank).await;
    let (status, session) = log_in(&bank, "rsa").await;
    assert_eq!((status, &session["name"]), (200, &json!("홍길동")), "{session}");
    let token = session["token"].as_str().expect("a token").to_owned();
    let hong = Client { bank: &bank, holder, token };
    let (facts, other) = (hong.order(&to_kim(1_000)).await, hong.order(&to_kim(999)).await);
    let wrong = sent(&bank.cms(&text(&bank.url, &other), "rsa"));
    hong.not_signed(&facts, &wrong, 403, "signature-invalid").await;
    // The text is right, and so is the certificate; the key is another one.
    must(&bank.openssl(&["genrsa", "-out", "other.key", "2048"]));
    let forged = ["req", "-x509", "-key", "other.key", "-subj", "/CN=x", "-out", "other.crt"];
    must(&bank.openssl(&forged));
    let wrong = sent(&bank.cms(&text(&bank.url, &facts), "other"));
    hong.not_signed(&facts, &wrong, 403, "certificate-other").await;

    let good = sent(&bank.cms(&text(&bank.url, &facts), "rsa"));
    let (status, done) = hong.sign(&facts, &good).await;
    assert_eq!((status, &done["serial"]), (200, &json!(hong.holder.serial())), "{done}");
    assert_eq!(hong.balance(0).await, 1_249_000);
    let (status, receipt) = hong.receipt(&facts).await;
    assert_eq!(status, 200);
    let root = |name: &str| fs::read_to_string(bank.file(name)).expect("PEM");
    let both = root("data/root.pem") + &root("data/foreign-root.pem");
    fs::write(bank.file("both.pem"), both).expect("written");
    let at = done["executed_at"].as_i64().expect("seconds");
    must(&verified(&bank, &receipt, "both.pem", at));
    let (status, problem) = renew(&bank, &hong.token, &json!({})).await;
    assert_eq!((status, kind(&problem)), (409, "nothing-to-replace"), "another bank renews it");
}

/// A certificate of the bank for an RSA key, by a request of one's own: `old.crt` and `old.key`.
async fn own(bank: &Bank) -> Holder {
    let key = ["req", "-newkey", "rsa:2048", "-nodes", "-keyout", "old.key", "-subj", "/CN=x"];
    must(&bank.openssl(&[&key[..], &["-out", "old.csr"]].concat()));
    let session = Session::start(bank).await;
    session.to_codes("banking").await;
    let request = fs::read_to_string(bank.file("old.csr")).expect("PEM");
    let body = json!({ "request": request });
    let (status, issued) = session.call(Method::POST, "/certificate", Some(body)).await;
    assert_eq!(status, 200, "{issued}");
    let der = Base64::decode_vec(issued["certificate"].as_str().expect("base64")).expect("base64");
    fs::write(bank.file("old.der"), &der).expect("written");
    must(&bank.openssl(&["x509", "-inform", "DER", "-in", "old.der", "-out", "old.crt"]));
    somebody(der)
}

#[tokio::test]
async fn the_banks_own_is_renewed_by_a_p256_key() {
    let bank = Bank::start();
    let old = own(&bank).await;
    days_left(&bank, &old, 5).await;
    let (status, logged_in) = log_in(&bank, "old").await;
    assert_eq!(status, 200, "{logged_in}");
    let token = logged_in["token"].as_str().expect("a token");
    let (status, opened) = renew(&bank, token, &json!({})).await;
    assert_eq!(status, 201, "{opened}");
    assert_eq!(session(&bank, &opened).codes().await.0, 200);
    // The next key is made in a page, and those are P-256 keys.
    must(&bank.openssl(&["genrsa", "-out", "again.key", "2048"]));
    let refused = said(&kur(&bank, "old", "again", &[]).await);
    assert!(refused.contains("badCertTemplate"), "{refused}");
    assert_eq!(row(&bank, &old).await["status"], "valid");
    must(&kur(&bank, "old", "new", &[]).await);
    assert_eq!(row(&bank, &old).await["status"], "revoked");
    let (status, problem) = log_in(&bank, "old").await;
    assert_eq!((status, kind(&problem)), (403, "certificate-superseded"), "{problem}");
    let (status, logged_in) = log_in(&bank, "new").await;
    assert_eq!(status, 200, "{logged_in}");
}
