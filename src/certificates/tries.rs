//! Every question for the password of a certificate that is here: wrong answers are counted.

use futures::future::LocalBoxFuture;
use ingam_core::vault::{ActiveCertificate, Entry, EntryId, Tries, VaultError};

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
    let outcome = question(&entry).await;
    match settled(services, id, tries, outcome.as_ref().err().cloned()).await {
        Some(error) => Err(error),
        None => outcome,
    }
}

// What follows is the same for every question, and boxed so that it is compiled once.

fn may_ask<'a>(
    services: &'a Services,
    id: &'a EntryId,
) -> LocalBoxFuture<'a, Result<(Entry, Tries), AppError>> {
    Box::pin(async move {
        let entry = services.vault().entry(id).await?.ok_or(VaultError::Missing)?;
        let tries = active(&entry).map(|active| active.tries).unwrap_or_default();
        match tries.wait(services.now()) {
            0 => Ok((entry, tries)),
            seconds => Err(AppError::PasswordWait { tries, seconds }),
        }
    })
}

/// Counts, and says what a wrong password leads to. That it cannot be remembered changes no answer: the
/// count is a courtesy, not a lock.
fn settled<'a>(
    services: &'a Services,
    id: &'a EntryId,
    tries: Tries,
    error: Option<AppError>,
) -> LocalBoxFuture<'a, Option<AppError>> {
    Box::pin(async move {
        match error.as_ref().map(AppError::kind) {
            Some(ErrorKind::WrongPassword) => {
                let now = services.now();
                let count =
                    |active: &mut ActiveCertificate| active.tries = active.tries.and_one(now);
                let _ = change(services, id, &count).await;
                let tries = tries.and_one(now);
                return Some(AppError::WrongPassword { tries, seconds: tries.wait(now) });
            }
            // They are said with "the password is right, but".
            None | Some(ErrorKind::TrialNotValidNow | ErrorKind::TrialFailed) => {
                if tries != Tries::default() {
                    let forget = |active: &mut ActiveCertificate| active.tries = Tries::default();
                    let _ = change(services, id, &forget).await;
                }
            }
            Some(_) => {}
        }
        error
    })
}
