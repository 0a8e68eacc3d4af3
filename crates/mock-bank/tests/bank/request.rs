//! Certification requests, good and bad, made by OpenSSL.

use std::fs;

use ingam_mock_bank::csr_policy::{Accepted, Keys, Rejected, check as check_for, text::decode};

use crate::support::{Bank, must};

/// As the road of people with their own key judges.
fn check(csr: &[u8]) -> Result<Accepted, Rejected> {
    check_for(csr, Keys::P256OrRsa)
}

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
        Some(Rejected::TrailingBytes),
        "trailing byte"
    );
    assert_eq!(check(&vec![0x30; 4_097]).err(), Some(Rejected::TooLarge));
    assert_eq!(check(&der("p384", "P-384", &[])).err(), Some(Rejected::Curve));
    assert_eq!(check(&der("k1", "secp256k1", &[])).err(), Some(Rejected::Curve));
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

#[test]
fn rsa_is_taken_from_2048_to_4096_bits_where_people_bring_their_key() {
    let bank = Bank::start();
    for (bits, expected) in [
        ("2048", None),
        ("3072", None),
        ("4096", None),
        ("1024", Some(Rejected::RsaSize)),
        ("2040", Some(Rejected::RsaSize)),
        ("4104", Some(Rejected::RsaSize)),
    ] {
        let csr = rsa(&bank, bits, &[], &[]);
        assert_eq!(check(&csr).err(), expected, "{bits}");
        assert_eq!(check_for(&csr, Keys::P256).err(), Some(Rejected::Key), "{bits} by CMP");
    }
}

#[test]
fn rsa_exponents_are_odd_and_above_65536() {
    let bank = Bank::start();
    for (exponent, expected) in [
        ("65537", None),
        ("4294967297", None),
        ("3", Some(Rejected::RsaExponent)),
        ("65535", Some(Rejected::RsaExponent)),
        ("1099511627777", Some(Rejected::RsaExponent)),
    ] {
        let option = format!("rsa_keygen_pubexp:{exponent}");
        let csr = rsa(&bank, "2048", &["-pkeyopt", &option], &[]);
        assert_eq!(check(&csr).err(), expected, "{exponent}");
    }
}

#[test]
fn rsa_signatures_are_pkcs1_with_sha_2() {
    let bank = Bank::start();
    let pss = ["-sigopt", "rsa_padding_mode:pss"];
    let cases: [(&[&str], Option<Rejected>); 6] = [
        (&["-sha256"], None),
        (&["-sha384"], None),
        (&["-sha512"], None),
        (&["-sha1"], Some(Rejected::Algorithm)),
        (&["-sha224"], Some(Rejected::Algorithm)),
        (&pss, Some(Rejected::Algorithm)),
    ];
    for (options, expected) in cases {
        assert_eq!(check(&rsa(&bank, "2048", &[], options)).err(), expected, "{options:?}");
    }
    let mut damaged = rsa(&bank, "2048", &[], &[]);
    *damaged.last_mut().expect("bytes") ^= 1;
    assert_eq!(check(&damaged).err(), Some(Rejected::Signature));
}

