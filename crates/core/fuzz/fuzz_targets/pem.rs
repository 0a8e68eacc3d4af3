//! Text with blocks. What is read can be written, and reads as the same.
#![no_main]

use ingam_core::pem::{self, Content};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(blocks) = pem::read(data) else {
        return;
    };
    assert_eq!(pem::is_pem(data), !blocks.is_empty());
    for block in &blocks {
        if let Content::Der(der) = &block.content {
            let written = pem::write(&block.label, der);
            assert_eq!(pem::read(written.as_bytes()).as_deref(), Ok(&[block.clone()][..]));
        }
    }
});
