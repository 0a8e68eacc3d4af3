//! Private keys in the clear: PKCS#8, SEC1, PKCS#1. What is read can be written, and is the same key.
#![no_main]

use ingam_core::{key::Key, private_key::PrivateKey};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(key) = PrivateKey::read(data) {
        let written = key.to_pkcs8();
        let again = PrivateKey::read(&written).expect("what was written is read");
        assert_eq!(again.public_key_info(), key.public_key_info());
        assert_eq!(again.to_pkcs8(), written);
        assert_eq!(again.algorithm(), key.algorithm());
    }
    if let Ok(key) = Key::from_pkcs8(data) {
        let _ = key.sign(data);
    }
});
