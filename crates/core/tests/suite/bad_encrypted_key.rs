//! Damaged and hostile encrypted keys: each named file has one defect.

use std::time::Instant;

use ingam_core::{
    encrypted_key,
    password_encryption::{Recipe, TooMuchWork, Work},
    private_key::PrivateKey,
};

use crate::{
    files::{file, listing},
    support::rng,
};

const PASSWORD: &str = "correct-Pferd-7";

/// What becomes of each, and after how many rounds of derivation.
const EXPECTED: &str = "\
a-field-after-the-cipher.der: not an encrypted private key, 0 rounds
a-field-after-the-ciphertext.der: not an encrypted private key, 0 rounds
a-field-after-the-derivation.der: not an encrypted private key, 0 rounds
a-field-after-the-iv.der: not an encrypted private key, 0 rounds
a-field-after-the-rounds.key: not an encrypted private key, 0 rounds
aes-bit-flip-in-the-first-byte.der: does not open, 2048 rounds
aes-bit-flip-in-the-last-byte.der: does not open, 2048 rounds
aes-bit-flip-in-the-salt.der: does not open, 2048 rounds
aes-bit-flip-in-the-tenth-byte.der: does not open, 2048 rounds
aes-blocks-exchanged.der: does not open, 2048 rounds
aes-first-block-missing.der: does not open, 2048 rounds
aes-last-block-missing.der: does not open, 2048 rounds
aes-last-byte-missing.der: not an encrypted private key, 0 rounds
aes-trailing-byte.der: not an encrypted private key, 0 rounds
algorithm-without-identifier.der: not an encrypted private key, 0 rounds
ciphertext-as-a-string-of-bits.der: not an encrypted private key, 0 rounds
ciphertext-empty.der: not an encrypted private key, 0 rounds
ciphertext-of-159-bytes.der: not an encrypted private key, 0 rounds
ciphertext-of-one-byte.key: not an encrypted private key, 0 rounds
iv-empty.der: not an encrypted private key, 0 rounds
iv-missing.der: not an encrypted private key, 0 rounds
iv-of-15-bytes.der: not an encrypted private key, 0 rounds
iv-of-16-bytes-for-3des.der: not an encrypted private key, 0 rounds
iv-of-17-bytes.der: not an encrypted private key, 0 rounds
key-length-of-2-gigabytes.der: not an encrypted private key, 0 rounds
key-length-of-another-cipher.der: not an encrypted private key, 0 rounds
key-length-zero.der: not an encrypted private key, 0 rounds
longer-than-16-kilobytes.der: not an encrypted private key, 0 rounds
npki-bit-flip-in-the-first-byte.key: does not open, 2048 rounds
npki-bit-flip-in-the-last-byte.key: does not open, 2048 rounds
npki-bit-flip-in-the-salt.key: does not open, 2048 rounds
npki-bit-flip-in-the-tenth-byte.key: does not open, 2048 rounds
npki-blocks-exchanged.key: does not open, 2048 rounds
npki-bomb.key: too much work, 0 rounds
npki-first-block-missing.key: does not open, 2048 rounds
npki-last-block-missing.key: does not open, 2048 rounds
npki-last-byte-missing.key: not an encrypted private key, 0 rounds
npki-old-bomb.key: too much work, 0 rounds
npki-pbes2-bomb.key: too much work, 0 rounds
npki-rounds-missing.key: not an encrypted private key, 0 rounds
npki-rounds-zero.key: not an encrypted private key, 0 rounds
npki-salt-empty.key: not an encrypted private key, 0 rounds
npki-trailing-byte.key: not an encrypted private key, 0 rounds
opens-to-a-certificate.der: does not open, 2048 rounds
opens-to-a-key-with-a-trailing-byte.der: does not open, 2048 rounds
opens-to-an-encrypted-key.der: does not open, 2048 rounds
opens-to-ec-public-half-of-another.pkcs8.der: does not open, 2048 rounds
opens-to-ed25519.pkcs8.der: Ed25519 is not a supported kind of key, 2048 rounds
opens-to-nothing.der: does not open, 2048 rounds
opens-to-p384.pkcs8.der: EC P-384 is not a supported kind of key, 2048 rounds
opens-to-rsa-1024.pkcs8.der: RSA 1024 is not a supported kind of key, 2048 rounds
opens-to-rsa-bit-flip-in-the-modulus.pkcs1.der: does not open, 2048 rounds
opens-to-text.der: does not open, 2048 rounds
padding-of-17-bytes.der: does not open, 2048 rounds
padding-uneven.der: does not open, 2048 rounds
padding-zero.der: does not open, 2048 rounds
parameters-missing.der: not an encrypted private key, 0 rounds
parameters-nested-too-deep.der: not an encrypted private key, 0 rounds
parameters-null.key: not an encrypted private key, 0 rounds
pbes1-bomb.der: too much work, 0 rounds
pbkdf2-bomb-of-1000-bytes.der: too much work, 0 rounds
pbkdf2-bomb-of-31-bits.der: too much work, 0 rounds
pbkdf2-bomb-of-32-bits-and-one.der: too much work, 0 rounds
pbkdf2-bomb-of-64-bits-and-one.der: too much work, 0 rounds
pbkdf2-bomb.der: too much work, 0 rounds
pkcs12-bomb.der: too much work, 0 rounds
pkcs12-salt-empty.der: not an encrypted private key, 0 rounds
rounds-missing.der: not an encrypted private key, 0 rounds
rounds-negative.der: not an encrypted private key, 0 rounds
rounds-of-no-bytes.der: not an encrypted private key, 0 rounds
rounds-zero.der: not an encrypted private key, 0 rounds
salt-elsewhere.der: not an encrypted private key, 0 rounds
salt-empty.der: not an encrypted private key, 0 rounds
salt-of-1025-bytes.der: not an encrypted private key, 0 rounds
scrypt-block-size-zero.der: not an encrypted private key, 0 rounds
scrypt-bomb-of-2-to-the-63.der: too much work, 0 rounds
scrypt-bomb-of-64-bits.der: too much work, 0 rounds
scrypt-bomb-of-block-size.der: too much work, 0 rounds
scrypt-bomb-of-lanes.der: too much work, 0 rounds
scrypt-bomb-of-memory.der: too much work, 0 rounds
scrypt-bomb-of-rounds.der: too much work, 0 rounds
scrypt-bomb-of-the-largest-block-size.der: too much work, 0 rounds
scrypt-cost-1.der: not an encrypted private key, 0 rounds
scrypt-cost-not-a-power-of-two.der: not an encrypted private key, 0 rounds
scrypt-key-length-of-4-gigabytes.der: not an encrypted private key, 0 rounds
scrypt-lanes-zero.der: not an encrypted private key, 0 rounds
unknown-cipher.der: unsupported scheme 2.16.840.1.101.3.4.1.46, 0 rounds
unknown-derivation.der: unsupported scheme 1.3.6.1.4.1.11591.4.12, 0 rounds
unknown-prf.der: unsupported scheme 1.2.840.113549.2.12, 0 rounds
unknown-scheme.der: unsupported scheme 1.2.410.200004.1.13, 0 rounds
";

