//! Files with one defect each, and strange ones, by `../files/bad-import/make.py`: what becomes of each. The
//! reason is told, nothing panics, and no work is done in vain.

use std::time::{Duration, Instant};

use ingam_core::{
    import::{File, ImportError, Opened, open, survey},
    password_encryption::Work,
};

use crate::files::listing;

const PASSWORD: &str = "Seal-of-1904!x";

/// Opens one file, in time and with no more work than it is worth.
fn opened(bytes: &[u8]) -> Result<Opened, ImportError> {
    let files = [File { name: "file", bytes }];
    let (mut work, started) = (Work::new(), Instant::now());
    survey(&files);
    let opened = open(&files, PASSWORD, &mut work);
    let took = started.elapsed();
    assert!(took < Duration::from_secs(1), "took {took:?}");
    // What asks for too much is refused before anything is derived but what was asked for before it.
    let bomb = matches!(opened, Err(ImportError::TooMuchWork));
    assert!(!bomb || took < Duration::from_millis(100), "a bomb took {took:?}");
    let most = if bomb { 2 } else { 100 };
    assert!(work.spent() <= most, "{} rounds for {opened:?}", work.spent());
    opened
}

#[test]
fn every_bad_file_is_refused_for_its_reason() {
    let verdict = |bytes: &[u8]| match opened(bytes) {
        Ok(_) => "opens".to_owned(),
        Err(error) => format!("{error:?}"),
    };
    assert_eq!(listing("bad-import", verdict), include_str!("../files/bad-import.txt"));
}

#[test]
fn every_strange_file_opens() {
    let verdict = |bytes: &[u8]| {
        let opened = opened(bytes).expect("a strange file opens");
        let names = opened.identities.iter().map(|identity| {
            let name = identity.friendly_name.as_deref().unwrap_or("-");
            let key = identity.key.algorithm();
            format!("{key} {}", name.chars().take(40).collect::<String>().escape_debug())
        });
        let names = names.collect::<Vec<_>>().join(", ");
        match opened.keys_without_certificate {
            0 => names,
            alone => format!("{names}; {alone} key without certificate"),
        }
    };
    assert_eq!(listing("odd-import", verdict), include_str!("../files/odd-import.txt"));
}
