//! Signatures, as the verifier reads them: whatever is invented, nobody without the key makes a good one of
//! something else than the document of the tests.
#![no_main]

use ingam_core::{
    certificate::Certificate,
    verification::{File, Trust, Verdict, report, verify},
};
use ingam_fuzz::NOW;
use libfuzzer_sys::{Corpus, fuzz_target};

const ROOT: &[u8] = include_bytes!("../../tests/files/signed-data/root.cer");
const AUTHORITY: &[u8] = include_bytes!("../../tests/files/signed-data/ca.cer");
const HOLDER: &[u8] = include_bytes!("../../tests/files/signed-data/holder.cer");
const LIST: &[u8] = include_bytes!("../../tests/files/signed-data/ca.crl");
const DOCUMENT: &[u8] = include_bytes!("../../tests/files/signed-data/document.txt");

/// The signatures of the tests were made within this day.
const LATER: i64 = NOW + 24 * 60 * 60;

fuzz_target!(|data: &[u8]| -> Corpus {
    let known =
        [AUTHORITY, ROOT, HOLDER].map(|der| Certificate::parse(der).expect("a certificate"));
    let trust = Trust { root_sha256: known[1].fingerprint(), known: &known };
    let files = [("x", data), ("ca.crl", LIST), ("document.txt", DOCUMENT)];
    let files = files.map(|(name, bytes)| File { name, bytes });
    let verified = verify(&files, &trust, LATER);
    assert_eq!(verified.files.len(), 3);
    for signature in &verified.signatures {
        let good = signature.signers.iter().any(|signer| signer.verdict() == Verdict::Good);
        assert!(!good || signature.content.bytes.as_deref() == Some(DOCUMENT));
    }
    let told = report::tell(&verified);
    if told.signatures.is_empty() { Corpus::Reject } else { Corpus::Keep }
});
