//! The authorities above certificates that came without them, as a `signCert.der` does.

use futures::future::LocalBoxFuture;
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

/// The chain above a certificate as far as it is known: by the authorities above other certificates that
/// are here, and by those that the bank publishes. If nobody can be asked, what there is.
pub(super) fn completed<'a>(
    services: &'a Services,
    keeper: &'a Keeper,
    certificate: &'a [u8],
    chain: &'a [ByteBuf],
) -> LocalBoxFuture<'a, Vec<ByteBuf>> {
    Box::pin(async move {
        let mut known = Vec::new();
        if let Ok(found) = services.vault().inventory().await {
            for active in found.entries.iter().filter_map(active) {
                known.extend_from_slice(&active.chain);
            }
        }
        let mut published = Vec::new();
        if let Ok(authority) = services.bank().authority().await {
            published = authority.authorities;
            published.push(authority.issuer);
            published.push(authority.root);
        }
        let certificate = ByteBuf::from(certificate);
        let request = CompleteChain { certificate, chain: chain.to_vec(), known, published };
        match keeper.ask(request).await {
            Ok(completed) => completed.chain,
            Err(_) => chain.to_vec(),
        }
    })
}
