//! Backup of a whole vault: one file, sealed under a password of its own. `docs/storage-format.md` has
//! every byte.
//!
//! ```text
//! magic "INGAMBAK" (8) ‖ version 1 (1) ‖ name of the file (16, random) ‖ seal
//! ```
//!
//! Inside, each key stays under its own certificate password: whoever opens the file sees names and
//! certificates, and still no key.

use rand_core::CryptoRng;
use sha2::{Digest, Sha256};

use crate::{
    password::CertPassword,
    seal::{self, Content, Place, SealError, UnsealError},
    vault::EntryId,
};

pub(crate) use contents::Reader;
pub use contents::{BackedUp, Contents};

mod contents;

/// The first bytes of a backup.
pub const MAGIC: [u8; 8] = *b"INGAMBAK";

const VERSION: u8 = 1;

/// Magic, version and name.
const HEADER: usize = 8 + 1 + 16;

/// Largest file that is read.
pub const LARGEST: usize = HEADER + seal::LARGEST_BACKUP;

/// Why there is no backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// More than 512 KiB of certificates and keys.
    #[error("too much for one backup")]
    TooLarge,
    /// The memory that the seal asks for cannot be had.
    #[error("out of memory")]
    OutOfMemory,
}

/// Why a file is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// Not a backup, of a later version, or with parameters outside of what is acceptable.
    #[error("not a backup of a version that is read")]
    Unsupported,
    /// Wrong password or damaged bytes: they look the same.
    #[error("the backup does not open")]
    DoesNotOpen,
    /// The memory that the seal asks for cannot be had.
    #[error("out of memory")]
    OutOfMemory,
}

/// Writes a backup.
pub fn make(
    contents: &Contents,
    password: &CertPassword,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, BackupError> {
    let mut name = [0; 16];
    rng.fill_bytes(&mut name);
    let header = [&MAGIC[..], &[VERSION], &name].concat();
    let plaintext = contents.to_bytes().ok_or(BackupError::TooLarge)?;
    let id = EntryId::derive(name);
    let sealed = seal::seal_within_memory(&plaintext, password, &place(&header, &id), rng);
    let sealed = sealed.map_err(|error| match error {
        SealError::OutOfMemory => BackupError::OutOfMemory,
        SealError::Unacceptable => BackupError::TooLarge,
    })?;
    Ok([header, sealed].concat())
}

/// Opens a backup.
pub fn open(file: &[u8], password: &str) -> Result<Contents, OpenError> {
    let (header, sealed) = file.split_at_checked(HEADER).ok_or(OpenError::Unsupported)?;
    let rest = header.strip_prefix(&MAGIC).ok_or(OpenError::Unsupported)?;
    let [VERSION, name @ ..] = rest else {
        return Err(OpenError::Unsupported);
    };
    let name = name.try_into().map_err(|_| OpenError::Unsupported)?;
    let id = EntryId::derive(name);
    let plaintext =
        seal::unseal(sealed, password, &place(header, &id)).map_err(|error| match error {
            UnsealError::DoesNotOpen => OpenError::DoesNotOpen,
            UnsealError::OutOfMemory => OpenError::OutOfMemory,
            UnsealError::Unsupported => OpenError::Unsupported,
        })?;
    // What is under a good seal and cannot be read was written by another version.
    Contents::read(&plaintext).ok_or(OpenError::Unsupported)
}

/// A backup belongs to no record, site or certificate: in their places stand the name of the file,
/// nothing, and the hash of its header.
fn place<'a>(header: &[u8], id: &'a EntryId) -> Place<'a> {
    let hash = Sha256::digest(header).into();
    Place { content: Content::Backup, id, origin: "", certificate: Some(hash) }
}
