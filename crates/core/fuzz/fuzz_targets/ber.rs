//! BER to DER: what comes out is DER, and stays what it is.
#![no_main]

use ingam_core::ber::to_der;
use libfuzzer_sys::fuzz_target;

const LARGEST: usize = 256 * 1024;

fuzz_target!(|data: &[u8]| {
    if let Ok(der) = to_der(data, LARGEST) {
        let again = to_der(&der, LARGEST);
        assert_eq!(again.as_deref(), Ok(&*der));
    }
});
