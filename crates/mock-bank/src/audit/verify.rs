//! Walking along the audit log: is it what was written?

use std::fmt;
use std::path::Path;

use super::Event;
use crate::hex::hex;
use crate::store::audit::{self, Head, Link};
use crate::store::{Store, StoreError, anchor};

/// A log that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Where it ends; the number is that of the entries checked.
    pub head: Head,
    /// The note outside the database, if there is one.
    pub anchor: Option<Head>,
    /// The last entry that tells that there was no note then.
    pub note_missing: Option<i64>,
}

/// Where a log does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Broken {
    /// No entry has this number, although there are later ones.
    #[error("the audit log is broken at entry {0}: it is missing")]
    Missing(i64),
    /// The entry, the one before it or its hash was changed.
    #[error("the audit log is broken at entry {0}: its hash is another")]
    Changed(i64),
    /// The end was cut off: this is the first entry that is missing.
    #[error(
        "the audit log is broken at entry {missing}: it and everything up to {noted} is missing"
    )]
    Cut {
        /// The first one that is not there.
        missing: i64,
        /// How many there were at least.
        noted: i64,
    },
}

/// Why the log cannot be judged, or that it does not hold.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// It does not hold.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The note outside the database cannot be read.
    #[error("the note of the head: {0}")]
    Anchor(#[from] std::io::Error),
}

/// Checks every entry, and the end against the note in a file.
pub async fn verify(store: &Store, note: &Path) -> Result<Verified, VerifyError> {
    // First the note: the log only grows after it.
    let anchor = anchor::read(note)?;
    let mut head = Head::EMPTY;
    let mut note_missing = None;
    walk(store, |link| {
        if link.as_ref().is_ok_and(|link| link.entry.kind == Event::NoteMissing.kind()) {
            note_missing = Some(head.number + 1);
        }
        head = next(&head, link)?;
        // A chain that was made anew holds in itself, but not to the note.
        if anchor.is_some_and(|anchor| anchor.number == head.number && anchor != head) {
            return Err(Broken::Changed(head.number).into());
        }
        Ok::<_, VerifyError>(())
    })
    .await?;
    if let Some(anchor) = anchor.filter(|anchor| anchor.number > head.number) {
        return Err(Broken::Cut { missing: head.number + 1, noted: anchor.number }.into());
    }
    Ok(Verified { head, anchor, note_missing })
}

/// Shows every entry, as it is, to `see`: an entry that cannot be read is an inner error.
pub async fn walk<E: From<StoreError>>(
    store: &Store,
    mut see: impl FnMut(Result<Link, StoreError>) -> Result<(), E>,
) -> Result<(), E> {
    let mut tx = store.read().await?;
    // From below the first, so that an entry before it is seen too.
    let mut seen = i64::MIN;
    loop {
        let links = audit::after(&mut tx, seen).await?;
        if links.is_empty() {
            return Ok(());
        }
        for link in links {
            seen = link.as_ref().map_or(seen + 1, |link| link.number);
            see(link)?;
        }
    }
}

/// The line of `audit list`: hash and what was hashed.
pub fn line(link: &Link) -> Result<String, StoreError> {
    Ok(format!("{} {}", hex(&link.hash), audit::canonical(link.number, &link.entry)?))
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "entries {}\nhead {}", self.head.number, hex(&self.head.hash))?;
        if let Some(number) = self.note_missing {
            writeln!(f, "entry {number}: there was no note; entries before it may be cut off")?;
        }
        match self.anchor {
            Some(anchor) => write!(f, "noted {}", anchor.number),
            None => write!(f, "noted nothing: entries cut off the end would not be missed"),
        }
    }
}

fn next(head: &Head, link: Result<Link, StoreError>) -> Result<Head, Broken> {
    let expected = head.number + 1;
    let link = link.map_err(|_| Broken::Changed(expected))?;
    if link.number != expected {
        return Err(Broken::Missing(expected));
    }
    match head.with(&link.entry) {
        Ok(next) if next.hash == link.hash => Ok(next),
        _ => Err(Broken::Changed(expected)),
    }
}
