//! Taking certificates over from files.

use ingam_core::vault::{Acquired, ActiveCertificate, Entry, EntryId, EntryState, Storage};
use serde_bytes::ByteBuf;

use super::chain::completed;
use crate::{
    error::AppError,
    keeper::protocol::{
        AdoptIdentity, CheckAdopted, Gap, NamedFile, OpenFiles, OpenedFiles, OpenedIdentity,
        Secret, SurveyFiles, Surveyed,
    },
    platform::keeper_client::Keeper,
    services::Services,
};

/// What became of a certificate that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is in the vault now.
    New(EntryId),
    /// It was there already, and stays as it was.
    AlreadyHere(EntryId),
}

/// Looks at files. The keeper remembers them.
pub async fn survey(keeper: &Keeper, files: Vec<NamedFile>) -> Result<Surveyed, AppError> {
    keeper.ask(SurveyFiles { files }).await.map_err(AppError::Import)
}

/// Opens the files that the keeper remembers.
pub async fn open(
    services: &Services,
    keeper: &Keeper,
    password: Option<Secret>,
) -> Result<OpenedFiles, AppError> {
    let root_sha256 = ByteBuf::from(services.config().root_sha256.to_vec());
    let request = OpenFiles { password, root_sha256, now: services.now() };
    keeper.ask(request).await.map_err(AppError::Import)
}

/// The chain of a certificate in a file, with what the file lacks.
pub(super) async fn whole(
    services: &Services,
    identity: &OpenedIdentity,
    certificate: &[u8],
    chain: Vec<ByteBuf>,
) -> Vec<ByteBuf> {
    match identity.summary.gap {
        Some(Gap::NoIssuer) => {
            let keeper = services.one_shot_keeper();
            completed(services, &keeper, certificate, &chain).await
        }
        _ => chain,
    }
}

/// Keeps one of the certificates that were opened, unless it is here already. Without a password: that
/// of the file, if it meets the rules.
pub async fn take(
    services: &Services,
    keeper: &Keeper,
    (at, identity): (u32, &OpenedIdentity),
    password: Option<Secret>,
) -> Result<Taken, AppError> {
    let listing = super::list(services).await?;
    let same = listing.entries.into_iter().find(|listed| {
        listed.readable().is_some_and(|known| known.fingerprint == identity.summary.fingerprint)
    });
    if let Some(same) = same {
        return Ok(Taken::AlreadyHere(same.entry.id));
    }
    let id = services.new_entry_id().ok_or(AppError::Internal)?;
    let binding = services.binding(&id);
    let request = AdoptIdentity { at, binding: binding.clone(), password };
    let adopted = keeper.ask(request).await.map_err(AppError::Import)?;
    let chain = whole(services, identity, &adopted.certificate, adopted.chain).await;
    let entry = Entry {
        id: id.clone(),
        created_at: services.now(),
        sealed_key: adopted.sealed_key.into_vec(),
        state: EntryState::Active(ActiveCertificate::new(
            adopted.certificate.into_vec(),
            chain,
            Storage::Browser,
            Acquired::Imported,
        )),
    };
    services.vault().insert(&entry).await?;
    let stored = services.vault().entry(&id).await?;
    let stored = stored.filter(|stored| *stored == entry).ok_or(AppError::NotStored)?;
    let proof = CheckAdopted { at, binding, sealed_key: ByteBuf::from(stored.sealed_key) };
    keeper.ask(proof).await.map_err(AppError::Import)?;
    Ok(Taken::New(id))
}
