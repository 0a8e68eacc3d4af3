//! 범용 by each of three issuing authorities, and a certificate of somewhere else.

use std::fs;
use std::process::Output;

use der::asn1::{Any, BitString};
use der::{Decode as _, Encode as _};
use ingam_core::policy;
use ingam_mock_bank::authorities::IssuingAuthority;
use ingam_mock_bank::products;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;
use x509_cert::der::DecodePem as _;

use crate::session::{Session, authority_terms};
use crate::support::{Bank, kind, must, program, said};

#[tokio::test]
async fn general_by_each_authority_holds() {
    let bank = Bank::start();
    for (authority, list, below, organization, policy) in [
        ("bank", "issuing", "", "IngamTest", "1.3.6.1.4.1.32473.2.1.1"),
        ("garam", "garam", "/garam", "GaramTest", "1.3.6.1.4.1.32473.2.2.1"),
        ("nuri", "nuri", "/nuri", "NuriTest", "1.3.6.1.4.1.32473.2.3.1"),
    ] {
        let session = Session::start(&bank).await;
        assert_eq!(session.identity().await.0, 200);
        let (status, view) = session.general_by(authority).await;
        assert_eq!((status, &view["authority"]), (200, &json!(authority)), "{view}");
        let codes = session.product_to_codes("general").await;
        assert_eq!(codes["policy"], policy);
        let text = |name: &str| codes[name].as_str().expect("text").to_owned();
        let csr = bank.csr(authority, "P-256", &[]);
        let codes = (text("reference"), text("code"));
        must(&bank.cmp(&codes, &csr, authority, &["-extracertsout", "sent.pem"]));

        fetch_lists(&bank, &[list]).await;
        let certificate = format!("{authority}.crt");
        // A fresh one-time password for each moved the bank's clock on.
        let known: Value = bank.get("/api/authority").await.json().await.expect("JSON");
        let now = known["now"].to_string();
        let strict = ["-x509_strict", "-crl_check_all", "-explicit_policy", "-policy", policy];
        must(&verify(&bank, &certificate, &[strict.as_slice(), &["-attime", &now]].concat()));
        let printed =
            bank.printed(&["x509", "-in", &certificate, "-noout", "-text", "-nameopt", "RFC2253"]);
        for part in [
            format!(",O={organization},C=kr"),
            format!("Policy: {policy}"),
            format!("{}/crl/{list}.crl", bank.url),
            format!("OCSP - URI:{}/ocsp{below}\n", bank.url),
            format!("CPS: {}/cps{below}\n", bank.url),
        ] {
            assert!(printed.contains(&part), "{part}: {printed}");
        }
        assert_eq!(bank.get(&format!("/cps{below}")).await.status(), 200);
    }
    let listed = bank.look("certificates").await;
    let listed = listed.as_array().expect("a list").iter();
    let mut signers: Vec<_> = listed.map(|one| (&one["authority"], &one["status"])).collect();
    signers.sort_by_key(|(authority, _)| authority.to_string());
    let (valid, revoked) = (json!("valid"), json!("revoked"));
    assert_eq!(
        signers,
        [(&json!("bank"), &revoked), (&json!("garam"), &revoked), (&json!("nuri"), &valid)],
        "whoever signed it, there is one valid certificate of a product"
    );
}

