//! Whether somebody knows the password of what is in memory.

use ingam_core::vault::{Entry, Tries};

use super::{active, guarded, password};
use crate::{
    error::AppError,
    keeper::protocol::{KeeperError, Secret},
    services::Services,
};

/// Tries the password on everything in memory. One that opens is enough; wrong ones are counted with the
/// newest.
pub async fn try_any(services: &Services, password: Secret) -> Result<(), AppError> {
    let entries = kept(services);
    let newest = newest(&entries).ok_or(AppError::Trial(KeeperError::WrongPassword))?;
    guarded(services, &newest.id, async |_| opens_any(services, &entries, password).await).await
}

/// The wrong passwords so far, as [`try_any`] counts them.
pub fn tries(services: &Services) -> Tries {
    let entries = kept(services);
    newest(&entries).and_then(active).map(|active| active.tries).unwrap_or_default()
}

fn kept(services: &Services) -> Vec<Entry> {
    services.memory().map(|memory| memory.entries()).unwrap_or_default()
}

fn newest(entries: &[Entry]) -> Option<&Entry> {
    entries.iter().max_by_key(|entry| entry.created_at)
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
