//! How long it takes to read what others wrote.

use ingam_core::certificate::Certificate;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::{keygen::median, support::stopwatch};

/// P-256 with few extensions, RSA as a joint certificate is, and one with every extension there is.
const CERTIFICATES: [(&str, &[u8]); 3] = [
    ("P-256", include_bytes!("../../crates/core/tests/files/doctor/leaf.der")),
    ("RSA", include_bytes!("../../crates/core/tests/files/npki/yessign-test/signCert.der")),
    ("every extension", include_bytes!("../../crates/core/tests/files/doctor/everything.der")),
];

/// Milliseconds for one certificate.
const BUDGET: f64 = 0.25;

/// Prints medians, and compares them with the budget. A clock in the browser ticks slowly, so each time is that of a hundred readings.
#[wasm_bindgen_test]
fn measure_certificate() {
    for (kind, der) in CERTIFICATES {
        let times = (0..20).map(|_| {
            let started = stopwatch();
            for _ in 0..100 {
                assert_eq!(Certificate::parse(der).unwrap().der().len(), der.len());
            }
            (stopwatch() - started) / 100.0
        });
        let median = median(times.collect());
        console_log!("certificate ({kind}, {} bytes), median of 20, ms: {median:.4}", der.len());
        assert!(median <= BUDGET, "{kind}: {median} ms");
    }
}
