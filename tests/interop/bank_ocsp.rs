//! The mock bank's responder: OpenSSL, GnuTLS and Java ask it, pkilint judges what it signs.

use std::path::Path;

use crate::{
    bank_chain::enrolled,
    bank_lint::lint,
    bank_process::Bank,
    program::{openssl, run},
};

/// Authority, its file, where its responder is, and a customer for each.
const AUTHORITIES: [(&str, &str, &str, &str); 3] = [
    ("bank", "issuer", "", "hong"),
    ("garam", "garam", "/garam", "kim"),
    ("nuri", "nuri", "/nuri", "ingamtrade"),
];

/// What one authority issued, as paths.
struct Issued {
    /// The responder's URL.
    url: String,
    issuer: String,
    /// Replaced by the newer one.
    old: String,
    new: String,
}

/// Calls `judge` with two certificates of every authority.
fn each(judge: impl Fn(&Bank, &Issued)) {
    let bank = Bank::start();
    for (authority, file, below, customer) in AUTHORITIES {
        let codes = ["--customer", customer, "--product", "general", "--authority", authority];
        let issued = Issued {
            url: format!("http://{}/ocsp{below}", bank.address),
            issuer: bank.data(&format!("{file}.pem")).display().to_string(),
            old: enrolled(&bank, &format!("{authority}-old"), &codes),
            new: enrolled(&bank, &format!("{authority}-new"), &codes),
        };
        judge(&bank, &issued);
    }
}

#[test]
fn openssl_with_nothing_but_the_root() {
    each(|bank, Issued { url, issuer, old, new }| {
        let root = bank.root();
        for digest in ["-sha1", "-sha256"] {
            let text = openssl(&format!(
                "ocsp -issuer {issuer} {digest} -cert {old} {digest} -cert {new} -url {url} -CAfile {root}"
            ))
            .text();
            assert!(text.contains("Response verify OK") && !text.contains("WARNING"), "{text}");
            assert!(text.contains(&format!("{old}: revoked\n")), "{text}");
            assert!(text.contains("Reason: superseded\n"), "{text}");
            assert!(text.contains(&format!("{new}: good\n")), "{text}");
        }
        // The address in the certificate is that one.
        let named = openssl(&format!("x509 -in {new} -noout -ocsp_uri")).stdout;
        assert_eq!(named.trim(), url);
    });
}

#[test]
fn gnutls_with_a_nonce() {
    each(|_, Issued { url, issuer, old, new }| {
        for (certificate, status) in [(old, "revoked"), (new, "good")] {
            let ask = format!("--ask={url}");
            let files = ["--load-cert", certificate, "--load-issuer", issuer];
            // It does not build a chain: the issuer is what it trusts.
            let asked = [ask.as_str(), "--nonce", "--load-trust", issuer];
            let told = run("ocsptool", [asked.as_slice(), &files].concat());
            let text = told.text();
            assert!(told.success, "{text}");
            assert!(text.contains("Verifying OCSP Response: Success."), "{text}");
            assert!(text.contains(&format!("Certificate Status: {status}")), "{text}");
        }
    });
}

#[test]
fn java_goes_where_the_certificate_says() {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/java/OcspPath.java");
    let program = program.display().to_string();
    each(|bank, Issued { issuer, old, new, .. }| {
        for (certificate, said) in [(old, "REVOKED"), (new, "good")] {
            let told = run("java", [&program, &bank.root(), issuer, certificate]);
            assert!(told.success, "{}", told.text());
            assert_eq!(told.stdout.trim(), said, "{}", told.text());
        }
    });
}

#[test]
fn pkilint_of_responses_and_of_who_signs_them() {
    each(|bank, Issued { url, issuer, old, new }| {
        let (response, root) = (bank.scratch("response.der"), bank.root());
        for asked in [
            format!("-cert {old} -cert {new}"),
            format!("-sha256 -cert {new} -no_nonce"),
            "-serial 0x4711".to_owned(),
        ] {
            let text = openssl(&format!(
                "ocsp -issuer {issuer} {asked} -url {url} -CAfile {root} -respout {response} -resp_text"
            ))
            .stdout;
            lint(&["lint_ocsp_response", &response]);
            let (_, certificate) = text.split_once("-----BEGIN").expect("the signer's certificate");
            let (certificate, _) = certificate.split_once("END CERTIFICATE-----").expect("its end");
            let path = bank.scratch("responder.pem");
            let pem = format!("-----BEGIN{certificate}END CERTIFICATE-----\n");
            std::fs::write(&path, pem).expect("writable");
            lint(&["lint_pkix_cert", &path]);
        }
    });
}
