//! A note of where the audit log ends, in a file outside the database: whoever cuts entries off the
//! end of the log must change this file as well.
//!
//! It is written after the commit and may lag behind it; what was added after the note can be cut
//! off unnoticed.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::audit::{HASH, Head};

/// Name of the file in the data directory.
pub const FILE: &str = "audit.head";

/// Keeps the note up to date.
#[derive(Debug)]
pub(super) struct Anchor {
    file: PathBuf,
    /// The newest number that was noted, and what is not written yet.
    newest: Mutex<(i64, Option<Head>)>,
    writing: Mutex<()>,
}

impl Anchor {
    /// Will write into this file.
    pub(super) fn new(file: PathBuf) -> Arc<Self> {
        Arc::new(Self { file, newest: Mutex::default(), writing: Mutex::default() })
    }

    /// Notes a head that is on disk. Returns at once.
    pub(super) fn note(self: &Arc<Self>, head: Head) {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        // Two commits may come here in either order.
        if head.number <= newest.0 {
            return;
        }
        *newest = (head.number, Some(head));
        drop(newest);
        let anchor = Arc::clone(self);
        tokio::task::spawn_blocking(move || anchor.write());
    }

    /// Writes what was noted and is not written yet.
    pub(super) fn write(&self) {
        // Whoever writes goes on until nothing is left; the others need not wait for it.
        while self.is_behind() {
            let Ok(_guard) = self.writing.try_lock() else {
                return;
            };
            while let Some(head) = self.take() {
                if let Err(error) = write(&self.file, &head) {
                    tracing::error!(%error, "the end of the audit log is not noted");
                }
            }
        }
    }

    fn is_behind(&self) -> bool {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner).1.is_some()
    }

    fn take(&self) -> Option<Head> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner).1.take()
    }
}

/// The note in a file; `None` if there is no file. An error if it holds something else.
pub fn read(file: &Path) -> std::io::Result<Option<Head>> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let other = || std::io::Error::new(std::io::ErrorKind::InvalidData, "not a note of a head");
    parse(&text).map(Some).ok_or_else(other)
}

fn parse(text: &str) -> Option<Head> {
    let (number, hash) = text.strip_suffix('\n')?.split_once(' ')?;
    let digits = |at: usize| u8::from_str_radix(hash.get(2 * at..2 * at + 2)?, 16).ok();
    if hash.len() != 2 * HASH {
        return None;
    }
    let bytes: Option<Vec<u8>> = (0..HASH).map(digits).collect();
    Some(Head { number: number.parse().ok()?, hash: bytes?.try_into().ok()? })
}

/// Notes that there is no entry yet, unless another process noted more meanwhile.
pub(super) fn begin(file: &Path) -> std::io::Result<()> {
    let beside = file.with_extension(format!("{}.new", std::process::id()));
    write_beside(&beside, &Head::EMPTY)?;
    let noted = fs::hard_link(&beside, file);
    fs::remove_file(beside)?;
    match noted {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        // A file system without links: nobody else is at work on it either.
        Err(_) => write(file, &Head::EMPTY),
        Ok(()) => Ok(()),
    }
}

/// Replaces the file: whoever reads it sees the old note or the new one.
fn write(file: &Path, head: &Head) -> std::io::Result<()> {
    let beside = file.with_extension(format!("{}.new", std::process::id()));
    write_beside(&beside, head)?;
    fs::rename(beside, file)
}

fn write_beside(beside: &Path, head: &Head) -> std::io::Result<()> {
    let mut open = fs::OpenOptions::new();
    let mut fresh = open.write(true).create(true).truncate(true).mode(0o600).open(beside)?;
    writeln!(fresh, "{} {}", head.number, crate::hex::hex(&head.hash))?;
    // Else a power cut could leave an empty file under the other name.
    fresh.sync_data()
}

#[cfg(test)]
mod tests;
