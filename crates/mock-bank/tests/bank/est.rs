//! Enrollment over Secure Transport, asked by curl and read by OpenSSL.

use std::fs;
use std::process::{Command, Output};

use base64ct::{Base64, Encoding as _};
use serde_json::json;

use crate::support::{Bank, client, must, said};

/// What curl got: status and content type; the body is in `answer`.
fn curl(bank: &Bank, path: &str, more: &[&str]) -> (String, String) {
    let url = format!("{}/.well-known/est/{path}", bank.url);
    let output = Command::new("curl")
        .current_dir(bank.directory.path())
        .args(["-sS", "-o", "answer", "-w", "%{http_code} %{content_type}", &url])
        .args(more)
        .output()
        .expect("curl runs");
    must(&output);
    let text = said(&output);
    let (status, kind) = text.split_once(' ').unwrap_or((&text, ""));
    (status.to_owned(), kind.to_owned())
}

/// Sends a request file, base64 of DER, with these codes.
fn enroll(bank: &Bank, (reference, code): &(String, String), body: &str) -> (String, String) {
    let user = format!("{reference}:{code}");
    let data = format!("@{body}");
    let kind = "content-type: application/pkcs10";
    curl(bank, "simpleenroll", &["-u", &user, "-H", kind, "--data-binary", &data])
}

fn answer(bank: &Bank) -> String {
    fs::read_to_string(bank.file("answer")).expect("an answer")
}

/// The answer is one line of base64.
fn decode(bank: &Bank) {
    must(&bank.openssl(&["base64", "-d", "-A", "-in", "answer", "-out", "answer.der"]));
}

/// Writes the certificates of a certs-only answer to a PEM file.
fn certificates(bank: &Bank, out: &str) -> Output {
    decode(bank);
    bank.openssl(&["pkcs7", "-inform", "DER", "-in", "answer.der", "-print_certs", "-out", out])
}

/// A request in base64, `name`.b64.
fn request(bank: &Bank, name: &str, key: &[&str]) -> String {
    let (file, der, text) = (format!("{name}.key"), format!("{name}.der"), format!("{name}.b64"));
    must(&bank.openssl(&[&["genpkey", "-out", &file], key].concat()));
    must(&bank.openssl(&[
        "req",
        "-new",
        "-key",
        &file,
        "-subj",
        "/CN=somebody else",
        "-outform",
        "DER",
        "-out",
        &der,
    ]));
    must(&bank.openssl(&["base64", "-in", &der, "-out", &text]));
    text
}

const P256: [&str; 4] = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
const CERTIFICATES: &str = "application/pkcs7-mime; smime-type=certs-only";

#[test]
fn the_authoritys_certificates_and_wishes_are_open_to_all() {
    let bank = Bank::start();
    assert_eq!(curl(&bank, "cacerts", &[]), ("200".to_owned(), CERTIFICATES.to_owned()));
    must(&certificates(&bank, "cas.pem"));
    let own = ["verify", "-x509_strict", "-CAfile", "cas.pem", "data/root.pem", "data/issuer.pem"];
    must(&bank.openssl(&own));
    let (status, kind) = curl(&bank, "csrattrs", &[]);
    assert_eq!((status.as_str(), kind.as_str()), ("200", "application/csrattrs"));
    decode(&bank);
    let text = bank.printed(&["asn1parse", "-inform", "DER", "-in", "answer.der"]);
    for wish in ["id-ecPublicKey", "prime256v1", "ecdsa-with-SHA256"] {
        assert!(text.contains(wish), "{text}");
    }
}

#[tokio::test]
async fn every_taken_key_gets_its_certificate() {
    let bank = Bank::start();
    let rsa = |bits: &'static str| ["-algorithm", "RSA", "-pkeyopt", bits];
    for (name, key) in [
        ("p256", P256),
        ("rsa2048", rsa("rsa_keygen_bits:2048")),
        ("rsa3072", rsa("rsa_keygen_bits:3072")),
        ("rsa4096", rsa("rsa_keygen_bits:4096")),
    ] {
        let text = request(&bank, name, &key);
        let codes = bank.codes(&[]);
        let got = enroll(&bank, &codes, &text);
        assert_eq!(got, ("200".to_owned(), CERTIFICATES.to_owned()), "{name}: {}", answer(&bank));
        let out = format!("{name}.pem");
        must(&certificates(&bank, &out));
        let chain = ["-CAfile", "data/root.pem", "-untrusted", "data/issuer.pem"];
        must(&bank.openssl(&[&["verify", "-x509_strict"], &chain[..], &[&out]].concat()));
        let certified = bank.printed(&["x509", "-in", &out, "-noout", "-pubkey"]);
        let own = bank.printed(&["pkey", "-in", &format!("{name}.key"), "-pubout"]);
        assert_eq!(certified, own, "{name}");
        let printed = bank.printed(&["x509", "-in", &out, "-noout", "-text", "-nameopt", "utf8"]);
        assert!(printed.contains("홍길동(Hong Gil Dong)") && !printed.contains("somebody"));
        assert!(!printed.contains("Subject Alternative Name"), "no R, no VID: {printed}");
    }
    let issued = bank.look("certificates").await;
    let issued = issued.as_array().expect("a list");
    assert_eq!(issued.len(), 4);
    assert!(issued.iter().all(|certificate| certificate["confirmed"] == true), "{issued:?}");
}

