//! Anything, as the doctor reads it.
#![no_main]

use ingam_core::doctor::{File, examine};
use ingam_fuzz::NOW;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let reports = examine(&[File { name: "file", bytes: data }], None, None, NOW);
    assert!(!reports.is_empty(), "there is something to say of every file");
});
