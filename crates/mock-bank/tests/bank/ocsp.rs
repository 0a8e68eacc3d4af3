//! What the responder says of certificates, and how it says that it says nothing.

use std::fs;

use base64ct::{Base64, Encoding as _};
use getrandom::{SysRng, rand_core::UnwrapErr};
use ingam_core::certificate::Certificate;
use ingam_core::ocsp::{Hash, OcspError, Request, Status};
use serde_json::{Value, json};

use crate::support::{Bank, client, must, said};

const TYPE: &str = "application/ocsp-request";

/// What a successful response begins with, behind its length: responseStatus 0.
const SUCCESSFUL: [u8; 3] = [0x0a, 1, 0];

const MALFORMED: [u8; 5] = [0x30, 3, 0x0a, 1, 1];
const TRY_LATER: [u8; 5] = [0x30, 3, 0x0a, 1, 3];
const UNAUTHORIZED: [u8; 5] = [0x30, 3, 0x0a, 1, 6];

/// A certificate, `name`.crt, with its serial number.
fn enroll(bank: &Bank, name: &str, authority: &str) -> String {
    let codes = bank.codes(&["--product", "general", "--authority", authority]);
    must(&bank.cmp(&codes, &bank.csr(name, "P-256", &[]), name, &[]));
    let certificate = format!("{name}.crt");
    let printed = bank.printed(&["x509", "-in", &certificate, "-noout", "-serial"]);
    printed.trim().trim_start_matches("serial=").to_lowercase()
}

/// `openssl ocsp`: asks, with a nonce, and verifies with nothing but the root.
fn ask(bank: &Bank, below: &str, issuer: &str, more: &[&str]) -> String {
    let (url, issuer) = (format!("{}/ocsp{below}", bank.url), format!("data/{issuer}.pem"));
    let asking = ["ocsp", "-issuer", &issuer, "-url", &url, "-CAfile", "data/root.pem"];
    said(&bank.openssl(&[asking.as_slice(), more].concat()))
}

/// A request by OpenSSL, DER.
fn request(bank: &Bank, more: &[&str]) -> Vec<u8> {
    let writing = ["ocsp", "-issuer", "data/issuer.pem", "-reqout", "request.der"];
    must(&bank.openssl(&[writing.as_slice(), more].concat()));
    fs::read(bank.file("request.der")).expect("a request")
}

async fn post(bank: &Bank, path: &str, kind: &str, body: Vec<u8>) -> reqwest::Response {
    let call = client().post(format!("{}{path}", bank.url)).header("content-type", kind);
    call.body(body).send().await.expect("an answer")
}

/// The response, which has its type whatever it says.
async fn response(answer: reqwest::Response) -> Vec<u8> {
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "application/ocsp-response");
    answer.bytes().await.expect("a response").to_vec()
}

fn is_successful(response: &[u8]) -> bool {
    response.get(4..7).is_some_and(|start| start == SUCCESSFUL)
}

fn cache_control(answer: &reqwest::Response) -> &str {
    answer.headers()["cache-control"].to_str().expect("text")
}

/// One element of DER below 64 KiB.
fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let [high, low] = u16::try_from(content.len()).expect("short").to_be_bytes();
    let start = match content.len() {
        0..=0x7f => vec![tag, low],
        0x80..=0xff => vec![tag, 0x81, low],
        _ => vec![tag, 0x82, high, low],
    };
    [start, content].concat()
}

