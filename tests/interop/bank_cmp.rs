//! OpenSSL's CMP client enrolls at the mock bank.

use crate::{
    bank_process::{Bank, Codes, make_request},
    program::{Finished, openssl, run},
};

/// Enrolls with OpenSSL.
pub fn enroll(bank: &Bank, codes: &Codes, csr: &str, certificate: &str, more: &[&str]) -> Finished {
    let secret = format!("pass:{}", codes.code);
    let mut arguments = vec![
        "cmp",
        "-cmd",
        "p10cr",
        "-server",
        &bank.address,
        "-path",
        "/cmp",
        "-ref",
        &codes.reference,
        "-secret",
        &secret,
        "-csr",
        csr,
        "-certout",
        certificate,
    ];
    arguments.extend_from_slice(more);
    run("openssl", arguments)
}

fn public_key(command: &str) -> String {
    openssl(command).stdout
}

#[test]
fn openssl_enrolls_with_explicit_confirmation() {
    let bank = Bank::start();
    let (key, csr) = make_request(&bank, "explicit");
    let certificate = bank.scratch("explicit.pem");
    let done = enroll(&bank, &bank.codes(&[]), &csr, &certificate, &[]);
    assert!(done.success, "{}", done.text());
    // OpenSSL 3.0 writes these names in capitals, later versions as the standard does.
    let said = done.text().to_lowercase();
    assert!(
        ["certconf", "pkiconf"].iter().all(|message| said.contains(message)),
        "{}",
        done.text()
    );
    assert_eq!(
        public_key(&format!("x509 -in {certificate} -noout -pubkey")),
        public_key(&format!("pkey -in {key} -pubout")),
        "the certificate is for the key in the request"
    );
    let text = openssl(&format!("x509 -in {certificate} -noout -subject -nameopt utf8")).stdout;
    assert!(
        !text.contains("someone else"),
        "names come from the bank's records, not from the request: {text}"
    );
}

#[test]
fn openssl_enrolls_with_implicit_confirmation_and_another_mac() {
    let bank = Bank::start();
    let (_, csr) = make_request(&bank, "implicit");
    let certificate = bank.scratch("implicit.pem");
    let done = enroll(
        &bank,
        &bank.codes(&[]),
        &csr,
        &certificate,
        &["-implicit_confirm", "-mac", "hmacWithSHA256"],
    );
    assert!(done.success, "{}", done.text());
    assert!(
        !done.text().contains("certConf"),
        "the bank grants implicit confirmation: {}",
        done.text()
    );
}

#[test]
fn same_request_gets_the_same_certificate_and_another_one_is_refused() {
    let bank = Bank::start();
    let codes = bank.codes(&[]);
    let (_, csr) = make_request(&bank, "first");
    let (first, second) = (bank.scratch("first.pem"), bank.scratch("second.pem"));
    assert!(enroll(&bank, &codes, &csr, &first, &[]).success);
    let again = enroll(&bank, &codes, &csr, &second, &[]);
    assert!(again.success, "{}", again.text());
    assert_eq!(std::fs::read(first).expect("first"), std::fs::read(second).expect("second"));

    let (_, other) = make_request(&bank, "other");
    let refused = enroll(&bank, &codes, &other, &bank.scratch("none.pem"), &[]);
    assert!(!refused.success);
    assert!(refused.text().contains("certConfirmed"), "{}", refused.text());
}

#[test]
fn wrong_code_and_unknown_reference_look_the_same() {
    let bank = Bank::start();
    let (_, csr) = make_request(&bank, "wrong");
    let good = bank.codes(&[]);
    let wrong = Codes { reference: good.reference, code: "not-the-code".to_owned() };
    let unknown = Codes { reference: "0000000000".to_owned(), code: "not-the-code".to_owned() };
    for codes in [wrong, unknown] {
        // A party that does not know the secret cannot receive a protected refusal.
        let refused =
            enroll(&bank, &codes, &csr, &bank.scratch("none.pem"), &["-unprotected_errors"]);
        assert!(!refused.success);
        assert!(refused.text().contains("badMessageCheck"), "{}", refused.text());
    }
}
