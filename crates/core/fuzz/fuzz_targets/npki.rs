//! The two files of NPKI: the key, and the folder that the certificate says. A path out of a stranger's
//! certificate stays below the folder that the person chose.
#![no_main]

use ingam_core::{certificate::Certificate, encrypted_key, npki};
use ingam_fuzz::{PASSWORD, little_work};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(certificate) = Certificate::parse(data) {
        let path = npki::folder(&certificate);
        let folders: Vec<&str> = path.split('/').collect();
        let &["NPKI", authority, "USER", subject, ""] = folders.as_slice() else {
            panic!("{path:?}");
        };
        for name in [authority, subject] {
            assert!(!matches!(name, "" | "." | ".."), "{path:?}");
            assert!(name.len() <= 255 && !name.contains(['\\', '\0', ':']), "{path:?}");
        }
    }
    if let Ok(key) = encrypted_key::open(data, PASSWORD, &mut little_work()) {
        let _ = (key.public_key_info(), key.random().is_some());
    }
});