#[tokio::test]
async fn good_revoked_and_unknown_of_every_authority() {
    let bank = Bank::start();
    for (below, issuer, authority) in
        [("", "issuer", "bank"), ("/garam", "garam", "garam"), ("/nuri", "nuri", "nuri")]
    {
        let (old, new) = (format!("{authority}-old.crt"), format!("{authority}-new.crt"));
        enroll(&bank, &format!("{authority}-old"), authority);
        enroll(&bank, &format!("{authority}-new"), authority);
        for digest in ["-sha1", "-sha256"] {
            let three = [digest, "-cert", &old, digest, "-cert", &new, digest, "-serial", "0x4711"];
            let text = ask(&bank, below, issuer, &three);
            assert!(text.contains("Response verify OK"), "{text}");
            assert!(text.contains(&format!("{old}: revoked\n")), "{text}");
            assert!(text.contains("\tReason: superseded\n"), "{text}");
            assert!(text.contains("\tRevocation Time: "), "{text}");
            assert!(text.contains(&format!("{new}: good\n")), "{text}");
            assert!(text.contains("0x4711: unknown\n"), "{text}");
            assert!(!text.contains("WARNING"), "the nonce is there: {text}");
        }
        let strangers = ask(&bank, below, "root", &["-cert", &new]);
        assert!(strangers.contains("unauthorized (6)"), "{strangers}");
    }
    // Not even the same bank answers for another authority of its own.
    let elsewhere = ask(&bank, "/garam", "nuri", &["-cert", "nuri-new.crt"]);
    assert!(elsewhere.contains("unauthorized (6)"), "{elsewhere}");
    let mixed = ["-cert", "bank-new.crt", "-issuer", "data/nuri.pem", "-cert", "nuri-new.crt"];
    let mixed = ask(&bank, "", "issuer", &mixed);
    assert!(mixed.contains("unauthorized (6)"), "{mixed}");
    let serial = bank.printed(&["x509", "-in", "nuri-new.crt", "-noout", "-serial"]);
    let serial = serial.trim().replace("serial=", "0x");
    let others = ask(&bank, "", "issuer", &["-serial", &serial]);
    assert!(others.contains(&format!("{serial}: unknown\n")), "of another authority: {others}");
    let own = ask(&bank, "", "issuer", &["-cert", "data/recipient.pem"]);
    assert!(own.contains("recipient.pem: good\n"), "{own}");
}

#[tokio::test]
async fn a_revocation_is_in_the_next_response() {
    let bank = Bank::start();
    let serial = enroll(&bank, "one", "bank");
    let before = ask(&bank, "", "issuer", &["-cert", "one.crt"]);
    assert!(before.contains("one.crt: good"), "{before}");
    bank.admin("revoke", json!({ "serial": serial, "reason": "key_compromise" })).await;
    let after = ask(&bank, "", "issuer", &["-cert", "one.crt"]);
    assert!(after.contains("one.crt: revoked"), "{after}");
    assert!(after.contains("Reason: keyCompromise"), "{after}");
}

#[tokio::test]
async fn by_get_and_by_post() {
    let bank = Bank::start();
    let (mut serial, mut slashes, mut asked) = (String::new(), 0, 0);
    // Until there was one with a slash in it, which some programs encode and others do not.
    while slashes == 0 || asked < 2 {
        serial = format!("0x{asked:02x}{serial}", serial = serial.trim_start_matches("0x"));
        let der = request(&bank, &["-no_nonce", "-serial", &serial]);
        let text = Base64::encode_string(&der);
        asked += 1;
        slashes += text.matches('/').count();
        let encoded = text.replace('/', "%2F").replace('+', "%2B").replace('=', "%3D");
        for path in [format!("/ocsp/{encoded}"), format!("/ocsp/{text}"), format!("/ocsp//{text}")]
        {
            let got = bank.get(&path).await;
            assert_eq!(cache_control(&got), "max-age=300, public, no-transform, must-revalidate");
            for header in ["etag", "expires", "last-modified"] {
                assert!(got.headers().contains_key(header), "{header}");
            }
            let got = response(got).await;
            assert!(is_successful(&got));
            fs::write(bank.file("got.der"), got).expect("written");
            let text = said(&bank.openssl(&[
                "ocsp",
                "-issuer",
                "data/issuer.pem",
                "-serial",
                &serial,
                "-no_nonce",
                "-respin",
                "got.der",
                "-CAfile",
                "data/root.pem",
            ]));
            assert!(text.contains("Response verify OK") && text.contains(": unknown"), "{text}");
        }
        assert_eq!(response(bank.get(&format!("/ocsp/garam/{encoded}")).await).await, UNAUTHORIZED);
    }
    // Who posts, or sends a nonce, wants to know it now.
    let plain = request(&bank, &["-no_nonce", "-serial", "1"]);
    let posted = post(&bank, "/ocsp", TYPE, plain).await;
    assert_eq!(cache_control(&posted), "no-store");
    assert!(is_successful(&response(posted).await));
    let fresh = Base64::encode_string(&request(&bank, &["-serial", "1"]));
    let got = bank.get(&format!("/ocsp/{fresh}")).await;
    assert_eq!(cache_control(&got), "no-store");
    assert!(is_successful(&response(got).await));
    assert_eq!(
        client().put(format!("{}/ocsp", bank.url)).send().await.expect("an answer").status(),
        405
    );
}

