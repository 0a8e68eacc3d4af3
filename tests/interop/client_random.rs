//! R survives in the PKCS#12 file: OpenSSL's own tools take the shrouded bag apart.
//!
//! `openssl pkcs12` prints keys without unknown attributes, so the bag is opened layer by layer with
//! `asn1parse`, `kdf` and `enc`.

use ingam_core::pkcs12::Profile;

use crate::{
    client_files::{Holder, PASSWORD},
    program::{must, openssl},
};

/// One line of `openssl asn1parse`.
struct Line {
    offset: String,
    text: String,
}

fn lines(file: &str) -> Vec<Line> {
    openssl(&format!("asn1parse -inform DER -in {file}"))
        .stdout
        .lines()
        .filter_map(|line| {
            let (offset, text) = line.trim_start().split_once(':')?;
            Some(Line { offset: offset.to_owned(), text: text.to_owned() })
        })
        .collect()
}

fn matching<'a>(all: &'a [Line], pattern: &str) -> Vec<&'a Line> {
    all.iter().filter(|line| line.text.contains(pattern)).collect()
}

fn inside(file: &str, line: &Line, to: &str) {
    openssl(&format!(
        "asn1parse -inform DER -in {file} -strparse {} -out {to} -noout",
        line.offset
    ));
}

fn dump(line: &Line) -> String {
    line.text.split_once("[HEX DUMP]:").expect("a dump of octets").1.trim().to_owned()
}

#[test]
fn openssl_finds_the_random_beside_the_key() {
    let holder = Holder::new();
    let pfx = holder.pfx(Profile::Modern);
    let path = |name: &str| holder.path(name);
    let octets = "prim: OCTET STRING";

    // PFX → AuthenticatedSafe → its last ContentInfo, data → SafeContents → EncryptedPrivateKeyInfo
    inside(&pfx, matching(&lines(&pfx), octets)[0], &path("safe"));
    let safe = lines(&path("safe"));
    inside(&path("safe"), matching(&safe, octets).last().expect("a bag"), &path("bags"));
    inside(
        &path("bags"),
        matching(&lines(&path("bags")), "cons: cont [ 0 ]")[0],
        &path("shrouded"),
    );
    let shrouded = lines(&path("shrouded"));
    let parts = matching(&shrouded, octets);
    let [salt, iv, ciphertext] = parts.as_slice() else {
        panic!("not salt, IV and ciphertext: {} parts", parts.len());
    };
    inside(&path("shrouded"), ciphertext, &path("ciphertext"));

    let key = must(
        "openssl",
        [
            "kdf",
            "-keylen",
            "32",
            "-kdfopt",
            "digest:SHA256",
            "-kdfopt",
            &format!("pass:{PASSWORD}"),
            "-kdfopt",
            &format!("hexsalt:{}", dump(salt)),
            "-kdfopt",
            "iter:300000",
            "PBKDF2",
        ],
    );
    let key: String = key.stdout.trim().split(':').collect();
    openssl(&format!(
        "enc -d -aes-256-cbc -K {key} -iv {} -in {} -out {}",
        dump(iv),
        path("ciphertext"),
        path("pkcs8")
    ));

    let content = lines(&path("pkcs8"));
    assert_eq!(
        matching(&content, ":1.2.410.200004.10.1.1.3").len(),
        1,
        "the attribute of id-kisa-randomNum"
    );
    let last = content.last().expect("content");
    assert!(last.text.contains("prim: BIT STRING"), "{}", last.text);
    inside(&path("pkcs8"), last, &path("random"));
    let random = holder.key.random().expect("a fresh key has R");
    assert_eq!(std::fs::read(path("random")).expect("a file"), random.expose());
}
