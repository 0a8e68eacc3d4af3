//! Signatures that are not what they must be, one defect each.

use p256::ecdsa::SigningKey;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::login_client::{
    CONTENT_TYPE, DATA, Draft, ECDSA_SHA384, Holder, MESSAGE_DIGEST, SHA384, SIGNING_CERTIFICATE,
    algorithm, login, nonce, send, signing_certificate, tlv,
};
use crate::support::{Bank, kind};

/// `id-envelopedData` (RFC 5652 section 6.1)
const OTHER_TYPE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x03];

type Change = fn(&mut Draft);

/// Defects of what is said, with what the bank says of them to developers.
const SAID: &[(&str, &str, Change)] = &[
    ("another text", "another text was signed", |draft| {
        draft.content = b"Ingam login v1\n".to_vec();
        draft.attribute(MESSAGE_DIGEST, tlv(0x04, &[&Sha256::digest(b"Ingam login v1\n")]));
    }),
    ("a text that was changed after signing", "another text was signed", |draft| {
        draft.content[0] = b'i';
    }),
    ("one line end more", "another text was signed", |draft| {
        draft.content.push(b'\n');
        let digest = Sha256::digest(&draft.content);
        draft.attribute(MESSAGE_DIGEST, tlv(0x04, &[&digest]));
    }),
    ("detached", "the content is missing", |draft| draft.attached = false),
    ("content of another type", "the signed type of content is another", |draft| {
        draft.content_type = OTHER_TYPE;
    }),
    ("nobody signs", "there must be one signer", |draft| draft.signers = 0),
    ("two signers", "there must be one signer", |draft| draft.signers = 2),
    ("no signed attributes", "a signed attribute is missing", |draft| draft.attributes = None),
    ("no content type", "a signed attribute is missing", |draft| draft.without(CONTENT_TYPE)),
    ("no message digest", "a signed attribute is missing", |draft| draft.without(MESSAGE_DIGEST)),
    ("no signing certificate", "a signed attribute is missing", |draft| {
        draft.without(SIGNING_CERTIFICATE);
    }),
    ("two message digests", "a signed attribute is missing", |draft| {
        let attributes = draft.attributes.as_mut().expect("attributes");
        attributes.push((MESSAGE_DIGEST, tlv(0x04, &[&[0; 32]])));
    }),
    ("two values", "a signed attribute is missing", |draft| {
        let twice = [tlv(0x06, &[DATA]), tlv(0x06, &[OTHER_TYPE])].concat();
        draft.attribute(CONTENT_TYPE, twice);
    }),
    ("another signed content type", "the signed type of content is another", |draft| {
        draft.attribute(CONTENT_TYPE, tlv(0x06, &[OTHER_TYPE]));
    }),
    ("another message digest", "the signed digest is another", |draft| {
        draft.attribute(MESSAGE_DIGEST, tlv(0x04, &[&Sha256::digest(b"")]));
    }),
    ("another signing certificate", "the signed certificate is another", |draft| {
        draft.attribute(SIGNING_CERTIFICATE, signing_certificate(b"another"));
    }),
    ("no certificate in the attribute", "the signed certificate is another", |draft| {
        draft.attribute(SIGNING_CERTIFICATE, tlv(0x30, &[&tlv(0x30, &[])]));
    }),
    ("another digest algorithm", "the digest must be SHA-256", |draft| {
        draft.digest_algorithm = algorithm(SHA384);
    }),
    ("another signature algorithm", "the signature algorithm is not taken", |draft| {
        draft.signature_algorithm = algorithm(ECDSA_SHA384);
    }),
    ("parameters where none belong", "the signature algorithm is not taken", |draft| {
        let oid = &draft.signature_algorithm[2..];
        draft.signature_algorithm = tlv(0x30, &[oid, &[5, 0]]);
    }),
    ("another key", "the signature is wrong", |draft| {
        draft.key = SigningKey::from(ingam_mock_bank::ca::keys::make_key());
    }),
    ("attributes in another order", "this is no SignedData in DER", |draft| {
        draft.attributes_sorted = false;
    }),
    ("attributes that nobody signed", "the signer is not described as it must be", |draft| {
        draft.unsigned = true;
    }),
    ("no certificate", "the certificate of the signer is missing", |draft| {
        draft.certificates.clear();
    }),
    ("a certificate that is none", "this is no SignedData in DER", |draft| {
        draft.certificates = vec![tlv(0x30, &[])];
    }),
    ("another version", "this is no SignedData in DER", |draft| draft.version = 3),
];

