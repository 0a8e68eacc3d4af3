//! Private keys in every format that is read, as other programs wrote them, and damaged ones.

use ingam_core::{
    key::{Key, KeyError},
    private_key::{Algorithm, PrivateKey},
    vid::VidRandom,
};

use crate::{
    files::{file, listing},
    support::rng,
};

#[test]
fn every_format_gives_the_same_key() {
    let read = |name: &str| PrivateKey::read(&file(&format!("keys/{name}"))).expect(name);
    for name in [
        "p256.pkcs8.der",
        "p256.sec1.der",
        "p256-compressed-point.sec1.der",
        "p256-without-point.sec1.der",
    ] {
        assert_eq!(read(name).public_key_info(), file("keys/p256.spki.der"), "{name}");
        assert_eq!(read(name).to_pkcs8().as_slice(), file("keys/p256.pkcs8.der"), "{name}");
        assert_eq!(read(name).algorithm(), Algorithm::P256);
    }
    for (name, bits) in [("rsa2048.pkcs8.der", 2048), ("rsa2048.pkcs1.der", 2048)] {
        assert_eq!(read(name).public_key_info(), file("keys/rsa2048.spki.der"), "{name}");
        assert_eq!(read(name).to_pkcs8().as_slice(), file("keys/rsa2048.pkcs8.der"), "{name}");
        assert_eq!(read(name).algorithm(), Algorithm::Rsa { bits });
    }
    assert_eq!(read("rsa4096.pkcs8.der").public_key_info(), file("keys/rsa4096.spki.der"));
    assert_eq!(read("rsa4096.pkcs8.der").algorithm().to_string(), "RSA 4096");
}

#[test]
fn r_stays_with_the_key() {
    let random = VidRandom::new(*b"twenty bytes of an R");
    for name in ["keys/p256.sec1.der", "keys/rsa2048.pkcs1.der"] {
        let key = PrivateKey::read(&file(name)).unwrap();
        assert_eq!(key.random(), None);
        let pkcs8 = key.with_random(random.clone()).to_pkcs8();
        let again = PrivateKey::read(&pkcs8).unwrap();
        assert_eq!(again.random(), Some(&random), "{name}");
        assert_eq!(again.to_pkcs8(), pkcs8);
    }
    let made = Key::make(&mut rng());
    let PrivateKey::P256(read) = PrivateKey::read(&made.to_pkcs8()).unwrap() else {
        panic!("not P-256")
    };
    assert_eq!(read.random(), made.random());
    assert_eq!(read.public_key_info(), made.public_key_info());
}

#[test]
fn nothing_of_the_key_is_printed() {
    for name in ["keys/p256.sec1.der", "keys/rsa2048.pkcs1.der"] {
        let key = PrivateKey::read(&file(name)).unwrap();
        let printed = format!("{key:?}");
        assert!(["P256(Key(…))", "Rsa(RsaKey(…))"].contains(&printed.as_str()), "{printed}");
    }
}

#[test]
fn no_prefix_of_a_key_is_a_key() {
    for name in ["keys/p256.pkcs8.der", "keys/p256.sec1.der", "keys/rsa2048.pkcs1.der"] {
        let whole = file(name);
        for length in 0..whole.len() {
            let error = PrivateKey::read(&whole[..length]).unwrap_err();
            assert_eq!(error, KeyError::Unreadable, "{name}, {length} bytes");
        }
    }
}

#[test]
fn flipped_bits_are_refused_or_harmless() {
    for name in ["keys/p256.pkcs8.der", "keys/p256.sec1.der", "keys/rsa2048.pkcs8.der"] {
        let whole = file(name);
        // RSA's exponent, the last three bytes of the public key, is free; what follows from the
        // primes is the browser's to check.
        let free = if name.contains("rsa") { 3 } else { 0 };
        let public = PrivateKey::read(&whole).unwrap().public_key_info();
        let public = &public[..public.len() - free];
        for bit in 0..8 * whole.len() {
            let mut changed = whole.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            if let Ok(key) = PrivateKey::read(&changed) {
                assert!(key.public_key_info().starts_with(public), "{name}, bit {bit}");
            }
        }
    }
}

/// One defect each: what becomes of it.
const BAD: &str = "\
a-field-too-many.pkcs8.der: not a private key
ec-31-bytes.pkcs8.der: the key is damaged
ec-33-bytes.pkcs8.der: the key is damaged
ec-inner-curve-p384.pkcs8.der: the key is damaged
ec-order-of-the-curve.pkcs8.der: the key is damaged
ec-outer-public-half-of-another.pkcs8.der: the key is damaged
ec-public-half-of-another.pkcs8.der: the key is damaged
ec-public-half-of-another.sec1.der: the key is damaged
ec-version-2.sec1.der: not a private key
ec-without-curve.sec1.der: EC is not a supported kind of key
ec-zero.pkcs8.der: the key is damaged
ed25519.pkcs8.der: Ed25519 is not a supported kind of key
empty.der: not a private key
indefinite-length.pkcs8.der: not a private key
last-byte-missing.pkcs8.der: not a private key
length-of-4-gigabytes.der: not a private key
long-form-of-a-short-length.pkcs8.der: not a private key
longer-than-16-kilobytes.der: not a private key
nested-17-deep.der: not a private key
nested-thousands-deep.der: not a private key
only-the-header.der: not a private key
p256-explicit-parameters.sec1.der: EC is not a supported kind of key
p384.pkcs8.der: EC P-384 is not a supported kind of key
p384.sec1.der: EC P-384 is not a supported kind of key
random-of-19-bytes.pkcs8.der: not a private key
random-with-unused-bits.pkcs8.der: not a private key
rsa-1024.pkcs8.der: RSA 1024 is not a supported kind of key
rsa-5120.pkcs8.der: RSA 5120 is not a supported kind of key
rsa-a-number-too-many.pkcs1.der: the key is damaged
rsa-bit-flip-in-the-first-prime.pkcs1.der: the key is damaged
rsa-bit-flip-in-the-modulus.pkcs1.der: the key is damaged
rsa-bit-flip-in-the-second-prime.pkcs1.der: the key is damaged
rsa-even-exponent.pkcs1.der: the key is damaged
rsa-even-modulus.pkcs1.der: the key is damaged
rsa-exponent-1.pkcs1.der: the key is damaged
rsa-exponent-of-72-bits.pkcs1.der: the key is damaged
rsa-first-prime-zero.pkcs1.der: the key is damaged
rsa-last-number-missing.pkcs1.der: not a private key
rsa-modulus-of-no-bytes.pkcs1.der: not a private key
rsa-modulus-zero.pkcs1.der: RSA 0 is not a supported kind of key
rsa-negative-modulus.pkcs1.der: not a private key
rsa-primes-missing.pkcs1.der: not a private key
rsa-private-exponent-longer-than-the-modulus.pkcs1.der: the key is damaged
rsa-private-exponent-zero.pkcs1.der: the key is damaged
rsa-three-primes.pkcs8.der: RSA of more than two primes is not a supported kind of key
rsa-version-2.pkcs1.der: not a private key
secp256k1.pkcs8.der: EC secp256k1 is not a supported kind of key
text.der: not a private key
trailing-byte.pkcs8.der: not a private key
version-2.pkcs8.der: not a private key
x25519.pkcs8.der: X25519 is not a supported kind of key
";

#[test]
fn bad_keys() {
    let printed = listing("bad-keys", |der| PrivateKey::read(der).unwrap_err().to_string());
    assert_eq!(printed, BAD);
}
