//! Programs that keep keys in a store of their own, and write PKCS#12 to hand them on.

use std::path::Path;

use super::{Writer, Written, key};
use crate::{
    client_files::PASSWORD,
    matrix::{
        original::Original,
        readers::{keytool, nss},
    },
    program::must,
};

pub const NSS: Writer = Writer {
    write: |original, folder| {
        let source = bundle(original, folder);
        let database = nss::Database::new();
        let exported = database.pass_through(&source, PASSWORD).expect("a file");
        std::fs::copy(exported, folder.join("nss.p12")).expect("writable");
    },
    written: &[Written { name: "NSS, PKCS#12", files: &["nss.p12"], expects: key }],
    foreign: None,
};

pub const GNUTLS: Writer = Writer {
    write: |original, folder| {
        let (key, certificate) = (original.path("key.pem"), original.path("certificate.pem"));
        let path = |name: &str| folder.join(name).display().to_string();
        let (pfx, pkcs8) = (path("gnutls.p12"), path("gnutls.pem"));
        let files = ["--load-privkey", &key, "--load-certificate", &certificate];
        let options = ["--p12-name", "name", "--password", PASSWORD, "--outder", "--outfile", &pfx];
        must("certtool", [&["--to-p12"], &files[..], &options].concat());
        let options = ["--password", PASSWORD, "--outfile", &pkcs8];
        must("certtool", [&["--to-p8", "--load-privkey", &key], &options[..]].concat());
    },
    written: &[
        Written { name: "GnuTLS, PKCS#12", files: &["gnutls.p12"], expects: key },
        Written { name: "GnuTLS, PKCS#8", files: &["gnutls.pem", "certificate.der"], expects: key },
    ],
    foreign: None,
};

pub const KEYTOOL: Writer = Writer {
    write: |original, folder| {
        let keystore = folder.join("java.p12").display().to_string();
        keytool::import(&bundle(original, folder), &keystore).expect("a file");
    },
    written: &[Written { name: "Java keytool, PKCS#12", files: &["java.p12"], expects: key }],
    foreign: None,
};

/// The original as a file that these programs import.
fn bundle(original: &Original, folder: &Path) -> String {
    let path = folder.join("bundle.p12").display().to_string();
    let (key, certificate) = (original.path("key.pem"), original.path("certificate.pem"));
    let pass = format!("pass:{PASSWORD}");
    let files = ["-inkey", &key, "-in", &certificate, "-name", "홍길동", "-out", &path];
    must("openssl", [&["pkcs12", "-export", "-passout", &pass], &files[..]].concat());
    path
}
