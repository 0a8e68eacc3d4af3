//! Messages of the certificate doctor to the keeper for files.

pub use ingam_core::doctor::{Level, Notice, Report, Row, Section, Value};
use serde::{Deserialize, Serialize};

use super::{NamedFile, Secret};

/// Looks at files and says everything that is in them. Nothing of them is believed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Examine {
    /// At most 64, each of at most 256 KiB; they are kept. `None`: those that are kept, once more.
    pub files: Option<Vec<NamedFile>>,
    /// Opens what it opens.
    pub password: Option<Secret>,
    /// An identification number, to be compared with virtual IDs.
    pub number: Option<Secret>,
    /// The time.
    pub now: i64,
}

/// Answer to [`Examine`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examined {
    /// On everything in the files, in their order.
    pub reports: Vec<Report>,
    /// What [`Mend`] would write.
    pub mendable: Option<Mendable>,
}

/// What can be written anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mendable {
    /// Keys with their certificates: as PKCS#12 with the protection of today.
    Keys,
    /// Certificates alone: as PEM, each above its issuer, without what else was in the files.
    Certificates,
}

/// Writes what [`Examine`] has found in a sound form.
#[derive(Debug, Serialize, Deserialize)]
pub struct Mend {
    /// Of the new files, by the rules for certificate passwords. Certificates alone need none.
    pub password: Option<Secret>,
    /// The stem of the files' names.
    pub name: String,
}
