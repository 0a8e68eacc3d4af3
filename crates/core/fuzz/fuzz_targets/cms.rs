//! CMS messages, as the doctor reads them. Inputs that became something else are not built upon.
#![no_main]

use ingam_core::doctor::{File, examine};
use ingam_fuzz::NOW;
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|data: &[u8]| -> Corpus {
    let reports = examine(&[File { name: "file", bytes: data }], None, None, NOW);
    match reports.first().map(|report| report.kind.id()) {
        Some("kind-signed" | "kind-cms") => Corpus::Keep,
        _ => Corpus::Reject,
    }
});
