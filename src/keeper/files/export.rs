use ingam_core::{
    archive,
    certificate::Certificate,
    encrypted_key, npki, pem,
    pkcs12::{self, Contents, Profile},
    private_key::PrivateKey,
};
use serde_bytes::ByteBuf;

use crate::keeper::{
    certificates::{parse, parse_all},
    protocol::{
        CertificateFormat, ExportCertificate, ExportKey, ExportedFiles, KeeperError, KeyFormat,
        NamedFile,
    },
    random,
    unlock::{Opening, open},
};

pub(super) fn key(request: &ExportKey) -> Result<ExportedFiles, KeeperError> {
    let unlock = Opening::of(&request.unlock)?;
    let password = unlock.file_password(request.file_password.as_ref())?;
    let certificate = parse(&request.certificate)?;
    let chain = parse_all(&request.chain)?;
    let key = open(&request.sealed_key, unlock, &request.binding, &certificate)?;
    let files = write(&key, &certificate, &chain, request, password)?;
    let files = match request.archive {
        Some(now) if files.len() > 1 => {
            let stem = format!("{}-{}", request.name, form(request.format));
            vec![archived(&files, &stem, now)?]
        }
        _ => files,
    };
    Ok(ExportedFiles { files })
}

fn write(
    key: &PrivateKey,
    certificate: &Certificate,
    chain: &[Certificate],
    request: &ExportKey,
    password: &str,
) -> Result<Vec<NamedFile>, KeeperError> {
    let stem = request.name.as_str();
    let pfx = |profile, name| -> Result<_, KeeperError> {
        let contents = Contents { key, certificate, chain, friendly_name: stem };
        let bytes = pkcs12::make_pfx(&contents, password, profile, &mut random())?;
        Ok(vec![file(name, bytes)])
    };
    let npki = |form| -> Result<_, KeeperError> {
        let folder = npki::folder(certificate);
        let private = npki::make(key, password, form, &mut random())?;
        Ok(vec![
            file(format!("{folder}signCert.der"), certificate.der().to_vec()),
            file(format!("{folder}signPri.key"), private),
        ])
    };
    Ok(match request.format {
        KeyFormat::Pkcs12 => pfx(Profile::Modern, format!("{stem}.p12"))?,
        KeyFormat::Pkcs12Legacy => {
            pfx(Profile::Legacy, format!("{stem}-{}.p12", form(request.format)))?
        }
        KeyFormat::NpkiClassic => npki(npki::Form::Classic)?,
        KeyFormat::NpkiSeed => npki(npki::Form::Pbes2Seed)?,
        KeyFormat::NpkiModern => npki(npki::Form::Modern)?,
        KeyFormat::Pem => {
            let private = encrypted_key::make(key, password, &mut random());
            let private = pem::write("ENCRYPTED PRIVATE KEY", &private);
            let all = std::iter::once(certificate).chain(chain).map(Certificate::der);
            vec![
                file(format!("{stem}.key.pem"), private.into_bytes()),
                file(format!("{stem}.pem"), certificates(all).into_bytes()),
            ]
        }
    })
}

/// What tells the name of a file from that of the same certificate in another form.
fn form(format: KeyFormat) -> &'static str {
    match format {
        KeyFormat::Pkcs12 => "pkcs12",
        KeyFormat::Pkcs12Legacy => "legacy",
        KeyFormat::NpkiClassic => "npki",
        KeyFormat::NpkiSeed => "npki-seed",
        KeyFormat::NpkiModern => "npki-aes256",
        KeyFormat::Pem => "pem",
    }
}

pub(super) fn certificate(request: &ExportCertificate) -> Result<ExportedFiles, KeeperError> {
    let stem = &request.name;
    let file = match request.format {
        CertificateFormat::Der => file(format!("{stem}.cer"), request.certificate.to_vec()),
        CertificateFormat::Pem => {
            let all = std::iter::once(&request.certificate).chain(&request.chain);
            file(format!("{stem}-chain.pem"), certificates(all.map(|der| &***der)).into_bytes())
        }
    };
    Ok(ExportedFiles { files: vec![file] })
}

fn certificates<'a>(all: impl Iterator<Item = &'a [u8]>) -> String {
    all.map(|der| pem::write("CERTIFICATE", der)).collect()
}

fn archived(files: &[NamedFile], stem: &str, now: i64) -> Result<NamedFile, KeeperError> {
    let entries: Vec<(&str, &[u8])> =
        files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    let archive = archive::write(&entries, now).ok_or(KeeperError::Internal)?;
    Ok(file(format!("{stem}.zip"), archive))
}

fn file(name: String, bytes: Vec<u8>) -> NamedFile {
    NamedFile { name, bytes: ByteBuf::from(bytes) }
}