#[tokio::test]
async fn the_same_request_gets_the_same_certificate_on_every_road() {
    let bank = Bank::start();
    let codes = bank.codes(&["--product", "general"]);
    let text = request(&bank, "a", &P256);
    enroll(&bank, &codes, &text);
    let first = answer(&bank);
    enroll(&bank, &codes, &text);
    assert_eq!(answer(&bank), first);
    must(&certificates(&bank, "est.pem"));
    must(&bank.openssl(&["req", "-inform", "DER", "-in", "a.der", "-out", "a.csr"]));
    must(&bank.cmp(&codes, "a.csr", "cmp", &[]));
    let serial = |file: &str| bank.printed(&["x509", "-in", file, "-noout", "-serial"]);
    assert_eq!(serial("est.pem"), serial("cmp.crt"));
    assert_eq!(bank.look("ledger").await["fees"], 1);

    let (status, _) = enroll(&bank, &codes, &request(&bank, "b", &P256));
    assert_eq!(status, "403");
    assert!(answer(&bank).contains("delivered and confirmed"), "{}", answer(&bank));
}

#[tokio::test]
async fn an_answer_that_was_lost_is_given_again() {
    let bank = Bank::start();
    let codes = bank.codes(&["--product", "general"]);
    let text = request(&bank, "a", &P256);
    let body = fs::read_to_string(bank.file(&text)).expect("a request");
    bank.knob("drop-next-answer", json!({ "path": "/.well-known/est/simpleenroll" })).await;
    let lost = client()
        .post(format!("{}/.well-known/est/simpleenroll", bank.url))
        .basic_auth(&codes.0, Some(&codes.1))
        .header("content-type", "application/pkcs10")
        .body(body);
    assert!(lost.send().await.is_err(), "the connection breaks");
    assert_eq!(enroll(&bank, &codes, &text).0, "200");
    assert_eq!(bank.look("certificates").await.as_array().map(Vec::len), Some(1));
    assert_eq!(bank.look("ledger").await["fees"], 1);
}

#[tokio::test]
async fn wrong_codes_are_counted_together_with_those_of_cmp() {
    let bank = Bank::start();
    let (reference, code) = bank.codes(&[]);
    let text = request(&bank, "a", &P256);
    let unknown = enroll(&bank, &("0000000000".to_owned(), code.clone()), &text);
    let said_of_unknown = answer(&bank);
    let wrong = (reference.clone(), "1".repeat(24));
    assert_eq!(enroll(&bank, &wrong, &text), unknown);
    assert_eq!((unknown.0.as_str(), answer(&bank)), ("401", said_of_unknown));
    for _ in 0..4 {
        enroll(&bank, &wrong, &text);
    }
    let csr = bank.csr("b", "P-256", &[]);
    let message = bank.p10cr(&wrong, &csr);
    for _ in 0..5 {
        bank.send(message.clone()).await.expect("an answer");
    }
    assert_eq!(enroll(&bank, &(reference, code.clone()), &text).0, "401", "ten were wrong");
    assert_eq!(bank.look("certificates").await, json!([]));

    // Neither what was refused is in the log, nor what was right.
    let (other, right) = bank.codes(&[]);
    assert_eq!(enroll(&bank, &(other.clone(), right.clone()), &text).0, "200");
    let basic = Base64::encode_string(format!("{other}:{right}").as_bytes());
    let log = bank.log();
    assert!(log.contains("simpleenroll"), "{log}");
    for secret in ["1".repeat(24), code, right, basic] {
        assert!(!log.contains(&secret), "{secret}");
    }
}

#[test]
fn whoever_does_not_say_who_he_is_is_asked() {
    let bank = Bank::start();
    let text = request(&bank, "a", &P256);
    let data = format!("@{text}");
    let kind = "content-type: application/pkcs10";
    let headers = ["-H", kind, "--data-binary", &data, "-D", "headers"];
    for more in [&[][..], &["-H", "authorization: Bearer x"], &["-H", "authorization: Basic !"]] {
        assert_eq!(curl(&bank, "simpleenroll", &[&headers, more].concat()).0, "401", "{more:?}");
        let headers = fs::read_to_string(bank.file("headers")).expect("headers").to_lowercase();
        assert!(headers.contains("www-authenticate: basic realm="), "{headers}");
    }
}

