//! A certificate that is used straight out of a file: once, and nothing of it is stored.

use ingam_core::vault::{Acquired, ActiveCertificate, Entry, EntryId, EntryState, Storage};
use serde_bytes::ByteBuf;

use super::import::whole;
use crate::{
    error::AppError,
    keeper::protocol::{LendIdentity, OpenedIdentity, Secret, Unlock},
    platform::keeper_client::Keeper,
    services::Services,
};

/// An entry that is in no vault, with what opens it. Both are made for one use and end with it.
pub struct Lent {
    entry: Entry,
    secret: Secret,
}

impl Lent {
    /// The name it has while it is used.
    pub fn id(&self) -> &EntryId {
        &self.entry.id
    }

    pub(super) fn into_parts(self) -> (Entry, Unlock) {
        let sealed_key = ByteBuf::from(self.entry.sealed_key.clone());
        (self.entry, Unlock::Passkey { sealed_key, secret: self.secret })
    }
}

/// Lends one of the certificates that a keeper for files has opened.
pub async fn lend(
    services: &Services,
    keeper: &Keeper,
    (at, identity): (u32, &OpenedIdentity),
) -> Result<Lent, AppError> {
    let id = services.new_entry_id().ok_or(AppError::Internal)?;
    let request = LendIdentity { at, binding: services.binding(&id) };
    let lent = keeper.ask(request).await.map_err(AppError::Import)?;
    let chain = whole(services, identity, &lent.certificate, lent.chain).await;
    let entry = Entry {
        id,
        created_at: services.now(),
        sealed_key: lent.sealed_key.into_vec(),
        state: EntryState::Active(ActiveCertificate::new(
            lent.certificate.into_vec(),
            chain,
            Storage::Browser,
            Acquired::Imported,
        )),
    };
    Ok(Lent { entry, secret: lent.secret })
}
