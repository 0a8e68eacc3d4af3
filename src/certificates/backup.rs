//! Backups of everything that is kept here, as a file or on paper, and back.

use std::rc::Rc;

use ingam_core::{
    kst,
    vault::{Acquired, ActiveCertificate, Backup, BackupPlace, Entry, EntryState, Storage},
};
use serde_bytes::ByteBuf;

use super::{Listed, active, note_backup};
use crate::{
    error::AppError,
    keeper::protocol::{
        BackedUp, BackupForm, Inspect, JoinCodes, JoinedCodes, MadeBackup, MakeBackup, OpenBackup,
        PaperCode, ReadCodes, RebindKey, Secret, Summary,
    },
    platform::{download, keeper_client::Keeper, picture},
    services::Services,
};

/// What a backup file begins with.
pub const MAGIC: &[u8] = b"INGAMBAK";

/// Whether a line of text is one of a paper backup.
pub fn is_line(line: &str) -> bool {
    let start: String = line.chars().filter(|c| !c.is_whitespace()).take(7).collect();
    start.eq_ignore_ascii_case("INGAM1:")
}

/// What became of a [`BackedUp`] entry here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its certificate is not here.
    Missing,
    /// Its certificate is here already.
    Here,
}

/// A backup, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// As it was written.
    pub bytes: Rc<Vec<u8>>,
    /// A file, or paper.
    pub place: BackupPlace,
}

impl Source {
    /// Put together from the codes on paper.
    pub fn paper(bytes: Vec<u8>) -> Self {
        Self { bytes: Rc::new(bytes), place: BackupPlace::Paper }
    }

    /// Out of a file.
    pub fn file(bytes: Vec<u8>) -> Self {
        Self { bytes: Rc::new(bytes), place: BackupPlace::Everything }
    }
}

/// An entry of a backup, with what its certificate says.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// As in the backup.
    pub entry: BackedUp,
    /// What its certificate says.
    pub summary: Summary,
    /// Whether it is here.
    pub standing: Standing,
    /// Whether its key is sealed for this site, so that it can be taken without its password.
    pub at_home: bool,
    /// Where the backup is that it comes from.
    pub place: BackupPlace,
}

/// Saves certificates as one file under a password of its own.
pub async fn save(
    services: &Services,
    entries: &[Listed],
    password: Secret,
) -> Result<String, AppError> {
    let made = make(services, entries, password, BackupForm::File).await?;
    let MadeBackup::File(file) = made else {
        return Err(AppError::Internal);
    };
    let name = format!("ingam-backup-{}.ingam", kst::date_of(services.now()));
    services.offer_file(&name, download::BYTES, &file).map_err(|_| AppError::Internal)?;
    note(services, entries, BackupPlace::Everything).await;
    Ok(name)
}

/// The same as lines and codes for paper.
pub async fn paper(
    services: &Services,
    entries: &[Listed],
    password: Secret,
) -> Result<Vec<PaperCode>, AppError> {
    match make(services, entries, password, BackupForm::Paper).await? {
        MadeBackup::Paper(codes) => Ok(codes),
        MadeBackup::File(_) => Err(AppError::Internal),
    }
}

/// Remembers that certificates were saved.
pub async fn note(services: &Services, entries: &[Listed], place: BackupPlace) {
    for listed in entries {
        note_backup(services, &listed.entry.id, Backup::new(services.now(), place)).await;
    }
}

async fn make(
    services: &Services,
    entries: &[Listed],
    password: Secret,
    form: BackupForm,
) -> Result<MadeBackup, AppError> {
    let saved = |listed: &Listed| {
        let active = active(&listed.entry)?;
        Some(BackedUp {
            binding: services.binding(&listed.entry.id),
            created_at: listed.entry.created_at,
            imported: active.origin == Acquired::Imported,
            confirmed: active.confirmed,
            label: active.label.clone(),
            sealed_key: ByteBuf::from(listed.entry.sealed_key.clone()),
            certificate: ByteBuf::from(active.certificate.clone()),
            chain: active.chain.clone(),
        })
    };
    let entries = entries.iter().filter_map(saved).collect();
    let request = MakeBackup { entries, password, form, now: services.now() };
    services.file_keeper().ask(request).await.map_err(AppError::Import)
}

/// What the codes in a picture say.
pub async fn seen(keeper: &Keeper, bytes: &[u8]) -> Result<Vec<String>, AppError> {
    match picture::decode(bytes).await {
        Some(picture) => seen_in(keeper, picture).await,
        None => Ok(Vec::new()),
    }
}

