//! The verifier reads signatures that other programs make now, and agrees with OpenSSL about those of the core's tests.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use ingam_core::{
    certificate::Certificate,
    verification::{File, Kind as FileKind, Remark, Trust, Verdict, Verified, verify},
};

use crate::{
    matrix::{
        original::{Kind, Original},
        readers::programs::java,
    },
    program::{must, run},
};

const TEXT: &str = "받는 분: 이몽룡\n금액: 1,234,567원\n";

/// Samples that OpenSSL verifies and that are not called right here: in what it is less strict.
const STRICTER: [&str; 26] = [
    // SHA-1 can be forged.
    "openssl-rsa-sha1.p7m",
    "openssl-sha1.p7m",
    // Without a time, what holds now counts, and the lists have ended.
    "openssl-without-attributes-detached.p7s",
    "openssl-without-attributes.p7m",
    "time-missing",
    // It goes by the key, whatever the signature says of its algorithm; and P-384 is not computed here.
    "algorithm-of-another-curve",
    "algorithm-of-another-key",
    "algorithm-unknown",
    "attribute-algorithms-of-another",
    // It does not read these attributes.
    "attribute-time-that-is-none",
    "attribute-type-of-something-else",
    "attributes-as-content",
    "attributes-missing-beside-another-type",
    "time-in-the-future",
    // Unless it is asked to, it looks at neither policies nor lists of authorities.
    "certificate-with-a-policy-of-nobody",
    "list-that-revokes-the-authority",
    "list-that-revokes-the-authority-later",
    "list-that-revokes-the-authority-later-beside-a-bank",
    "list-that-suspends-the-authority",
    // It reads lists that are about some certificates only.
    "list-of-changes-only",
    "list-of-some-certificates",
    "list-with-an-entry-of-another-issuer",
    // It reads any number of them.
    "attributes-more-than-sixty-four",
    // What stands behind the signature.
    "one-byte-after-the-end",
    "the-file-twice",
    // Signed twice over, the first by whom OpenSSL does not ask.
    "seventeen-signers",
];

/// Samples that it does not verify and that are right: what was said later about then, and by OCSP, it does not take.
const LATER: [&str; 3] =
    ["receipt-revoked-later.p7m", "superseded-later.p7m", "with-a-response.p7m"];

fn samples(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/core/tests/files").join(folder)
}

fn now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
    i64::try_from(now).expect("before the end of time")
}

/// Whether everybody who signed did so rightly.
fn is_good(verified: &Verified) -> bool {
    let mut signers = verified.signatures.iter().flat_map(|one| &one.signers).peekable();
    signers.peek().is_some() && signers.all(|signer| signer.verdict() == Verdict::Good)
}

#[test]
fn openssl_agrees_about_every_sample() {
    let own = samples("signed-data");
    let read = |name: &str| fs::read(own.join(name)).expect("a sample");
    let known = ["ca.cer", "root.cer"].map(|name| Certificate::parse(&read(name)).expect(name));
    let trust = Trust { root_sha256: known[1].fingerprint(), known: &known };
    let folder = tempfile::tempdir().expect("a temporary directory");
    let at = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    for (file, names) in [("cas.pem", &["root.cer", "ca.cer"][..]), ("holder.pem", &["holder.cer"])]
    {
        let texts = names.iter().map(|name| ingam_core::pem::write("CERTIFICATE", &read(name)));
        fs::write(at(file), texts.collect::<String>()).expect("writable");
    }
    let (document, list) = (read("document.txt"), read("ca.crl"));
    let mut count = 0;
    for path in ["signed-data", "bad-signed-data"].map(samples) {
        for entry in
            fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path())
        {
            let name = entry.file_name().and_then(|name| name.to_str()).expect("UTF-8").to_owned();
            let bytes = fs::read(&entry).expect("a sample");
            let by_others = name.starts_with("openssl") || name.starts_with("python");
            let holder = read("holder.cer");
            let mut files = vec![File { name: &name, bytes: &bytes }];
            if by_others {
                let beside =
                    [("document.txt", &document), ("ca.crl", &list), ("holder.cer", &holder)];
                files.extend(beside.map(|(name, bytes)| File { name, bytes }));
            }
            // Two weeks after the signatures.
            let verified = verify(&files, &trust, 1_795_402_800 + 14 * 24 * 60 * 60);
            let signs = verified.files[0].kind;
            if !matches!(signs, FileKind::Signature | FileKind::Damaged | FileKind::TooManySigners)
            {
                continue;
            }
            count += 1;
            let form = if bytes.starts_with(b"-----") { "PEM" } else { "DER" };
            let time = if by_others { "1795440000" } else { "1795402805" };
            let path = entry.to_str().expect("UTF-8").to_owned();
            let mut arguments = vec!["cms", "-verify", "-binary", "-inform", form, "-in", &path];
            let (authorities, out) = (at("cas.pem"), at("out"));
            arguments.extend(["-CAfile", &authorities, "-attime", time, "-out", &out]);
            if !by_others {
                arguments.extend(["-cades", "-crl_check"]);
            }
            let (holder, content) = (at("holder.pem"), own.join("document.txt"));
            if name.contains("without-certificates") {
                arguments.extend(["-certfile", &holder]);
            }
            if name.contains("detached") {
                arguments.extend(["-content", content.to_str().expect("UTF-8")]);
            }
            let openssl = run("openssl", &arguments);
            let ours = is_good(&verified);
            let expected = match name.as_str() {
                name if STRICTER.contains(&name) => openssl.success && !ours,
                name if LATER.contains(&name) => !openssl.success && ours,
                _ => openssl.success == ours,
            };
            assert!(expected, "{name}: {ours} {verified:?}\n{openssl:?}");
        }
    }
    assert!(count >= 110, "{count}");
}

