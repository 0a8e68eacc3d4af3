//! OpenSSL's commands; SEED is in its legacy provider. They show keys without R.

use ingam_core::npki::Form;

use super::{KISA_ONLY, Reader};
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

pub const OPENSSL: Reader = Reader {
    name: "OpenSSL",
    expects,
    read: |files| files.iter().map(|file| read(file)).collect(),
};

fn expects(format: Format, _: Kind) -> Cell {
    match format {
        Format::Npki(Form::Classic) => Cell::Refused(KISA_ONLY, "unknown pbe algorithm"),
        Format::Certificates | Format::Certificate => Cell::Certificate,
        _ => Cell::Key,
    }
}

fn read(file: &File<'_>) -> Reading {
    let (path, pass) = (file.path(), format!("pass:{PASSWORD}"));
    let mut report = Report::default();
    match file.format {
        Format::Pkcs12(_) => return pkcs12(&path, PASSWORD),
        Format::Npki(_) => {
            let key = file.path_of("signPri.key");
            let providers = ["-provider", "legacy", "-provider", "default"];
            let pkcs8 = ["pkcs8", "-inform", "DER", "-in", &key, "-passin", &pass];
            report.key = Some(public_half(&opened([&pkcs8[..], &providers].concat())?)?);
            report.certificate = Some(der(&file.path_of("signCert.der"), "DER")?);
        }
        Format::Pkcs8 => {
            report.key = Some(public_half(&opened(["pkey", "-in", &path, "-passin", &pass])?)?);
        }
        Format::Certificates => report.certificate = Some(der(&path, "PEM")?),
        Format::Certificate => report.certificate = Some(der(&path, "DER")?),
    }
    Ok(report)
}

/// Key and certificate of a PKCS#12 file.
pub fn pkcs12(path: &str, password: &str) -> Reading {
    let pass = format!("pass:{password}");
    let pkcs12 = ["pkcs12", "-in", path, "-passin", &pass];
    let key = opened([&pkcs12[..], &["-nocerts", "-nodes"]].concat())?;
    let certificate = opened([&pkcs12[..], &["-nokeys", "-clcerts"]].concat())?;
    Ok(Report {
        key: Some(public_half(&key)?),
        random: None,
        certificate: Some(pem_to_der("x509", &certificate, &[])?),
    })
}

/// `SubjectPublicKeyInfo` of a private key in PEM without a password.
pub fn public_half(pem: &str) -> Result<Vec<u8>, String> {
    pem_to_der("pkey", pem, &["-pubout"])
}

/// A public key in PEM as DER.
pub fn public_key(pem: &str) -> Result<Vec<u8>, String> {
    pem_to_der("pkey", pem, &["-pubin"])
}

/// A certificate in PEM as DER.
pub fn certificate(pem: &str) -> Result<Vec<u8>, String> {
    pem_to_der("x509", pem, &[])
}

/// What is read of a file that has nothing but a certificate, which a program has given in PEM.
pub fn certificate_alone(pem: &str) -> Reading {
    Ok(Report { certificate: Some(certificate(pem)?), ..Report::default() })
}

fn der(path: &str, form: &str) -> Result<Vec<u8>, String> {
    certificate(&opened(["x509", "-inform", form, "-in", path])?)
}

fn opened<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Result<String, String> {
    let finished = run("openssl", arguments);
    if finished.success { Ok(finished.stdout) } else { Err(finished.text()) }
}

fn pem_to_der(command: &str, pem: &str, more: &[&str]) -> Result<Vec<u8>, String> {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(path("in"), pem).expect("writable");
    let (input, output) = (path("in"), path("out"));
    let arguments = [command, "-in", &input, "-outform", "DER", "-out", &output];
    opened([&arguments[..], more].concat())?;
    std::fs::read(output).map_err(|error| error.to_string())
}
