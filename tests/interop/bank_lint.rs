//! pkilint has no finding at WARNING or above on what the mock bank signs.

use crate::{
    bank_chain::enrolled,
    bank_process::Bank,
    program::{from_environment, must},
};

pub fn lint(arguments: &[&str]) {
    let tool = from_environment("INGAM_PKILINT_VENV").join("bin").join(arguments[0]);
    // Without -s the exit status would also count remarks of level INFO.
    let mut all = vec!["lint", "-s", "WARNING"];
    all.extend_from_slice(&arguments[1..]);
    must(tool, all);
}

#[test]
fn certificates() {
    let bank = Bank::start();
    let personal = enrolled(&bank, "personal", &[]);
    let chosen = ["--customer", "kim", "--product", "general", "--authority", "garam"];
    let general = enrolled(&bank, "general", &chosen);
    let garam = bank.data("garam.pem").display().to_string();
    for certificate in [personal, general, bank.root(), bank.issuer(), garam] {
        lint(&["lint_pkix_cert", &certificate]);
    }
}

#[test]
fn revocation_lists() {
    let bank = Bank::start();
    enrolled(&bank, "old", &[]);
    enrolled(&bank, "new", &[]);
    for (name, kind) in [("issuing", "CRL"), ("root", "ARL")] {
        let path = bank.scratch(&format!("{name}.crl"));
        bank.download(&format!("/crl/{name}.crl"), &path);
        lint(&["lint_crl", "-t", kind, "-p", "PKIX", &path]);
    }
}
