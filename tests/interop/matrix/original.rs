//! The keys and certificates of the tables.

use std::{
    fs,
    path::{Path, PathBuf},
};

use getrandom::{SysRng, rand_core::UnwrapErr};
use ingam_core::{
    certificate::Certificate,
    import::{self, File, Identity},
    key::Key,
    password_encryption::Work,
    private_key::PrivateKey,
    vid::VidRandom,
};

use crate::{
    client_files::PASSWORD,
    matrix::{report::Report, theirs::yessign},
    program::{must, openssl},
};

/// What kind of key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Made here.
    P256,
    /// Made by OpenSSL and imported from its PKCS#12 file.
    Rsa2048,
    /// The test certificate of a real authority, imported from its `signCert.der` and `signPri.key`.
    Yessign,
}

impl Kind {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::P256 => "P-256",
            Self::Rsa2048 => "RSA-2048",
            Self::Yessign => "RSA-2048 of yessign",
        }
    }
}

/// A key with R, its certificate and its chain, in a folder of its own.
///
/// For keys that are not of an authority there are `key.der` (PKCS#8 with R, as Ingam has it),
/// `key.pem` (OpenSSL's, without R), `certificate.der`, `certificate.pem`, `root.der`, `root.pem`.
pub struct Original {
    directory: tempfile::TempDir,
    pub kind: Kind,
    pub key: PrivateKey,
    pub certificate: Certificate,
    pub chain: Vec<Certificate>,
}

impl Original {
    pub fn make(kind: Kind) -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let folder = directory.path();
        let Identity { key, certificate, chain, .. } = match kind {
            Kind::P256 => made_here(folder),
            Kind::Rsa2048 => made_by_openssl(folder),
            Kind::Yessign => made_by_yessign(folder),
        };
        Self { directory, kind, key, certificate, chain }
    }

    /// What is in a file with all of it.
    pub fn report(&self) -> Report {
        Report::of(&self.key, &self.certificate)
    }

    pub fn folder(&self) -> &Path {
        self.directory.path()
    }

    /// A file of the folder.
    pub fn path(&self, name: &str) -> String {
        self.folder().join(name).display().to_string()
    }

    /// A new folder in the folder.
    pub fn new_folder(&self, name: &str) -> PathBuf {
        let path = self.folder().join(name);
        fs::create_dir_all(&path).expect("writable");
        path
    }
}

fn made_here(folder: &Path) -> Identity {
    let key = PrivateKey::from(Key::make(&mut UnwrapErr(SysRng)));
    let path = |name: &str| folder.join(name).display().to_string();
    fs::write(path("key.der"), key.to_pkcs8()).expect("writable");
    openssl(&format!(
        "pkcs8 -topk8 -nocrypt -inform DER -in {} -out {}",
        path("key.der"),
        path("key.pem")
    ));
    certify(&["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"], folder);
    let identity = imported(folder, &["key.der", "certificate.der", "root.der"], PASSWORD);
    assert_eq!(identity.key.to_pkcs8(), key.to_pkcs8());
    identity
}

fn made_by_openssl(folder: &Path) -> Identity {
    let path = |name: &str| folder.join(name).display().to_string();
    let (key, pfx, pass) = (path("key.pem"), path("made.p12"), format!("pass:{PASSWORD}"));
    openssl(&format!("genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out {key}"));
    certify(&["-newkey", "rsa", "-pkeyopt", "rsa_keygen_bits:2048"], folder);
    let (certificate, root) = (path("certificate.pem"), path("root.pem"));
    let files = ["-inkey", &key, "-in", &certificate, "-certfile", &root, "-out", &pfx];
    must("openssl", [&["pkcs12", "-export", "-passout", &pass], &files[..]].concat());
    let identity = imported(folder, &["made.p12"], PASSWORD);
    // R is an authority's matter; OpenSSL knows nothing of it.
    let key = identity.key.with_random(VidRandom::make(&mut UnwrapErr(SysRng)));
    fs::write(path("key.der"), key.to_pkcs8()).expect("writable");
    Identity { key, ..identity }
}

fn made_by_yessign(folder: &Path) -> Identity {
    let password = yessign::write(folder);
    imported(folder, &["signCert.der", "signPri.key"], &password)
}

/// What Ingam makes of the files when a person brings them.
fn imported(folder: &Path, files: &[&str], password: &str) -> Identity {
    let contents: Vec<Vec<u8>> =
        files.iter().map(|name| fs::read(folder.join(name)).expect("a file")).collect();
    let files: Vec<File<'_>> =
        files.iter().zip(&contents).map(|(name, bytes)| File { name, bytes }).collect();
    let opened = import::open(&files, password, &mut Work::new()).expect("files that open");
    opened.identities.into_iter().next().expect("a certificate with its key")
}

/// Certifies `key.pem` by a root whose key is of the same kind, as authorities do.
fn certify(root_key: &[&str], folder: &Path) {
    let path = |name: &str| folder.join(name).display().to_string();
    let keyout = path("root.key");
    let own = [root_key, &["-nodes", "-keyout", &keyout]].concat();
    certificate(&own, "/C=kr/O=IngamTest/CN=root", &path("root.pem"));
    certificate(
        &["-CA", &path("root.pem"), "-CAkey", &keyout, "-key", &path("key.pem")],
        "/C=kr/O=IngamTest/OU=personal4IB/CN=홍길동(Hong Gil Dong)",
        &path("certificate.pem"),
    );
    for name in ["root", "certificate"] {
        openssl(&format!("x509 -in {0}.pem -outform DER -out {0}.der", path(name)));
    }
}

fn certificate(arguments: &[&str], subject: &str, out: &str) {
    let rest = ["-subj", subject, "-utf8", "-days", "9", "-out", out];
    must("openssl", [&["req", "-x509"], arguments, &rest].concat());
}
