//! The seal under a passkey: what opens, what does not, and bytes that must open for ever.

use hex_literal::hex;
use ingam_core::{
    password::{CertPassword, Personal},
    seal::{
        Content, Place, Strength, UnsealError, seal, seal_with_secret, unseal, unseal_with_secret,
    },
    vault::EntryId,
};

use crate::support::rng;

const SECRET: [u8; 32] = hex!("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
const PASSWORD: &str = "Tr0ub4dor&3!";

fn place(id: &EntryId) -> Place<'_> {
    let origin = "https://ingam.example";
    Place { content: Content::Key, id, origin, certificate: Some([1; 32]) }
}

#[test]
fn opens_only_in_its_place_and_with_its_secret() {
    let id = EntryId::derive([7; 16]);
    let sealed = seal_with_secret(b"the key", &SECRET, &place(&id), &mut rng()).unwrap();
    assert_eq!(unseal_with_secret(&sealed, &SECRET, &place(&id)).unwrap().as_slice(), b"the key");
    let another = EntryId::derive([8; 16]);
    let places = [
        Place { content: Content::Pending, ..place(&id) },
        Place { id: &another, ..place(&id) },
        Place { origin: "https://ingam.example.org", ..place(&id) },
        Place { certificate: Some([2; 32]), ..place(&id) },
        Place { certificate: None, ..place(&id) },
    ];
    for elsewhere in places {
        let error = unseal_with_secret(&sealed, &SECRET, &elsewhere).unwrap_err();
        assert_eq!(error, UnsealError::DoesNotOpen);
    }
    for byte in 0..32 {
        let mut other = SECRET;
        other[byte] ^= 1;
        let error = unseal_with_secret(&sealed, &other, &place(&id)).unwrap_err();
        assert_eq!(error, UnsealError::DoesNotOpen, "byte {byte}");
    }
}

#[test]
fn every_byte_counts() {
    let id = EntryId::derive([7; 16]);
    let sealed = seal_with_secret(b"the key", &SECRET, &place(&id), &mut rng()).unwrap();
    assert_eq!(sealed.len(), 56 + 48 + 64 + 16);
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        let error = unseal_with_secret(&changed, &SECRET, &place(&id)).unwrap_err();
        // Magic, version, derivation and the six zeros are judged, the rest is decrypted.
        let expected = if at < 16 { UnsealError::Unsupported } else { UnsealError::DoesNotOpen };
        assert_eq!(error, expected, "byte {at}");
    }
    for length in 0..sealed.len() {
        assert!(unseal_with_secret(&sealed[..length], &SECRET, &place(&id)).is_err(), "{length}");
    }
    assert_eq!(
        unseal_with_secret(&vec![0; 10_000_000], &SECRET, &place(&id)).unwrap_err(),
        UnsealError::Unsupported
    );
}

#[test]
fn equal_texts_give_different_seals() {
    let id = EntryId::derive([7; 16]);
    let once = seal_with_secret(b"the key", &SECRET, &place(&id), &mut rng()).unwrap();
    let twice = seal_with_secret(b"the key", &SECRET, &place(&id), &mut rng()).unwrap();
    for field in [16..32, 32..44, 44..56, 56..104] {
        assert_ne!(once[field.clone()], twice[field]);
    }
}

#[test]
fn password_and_passkey_are_never_taken_for_each_other() {
    let id = EntryId::derive([7; 16]);
    let quick = Strength { memory: 19 * 1024, passes: 2, lanes: 1 };
    let password = CertPassword::parse(PASSWORD, &Personal::default()).unwrap();
    let by_password = seal(b"the key", &password, &place(&id), quick, &mut rng()).unwrap();
    let by_secret = seal_with_secret(b"the key", &SECRET, &place(&id), &mut rng()).unwrap();
    assert_eq!((by_password[9], by_secret[9]), (1, 2));
    assert_eq!(unseal(&by_secret, PASSWORD, &place(&id)).unwrap_err(), UnsealError::Unsupported);
    assert_eq!(
        unseal_with_secret(&by_password, &SECRET, &place(&id)).unwrap_err(),
        UnsealError::Unsupported
    );
}

/// Made once, by `vectors/seal-v1-passkey.py` and not by this program. Never to be made again: people have
/// such records.
#[test]
fn version_1_opens_for_ever() {
    let id = EntryId::parse("000102030405060708090a0b0c0d0e0f").unwrap();
    let certificate = hex!("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    let place = Place { certificate: Some(certificate), ..place(&id) };
    let sealed = include_bytes!("../vectors/seal-v1-hkdf.bin");
    let opened = unseal_with_secret(sealed, &SECRET, &place).unwrap();
    assert_eq!(opened.as_slice(), include_bytes!("../vectors/openssl-p256.pkcs8.der"));
}
