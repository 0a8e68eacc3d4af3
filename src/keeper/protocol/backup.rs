//! Messages about backups, to the keeper for files.

use ingam_core::vault::EntryId;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::{Binding, Secret, paper::PaperCode};

/// Seals entries of the vault together.
#[derive(Debug, Serialize, Deserialize)]
pub struct MakeBackup {
    /// What is saved. Each key stays under its own password.
    pub entries: Vec<BackedUp>,
    /// Of the backup.
    pub password: Secret,
    /// In what form.
    pub form: BackupForm,
    /// The time.
    pub now: i64,
}

/// The form of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BackupForm {
    /// One file.
    File,
    /// Lines of text with QR codes, for paper.
    Paper,
}

/// Answer to [`MakeBackup`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MadeBackup {
    /// See [`ingam_core::backup`].
    File(ByteBuf),
    /// See [`ingam_core::paper`].
    Paper(Vec<PaperCode>),
}

/// Opens a backup.
#[derive(Debug, Serialize, Deserialize)]
pub struct OpenBackup {
    /// See [`ingam_core::backup`].
    pub file: ByteBuf,
    /// Of the backup.
    pub password: Secret,
}

/// Answer to [`OpenBackup`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedBackup {
    /// In the order of the backup.
    pub entries: Vec<BackedUp>,
}

/// An entry in a backup. The texts are untrusted where they come from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackedUp {
    /// Names the record, and the site that the key is sealed for.
    pub binding: Binding,
    /// When the key was made.
    pub created_at: i64,
    /// Whether it came from a file.
    pub imported: bool,
    /// Whether the bank has acknowledged that we hold it.
    pub confirmed: bool,
    /// What the person calls it.
    pub label: String,
    /// The key under the password of the certificate.
    pub sealed_key: ByteBuf,
    /// DER
    pub certificate: ByteBuf,
    /// DER, issuer first.
    pub chain: Vec<ByteBuf>,
}

/// Seals a key of another site for this one.
#[derive(Debug, Serialize, Deserialize)]
pub struct RebindKey {
    /// Names the record, and the site that the key is sealed for.
    pub binding: Binding,
    /// The record that it becomes, at this site.
    pub id: EntryId,
    /// `window.location.origin`
    pub origin: String,
    /// As in the backup.
    pub sealed_key: ByteBuf,
    /// As in the backup.
    pub certificate: ByteBuf,
    /// 인증서 암호
    pub password: Secret,
}

/// Answer to [`RebindKey`].
#[derive(Debug, Serialize, Deserialize)]
pub struct ReboundKey {
    /// For this site, under the same password.
    pub sealed_key: ByteBuf,
}
