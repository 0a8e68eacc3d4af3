//! The seal: what opens, what does not, and bytes that must open for ever.

use std::time::Instant;

use hex_literal::hex;
use ingam_core::{
    password::{CertPassword, Personal},
    seal::{
        Content, Place, SealError, Strength, UnsealError, pending::PendingSecrets, seal, unseal,
    },
    vault::EntryId,
};

use crate::support::rng;

const ORIGIN: &str = "https://ingam.example";
const PASSWORD: &str = "Tr0ub4dor&3!";
/// As weak as is acceptable: these tests are not about Argon2.
const QUICK: Strength = Strength { memory: 19 * 1024, passes: 2, lanes: 1 };

fn id() -> EntryId {
    EntryId::derive([7; 16])
}

fn place(id: &EntryId) -> Place<'_> {
    Place { content: Content::Key, id, origin: ORIGIN, certificate: None }
}

fn password() -> CertPassword {
    CertPassword::parse(PASSWORD, &Personal::default()).unwrap()
}

#[test]
fn opens_only_in_its_place_and_with_its_password() {
    let id = id();
    let sealed = seal(b"the key", &password(), &place(&id), QUICK, &mut rng()).unwrap();
    assert_eq!(unseal(&sealed, PASSWORD, &place(&id)).unwrap().as_slice(), b"the key");
    let another = EntryId::derive([8; 16]);
    let places = [
        Place { content: Content::Pending, ..place(&id) },
        Place { id: &another, ..place(&id) },
        Place { origin: "https://ingam.example.org", ..place(&id) },
        Place { certificate: Some([1; 32]), ..place(&id) },
    ];
    for elsewhere in places {
        assert_eq!(unseal(&sealed, PASSWORD, &elsewhere).unwrap_err(), UnsealError::DoesNotOpen);
    }
    assert_eq!(unseal(&sealed, "tr0ub4dor&3!", &place(&id)).unwrap_err(), UnsealError::DoesNotOpen);
}

#[test]
fn every_byte_counts() {
    let id = id();
    let sealed = seal(b"the key", &password(), &place(&id), QUICK, &mut rng()).unwrap();
    assert_eq!(sealed.len(), 56 + 48 + 64 + 16);
    // One bit of each field: magic, version, KDF, memory, passes, lanes, salt, nonces, wrapped key, text.
    for at in [0, 8, 9, 13, 14, 15, 16, 32, 44, 56, 104, sealed.len() - 1] {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        let error = unseal(&changed, PASSWORD, &place(&id)).unwrap_err();
        assert!(matches!(error, UnsealError::DoesNotOpen | UnsealError::Unsupported), "byte {at}");
    }
    for length in [0, 1, 55, 56, 100, 104, 120, sealed.len() - 1] {
        assert!(unseal(&sealed[..length], PASSWORD, &place(&id)).is_err(), "length {length}");
    }
}

#[test]
fn equal_texts_give_different_seals_of_equal_length() {
    let id = id();
    let once = seal(b"the key", &password(), &place(&id), QUICK, &mut rng()).unwrap();
    let twice = seal(b"another key", &password(), &place(&id), QUICK, &mut rng()).unwrap();
    assert_eq!(once.len(), twice.len());
    // Salt, both nonces and the wrapped key.
    for field in [16..32, 32..44, 44..56, 56..104] {
        assert_ne!(once[field.clone()], twice[field]);
    }
}

