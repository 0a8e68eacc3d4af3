//! GnuTLS's certtool.

use ingam_core::npki::Form;

use super::{KISA_ONLY, NO_SEED, Reader, openssl};
use crate::{
    client_files::PASSWORD,
    matrix::{
        cell::Cell,
        original::Kind,
        ours::{File, Format},
        report::{Reading, Report},
    },
    program::run,
};

pub const GNUTLS: Reader =
    Reader { name: "GnuTLS", expects, read: |files| files.iter().map(|file| read(file)).collect() };

fn expects(format: Format, _: Kind) -> Cell {
    match format {
        Format::Npki(Form::Classic) => Cell::Refused(KISA_ONLY, "Error in TAG"),
        Format::Npki(Form::Pbes2Seed) => Cell::Refused(NO_SEED, "Error in TAG"),
        Format::Certificates | Format::Certificate => Cell::Certificate,
        _ => Cell::Key,
    }
}

fn read(file: &File<'_>) -> Reading {
    let mut report = Report::default();
    match file.format {
        Format::Pkcs12(_) => {
            let path = file.path();
            let text = certtool(["--p12-info", "--inder", "--infile", &path])?;
            let folder = tempfile::tempdir().expect("a temporary directory");
            let key = folder.path().join("key.pem").display().to_string();
            std::fs::write(&key, block(&text, "ENCRYPTED PRIVATE KEY")?).expect("writable");
            report.key = Some(public_half(&[&key])?);
            report.certificate = Some(openssl::certificate(block(&text, "CERTIFICATE")?)?);
        }
        Format::Npki(_) => {
            report.key = Some(public_half(&[&file.path_of("signPri.key"), "--inder"])?);
            let certificate = file.path_of("signCert.der");
            report.certificate = Some(certificate_in(&[&certificate, "--inder"])?);
        }
        Format::Pkcs8 => report.key = Some(public_half(&[&file.path()])?),
        Format::Certificates => report.certificate = Some(certificate_in(&[&file.path()])?),
        Format::Certificate => {
            report.certificate = Some(certificate_in(&[&file.path(), "--inder"])?);
        }
    }
    Ok(report)
}

fn public_half(file: &[&str]) -> Result<Vec<u8>, String> {
    let text = certtool([&["--pubkey-info", "--load-privkey"], file].concat())?;
    openssl::public_key(block(&text, "PUBLIC KEY")?)
}

fn certificate_in(file: &[&str]) -> Result<Vec<u8>, String> {
    let text = certtool([&["--certificate-info", "--infile"], file].concat())?;
    openssl::certificate(block(&text, "CERTIFICATE")?)
}

/// The first block with this label.
fn block<'a>(text: &'a str, label: &str) -> Result<&'a str, String> {
    let end = format!("-----END {label}-----\n");
    let start = text.find(&format!("-----BEGIN {label}-----"));
    let rest = start.and_then(|start| text.get(start..)).ok_or_else(|| text.to_owned())?;
    let length = rest.find(&end).ok_or_else(|| text.to_owned())? + end.len();
    Ok(rest.get(..length).unwrap_or_default())
}

fn certtool<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Result<String, String> {
    let arguments: Vec<&str> = arguments.into_iter().chain(["--password", PASSWORD]).collect();
    let finished = run("certtool", arguments);
    if finished.success { Ok(finished.stdout) } else { Err(finished.text()) }
}
