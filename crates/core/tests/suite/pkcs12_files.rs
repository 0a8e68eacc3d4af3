//! PKCS#12 files by other programs. How each was made stands in `../files/pkcs12/README.md`.

use std::{fs, path::PathBuf};

use ingam_core::{
    import::{File, ImportError, Opened, Usage, open, survey},
    password_encryption::Work,
};

const PASSWORD: &str = "Seal-of-1904!x";
const HANGUL: &str = "인감도장1904!";
const SURROGATES: &str = "도장🖋1904!";

fn bytes(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/pkcs12"));
    fs::read(folder.join(format!("{name}.p12"))).unwrap()
}

fn opened(name: &str, password: &str) -> Result<Opened, ImportError> {
    open(&[File { name, bytes: &bytes(name) }], password, &mut Work::new())
}

/// Key, its protection, length of the chain, MAC, of a file that opens.
fn told(name: &str, password: &str) -> String {
    let found = survey(&[File { name, bytes: &bytes(name) }]).found.remove(0);
    let integrity = found
        .integrity
        .map_or("no MAC".to_owned(), |integrity| format!("{} {}", integrity.mac, integrity.rounds));
    let opened = match opened(name, password) {
        Ok(o) => o,
        Err(e) => return format!("ERR {e:?}"),
    };
    assert_eq!(opened.failures, [], "{name}");
    let identities = opened.identities.iter().map(|identity| {
        let protection = identity.protection.as_ref().map_or("in clear".to_owned(), |protection| {
            format!("{} {} {}", protection.derivation, protection.rounds, protection.cipher)
        });
        // certtool takes every byte of the name for a character.
        let bytes: String = "홍길동".bytes().map(char::from).collect();
        let name = identity.friendly_name.as_deref().unwrap_or("-").replace(&bytes, "UTF-8");
        let key = identity.key.algorithm();
        format!("{key} {name} +{} {protection}", identity.chain.len())
    });
    format!("{} | {integrity}", identities.collect::<Vec<_>>().join(" & "))
}

