//! What is issued, judged by OpenSSL.

use std::fs;

use der::Encode as _;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;
use x509_cert::der::DecodePem as _;

use crate::support::{Bank, must, said};
use crate::vid_request::request_with_vid;

#[tokio::test]
async fn chain_and_revocation_list_hold() {
    let bank = Bank::start();
    must(&bank.cmp(&bank.codes(&[]), &bank.csr("a", "P-256", &[]), "a", &[]));
    fetch_lists(&bank).await;
    let policy = "1.3.6.1.4.1.32473.2.1.2";
    let strict = ["-x509_strict", "-crl_check_all", "-explicit_policy", "-policy", policy];
    must(&verify(&bank, "a.crt", &strict));
    must(&verify(&bank, "data/recipient.pem", &["-crl_check_all"]));
    let text = bank.printed(&["x509", "-in", "a.crt", "-noout", "-text"]);
    let order = [
        "Authority Key Identifier",
        "Subject Key Identifier",
        "Key Usage: critical",
        "Certificate Policies: critical",
        "CRL Distribution Points",
        "Authority Information Access",
    ];
    let places: Vec<_> = order.iter().map(|name| text.find(name)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
    assert!(!text.contains("Basic Constraints") && !text.contains("Extended Key Usage"), "{text}");
    assert!(text.contains("15:00:00 ") && text.contains("14:59:59 "), "Korean day edges: {text}");
}

#[tokio::test]
async fn a_list_counts_up_says_why_and_keeps_for_a_while_what_has_ended() {
    const DAY: i64 = 24 * 60 * 60;
    let bank = Bank::start();
    let list = async |days: i64| {
        bank.knob("advance", json!({ "seconds": days * DAY })).await;
        fetch_lists(&bank).await;
        bank.printed(&["crl", "-in", "issuing.pem", "-noout", "-text"])
    };
    let number = |text: &str| {
        let mut lines = text.lines().skip_while(|line| !line.contains("X509v3 CRL Number"));
        let number = lines.nth(1).and_then(|line| line.trim().parse::<u32>().ok());
        number.expect("a small number")
    };
    must(&bank.cmp(&bank.codes(&[]), &bank.csr("a", "P-256", &[]), "a", &[]));
    let first = list(0).await;
    assert!(
        first.contains("Next Update: ") && first.contains("No Revoked Certificates"),
        "{first}"
    );
    let serial = bank.printed(&["x509", "-in", "a.crt", "-noout", "-serial"]);
    let serial = serial.trim().replace("serial=", "");
    let why = json!({ "serial": serial.to_lowercase(), "reason": "affiliation_changed" });
    assert_eq!(bank.admin("revoke", why).await.0, 200);
    let mut numbers = vec![number(&first)];
    for (days, listed) in [(0, true), (1, true), (365, true), (6, false)] {
        let text = list(days).await;
        assert_eq!(text.contains(&format!("Serial Number: {serial}\n")), listed, "{text}");
        assert_eq!(text.contains("Affiliation Changed"), listed, "{text}");
        numbers.push(number(&text));
    }
    assert!(numbers.is_sorted_by(|earlier, later| earlier < later), "{numbers:?}");
}

#[tokio::test]
async fn a_new_certificate_revokes_the_old_one_at_once() {
    let bank = Bank::start();
    must(&bank.cmp(&bank.codes(&[]), &bank.csr("a", "P-256", &[]), "old", &[]));
    fetch_lists(&bank).await;
    must(&verify(&bank, "old.crt", &["-crl_check"]));
    let before = bank.printed(&["crl", "-in", "issuing.pem", "-noout", "-crlnumber"]);
    must(&bank.cmp(&bank.codes(&[]), &bank.csr("b", "P-256", &[]), "new", &[]));
    fetch_lists(&bank).await;
    assert_ne!(before, bank.printed(&["crl", "-in", "issuing.pem", "-noout", "-crlnumber"]));
    let refused = said(&verify(&bank, "old.crt", &["-crl_check"]));
    assert!(refused.contains("certificate revoked"), "{refused}");
    must(&verify(&bank, "new.crt", &["-crl_check"]));
    let text = bank.printed(&["crl", "-in", "issuing.pem", "-noout", "-text"]);
    assert!(text.contains("Superseded"), "{text}");
    let listed = bank.look("certificates").await;
    let listed = listed.as_array().expect("a list").iter();
    let mut states: Vec<_> = listed.map(|certificate| certificate["status"].as_str()).collect();
    states.sort_unstable();
    assert_eq!(states, [Some("revoked"), Some("valid")]);
}

#[tokio::test]
async fn the_vid_is_computed_from_the_banks_record() {
    let bank = Bank::start();
    let random = *b"twenty bytes of R...";
    let csr = request_with_vid(&bank, &random, None).await;
    must(&bank.cmp(&bank.codes(&[]), &csr, "a", &[]));
    // HashContent by hand: SEQUENCE { PrintableString, BIT STRING }.
    let content = [b"\x30\x26\x13\x0d9001011234568\x03\x15\x00".as_slice(), &random].concat();
    let vid = Sha256::digest(Sha256::digest(content));
    let pem = fs::read(bank.file("a.crt")).expect("a certificate");
    let der = Certificate::from_pem(pem).and_then(|certificate| certificate.to_der()).expect("DER");
    let found = der.windows(vid.len()).any(|window| window == vid.as_slice());
    assert!(found, "the certificate carries the VID");
    assert!(!der.windows(random.len()).any(|window| window == random), "and not R");
    let text = bank.printed(&["x509", "-in", "a.crt", "-noout", "-text"]);
    assert!(text.contains("Subject Alternative Name"), "{text}");
}

#[tokio::test]
async fn a_vid_random_that_does_not_open_is_refused() {
    let bank = Bank::start();
    let csr = request_with_vid(&bank, &[7; 20], Some(b"another key")).await;
    let answer = said(&bank.cmp(&bank.codes(&[]), &csr, "a", &[]));
    assert!(answer.contains("badDataFormat"), "{answer}");
    assert_eq!(bank.look("certificates").await, json!([]));
}

#[tokio::test]
async fn lies_are_told_once_and_leave_the_records_alone() {
    let bank = Bank::start();
    for lie in ["other-key", "other-root", "other-name", "expired", "no-vid"] {
        let codes = bank.codes(&[]);
        let csr = request_with_vid(&bank, &[9; 20], None).await;
        bank.knob("lie", json!({ "kind": lie })).await;
        bank.cmp(&codes, &csr, "lie", &["-disable_confirm"]);
        must(&bank.cmp(&codes, &csr, "truth", &[]));
        assert_ne!(
            fs::read(bank.file("lie.crt")).ok(),
            fs::read(bank.file("truth.crt")).ok(),
            "{lie}"
        );
        must(&verify(&bank, "truth.crt", &[]));
    }
}

async fn fetch_lists(bank: &Bank) {
    for name in ["issuing", "root"] {
        let crl = bank.get(&format!("/crl/{name}.crl")).await.bytes().await.expect("a list");
        fs::write(bank.file("list.der"), crl).expect("written");
        let pem = format!("{name}.pem");
        must(&bank.openssl(&["crl", "-inform", "DER", "-in", "list.der", "-out", &pem]));
    }
}

fn verify(bank: &Bank, certificate: &str, more: &[&str]) -> std::process::Output {
    let mut arguments = vec!["verify", "-CAfile", "data/root.pem", "-untrusted", "data/issuer.pem"];
    if more.contains(&"-crl_check") || more.contains(&"-crl_check_all") {
        arguments.extend(["-CRLfile", "issuing.pem", "-CRLfile", "root.pem"]);
    }
    arguments.extend(more);
    arguments.push(certificate);
    bank.openssl(&arguments)
}
