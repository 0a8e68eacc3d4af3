//! Zip archives: by Python's zipfile, by us, and with one defect each.

use ingam_core::archive::{ArchiveError, Entry, MOST_ENTRIES, is_archive, read, write};

use crate::support::NOW;

const FILES: [(&str, &[u8]); 2] =
    [("NPKI/yessign/USER/cn=홍길동/signCert.der", b"certificate"), ("empty", b"")];

/// The same two files, by `python3`:
/// `z = zipfile.ZipFile("stored.zip", "w"); z.mkdir("NPKI"); z.writestr(…); z.comment = b"by Python"`
const BY_PYTHON: &[u8] = include_bytes!("../files/archive/python-stored.zip");
const DEFLATED: &[u8] = include_bytes!("../files/archive/python-deflated.zip");
/// `zip -0 -P secret encrypted.zip signCert.der`
const ENCRYPTED: &[u8] = include_bytes!("../files/archive/zip-encrypted.zip");

fn entries() -> Vec<Entry<'static>> {
    FILES.map(|(path, content)| Entry { path: path.to_owned(), content: content.into() }).to_vec()
}

#[test]
fn what_is_written_is_read() {
    let archive = write(&FILES, NOW).unwrap();
    assert!(is_archive(&archive));
    assert_eq!(read(&archive), Ok(entries()));
    assert_eq!(read(&write(&[], NOW).unwrap()), Ok(Vec::new()));
}

#[test]
fn archives_by_others() {
    assert_eq!(read(BY_PYTHON), Ok(entries()));
    assert_eq!(read(DEFLATED), Ok(entries()));
    assert_eq!(read(ENCRYPTED), Err(ArchiveError::Encrypted));
}

#[test]
fn time_of_korean_clocks() {
    // 2026-11-22 12:00:00, of `NOW`, as MS-DOS has it.
    let archive = write(&FILES, NOW).unwrap();
    let expected = ((2026 - 1980) << 9 | 11 << 5 | 22) << 16 | 12 << 11;
    assert_eq!(archive[10..14], u32::to_le_bytes(expected));
    // Before the first day that MS-DOS knows.
    assert_eq!(write(&FILES, 0).unwrap()[12..14], (1u16 << 5 | 1).to_le_bytes());
}

#[test]
fn cut_off_anywhere() {
    for archive in [BY_PYTHON, DEFLATED, &write(&FILES, NOW).unwrap()] {
        for length in 0..archive.len() {
            assert_eq!(read(&archive[..length]), Err(ArchiveError::Damaged), "{length} bytes");
        }
    }
}

#[test]
fn a_changed_bit_is_noticed_or_in_a_name() {
    for archive in [DEFLATED, &write(&FILES, NOW).unwrap()] {
        for bit in 0..8 * archive.len() {
            let mut changed = archive.to_vec();
            changed[bit / 8] ^= 1 << (bit % 8);
            if let Ok(entries) = read(&changed) {
                let contents = entries.iter().map(|entry| &*entry.content);
                let whole = contents.filter(|content| FILES.iter().any(|file| file.1 == *content));
                assert_eq!(whole.count(), entries.len(), "bit {bit}");
            }
        }
    }
}

#[test]
fn limits() {
    let many: Vec<(&str, &[u8])> = vec![("a", b"a"); MOST_ENTRIES + 1];
    assert_eq!(read(&write(&many, NOW).unwrap()), Err(ArchiveError::TooManyEntries));
    assert_eq!(read(&write(&many[1..], NOW).unwrap()).unwrap().len(), MOST_ENTRIES);

    // Both entries say that their content is that of the first one.
    let twice: [(&str, &[u8]); 2] = [("a", &[7; 1000]), ("b", b"")];
    let mut archive = write(&twice, NOW).unwrap();
    let second = archive.len() - 22 - 47;
    let first = second - 47;
    let header = archive[first..first + 46].to_vec();
    archive[second..second + 46].copy_from_slice(&header);
    assert_eq!(read(&archive), Err(ArchiveError::Damaged));
}