#[test]
fn costly_and_cheap_headers_are_refused_before_any_work() {
    let id = id();
    let sealed = seal(b"the key", &password(), &place(&id), QUICK, &mut rng()).unwrap();
    let with = |memory: u32, passes: u8, lanes: u8| {
        let mut changed = sealed.clone();
        changed[10..14].copy_from_slice(&memory.to_be_bytes());
        (changed[14], changed[15]) = (passes, lanes);
        changed
    };
    let started = Instant::now();
    for bad in [
        with(u32::MAX, 3, 1),
        with(256 * 1024 + 1, 3, 1),
        with(64 * 1024, 11, 1),
        with(64 * 1024, 255, 1),
        with(64 * 1024, 3, 17),
        with(64 * 1024, 3, 0),
        with(8, 3, 1),
        with(19 * 1024 - 1, 2, 1),
        with(64 * 1024, 1, 1),
        vec![0; 10_000_000],
    ] {
        assert_eq!(unseal(&bad, PASSWORD, &place(&id)).unwrap_err(), UnsealError::Unsupported);
    }
    assert!(started.elapsed().as_millis() < 100);
    let weak = Strength { memory: 8, passes: 1, lanes: 1 };
    assert_eq!(
        seal(b"", &password(), &place(&id), weak, &mut rng()).unwrap_err(),
        SealError::Unacceptable
    );
}

#[test]
fn lengths_around_the_padding() {
    let id = id();
    for length in [0, 1, 62, 63, 64, 65, 127, 128, 300] {
        let text = vec![0x80; length];
        let sealed = seal(&text, &password(), &place(&id), QUICK, &mut rng()).unwrap();
        assert_eq!((sealed.len() - 56 - 48 - 16) % 64, 0);
        assert_eq!(*unseal(&sealed, PASSWORD, &place(&id)).unwrap(), text);
    }
}

/// Made once, by `vectors/seal-v1.py` and not by this program. Never to be made again: people have
/// such records.
#[test]
fn version_1_opens_for_ever() {
    let id = EntryId::parse("000102030405060708090a0b0c0d0e0f").unwrap();
    let place = Place {
        content: Content::Key,
        id: &id,
        origin: "https://ingam.example",
        certificate: Some(hex!("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")),
    };
    let sealed = include_bytes!("../vectors/seal-v1-argon2id-64m.bin");
    let opened = unseal(sealed, "correct-Pferd-7-배터리", &place).unwrap();
    assert_eq!(opened.as_slice(), include_bytes!("../vectors/openssl-p256.pkcs8.der"));
}

#[test]
fn pending_secrets_there_and_back() {
    let secrets = PendingSecrets {
        key: b"PKCS#8".to_vec().into(),
        code: "1234-5678".to_owned().into(),
        number: String::new().into(),
        old_key: None,
    };
    let bytes = secrets.to_bytes();
    assert_eq!(bytes.as_slice(), hex!("01 0006 504b43532338 0009 313233342d35363738 0000"));
    let again = PendingSecrets::read(&bytes).unwrap();
    assert_eq!((again.key, again.code, again.number), (secrets.key, secrets.code, secrets.number));
    for length in 0..bytes.len() {
        assert!(PendingSecrets::read(&bytes[..length]).is_none());
    }
    assert!(PendingSecrets::read(&[&bytes[..], &[0]].concat()).is_none());
    assert!(PendingSecrets::read(&hex!("02 0000 0000 0000")).is_none());
    assert!(PendingSecrets::read(&hex!("03 0000 0000 0000 0000")).is_none());
}

#[test]
fn a_renewal_keeps_the_old_key_as_well() {
    let secrets = PendingSecrets {
        key: b"PKCS#8".to_vec().into(),
        code: String::new().into(),
        number: String::new().into(),
        old_key: Some(b"old".to_vec().into()),
    };
    let bytes = secrets.to_bytes();
    assert_eq!(bytes.as_slice(), hex!("02 0006 504b43532338 0000 0000 0003 6f6c64"));
    let again = PendingSecrets::read(&bytes).unwrap();
    assert_eq!((again.key, again.old_key), (secrets.key, secrets.old_key));
    for length in 0..bytes.len() {
        assert!(PendingSecrets::read(&bytes[..length]).is_none());
    }
    assert!(PendingSecrets::read(&[&bytes[..], &[0]].concat()).is_none());
}
