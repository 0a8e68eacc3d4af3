//! Every question for the password of a certificate that is here: wrong answers are counted.

use ingam_core::vault::{Entry, EntryId, Tries, VaultError};

use super::{active, change};
use crate::{
    error::{AppError, ErrorKind},
    services::Services,
};

/// Does what needs the password of a certificate, with its entry as it is now. After several wrong
/// passwords in a row there is a wait first ([`AppError::PasswordWait`]), which grows.
pub async fn guarded<T>(
    services: &Services,
    id: &EntryId,
    question: impl AsyncFnOnce(&Entry) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let (entry, tries) = may_ask(services, id).await?;
    match question(&entry).await {
        Ok(answer) => {
            right(services, id, tries).await;
            Ok(answer)
        }
        Err(error) => Err(judged(services, id, tries, error).await),
    }
}

async fn may_ask(services: &Services, id: &EntryId) -> Result<(Entry, Tries), AppError> {
    let entry = services.vault().entry(id).await?.ok_or(VaultError::Missing)?;
    let tries = active(&entry).map(|active| active.tries).unwrap_or_default();
    match tries.wait(services.now()) {
        0 => Ok((entry, tries)),
        seconds => Err(AppError::PasswordWait { tries, seconds }),
    }
}

async fn judged(services: &Services, id: &EntryId, tries: Tries, error: AppError) -> AppError {
    match error.kind() {
        ErrorKind::WrongPassword => wrong(services, id, tries).await,
        // They are said with "the password is right, but".
        ErrorKind::TrialNotValidNow | ErrorKind::TrialFailed => {
            right(services, id, tries).await;
            error
        }
        _ => error,
    }
}

/// That it cannot be remembered changes no answer: the count is a courtesy, not a lock.
async fn right(services: &Services, id: &EntryId, tries: Tries) {
    if tries != Tries::default() {
        let _ = change(services, id, |active| active.tries = Tries::default()).await;
    }
}

async fn wrong(services: &Services, id: &EntryId, tries: Tries) -> AppError {
    let now = services.now();
    let _ = change(services, id, |active| active.tries = active.tries.and_one(now)).await;
    let tries = tries.and_one(now);
    AppError::WrongPassword { tries, seconds: tries.wait(now) }
}
