//! Logging in with a certificate: who is let in, and who is not.

use std::fs;

use base64ct::{Base64, Encoding as _};
use ingam_core::private_key::Algorithm;
use p256::ecdsa::SigningKey;
use reqwest::Method;
use serde_json::{Value, json};

use crate::database::On;
use crate::login_client::{
    Draft, Holder, INFO, R, challenge, der_of, extend, login, nonce, send, send_from,
};
use crate::session::Session;
use crate::support::{Bank, join, kind, must};
use crate::vid_request::encrypted;

const DAY: i64 = 24 * 60 * 60;

impl Bank {
    /// The audit log as text.
    pub fn printed_audit(&self) -> String {
        let listed = self.command(&["audit", "list"]).output().expect("the program runs");
        must(&listed);
        String::from_utf8(listed.stdout).expect("text")
    }

    /// The text of a login, signed by OpenSSL with `name`.crt and `name`.key.
    fn signed_by_openssl(&self, nonce: &str, name: &str) -> Vec<u8> {
        let text = ingam_bank_api::login_text(&self.url, nonce);
        fs::write(self.file("text"), text).expect("written");
        let (certificate, key) = (format!("{name}.crt"), format!("{name}.key"));
        let how =
            ["cms", "-sign", "-cades", "-binary", "-nodetach", "-md", "sha256", "-in", "text"];
        let who = ["-signer", &certificate, "-inkey", &key, "-outform", "DER", "-out", "cms.der"];
        must(&self.openssl(&[&how[..], &who].concat()));
        fs::read(self.file("cms.der")).expect("a signature")
    }
}

async fn refused(bank: &Bank, body: &Value, status: u16, wanted: &str) {
    let (got, problem) = send(bank, body).await;
    assert_eq!((got, kind(&problem)), (status, wanted), "{problem}");
}

async fn pass(bank: &Bank, seconds: i64) {
    bank.knob("advance", json!({ "seconds": seconds })).await;
}

#[tokio::test]
async fn a_certificate_and_r_let_its_holder_in() {
    let bank = Bank::start();
    let hong = Holder::hong(&bank).await;
    let (status, first) = hong.log_in(&bank).await;
    assert_eq!(status, 200, "{first}");
    assert_eq!(first["name"], "홍길동");
    assert_eq!(first["holder"], "personal");
    assert_eq!(first["serial"], hong.serial());
    assert_eq!((&first["idle"], &first["others"]), (&json!(600), &json!(0)));
    assert_eq!(first["last_login_at"], Value::Null);
    let now = first["now"].as_i64().expect("seconds");
    assert_eq!(first["ends_at"], now + 3600);
    assert_eq!(first["token"].as_str().map(str::len), Some(43), "256 bits");

    pass(&bank, 100).await;
    let (_, second) = hong.log_in(&bank).await;
    assert_eq!((&second["last_login_at"], &second["others"]), (&json!(now), &json!(1)));
    let told = bank.printed_audit();
    let logged_in: Vec<_> = told.lines().filter(|line| line.contains("\"logged-in\"")).collect();
    assert_eq!(logged_in.len(), 2);
    assert!(logged_in[0].contains("\"hong\"") && logged_in[0].contains(&hong.serial()));
}

#[tokio::test]
async fn what_the_pages_own_code_signs_is_accepted() {
    let bank = Bank::start();
    let mut hong = Holder::new(&bank, "hong", None).await;
    hong.random = None;
    let nonce = nonce(&bank).await;
    let text = ingam_bank_api::login_text(&bank.url, &nonce);
    let parse = |der: &[u8]| ingam_core::certificate::Certificate::parse(der).expect("read");
    let certificate = parse(&hong.der);
    let chain = ["data/issuer.pem", "data/root.pem"].map(|file| parse(&der_of(&bank, file)));
    let draft = ingam_core::signed_data::Draft::new(
        text.as_bytes(),
        &certificate,
        Algorithm::P256,
        1_800_000_000,
    );
    let draft = draft.expect("a draft");
    use p256::ecdsa::signature::Signer as _;
    let signature: p256::ecdsa::DerSignature = hong.key.sign(&draft.message());
    let signed = draft.attached(signature.as_bytes(), &chain);
    let (status, answer) = send(&bank, &login(&nonce, &signed, None)).await;
    assert_eq!(status, 200, "whenever it says to be signed, {answer}");
}