#[tokio::test]
async fn what_cannot_be_a_name_of_anything_is_no_failure_of_the_bank() {
    let bank = Bank::start();
    let text = request(&bank, "a", &P256);
    let body = fs::read_to_string(bank.file(&text)).expect("a request");
    for reference in ["\0", "123456789\0", "12345678\u{7f}0", "０１２３４５６７８９", ""]
    {
        let call = client()
            .post(format!("{}/.well-known/est/simpleenroll", bank.url))
            .basic_auth(reference, Some("1".repeat(24)))
            .header("content-type", "application/pkcs10")
            .body(body.clone());
        assert_eq!(call.send().await.expect("an answer").status(), 401, "{reference:?}");
    }
    for serial in ["%00", "00%00ff", "%27", "00ff"] {
        assert_eq!(bank.get(&format!("/demo/certificates/{serial}")).await.status(), 404);
    }
    let unlock = client()
        .post(format!("{}/demo/unlock", bank.url))
        .header("content-type", "application/x-www-form-urlencoded")
        .body("customer=%00");
    assert_eq!(unlock.send().await.expect("an answer").status(), 200, "back to the desk");
    assert_eq!(bank.turn("unlock", json!({ "customer": "hong\0" })).await, 404);
}

#[test]
fn a_bad_request_is_refused_in_words_and_costs_nothing() {
    let bank = Bank::start();
    let codes = bank.codes(&[]);
    let good = request(&bank, "good", &P256);
    let small = request(&bank, "small", &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"]);
    let curve = request(&bank, "curve", &["-algorithm", "EC", "-pkeyopt", "group:P-384"]);
    let mut der = fs::read(bank.file("good.der")).expect("a request");
    *der.last_mut().expect("bytes") ^= 1;
    fs::write(bank.file("forged.der"), &der).expect("written");
    must(&bank.openssl(&["base64", "-in", "forged.der", "-out", "forged.b64"]));
    fs::write(bank.file("noise.b64"), "not base64!").expect("written");
    fs::write(bank.file("huge.b64"), "AAAA".repeat(2_000)).expect("written");
    fs::write(bank.file("flood.b64"), "A".repeat(20_000)).expect("written");
    for (file, status, text) in [
        (small.as_str(), "400", "2048 to 4096 bits"),
        (&curve, "400", "P-256"),
        ("forged.b64", "400", "not signed by its key"),
        ("good.key", "400", "private key"),
        ("noise.b64", "400", "base64"),
        ("huge.b64", "413", "too large"),
        ("flood.b64", "413", "too large"),
    ] {
        let (got, kind) = enroll(&bank, &codes, file);
        assert_eq!((got.as_str(), kind.as_str()), (status, "text/plain; charset=utf-8"), "{file}");
        assert!(answer(&bank).contains(text), "{file}: {}", answer(&bank));
    }
    let user = format!("{}:{}", codes.0, codes.1);
    let data = format!("@{good}");
    assert_eq!(curl(&bank, "simpleenroll", &["-u", &user, "--data-binary", &data]).0, "400");
    assert_eq!(enroll(&bank, &codes, &good).0, "200", "the codes still work");
}

#[tokio::test]
async fn what_is_closed_or_busy_or_not_offered_says_so() {
    let bank = Bank::start_with(&["--calls-per-minute", "10"]);
    let text = request(&bank, "a", &P256);
    let codes = bank.codes(&[]);
    bank.knob("advance", json!({ "seconds": 25 * 60 * 60 })).await;
    assert_eq!(enroll(&bank, &codes, &text).0, "403");
    assert!(answer(&bank).contains("expired"), "{}", answer(&bank));
    assert_eq!(curl(&bank, "simplereenroll", &["-X", "POST"]).0, "404");
    assert_eq!(curl(&bank, "label/simpleenroll", &["-X", "POST"]).0, "404");
    assert_eq!(curl(&bank, "simpleenroll", &[]).0, "405");
    let busy = (0..30).find_map(|_| {
        let (status, kind) = curl(&bank, "csrattrs", &["-D", "headers"]);
        (status == "429").then_some(kind)
    });
    assert_eq!(busy.as_deref(), Some("text/plain; charset=utf-8"));
    let headers = fs::read_to_string(bank.file("headers")).expect("headers").to_lowercase();
    assert!(headers.contains("retry-after: "), "{headers}");
    assert_eq!(answer(&bank), "too many requests\n");
}
