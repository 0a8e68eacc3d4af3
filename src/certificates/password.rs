use ingam_core::vault::{ActiveCertificate, Entry, EntryId, EntryState};
use serde_bytes::ByteBuf;

use super::{
    active,
    passkey::{Way, opened},
};
use crate::{
    error::AppError,
    keeper::protocol::{Rewrap, Secret, TryUnlock, Unlock},
    platform::keeper_client::Keeper,
    services::Services,
};

/// Seals the key of a certificate under another password. When it is done, the vault has given back
/// what was written, and the new password has opened it; until then the old one stays. Passkeys go on
/// to open the key; files that were saved before go on to open with the old password, which the vault
/// remembers of the last backup.
pub async fn change_password(
    services: &Services,
    id: &EntryId,
    old: Way,
    new: Secret,
) -> Result<(), AppError> {
    opened(services, id, old, async |entry, old| change(services, entry, old, new).await).await
}

async fn change(
    services: &Services,
    entry: &Entry,
    old: Unlock,
    new: Secret,
) -> Result<(), AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let keeper = services.one_shot_keeper();
    let binding = services.binding(&entry.id);
    let request = Rewrap {
        from: binding.clone(),
        to: binding,
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        unlock: old,
        password: Some(new.clone()),
    };
    let sealed = keeper.ask(request).await.map_err(AppError::Trial)?.sealed_key.into_vec();
    if exchange(services, &entry.id, &entry.sealed_key, &sealed).await? != sealed {
        return Err(AppError::ChangedElsewhere);
    }
    let proof = match services.vault().entry(&entry.id).await? {
        Some(stored) => open(services, &keeper, &stored, new).await,
        None => Err(AppError::NotStored),
    };
    if proof.is_err() {
        // Nothing was said to be done yet: the old password is the one that counts.
        let undo = |stored: &mut Entry| {
            stored.sealed_key.clone_from(&entry.sealed_key);
            if let EntryState::Active(now) = &mut stored.state {
                now.backup = active.backup;
            }
        };
        services.vault().update(&entry.id, &undo).await?;
        return Err(AppError::NotStored);
    }
    Ok(())
}

/// Writes another sealed key if the one that was seen is still there. What is there then.
async fn exchange(
    services: &Services,
    id: &EntryId,
    seen: &[u8],
    next: &[u8],
) -> Result<Vec<u8>, AppError> {
    let change = |entry: &mut Entry| {
        if entry.sealed_key == seen {
            entry.sealed_key = next.to_vec();
            if let EntryState::Active(ActiveCertificate { backup: Some(backup), .. }) =
                &mut entry.state
            {
                backup.outdated = true;
            }
        }
    };
    Ok(services.vault().update(id, &change).await?.sealed_key)
}

/// Opens the seal, and does nothing with what is under it.
pub(super) async fn open(
    services: &Services,
    keeper: &Keeper,
    entry: &Entry,
    password: Secret,
) -> Result<(), AppError> {
    let request = TryUnlock {
        binding: services.binding(&entry.id),
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: active(entry).map(|active| ByteBuf::from(active.certificate.clone())),
        unlock: Unlock::Password(password),
    };
    keeper.ask(request).await.map_err(AppError::Trial)?;
    Ok(())
}
