//! Who signed, when, and whether that held then: signatures of OpenSSL and Python, and bad ones.

use ingam_core::{
    certificate::Certificate,
    doctor::Level,
    verification::{File, Kind, Place, Remark, Signer, Trust, Verdict, Verified, report, verify},
};

use crate::files::{file, listing};

/// Noon in Korea, when the signatures of the tests say they were made.
const SIGNED: i64 = 1_795_402_800;
const DAY: i64 = 24 * 60 * 60;
/// Some days later.
const NOW: i64 = SIGNED + 14 * DAY;

fn certificate(name: &str) -> Certificate {
    Certificate::parse(&file(&format!("signed-data/{name}.cer"))).expect("a certificate")
}

/// Verifies files by name and content, with the root and the authority at hand.
fn verified(files: &[(&str, Vec<u8>)]) -> Verified {
    let known = ["ca", "root"].map(certificate);
    let trust = Trust { root_sha256: known[1].fingerprint(), known: &known };
    let files: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    verify(&files, &trust, NOW)
}

/// The one signature among the named files of the tests.
fn signers(names: &[&str]) -> Vec<Signer> {
    let files: Vec<(&str, Vec<u8>)> =
        names.iter().map(|name| (*name, file(&format!("signed-data/{name}")))).collect();
    let mut verified = verified(&files);
    assert_eq!(verified.signatures.len(), 1, "{verified:?}");
    verified.signatures.remove(0).signers
}

/// In one line.
fn line(verified: &Verified) -> String {
    let Some(signature) = verified.signatures.first() else {
        return format!("{:?}", verified.files[0].kind);
    };
    let signers = signature.signers.iter().map(|signer| {
        let bank = if signer.is_bank { " (bank)" } else { "" };
        format!("{:?}{bank} {:?}", signer.verdict(), signer.remarks)
    });
    signers.collect::<Vec<_>>().join(" + ")
}

/// What becomes of each; the reasons are those of the defect in the name.
#[test]
fn every_defect_is_named() {
    let found = listing("bad-signed-data", |bytes| line(&verified(&[("x", bytes.to_vec())])));
    assert_eq!(found, include_str!("../files/bad-signed-data.txt"));
    // The defect of some is that of another signer.
    let mut alone = found.lines().filter(|line| !line.contains(" + "));
    assert!(alone.all(|line| !line.contains(": Good")));
}

/// Signatures of OpenSSL, Python, and of the shape of a receipt, with document and lists beside them.
#[test]
fn signatures_of_other_programs_are_verified() {
    let beside = ["document.txt", "holder.cer", "ca.crl", "root.crl"];
    let beside = beside.map(|name| (name, file(&format!("signed-data/{name}"))));
    let found = listing("signed-data", |bytes| {
        let mut files = vec![("x", bytes.to_vec())];
        files.extend(beside.clone());
        line(&verified(&files))
    });
    assert_eq!(found, include_str!("../files/signed-data.txt"));
}

#[test]
fn a_receipt_says_who_ordered_and_when_the_bank_saw_it() {
    let all = signers(&["receipt.p7m"]);
    let [bank, holder] = all.as_slice() else {
        panic!("{all:?}");
    };
    let (bank, holder) = if bank.is_bank { (bank, holder) } else { (holder, bank) };
    assert!(bank.is_bank && !holder.is_bank);
    for signer in [bank, holder] {
        assert_eq!(signer.verdict(), Verdict::Good, "{signer:?}");
        assert_eq!(signer.at, Some(SIGNED + 5));
        assert!(signer.remarks.contains(&Remark::ConfirmedAt(SIGNED + 5)));
    }
    assert_eq!(
        holder.certificate.as_ref().map(Certificate::subject_name).as_deref(),
        Some("홍길동(Hong Gil Dong)")
    );
}

