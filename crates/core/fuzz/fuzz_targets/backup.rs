//! Backups of a whole vault, and what is under their seal. What is read can be written, and reads as the
//! same.
#![no_main]

use ingam_core::backup::{self, Contents, OpenError};
use ingam_fuzz::PASSWORD;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // A backup that is complete costs Argon2, which no input here is worth.
    if data.len() < COMPLETE || data[DERIVATION] != ARGON2ID {
        let refused = backup::open(data, PASSWORD);
        assert!(matches!(refused, Err(OpenError::DoesNotOpen | OpenError::Unsupported)));
    }
    if let Some(contents) = Contents::read(data) {
        let written = contents.to_bytes().expect("there is no more than what was read");
        assert_eq!(Contents::read(&written), Some(contents));
    }
});

// The layout of a backup and its seal: docs/storage-format.md.
const DERIVATION: usize = 25 + 9;
const ARGON2ID: u8 = 1;
const COMPLETE: usize = 25 + 56 + 48;
