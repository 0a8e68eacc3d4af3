//! Backups of a whole vault: what opens, what does not, and bytes that must open for ever.

use std::time::Instant;

use ingam_core::{
    backup::{self, BackedUp, BackupError, Contents, OpenError},
    password::{CertPassword, Personal},
    seal::{self, Content, Place, Strength},
    vault::{Acquired, EntryId},
};
use sha2::{Digest, Sha256};

use crate::support::rng;

/// Made once, by `vectors/backup-v1.py make`. Opens for ever.
const VECTOR: &[u8] = include_bytes!("../vectors/backup-v1.ingam");
const VECTOR_PASSWORD: &str = "두 번째 암호는 backup 전용";

const PASSWORD: &str = "Tr0ub4dor&3!";

fn password() -> CertPassword {
    CertPassword::parse(PASSWORD, &Personal::default()).unwrap()
}

fn entry(n: u8) -> BackedUp {
    BackedUp {
        id: EntryId::derive([n; 16]),
        site: "https://ingam.example".to_owned(),
        created_at: 1_795_316_400,
        acquired: Acquired::Issued,
        confirmed: true,
        label: "급여통장 <b>".to_owned(),
        certificate: vec![n; 900],
        chain: vec![vec![1; 800], vec![2; 700]],
        sealed_key: vec![n; 300],
    }
}

fn contents() -> Contents {
    Contents { made_at: 1_795_316_460, entries: vec![entry(1), entry(2)] }
}

/// A file with any plaintext under a good seal.
fn with_plaintext(plaintext: &[u8]) -> Vec<u8> {
    let header = [&b"INGAMBAK\x01"[..], &[9; 16]].concat();
    let id = EntryId::derive([9; 16]);
    let certificate = Some(Sha256::digest(&header).into());
    let place = Place { content: Content::Backup, id: &id, origin: "", certificate };
    let quick = Strength { memory: 19 * 1024, passes: 2, lanes: 1 };
    let sealed = seal::seal(plaintext, &password(), &place, quick, &mut rng()).unwrap();
    [header, sealed].concat()
}

#[test]
fn the_pinned_backup_opens() {
    let Contents { made_at, entries } = backup::open(VECTOR, VECTOR_PASSWORD).unwrap();
    assert_eq!(made_at, 1_795_316_460);
    let sealed = include_bytes!("../vectors/seal-v1-argon2id-64m.bin").to_vec();
    let first = BackedUp {
        id: EntryId::derive([5; 16]),
        certificate: b"certificate 5".to_vec(),
        chain: vec![b"issuer".to_vec(), b"root".to_vec()],
        sealed_key: sealed,
        ..entry(5)
    };
    let second = BackedUp {
        id: EntryId::derive([6; 16]),
        site: "https://other.example:8443".to_owned(),
        created_at: -1,
        acquired: Acquired::Imported,
        confirmed: false,
        label: String::new(),
        certificate: b"certificate 6".to_vec(),
        chain: Vec::new(),
        sealed_key: b"sealed 6".to_vec(),
    };
    assert_eq!(entries, [first, second]);
}

#[test]
fn what_was_made_opens_with_its_password_only() {
    let file = backup::make(&contents(), &password(), &mut rng()).unwrap();
    assert!(file.starts_with(&backup::MAGIC));
    assert_eq!(backup::open(&file, PASSWORD), Ok(contents()));
    assert_eq!(backup::open(&file, "tr0ub4dor&3!"), Err(OpenError::DoesNotOpen));
    let again = backup::make(&contents(), &password(), &mut rng()).unwrap();
    assert_ne!(file[9..25], again[9..25], "each has its own name");
    let shown = file.windows(8).any(|part| part == [1; 8] || part == b"https://");
    assert!(!shown, "nothing is readable from outside");
}

#[test]
fn every_part_counts() {
    let file = backup::make(&contents(), &password(), &mut rng()).unwrap();
    // Magic, version, name; of the seal: magic, version, KDF, memory, salt, nonces, keys, content.
    let (magic, version) = (0, 8);
    for at in [magic, version, 9, 24, 25, 33, 34, 38, 41, 57, 69, 81, 129, file.len() - 1] {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert!(backup::open(&changed, PASSWORD).is_err(), "byte {at}");
    }
    for length in [0, 8, 24, 25, 81, 129, file.len() - 1] {
        assert!(backup::open(&file[..length], PASSWORD).is_err(), "{length} bytes");
    }
    assert!(backup::open(&[file.as_slice(), b"x"].concat(), PASSWORD).is_err());
}

