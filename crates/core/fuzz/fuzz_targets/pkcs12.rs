//! PKCS#12 files. One without a MAC is read like any other, so what is invented is looked into.
#![no_main]

use ingam_core::{certificate::Certificate, pkcs12::Pfx, private_key::PrivateKey};
use ingam_fuzz::{PKCS12_PASSWORD, little_work};
use libfuzzer_sys::fuzz_target;

const MOST_BAGS: usize = 32;

fuzz_target!(|data: &[u8]| {
    let Ok(file) = Pfx::parse(data) else {
        return;
    };
    let _ = (file.integrity(), file.visible());
    for password in [PKCS12_PASSWORD, ""] {
        let Ok(bags) = file.open(password, &mut little_work()) else {
            continue;
        };
        assert!(bags.keys.len() + bags.certificates.len() + bags.others <= MOST_BAGS);
        for key in &bags.keys {
            let _ = PrivateKey::read(&key.private_key_info);
        }
        for bag in &bags.certificates {
            let _ = Certificate::parse(&bag.der);
        }
    }
});
