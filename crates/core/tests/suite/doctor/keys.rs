//! Private keys beside their certificates: protection, what a password opens, and whose number it is.

use std::time::Instant;

use ingam_core::{
    doctor::{File, Level, Report, examine, examine_again},
    import,
    key::Key,
    password_encryption::Work,
    vid::VidRandom,
};

use super::{NOW, notices, print, read, verdicts};
use crate::support::{Authority, NUMBER, der, oid, rng};

const PASSWORD: &str = "Seal-of-1904!x";

/// Reports on files of the folder beside this one.
fn examined(names: &[&str], password: Option<&str>, number: Option<&str>) -> Vec<Report> {
    let bytes: Vec<Vec<u8>> = names.iter().map(|name| read(name)).collect();
    let files: Vec<File<'_>> =
        names.iter().zip(&bytes).map(|(name, bytes)| File { name, bytes }).collect();
    examine(&files, password, number, NOW)
}

#[test]
fn a_key_in_the_clear_is_warned_of_and_not_shown() {
    let reports = examined(&["leaf.pkcs8", "leaf.der"], None, None);
    assert_eq!(
        verdicts(&reports),
        [
            ("kind-private-key", vec!["notice-key-unprotected", "notice-key-has-certificate"]),
            ("kind-certificate", vec!["notice-chain-absent", "notice-valid", "notice-key-matches"]),
        ]
    );
    let key = read("leaf.pkcs8");
    let at = key.windows(2).position(|pair| pair == [0x04, 0x20]).unwrap() + 2;
    let secret: String = key[at..at + 32].iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(!print::reports(&reports).contains(&secret[..16]));
}

#[test]
fn a_key_of_another_certificate_is_no_match() {
    let reports = examined(&["leaf.pkcs8", "issuing.der"], None, None);
    assert_eq!(
        notices(&reports[0], Level::Warning),
        ["notice-key-without-certificate", "notice-key-unprotected"]
    );
}

#[test]
fn the_protection_of_an_encrypted_key_is_judged() {
    for (name, notice) in [
        ("encrypted.pkcs8", "notice-protection-weak"),
        ("weak-encryption.pkcs8", "notice-protection-weak"),
        ("../encrypted-keys/pbes2-600000-rounds.der", "notice-protection-strong"),
        ("../encrypted-keys/pbes2-hmacWithSHA384.der", "notice-protection-fair"),
        ("../npki/classic-rsa2048.key", "notice-protection-weak"),
    ] {
        let reports = examined(&[name], None, None);
        assert_eq!(reports.len(), 1);
        assert_eq!(reports[0].kind.id(), "kind-encrypted-key", "{name}");
        assert!(reports[0].locked);
        assert!(notices(&reports[0], Level::Good).contains(&notice), "{name}: {reports:?}");
    }
}

#[test]
fn a_password_opens_a_key() {
    let reports = examined(&["encrypted.pkcs8", "leaf.der"], Some(PASSWORD), None);
    assert_eq!(
        verdicts(&reports),
        [
            ("kind-encrypted-key", vec!["notice-protection-weak", "notice-opened"]),
            ("kind-private-key", vec!["notice-key-has-certificate"]),
            ("kind-certificate", vec!["notice-chain-absent", "notice-valid", "notice-key-matches"]),
        ]
    );
    assert!(!reports[0].locked);
    let reports = examined(&["encrypted.pkcs8"], Some("another"), None);
    assert_eq!(
        verdicts(&reports),
        [("kind-encrypted-key", vec!["notice-protection-weak", "notice-does-not-open"])]
    );
    assert!(reports[0].locked);
}

#[test]
fn a_bomb_is_not_derived() {
    let rounds = der(0x02, &[&[0x7f, 0xff, 0xff, 0xff]]);
    let salt = der(0x04, &[&[7; 8]]);
    // pbeWithSHA1AndSEED-CBC of KISA
    let algorithm = der(0x30, &[&oid("1.2.410.200004.1.15"), &der(0x30, &[&salt, &rounds])]);
    let bomb = der(0x30, &[&algorithm, &der(0x04, &[&[0; 48]])]);
    let before = Instant::now();
    let reports = examine(&[File { name: "x", bytes: &bomb }], Some(PASSWORD), None, NOW);
    assert!(before.elapsed().as_millis() < 100);
    assert_eq!(notices(&reports[0], Level::Error), ["notice-too-much-work"]);
}

