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

#[test]
fn certificates_and_list_of_the_other_institution() {
    let bank = Bank::start();
    let (file, pem) = (bank.scratch("bada.pfx"), bank.scratch("bada.pem"));
    for key in ["p256", "rsa"] {
        let url = format!("http://{}/demo/foreign", bank.address);
        let order = format!("customer=hong&form=pfx&key={key}&kind=good");
        must("curl", ["-sS", "--fail", "-o", &file, "-d", &order, &url]);
        let read = ["pkcs12", "-in", &file, "-passin", "pass:Bada-demo-77!", "-clcerts", "-nokeys"];
        must("openssl", [&read[..], &["-out", &pem]].concat());
        must("openssl", ["x509", "-in", &pem, "-out", &pem]);
        lint(&["lint_pkix_cert", &pem]);
    }
    for name in ["foreign", "foreign-root"] {
        let certificate = bank.data(&format!("{name}.pem")).display().to_string();
        lint(&["lint_pkix_cert", &certificate]);
    }
    let list = bank.scratch("bada.crl");
    bank.download("/bada/crl/foreign.crl", &list);
    lint(&["lint_crl", "-t", "CRL", "-p", "PKIX", &list]);
}