#[tokio::test]
async fn a_replaced_certificate_is_on_the_list_of_whoever_signed_it() {
    let bank = Bank::start();
    let enroll = |authority: &'static str| {
        let codes = bank.codes(&["--product", "general", "--authority", authority]);
        must(&bank.cmp(
            &codes,
            &bank.csr(authority, "P-256", &[]),
            authority,
            &["-extracertsout", "sent.pem"],
        ));
        fs::copy(bank.file("sent.pem"), bank.file(&format!("{authority}.sent"))).expect("copied");
    };
    let number = |list: &str| {
        let file = format!("{list}.list");
        bank.printed(&["crl", "-in", &file, "-noout", "-crlnumber"])
    };
    enroll("garam");
    fetch_lists(&bank, &["issuing", "garam", "nuri"]).await;
    let before = ["issuing", "garam", "nuri"].map(number);
    enroll("nuri");
    fetch_lists(&bank, &["issuing", "garam", "nuri"]).await;
    let after = ["issuing", "garam", "nuri"].map(number);
    assert_eq!((&before[0], &before[2]), (&after[0], &after[2]), "nothing changed for them");
    assert_ne!(before[1], after[1]);
    must(&verify(&bank, "nuri.crt", &["-crl_check_all"]));
    let serial = bank.printed(&["x509", "-in", "nuri.crt", "-noout", "-serial"]).to_lowercase();
    let serial = serial.trim().trim_start_matches("serial=");
    bank.admin("revoke", json!({ "serial": serial, "reason": "key_compromise" })).await;
    fetch_lists(&bank, &["nuri"]).await;
    let refused = said(&verify(&bank, "nuri.crt", &["-crl_check_all"]));
    assert!(refused.contains("certificate revoked"), "{refused}");
    fs::copy(bank.file("garam.sent"), bank.file("sent.pem")).expect("copied");
    fetch_lists(&bank, &["garam"]).await;
    let refused = said(&verify(&bank, "garam.crt", &["-crl_check_all"]));
    assert!(refused.contains("certificate revoked"), "{refused}");
}

#[tokio::test]
async fn an_authority_that_does_not_sign_the_product_is_refused() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    session.identity().await;
    let agreed = authority_terms(&bank, "garam").await;
    for choice in [
        json!({ "product": "general" }),
        json!({ "product": "general", "agreed": agreed }),
        json!({ "product": "general", "authority": "yessign", "agreed": agreed }),
        json!({ "product": "general", "authority": "Garam", "agreed": agreed }),
        json!({ "product": "general", "authority": "", "agreed": agreed }),
        json!({ "product": "banking", "authority": "garam", "agreed": agreed }),
    ] {
        let (status, problem) = session.put("product", choice.clone()).await;
        assert_eq!((status, &problem["field"]), (422, &json!("authority")), "{choice}");
    }
    assert_eq!(session.look().await.1["step"], "product");
    for name in ["garam", "yessign"] {
        let (reference, _) = bank.codes(&["--product", "banking", "--authority", name]);
        assert_eq!(reference, "", "{name}");
    }
}

#[tokio::test]
async fn the_terms_of_the_authority_are_needed() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let (_, view) = session.identity().await;
    let general = &view["products"][1];
    let ids: Vec<_> = general["authorities"].as_array().expect("a list").iter().collect();
    assert_eq!(
        ids.iter().map(|authority| &authority["id"]).collect::<Vec<_>>(),
        ["bank", "garam", "nuri"]
    );
    assert_eq!(ids[1]["name"]["ko"], "가람 모의인증 (TEST)");
    assert_eq!(ids[1]["terms"], "authority-garam");
    assert_eq!(view["products"][0]["authorities"][0]["terms"], Value::Null, "no choice");

    let mut old = authority_terms(&bank, "garam").await;
    old["version"] = json!("2020-01-01");
    for agreed in [Value::Null, old, authority_terms(&bank, "nuri").await] {
        let choice = json!({ "product": "general", "authority": "garam", "agreed": agreed });
        let (status, problem) = session.put("product", choice).await;
        assert_eq!((status, kind(&problem)), (409, "terms-outdated"), "{agreed}");
    }
    assert_eq!(session.general_by("garam").await.1["authority"], "garam");
    let (status, view) = session.product("banking").await;
    assert_eq!((status, &view["authority"]), (200, &json!("bank")), "without a word on it");
    assert_eq!(session.identity().await.1["authority"], Value::Null, "asked again");
}

#[tokio::test]
async fn a_data_directory_from_before_the_choice_opens() {
    let mut bank = Bank::start();
    for name in ["garam.key.pem", "garam.pem", "nuri.key.pem", "nuri.pem"] {
        fs::remove_file(bank.data().join(name)).expect("a file");
    }
    let own = fs::read(bank.data().join("issuer.pem")).expect("a certificate");
    bank.kill_and_restart();
    assert_eq!(own, fs::read(bank.data().join("issuer.pem")).expect("a certificate"));
    let codes = bank.codes(&["--product", "general", "--authority", "nuri"]);
    let csr = bank.csr("a", "P-256", &[]);
    must(&bank.cmp(&codes, &csr, "a", &["-extracertsout", "sent.pem"]));
    must(&verify(&bank, "a.crt", &["-x509_strict"]));
}

