//! Private keys under a password.
#![no_main]

use ingam_core::encrypted_key::EncryptedPrivateKeyInfo;
use ingam_fuzz::{PASSWORD, little_work};
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|data: &[u8]| -> Corpus {
    let Some(info) = EncryptedPrivateKeyInfo::read(data) else {
        return Corpus::Reject;
    };
    let protection = info.protection();
    let opened = info.open(PASSWORD, &mut little_work());
    assert!(opened.is_err() || protection.is_some(), "what opens can be told in words");
    Corpus::Keep
});