#[test]
fn cut_off_or_changed_at_every_byte() {
    let empty = Contents { made_at: 0, entries: Vec::new() };
    let file = with_plaintext(&[0; 10]);
    assert_eq!(backup::open(&file, PASSWORD), Ok(empty));
    for at in 0..file.len() {
        assert!(backup::open(&file[..at], PASSWORD).is_err(), "{at} bytes");
        let mut changed = file.clone();
        changed[at] ^= 1 << (at % 8);
        assert!(backup::open(&changed, PASSWORD).is_err(), "byte {at}");
    }
}

#[test]
fn what_is_no_backup_costs_nothing() {
    let started = Instant::now();
    let mut bomb = VECTOR.to_vec();
    // Memory of the key derivation: 4 TiB.
    bomb[25 + 10..25 + 14].fill(0xff);
    let large = [VECTOR, &vec![0; backup::LARGEST]].concat();
    let mut newer = VECTOR.to_vec();
    newer[8] = 2;
    for file in [bomb.as_slice(), &large, &newer, b"", b"INGAMSEL", b"%PDF-1.7", &VECTOR[25..]] {
        assert_eq!(backup::open(file, VECTOR_PASSWORD), Err(OpenError::Unsupported));
    }
    assert!(started.elapsed().as_millis() < 100);
}

#[test]
fn a_good_seal_is_no_reason_to_believe_what_is_in_it() {
    let one = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut plain =
            [&[0; 8][..], &[0, 1], b"0123456789abcdef0123456789abcdef", &[0; 9]].concat();
        for field in [b"site".as_slice(), "a\u{202e}b".as_bytes(), b"certificate", b"key"] {
            plain.extend((field.len() as u32).to_be_bytes());
            plain.extend(field);
        }
        plain.push(0);
        change(&mut plain);
        backup::open(&with_plaintext(&plain), PASSWORD)
    };
    let good = one(&|_| ()).unwrap();
    assert_eq!(good.entries[0].label, "ab", "a label is what can be seen");
    type Defect<'a> = (&'a str, &'a dyn Fn(&mut Vec<u8>));
    let bad: [Defect<'_>; 8] = [
        ("trailing byte", &|plain| plain.push(0)),
        ("cut", &|plain| plain.truncate(plain.len() - 1)),
        ("two entries, one there", &|plain| plain[9] = 2),
        ("65,535 entries", &|plain| plain[8..10].fill(0xff)),
        ("id is no id", &|plain| plain[10] = b'X'),
        ("unknown flag", &|plain| plain[50] = 4),
        ("4 GiB of site", &|plain| plain[51..55].fill(0xff)),
        ("site is no UTF-8", &|plain| plain[55] = 0xff),
    ];
    for (name, change) in bad {
        assert_eq!(one(change), Err(OpenError::Unsupported), "{name}");
    }
    let empty = backup::open(&with_plaintext(b""), PASSWORD);
    assert_eq!(empty, Err(OpenError::Unsupported));
}

#[test]
fn a_vault_of_100_certificates_fits_and_1000_do_not() {
    let of = |count: usize| Contents { entries: vec![entry(3); count], ..contents() };
    let file = backup::make(&of(100), &password(), &mut rng()).unwrap();
    assert_eq!(backup::open(&file, PASSWORD).unwrap().entries.len(), 100);
    let refused = backup::make(&of(1000), &password(), &mut rng());
    assert_eq!(refused, Err(BackupError::TooLarge));
    let none = Contents { entries: Vec::new(), ..contents() };
    let file = backup::make(&none, &password(), &mut rng()).unwrap();
    assert_eq!(backup::open(&file, PASSWORD), Ok(none));
}

#[test]
fn a_key_keeps_its_smaller_limit() {
    let id = EntryId::derive([1; 16]);
    let place = |content| Place { content, id: &id, origin: "", certificate: None };
    let plaintext = vec![0; 64 * 1024];
    let seal =
        |content| seal::seal(&plaintext, &password(), &place(content), Strength::SMALL, &mut rng());
    assert!(seal(Content::Backup).is_ok());
    assert!(seal(Content::Key).is_err());
}