#[tokio::test]
async fn what_openssl_signs_is_accepted_with_either_kind_of_key() {
    let bank = Bank::start();
    must(&bank.cmp(
        &bank.codes(&["--product", "banking"]),
        &bank.csr("ec", "P-256", &[]),
        "ec",
        &[],
    ));
    let number = nonce(&bank).await;
    let (status, answer) =
        send(&bank, &login(&number, &bank.signed_by_openssl(&number, "ec"), None)).await;
    assert_eq!(status, 200, "{answer}");

    let session = Session::start(&bank).await;
    session.to_codes("banking").await;
    let new = ["req", "-newkey", "rsa:2048", "-nodes", "-keyout", "rsa.key", "-subj", "/CN=x"];
    must(&bank.openssl(&[&new[..], &["-out", "rsa.csr"]].concat()));
    let request = fs::read_to_string(bank.file("rsa.csr")).expect("PEM");
    let body = json!({ "request": request });
    let (status, issued) = session.call(Method::POST, "/certificate", Some(body)).await;
    assert_eq!(status, 200, "{issued}");
    let der = Base64::decode_vec(issued["certificate"].as_str().expect("base64")).expect("base64");
    fs::write(bank.file("rsa.der"), der).expect("written");
    must(&bank.openssl(&["x509", "-inform", "DER", "-in", "rsa.der", "-out", "rsa.crt"]));
    let number = nonce(&bank).await;
    let signed = bank.signed_by_openssl(&number, "rsa");
    let (status, answer) = send(&bank, &login(&number, &signed, None)).await;
    assert_eq!((status, &answer["name"]), (200, &json!("홍길동")), "{answer}");
    // The last byte is of the signature.
    let number = nonce(&bank).await;
    let mut signed = bank.signed_by_openssl(&number, "rsa");
    *signed.last_mut().expect("bytes") ^= 1;
    refused(&bank, &login(&number, &signed, None), 403, "signature-invalid").await;
}

#[tokio::test]
async fn a_nonce_is_good_once_whatever_came_of_it() {
    let bank = Bank::start();
    let hong = Holder::hong(&bank).await;
    let used = hong.login(&bank).await;
    assert_eq!(send(&bank, &used).await.0, 200);
    refused(&bank, &used, 409, "challenge-unknown").await;

    let right = hong.login(&bank).await;
    let mut wrong = right.clone();
    wrong["signed"] = json!("AAAA");
    refused(&bank, &wrong, 403, "signature-invalid").await;
    refused(&bank, &right, 409, "challenge-unknown").await;
}

#[tokio::test]
async fn only_the_banks_own_nonces_are_good_and_not_for_long() {
    let bank = Bank::start();
    let hong = Holder::hong(&bank).await;
    let unknown = "0".repeat(64);
    let signed = Draft::new(&hong, &bank.url, &unknown).signed();
    refused(&bank, &login(&unknown, &signed, None), 409, "challenge-unknown").await;

    // Signed for one, sent with another.
    let (one, other) = (nonce(&bank).await, nonce(&bank).await);
    let signed = Draft::new(&hong, &bank.url, &one).signed();
    let random = hong.sent_random(&bank, &other).await;
    refused(&bank, &login(&other, &signed, random), 403, "signature-invalid").await;

    let late = hong.login(&bank).await;
    pass(&bank, 180).await;
    refused(&bank, &late, 409, "challenge-unknown").await;
    let (_, given) = challenge(&bank, None).await;
    let seconds = |name: &str| given[name].as_i64().expect("seconds");
    assert_eq!(seconds("expires_at"), seconds("now") + 180);
}

