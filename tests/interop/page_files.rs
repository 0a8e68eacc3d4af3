//! Other programs judge what the real page left behind when it was driven through the main job.
//!
//! `INGAM_DEMO_DIR` names the folder that `cargo xtask demo` filled.

use crate::program::{from_environment, must, openssl};

fn path(name: &str) -> String {
    let path = from_environment("INGAM_DEMO_DIR").join(name);
    assert!(path.exists(), "the demo left no {name}");
    path.display().to_string()
}

fn password() -> String {
    std::fs::read_to_string(path("password.txt")).expect("text").trim_end().to_owned()
}

fn public_key(command: &str) -> String {
    openssl(command).stdout
}

#[test]
fn the_request_is_signed_by_the_certified_key() {
    let request = path("request.csr");
    let form =
        if std::fs::read(&request).expect("a file").starts_with(b"-----") { "PEM" } else { "DER" };
    let verified = openssl(&format!("req -inform {form} -in {request} -verify -noout"));
    assert!(verified.text().contains("verify OK"), "{}", verified.text());
    assert_eq!(
        public_key(&format!("req -inform {form} -in {request} -noout -pubkey")),
        public_key(&format!("x509 -in {} -noout -pubkey", path("certificate.pem"))),
    );
}

#[test]
fn the_certificate_leads_to_the_root_and_carries_a_vid() {
    let certificate = path("certificate.pem");
    must(
        "openssl",
        [
            "verify",
            "-x509_strict",
            "-CAfile",
            &path("root.pem"),
            "-untrusted",
            &path("chain.pem"),
            &certificate,
        ],
    );
    let tree = openssl(&format!("asn1parse -in {certificate}")).stdout;
    assert!(tree.contains("X509v3 Subject Alternative Name"), "{tree}");
    let text = openssl(&format!("x509 -in {certificate} -noout -text")).stdout;
    assert!(text.contains("othername"), "the page sent R, so the certificate has a VID: {text}");
}

#[test]
fn the_downloaded_file_opens_and_holds_this_key() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let bundle = path("bundle.p12");
    let key = directory.path().join("key.pem").display().to_string();
    let pass = format!("pass:{}", password());
    must(
        "openssl",
        ["pkcs12", "-in", &bundle, "-passin", &pass, "-nocerts", "-nodes", "-out", &key],
    );
    assert_eq!(
        public_key(&format!("pkey -in {key} -pubout")),
        public_key(&format!("x509 -in {} -noout -pubkey", path("certificate.pem"))),
    );
    let listed = must(
        "keytool",
        ["-list", "-v", "-storetype", "PKCS12", "-keystore", &bundle, "-storepass", &password()],
    )
    .text();
    assert!(
        listed.contains("PrivateKeyEntry") && listed.contains("Certificate chain length: 3"),
        "{listed}"
    );
}
