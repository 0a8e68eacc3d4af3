//! Why nothing, or not everything, came out of files.

use crate::{
    archive::ArchiveError, certificate, encrypted_key::EncryptedKeyError, key::KeyError,
    pkcs12::Pkcs12ReadError,
};

/// Why a file is of no use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// There is no file, or nothing in it: an empty archive, a PKCS#12 file without key or certificate.
    #[error("there is nothing")]
    Nothing,
    /// More than [`super::MOST_FILES`] files, or more keys and certificates than anybody has.
    #[error("there are too many files")]
    TooMany,
    /// Larger than [`super::LARGEST_FILE`], an archive that grows too much, or a certificate larger than
    /// [`crate::certificate::LARGEST`].
    #[error("the file is too large")]
    TooLarge,
    /// Something else than keys and certificates.
    #[error("the file is something else: {0:?}")]
    Foreign(Foreign),
    /// A zip archive that is not read.
    #[error("the archive is not read: {0}")]
    Archive(ArchiveError),
    /// Cut off, changed, or with something behind its end.
    #[error("the file is damaged")]
    Damaged,
    /// A PKCS#12 file with more than 32 bags.
    #[error("there is too much in the file")]
    TooManyBags,
    /// Asks for more work than any honest file.
    #[error("the file asks for too much work")]
    TooMuchWork,
    /// Encryption or integrity check of a kind that is not read: its object identifier, or `RFC 1421`
    /// for old PEM.
    #[error("the protection {0} is not supported")]
    UnsupportedProtection(String),
    /// A key of a kind that is not used here, in words: `EC P-384`.
    #[error("the kind of key {0} is not supported")]
    UnsupportedKey(String),
    /// Wrong password or damaged: nobody can tell.
    #[error("the file does not open")]
    DoesNotOpen,
    /// There are certificates, and no key.
    #[error("there is no key")]
    NoKey,
    /// There are keys, and no certificate.
    #[error("there is no certificate")]
    NoCertificate,
    /// There are keys and certificates, and none is for another.
    #[error("the certificate is for another key")]
    AnotherKey,
}

/// What a file is that has neither key nor certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Foreign {
    /// Nothing at all: zero bytes.
    Empty,
    /// A picture.
    Picture,
    /// A PDF document.
    Pdf,
    /// An archive of another kind than zip, or one in another.
    Archive,
    /// A Java keystore that is not PKCS#12.
    JavaKeystore,
    /// Text.
    Text,
    /// A certification request, a list of revoked certificates, a CMS message.
    Related,
    /// Anything else.
    Unknown,
}

impl ImportError {
    /// Of a certificate that is not read.
    pub(super) fn of_certificate(der: &[u8]) -> Self {
        if der.len() > certificate::LARGEST { Self::TooLarge } else { Self::Damaged }
    }
}

impl From<ArchiveError> for ImportError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::TooLarge => Self::TooLarge,
            _ => Self::Archive(error),
        }
    }
}

impl From<EncryptedKeyError> for ImportError {
    fn from(error: EncryptedKeyError) -> Self {
        match error {
            EncryptedKeyError::Malformed => Self::Damaged,
            EncryptedKeyError::TooMuchWork => Self::TooMuchWork,
            EncryptedKeyError::UnsupportedScheme(id) => Self::UnsupportedProtection(id),
            EncryptedKeyError::DoesNotOpen => Self::DoesNotOpen,
            EncryptedKeyError::UnsupportedKey(kind) => Self::UnsupportedKey(kind.to_string()),
        }
    }
}

impl From<Pkcs12ReadError> for ImportError {
    fn from(error: Pkcs12ReadError) -> Self {
        match error {
            Pkcs12ReadError::Malformed => Self::Damaged,
            Pkcs12ReadError::TooManyBags => Self::TooManyBags,
            Pkcs12ReadError::TooMuchWork => Self::TooMuchWork,
            Pkcs12ReadError::UnsupportedMac(id)
            | Pkcs12ReadError::UnsupportedScheme(id)
            | Pkcs12ReadError::UnsupportedContent(id) => Self::UnsupportedProtection(id),
            Pkcs12ReadError::DoesNotOpen => Self::DoesNotOpen,
        }
    }
}

/// Of a key that was in the clear.
impl From<KeyError> for ImportError {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Unsupported(algorithm) => Self::UnsupportedKey(algorithm.to_string()),
            KeyError::Unreadable | KeyError::Inconsistent => Self::Damaged,
        }
    }
}