#[test]
fn what_is_not_a_request_is_called_by_its_name() {
    let bank = Bank::start();
    let csr = bank.csr("a", "P-256", &[]);
    must(&bank.openssl(&["req", "-x509", "-key", "a.key", "-subj", "/CN=x", "-out", "x.crt"]));
    must(&bank.openssl(&["crl2pkcs7", "-nocrl", "-certfile", "x.crt", "-out", "x.p7b"]));
    must(
        &bank.openssl(&["pkcs8", "-topk8", "-in", "a.key", "-passout", "pass:x", "-out", "e.key"]),
    );
    must(&bank.openssl(&["ec", "-in", "a.key", "-out", "sec1.key"]));
    must(&bank.openssl(&["genrsa", "-traditional", "-out", "pkcs1.key", "2048"]));
    let bundle = ["pkcs12", "-export", "-inkey", "a.key", "-in", "x.crt", "-passout", "pass:x"];
    must(&bank.openssl(&[&bundle[..], &["-out", "x.p12"]].concat()));
    for (name, expected) in [
        ("x.crt", Rejected::Certificate),
        ("x.p7b", Rejected::Pkcs7),
        ("a.key", Rejected::PrivateKey),
        ("e.key", Rejected::PrivateKey),
        ("sec1.key", Rejected::PrivateKey),
        ("pkcs1.key", Rejected::PrivateKey),
    ] {
        let pem = fs::read_to_string(bank.file(name)).expect("PEM");
        assert_eq!(decode(&pem), Err(expected), "{name}");
        assert_eq!(check(&der_of(&pem)).err(), Some(expected), "{name} as DER");
    }
    let bundle = fs::read(bank.file("x.p12")).expect("a bundle");
    assert_eq!(check(&bundle).err(), Some(Rejected::PrivateKey), "PKCS#12");
    let both = format!("{}{}", read(&bank, &csr), read(&bank, "a.key"));
    assert_eq!(decode(&both), Err(Rejected::PrivateKey), "a key behind a request");
}

#[test]
fn text_is_one_pem_block_or_base64() {
    let bank = Bank::start();
    let pem = read(&bank, &bank.csr("a", "P-256", &[]));
    let der = der_of(&pem);
    let lines: Vec<&str> = pem.lines().filter(|line| !line.starts_with('-')).collect();
    for (name, text) in [
        ("PEM", pem.clone()),
        ("CRLF", pem.replace('\n', "\r\n")),
        ("byte order mark", format!("\u{feff}{pem}")),
        ("text around", format!("Certificate Request:\n{pem}\nthanks")),
        ("the old label", pem.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST")),
        ("base64 in lines", lines.join("\n")),
        ("base64 in one line", lines.concat()),
    ] {
        assert_eq!(decode(&text).as_ref(), Ok(&der), "{name}");
    }
    for (name, text) in [
        ("two blocks", pem.repeat(2)),
        ("no end", pem.replace("-----END", "")),
        ("another label", pem.replace("CERTIFICATE REQUEST", "PUBLIC KEY")),
        ("not base64", "안녕하세요".to_owned()),
        ("base64 of the web", lines.concat().replace(['+', '/'], "-") + "-"),
    ] {
        assert_eq!(decode(&text), Err(Rejected::Armour), "{name}");
    }
    assert_eq!(decode(&"AAAA".repeat(2_000)), Err(Rejected::TooLarge));
    assert_eq!(decode("").map(|der| check(&der).err()), Ok(Some(Rejected::Malformed)), "nothing");
}

fn read(bank: &Bank, name: &str) -> String {
    fs::read_to_string(bank.file(name)).expect("a file")
}

/// The bytes in a PEM block.
fn der_of(pem: &str) -> Vec<u8> {
    let lines = pem.lines().filter(|line| !line.starts_with('-') && !line.contains(':'));
    let text: String = lines.collect();
    <base64ct::Base64 as base64ct::Encoding>::decode_vec(&text).expect("base64")
}

/// A request with a fresh RSA key, DER.
fn rsa(bank: &Bank, bits: &str, key: &[&str], request: &[&str]) -> Vec<u8> {
    let size = format!("rsa_keygen_bits:{bits}");
    let generate = ["genpkey", "-algorithm", "RSA", "-pkeyopt", &size, "-out", "rsa.key"];
    must(&bank.openssl(&[&generate, key].concat()));
    let make = ["req", "-new", "-key", "rsa.key", "-subj", "/CN=x", "-outform", "DER"];
    must(&bank.openssl(&[&make[..], &["-out", "rsa.der"], request].concat()));
    fs::read(bank.file("rsa.der")).expect("a request")
}