/// Kind of key, name, certificates above, how the key was encrypted, how the file is protected.
const EXPECTED: &str = r#"forge-3des RSA 2048 Hong +0 PKCS#12 SHA-1 2048 3DES-CBC | HMAC-SHA-1 2048
forge-rsa RSA 2048 Hong +0 PBKDF2 HMAC-SHA-1 2048 AES-256-CBC | HMAC-SHA-1 2048
gnutls-3des EC P-256 UTF-8 +0 PKCS#12 SHA-1 600000 3DES-CBC | HMAC-SHA-1 600000
gnutls-empty-password EC P-256 UTF-8 +0 PKCS#12 SHA-1 600000 3DES-CBC | HMAC-SHA-256 600000
gnutls-hangul-password EC P-256 UTF-8 +0 PBKDF2 HMAC-SHA-256 600000 AES-128-CBC | HMAC-SHA-256 600000
gnutls-no-password EC P-256 UTF-8 +0 PKCS#12 SHA-1 600000 3DES-CBC | HMAC-SHA-256 600000
gnutls-p256 EC P-256 UTF-8 +0 PBKDF2 HMAC-SHA-256 600000 AES-128-CBC | HMAC-SHA-256 600000
gnutls-rsa RSA 2048 UTF-8 +1 PBKDF2 HMAC-SHA-256 600000 AES-128-CBC | HMAC-SHA-256 600000
java-legacy EC P-256 홍길동 +0 PKCS#12 SHA-1 50000 3DES-CBC | HMAC-SHA-1 100000
java-p256 EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 10000 AES-256-CBC | HMAC-SHA-256 10000
java-rsa RSA 2048 홍길동 +0 PBKDF2 HMAC-SHA-256 10000 AES-256-CBC | HMAC-SHA-256 10000
java-secret-key EC P-256 hong +0 PBKDF2 HMAC-SHA-256 10000 AES-256-CBC | HMAC-SHA-256 10000
java-two-keys EC P-256 hong +0 PBKDF2 HMAC-SHA-256 10000 AES-256-CBC & RSA 2048 km +0 PBKDF2 HMAC-SHA-256 10000 AES-256-CBC | HMAC-SHA-256 10000
nss-3des-rc2-40 RSA 2048 rsa +1 PKCS#12 SHA-1 600000 3DES-CBC | HMAC-SHA-1 600000
nss-empty-password EC P-256 p256 +1 PBKDF2 HMAC-SHA-256 600000 AES-256-CBC | HMAC-SHA-256 600000
nss-hangul-password EC P-256 p256 +1 PBKDF2 HMAC-SHA-256 600000 AES-256-CBC | HMAC-SHA-256 600000
nss-p256 EC P-256 p256 +1 PBKDF2 HMAC-SHA-256 600000 AES-256-CBC | HMAC-SHA-256 600000
nss-rsa RSA 2048 rsa +1 PBKDF2 HMAC-SHA-256 600000 AES-256-CBC | HMAC-SHA-256 600000
openssl-2des-rc2-128 EC P-256 홍길동 +0 PKCS#12 SHA-1 2048 2-key 3DES-CBC | HMAC-SHA-1 2048
openssl-3des EC P-256 홍길동 +0 PKCS#12 SHA-1 2048 3DES-CBC | HMAC-SHA-1 2048
openssl-aes-128-192 EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 AES-128-CBC | HMAC-SHA-256 2048
openssl-all-in-clear EC P-256 홍길동 +0 in clear | HMAC-SHA-256 2048
openssl-all-in-clear-no-mac EC P-256 홍길동 +0 in clear | no MAC
openssl-byte-order-mark-password EC P-256 홍길동 +0 PKCS#12 SHA-1 2048 3DES-CBC | HMAC-SHA-1 2048
openssl-certificate-in-clear EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | HMAC-SHA-256 2048
openssl-empty-password EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | HMAC-SHA-256 2048
openssl-empty-password-legacy EC P-256 홍길동 +0 PKCS#12 SHA-1 2048 3DES-CBC | HMAC-SHA-1 2048
openssl-encipherment RSA 2048 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | HMAC-SHA-256 2048
openssl-hangul-password EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | HMAC-SHA-256 2048
openssl-hangul-password-legacy EC P-256 홍길동 +0 PKCS#12 SHA-1 2048 3DES-CBC | HMAC-SHA-1 2048
openssl-html EC P-256 <script>alert("홍길동")</script> +0 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | HMAC-SHA-256 2048
openssl-key-in-clear EC P-256 홍길동 +0 in clear | HMAC-SHA-256 2048
openssl-latin-1-password EC P-256 홍길동 +0 PKCS#12 SHA-1 2048 3DES-CBC | HMAC-SHA-1 2048
openssl-legacy RSA 2048 홍길동 +1 PKCS#12 SHA-1 2048 3DES-CBC | HMAC-SHA-1 2048
openssl-legacy-p256 EC P-256 홍길동 +0 PKCS#12 SHA-1 2048 3DES-CBC | HMAC-SHA-1 2048
openssl-mac-sha1 EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | HMAC-SHA-1 2048
openssl-mac-sha224 EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | HMAC-SHA-224 2048
openssl-mac-sha384 EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | HMAC-SHA-384 2048
openssl-mac-sha512 EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | HMAC-SHA-512 2048
openssl-no-iterations EC P-256 홍길동 +0 PKCS#12 SHA-1 1 3DES-CBC | HMAC-SHA-1 1
openssl-no-mac EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | no MAC
openssl-p256 EC P-256 홍길동 +1 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | HMAC-SHA-256 2048
openssl-pbes2-3des EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 3DES-CBC | HMAC-SHA-256 2048
openssl-rc2-40 EC P-256 홍길동 +0 PKCS#12 SHA-1 2048 RC2-40-CBC | HMAC-SHA-1 2048
openssl-rsa RSA 2048 홍길동 +1 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | HMAC-SHA-256 2048
openssl-seed EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 SEED-CBC | HMAC-SHA-256 2048
openssl-surrogate-password EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 2048 AES-256-CBC | HMAC-SHA-256 2048
openssl-surrogate-password-legacy EC P-256 홍길동 +0 PKCS#12 SHA-1 2048 3DES-CBC | HMAC-SHA-1 2048
python-3des EC P-256 홍길동 +0 PKCS#12 SHA-1 50000 3DES-CBC | HMAC-SHA-1 2048
python-no-encryption EC P-256 홍길동 +0 in clear | HMAC-SHA-256 2048
python-p256 EC P-256 홍길동 +0 PBKDF2 HMAC-SHA-256 20000 AES-256-CBC | HMAC-SHA-256 2048
python-rsa RSA 2048 홍길동 +1 PBKDF2 HMAC-SHA-256 20000 AES-256-CBC | HMAC-SHA-256 2048
"#;

