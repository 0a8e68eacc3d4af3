//! Signatures that carry what they are about. OpenSSL and BouncyCastle judge them among the tests of
//! interoperability; here the certificate doctor does, which was tested with files of OpenSSL.

use ingam_core::{
    certificate::Certificate,
    doctor::{File, examine},
    key::Key,
    private_key::{Algorithm, PrivateKey},
    signed_data::{Draft, LARGEST, SignedDataError},
};

use crate::support::*;

const TEXT: &str = "받는 분: 이몽룡\n금액: 1,234,567원";

struct Signer {
    authority: Authority,
    key: Key,
    certificate: Certificate,
}

impl Signer {
    fn new() -> Self {
        let authority = Authority::new();
        let key = Key::make(&mut rng());
        let certificate = Certificate::parse(&authority.issue(&key)).unwrap();
        Self { authority, key, certificate }
    }

    fn draft<'a>(&'a self, content: &'a [u8], now: i64) -> Result<Draft<'a>, SignedDataError> {
        Draft::new(content, &self.certificate, Algorithm::P256, now as u64)
    }
}

fn says(der: &[u8]) -> Vec<String> {
    let reports = examine(&[File { name: "x", bytes: der }], None, None, NOW);
    reports[0].notices.iter().map(|notice| notice.label.id().to_owned()).collect()
}

#[test]
fn the_content_is_signed_and_a_change_of_it_is_seen() {
    let signer = Signer::new();
    let draft = signer.draft(TEXT.as_bytes(), NOW).unwrap();
    let signature = signer.key.sign(&draft.message());
    let chain = [&signer.authority.issuer, &signer.authority.root];
    let chain = chain.map(|der| Certificate::parse(der).unwrap());
    let attached = draft.attached(&signature, &chain);
    assert!(says(&attached).iter().any(|id| id == "notice-signer-right"), "{:?}", says(&attached));
    // The certificates are in it, to verify with.
    for der in [signer.certificate.der(), &signer.authority.issuer, &signer.authority.root] {
        assert!(attached.windows(der.len()).any(|window| window == der));
    }
    let at = attached.windows(9).position(|window| window == b"1,234,567").unwrap();
    let mut changed = attached.clone();
    changed[at] = b'9';
    assert!(says(&changed).iter().any(|id| id == "notice-signer-wrong"), "{:?}", says(&changed));

    let detached = draft.detached(&signature, &chain);
    assert!(says(&detached).iter().any(|id| id == "notice-signer-detached"));
    assert!(!detached.windows(9).any(|window| window == b"1,234,567"));
}

#[test]
fn another_signer_is_not_the_one_who_is_named() {
    let signer = Signer::new();
    let draft = signer.draft(TEXT.as_bytes(), NOW).unwrap();
    let attached = draft.attached(&Key::make(&mut rng()).sign(&draft.message()), &[]);
    assert!(says(&attached).iter().any(|id| id == "notice-signer-wrong"));
}

#[test]
fn the_time_is_signed_with_two_digits_of_the_year_until_2049() {
    let signer = Signer::new();
    let message = |now| signer.draft(b"x", now).unwrap().message();
    let holds = |message: &[u8], text: &[u8]| message.windows(text.len()).any(|part| part == text);
    assert!(holds(&message(NOW), b"\x17\x0d261122030000Z"));
    assert!(holds(&message(2_524_607_999), b"\x17\x0d491231235959Z"));
    assert!(holds(&message(2_524_608_000), b"\x18\x0f20500101000000Z"));
    assert!(holds(&message(253_402_300_799), b"\x18\x0f99991231235959Z"));
    assert_eq!(signer.draft(b"x", 253_402_300_800).unwrap_err(), SignedDataError::Time);
}

/// In DER the members of a SET OF are in order.
#[test]
fn attributes_and_certificates_are_in_order() {
    let signer = Signer::new();
    let draft = signer.draft(b"x", NOW).unwrap();
    let message = draft.message();
    let members = children(&message);
    assert_eq!(members.len(), 4);
    assert!(members.is_sorted(), "{members:02x?}");
    // The same certificate twice in the chain is there once.
    let root = Certificate::parse(&signer.authority.root).unwrap();
    let twice = draft.detached(b"signature", &[root.clone(), root.clone()]);
    assert_eq!(twice, draft.detached(b"signature", &[root]));
}

#[test]
fn what_is_not_signed() {
    let signer = Signer::new();
    let large = vec![b'x'; LARGEST + 1];
    assert_eq!(signer.draft(&large, NOW).unwrap_err(), SignedDataError::TooLarge);
    let draft = signer.draft(&large[1..], NOW).unwrap();
    assert!(draft.attached(&signer.key.sign(&draft.message()), &[]).len() > LARGEST);
    let many = Algorithm::RsaOfManyPrimes;
    let refused = Draft::new(b"x", &signer.certificate, many, NOW as u64).unwrap_err();
    assert_eq!(refused, SignedDataError::Unsupported(many));
    assert_eq!(PrivateKey::from(Key::make(&mut rng())).algorithm(), Algorithm::P256);
}

/// The elements in a constructed element with a short length in at most two bytes.
fn children(der: &[u8]) -> Vec<&[u8]> {
    let (_, mut rest) = split(der);
    let mut children = Vec::new();
    while !rest.is_empty() {
        let (length, _) = split(rest);
        let (child, after) = rest.split_at(length);
        children.push(child);
        rest = after;
    }
    children
}

/// Length of the whole first element, and its content.
fn split(der: &[u8]) -> (usize, &[u8]) {
    let (header, length) = match der[1] {
        0x81 => (3, usize::from(der[2])),
        0x82 => (4, usize::from(u16::from_be_bytes([der[2], der[3]]))),
        short => (2, usize::from(short)),
    };
    (header + length, &der[header..header + length])
}
