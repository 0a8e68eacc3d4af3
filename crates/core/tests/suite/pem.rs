//! PEM of other programs, and damaged PEM.

use ingam_core::pem::{self, Block, Content};

use crate::files::{file, listing};

fn read(name: &str) -> Vec<Block> {
    pem::read(&file(&format!("pem/{name}"))).expect(name)
}

fn der(block: &Block) -> &[u8] {
    match &block.content {
        Content::Der(der) => der,
        Content::Encrypted => panic!("encrypted"),
    }
}

#[test]
fn a_certificate_with_anything_around_it() {
    for name in [
        "byte-order-mark-and-one-line.pem",
        "cr.pem",
        "crlf.pem",
        "openssl-text-before.pem",
        "openssl-bag-attributes.pem",
    ] {
        let blocks = read(name);
        assert_eq!(blocks[0].label, "CERTIFICATE", "{name}");
        assert_eq!(der(&blocks[0]), file("npki/yessign-test/signCert.der"), "{name}");
        assert!(pem::is_pem(&file(&format!("pem/{name}"))), "{name}");
    }
}

#[test]
fn several_blocks_in_their_order() {
    let labels = |name: &str| read(name).into_iter().map(|block| block.label).collect::<Vec<_>>();
    assert_eq!(labels("openssl-parameters-and-key.pem"), ["EC PARAMETERS", "EC PRIVATE KEY"]);
    assert_eq!(labels("openssl-bag-attributes.pem"), ["CERTIFICATE", "PRIVATE KEY"]);
    let blocks = read("openssl-parameters-and-key.pem");
    assert_eq!(der(&blocks[1]), file("keys/p256.sec1.der"));
}

#[test]
fn old_encryption_is_told() {
    let blocks = read("openssl-traditional-encrypted.pem");
    let [Block { label, content: Content::Encrypted }] = blocks.as_slice() else {
        panic!("{blocks:?}")
    };
    assert_eq!(label, "RSA PRIVATE KEY");
}

#[test]
fn no_block_is_no_error() {
    for text in ["", "인감", "-----BEGIN", "-----BEGIN X----\nAAAA\n-----END X----"] {
        assert_eq!(pem::read(text.as_bytes()), Ok(Vec::new()), "{text}");
        assert!(!pem::is_pem(text.as_bytes()));
    }
    assert_eq!(pem::read(&[0xff; 300]), Ok(Vec::new()));
}

#[test]
fn written_as_openssl_writes_it() {
    let written = pem::write("PRIVATE KEY", &file("keys/p256.pkcs8.der"));
    assert_eq!(written.as_bytes(), file("pem/p256.pem"));
    for length in [0, 1, 47, 48, 49, 95, 96, 97] {
        let blocks = pem::read(pem::write("X", &vec![7; length]).as_bytes()).unwrap();
        assert_eq!(der(&blocks[0]), vec![7; length]);
    }
}

#[test]
fn nothing_of_a_key_is_printed() {
    let printed = format!("{:?}", read("p256.pem"));
    assert_eq!(printed, r#"[Block { label: "PRIVATE KEY", content: Der(…) }]"#);
}

const BAD: &str = "\
65-blocks.pem: too many blocks
a-character-of-no-base64.pem: a block is not base64
a-letter-missing.pem: a block is not base64
begin-inside.pem: a block does not end
bits-beyond-the-last-byte.pem: a block is not base64
end-cut-short.pem: a block does not end
end-missing.pem: a block does not end
end-of-another.pem: a block does not end
hangul-inside.pem: a block is not base64
nothing-inside-but-padding-and-a-letter.pem: a block is not base64
";

#[test]
fn bad_texts() {
    assert_eq!(listing("bad-pem", |text| pem::read(text).unwrap_err().to_string()), BAD);
}