#[tokio::test]
async fn what_is_no_request_is_told_so() {
    let bank = Bank::start();
    let good = request(&bank, &["-no_nonce", "-serial", "1"]);
    // SEQUENCE { tbsRequest SEQUENCE { requestList SEQUENCE { request SEQUENCE { reqCert … } } } }
    let single = &good[6..];
    let id = &single[2..];
    let critical = [0x01, 0x01, 0xff];
    let nonce_id: &[u8] = b"\x06\x09\x2b\x06\x01\x05\x05\x07\x30\x01\x02";
    let other_id: &[u8] = b"\x06\x09\x2b\x06\x01\x05\x05\x07\x30\x01\x63";
    let extension =
        |id: &[u8], more: &[u8], value: &[u8]| der(0x30, &[id, more, &der(0x04, &[value])]);
    let nonce = |length: usize| extension(nonce_id, &[], &der(0x04, &[&vec![7; length]]));
    let with = |extensions: &[&[u8]]| {
        let extensions = der(0xa2, &[&der(0x30, extensions)]);
        der(0x30, &[&der(0x30, &[&der(0x30, &[single]), &extensions])])
    };
    let of = |singles: &[&[u8]]| der(0x30, &[&der(0x30, &[&der(0x30, singles)])]);
    let version = |number: u8| {
        let version = der(0xa0, &[&[2, 1, number]]);
        der(0x30, &[&der(0x30, &[&version, &der(0x30, &[single])])])
    };
    let single_with =
        |extension: Vec<u8>| of(&[&der(0x30, &[id, &der(0xa0, &[&der(0x30, &[&extension])])])]);
    assert_eq!(of(&[single]), good, "the parts are where they are taken to be");
    let right = [
        ("a nonce of 1 byte", with(&[&nonce(1)])),
        ("a nonce of 128 bytes", with(&[&nonce(128)])),
        ("an extension that may be ignored", with(&[&extension(other_id, &[], &[5, 0])])),
        ("the same in a single request", single_with(extension(other_id, &[], &[5, 0]))),
        ("as many as may be", of(&[single; 32])),
    ];
    for (name, request) in right {
        assert!(
            is_successful(&response(post(&bank, "/ocsp", TYPE, request).await).await),
            "{name}"
        );
    }
    let wrong = [
        ("nothing", Vec::new()),
        ("text", b"hello".to_vec()),
        ("a byte less", good[..good.len() - 1].to_vec()),
        ("a byte more", [good.as_slice(), &[0]].concat()),
        ("version 2", version(1)),
        ("nobody asked about", of(&[])),
        ("one too many", of(&[single; 33])),
        ("a nonce of no bytes", with(&[&nonce(0)])),
        ("a nonce of 129 bytes", with(&[&nonce(129)])),
        ("a nonce that is no string", with(&[&extension(nonce_id, &[], &[2, 1, 7])])),
        ("a nonce as it is", with(&[&extension(nonce_id, &[], &[7; 16])])),
        ("two nonces", with(&[&nonce(16), &nonce(16)])),
        (
            "an extension that must not be ignored",
            with(&[&extension(other_id, &critical, &[5, 0])]),
        ),
        ("the same in a single request", single_with(extension(other_id, &critical, &[5, 0]))),
        ("more than anybody asks", vec![0x30; 20_000]),
    ];
    for (name, request) in wrong {
        let answer = response(post(&bank, "/ocsp", TYPE, request.clone()).await).await;
        assert_eq!(answer, MALFORMED, "{name}");
        let path = format!("/ocsp/{}", Base64::encode_string(&request));
        assert_eq!(response(bank.get(&path).await).await, MALFORMED, "{name}, by GET");
    }
    for (path, kind) in [("/ocsp", "application/octet-stream"), ("/ocsp", ""), ("/ocsp/MEIw", TYPE)]
    {
        let answer = response(post(&bank, path, kind, good.clone()).await).await;
        assert_eq!(answer, MALFORMED, "{path} {kind}");
    }
    let url_safe = Base64::encode_string(&good).replace('=', "");
    for path in ["/ocsp/%ff", "/ocsp/*", "/ocsp/nobody/MEIw", &format!("/ocsp/{url_safe}")] {
        assert_eq!(response(bank.get(path).await).await, MALFORMED, "{path}");
    }
    // Hashes that this responder does not know are those of somebody else.
    let sha384 = request(&bank, &["-no_nonce", "-sha384", "-serial", "1"]);
    assert_eq!(response(post(&bank, "/ocsp", TYPE, sha384).await).await, UNAUTHORIZED);
}

