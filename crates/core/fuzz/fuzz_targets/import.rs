//! Anything, as a file that a person brings: what it is, and what comes out of it.
#![no_main]

use ingam_core::import::{File, open, survey};
use ingam_fuzz::{PKCS12_PASSWORD, little_work};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let files = [File { name: "file", bytes: data }];
    let survey = survey(&files);
    assert!(!survey.found.is_empty(), "there is something to say of every file");
    let _ = survey.needs_password();
    if let Ok(opened) = open(&files, PKCS12_PASSWORD, &mut little_work()) {
        assert!(!opened.identities.is_empty());
        for identity in &opened.identities {
            assert_eq!(identity.key.public_key_info(), identity.certificate.public_key_info());
        }
    }
});