#[tokio::test]
async fn a_login_is_for_the_page_that_asked() {
    let page = "https://page.example";
    let bank = Bank::start_with(&["--allow-origin", page]);
    let hong = Holder::hong(&bank).await;
    let own = bank.url.clone();
    // Who asks, which text is signed, who sends it.
    for (asks, signs, sends, wanted) in [
        (None, own.as_str(), None, None),
        (Some(own.as_str()), &own, Some(own.as_str()), None),
        (Some(page), page, Some(page), None),
        (Some(page), page, None, Some("challenge-unknown")),
        (None, &own, Some(page), Some("challenge-unknown")),
        (None, &own, Some("https://evil.example"), Some("challenge-unknown")),
        // Somebody in between has the person sign for a page of theirs.
        (None, "https://evil.example", None, Some("signature-invalid")),
        (Some(page), &own, Some(page), Some("signature-invalid")),
    ] {
        let (status, given) = challenge(&bank, asks).await;
        assert_eq!(status, 201, "{given}");
        let nonce = given["nonce"].as_str().expect("a nonce");
        let signed = Draft::new(&hong, signs, nonce).signed();
        let body = login(nonce, &signed, hong.sent_random(&bank, nonce).await);
        let (status, answer) = send_from(&bank, &body, sends).await;
        match wanted {
            None => assert_eq!(status, 200, "{answer}"),
            Some(wanted) => assert_eq!(kind(&answer), wanted, "{asks:?} {signs} {sends:?}"),
        }
    }
    for stranger in ["https://evil.example", "null", "https://page.example.evil", ""] {
        assert_eq!(challenge(&bank, Some(stranger)).await.0, 404, "{stranger}");
    }
}

#[tokio::test]
async fn a_certificate_from_elsewhere_is_not_known() {
    let bank = Bank::start();
    let mut foreign = bank.command(&["foreign"]);
    must(&foreign.arg("--out").arg(bank.file("bada")).output().expect("it runs"));
    for (from, to) in [("bada/certificate.pem", "bada.crt"), ("bada/key.pem", "bada.key")] {
        fs::copy(bank.file(from), bank.file(to)).expect("copied");
    }
    let new = ["req", "-x509", "-nodes", "-subj", "/CN=홍길동", "-keyout"];
    let p384 = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"];
    must(&bank.openssl(&[&new[..], &["p384.key", "-out", "p384.crt"], &p384].concat()));
    let rsa = ["-newkey", "rsa:2048"];
    must(&bank.openssl(&[&new[..], &["own.key", "-out", "own.crt"], &rsa].concat()));
    // Whose certificates may be registered is told.
    for (name, wanted) in [
        ("bada", "certificate-unregistered"),
        ("p384", "certificate-unknown"),
        ("own", "certificate-unknown"),
    ] {
        let nonce = nonce(&bank).await;
        let signed = bank.signed_by_openssl(&nonce, name);
        refused(&bank, &login(&nonce, &signed, None), 403, wanted).await;
    }
}

#[tokio::test]
async fn a_certificate_with_the_right_names_and_another_key_is_not_known() {
    let bank = Bank::start();
    let hong = Holder::hong(&bank).await;
    let mut forged = hong.clone();
    forged.key = SigningKey::from(ingam_mock_bank::ca::keys::make_key());
    let point = |key: &SigningKey| key.verifying_key().to_sec1_point(false).as_bytes().to_vec();
    let (theirs, own) = (point(&hong.key), point(&forged.key));
    let at = hong.der.windows(theirs.len()).position(|window| window == theirs).expect("the key");
    forged.der[at..at + own.len()].copy_from_slice(&own);
    assert_eq!(forged.serial(), hong.serial());
    let login = forged.login(&bank).await;
    refused(&bank, &login, 403, "certificate-unknown").await;
    assert!(!bank.printed_audit().contains("\"login-denied\",null,\"hong\""));
}

#[tokio::test]
async fn a_certificate_lets_in_while_it_is_good() {
    let bank = Bank::start();
    let hong = Holder::hong(&bank).await;
    pass(&bank, -2 * DAY).await;
    refused(&bank, &hong.login(&bank).await, 403, "certificate-not-yet-valid").await;
    pass(&bank, 2 * DAY).await;
    assert_eq!(hong.log_in(&bank).await.0, 200);
    pass(&bank, 366 * DAY).await;
    refused(&bank, &hong.login(&bank).await, 403, "certificate-expired").await;
    let told = bank.printed_audit();
    let expired = told.lines().find(|line| line.contains("reason=certificate-expired"));
    assert!(expired.is_some_and(|line| line.contains("\"hong\"")), "{told}");
}