#[tokio::test]
async fn whoever_signs_changes_with_time() {
    let bank = Bank::start();
    enroll(&bank, "one", "bank");
    let mut keys = Vec::new();
    for days in [0, 1, 1, 1, -3] {
        bank.knob("advance", json!({ "seconds": days * 86_400 })).await;
        let now: serde_json::Value = bank.get("/api/authority").await.json().await.expect("JSON");
        let now = now["now"].to_string();
        let text = ask(
            &bank,
            "",
            "issuer",
            &["-cert", "one.crt", "-attime", &now, "-respout", "response.der", "-resp_text"],
        );
        assert!(text.contains("Response verify OK"), "{text}");
        assert_eq!(judged(&bank, "one.crt").await, Ok(Status::Good));
        for part in ["OCSP Signing", "OCSP No Check", "Digital Signature\n"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let key = text.lines().find(|line| line.contains("Responder Id: ")).expect("by key");
        keys.push(key.to_owned());
    }
    assert_eq!(keys[0], keys[1], "for a day");
    assert_ne!(keys[1], keys[2], "but not for two");
    assert_ne!(keys[3], keys[4], "nor before it was made");
    let files = fs::read_dir(bank.data()).expect("the directory").map(|file| file.expect("a file"));
    let named = files.filter(|file| file.file_name().to_string_lossy().contains("ocsp"));
    assert_eq!(named.count(), 0, "the key is nowhere");
}

/// What the page's side makes of the response at this moment.
async fn judged(bank: &Bank, certificate: &str) -> Result<Status, OcspError> {
    let read = |path: &str| {
        let reading = ["x509", "-in", path, "-outform", "DER", "-out", "read.der"];
        must(&bank.openssl(&reading));
        let der = fs::read(bank.file("read.der")).expect("a certificate");
        Certificate::parse(&der).expect("a certificate")
    };
    let (certificate, issuer) = (read(certificate), read("data/issuer.pem"));
    let request = Request::new(&certificate, &issuer, Hash::Sha1, &mut UnwrapErr(SysRng));
    let request = request.expect("the bank issued it");
    let response = response(post(bank, "/ocsp", TYPE, request.to_der()).await).await;
    let answers = request.read(&response, now(bank).await)?;
    Ok(answers[0].status)
}

async fn now(bank: &Bank) -> i64 {
    let authority: Value = bank.get("/api/authority").await.json().await.expect("JSON");
    authority["now"].as_i64().expect("a time")
}

#[tokio::test]
async fn every_lie_is_found_out() {
    let bank = Bank::start();
    enroll(&bank, "one", "bank");
    for (lie, found, error) in [
        ("stranger", "Response Verify Failure", OcspError::SignerIsAStranger),
        ("no-usage", "missing ocspsigning usage", OcspError::SignerNotAllowed),
        ("other-serial", "ERROR: No Status found", OcspError::OtherCertificate),
        ("stale", "status expired", OcspError::TooOld),
        ("future", "status not yet valid", OcspError::NotYet),
        ("other-nonce", "Nonce Verify error", OcspError::OtherNonce),
        ("no-nonce", "WARNING: no nonce in response", OcspError::NoNonce),
        ("try-later", "Responder Error: trylater (3)", OcspError::Refused(3)),
    ] {
        bank.knob("lie-ocsp", json!({ "kind": lie })).await;
        let text = ask(&bank, "", "issuer", &["-cert", "one.crt"]);
        assert!(text.contains(found), "{lie}: {text}");
        bank.knob("lie-ocsp", json!({ "kind": lie })).await;
        assert_eq!(judged(&bank, "one.crt").await, Err(error), "{lie}");

        let text = ask(&bank, "", "issuer", &["-cert", "one.crt"]);
        assert!(text.contains("Response verify OK"), "after {lie}: {text}");
        assert!(text.contains("one.crt: good\n"), "after {lie}: {text}");
        assert_eq!(judged(&bank, "one.crt").await, Ok(Status::Good), "after {lie}");
    }
    assert_eq!(bank.turn("lie-ocsp", json!({ "kind": "white" })).await, 400);
    bank.knob("fail-next", json!({ "path": "/ocsp" })).await;
    let down = ask(&bank, "", "issuer", &["-cert", "one.crt"]);
    assert!(down.contains("503"), "{down}");
}

#[tokio::test]
async fn whoever_asks_too_often_is_told_to_wait() {
    let bank = Bank::start_with(&["--calls-per-minute", "3"]);
    let plain = request(&bank, &["-no_nonce", "-serial", "1"]);
    let mut last = Vec::new();
    // Seven calls cannot all fall into two windows of three.
    for _ in 0..7 {
        last = response(post(&bank, "/ocsp", TYPE, plain.clone()).await).await;
        if !is_successful(&last) {
            break;
        }
    }
    assert_eq!(last, TRY_LATER);
}

#[tokio::test]
async fn pages_of_named_origins_may_ask() {
    let bank = Bank::start_with(&["--allow-origin", "https://page.example"]);
    for (origin, allowed) in [("https://page.example", true), ("https://evil.example", false)] {
        let call = client().request(reqwest::Method::OPTIONS, format!("{}/ocsp", bank.url));
        let call = call.header("origin", origin).header("access-control-request-method", "POST");
        let call = call.header("access-control-request-headers", "content-type");
        let answer = call.send().await.expect("an answer");
        let header = answer.headers().get("access-control-allow-origin");
        let header = header.and_then(|value| value.to_str().ok());
        assert_eq!(header, allowed.then_some(origin));
        // So may they for the list, where the responder says nothing.
        let call = client().get(format!("{}/crl/root.crl", bank.url)).header("origin", origin);
        let answer = call.send().await.expect("a list");
        assert!(answer.status().is_success());
        let header = answer.headers().get("access-control-allow-origin");
        let header = header.and_then(|value| value.to_str().ok());
        assert_eq!(header, allowed.then_some(origin));
    }
}
