//! Every scheme of encryption under a password: the DER of an `AlgorithmIdentifier`, and behind it the
//! ciphertext.
#![no_main]

use ingam_core::password_encryption::{decrypt, describe};
use ingam_fuzz::{PASSWORD, little_work};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let length = match data {
        [_, 0x81, length, ..] => 3 + usize::from(*length),
        [_, length, ..] => 2 + usize::from(*length),
        _ => return,
    };
    let Some((algorithm, ciphertext)) = data.split_at_checked(length) else {
        return;
    };
    let described = describe(algorithm);
    let mut work = little_work();
    let before = work.spent();
    let decrypted = decrypt(algorithm, ciphertext, PASSWORD, &mut work);
    if let Ok(plaintext) = decrypted {
        let rounds = described.expect("what is read can be told in words").rounds;
        assert!(work.spent() - before >= rounds);
        assert!(plaintext.len() <= ciphertext.len());
    }
});
