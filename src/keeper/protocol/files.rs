//! Messages to the keeper for files.

pub use ingam_core::password_encryption::{Protection, Strength};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::{Binding, Secret, Summary, Unlock};

/// Writes a key with its certificate in the form of other programs.
#[derive(Debug, Serialize, Deserialize)]
pub struct ExportKey {
    /// Names the entry.
    pub binding: Binding,
    /// As in the vault.
    pub sealed_key: ByteBuf,
    /// As in the vault.
    pub certificate: ByteBuf,
    /// As in the vault.
    pub chain: Vec<ByteBuf>,
    /// What opens it.
    pub unlock: Unlock,
    /// Of the files; `None`: the password that opens the seal.
    pub file_password: Option<Secret>,
    /// Which form.
    pub format: KeyFormat,
    /// Shown by other programs, and the stem of the files' names.
    pub name: String,
    /// Whether several files shall be one archive, and the time it shall say.
    pub archive: Option<i64>,
}

/// A form of files that hold a private key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyFormat {
    /// PKCS#12 (RFC 7292) with AES-256 and SHA-256.
    Pkcs12,
    /// PKCS#12 with 3DES and SHA-1, for old programs and telephones.
    Pkcs12Legacy,
    /// `signCert.der` and `signPri.key` as all software for joint certificates reads them: SEED
    /// under PBKDF1-SHA1.
    NpkiClassic,
    /// The same two files with SEED under PBES2.
    NpkiSeed,
    /// The same two files with AES-256 under PBES2.
    NpkiModern,
    /// PKCS#8 (RFC 5958) in PEM, PBES2 with AES-256, and the certificate and its chain in PEM.
    Pem,
}

/// Writes a certificate without its key. Needs no password.
#[derive(Debug, Serialize, Deserialize)]
pub struct ExportCertificate {
    /// As in the vault.
    pub certificate: ByteBuf,
    /// As in the vault.
    pub chain: Vec<ByteBuf>,
    /// Which form.
    pub format: CertificateFormat,
    /// The stem of the file's name.
    pub name: String,
}

/// A form of files with certificates only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CertificateFormat {
    /// The certificate in DER.
    Der,
    /// The certificate and its chain in PEM (RFC 7468).
    Pem,
}

/// Files to save.
#[derive(Debug, Serialize, Deserialize)]
pub struct ExportedFiles {
    /// One, or several that belong together.
    pub files: Vec<NamedFile>,
}

/// A file with a name, which may have folders in it (`NPKI/…/signCert.der`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedFile {
    /// Slashes separate folders. Untrusted where it comes from a person's disk.
    pub name: String,
    /// The content.
    pub bytes: ByteBuf,
}

/// Looks at files and keeps them for [`OpenFiles`]; what was kept before is forgotten. Needs no
/// password.
#[derive(Debug, Serialize, Deserialize)]
pub struct SurveyFiles {
    /// At most 64, each of at most 256 KiB.
    pub files: Vec<NamedFile>,
}

/// Answer to [`SurveyFiles`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Surveyed {
    /// In the order of the question; what lies in an archive stands in its place.
    pub files: Vec<SurveyedFile>,
    /// Whether something can be opened at all.
    pub openable: bool,
    /// Whether a password is needed for it.
    pub locked: bool,
}

/// What a file is, by its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyedFile {
    /// As given. Untrusted text.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Whom its certificate is for, if that can be seen. Untrusted text.
    pub holder: Option<String>,
    /// How its key is protected.
    pub protection: Option<Protection>,
}

/// Kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// PKCS#12 (RFC 7292)
    Pkcs12,
    /// A certificate, in DER or PEM.
    Certificate,
    /// A private key under a password: PKCS#8, or `signPri.key`.
    EncryptedKey,
    /// A private key without protection.
    PlainKey,
    /// A backup that Ingam made.
    Backup,
    /// An archive that is compressed or encrypted.
    Archive,
    /// A request or a CRL, a key or a protection that is not supported: of no use here.
    Other,
    /// A picture, whatever its name says.
    Picture,
    /// Nothing that is known here.
    Unknown,
    /// Of a known kind, but damaged.
    Damaged,
}

/// Opens the files of [`SurveyFiles`] and keeps what is in them for [`AdoptIdentity`].
#[derive(Debug, Serialize, Deserialize)]
pub struct OpenFiles {
    /// Of the files; `None` if none is needed.
    pub password: Option<Secret>,
    /// SHA-256 of the trusted root.
    pub root_sha256: ByteBuf,
    /// The time.
    pub now: i64,
}

/// Answer to [`OpenFiles`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedFiles {
    /// Certificates with their keys.
    pub identities: Vec<OpenedIdentity>,
    /// Certificates for which no key was found.
    pub without_key: u32,
    /// Keys for which no certificate was found.
    pub without_certificate: u32,
}

/// A certificate with its key, in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedIdentity {
    /// What the certificate says.
    pub summary: Summary,
    /// Whether the certificate is for encryption only, as the second one of a joint certificate is.
    pub encryption_only: bool,
    /// Whether R came along, without which the holder's number cannot be proved.
    pub has_random: bool,
    /// How the key was protected.
    pub protection: Option<Protection>,
}

/// Seals a key of [`OpenFiles`] for the vault.
#[derive(Debug, Serialize, Deserialize)]
pub struct AdoptIdentity {
    /// Place in [`OpenedFiles::identities`].
    pub at: u32,
    /// Names the new entry.
    pub binding: Binding,
    /// 인증서 암호; `None`: the password of the file, if it meets the rules.
    pub password: Option<Secret>,
}

/// Answer to [`AdoptIdentity`].
#[derive(Debug, Serialize, Deserialize)]
pub struct AdoptedIdentity {
    /// The key under the password.
    pub sealed_key: ByteBuf,
    /// DER
    pub certificate: ByteBuf,
    /// DER, issuer first, as far as it was in the file.
    pub chain: Vec<ByteBuf>,
}

/// Lends a key of [`OpenFiles`] to the other keeper, for what is done now: nothing of it is stored.
#[derive(Debug, Serialize, Deserialize)]
pub struct LendIdentity {
    /// Place in [`OpenedFiles::identities`].
    pub at: u32,
    /// Names the entry that is never stored.
    pub binding: Binding,
}

/// Answer to [`LendIdentity`].
#[derive(Debug, Serialize, Deserialize)]
pub struct LentIdentity {
    /// The key under [`Self::secret`].
    pub sealed_key: ByteBuf,
    /// 32 bytes that were made for this.
    pub secret: Secret,
    /// DER
    pub certificate: ByteBuf,
    /// DER, issuer first, as far as it was in the file.
    pub chain: Vec<ByteBuf>,
}

/// Opens the seal of [`AdoptIdentity`] as it was read back from the vault, with the same password, and
/// compares the key under it with the one of the file.
#[derive(Debug, Serialize, Deserialize)]
pub struct CheckAdopted {
    /// Place in [`OpenedFiles::identities`].
    pub at: u32,
    /// Names the new entry.
    pub binding: Binding,
    /// As read back from the vault.
    pub sealed_key: ByteBuf,
}

/// It is the same key.
#[derive(Debug, Serialize, Deserialize)]
pub struct AdoptionChecked {}