#[tokio::test]
async fn a_revoked_certificate_and_one_that_was_replaced_are_told_apart() {
    let bank = Bank::start();
    let older = Holder::hong(&bank).await;
    pass(&bank, 1).await;
    let newer = Holder::hong(&bank).await;
    refused(&bank, &older.login(&bank).await, 403, "certificate-superseded").await;
    assert_eq!(newer.log_in(&bank).await.0, 200);
    let revocation = json!({ "serial": newer.serial(), "reason": "cessation_of_operation" });
    bank.knob("revoke", revocation).await;
    refused(&bank, &newer.login(&bank).await, 403, "certificate-revoked").await;
}

#[tokio::test]
async fn r_belongs_to_the_certificate_the_nonce_and_the_login() {
    let bank = Bank::start();
    let hong = Holder::hong(&bank).await;
    let kim = Holder::new(&bank, "kim", Some([7; 20])).await;
    for name in
        ["another R", "another nonce", "another certificate", "another purpose", "none", "noise"]
    {
        let (number, other) = (nonce(&bank).await, nonce(&bank).await);
        let bound = hong.bound_to(&number);
        let random = match name {
            "another R" => encrypted(&bank, &[7; 20], INFO, &bound).await,
            "another nonce" => encrypted(&bank, &R, INFO, &hong.bound_to(&other)).await,
            "another certificate" => encrypted(&bank, &R, INFO, &kim.bound_to(&number)).await,
            "another purpose" => encrypted(&bank, &R, b"ingam vid random v1", &bound).await,
            _ => b"noise".to_vec(),
        };
        let random = (name != "none").then(|| Base64::encode_string(&random));
        let signed = Draft::new(&hong, &bank.url, &number).signed();
        let (status, problem) = send(&bank, &login(&number, &signed, random)).await;
        assert_eq!((status, kind(&problem)), (403, "vid-mismatch"), "{name}: {problem}");
    }
    assert_eq!(hong.log_in(&bank).await.0, 200);
    assert_eq!(kim.log_in(&bank).await.1["name"], "김영희");
}

/// The same login many times at once.
async fn one_nonce_lets_one_in(on: On) {
    let bank = Bank::start_on(on, &[]);
    let hong = Holder::hong(&bank).await;
    let login = hong.login(&bank).await;
    let answers = join((0..8).map(|_| send(&bank, &login)).collect()).await;
    let in_time: Vec<_> = answers.iter().filter(|(status, _)| *status == 200).collect();
    assert_eq!(in_time.len(), 1, "{answers:?}");
    assert!(answers.iter().all(|(status, _)| [200, 409].contains(status)), "{answers:?}");
    let token = in_time[0].1["token"].as_str().expect("a token");
    assert_eq!(extend(&bank, token).await.1["others"], 0);
}

#[tokio::test]
async fn of_many_at_once_one_uses_the_nonce() {
    one_nonce_lets_one_in(On::Sqlite).await;
}

#[tokio::test]
async fn of_many_at_once_one_uses_the_nonce_on_postgresql() {
    one_nonce_lets_one_in(On::Postgres).await;
}

#[tokio::test]
async fn one_address_gets_so_many_nonces_and_wrong_tries() {
    let bank = Bank::start_with(&["--calls-per-minute", "200"]);
    let mut refused = 0;
    // Twenty in a minute of the clock, and so forty at the end of one and the beginning of the next.
    for _ in 0..41 {
        let (status, problem) = challenge(&bank, None).await;
        if status == 429 {
            assert!(problem["retry_after"].as_u64().is_some_and(|wait| wait <= 60), "{problem}");
            refused += 1;
        }
    }
    assert!(refused > 0);

    let bank = Bank::start_with(&["--calls-per-minute", "200"]);
    let mut wrong = 0;
    let limit = loop {
        let (status, given) = challenge(&bank, None).await;
        if status == 429 {
            pass(&bank, 60).await;
            continue;
        }
        let (status, problem) =
            send(&bank, &json!({ "nonce": given["nonce"], "signed": "" })).await;
        if status == 429 {
            break problem;
        }
        wrong += 1;
        assert!(wrong <= 20, "ten in ten minutes");
    };
    assert!(limit["retry_after"].as_u64().is_some_and(|wait| wait <= 600), "{limit}");
}
