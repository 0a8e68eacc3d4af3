//! OpenSSL verifies the chain and the CRLs of the mock bank, and reads the certificate profile.

use crate::{
    bank_process::{Bank, make_request},
    program::{must, openssl, run},
};

/// Enrolls with OpenSSL and returns the certificate's path.
pub fn enrolled(bank: &Bank, name: &str, codes: &[&str]) -> String {
    let (_, csr) = make_request(bank, name);
    let certificate = bank.scratch(&format!("{name}.pem"));
    let codes = bank.codes(codes);
    openssl(&format!(
        "cmp -cmd p10cr -server {} -path /cmp -ref {} -secret pass:{} -csr {csr} -certout {certificate}",
        bank.address, codes.reference, codes.code
    ));
    certificate
}

/// Downloads the revocation list of an authority and that of the root; one file, PEM.
pub fn pem_crls(bank: &Bank, list: &str) -> String {
    let mut all = String::new();
    for name in [list, "root"] {
        let (der, pem) =
            (bank.scratch(&format!("{name}.crl")), bank.scratch(&format!("{name}.crl.pem")));
        bank.download(&format!("/crl/{name}.crl"), &der);
        openssl(&format!("crl -inform DER -in {der} -out {pem}"));
        all += &std::fs::read_to_string(pem).expect("a PEM file");
    }
    let path = bank.scratch("crls.pem");
    std::fs::write(&path, all).expect("writable");
    path
}

#[test]
fn openssl_verifies_the_chain_with_the_crls() {
    let bank = Bank::start();
    let certificate = enrolled(&bank, "chain", &[]);
    let crls = pem_crls(&bank, "issuing");
    must(
        "openssl",
        [
            "verify",
            "-x509_strict",
            "-crl_check_all",
            "-policy_check",
            "-explicit_policy",
            "-policy",
            "anyPolicy",
            "-CAfile",
            &bank.root(),
            "-untrusted",
            &bank.issuer(),
            "-CRLfile",
            &crls,
            &certificate,
        ],
    );
}

#[test]
fn a_replaced_certificate_is_on_the_crl_at_once() {
    let bank = Bank::start();
    let old = enrolled(&bank, "old", &[]);
    let new = enrolled(&bank, "new", &[]);
    let crls = pem_crls(&bank, "issuing");
    let verify = |certificate: &str| {
        run(
            "openssl",
            [
                "verify",
                "-crl_check_all",
                "-CAfile",
                &bank.root(),
                "-untrusted",
                &bank.issuer(),
                "-CRLfile",
                &crls,
                certificate,
            ],
        )
    };
    let refused = verify(&old);
    assert!(!refused.success && refused.text().contains("revoked"), "{}", refused.text());
    assert!(verify(&new).success);
}

#[test]
fn the_profile_is_that_of_a_joint_certificate() {
    let bank = Bank::start();
    let certificate = enrolled(&bank, "profile", &[]);
    let text = openssl(&format!("x509 -in {certificate} -noout -text")).stdout;
    let order = [
        "X509v3 Authority Key Identifier",
        "X509v3 Subject Key Identifier",
        "X509v3 Key Usage: critical",
        "X509v3 Certificate Policies: critical",
        "X509v3 CRL Distribution Points",
    ];
    let places: Vec<usize> = order
        .iter()
        .map(|name| text.find(name).unwrap_or_else(|| panic!("{name} is missing:\n{text}")))
        .collect();
    assert!(places.is_sorted(), "extensions are in the order of the profile:\n{text}");
    assert!(text.contains("Digital Signature, Non Repudiation\n"), "{text}");
    assert!(!text.contains("Basic Constraints") && !text.contains("Extended Key Usage"), "{text}");
    // A request without R gets a certificate without VID (id-kisa-identifyData).
    assert!(!text.contains("1.2.410.200004.10.1.1"), "{text}");
    // Korean days: 00:00:00 and 23:59:59 at +09:00.
    assert!(text.contains("15:00:00") && text.contains("14:59:59"), "{text}");
}
