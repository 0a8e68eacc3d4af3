//! Which certificates are in no other place than this browser.

use ingam_core::vault::Backup;

use super::Listed;

/// What is known of the backups of a vault.
#[derive(Clone, Debug, PartialEq)]
pub struct Health<'a> {
    /// Certificates that would be lost with the browser.
    pub without: Vec<&'a Listed>,
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
    let backup = |listed: &Listed| listed.active().and_then(|active| active.backup);
    let last = kept.iter().filter_map(|listed| backup(listed)).max_by_key(|backup| backup.at);
    let without = kept.into_iter().filter(|listed| backup(listed).is_none()).collect();
    Some(Health { without, last })
}
