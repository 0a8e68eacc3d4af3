//! What can be done with the certificates of this browser.

use std::rc::Rc;

use futures::future::LocalBoxFuture;
use ingam_core::vault::{
    Acquired, ActiveCertificate, Backup, BackupPlace, Entry, EntryId, EntryState, Found, Inventory,
    label,
};
use serde_bytes::ByteBuf;

pub use intent::Intent;
pub use passkey::Way;
pub use password::change_password;
pub use tries::guarded;

pub mod arrange;
pub mod health;
mod intent;
mod password;
mod tries;

use crate::{
    error::AppError,
    keeper::protocol::{ExportPkcs12, Inspect, KeeperError, Secret, SelfTest, Summary, Unlock},
    platform::{download, keeper_client::Keeper},
    services::Services,
};

pub(crate) use passkey::opened;

pub mod backup;
pub mod chain;
pub mod doctor;
pub mod export;
pub mod import;
pub mod lent;
pub mod passkey;
pub mod revocation;
pub mod standing;
pub mod trust;
pub mod unlock;
pub mod usage;
pub mod verify;

/// An entry of the vault with what its certificate says.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// As read from the vault.
    pub entry: Entry,
    /// `None` for a pending entry; an error if the certificate cannot be read.
    pub summary: Option<Result<Summary, KeeperError>>,
    /// Whether a newer certificate of the same holder and product is here: a bank revokes the older
    /// one when it issues the newer.
    pub replaced: bool,
}

impl Listed {
    /// The certificate, if it came already.
    pub fn active(&self) -> Option<&ActiveCertificate> {
        active(&self.entry)
    }

    /// What it was found to be worth the last time somebody asked; `None`: good, or nobody did.
    pub fn found(&self) -> Option<Found> {
        self.active().and_then(|active| active.found)
    }

    /// Whether this certificate is of the same holder and product.
    fn replaces(&self, other: &Self) -> bool {
        match (self.readable(), other.readable()) {
            (Some(new), Some(old)) => (&new.subject, &new.product) == (&old.subject, &old.product),
            _ => false,
        }
    }

    /// What the certificate says, if it came already and can be read.
    pub fn readable(&self) -> Option<&Summary> {
        self.summary.as_ref()?.as_ref().ok()
    }
}

/// The certificate of an entry, if it came already.
pub fn active(entry: &Entry) -> Option<&ActiveCertificate> {
    match &entry.state {
        EntryState::Active(active) => Some(active),
        EntryState::Pending(_) => None,
    }
}

/// Everything in the vault.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// Oldest first.
    pub entries: Vec<Listed>,
    /// Records that cannot be read.
    pub damaged: Vec<EntryId>,
}

/// What this browser holds.
pub async fn list(services: &Services) -> Result<Listing, AppError> {
    let Inventory { entries, damaged } = services.vault().inventory().await?;
    let any_active = entries.iter().any(|entry| active(entry).is_some());
    let keeper = any_active.then(|| services.one_shot_keeper());
    let mut listed = Vec::with_capacity(entries.len());
    for entry in entries {
        let summary = match (&keeper, active(&entry)) {
            (Some(keeper), Some(active)) => Some(inspect(services, keeper, active).await),
            _ => None,
        };
        listed.push(Listed { entry, summary, replaced: false });
    }
    for at in 0..listed.len() {
        let newer = &listed[at + 1..];
        listed[at].replaced = newer.iter().any(|newer| newer.replaces(&listed[at]));
    }
    Ok(Listing { entries: listed, damaged })
}

/// One entry; `None` if there is none of this name.
pub async fn find(services: &Services, id: &EntryId) -> Result<Option<Listed>, AppError> {
    // One that is damaged is an error here; the list goes on without it.
    if services.vault().entry(id).await?.is_none() {
        return Ok(None);
    }
    let listing = list(services).await?;
    Ok(listing.entries.into_iter().find(|listed| listed.entry.id == *id))
}

/// The entry of this name, out of an address; `None` if there is none.
pub async fn find_named(services: &Services, name: &str) -> Result<Option<Rc<Listed>>, AppError> {
    match EntryId::parse(name) {
        Some(id) => Ok(find(services, &id).await?.map(Rc::new)),
        None => Ok(None),
    }
}

async fn inspect(
    services: &Services,
    keeper: &Keeper,
    active: &ActiveCertificate,
) -> Result<Summary, KeeperError> {
    let request = Inspect {
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        root_sha256: ByteBuf::from(services.config().root_sha256.to_vec()),
        now: services.now(),
    };
    keeper.ask(request).await
}

/// Opens the key, signs and verifies.
pub async fn try_key(services: &Services, id: &EntryId, way: Way) -> Result<(), AppError> {
    opened(services, id, way, async |entry, unlock| self_test(services, entry, unlock).await).await
}

