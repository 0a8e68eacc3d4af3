//! The verifier: who signed a document, and whether that holds. Needs no bank: whom to believe is in the
//! configuration, and everything else in the files, or beside the certificates in the vault.

use ingam_core::vault::EntryState;
use serde_bytes::ByteBuf;

use crate::{
    error::AppError,
    keeper::protocol::{NamedFile, VerifiedFiles, VerifySignatures},
    platform::keeper_client::Keeper,
    services::Services,
};

/// Verifies every signature in files.
pub async fn verify(
    services: &Services,
    keeper: &Keeper,
    files: Vec<NamedFile>,
) -> Result<VerifiedFiles, AppError> {
    let request = VerifySignatures {
        files,
        root_sha256: ByteBuf::from(services.config().root_sha256),
        known: known(services).await,
        now: services.now(),
    };
    keeper.ask(request).await.map_err(AppError::Import)
}

/// Authorities of the certificates in the vault: not every signature brings them along.
async fn known(services: &Services) -> Vec<ByteBuf> {
    let Ok(inventory) = services.vault().inventory().await else {
        return Vec::new();
    };
    let chains = inventory.entries.into_iter().filter_map(|entry| match entry.state {
        EntryState::Active(active) => Some(active.chain),
        EntryState::Pending(_) => None,
    });
    let mut all: Vec<ByteBuf> = chains.flatten().collect();
    all.sort();
    all.dedup();
    all
}