/// The bank's clock decides, and the person is told.
#[test]
fn a_clock_a_year_behind_is_told() {
    let all = signers(&["receipt-of-a-clock-a-year-behind.p7m"]);
    let holder = all.iter().find(|signer| !signer.is_bank).expect("there is one");
    assert_eq!(holder.verdict(), Verdict::Good);
    assert!(holder.remarks.contains(&Remark::ClaimDiffers(SIGNED - 365 * DAY)));
}

#[test]
fn a_revocation_afterwards_changes_nothing_that_a_bank_confirmed() {
    let all = signers(&["receipt-revoked-later.p7m"]);
    let holder = all.iter().find(|signer| !signer.is_bank).expect("there is one");
    assert_eq!(holder.verdict(), Verdict::Good, "{holder:?}");
    assert!(holder.remarks.iter().any(|one| matches!(one, Remark::RevokedLater(..))));
}

/// Without a bank's word whoever stole the key could write any time.
#[test]
fn a_stolen_key_leaves_a_doubt() {
    let all = signers(&["openssl.p7m", "revoked-later.crl"]);
    assert_eq!(all[0].verdict(), Verdict::Open);
    let doubt = |one: &Remark| matches!(one, Remark::RevokedLaterThanClaimed(..));
    assert!(all[0].remarks.iter().any(doubt), "{all:?}");
    // That there is a newer certificate says nothing about the key.
    let all = signers(&["openssl.p7m", "superseded-later.crl"]);
    assert_eq!(all[0].verdict(), Verdict::Good, "{all:?}");
}

#[test]
fn a_document_beside_is_found_by_its_digest() {
    let beside = |document: &[u8]| {
        verified(&[
            ("note.txt", b"another one".to_vec()),
            ("contract.txt", document.to_vec()),
            ("contract.p7s", file("signed-data/openssl-detached.p7s")),
            ("ca.crl", file("signed-data/ca.crl")),
        ])
    };
    let document = file("signed-data/document.txt");
    let found = beside(&document);
    let signature = &found.signatures[0];
    assert_eq!(signature.content.place, Place::Beside("contract.txt".into()));
    assert_eq!(signature.content.bytes.as_deref(), Some(&*document));
    assert_eq!(signature.signers[0].verdict(), Verdict::Good);
    let mut changed = document;
    changed[0] ^= 1;
    let found = beside(&changed);
    let signature = &found.signatures[0];
    assert_eq!(signature.content.place, Place::NoneFits);
    assert!(signature.signers[0].remarks.contains(&Remark::NoDocumentFits));
    assert_eq!(signature.signers[0].verdict(), Verdict::Bad);
    let alone = signers(&["openssl-detached.p7s", "ca.crl"]);
    assert!(alone[0].remarks.contains(&Remark::DocumentMissing), "{alone:?}");
    assert_eq!(alone[0].verdict(), Verdict::Open);
}

#[test]
fn a_document_beside_an_attached_one_is_compared() {
    let twin = |document: &[u8]| {
        let files = [("x.p7m", file("signed-data/openssl.p7m")), ("x.txt", document.to_vec())];
        verified(&files).signatures.remove(0).content.twin
    };
    assert_eq!(twin(&file("signed-data/document.txt")), Some(true));
    assert_eq!(twin(b"another one"), Some(false));
}

#[test]
fn base64_without_a_frame_is_read() {
    let der = file("signed-data/openssl.p7m");
    let text = ingam_core::pem::write("CMS", &der);
    let bare: Vec<&str> = text.lines().filter(|line| !line.starts_with('-')).collect();
    let found = verified(&[("x", bare.join("\r\n").into_bytes())]);
    assert_eq!(found.files[0].kind, Kind::Signature);
}

#[test]
fn a_root_that_is_not_trusted_is_not_believed() {
    let known = ["ca", "root"].map(certificate);
    let trust = Trust { root_sha256: [7; 32], known: &known };
    let bytes = file("signed-data/receipt.p7m");
    let found = verify(&[File { name: "x", bytes: &bytes }], &trust, NOW);
    for signer in &found.signatures[0].signers {
        assert_eq!(signer.verdict(), Verdict::Open);
        assert!(!signer.is_bank && signer.remarks.contains(&Remark::IssuerUnknown));
    }
}

