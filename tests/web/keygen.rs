//! Keys and requests with the browser's randomness.

use std::collections::HashSet;

use ingam_core::{csr, key, key::Key, vid_random};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::support::{
    authority::{rng, subject},
    stopwatch,
};

#[wasm_bindgen_test]
fn every_key_is_another_one() {
    let keys: Vec<Key> = (0..50).map(|_| Key::make(&mut rng())).collect();
    let public: HashSet<_> = keys.iter().map(Key::public_key_info).collect();
    let random: HashSet<_> =
        keys.iter().filter_map(Key::random).map(|random| *random.expose()).collect();
    assert_eq!((public.len(), random.len()), (50, 50));
    for key in &keys {
        let signature = key.sign(b"text");
        assert!(key::verify(&key.public_key_info(), b"text", &signature));
        assert!(!key::verify(&key.public_key_info(), b"another text", &signature));
    }
}

#[wasm_bindgen_test]
fn a_request_names_its_key_and_subject() {
    let key = Key::make(&mut rng());
    let csr = csr::derive_csr(&key, &subject(), None).unwrap();
    assert!(csr::is_for(&csr, &key, &subject()));
    assert!(!csr::is_for(&csr, &Key::make(&mut rng()), &subject()));
}

/// Prints medians; the budget holds for the `web` profile, so it is checked where that is measured.
#[wasm_bindgen_test]
fn measure_key_and_request() {
    let recipient = Key::make(&mut rng()).public_key_info();
    let (mut keys, mut requests, mut randoms) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..50 {
        let started = stopwatch();
        let key = Key::make(&mut rng());
        let made = stopwatch();
        csr::derive_csr(&key, &subject(), None).unwrap();
        let signed = stopwatch();
        let random = key.random().unwrap();
        vid_random::encrypt(random, &recipient, &key.public_key_info(), &mut rng()).unwrap();
        keys.push(made - started);
        requests.push(signed - made);
        randoms.push(stopwatch() - signed);
    }
    console_log!(
        "medians of 50, ms: key {:.3}, request {:.3}, R to the bank {:.3}",
        median(keys),
        median(requests),
        median(randoms)
    );
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
