//! A certificate: every field, and a chain of it.
#![no_main]

use ingam_core::{
    certificate::Certificate,
    chain,
    cmp::IssuedCertificate,
    enrollment::{self, Wanted},
    key::Key,
    own_request::OwnRequest,
};
use ingam_fuzz::{NOW, Repeating};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(certificate) = Certificate::parse(data) else {
        return;
    };
    assert_eq!(certificate.der(), data);
    for text in [
        certificate.subject_text(),
        certificate.issuer_text(),
        certificate.subject_name(),
        certificate.issuer_name(),
        certificate.serial(),
        certificate.key_text(),
        certificate.signature_text(),
    ] {
        assert!(text.len() <= 8 * data.len());
    }
    let _ = (certificate.policies(), certificate.identity());
    let _ = (certificate.crl_url(), certificate.ocsp_url());
    let _ = (certificate.is_valid_at(NOW), certificate.verifies(b"message", data));

    let pool = [certificate.clone()];
    let chain = chain::build(&certificate, &pool);
    let root = certificate.fingerprint();
    let _ = chain::verify(&certificate, &chain, &root, NOW);
    let key = Key::make(&mut Repeating);
    let wanted = Wanted {
        key: &key,
        subject: certificate.subject(),
        policy: "1.2.410.200005.1.1.4",
        number: Some("9001011234568"),
        not_after: None,
        known: &pool,
        root_sha256: &root,
        now: NOW,
    };
    let issued = IssuedCertificate { certificate: data.to_vec(), others: vec![data.to_vec()] };
    assert!(enrollment::finish(&issued, &wanted).is_err(), "it is for another key");
    assert!(OwnRequest::read(data).is_err(), "a certificate is not a request");
});