#[test]
fn files_that_open() {
    let mut table = String::new();
    for line in EXPECTED.lines() {
        let name = line.split_whitespace().next().unwrap();
        let password = match name {
            name if name.contains("hangul") => HANGUL,
            name if name.contains("surrogate") => SURROGATES,
            name if name.contains("byte-order-mark") => "\u{feff}",
            name if name.contains("latin-1") => "Séal-of-1904!",
            name if name.contains("empty-password") => "",
            "gnutls-no-password" | "python-no-encryption" => "",
            _ => PASSWORD,
        };
        table += &format!("{name} {}\n", told(name, password));
    }
    assert_eq!(table, EXPECTED);
}

/// Why nothing came out.
fn refused() -> [(&'static str, ImportError); 9] {
    let unsupported = |id: &str| ImportError::UnsupportedProtection(id.to_owned());
    [
        ("java-trusted-certificates", ImportError::NoKey),
        ("openssl-no-key", ImportError::NoKey),
        ("openssl-no-certificate", ImportError::NoCertificate),
        ("openssl-34-bags", ImportError::TooManyBags),
        ("openssl-camellia", unsupported("1.2.392.200011.61.1.1.1.4")),
        ("openssl-rc4", unsupported("1.2.840.113549.1.12.1.2")),
        ("openssl-mac-md5", unsupported("1.2.840.113549.2.5")),
        ("openssl-p384", ImportError::UnsupportedKey("EC P-384".to_owned())),
        ("openssl-rsa-1024", ImportError::UnsupportedKey("RSA 1024".to_owned())),
    ]
}

#[test]
fn files_that_do_not_open() {
    for (name, expected) in refused() {
        assert_eq!(opened(name, PASSWORD).unwrap_err(), expected, "{name}");
    }
}

#[test]
fn every_file_is_in_a_test() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/pkcs12");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = names.filter(|path| path.extension().is_some_and(|end| end == "p12"));
    // The one with its own test.
    let tested = EXPECTED.lines().count() + refused().len() + 1;
    assert_eq!(files.count(), tested);
}

#[test]
fn the_wrong_password_of_every_kind_of_file() {
    for name in ["openssl-p256", "openssl-no-mac", "openssl-legacy", "openssl-all-in-clear"] {
        for password in ["", "seal-of-1904!x", "Seal-of-1904!x ", "인감", "Seal-of-1904!"] {
            assert_eq!(opened(name, password).unwrap_err(), ImportError::DoesNotOpen, "{name}");
        }
    }
}

#[test]
fn what_shows_without_a_password() {
    for (name, certificates, locked, asks) in [
        ("openssl-p256", 0, 2, true),
        ("openssl-certificate-in-clear", 1, 1, true),
        ("openssl-key-in-clear", 0, 1, true),
        ("openssl-all-in-clear", 1, 0, true),
        ("openssl-all-in-clear-no-mac", 1, 0, false),
        ("openssl-no-mac", 1, 1, true),
        ("nss-p256", 0, 2, true),
    ] {
        let survey = survey(&[File { name, bytes: &bytes(name) }]);
        assert_eq!(survey.needs_password(), asks, "{name}");
        let [found] = survey.found.as_slice() else { panic!("one file") };
        assert_eq!((found.certificates.len(), found.protections.len()), (certificates, locked));
    }
}

#[test]
fn names_come_back_literally() {
    let html = opened("openssl-html", PASSWORD).unwrap().identities.remove(0);
    assert_eq!(html.certificate.subject_name(), "<img src=x onerror=alert(1)>");
    let marks = opened("openssl-right-to-left", PASSWORD).unwrap().identities.remove(0);
    assert_eq!(marks.friendly_name.as_deref(), Some("\u{202e}동길홍\u{200f}"));
    assert_eq!(marks.certificate.subject_name(), "\u{202e}동길홍\u{200f}");
}

#[test]
fn what_a_key_is_for() {
    for (name, usage) in
        [("openssl-encipherment", Usage::Encryption), ("openssl-rsa", Usage::Signing)]
    {
        assert_eq!(opened(name, PASSWORD).unwrap().identities[0].usage, usage, "{name}");
    }
}

#[test]
fn a_file_without_a_mac_is_told() {
    let names = |name| opened(name, PASSWORD).unwrap().without_integrity;
    assert_eq!(names("openssl-no-mac"), ["openssl-no-mac"]);
    assert!(names("openssl-p256").is_empty());
}