/// Whatever was made just now: the signatures hold, and not for another document. Certificates and lists are judged
/// with the samples.
fn judged(original: &Original, file: &str) {
    let read = |name: &str| fs::read(original.path(name)).expect(name);
    let root = Certificate::parse(&read("root.der")).expect("a certificate");
    let known = [root, original.certificate.clone()];
    let trust = Trust { root_sha256: known[0].fingerprint(), known: &known };
    let (signature, changed) = (read(file), TEXT.replace('1', "9"));
    let look = |document: &str| {
        let files = [(file, signature.as_slice()), ("text", document.as_bytes())];
        verify(&files.map(|(name, bytes)| File { name, bytes }), &trust, now() + 60)
    };
    for signer in look(TEXT).signatures.iter().flat_map(|one| &one.signers) {
        assert!(signer.remarks.contains(&Remark::Holds), "{file}: {signer:?}");
    }
    let found = look(TEXT).signatures;
    assert_eq!(found.len(), 1, "{file}");
    let found = look(&changed).signatures.remove(0);
    match found.content.twin {
        Some(same) => assert!(!same, "{file}"),
        None => assert_eq!(found.signers[0].verdict(), Verdict::Bad, "{file}"),
    }
}

fn made_now(kind: Kind) {
    let original = Original::make(kind);
    let path = |name: &str| original.path(name);
    fs::write(path("text"), TEXT).expect("writable");
    let pss = ["-keyopt", "rsa_padding_mode:pss"];
    let mut ways = vec![
        ("plain.p7m", vec!["-nodetach"]),
        ("detached.p7s", vec![]),
        ("cades.p7m", vec!["-nodetach", "-cades"]),
        ("pieces.p7m", vec!["-nodetach", "-stream"]),
        ("bare.p7s", vec!["-noattr"]),
        ("long.p7s", vec!["-md", "sha512"]),
        ("key.p7m", vec!["-nodetach", "-md", "sha384"]),
    ];
    if kind == Kind::Rsa2048 {
        ways.push(("pss.p7m", vec!["-nodetach"]));
        ways.push(("pss.p7s", vec!["-md", "sha384"]));
    }
    for (file, options) in ways {
        let mut arguments: Vec<String> =
            ["cms", "-sign", "-binary", "-outform", "DER"].map(str::to_owned).into();
        for (option, name) in
            [("-in", "text"), ("-out", file), ("-signer", "certificate.pem"), ("-inkey", "key.pem")]
        {
            arguments.extend([option.to_owned(), path(name)]);
        }
        if file.starts_with("pss") {
            arguments.extend(pss.map(str::to_owned));
        }
        arguments.extend(options.into_iter().map(str::to_owned));
        must("openssl", arguments);
        judged(&original, file);
    }
    let (program, mut arguments) = java("WriteSignatures.java");
    must(
        "openssl",
        [
            "pkcs8",
            "-topk8",
            "-nocrypt",
            "-in",
            &path("key.pem"),
            "-outform",
            "DER",
            "-out",
            &path("plain.der"),
        ],
    );
    arguments
        .extend(["plain.der", "certificate.der", "root.der", "text"].map(|name| path(name).into()));
    arguments.push(if kind == Kind::P256 { "EC" } else { "RSA" }.into());
    must(program, arguments);
    let mut count = 0;
    for entry in fs::read_dir(original.folder()).expect("a folder") {
        let name = entry.expect("an entry").file_name().into_string().expect("UTF-8");
        if name.starts_with("bouncy-") {
            judged(&original, &name);
            count += 1;
        }
    }
    assert!(count >= 4, "{count}");
}

#[test]
fn signatures_that_others_make_now_with_ec_keys_are_read() {
    made_now(Kind::P256);
}

#[test]
fn signatures_that_others_make_now_with_rsa_keys_are_read() {
    made_now(Kind::Rsa2048);
}
