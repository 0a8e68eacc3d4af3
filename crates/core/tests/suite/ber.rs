//! BER to DER: every rule, and what is not BER.

use std::time::{Duration, Instant};

use hex_literal::hex;
use ingam_core::ber::{BerError, to_der};

const LARGEST: usize = 256 * 1024;

fn der(ber: &[u8]) -> Option<Vec<u8>> {
    to_der(ber, LARGEST).ok().map(|der| der.to_vec())
}

#[test]
fn lengths_become_definite_and_strings_whole() {
    let cases: [(&str, &[u8], &[u8]); 10] = [
        ("already DER", &hex!("3003020105"), &hex!("3003020105")),
        ("indefinite", &hex!("3080 020105 0000"), &hex!("3003020105")),
        ("indefinite, empty", &hex!("3080 0000"), &hex!("3000")),
        ("nested indefinite", &hex!("3080 3180 0500 0000 0000"), &hex!("3004 3102 0500")),
        ("length with zeros in front", &hex!("3083000004 02810105"), &hex!("3003020105")),
        ("string in pieces", &hex!("2480 0402 0102 0401 03 0000"), &hex!("0403010203")),
        ("pieces of pieces", &hex!("2480 2404 0402 0102 0401 03 0000"), &hex!("0403010203")),
        ("pieces with a definite length", &hex!("2407 0402 0102 0401 03"), &hex!("0403010203")),
        ("a string of no pieces", &hex!("3080 2480 0000 0000"), &hex!("3002 0400")),
        (
            "pieces under an implicit tag stay",
            &hex!("a080 0402 0102 0401 03 0000"),
            &hex!("a007 0402 0102 0401 03"),
        ),
    ];
    for (name, ber, expected) in cases {
        assert_eq!(der(ber).as_deref(), Some(expected), "{name}");
    }
}

#[test]
fn what_is_not_ber() {
    let cases: [(&str, &[u8]); 13] = [
        ("empty", &[]),
        ("a tag alone", &hex!("30")),
        ("longer than the file", &hex!("3004020105")),
        ("shorter than what is inside", &hex!("3002020105")),
        ("bytes after the end", &hex!("300302010500")),
        ("bytes after an indefinite end", &hex!("3080 020105 0000 00")),
        ("no end", &hex!("3080 020105")),
        ("half an end", &hex!("3080 020105 00")),
        ("an end where nothing is to end", &hex!("3004 0000 0500")),
        ("indefinite and primitive", &hex!("0480 01 0000")),
        ("a high tag number", &hex!("3f8101 00")),
        ("a string with a number among its pieces", &hex!("2480 0401 01 020105 0000")),
        ("2^64 bytes", &hex!("3089 01 0000000000000000 0500")),
    ];
    for (name, ber) in cases {
        assert_eq!(to_der(ber, LARGEST).unwrap_err(), BerError, "{name}");
    }
}

#[test]
fn limits_of_size_and_depth() {
    let nested = |depth: usize| [[0x30, 0x80].repeat(depth), [0, 0].repeat(depth)].concat();
    assert!(der(&nested(16)).is_some());
    assert!(der(&nested(17)).is_none());
    assert!(der(&nested(60_000)).is_none());
    let string = |length: usize| [&[0x04, 0x83, 4, 0, 0][..], &vec![7; length]].concat();
    assert_eq!(der(&string(LARGEST)), None);
    assert!(to_der(&string(LARGEST), LARGEST + 5).is_ok());
}

#[test]
fn a_file_of_nothing_but_headers_takes_linear_time() {
    let mut ber = [0x24, 0x80].repeat(15);
    ber.extend([0x04, 0x00].repeat(120_000));
    ber.extend([0, 0].repeat(15));
    let started = Instant::now();
    assert_eq!(der(&ber).unwrap(), [0x04, 0x00]);
    assert!(started.elapsed() < Duration::from_secs(2));
}