type Spoil = fn(&mut Vec<u8>);

/// Defects of the bytes.
const WRITTEN: &[(&str, Spoil)] = &[
    ("nothing", Vec::clear),
    ("one byte", |der| der.truncate(1)),
    ("cut off", |der| der.truncate(der.len() - 1)),
    ("a byte behind it", |der| der.push(0)),
    ("itself behind it", |der| der.extend(der.clone())),
    ("a length in more bytes than it takes", |der| {
        der.splice(1..2, [0x83, 0]);
    }),
    ("a length that is not said", |der| {
        der.splice(1..4, [0x80]);
        der.extend([0, 0]);
    }),
    ("noise", |der| der.iter_mut().for_each(|byte| *byte ^= 0x5a)),
];

async fn is_refused(bank: &Bank, name: &str, login: &Value, detail: &str) {
    let (status, problem) = send(bank, login).await;
    assert_eq!((status, kind(&problem)), (403, "signature-invalid"), "{name}: {problem}");
    assert_eq!(problem["detail"], detail, "{name}");
}

#[tokio::test]
async fn each_defect_of_a_signature_is_seen() {
    let bank = Bank::start_with(&["--calls-per-minute", "100000"]);
    let hong = Holder::hong(&bank).await;
    for (name, detail, change) in SAID {
        let nonce = nonce(&bank).await;
        let mut draft = Draft::new(&hong, &bank.url, &nonce);
        change(&mut draft);
        let login = login(&nonce, &draft.signed(), hong.sent_random(&bank, &nonce).await);
        is_refused(&bank, name, &login, detail).await;
    }
    for (name, spoil) in WRITTEN {
        let nonce = nonce(&bank).await;
        let mut signed = Draft::new(&hong, &bank.url, &nonce).signed();
        spoil(&mut signed);
        let login = login(&nonce, &signed, hong.sent_random(&bank, &nonce).await);
        is_refused(&bank, name, &login, "this is no SignedData in DER").await;
    }
    let listed = bank.printed_audit();
    assert_eq!(listed.matches("reason=signature-invalid").count(), SAID.len() + WRITTEN.len());
    assert!(!listed.contains("logged-in"), "nobody was let in");
    // What all of them began with is right.
    assert_eq!(hong.log_in(&bank).await.0, 200);
}

#[tokio::test]
async fn what_is_no_base64_is_no_signature() {
    let bank = Bank::start();
    for text in ["", "안녕하세요", "AAA", "AA==\n", "-_8="] {
        let login = json!({ "nonce": nonce(&bank).await, "signed": text });
        is_refused(&bank, text, &login, "this is no SignedData in DER").await;
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_or_no_login_is_refused() {
    let bank = Bank::start();
    let nonce = nonce(&bank).await;
    for (body, status, wanted) in [
        (json!({ "nonce": nonce, "signed": "A".repeat(20_000) }), 413, "too-large"),
        (json!({ "nonce": nonce }), 400, "malformed-request"),
        (json!([]), 400, "malformed-request"),
        (json!({ "nonce": nonce.to_uppercase(), "signed": "" }), 422, "invalid-field"),
        (json!({ "nonce": &nonce[1..], "signed": "" }), 422, "invalid-field"),
        (json!({ "nonce": "\u{0}", "signed": "" }), 422, "invalid-field"),
    ] {
        let (got, problem) = send(&bank, &body).await;
        assert_eq!((got, kind(&problem)), (status, wanted), "{problem}");
    }
}