#[test]
fn the_page_knows_every_policy() {
    for authority in IssuingAuthority::ALL {
        for oid in products::policies(authority) {
            let offers = [ingam_bank_api::Holder::Personal, ingam_bank_api::Holder::Corporate];
            let mut offers = offers.into_iter().flat_map(products::offers);
            let offer =
                offers.find(|offer| offer.policy(authority) == Some(oid)).expect("an offer");
            assert_eq!(policy::product_of(oid), Some(offer.product.as_str()), "{oid}");
        }
    }
}

#[tokio::test]
async fn a_foreign_certificate_is_of_another_root_and_of_the_same_person() {
    let bank = Bank::start();
    let foreign = || {
        let mut command = program();
        command.args(["foreign", "--customer", "kim", "--data"]).arg(bank.data());
        command.arg("--out").arg(bank.file("kim")).output().expect("it runs")
    };
    must(&foreign());
    let key = fs::read(bank.file("kim/key.pem")).expect("a key");
    assert!(!foreign().status.success(), "a key is not overwritten");
    assert_eq!(key, fs::read(bank.file("kim/key.pem")).expect("a key"));

    let verify = |root: &str| {
        let chain = ["verify", "-CAfile", root, "-untrusted", "kim/chain.pem"];
        let strict = ["-x509_strict", "-explicit_policy", "-policy", "1.3.6.1.4.1.32473.3.1.1"];
        bank.openssl(&[chain.as_slice(), &strict, &["kim/certificate.pem"]].concat())
    };
    must(&verify("data/foreign-root.pem"));
    assert!(!verify("data/root.pem").status.success());
    assert_eq!(
        bank.printed(&["pkey", "-in", "kim/key.pem", "-pubout"]),
        bank.printed(&["x509", "-in", "kim/certificate.pem", "-noout", "-pubkey"])
    );

    let vid_random = random_beside(&key);
    let content = [b"\x30\x26\x13\x0d8001012123453\x03\x15\x00".as_slice(), &vid_random].concat();
    let vid = Sha256::digest(Sha256::digest(content));
    let certificate = fs::read(bank.file("kim/certificate.pem")).expect("a certificate");
    let der = Certificate::from_pem(certificate).and_then(|found| found.to_der()).expect("DER");
    assert!(der.windows(vid.len()).any(|window| window == vid.as_slice()));
}

/// R in the attribute of a PKCS#8 key.
fn random_beside(pem: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(pem).expect("text");
    let (label, der) = der::Document::from_pem(text).expect("PEM");
    assert_eq!(label, "PRIVATE KEY");
    // Version, algorithm, key, and after them the attribute.
    let fields = Vec::<Any>::from_der(der.as_bytes()).expect("a SEQUENCE");
    let attributes = fields.last().expect("attributes").value();
    let attribute = Vec::<Any>::from_der(attributes).expect("an attribute");
    assert_eq!(
        attribute[0].decode_as::<der::asn1::ObjectIdentifier>().expect("an OID").to_string(),
        "1.2.410.200004.10.1.1.3"
    );
    let value = BitString::from_der(attribute[1].value()).expect("a BIT STRING");
    value.as_bytes().expect("whole bytes").to_vec()
}

async fn fetch_lists(bank: &Bank, names: &[&str]) {
    let mut all = Vec::new();
    for name in names.iter().chain(&["root"]) {
        let crl = bank.get(&format!("/crl/{name}.crl")).await.bytes().await.expect("a list");
        fs::write(bank.file("list.der"), crl).expect("written");
        let pem = format!("{name}.list");
        must(&bank.openssl(&["crl", "-inform", "DER", "-in", "list.der", "-out", &pem]));
        all.extend(fs::read(bank.file(&pem)).expect("a list"));
    }
    fs::write(bank.file("lists.pem"), all).expect("written");
}

/// With the certificates that came along, not with those on the bank's disk.
fn verify(bank: &Bank, certificate: &str, more: &[&str]) -> Output {
    let mut arguments = vec!["verify", "-CAfile", "data/root.pem", "-untrusted", "sent.pem"];
    if more.contains(&"-crl_check_all") {
        arguments.extend(["-CRLfile", "lists.pem"]);
    }
    arguments.extend(more);
    arguments.push(certificate);
    bank.openssl(&arguments)
}
