//! The authorities above certificates that came without them, as a `signCert.der` does.

use base64ct::{Base64, Encoding};
use ingam_bank_api::Authority;
use serde_bytes::ByteBuf;

use super::{Listed, active, change};
use crate::{
    error::AppError,
    keeper::protocol::{CompleteChain, Gap},
    platform::keeper_client::Keeper,
    services::Services,
};

/// Puts what is known above a certificate of the vault whose issuer is not here. False if nothing is
/// known of it: there is nothing to do then.
pub async fn complete(services: &Services, listed: &Listed) -> Result<bool, AppError> {
    let incomplete = listed.readable().is_some_and(|found| found.gap == Some(Gap::NoIssuer));
    let Some(active) = listed.active().filter(|_| incomplete) else {
        return Ok(false);
    };
    let keeper = services.one_shot_keeper();
    let chain = completed(services, &keeper, &active.certificate, &active.chain).await;
    if chain == active.chain {
        return Ok(false);
    }
    change(services, &listed.entry.id, &|active| active.chain.clone_from(&chain)).await?;
    Ok(true)
}

/// The chain above a certificate as far as it is known. If nobody can be asked, what there is.
pub(super) async fn completed(
    services: &Services,
    keeper: &Keeper,
    certificate: &[u8],
    chain: &[ByteBuf],
) -> Vec<ByteBuf> {
    let request = CompleteChain {
        certificate: ByteBuf::from(certificate),
        chain: chain.to_vec(),
        known: known(services).await,
    };
    keeper.ask(request).await.map_or_else(|_| chain.to_vec(), |completed| completed.chain)
}

/// Authorities above other certificates that are here, and those that the bank publishes. Which of them
/// belong above a certificate, the keeper decides.
async fn known(services: &Services) -> Vec<ByteBuf> {
    let entries = services.vault().inventory().await.map(|found| found.entries).unwrap_or_default();
    let stored = entries.iter().filter_map(active).flat_map(|active| active.chain.clone());
    let mut known: Vec<ByteBuf> = stored.collect();
    if let Ok(Authority { root, issuer, authorities, .. }) = services.bank().authority().await {
        let published = [root, issuer].into_iter().chain(authorities);
        known
            .extend(published.filter_map(|text| Base64::decode_vec(&text).ok()).map(ByteBuf::from));
    }
    known
}
