//! The steps with a request of one's own instead of a key made in the page.

use std::fs;

use base64ct::{Base64, Encoding as _};
use serde_json::{Value, json};

use crate::session::Session;
use crate::support::{Bank, kind, must};

impl Session<'_> {
    async fn certificate(&self, request: &str) -> (u16, Value) {
        let body = json!({ "request": request });
        self.call(reqwest::Method::POST, "/certificate", Some(body)).await
    }
}

fn pem(bank: &Bank, file: &str) -> String {
    fs::read_to_string(bank.file(file)).expect("PEM")
}

fn der(value: &Value) -> Vec<u8> {
    Base64::decode_vec(value.as_str().expect("text")).expect("base64")
}

#[tokio::test]
async fn a_request_of_ones_own_gets_certificate_and_chain() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    session.to_codes("general").await;
    let csr = pem(&bank, &bank.csr("a", "P-256", &[]));
    let (status, issued) = session.certificate(&csr).await;
    assert_eq!(status, 200, "{issued}");
    fs::write(bank.file("a.der"), der(&issued["certificate"])).expect("written");
    must(&bank.openssl(&["x509", "-inform", "DER", "-in", "a.der", "-out", "a.crt"]));
    let chain = ["-CAfile", "data/root.pem", "-untrusted", "data/issuer.pem", "a.crt"];
    must(&bank.openssl(&[&["verify", "-x509_strict"], &chain[..]].concat()));
    let sent: Vec<_> = issued["chain"].as_array().expect("a list").iter().map(der).collect();
    let own = ["issuer", "root"].map(|name| {
        let (file, out) = (format!("data/{name}.pem"), format!("{name}.der"));
        must(&bank.openssl(&["x509", "-in", &file, "-outform", "DER", "-out", &out]));
        fs::read(bank.file(&out)).expect("a certificate")
    });
    assert_eq!(sent, own);
    let listed = bank.look("certificates").await;
    assert_eq!(listed[0]["confirmed"], true, "there is nothing else to wait for");
    assert_eq!(bank.look("ledger").await["fees"], 1);
}

#[tokio::test]
async fn asked_again_it_is_the_same_and_another_request_is_refused() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let codes = session.to_codes("banking").await;
    let csr = pem(&bank, &bank.csr("a", "P-256", &[]));
    let first = session.certificate(&csr).await;
    // The form of the text does not matter, the bytes in it do.
    assert_eq!(session.certificate(&csr.replace('\n', "\r\n")).await, first);
    must(&bank.cmp(&codes, "a.csr", "a", &[]));
    let other = pem(&bank, &bank.csr("b", "P-256", &[]));
    let (status, problem) = session.certificate(&other).await;
    assert_eq!((status, kind(&problem)), (409, "request-replaced"));
    assert_eq!(bank.look("certificates").await.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn no_step_can_be_skipped_and_no_session_borrowed() {
    let bank = Bank::start();
    let csr = pem(&bank, &bank.csr("a", "P-256", &[]));
    let session = Session::start(&bank).await;
    session.identity().await;
    session.product("banking").await;
    let (status, problem) = session.certificate(&csr).await;
    assert_eq!((status, kind(&problem)), (409, "step-skipped"));
    let stranger = Session { bank: &bank, id: session.id.clone(), token: "x".to_owned() };
    let (status, problem) = stranger.certificate(&csr).await;
    assert_eq!((status, kind(&problem)), (401, "session-invalid"));
    assert_eq!(bank.look("certificates").await, json!([]));
}

#[tokio::test]
async fn each_bad_request_has_its_name_and_changes_nothing() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    session.to_codes("banking").await;
    let good = pem(&bank, &bank.csr("a", "P-256", &[]));
    let p384 = pem(&bank, &bank.csr("c", "P-384", &[]));
    let sha512 = pem(&bank, &bank.csr("d", "P-256", &["-sha512"]));
    let small = ["req", "-newkey", "rsa:1024", "-nodes", "-keyout", "r.key", "-subj", "/CN=x"];
    must(&bank.openssl(&[&small[..], &["-out", "r.csr"]].concat()));
    must(&bank.openssl(&["req", "-x509", "-key", "a.key", "-subj", "/CN=x", "-out", "x.crt"]));
    must(&bank.openssl(&["crl2pkcs7", "-nocrl", "-certfile", "x.crt", "-out", "x.p7b"]));
    for (name, text, status, problem) in [
        ("nothing", String::new(), 422, "request-unreadable"),
        ("words", "안녕하세요".to_owned(), 422, "request-unreadable"),
        ("two requests", good.repeat(2), 422, "request-unreadable"),
        ("a certificate", pem(&bank, "x.crt"), 422, "request-is-certificate"),
        ("PKCS#7", pem(&bank, "x.p7b"), 422, "request-is-certificate"),
        ("a private key", pem(&bank, "a.key"), 422, "request-is-private-key"),
        ("another curve", p384, 422, "request-key-kind"),
        ("a small RSA key", pem(&bank, "r.csr"), 422, "request-rsa-size"),
        ("another algorithm", sha512, 422, "request-signature"),
        ("a large request", "AAAA".repeat(2_000), 413, "too-large"),
    ] {
        let (got, answer) = session.certificate(&text).await;
        assert_eq!((got, kind(&answer)), (status, problem), "{name}: {answer}");
    }
    assert_eq!(bank.look("certificates").await, json!([]));
    assert_eq!(session.certificate(&good).await.0, 200);
}

/// Everything is answered, and no codes are out.
async fn before_the_codes(bank: &Bank) -> Session<'_> {
    let session = Session::start(bank).await;
    session.identity().await;
    session.product("banking").await;
    let otp = bank.otp("hong").await;
    session.verification("1357", &otp).await;
    session.details().await;
    session
}

#[tokio::test]
async fn a_bad_request_leaves_all_answers_open() {
    let bank = Bank::start();
    let session = before_the_codes(&bank).await;
    let p384 = pem(&bank, &bank.csr("c", "P-384", &[]));
    let small = ["req", "-newkey", "rsa:1024", "-nodes", "-keyout", "r.key", "-subj", "/CN=x"];
    must(&bank.openssl(&[&small[..], &["-out", "r.csr"]].concat()));
    for bad in [p384, pem(&bank, "r.csr"), "안녕하세요".to_owned(), String::new()] {
        assert_eq!(session.certificate(&bad).await.0, 422, "{bad}");
    }
    assert_eq!(session.details().await.0, 200, "no codes are out");
    assert_eq!(session.product("general").await.1["step"], "fee");
    assert_eq!(session.fee(4_400).await.0, 200);
    let good = pem(&bank, &bank.csr("a", "P-256", &[]));
    assert_eq!(session.certificate(&good).await.0, 200);
    assert_eq!(bank.look("ledger").await["fees"], 1);
}

#[tokio::test]
async fn anothers_key_is_refused() {
    let bank = Bank::start();
    let csr = bank.csr("a", "P-256", &[]);
    must(&bank.cmp(&bank.codes(&["--customer", "kim", "--product", "banking"]), &csr, "kim", &[]));
    let session = before_the_codes(&bank).await;
    let (status, problem) = session.certificate(&pem(&bank, &csr)).await;
    assert_eq!((status, kind(&problem)), (409, "key-taken"));
    assert_eq!(session.details().await.0, 200, "no codes are out");
}
