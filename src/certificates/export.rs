//! Writing certificates in the forms of other programs.

use ingam_core::vault::{Backup, BackupPlace, Entry};
use serde_bytes::ByteBuf;

use crate::{
    certificates::{active, file_stem, note_backup, tries::guarded},
    error::AppError,
    keeper::protocol::{
        CertificateFormat, ExportCertificate, ExportKey, KeyFormat, NamedFile, Secret, Summary,
        Unlock,
    },
    platform::{
        download,
        folder::{Folder, FolderError},
    },
    services::Services,
};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Key and certificate.
    Key(KeyFormat),
    /// The certificate alone, which is no secret.
    Certificate(CertificateFormat),
}

impl Format {
    /// Whether the key is in it.
    pub fn has_key(self) -> bool {
        matches!(self, Self::Key(_))
    }
}

/// What opens the key, and what closes the file.
pub struct Passwords {
    /// Opens the key.
    pub unlock: Unlock,
    /// Of the file; `None`: the one that opens the key.
    pub file: Option<Secret>,
}

/// Where the files go.
pub enum Target {
    /// The browser's downloads. Several files come as one archive.
    Download,
    /// A folder that the person chose.
    Folder(Folder),
}

/// Writes the files, and says how they are called. Those in a folder were read back.
pub async fn export(
    services: &Services,
    (entry, summary): (&Entry, &Summary),
    format: Format,
    passwords: Option<Passwords>,
    target: &Target,
) -> Result<Vec<String>, AppError> {
    let archive = matches!(target, Target::Download);
    let files = match (format, passwords) {
        (Format::Certificate(format), _) => certificate(services, entry, summary, format).await?,
        (Format::Key(format), Some(passwords)) => {
            let make = async |entry: &Entry| {
                key(services, (entry, summary), format, passwords, archive).await
            };
            guarded(services, &entry.id, make).await?
        }
        (Format::Key(_), None) => return Err(AppError::Internal),
    };
    let place = match target {
        Target::Download => {
            for file in &files {
                let kind = content_type(&file.name);
                services
                    .offer_file(&file.name, kind, &file.bytes)
                    .map_err(|_| AppError::Internal)?;
            }
            BackupPlace::File
        }
        Target::Folder(folder) => {
            for file in &files {
                folder.write(&file.name, &file.bytes).await?;
                services.note_file(&without_folders(&file.name));
            }
            BackupPlace::Folder
        }
    };
    if format.has_key() {
        note_backup(services, &entry.id, Backup::new(services.now(), place)).await;
    }
    Ok(files.into_iter().map(|file| file.name).collect())
}

/// `NPKI/…/signCert.der`: the folders between have the holder's name, which no report tells.
pub fn without_folders(path: &str) -> String {
    match (path.split_once('/'), path.rsplit_once('/')) {
        (Some((first, _)), Some((_, last))) => format!("{first}/…/{last}"),
        _ => path.to_owned(),
    }
}

async fn certificate(
    services: &Services,
    entry: &Entry,
    summary: &Summary,
    format: CertificateFormat,
) -> Result<Vec<NamedFile>, AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let request = ExportCertificate {
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        format,
        name: file_stem(services, summary),
    };
    Ok(services.file_keeper().ask(request).await.map_err(AppError::Trial)?.files)
}

async fn key(
    services: &Services,
    (entry, summary): (&Entry, &Summary),
    format: KeyFormat,
    passwords: Passwords,
    archive: bool,
) -> Result<Vec<NamedFile>, AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let request = ExportKey {
        binding: services.binding(&entry.id),
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        unlock: passwords.unlock,
        file_password: passwords.file,
        format,
        name: file_stem(services, summary),
        archive: archive.then(|| services.now()),
    };
    Ok(services.file_keeper().ask(request).await.map_err(AppError::Trial)?.files)
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.') {
        Some((_, "p12")) => download::PKCS12,
        Some((_, "pem")) => download::PEM,
        Some((_, "zip")) => download::ZIP,
        Some((_, "cer")) => download::CERTIFICATE,
        _ => download::BYTES,
    }
}

impl From<FolderError> for AppError {
    fn from(error: FolderError) -> Self {
        Self::Folder(error)
    }
}
