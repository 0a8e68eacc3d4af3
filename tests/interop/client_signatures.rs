//! Other programs verify what the client signs: CMS SignedData over a text.

use std::{
    fs,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use ingam_bank_api::login_text;
use ingam_core::{private_key::PrivateKey, signed_data::Draft};
use serde_json::{Value, json};

use crate::{
    matrix::{
        original::{Kind, Original},
        readers::programs::java,
    },
    program::{Finished, from_environment, must, run},
};

const TEXT: &str = "받는 분: 이몽룡\n금액: 1,234,567원\n";

/// `text`, `attached.der` and `detached.der` in the folder of a key and its certificate.
struct Signed(Original);

impl Signed {
    fn by(kind: Kind, text: &str) -> Self {
        let signed = Self(Original::make(kind));
        let original = &signed.0;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
        let algorithm = original.key.algorithm();
        let draft = Draft::new(text.as_bytes(), &original.certificate, algorithm, now);
        let draft = draft.expect("a draft");
        let signature = signed.sign(&draft.message());
        for (name, content) in [
            ("text", text.as_bytes()),
            ("changed", text.replace('1', "9").as_bytes()),
            ("attached.der", &draft.attached(&signature, &original.chain)),
            ("detached.der", &draft.detached(&signature, &original.chain)),
        ] {
            fs::write(original.path(name), content).expect("writable");
        }
        signed
    }

    /// What the key gives for this message. RSA keys sign in the browser; here OpenSSL stands for it.
    fn sign(&self, message: &[u8]) -> Vec<u8> {
        let original = &self.0;
        if let PrivateKey::P256(key) = &original.key {
            return key.sign(message);
        }
        let [key, to_sign, signature] =
            ["key.pem", "message", "signature"].map(|name| original.path(name));
        fs::write(&to_sign, message).expect("writable");
        must("openssl", ["dgst", "-sha256", "-sign", &key, "-out", &signature, &to_sign]);
        fs::read(signature).expect("a signature")
    }

    fn openssl(&self, file: &str, content: Option<&str>) -> Finished {
        let path = |name: &str| self.0.path(name);
        let mut arguments: Vec<String> =
            ["cms", "-verify", "-binary", "-inform", "DER", "-cades"].map(str::to_owned).into();
        arguments.extend(["-purpose".into(), "any".into()]);
        arguments.extend(["-in".into(), path(file), "-CAfile".into(), path("root.pem")]);
        if let Some(content) = content {
            arguments.extend(["-content".into(), path(content)]);
        }
        run("openssl", arguments)
    }

    /// Fails unless BouncyCastle verifies it; it tells the text.
    fn bouncy_castle(&self, file: &str, content: Option<&str>) -> Finished {
        let (program, mut arguments) = java("VerifySignature.java");
        arguments.extend([file, "root.der"].map(|name| self.0.path(name).into()));
        arguments.extend(content.map(|name| self.0.path(name).into()));
        run(program, arguments)
    }

    /// Fails unless Python verifies it.
    fn python(&self, file: &str, content: Option<&str>) -> Finished {
        let files = [Some(file), Some("root.der"), content];
        python(files.into_iter().flatten().map(|name| self.0.path(name)))
    }
}

/// pyasn1 takes the signature apart, cryptography verifies: what `verify_cms.py` says of a signature and a root.
pub fn python(files: impl IntoIterator<Item = String>) -> Finished {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/python/verify_cms.py");
    let script = script.display().to_string();
    let program = from_environment("INGAM_PKILINT_VENV").join("bin/python");
    run(program, std::iter::once(script).chain(files))
}

/// What `verify_cms.py` has found in a signature that is right.
pub fn told(finished: &Finished) -> Value {
    assert!(finished.success, "{finished:?}");
    serde_json::from_str(&finished.stdout).expect("JSON")
}

fn judged(kind: Kind) {
    let signed = Signed::by(kind, TEXT);
    for (file, content) in [("attached.der", None), ("detached.der", Some("text"))] {
        let openssl = signed.openssl(file, content);
        assert!(
            openssl.success && openssl.stderr.contains("erification successful"),
            "{openssl:?}"
        );
        assert_eq!(openssl.stdout, TEXT);
        let bouncy_castle = signed.bouncy_castle(file, content);
        assert!(bouncy_castle.success, "{bouncy_castle:?}");
        assert_eq!(bouncy_castle.stdout, TEXT);
        assert_eq!(told(&signed.python(file, content))["content"], TEXT);
    }
    // Another text is not what was signed.
    let openssl = signed.openssl("detached.der", Some("changed"));
    assert!(
        !openssl.success && openssl.stderr.contains("CMS_SignerInfo_verify_content"),
        "{openssl:?}"
    );
    let bouncy_castle = signed.bouncy_castle("detached.der", Some("changed"));
    assert!(!bouncy_castle.success && bouncy_castle.stderr.contains("digest"), "{bouncy_castle:?}");
    let python = signed.python("detached.der", Some("changed"));
    assert!(!python.success && python.stderr.contains("another digest"), "{python:?}");
}

#[test]
fn other_programs_verify_what_is_signed() {
    judged(Kind::P256);
}

#[test]
fn other_programs_verify_what_an_imported_rsa_key_signs() {
    judged(Kind::Rsa2048);
}

#[test]
fn python_verifies_a_login() {
    let text = login_text("https://bank.example", &"5f".repeat(32));
    for kind in [Kind::P256, Kind::Rsa2048] {
        let signed = Signed::by(kind, &text);
        let told = told(&signed.python("attached.der", None));
        assert_eq!((&told["content"], &told["lists"]), (&json!(text), &json!(0)));
        assert_eq!(told["signers"].as_array().map(Vec::len), Some(1));
    }
}
