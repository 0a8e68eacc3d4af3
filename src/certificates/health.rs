//! Which certificates are in no other place than this browser.

use ingam_core::vault::{Acquired, Backup, Entry};

use super::{Listed, active};

/// Where a certificate is besides this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// In a copy that was made from here.
    Backup(Backup),
    /// In the file that it came out of at this time, seconds since 1970-01-01T00:00:00Z. Nobody knows
    /// whether the person still has it.
    Source(i64),
    /// Nowhere.
    Nothing,
}

/// Where else this certificate is.
pub fn outside(entry: &Entry) -> Outside {
    match active(entry) {
        Some(active) => match (active.backup, active.origin) {
            (Some(backup), _) => Outside::Backup(backup),
            (None, Acquired::Imported) => Outside::Source(entry.created_at),
            (None, Acquired::Issued) => Outside::Nothing,
        },
        None => Outside::Nothing,
    }
}

/// What is known of the backups of a vault.
#[derive(Clone, Debug, PartialEq)]
pub struct Health<'a> {
    /// Certificates that would be lost with the browser.
    pub without: Vec<&'a Listed>,
    /// Certificates whose only copy is the file that they came out of.
    pub sources: Vec<&'a Listed>,
    /// Certificates whose last copy opens with a password that they had before.
    pub outdated: Vec<&'a Listed>,
    /// The last copy of any of them.
    pub last: Option<Backup>,
}

/// Of what is worth a backup: certificates that can be read, and that neither time nor a newer one
/// has overtaken. `None` if there are none.
pub fn health(entries: &[Listed], now: i64) -> Option<Health<'_>> {
    let worth = |listed: &&Listed| {
        !listed.replaced && listed.readable().is_some_and(|summary| now <= summary.not_after)
    };
    let kept: Vec<&Listed> = entries.iter().filter(worth).collect();
    if kept.is_empty() {
        return None;
    }
    let is = |listed: &&Listed, wanted: fn(Outside) -> bool| wanted(outside(&listed.entry));
    let those = |wanted| kept.iter().copied().filter(|listed| is(listed, wanted)).collect();
    Some(Health {
        without: those(|found| found == Outside::Nothing),
        sources: those(|found| matches!(found, Outside::Source(_))),
        outdated: those(|found| matches!(found, Outside::Backup(backup) if backup.outdated)),
        last: kept
            .iter()
            .filter_map(|listed| listed.active()?.backup)
            .max_by_key(|backup| backup.at),
    })
}