/// What the codes in a decoded picture say.
pub async fn seen_in(keeper: &Keeper, picture: picture::Picture) -> Result<Vec<String>, AppError> {
    let picture::Picture { width, height, grey } = picture;
    let request = ReadCodes { width, height, grey: ByteBuf::from(grey) };
    Ok(keeper.ask(request).await.map_err(AppError::Import)?.texts)
}

/// Puts the lines of a paper backup together.
pub async fn joined(keeper: &Keeper, texts: Vec<String>) -> Result<JoinedCodes, AppError> {
    keeper.ask(JoinCodes { texts }).await.map_err(AppError::Import)
}

/// Opens a backup, and compares it with what is here.
pub async fn open(
    services: &Services,
    source: &Source,
    password: Secret,
) -> Result<Vec<Saved>, AppError> {
    let request = OpenBackup { file: ByteBuf::from(source.bytes.to_vec()), password };
    let opened = services.file_keeper().ask(request).await.map_err(AppError::Import)?;
    let here = super::list(services).await?;
    let keeper = services.one_shot_keeper();
    let mut saved = Vec::with_capacity(opened.entries.len());
    for entry in opened.entries {
        let request = Inspect {
            certificate: entry.certificate.clone(),
            chain: entry.chain.clone(),
            root_sha256: ByteBuf::from(services.config().root_sha256.to_vec()),
            now: services.now(),
        };
        let summary = keeper.ask(request).await.map_err(AppError::Trial)?;
        let same = |listed: &Listed| {
            listed.readable().is_some_and(|known| known.fingerprint == summary.fingerprint)
        };
        let standing =
            if here.entries.iter().any(same) { Standing::Here } else { Standing::Missing };
        let at_home = entry.binding.origin == services.origin();
        saved.push(Saved { entry, summary, standing, at_home, place: source.place });
    }
    Ok(saved)
}

/// Takes an entry of a backup into the vault, in the place of the one that is here. One of another site
/// needs the password of its certificate.
pub async fn restore(
    services: &Services,
    saved: &Saved,
    password: Option<Secret>,
) -> Result<(), AppError> {
    let here = super::list(services).await?.entries.into_iter().find(|listed| {
        listed.readable().is_some_and(|known| known.fingerprint == saved.summary.fingerprint)
    });
    let id = match (&here, saved.at_home) {
        // A seal of this site opens under its own name only.
        (_, true) => saved.entry.binding.id.clone(),
        (Some(here), false) => here.entry.id.clone(),
        (None, false) => services.new_entry_id().ok_or(AppError::Internal)?,
    };
    let sealed_key = match (saved.at_home, password) {
        (true, _) => saved.entry.sealed_key.to_vec(),
        (false, Some(password)) => {
            let request = RebindKey {
                binding: saved.entry.binding.clone(),
                id: id.clone(),
                origin: services.origin(),
                sealed_key: saved.entry.sealed_key.clone(),
                certificate: saved.entry.certificate.clone(),
                password,
            };
            let rebound = services.file_keeper().ask(request).await.map_err(AppError::Trial)?;
            rebound.sealed_key.into_vec()
        }
        (false, None) => return Err(AppError::Internal),
    };
    let mut certificate = ActiveCertificate::new(
        saved.entry.certificate.to_vec(),
        saved.entry.chain.clone(),
        Storage::Browser,
        if saved.entry.imported { Acquired::Imported } else { Acquired::Issued },
    );
    certificate.confirmed = saved.entry.confirmed;
    certificate.label = ingam_core::vault::label::of(&saved.entry.label);
    certificate.backup = Some(Backup::new(services.now(), saved.place));
    let created_at = saved.entry.created_at;
    let entry = Entry { id, created_at, sealed_key, state: EntryState::Active(certificate) };
    let vault = services.vault();
    if vault.entry(&entry.id).await?.is_some() {
        vault.replace(&entry).await?;
    } else {
        vault.insert(&entry).await?;
    }
    if vault.entry(&entry.id).await?.as_ref() != Some(&entry) {
        return Err(AppError::NotStored);
    }
    // Only now, with the restored one safe: the same certificate under another name.
    match here.filter(|here| here.entry.id != entry.id) {
        Some(here) => super::delete(services, &here.entry.id).await,
        None => Ok(()),
    }
}
