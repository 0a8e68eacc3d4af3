//! Backups on paper: lines as somebody types them or a camera sees them. What comes out is what was
//! printed.
#![no_main]

use ingam_core::paper;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    if let Ok(bytes) = paper::join(text.lines()) {
        let lines = paper::split(&bytes).expect("what was read fits on paper");
        assert_eq!(paper::join(lines.iter().map(String::as_str)), Ok(bytes));
    }
    if let Some(lines) = paper::split(data) {
        let backwards = lines.iter().rev().map(String::as_str);
        assert_eq!(paper::join(backwards).as_deref(), Ok(data));
    }
});
