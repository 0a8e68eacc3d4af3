//! What people bring: folders, texts, archives, files with the wrong name.

use ingam_core::{
    archive,
    import::{File, Foreign, ImportError, Kind, Opened, open, survey},
    password_encryption::Work,
};

use crate::{files::file, support::NOW};

const PASSWORD: &str = "Seal-of-1904!x";
/// Of the files of yessign's test authority, which PyPinkSign carries.
const YESSIGN: &str = "WTuA8Ev0lWXVFSiI!";

/// Opens committed files under other names.
fn opened(files: &[(&str, &str)], password: &str) -> Result<Opened, ImportError> {
    let bytes: Vec<Vec<u8>> = files.iter().map(|(_, path)| file(path)).collect();
    let files: Vec<File<'_>> =
        files.iter().zip(&bytes).map(|((name, _), bytes)| File { name, bytes }).collect();
    open(&files, password, &mut Work::new())
}

/// Kind of key, what it is for, where it was.
fn told(opened: &Opened) -> Vec<String> {
    let told = opened.identities.iter().map(|identity| {
        let random = if identity.key.random().is_some() { " R" } else { "" };
        let (key, usage) = (identity.key.algorithm(), identity.usage);
        format!("{key}{random} {usage:?} {}", identity.sources.join(" + "))
    });
    told.collect()
}

#[test]
fn a_pair_of_npki_whatever_its_names_and_order() {
    let files = [
        ("signCert.der", "npki/yessign-test/signCert.der"),
        ("signPri.key", "npki/yessign-test/signPri.key"),
    ];
    let expected = ["RSA 2048 R Signing signPri.key + signCert.der"];
    assert_eq!(told(&opened(&files, YESSIGN).unwrap()), expected);
    let [certificate, key] = files;
    assert_eq!(told(&opened(&[key, certificate], YESSIGN).unwrap()), expected);
    let swapped = [("signPri.key", certificate.1), ("signCert.der", key.1)];
    assert_eq!(
        told(&opened(&swapped, YESSIGN).unwrap()),
        ["RSA 2048 R Signing signCert.der + signPri.key"]
    );
    assert_eq!(opened(&[certificate], YESSIGN).unwrap_err(), ImportError::NoKey);
    assert_eq!(opened(&[key], YESSIGN).unwrap_err(), ImportError::NoCertificate);
    assert_eq!(opened(&files, PASSWORD).unwrap_err(), ImportError::DoesNotOpen);
    let other = [certificate, ("key", "keys/rsa2048.pkcs8.der")];
    assert_eq!(opened(&other, YESSIGN).unwrap_err(), ImportError::AnotherKey);
}

#[test]
fn the_random_of_a_file_of_the_authority_is_kept() {
    let of_pfx = opened(&[("sign.pfx", "npki/yessign-test/sign.pfx")], YESSIGN).unwrap();
    let of_pair = opened(
        &[("c", "npki/yessign-test/signCert.der"), ("k", "npki/yessign-test/signPri.key")],
        YESSIGN,
    )
    .unwrap();
    let random = |opened: &Opened| *opened.identities[0].key.random().unwrap().expose();
    assert_eq!(random(&of_pfx), random(&of_pair));
}

#[test]
fn a_folder_of_several_people() {
    let folder = "NPKI/yessign/USER/cn=홍길동";
    let name = |file| format!("{folder}/{file}");
    let names = ["signCert.der", "signPri.key", "kmCert.der", "kmPri.key"].map(name);
    let files = [
        (names[0].as_str(), "import/signCert.der"),
        (&names[1], "import/signPri.key"),
        (&names[2], "import/kmCert.der"),
        (&names[3], "import/kmPri.key"),
        ("NPKI/other/signCert.der", "npki/yessign-test/signCert.der"),
        ("NPKI/other/signPri.key", "npki/yessign-test/signPri.key"),
        ("NPKI/.DS_Store", "bad-import/program"),
        ("NPKI/photo.jpg", "bad-import/jpeg"),
    ];
    let opened = opened(&files, PASSWORD).unwrap();
    let signing = format!("RSA 2048 Signing {folder}/signPri.key + {folder}/signCert.der");
    let encryption = format!("RSA 2048 Encryption {folder}/kmPri.key + {folder}/kmCert.der");
    assert_eq!(told(&opened), [signing, encryption]);
    assert_eq!(opened.certificates_without_key.len(), 1);
    let failures: Vec<_> =
        opened.failures.iter().map(|failure| (failure.name.as_str(), &failure.error)).collect();
    let expected = [
        ("NPKI/other/signPri.key", &ImportError::DoesNotOpen),
        ("NPKI/.DS_Store", &ImportError::Foreign(Foreign::Unknown)),
        ("NPKI/photo.jpg", &ImportError::Foreign(Foreign::Picture)),
    ];
    assert_eq!(failures, expected);
}

#[test]
fn texts_of_openssl() {
    for (path, expected, above) in [
        ("import/all.pem", "EC P-256 Signing file", 1),
        ("import/encrypted-key.pem", "RSA 2048 Signing file", 1),
        ("import/with-request.pem", "EC P-256 Signing file", 1),
        ("import/sec1.pem", "EC P-256 Signing file", 0),
        ("import/pkcs1.pem", "RSA 2048 Signing file", 0),
    ] {
        let opened = opened(&[("file", path)], PASSWORD).unwrap();
        assert_eq!(told(&opened), [expected], "{path}");
        assert_eq!(opened.identities[0].chain.len(), above, "{path}");
    }
    let parts = [("a", "import/certificate.der"), ("b", "import/key.der")];
    assert_eq!(told(&opened(&parts, PASSWORD).unwrap()), ["EC P-256 Signing b + a"]);
}

