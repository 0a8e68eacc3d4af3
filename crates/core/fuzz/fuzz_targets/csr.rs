//! Certification requests: as the doctor reads them, and as a person brings one of her own.
#![no_main]

use ingam_core::{
    csr,
    doctor::{File, examine},
    key::Key,
    own_request::OwnRequest,
};
use ingam_fuzz::{NOW, Repeating};
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|data: &[u8]| -> Corpus {
    if let Ok(request) = OwnRequest::read(data) {
        let _ = request.is_answered_by(data, data);
        let text = request.to_base64();
        assert_eq!(OwnRequest::read(text.as_bytes()), Ok(request));
    }
    // A subject, and a whole request.
    let key = Key::make(&mut Repeating);
    if let Ok(request) = csr::derive_csr(&key, data, None) {
        assert!(csr::is_for(&request, &key, data));
    }
    let _ = csr::is_for(data, &key, data);
    let reports = examine(&[File { name: "file", bytes: data }], None, None, NOW);
    match reports.first().map(|report| report.kind.id()) {
        Some("kind-unknown") => Corpus::Reject,
        _ => Corpus::Keep,
    }
});
