//! Files that people bring: certificates with their keys, in whatever form a program left them.
//!
//! What a file is, is decided by what is in it; its name is only shown. Keys and certificates find
//! each other by the public key, wherever they lie: in one PKCS#12 file, in a text with several
//! blocks, in the folders of NPKI, in an archive of them.
//!
//! [`survey`] says what is there without a password; [`open`] opens it.

use crate::{
    certificate::Certificate,
    password_encryption::{Protection, Work},
    pkcs12::Integrity,
    private_key::PrivateKey,
};

pub use error::{Foreign, ImportError};
use object::Object;

mod contents;
mod error;
mod files;
mod matching;
mod object;

/// Most files that are looked at together: what somebody drops is a folder at most.
pub const MOST_FILES: usize = 64;

/// Largest file that is looked at, bytes.
pub const LARGEST_FILE: usize = 256 * 1024;

/// Most certificates that are put in order.
const MOST_CERTIFICATES: usize = 256;

/// A file.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name, or its path in what was dropped.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// What one file is, or one part of a file that has several.
#[derive(Clone, Debug)]
pub struct Found {
    /// The name of the file; in an archive, that of the archive and the path in it.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Certificates that can be seen without a password. Nothing of them is verified.
    pub certificates: Vec<Certificate>,
    /// How what is encrypted is encrypted; `None` for a scheme that is not read.
    pub protections: Vec<Option<Protection>>,
    /// How a PKCS#12 file is protected against changes; `None` also for one that is not.
    pub integrity: Option<Integrity>,
    /// Why it will not be of use, as far as that shows without a password.
    pub error: Option<ImportError>,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A PKCS#12 file.
    Pkcs12,
    /// A private key under a password: `signPri.key`, PKCS#8.
    EncryptedKey,
    /// A private key in the clear.
    Key,
    /// A certificate.
    Certificate,
    /// A certification request.
    Request,
    /// A list of revoked certificates.
    RevocationList,
    /// A CMS message: a signature, a bundle of certificates.
    CmsMessage,
    /// Something else, or nothing that can be read.
    Unknown,
}

/// What is in some files.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// In the order of the files.
    pub found: Vec<Found>,
}

impl Survey {
    /// Whether anything asks for a password. It may be the empty one.
    pub fn needs_password(&self) -> bool {
        self.found.iter().any(|found| !found.protections.is_empty() || found.integrity.is_some())
    }
}

/// A certificate and its key.
#[derive(Debug)]
pub struct Identity {
    /// The key, with R if the file had it.
    pub key: PrivateKey,
    /// Its certificate. Nothing is verified but that it is for this key.
    pub certificate: Certificate,
    /// From the issuer upwards, as far as the files went. Put in order, not verified.
    pub chain: Vec<Certificate>,
    /// How the key was encrypted; `None` if it was in the clear.
    pub protection: Option<Protection>,
    /// The file that the key was in, then that of the certificate if it is another one.
    pub sources: Vec<String>,
    /// The name that somebody gave it, literally.
    pub friendly_name: Option<String>,
    /// What the key is for.
    pub usage: Usage,
}

/// What a key is for. A person of a joint authority may have one of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// Signing: `signCert.der`.
    Signing,
    /// Only the encryption of keys: `kmCert.der`.
    Encryption,
}

/// A file that was not opened, among others that were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The name of the file.
    pub name: String,
    /// Why.
    pub error: ImportError,
}

/// What came out of some files: one certificate with its key at least.
#[derive(Debug)]
pub struct Opened {
    /// Certificates with their keys.
    pub identities: Vec<Identity>,
    /// Other certificates, those in a chain left out.
    pub certificates_without_key: Vec<Certificate>,
    /// How many keys have no certificate.
    pub keys_without_certificate: usize,
    /// Files that were not opened.
    pub failures: Vec<Failure>,
    /// PKCS#12 files that nothing protects against changes.
    pub without_integrity: Vec<String>,
}

/// Says what is in some files.
pub fn survey(files: &[File<'_>]) -> Survey {
    let objects = files::objects(files).unwrap_or_else(|error| vec![Object::failed("", error)]);
    Survey { found: objects.into_iter().map(object::describe).collect() }
}

/// Certificates that can be seen without a password, each once: those that no other was issued by first,
/// each followed by the ones above it.
pub fn certificates(files: &[File<'_>]) -> Vec<Certificate> {
    let found = survey(files).found.into_iter().flat_map(|found| found.certificates);
    matching::in_order(found.take(MOST_CERTIFICATES).collect())
}

/// Opens some files with one password. An error is why there is no certificate with its key.
pub fn open(files: &[File<'_>], password: &str, work: &mut Work) -> Result<Opened, ImportError> {
    matching::put_together(contents::open(files::objects(files)?, password, work))
}
