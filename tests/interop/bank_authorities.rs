//! 범용 by each issuing authority: OpenSSL, Java, NSS and GnuTLS believe it. Whoever can be told
//! which policy has to be there is told, and refuses another one.

use std::path::Path;

use crate::{
    bank_chain::{enrolled, pem_crls},
    bank_process::Bank,
    program::{Finished, must, run},
};

/// Authority, its revocation list, a customer, and the policy of 범용 for that customer. They are
/// different people, because a new certificate revokes the one before.
const GENERAL: [(&str, &str, &str, &str); 3] = [
    ("bank", "issuing", "hong", "1.3.6.1.4.1.32473.2.1.1"),
    ("garam", "garam", "kim", "1.3.6.1.4.1.32473.2.2.1"),
    ("nuri", "nuri", "ingamtrade", "1.3.6.1.4.1.32473.2.3.3"),
];

/// A policy that nobody was given.
const NOBODYS: &str = "1.3.6.1.4.1.32473.2.9.9";

/// A certificate of one authority, as paths.
struct General {
    certificate: String,
    issuer: String,
    crls: String,
    policy: &'static str,
}

/// Calls `judge` with the certificate of every authority.
fn each(judge: impl Fn(&Bank, &General)) {
    let bank = Bank::start();
    for (authority, list, customer, policy) in GENERAL {
        let codes = ["--customer", customer, "--product", "general", "--authority", authority];
        let file = if authority == "bank" { "issuer" } else { authority };
        let general = General {
            certificate: enrolled(&bank, authority, &codes),
            issuer: bank.data(&format!("{file}.pem")).display().to_string(),
            crls: pem_crls(&bank, list),
            policy,
        };
        judge(&bank, &general);
    }
}

/// The one policy passes, another does not.
fn only(general: &General, verify: impl Fn(&str) -> Finished) {
    let right = verify(general.policy);
    assert!(right.success, "{}:\n{}", general.issuer, right.text());
    let wrong = verify(NOBODYS);
    assert!(!wrong.success, "{}:\n{}", general.issuer, wrong.text());
}

#[test]
fn openssl_with_the_policy_and_the_lists() {
    each(|bank, general| {
        only(general, |policy| {
            let strict = ["verify", "-x509_strict", "-crl_check_all", "-explicit_policy"];
            let (root, General { certificate, issuer, crls, .. }) = (bank.root(), general);
            let files = ["-CAfile", &root, "-untrusted", issuer, "-CRLfile", crls, certificate];
            run("openssl", [strict.as_slice(), &["-policy", policy], &files].concat())
        });
    });
}

#[test]
fn java_with_the_policy_and_the_lists() {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/java/PolicyPath.java");
    let program = program.display().to_string();
    each(|bank, general| {
        only(general, |policy| {
            let General { certificate, issuer, crls, .. } = general;
            run("java", [&program, &bank.root(), issuer, certificate, crls, policy])
        });
    });
}

#[test]
fn nss_with_the_policy() {
    each(|bank, general| {
        let database = tempfile::tempdir().expect("a temporary directory");
        let database = database.path().display().to_string();
        must("certutil", ["-N", "-d", &database, "--empty-password"]);
        must("certutil", ["-A", "-d", &database, "-n", "root", "-t", "C,C,C", "-i", &bank.root()]);
        only(general, |policy| {
            // `-pp` is the validation of RFC 5280; the older one knows no policies.
            let policy = format!("OID.{policy}");
            let General { certificate, issuer, .. } = general;
            let judged = ["-d", &database, "-pp", "-o", &policy, "-a", certificate, "-a", issuer];
            run("vfychain", judged)
        });
    });
}

#[test]
fn gnutls_with_the_lists() {
    each(|bank, general| {
        let General { certificate, issuer, crls, .. } = general;
        let read = |path: &str| std::fs::read_to_string(path).expect("a PEM file");
        let chain = bank.scratch("chain.pem");
        std::fs::write(&chain, read(certificate) + &read(issuer)).expect("writable");
        let root = bank.root();
        let trusted = ["--verify", "--load-ca-certificate", &root, "--load-crl", crls];
        must("certtool", [trusted.as_slice(), &["--infile", &chain]].concat());
    });
}