async fn self_test(services: &Services, entry: &Entry, unlock: Unlock) -> Result<(), AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let request = SelfTest {
        binding: services.binding(&entry.id),
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        root_sha256: (active.origin == Acquired::Issued)
            .then(|| ByteBuf::from(services.config().root_sha256.to_vec())),
        unlock,
        now: services.now(),
    };
    services.one_shot_keeper().ask(request).await.map_err(AppError::Trial)?;
    Ok(())
}

/// Certificate and key as a `.p12` file. Without a password: right after an enrollment, with the
/// keeper that knows it.
pub async fn make_file(
    services: &Services,
    entry: &Entry,
    summary: &Summary,
    password: Option<Secret>,
) -> Result<Vec<u8>, AppError> {
    match password {
        Some(password) => {
            let make = async |entry: &Entry| pkcs12(services, entry, summary, Some(password)).await;
            guarded(services, &entry.id, make).await
        }
        None => pkcs12(services, entry, summary, None).await,
    }
}

async fn pkcs12(
    services: &Services,
    entry: &Entry,
    summary: &Summary,
    password: Option<Secret>,
) -> Result<Vec<u8>, AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let keeper = match &password {
        Some(_) => services.one_shot_keeper(),
        None => services.keeper(),
    };
    let request = ExportPkcs12 {
        binding: services.binding(&entry.id),
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        unlock: password.map_or(Unlock::Remembered, Unlock::Password),
        file_password: None,
        friendly_name: friendly_name(summary),
    };
    Ok(keeper.ask(request).await.map_err(AppError::Trial)?.bytes.into_vec())
}

/// Offers the file to the person, and says when: seconds since 1970-01-01T00:00:00Z.
pub async fn save_file(
    services: &Services,
    id: &EntryId,
    summary: &Summary,
    file: &[u8],
) -> Result<i64, AppError> {
    let name = file_name(services, summary);
    services.offer_file(&name, download::PKCS12, file).map_err(|_| AppError::Internal)?;
    let at = services.now();
    note_backup(services, id, Backup::new(at, BackupPlace::File)).await;
    Ok(at)
}

/// Remembers that there is a copy outside of the browser. The copy is there whether or not the vault
/// can remember it: if not, it goes on asking for one.
pub async fn note_backup(services: &Services, id: &EntryId, backup: Backup) {
    let _ = change(services, id, &|active| active.backup = Some(backup)).await;
}

/// Gives a certificate the name that its owner has typed; nothing typed: the default name.
pub async fn rename(services: &Services, id: &EntryId, typed: &str) -> Result<(), AppError> {
    let label = label::of(typed);
    change(services, id, &|active| active.label.clone_from(&label)).await
}

/// Changes what the vault knows of a certificate.
fn change<'a>(
    services: &'a Services,
    id: &'a EntryId,
    change: &'a dyn Fn(&mut ActiveCertificate),
) -> LocalBoxFuture<'a, Result<(), AppError>> {
    Box::pin(async move {
        let change = |entry: &mut Entry| {
            if let EntryState::Active(active) = &mut entry.state {
                change(active);
            }
        };
        services.vault().update(id, &change).await?;
        Ok(())
    })
}

/// Deletes a certificate for good if this is its password.
pub async fn delete_with_password(
    services: &Services,
    id: &EntryId,
    password: Secret,
) -> Result<(), AppError> {
    guarded(services, id, async |entry| {
        password::open(services, &services.one_shot_keeper(), entry, password).await
    })
    .await?;
    delete(services, id).await
}

/// Deletes an entry for good.
pub async fn delete(services: &Services, id: &EntryId) -> Result<(), AppError> {
    services.vault().remove(id).await?;
    // It says no secret, and the certificate is gone either way.
    let _ = services.usage().forget(id).await;
    Ok(())
}

fn friendly_name(summary: &Summary) -> String {
    let product = summary.product.as_deref().unwrap_or("certificate");
    format!("{} ({product})", summary.holder_name)
}

/// Name of the file of [`save_file`].
fn file_name(services: &Services, summary: &Summary) -> String {
    format!("{}.p12", file_stem(services, summary))
}

/// `홍길동-banking-2026.11.23-17.15`, without what file systems do not like: a file that was saved after the
/// password was changed is told from those before. On a public computer without whose it is, because the
/// name of a file stays in the browser's list of downloads.
fn file_stem(services: &Services, summary: &Summary) -> String {
    let holder = if services.memory().is_some() { "" } else { summary.holder_name.as_str() };
    let fine = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let name: String = holder.chars().filter(fine).take(40).collect();
    let product: String =
        summary.product.as_deref().unwrap_or("certificate").chars().filter(fine).collect();
    let name = if name.is_empty() { "ingam".to_owned() } else { name };
    let saved = ingam_core::kst::minute_of(services.now()).replace(' ', "-").replace(':', ".");
    format!("{name}-{product}-{saved}")
}
