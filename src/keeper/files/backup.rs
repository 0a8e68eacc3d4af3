use ingam_core::{
    backup::{self, BackupError, Contents, OpenError},
    certificate::Certificate,
    password::{CertPassword, Personal},
    seal::{self, Content},
    vault::Acquired,
};
use serde_bytes::ByteBuf;

use super::paper;
use crate::keeper::{
    certificates::parse,
    enrollment::place,
    protocol::{
        BackedUp, BackupForm, Binding, FileFault, KeeperError, MadeBackup, MakeBackup, OpenBackup,
        OpenedBackup, RebindKey, ReboundKey, Secret,
    },
    random,
};

pub(super) fn make(request: MakeBackup) -> Result<MadeBackup, KeeperError> {
    let password = accepted(&request.password)?;
    let entries = request.entries.into_iter().map(saved).collect();
    let contents = Contents { made_at: request.now, entries };
    let file = backup::make(&contents, &password, &mut random())?;
    Ok(match request.form {
        BackupForm::File => MadeBackup::File(ByteBuf::from(file)),
        BackupForm::Paper => MadeBackup::Paper(paper::codes(&file)?),
    })
}

pub(super) fn open(request: &OpenBackup) -> Result<OpenedBackup, KeeperError> {
    let password = request.password.expose().ok_or(KeeperError::File(FileFault::DoesNotOpen))?;
    let entries = backup::open(&request.file, password)?.entries;
    // What is no certificate would be a record that nobody can use.
    if entries.iter().any(|entry| Certificate::parse(&entry.certificate).is_err()) {
        return Err(KeeperError::File(FileFault::Damaged));
    }
    Ok(OpenedBackup { entries: entries.into_iter().map(told).collect() })
}

pub(super) fn rebind(request: &RebindKey) -> Result<ReboundKey, KeeperError> {
    let password = accepted(&request.password).map_err(|_| KeeperError::WrongPassword)?;
    let fingerprint = Some(parse(&request.certificate)?.fingerprint());
    let old = place(&request.binding, Content::Key, fingerprint);
    let pkcs8 = seal::unseal(&request.sealed_key, password.expose(), &old)?;
    let binding = Binding { id: request.id.clone(), origin: request.origin.clone() };
    let new = place(&binding, Content::Key, fingerprint);
    let sealed = seal::seal_within_memory(&pkcs8, &password, &new, &mut random())?;
    Ok(ReboundKey { sealed_key: ByteBuf::from(sealed) })
}

fn accepted(password: &Secret) -> Result<CertPassword, KeeperError> {
    let text = password.expose().ok_or(KeeperError::PasswordRejected)?;
    CertPassword::parse(text, &Personal::default()).map_err(|_| KeeperError::PasswordRejected)
}

fn saved(entry: BackedUp) -> backup::BackedUp {
    backup::BackedUp {
        id: entry.binding.id,
        site: entry.binding.origin,
        created_at: entry.created_at,
        acquired: if entry.imported { Acquired::Imported } else { Acquired::Issued },
        confirmed: entry.confirmed,
        label: entry.label,
        certificate: entry.certificate.into_vec(),
        chain: entry.chain.into_iter().map(ByteBuf::into_vec).collect(),
        sealed_key: entry.sealed_key.into_vec(),
    }
}

fn told(entry: backup::BackedUp) -> BackedUp {
    BackedUp {
        binding: Binding { id: entry.id, origin: entry.site },
        created_at: entry.created_at,
        imported: entry.acquired == Acquired::Imported,
        confirmed: entry.confirmed,
        label: entry.label,
        certificate: ByteBuf::from(entry.certificate),
        chain: entry.chain.into_iter().map(ByteBuf::from).collect(),
        sealed_key: ByteBuf::from(entry.sealed_key),
    }
}

impl From<BackupError> for KeeperError {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::OutOfMemory => Self::OutOfMemory,
            _ => Self::File(FileFault::TooLarge),
        }
    }
}

impl From<OpenError> for KeeperError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::DoesNotOpen => Self::File(FileFault::DoesNotOpen),
            OpenError::OutOfMemory => Self::OutOfMemory,
            _ => Self::File(FileFault::Damaged),
        }
    }
}
