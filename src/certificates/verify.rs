//! The verifier: who signed a document, and whether that holds. Needs no bank: whom to believe is in the
//! configuration, and everything else in the files, or beside the certificates in the vault.

use ingam_core::vault::EntryState;
use serde_bytes::ByteBuf;

use super::trust::decode;
use crate::{
    error::AppError,
    keeper::protocol::{NamedFile, VerifiedFiles, VerifySignatures},
    platform::keeper_client::Keeper,
    services::Services,
};

/// The authorities that the bank publishes, to be asked for while there is a network: a receipt comes without the
/// root. Nothing if nobody can be asked. What they are worth, the fingerprint of the root decides.
pub async fn published(services: &Services) -> Vec<ByteBuf> {
    let Ok(authority) = services.bank().authority().await else {
        return Vec::new();
    };
    let all = authority.authorities.iter().chain([&authority.issuer, &authority.root]);
    all.filter_map(|base64| decode(base64).ok()).collect()
}

/// Verifies every signature in files. `published`: see [`published`].
pub async fn verify(
    services: &Services,
    keeper: &Keeper,
    files: Vec<NamedFile>,
    published: &[ByteBuf],
) -> Result<VerifiedFiles, AppError> {
    let request = VerifySignatures {
        files,
        root_sha256: ByteBuf::from(services.config().root_sha256),
        known: known(services, published).await,
        now: services.now(),
    };
    keeper.ask(request).await.map_err(AppError::Import)
}

/// Authorities that are published, and those of the certificates in the vault.
async fn known(services: &Services, published: &[ByteBuf]) -> Vec<ByteBuf> {
    let mut all = published.to_vec();
    if let Ok(inventory) = services.vault().inventory().await {
        for entry in inventory.entries {
            if let EntryState::Active(active) = entry.state {
                all.extend(active.chain);
            }
        }
    }
    all.sort();
    all.dedup();
    all
}
