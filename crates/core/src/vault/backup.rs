use serde::{Deserialize, Serialize};

/// The last copy that was made outside of the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// When, seconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// What kind of copy.
    pub place: BackupPlace,
    /// Whether the password of the certificate was changed afterwards: the copy opens with the one before.
    #[serde(default)]
    pub outdated: bool,
}

impl Backup {
    /// One that has just been made.
    pub fn new(at: i64, place: BackupPlace) -> Self {
        Self { at, place, outdated: false }
    }
}

/// Where a copy of a certificate with its key went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackupPlace {
    /// A file that the browser downloaded.
    File,
    /// A folder or USB stick that the person chose.
    Folder,
    /// A print on paper.
    Paper,
    /// The backup of the whole vault.
    Everything,
}
