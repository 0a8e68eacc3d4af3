//! The seal in the browser's memory and at its speed.

use ingam_core::{
    password::{CertPassword, Personal},
    seal::{Content, Place, UnsealError, seal_within_memory, unseal},
    vault::EntryId,
};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::{
    keygen::median,
    support::{PASSWORD, authority::rng, stopwatch},
};

/// Seals made natively, by another program even, open here.
#[wasm_bindgen_test]
fn the_pinned_vector_opens() {
    let sealed = include_bytes!("../../crates/core/tests/vectors/seal-v1-argon2id-64m.bin");
    let text = include_bytes!("../../crates/core/tests/vectors/openssl-p256.pkcs8.der");
    let id = EntryId::parse("000102030405060708090a0b0c0d0e0f").unwrap();
    let certificate = std::array::from_fn(|at| at as u8);
    let place = Place {
        content: Content::Key,
        id: &id,
        origin: "https://ingam.example",
        certificate: Some(certificate),
    };
    let opened = unseal(sealed, "correct-Pferd-7-배터리", &place).unwrap();
    assert_eq!(opened.as_slice(), text);
}

#[wasm_bindgen_test]
fn measure_seal_and_unseal() {
    let password = CertPassword::parse(PASSWORD, &Personal::default()).unwrap();
    let id = EntryId::derive([1; 16]);
    let place = Place { content: Content::Key, id: &id, origin: "here", certificate: None };
    let (mut seals, mut unseals) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let started = stopwatch();
        let sealed = seal_within_memory(&[7; 179], &password, &place, &mut rng()).unwrap();
        let made = stopwatch();
        assert_eq!(unseal(&sealed, PASSWORD, &place).unwrap().as_slice(), [7; 179]);
        seals.push(made - started);
        unseals.push(stopwatch() - made);
        // 64 MiB, 3 passes, 4 lanes: the browser gave the memory for the standard strength.
        assert_eq!(sealed[10..16], [0, 1, 0, 0, 3, 4]);
        assert_eq!(unseal(&sealed, "wrong", &place).unwrap_err(), UnsealError::DoesNotOpen);
    }
    console_log!("medians of 5, ms: seal {:.0}, unseal {:.0}", median(seals), median(unseals));
}