#[test]
fn every_bad_file_is_refused_and_the_hostile_ones_before_any_work() {
    let started = Instant::now();
    let printed = listing("bad-encrypted-keys", |der| {
        let mut work = Work::new();
        let error = encrypted_key::open(der, PASSWORD, &mut work).unwrap_err();
        format!("{error}, {} rounds", work.spent())
    });
    assert_eq!(printed, EXPECTED);
    // Were one of the bombs only begun, this would be minutes.
    assert!(started.elapsed().as_secs() < 20);
}

#[test]
fn hostile_files_are_refused_at_once() {
    for (name, bomb) in [
        ("pbkdf2", "pbkdf2-bomb-of-1000-bytes.der"),
        ("pbkdf1", "npki-bomb.key"),
        ("pkcs12", "pkcs12-bomb.der"),
        ("scrypt", "scrypt-bomb-of-memory.der"),
    ] {
        let der = file(&format!("bad-encrypted-keys/{bomb}"));
        let started = Instant::now();
        encrypted_key::open(&der, PASSWORD, &mut Work::new()).unwrap_err();
        assert!(started.elapsed().as_millis() < 100, "{name}");
    }
}

#[test]
fn a_file_has_one_budget() {
    let mut work = Work::new();
    assert_eq!(work.spend(5_000_001), Err(TooMuchWork));
    for spent in [5_000_000, 10_000_000, 15_000_000] {
        work.spend(5_000_000).unwrap();
        assert_eq!(work.spent(), spent);
    }
    assert_eq!(work.spend(1), Err(TooMuchWork));
    assert_eq!(work.spent(), 15_000_000);
    let der = file("npki/classic-rsa2048.key");
    let error = encrypted_key::open(&der, PASSWORD, &mut work).unwrap_err();
    assert_eq!(error.to_string(), "too much work");
    work.spend(0).unwrap();
}

#[test]
fn no_prefix_opens() {
    for name in ["encrypted-keys/pbes2-aes-256-cbc.der", "npki/classic-p256-without-r.key"] {
        let whole = file(name);
        for length in 0..whole.len() {
            let error = encrypted_key::open(&whole[..length], PASSWORD, &mut Work::new());
            assert_eq!(error.unwrap_err().to_string(), "not an encrypted private key", "{length}");
        }
    }
}

#[test]
fn no_flipped_bit_gives_another_key() {
    let key = PrivateKey::read(&file("keys/p256.pkcs8.der")).unwrap();
    for recipe in [Recipe::Kisa { rounds: 1 }, Recipe::Modern { rounds: 1 }] {
        let whole = encrypted_key::make_with(recipe, &key, PASSWORD, &mut rng());
        let mut opened = 0;
        for bit in 0..8 * whole.len() {
            let mut changed = whole.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let mut work = Work::new();
            if let Ok(another) = encrypted_key::open(&changed, PASSWORD, &mut work) {
                assert_eq!(another.public_key_info(), key.public_key_info(), "bit {bit}");
                opened += 1;
            }
        }
        // The last bit of a version, in the first block of AES: its IV is in the clear.
        assert!(opened <= 1, "{opened} of {recipe:?}");
    }
}