#[test]
fn the_number_of_the_holder_is_compared() {
    let authority = Authority::new();
    let key = Key::make(&mut rng());
    let (certificate, pkcs8) = (authority.issue(&key), key.to_pkcs8());
    let look = |files: &[&[u8]], number: &str| {
        let files: Vec<File<'_>> = files.iter().map(|bytes| File { name: "x", bytes }).collect();
        let reports = examine(&files, None, Some(number), crate::support::NOW);
        let notices = notices(&reports[0], Level::Good);
        let compared = ["notice-vid-matches", "notice-vid-differs", "notice-number-malformed"];
        let any = notices.iter().any(|id| compared.contains(id));
        assert_eq!(reports[0].checkable, any, "{notices:?}");
        notices
            .iter()
            .find(|id| id.starts_with("notice-vid") || id.starts_with("notice-number"))
            .map(|id| (*id).to_owned())
            .unwrap()
    };
    assert_eq!(look(&[&certificate, &pkcs8], NUMBER), "notice-vid-matches");
    assert_eq!(look(&[&certificate, &pkcs8], "900101-1234568"), "notice-vid-matches");
    assert_eq!(look(&[&certificate, &pkcs8], "8001012123453"), "notice-vid-differs");
    assert_eq!(look(&[&certificate, &pkcs8], "12345"), "notice-number-malformed");
    assert_eq!(look(&[&certificate], NUMBER), "notice-vid-needs-key");
    assert_eq!(look(&[&read("leaf.der")], NUMBER), "notice-vid-absent");
    // A key that other programs have written has lost R.
    let pkcs8 = read("leaf.pkcs8");
    let public_key = Key::from_pkcs8(&pkcs8).unwrap().public_key_info();
    let template = Authority::leaf_for(public_key, &VidRandom::new([7; 20]));
    let certificate = template.sign(&authority.issuer_key);
    assert_eq!(look(&[&certificate, &pkcs8], NUMBER), "notice-vid-no-random");
}

/// What yessign's test authority issued to the invented 홍길동, as PyPinkSign carries it.
#[test]
fn a_real_joint_certificate_is_understood() {
    let files = ["../npki/yessign-test/signCert.der", "../npki/yessign-test/signPri.key"];
    let reports = examined(&files, Some("WTuA8Ev0lWXVFSiI!"), Some("8001012123453"));
    assert_eq!(reports[2].kind.id(), "kind-private-key");
    let all = notices(&reports[0], Level::Good);
    for expected in ["notice-expired", "notice-key-matches", "notice-vid-differs"] {
        assert!(all.contains(&expected), "{all:?}");
    }
    let printed = print::reports(&reports[..1]);
    for expected in ["field-real-name: ", "field-vid: ", "field-policy-notice: ", "ldap://"] {
        assert!(printed.contains(expected), "{printed}");
    }
}

/// Whoever gives a password waits for it once.
#[test]
fn no_key_is_derived_twice() {
    for names in [&["leaf.p12"][..], &["encrypted.pkcs8", "leaf.der"]] {
        let bytes: Vec<Vec<u8>> = names.iter().map(|name| read(name)).collect();
        let files: Vec<File<'_>> =
            names.iter().zip(&bytes).map(|(name, bytes)| File { name, bytes }).collect();
        let mut work = Work::new();
        let first = examine_again(&files, Some(PASSWORD), None, NOW, &mut work);
        assert!(work.spent() > 0);
        work.renew();
        assert_eq!(examine_again(&files, Some(PASSWORD), None, NOW, &mut work), first);
        assert_eq!(import::open(&files, PASSWORD, &mut work).unwrap().identities.len(), 1);
        assert_eq!(work.spent(), 0);
        // Another password is another key.
        assert!(import::open(&files, "another", &mut work).is_err());
        assert!(work.spent() > 0);
    }
}

#[test]
fn a_container_is_judged_and_opened() {
    let reports = examined(&["leaf.p12"], None, None);
    assert_eq!(
        verdicts(&reports),
        [("kind-pkcs12", vec!["notice-weak-mac", "notice-protection-weak", "notice-locked"])]
    );
    assert!(reports[0].locked);
    let reports = examined(&["leaf.p12"], Some("another"), None);
    assert_eq!(
        notices(&reports[0], Level::Good),
        ["notice-weak-mac", "notice-protection-weak", "notice-does-not-open"]
    );
    let reports = examined(&["leaf.p12"], Some(PASSWORD), None);
    assert_eq!(
        verdicts(&reports),
        [
            ("kind-pkcs12", vec!["notice-weak-mac", "notice-protection-weak", "notice-opened"]),
            ("kind-private-key", vec!["notice-key-has-certificate"]),
            ("kind-certificate", vec!["notice-valid", "notice-key-matches"]),
            ("kind-certificate", vec!["notice-valid"]),
            ("kind-chain", vec!["notice-chain-absent"]),
        ]
    );
    assert!(!reports[0].locked);
    assert_eq!(reports[1].within, Some(reports[0].kind.clone()));
}

/// Firefox writes indefinite lengths, GnuTLS puts keys elsewhere, some programs protect nothing.
#[test]
fn containers_of_other_programs_are_understood() {
    for (name, expected) in [
        ("nss-p256.p12", &["notice-ber", "notice-opened"][..]),
        ("gnutls-p256.p12", &["notice-opened"]),
        ("java-p256.p12", &["notice-opened"]),
        ("openssl-no-mac.p12", &["notice-no-mac"]),
        ("openssl-rc4.p12", &["notice-protection-unknown"]),
    ] {
        let reports = examined(&[&format!("../pkcs12/{name}")], Some(PASSWORD), None);
        assert_eq!(reports[0].kind.id(), "kind-pkcs12", "{name}");
        let all = notices(&reports[0], Level::Good);
        assert!(expected.iter().all(|id| all.contains(id)), "{name}: {all:?}");
    }
}