#[test]
fn what_is_shown_is_what_was_signed() {
    let told = report::tell(&verified(&[("x", file("signed-data/receipt.p7m"))]));
    let signature = &told.signatures[0];
    let document = String::from_utf8(file("signed-data/document.txt")).expect("UTF-8");
    assert_eq!(signature.text.as_deref(), Some(&*document));
    assert_eq!(signature.worth.level, Level::Good);
    assert!(signature.notices.iter().all(|notice| notice.level == Level::Information));
    assert_eq!(signature.content.as_deref().map(|content| &**content), Some(document.as_bytes()));
}

/// What the mock bank hands out comes without the root, and with the lists of that moment.
#[test]
fn a_receipt_of_the_mock_bank_is_verified() {
    let root = Certificate::parse(&file("receipt/root.der")).expect("a certificate");
    let known = [root];
    let trust = Trust { root_sha256: known[0].fingerprint(), known: &known };
    let bytes = file("receipt/receipt.p7m");
    let found = verify(&[File { name: "receipt.p7m", bytes: &bytes }], &trust, NOW + 30 * DAY);
    let signature = &found.signatures[0];
    assert_eq!(signature.content.bytes, Some(file("receipt/text.txt")));
    assert_eq!(signature.signers.len(), 2);
    assert_eq!(signature.signers.iter().filter(|signer| signer.is_bank).count(), 1);
    for signer in &signature.signers {
        assert_eq!(signer.verdict(), Verdict::Good, "{signer:?}");
    }
}

/// What is at hand is not left out for what somebody put into the files.
#[test]
fn authorities_at_hand_are_found_among_many_certificates() {
    let holder = ingam_core::pem::write("CERTIFICATE", &file("signed-data/holder.cer"));
    let found = verified(&[
        ("x.p7m", file("signed-data/openssl-without-certificates.p7m")),
        ("many.pem", holder.repeat(64).into_bytes()),
    ]);
    let signer = &found.signatures[0].signers[0];
    assert!(signer.remarks.contains(&Remark::Trusted), "{signer:?}");
}

/// The work is bounded: 64 signers of all files together, and what is left out is told.
#[test]
fn no_more_signers_than_are_looked_at() {
    let receipt = file("signed-data/receipt.p7m");
    let found = verified(&vec![("x", receipt.clone()); 33]);
    let kinds: Vec<Kind> = found.files.iter().map(|file| file.kind).collect();
    assert_eq!(kinds[..32], [Kind::Signature; 32]);
    assert_eq!((kinds[32], found.signatures.len()), (Kind::NotRead, 32));
    // A file in which there are too many is not looked at in part.
    let many = ingam_core::pem::write("CMS", &receipt).repeat(33);
    let found = verified(&[("x", many.into_bytes())]);
    assert_eq!((found.files[0].kind, found.signatures.len()), (Kind::NotRead, 0));
}

/// Whatever byte is changed: what is called right was signed as it is.
#[test]
fn no_changed_byte_makes_something_else_right() {
    let (receipt, document) = (file("signed-data/receipt.p7m"), file("signed-data/document.txt"));
    let mut right = 0;
    for at in (0..receipt.len()).step_by(5) {
        let mut changed = receipt.clone();
        changed[at] ^= 1 << (at % 8);
        for signature in verified(&[("x", changed)]).signatures {
            let good = signature.signers.iter().all(|signer| signer.verdict() == Verdict::Good);
            assert!(!good || signature.content.bytes.as_ref() == Some(&document), "{at}");
            right += usize::from(good);
        }
    }
    // Some bytes nobody signs: lists that are not needed, numbers of versions.
    assert!(right < receipt.len() / 5 / 4, "{right}");
}
