//! Backups on paper.

use ingam_core::paper::{MOST, PaperError, join, split};

fn bytes(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at * 31 % 251) as u8).collect()
}

fn joined(lines: &[String]) -> Result<Vec<u8>, PaperError> {
    join(lines.iter().map(String::as_str))
}

#[test]
fn every_length_comes_back() {
    for length in [1, 399, 400, 401, 1_799, 400 * MOST] {
        let lines = split(&bytes(length)).unwrap();
        assert_eq!(joined(&lines), Ok(bytes(length)), "{length}");
    }
    assert_eq!(split(&[]), None);
    assert_eq!(split(&bytes(400 * MOST + 1)), None);
}

/// The letters of QR codes that take 5.5 bits; and few enough for version 17 with correction M.
#[test]
fn a_line_fits_into_one_code() {
    for line in split(&bytes(6_400)).unwrap() {
        assert!(line.len() <= 734, "{}", line.len());
        assert!(line.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b == b':'));
    }
}

/// `printf 'ingam' | sha256sum` begins with the ten bytes of the id; `printf 'ingam' | base32`.
#[test]
fn a_line_is_pinned() {
    let lines = split(b"ingam").unwrap();
    assert_eq!(lines, ["INGAM1:XU7QDNGXNJMJ7X6F:1:1:NFXGOYLN"]);
}

#[test]
fn order_case_blanks_and_repetition_do_not_matter() {
    let lines = split(&bytes(1_000)).unwrap();
    let mut told: Vec<String> = lines.iter().rev().cloned().collect();
    told.push(lines[1].to_lowercase());
    told.push("a line of something else".to_owned());
    told[0] = told[0].chars().flat_map(|c| [c, ' ']).collect();
    assert_eq!(joined(&told), Ok(bytes(1_000)));
}

#[test]
fn what_is_missing_is_told() {
    let lines = split(&bytes(1_700)).unwrap();
    let some = [lines[4].clone(), lines[1].clone()];
    assert_eq!(joined(&some), Err(PaperError::Incomplete { missing: vec![1, 3, 4], count: 5 }));
    assert_eq!(joined(&[]), Err(PaperError::Nothing));
}

#[test]
fn every_change_of_a_letter_is_noticed() {
    let lines = split(&bytes(450)).unwrap();
    for (at, line) in lines.iter().enumerate() {
        for place in 0..line.len() {
            let mut changed = lines.clone();
            let other = if line.as_bytes()[place] == b'A' { "B" } else { "A" };
            changed[at].replace_range(place..=place, other);
            assert!(joined(&changed).is_err(), "line {at}, letter {place}");
        }
    }
}

#[test]
fn parts_of_two_backups_are_told_apart() {
    let (one, other) = (split(&bytes(800)).unwrap(), split(&bytes(801)).unwrap());
    assert_eq!(joined(&[one[0].clone(), other[1].clone()]), Err(PaperError::Mixed));
    let long = one[0].replace(":1:2:", ":3:2:");
    assert_eq!(joined(&[long]), Err(PaperError::Damaged));
    let much = one[0].replace(":1:2:", ":1:17:");
    assert_eq!(joined(&[much]), Err(PaperError::Damaged));
}
