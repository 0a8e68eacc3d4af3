//! Seals, and what is in them. Anything is a seal that does not open; anything of some kilobytes can be
//! sealed and opened again; anything may come out of the seal of a pending entry.
#![no_main]

use ingam_core::{
    seal::{self, Content, Place, UnsealError, pending::PendingSecrets},
    vault::EntryId,
};
use ingam_fuzz::{PASSWORD, Repeating};
use libfuzzer_sys::fuzz_target;

const SECRET: [u8; 32] = [0x42; 32];

fuzz_target!(|data: &[u8]| {
    let id = EntryId::derive([0x5a; 16]);
    let origin = "https://ingam.example";
    let place = Place { content: Content::Pending, id: &id, origin, certificate: None };
    assert!(seal::unseal_with_secret(data, &SECRET, &place).is_err());
    // With a password a seal that is complete costs Argon2, which no input here is worth.
    if data.len() < HEADER + WRAPPED || data[DERIVATION] != ARGON2ID {
        let refused = seal::unseal(data, PASSWORD, &place);
        assert!(matches!(refused, Err(UnsealError::DoesNotOpen | UnsealError::Unsupported)));
    }

    if let Ok(sealed) = seal::seal_with_secret(data, &SECRET, &place, &mut Repeating) {
        let opened = seal::unseal_with_secret(&sealed, &SECRET, &place);
        assert_eq!(opened.as_deref().map(Vec::as_slice), Ok(data));
    }
    if let Some(secrets) = PendingSecrets::read(data) {
        assert_eq!(secrets.to_bytes().as_slice(), data);
    }
});

// The layout of a seal: docs/storage-format.md.
const DERIVATION: usize = 9;
const ARGON2ID: u8 = 1;
const HEADER: usize = 56;
const WRAPPED: usize = 48;
