//! What can be done with the certificates of this browser.

use ingam_core::vault::{ActiveCertificate, Entry, EntryId, EntryState, Inventory};
use serde_bytes::ByteBuf;

use crate::{
    error::AppError,
    keeper::protocol::{ExportPkcs12, Inspect, KeeperError, Secret, SelfTest, Summary},
    platform::{download, keeper_client::Keeper},
    services::Services,
};

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

/// Opens the key with the password, signs and verifies.
pub async fn try_password(
    services: &Services,
    entry: &Entry,
    password: Secret,
) -> Result<(), AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let request = SelfTest {
        binding: services.binding(&entry.id),
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        root_sha256: ByteBuf::from(services.config().root_sha256.to_vec()),
        password: Some(password),
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
        password,
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
    download::offer(&file_name(summary), download::PKCS12, file).map_err(|_| AppError::Internal)?;
    let at = services.now();
    // The file is there, whether or not the vault remembers it: then it goes on asking for a backup.
    let _ = note_backup(services, id, at).await;
    Ok(at)
}

async fn note_backup(services: &Services, id: &EntryId, at: i64) -> Result<(), AppError> {
    // Read again: another tab may have changed the entry since.
    let Some(mut entry) = services.vault().entry(id).await? else {
        return Ok(());
    };
    if let EntryState::Active(active) = &mut entry.state {
        active.backed_up_at = Some(at);
        services.vault().replace(&entry).await?;
    }
    Ok(())
}

/// Deletes an entry for good.
pub async fn delete(services: &Services, id: &EntryId) -> Result<(), AppError> {
    Ok(services.vault().remove(id).await?)
}

fn friendly_name(summary: &Summary) -> String {
    let product = summary.product.as_deref().unwrap_or("certificate");
    format!("{} ({product})", summary.holder_name)
}

/// `홍길동-banking-2027.11.21.p12`, without what file systems do not like.
pub fn file_name(summary: &Summary) -> String {
    let fine = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let name: String = summary.holder_name.chars().filter(fine).take(40).collect();
    let product: String =
        summary.product.as_deref().unwrap_or("certificate").chars().filter(fine).collect();
    let name = if name.is_empty() { "ingam".to_owned() } else { name };
    format!("{name}-{product}-{}.p12", ingam_core::kst::date_of(summary.not_after))
}
