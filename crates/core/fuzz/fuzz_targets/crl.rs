//! Certificate revocation lists, as the doctor reads them, and as the word of an issuer. Inputs that became something
//! else are not built upon.
#![no_main]

use std::sync::LazyLock;

use ingam_core::{
    certificate::Certificate,
    crl,
    doctor::{File, examine},
};
use ingam_fuzz::NOW;
use libfuzzer_sys::{Corpus, fuzz_target};

static ISSUER: LazyLock<Certificate> =
    LazyLock::new(|| certificate(include_bytes!("../../tests/files/ocsp/issuer.cer")));
static REVOKED: LazyLock<Certificate> =
    LazyLock::new(|| certificate(include_bytes!("../../tests/files/ocsp/revoked.cer")));

fn certificate(der: &[u8]) -> Certificate {
    Certificate::parse(der).expect("it was there before")
}

fuzz_target!(|data: &[u8]| -> Corpus {
    if let Ok(entry) = crl::read(data, (&REVOKED, &ISSUER), None, NOW + 86_400) {
        assert_ne!(entry.status, ingam_core::ocsp::Status::Unknown);
    }
    let reports = examine(&[File { name: "file", bytes: data }], None, None, NOW);
    match reports.first().map(|report| report.kind.id()) {
        Some("kind-crl") => Corpus::Keep,
        _ => Corpus::Reject,
    }
});
