//! The page's side of OCSP: OpenSSL reads its requests and answers them as a responder, and has nothing else to
//! say of the mock bank's responses.

use std::{
    fs,
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use getrandom::{SysRng, rand_core::UnwrapErr};
use ingam_core::{
    certificate::Certificate,
    ocsp::{Answer, Hash, Reason, Request, Status},
};

use crate::{
    bank_chain::enrolled,
    bank_process::Bank,
    program::{must, openssl, run},
};

/// A certificate in a PEM file.
fn certificate(path: &str) -> Certificate {
    let output = Command::new("openssl").args(["x509", "-in", path, "-outform", "DER"]).output();
    Certificate::parse(&output.expect("openssl runs").stdout).expect("a certificate")
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    since.as_secs().try_into().expect("before the end of time")
}

/// Asks in the page's way, by whatever takes `request.der` to `response.der`.
fn ask(
    bank: &Bank,
    issuer: &str,
    asked: &[&str],
    hash: Hash,
    answering: impl Fn(&str, &str),
) -> Vec<Answer> {
    let (first, more) = asked.split_first().expect("one at least");
    let issuer = certificate(issuer);
    let mut request =
        Request::new(&certificate(first), &issuer, hash, &mut UnwrapErr(SysRng)).expect("by it");
    for path in more {
        request = request.and(&certificate(path)).expect("by it");
    }
    let [written, answered] = ["request.der", "response.der"].map(|name| bank.scratch(name));
    fs::write(&written, request.to_der()).expect("writable");
    answering(&written, &answered);
    let response = fs::read(&answered).expect("a response");
    request.read(&response, now()).expect("a response that holds")
}

#[test]
fn the_banks_responses_say_what_openssl_reads_in_them() {
    let bank = Bank::start();
    for (authority, file, customer) in
        [("bank", "issuer", "hong"), ("garam", "garam", "kim"), ("nuri", "nuri", "ingamtrade")]
    {
        let codes = ["--customer", customer, "--product", "general", "--authority", authority];
        let issuer = bank.data(&format!("{file}.pem")).display().to_string();
        let old = enrolled(&bank, &format!("{authority}-old"), &codes);
        let new = enrolled(&bank, &format!("{authority}-new"), &codes);
        let url = certificate(&new).ocsp_url().expect("an address");
        for hash in [Hash::Sha1, Hash::Sha256] {
            let curl = |request: &str, response: &str| {
                let body = format!("@{request}");
                let kind = "Content-Type: application/ocsp-request";
                must("curl", ["-sSf", "-H", kind, "--data-binary", &body, "-o", response, &url]);
            };
            let answers = ask(&bank, &issuer, &[&old, &new], hash, curl);
            let digest = if hash == Hash::Sha1 { "-sha1" } else { "-sha256" };
            let [request, response] =
                ["request.der", "response.der"].map(|name| bank.scratch(name));
            let root = bank.root();
            // With the request OpenSSL compares the nonce, and without it the certificates.
            let nonce = openssl(&format!(
                "ocsp -reqin {request} -respin {response} -issuer {issuer} -CAfile {root}"
            ));
            assert!(!nonce.text().contains("WARNING"), "{}", nonce.text());
            let text = openssl(&format!(
                "ocsp -respin {response} -no_nonce -issuer {issuer} {digest} -cert {old} {digest} -cert {new} \
                 -CAfile {root}"
            ))
            .text();
            assert!(text.contains("Response verify OK"), "{text}");
            assert!(text.contains(&format!("{old}: revoked\n")), "{text}");
            assert!(text.contains("Reason: superseded\n"), "{text}");
            assert!(text.contains(&format!("{new}: good\n")), "{text}");
            let [first, second] = answers.as_slice() else {
                panic!("{answers:?}");
            };
            let Status::Revoked { at, reason: Some(Reason::Superseded) } = first.status else {
                panic!("{first:?}");
            };
            assert!((now() - 600..=now()).contains(&at), "{at}");
            assert_eq!(second.status, Status::Good);
            assert_eq!(second.next_update, Some(second.this_update + 3600));
        }
    }
}

#[test]
fn openssl_as_the_responder() {
    let bank = Bank::start();
    let (issuer, key) = (bank.issuer(), bank.data("issuer.key.pem").display().to_string());
    let held = enrolled(&bank, "held", &["--product", "banking"]);
    let good = enrolled(&bank, "good", &["--product", "general"]);
    let [own, csr, delegate, extensions, index] =
        ["own.key", "own.csr", "own.pem", "own.conf", "index.txt"].map(|name| bank.scratch(name));
    openssl(&format!(
        "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout {own} -subj /CN=responder -out {csr}"
    ));
    let text =
        "keyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning\nnoCheck=ignored\n";
    fs::write(&extensions, text).expect("writable");
    openssl(&format!(
        "x509 -req -in {csr} -CA {issuer} -CAkey {key} -days 1 -extfile {extensions} -out {delegate}"
    ));
    let serial = |path: &str| certificate(path).serial().to_uppercase();
    let records = format!(
        "R\t361119000000Z\t261122130000Z,certificateHold\t{}\tunknown\t/CN=held\n\
         V\t361119000000Z\t\t{}\tunknown\t/CN=good\n",
        serial(&held),
        serial(&good)
    );
    fs::write(&index, records).expect("writable");
    for signer in
        [format!("-rsigner {delegate} -rkey {own}"), format!("-rsigner {issuer} -rkey {key}")]
    {
        for more in ["-ndays 7", "-nmin 5 -resp_key_id", ""] {
            let respond = |request: &str, response: &str| {
                openssl(&format!(
                    "ocsp -index {index} -CA {issuer} {signer} {more} -reqin {request} -respout {response}"
                ));
            };
            let answers = ask(&bank, &issuer, &[&good, &held], Hash::Sha1, respond);
            let statuses: Vec<Status> = answers.iter().map(|answer| answer.status).collect();
            // 2026-11-22T13:00:00Z
            let reason = Some(Reason::CertificateHold);
            let held = Status::Revoked { at: 1_795_352_400, reason };
            assert_eq!(statuses, [Status::Good, held], "{signer} {more}");
        }
    }
    let text = run("openssl", ["ocsp", "-reqin", &bank.scratch("request.der"), "-req_text"]).text();
    assert!(text.contains("OCSP Nonce"), "{text}");
}
