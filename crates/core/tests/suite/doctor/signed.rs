//! Things that are signed: the check says right, wrong or not checked, and never guesses.

use ingam_core::doctor::{File, Level, examine};

use super::{NOW, examined, notices, read, verdicts};

#[test]
fn signatures_of_every_kind_are_checked() {
    for (file, expected) in [
        ("root.der", "notice-self-signed"),
        ("rsa.der", "notice-self-signed"),
        ("rsa-sha512.der", "notice-self-signed"),
        ("rsa-sha1.der", "notice-self-signed"),
        ("pss.der", "notice-self-issued"),
        ("request.der", "notice-request-signed"),
        ("attached.der", "notice-signer-right"),
        ("rsa-attached.der", "notice-signer-right"),
        ("detached.der", "notice-signer-detached"),
        ("answer.ocsp", "notice-signer-right"),
        ("certificates.p7b", "notice-no-signer"),
    ] {
        let reports = examined(&[file], NOW);
        assert!(notices(&reports[0], Level::Good).contains(&expected), "{file}: {:?}", reports[0]);
    }
}

#[test]
fn a_change_anywhere_in_what_is_signed_is_seen() {
    for (file, right) in [
        ("root.der", "notice-self-signed"),
        ("rsa.der", "notice-self-signed"),
        ("request.der", "notice-request-signed"),
    ] {
        let mut bytes = read(file);
        for at in 0..bytes.len() {
            bytes[at] ^= 1;
            let reports = examine(&[File { name: "x", bytes: &bytes }], None, None, NOW);
            bytes[at] ^= 1;
            assert!(!notices(&reports[0], Level::Good).contains(&right), "{file} at {at}");
        }
    }
}

#[test]
fn a_changed_content_is_seen() {
    let signed = read("attached.der");
    let at = signed.windows(4).position(|window| window == b"What").unwrap();
    let mut changed = signed.clone();
    changed[at] ^= 1;
    let reports = examine(&[File { name: "x", bytes: &changed }], None, None, NOW);
    assert_eq!(notices(&reports[0], Level::Error), ["notice-signer-wrong"]);
}

#[test]
fn what_is_inside_is_reported_too() {
    assert_eq!(
        verdicts(&examined(&["certificates.p7b"], NOW)),
        [
            ("kind-signed", vec!["notice-no-signer"]),
            ("kind-certificate", vec!["notice-valid"]),
            ("kind-certificate", vec!["notice-valid"]),
            ("kind-chain", vec!["notice-chain-absent"]),
        ]
    );
    let reports = examined(&["answer.ocsp"], NOW);
    assert_eq!(
        verdicts(&reports),
        [
            (
                "kind-response",
                vec!["notice-response-revoked", "notice-response-unknown", "notice-signer-right"]
            ),
            ("kind-certificate", vec!["notice-chain-absent", "notice-valid"]),
        ]
    );
    assert_eq!(reports[1].within, Some(reports[0].kind.clone()));
}

#[test]
fn what_has_no_reader_of_its_own_is_shown_element_by_element() {
    for (file, kind, notice) in [
        ("enveloped.der", "kind-cms", "notice-cms-other"),
        ("request.ocsp", "kind-other", "notice-other"),
    ] {
        let reports = examined(&[file], NOW);
        assert_eq!(verdicts(&reports), [(kind, vec![notice])]);
        assert!(reports[0].sections.last().unwrap().rows.len() > 5);
    }
}
