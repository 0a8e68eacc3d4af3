//! Java's own keytool. It imports into another keystore, at which OpenSSL looks.

use super::{NO_BARE_KEYS, Reader, openssl};
use crate::{
    client_files::PASSWORD,
    matrix::{
        cell::Cell,
        original::Kind,
        ours::{File, Format},
        report::Reading,
    },
    program::run,
};

pub const KEYTOOL: Reader = Reader {
    name: "Java keytool",
    expects,
    read: |files| files.iter().map(|file| read(file)).collect(),
};

fn expects(format: Format, _: Kind) -> Cell {
    match format {
        Format::Pkcs12(_) => Cell::Key,
        Format::Npki(_) | Format::Pkcs8 => Cell::Untried(NO_BARE_KEYS),
        Format::Certificates | Format::Certificate => Cell::Certificate,
    }
}

fn read(file: &File<'_>) -> Reading {
    let path = file.path();
    if !matches!(file.format, Format::Pkcs12(_)) {
        let pem = keytool(["-printcert", "-rfc", "-file", &path])?;
        return openssl::certificate_alone(&pem);
    }
    let folder = tempfile::tempdir().expect("a temporary directory");
    let imported = folder.path().join("imported.p12").display().to_string();
    import(&path, &imported)?;
    openssl::pkcs12(&imported, PASSWORD)
}

/// Imports a PKCS#12 file into a new keystore, which is PKCS#12, too.
pub fn import(from: &str, to: &str) -> Result<(), String> {
    let source = ["-importkeystore", "-srckeystore", from, "-srcstoretype", "PKCS12"];
    let target = ["-destkeystore", to, "-deststoretype", "PKCS12"];
    let passwords = ["-srcstorepass", PASSWORD, "-deststorepass", PASSWORD];
    keytool([&source[..], &target, &passwords].concat()).map(drop)
}

fn keytool<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Result<String, String> {
    let finished = run("keytool", arguments);
    if finished.success { Ok(finished.stdout) } else { Err(finished.text()) }
}
