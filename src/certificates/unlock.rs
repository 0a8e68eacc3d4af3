//! Whether somebody knows the password of what is in memory.

use ingam_core::vault::{Entry, Tries};

use super::{active, guarded, password};
use crate::{
    error::AppError,
    keeper::protocol::{KeeperError, Secret},
    services::Services,
};

/// Tries the password on everything in memory, the newest first. One that opens is enough; wrong ones are
/// counted with the newest.
pub async fn try_any(services: &Services, password: Secret) -> Result<(), AppError> {
    let entries = newest_first(services);
    let newest = entries.first().ok_or(AppError::Trial(KeeperError::WrongPassword))?;
    guarded(services, &newest.id, async |_| opens_any(services, &entries, password).await).await
}

/// The wrong passwords so far, as [`try_any`] counts them.
pub fn tries(services: &Services) -> Tries {
    let newest = newest_first(services).into_iter().next();
    newest.and_then(|newest| active(&newest).map(|active| active.tries)).unwrap_or_default()
}

fn newest_first(services: &Services) -> Vec<Entry> {
    let mut entries = services.memory().map(|memory| memory.entries()).unwrap_or_default();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.created_at));
    entries
}

async fn opens_any(
    services: &Services,
    entries: &[Entry],
    password: Secret,
) -> Result<(), AppError> {
    let keeper = services.one_shot_keeper();
    for entry in entries {
        match password::open(services, &keeper, entry, password.clone()).await {
            Err(AppError::Trial(KeeperError::WrongPassword)) => {}
            outcome => return outcome,
        }
    }
    Err(AppError::Trial(KeeperError::WrongPassword))
}
