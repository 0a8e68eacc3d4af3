//! Certification requests, good and bad, made by OpenSSL.

use std::fs;

use ingam_mock_bank::csr_policy::{Rejected, check};

use crate::support::{Bank, must};

#[test]
fn judged_as_they_are() {
    let bank = Bank::start();
    let der = |name: &str, curve: &str, more: &[&str]| {
        let options = [&["-outform", "DER"], more].concat();
        fs::read(bank.file(&bank.csr(name, curve, &options))).expect("a request")
    };
    let good = der("good", "P-256", &[]);
    let accepted = check(&good).expect("accepted");
    assert!(accepted.vid_random.is_none());

    assert_eq!(check(&[]).err(), Some(Rejected::Malformed));
    assert_eq!(check(&good[..good.len() - 1]).err(), Some(Rejected::Malformed));
    assert_eq!(
        check(&[good.as_slice(), &[0]].concat()).err(),
        Some(Rejected::Malformed),
        "trailing byte"
    );
    assert_eq!(check(&vec![0x30; 4_097]).err(), Some(Rejected::TooLarge));
    assert_eq!(check(&der("p384", "P-384", &[])).err(), Some(Rejected::Key));
    assert_eq!(check(&der("k1", "secp256k1", &[])).err(), Some(Rejected::Key));
    assert_eq!(check(&der("sha384", "P-256", &["-sha384"])).err(), Some(Rejected::Algorithm));

    // A byte of the point changed: off the curve. A byte of the name changed: not signed.
    let at = good.windows(2).position(|pair| pair == [0x00, 0x04]).expect("the point") + 10;
    let mut off_curve = good.clone();
    off_curve[at] ^= 1;
    assert_eq!(check(&off_curve).err(), Some(Rejected::Key));
    let at = good.windows(8).position(|window| window == b"somebody").expect("the name");
    let mut renamed = good.clone();
    renamed[at] = b'S';
    assert_eq!(check(&renamed).err(), Some(Rejected::Signature));
}

#[test]
fn a_compressed_point_and_another_kind_of_key_are_refused() {
    let bank = Bank::start();
    bank.csr("plain", "P-256", &[]);
    must(&bank.openssl(&["ec", "-in", "plain.key", "-conv_form", "compressed", "-out", "c.key"]));
    must(&bank.openssl(&["genpkey", "-algorithm", "ED25519", "-out", "e.key"]));
    for key in ["c.key", "e.key"] {
        must(&bank.openssl(&[
            "req", "-new", "-key", key, "-subj", "/CN=x", "-outform", "DER", "-out", "x.der",
        ]));
        let request = fs::read(bank.file("x.der")).expect("a request");
        assert_eq!(check(&request).err(), Some(Rejected::Key), "{key}");
    }
}
