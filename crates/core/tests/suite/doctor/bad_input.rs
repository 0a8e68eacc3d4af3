//! Files that are damaged, each in one way: no panic, and an answer at once.

use std::time::{Duration, Instant};

use ingam_core::doctor::{File, Report, examine};

use super::{NOW, read};

const FILES: [&str; 8] = [
    "everything.der",
    "weak.der",
    "pss.der",
    "request.der",
    "list.crl",
    "attached.der",
    "answer.ocsp",
    "leaf.p12",
];

/// Much longer than anything here takes, much shorter than a person waits.
const AT_ONCE: Duration = Duration::from_secs(1);

fn look(bytes: &[u8]) -> Vec<Report> {
    let before = Instant::now();
    let reports = examine(&[File { name: "x", bytes }], None, None, NOW);
    assert!(before.elapsed() < AT_ONCE, "took {:?}", before.elapsed());
    assert!(!reports.is_empty());
    reports
}

#[test]
fn truncated_at_every_byte() {
    for name in FILES {
        let whole = read(name);
        for length in 0..whole.len() {
            let reports = look(&whole[..length]);
            assert_eq!(reports[0].kind.id(), "kind-unknown", "{name} cut after {length}");
        }
    }
}

#[test]
fn truncated_inside_of_right_lengths() {
    // Every element loses its last byte, and all lengths around it are made to fit.
    for name in FILES {
        let whole = read(name);
        for shorter in shortened(&whole) {
            look(&shorter);
        }
    }
}

/// For each element of the DER, the DER with the content of this element one byte shorter.
fn shortened(der: &[u8]) -> Vec<Vec<u8>> {
    fn elements(der: &[u8]) -> Vec<(u8, &[u8], &[u8])> {
        let mut rest = der;
        let mut found = Vec::new();
        while rest.len() >= 2 {
            let (header, length) = match rest[1] {
                short @ ..=0x7f => (2, usize::from(short)),
                0x81 => (3, usize::from(rest[2])),
                0x82 => (4, usize::from(rest[2]) << 8 | usize::from(rest[3])),
                other => panic!("length {other:x}"),
            };
            found.push((rest[0], &rest[..header + length], &rest[header..header + length]));
            rest = &rest[header + length..];
        }
        found
    }
    let mut all = Vec::new();
    let found = elements(der);
    for (at, (tag, _, content)) in found.iter().enumerate() {
        let before: Vec<u8> = found[..at].iter().flat_map(|(_, whole, _)| whole.to_vec()).collect();
        let after: Vec<u8> =
            found[at + 1..].iter().flat_map(|(_, whole, _)| whole.to_vec()).collect();
        let inner = if tag & 0x20 != 0 { shortened(content) } else { Vec::new() };
        let cut = content.split_last().map(|(_, rest)| rest.to_vec());
        for changed in inner.into_iter().chain(cut) {
            let element = crate::support::der(*tag, &[&changed]);
            all.push([&before[..], &element, &after].concat());
        }
    }
    all
}

#[test]
fn one_bit_flipped_in_every_byte() {
    for name in FILES {
        let mut bytes = read(name);
        for at in 0..bytes.len() {
            let bit = 1 << (at % 8);
            bytes[at] ^= bit;
            look(&bytes);
            bytes[at] ^= bit;
        }
    }
}

#[test]
fn nested_without_end() {
    for tag in [0x30, 0x31, 0xa0, 0x24] {
        look(&[tag, 0x80].repeat(100_000));
        let mut nested = vec![0x05, 0x00];
        for _ in 0..60 {
            nested = crate::support::der(tag, &[&nested]);
        }
        look(&nested);
        // Strings in strings are no nesting for who does not look into them.
        let mut strings = vec![0x30, 0x00];
        for _ in 0..300 {
            strings = crate::support::der(0x30, &[&crate::support::der(0x04, &[&strings])]);
        }
        look(&strings);
    }
}

#[test]
fn a_list_of_very_many_is_cut() {
    let entry = b"\x30\x14\x02\x02\x12\x34\x17\x0d261121000000Z\x05\x00";
    let entry = &entry[..entry.len() - 2];
    let entry = [&[0x30, entry.len() as u8 - 2], &entry[2..]].concat();
    let revoked = crate::support::der(0x30, &[&entry.repeat(9000)]);
    let algorithm = crate::support::der(0x30, &[&crate::support::oid("1.2.840.10045.4.3.2")]);
    let tbs = crate::support::der(
        0x30,
        &[
            &[2, 1, 1],
            &algorithm,
            &crate::support::authority_name("모의 CA"),
            b"\x17\x0d261121000000Z",
            b"\x17\x0d261129000000Z",
            &revoked,
        ],
    );
    let list = crate::support::der(0x30, &[&tbs, &algorithm, &[3, 1, 0]]);
    let reports = look(&list);
    assert_eq!(reports[0].kind.id(), "kind-crl");
    let cut = reports[0].notices.iter().find(|notice| notice.label.id() == "notice-entries-cut");
    assert_eq!(cut.expect("it says so").args.len(), 2);
    let rows: usize = reports[0].sections.iter().map(|section| section.rows.len()).sum();
    assert!(rows < 1000, "{rows}");
}

#[test]
fn very_many_elements_are_cut() {
    let bytes = crate::support::der(0x30, &[&[0x05, 0x00].repeat(100_000)]);
    let reports = look(&bytes);
    let rows: usize = reports[0].sections.iter().map(|section| section.rows.len()).sum();
    assert!(rows <= 700, "{rows}");
}
