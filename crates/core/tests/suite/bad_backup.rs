//! Backups of a whole vault with one defect each, by `../files/bad-backup/make.py`: what becomes of each.

use std::time::{Duration, Instant};

use ingam_core::backup::{self, OpenError};

use crate::files::listing;

const PASSWORD: &str = "Tr0ub4dor&3!";

#[test]
fn every_bad_backup_is_refused_in_time() {
    let verdict = |file: &[u8]| {
        let started = Instant::now();
        let error = backup::open(file, PASSWORD).expect_err("a bad backup");
        let took = started.elapsed();
        assert!(took < Duration::from_secs(1), "{error:?} took {took:?}");
        format!("{error:?}")
    };
    assert_eq!(listing("bad-backup", verdict), include_str!("../files/bad-backup.txt"));
}

/// Of Argon2: memory, passes and lanes.
#[test]
fn a_bomb_is_refused_before_it_is_lit() {
    let mut bombs = 0;
    for line in include_str!("../files/bad-backup.txt").lines() {
        let (name, _) = line.split_once(": ").expect("name and verdict");
        if !name.starts_with("bomb-") {
            continue;
        }
        let file = crate::files::file(&format!("bad-backup/{name}"));
        let started = Instant::now();
        assert_eq!(backup::open(&file, PASSWORD), Err(OpenError::Unsupported), "{name}");
        assert!(started.elapsed() < Duration::from_millis(100), "{name}");
        bombs += 1;
    }
    assert_eq!(bombs, 6);
}