#[test]
fn an_archive_of_a_folder() {
    let (certificate, key) = (file("import/signCert.der"), file("import/signPri.key"));
    let entries: [(&str, &[u8]); 2] =
        [("NPKI/x/signCert.der", &certificate), ("NPKI/x/signPri.key", &key)];
    let archive = archive::write(&entries, NOW).unwrap();
    let opened =
        open(&[File { name: "backup.zip", bytes: &archive }], PASSWORD, &mut Work::new()).unwrap();
    assert_eq!(
        told(&opened),
        ["RSA 2048 Signing backup.zip/NPKI/x/signPri.key + backup.zip/NPKI/x/signCert.der"]
    );
}

#[test]
fn content_decides_and_not_the_name() {
    let opens = opened(&[("photo.jpg", "pkcs12/openssl-p256.p12")], PASSWORD).unwrap();
    assert_eq!(told(&opens), ["EC P-256 Signing photo.jpg"]);
    assert_eq!(
        opened(&[("certificate.pfx", "bad-import/jpeg")], PASSWORD).unwrap_err(),
        ImportError::Foreign(Foreign::Picture)
    );
}

#[test]
fn everything_is_told_without_a_password() {
    let kind = |path: &str| {
        let bytes = file(path);
        let found = survey(&[File { name: "file", bytes: &bytes }]).found;
        found.iter().map(|found| (found.kind, found.certificates.len())).collect::<Vec<_>>()
    };
    assert_eq!(kind("pkcs12/nss-p256.p12"), [(Kind::Pkcs12, 0)]);
    assert_eq!(kind("import/signPri.key"), [(Kind::EncryptedKey, 0)]);
    assert_eq!(kind("import/signCert.der"), [(Kind::Certificate, 1)]);
    assert_eq!(kind("keys/rsa2048.pkcs1.der"), [(Kind::Key, 0)]);
    assert_eq!(kind("keys/p256.sec1.der"), [(Kind::Key, 0)]);
    assert_eq!(kind("doctor/list.crl"), [(Kind::RevocationList, 0)]);
    assert_eq!(kind("doctor/request.der"), [(Kind::Request, 0)]);
    assert_eq!(kind("doctor/attached.der"), [(Kind::CmsMessage, 0)]);
    assert_eq!(kind("bad-import/jpeg"), [(Kind::Unknown, 0)]);
    assert_eq!(kind("bad-import/zip-of-nothing"), [(Kind::Unknown, 0)]);
    assert_eq!(
        kind("import/with-request.pem"),
        [(Kind::Request, 0), (Kind::Certificate, 1), (Kind::Certificate, 1), (Kind::Key, 0)]
    );
}

#[test]
fn limits_of_number_and_size() {
    let bytes = file("import/certificate.der");
    let one = File { name: "certificate", bytes: &bytes };
    let result = |files: &[File<'_>]| open(files, PASSWORD, &mut Work::new()).unwrap_err();
    assert_eq!(result(&[]), ImportError::Nothing);
    assert_eq!(result(&vec![one; 64]), ImportError::NoKey);
    assert_eq!(result(&vec![one; 65]), ImportError::TooMany);
    let large = vec![0x30; 300 * 1024 * 1024];
    assert_eq!(result(&[File { name: "large", bytes: &large }]), ImportError::TooLarge);
    let text = [b"-----BEGIN CERTIFICATE-----\n".as_slice(), &[b'A'; 256 * 1024]].concat();
    assert_eq!(result(&[File { name: "large", bytes: &text }]), ImportError::TooLarge);
}

#[test]
fn cut_off_at_every_byte() {
    let certificate = file("import/certificate.der");
    for path in [
        "pkcs12/openssl-legacy-p256.p12",
        "pkcs12/openssl-all-in-clear-no-mac.p12",
        "pkcs12/nss-p256.p12",
        "import/key.der",
        "import/all.pem",
    ] {
        let bytes = file(path);
        // The last line of a text need not end.
        let shortest = if path.ends_with("pem") { bytes.len() - 1 } else { bytes.len() };
        for length in 0..shortest {
            let files = [
                File { name: "certificate", bytes: &certificate },
                File { name: "file", bytes: &bytes[..length] },
            ];
            assert!(open(&files, PASSWORD, &mut Work::new()).is_err(), "{path}, {length} bytes");
        }
    }
}

#[test]
fn a_changed_bit_never_gives_another_key() {
    let path = "pkcs12/openssl-no-iterations.p12";
    let bytes = file(path);
    let whole = opened(&[("file", path)], PASSWORD).unwrap().identities.remove(0);
    for bit in 0..8 * bytes.len() {
        let mut changed = bytes.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let files = [File { name: "file", bytes: &changed }];
        if let Ok(opened) = open(&files, PASSWORD, &mut Work::new()) {
            assert_eq!(opened.identities[0].key.to_pkcs8(), whole.key.to_pkcs8(), "bit {bit}");
            assert_eq!(opened.identities[0].certificate, whole.certificate, "bit {bit}");
        }
    }
}

/// Nothing but the key guards a text in the clear: what still opens is a pair.
#[test]
fn a_changed_bit_of_a_text_gives_a_pair_or_an_error() {
    for path in ["import/sec1.pem", "import/pkcs1.pem"] {
        let bytes = file(path);
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1 << (at % 8);
            let files = [File { name: "file", bytes: &changed }];
            if let Ok(opened) = open(&files, PASSWORD, &mut Work::new()) {
                let identity = &opened.identities[0];
                let public = identity.key.public_key_info();
                assert_eq!(public, identity.certificate.public_key_info(), "{path}, byte {at}");
            }
        }
    }
}
