//! Passkeys: a second way to the key of a certificate, never the only one.

use ingam_core::vault::{Entry, EntryId, Passkey, VaultError};
use serde_bytes::ByteBuf;

use super::{active, change, lent::Lent, password, tries::guarded};
use crate::{
    error::AppError,
    keeper::protocol::{AddPasskey, KeeperError, Secret, Unlock},
    platform::{
        keeper_client::Keeper,
        passkey::{self, Derived, PasskeyError},
    },
    services::Services,
};

/// How the person opens a key.
pub enum Way {
    /// 인증서 암호
    Password(Secret),
    /// One of the passkeys of the certificate; the browser asks which.
    Passkey,
    /// It is open already: out of a file, for this once.
    Lent(Box<Lent>),
}

/// Does what needs the key of a certificate, with its entry as it is now and what opens it. Wrong
/// passwords are counted, see [`guarded`]; an authenticator counts for itself.
pub(crate) async fn opened<T>(
    services: &Services,
    id: &EntryId,
    way: Way,
    work: impl AsyncFnOnce(&Entry, Unlock) -> Result<T, AppError>,
) -> Result<T, AppError> {
    match way {
        Way::Password(password) => {
            guarded(services, id, async |entry| work(entry, Unlock::Password(password)).await).await
        }
        Way::Passkey => {
            let entry = services.vault().entry(id).await?.ok_or(VaultError::Missing)?;
            let unlock = derive(&entry).await?;
            work(&entry, unlock).await.map_err(by_passkey)
        }
        Way::Lent(lent) => {
            let (entry, unlock) = lent.into_parts();
            work(&entry, unlock).await
        }
    }
}

/// Makes a passkey that opens the key of a certificate. `name` is what the authenticator shows.
pub async fn add(
    services: &Services,
    id: &EntryId,
    password: Secret,
    name: &str,
) -> Result<(), AppError> {
    guarded(services, id, async |entry| make(services, entry, password, name).await).await
}

async fn make(
    services: &Services,
    entry: &Entry,
    password: Secret,
    name: &str,
) -> Result<(), AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let keeper = services.one_shot_keeper();
    // The authenticator keeps what it made: not before the password is known to be right.
    password::open(services, &keeper, entry, password.clone()).await?;
    let known: Vec<&[u8]> = active.passkeys.iter().map(|passkey| &*passkey.credential_id).collect();
    let made = passkey::make(&entry.id, name, &known).await.map_err(AppError::Passkey)?;
    let credential_id = made.credential_id.clone();
    let Err(error) = keep(services, &keeper, entry, password, made).await else {
        return Ok(());
    };
    // The authenticator has it all the same.
    let told = passkey::disown(&credential_id).await;
    Err(if told { error } else { AppError::Passkey(PasskeyError::NotKept) })
}

/// Seals the key under what a new passkey derives, and puts that beside the certificate.
async fn keep(
    services: &Services,
    keeper: &Keeper,
    entry: &Entry,
    password: Secret,
    made: Derived,
) -> Result<(), AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let request = AddPasskey {
        binding: services.binding(&entry.id),
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        unlock: Unlock::Password(password),
        secret: made.secret,
    };
    let sealed_key = keeper.ask(request).await.map_err(AppError::Trial)?.sealed_key;
    let passkey = Passkey {
        credential_id: made.credential_id,
        sealed_key: sealed_key.into_vec(),
        made_at: services.now(),
    };
    change(services, &entry.id, &|active| active.passkeys.push(passkey.clone())).await
}

/// Forgets a passkey. The authenticator goes on to have it, but it opens nothing any more.
pub async fn remove(
    services: &Services,
    id: &EntryId,
    credential_id: &[u8],
) -> Result<(), AppError> {
    change(services, id, &|active| {
        active.passkeys.retain(|passkey| passkey.credential_id != credential_id);
    })
    .await
}

/// Lets the person use one of the passkeys of an entry.
async fn derive(entry: &Entry) -> Result<Unlock, AppError> {
    let passkeys = active(entry).map(|active| &*active.passkeys).unwrap_or_default();
    let known: Vec<&[u8]> = passkeys.iter().map(|passkey| &*passkey.credential_id).collect();
    let used = passkey::derive(&entry.id, &known).await.map_err(AppError::Passkey)?;
    let of_it = passkeys.iter().find(|passkey| passkey.credential_id == used.credential_id);
    let sealed_key = &of_it.ok_or(AppError::Passkey(PasskeyError::DoesNotOpen))?.sealed_key;
    Ok(Unlock::Passkey { sealed_key: ByteBuf::from(sealed_key.clone()), secret: used.secret })
}

/// There was no password that could be wrong.
fn by_passkey(error: AppError) -> AppError {
    match error {
        AppError::Trial(KeeperError::WrongPassword) => AppError::Passkey(PasskeyError::DoesNotOpen),
        other => other,
    }
}
