//! What was found out about a signature: facts, each with what it means for whoever relies on it.

use crate::{doctor::Level, ocsp::Reason};

/// One thing that is to be said of a signature. Times are seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remark {
    /// The content is the one that was signed, by the key of the certificate.
    Holds,
    /// The content is not the one that was signed.
    ContentChanged,
    /// What was signed is not there.
    DocumentMissing,
    /// None of the files that are there is what was signed.
    NoDocumentFits,
    /// The signature is not by the key of the certificate.
    SignatureWrong,
    /// The signer's certificate is not there.
    CertificateMissing,
    /// The signature says itself that it was made with another certificate of this name and number.
    OtherCertificate,
    /// A signed attribute is missing that has to be there: the digest, or the type of the content.
    AttributeMissing,
    /// A signed attribute is there twice, or cannot be read.
    AttributesMalformed,
    /// The type of the content is another one than was signed.
    ContentTypeDiffers,
    /// The algorithms are others than were signed.
    AlgorithmsDiffer,
    /// Signed attributes stand in place of the content: a signature of something else.
    AttributesAsContent,
    /// Something cannot be read that should tell who signed and how.
    SignerMalformed,
    /// The digest, dotted decimal, is one that documents can be forged with.
    WeakDigest(String),
    /// An algorithm, dotted decimal, that is not computed here.
    UnknownAlgorithm(String),
    /// The RSA key is too short to be relied upon: bits.
    ShortKey(u32),
    /// The certificate is by an authority below the trusted root.
    Trusted,
    /// The certificate does not lead up to the root that is trusted here.
    IssuerUnknown,
    /// The chain leads to the trusted root, and must not be believed.
    ChainWrong,
    /// An authority in the chain was not valid at the time.
    AuthorityNotValid,
    /// The certificate is not for signatures.
    NotForSigning,
    /// Signed before the certificate's first second.
    BeforeValidity(i64),
    /// Signed after the certificate's last second.
    AfterValidity(i64),
    /// A bank whose certificate is by the trusted authority has signed the same content at this time.
    ConfirmedAt(i64),
    /// The time is what the signer wrote.
    ClaimedAt(i64),
    /// The signer wrote another time than the bank.
    ClaimDiffers(i64),
    /// Nothing says when it was signed: what holds now was looked at.
    NoTime,
    /// Signed in the future, as the signer says, by the clock of this device.
    InTheFuture(i64),
    /// The bank's time is in the future, by the clock of this device.
    DeviceClockBehind(i64),
    /// It was not revoked at the time; known as of this second.
    NotRevoked(i64),
    /// It was revoked since this second, before it signed.
    RevokedBefore(i64, Option<Reason>),
    /// It was suspended since this second, when it signed.
    Suspended(i64),
    /// It was revoked at this second, after it had signed, as the bank confirms.
    RevokedLater(i64, Option<Reason>),
    /// It was revoked at this second, after it had signed as the signer says: whoever had the key could
    /// write any time.
    RevokedLaterThanClaimed(i64, Option<Reason>),
    /// Nothing is there that says whether it was revoked.
    RevocationUnknown,
    /// What is there about revocations had ended at this second, before it signed.
    RevocationStale(i64),
    /// What is there about revocations is by somebody else than the issuer.
    RevocationByStranger,
    /// What is there about revocations is from the future.
    RevocationFromFuture,
    /// What is there about revocations cannot be read, or is about some of them only.
    RevocationUnreadable,
    /// The issuer does not know the certificate.
    RevocationDenied,
    /// An authority in the chain was revoked at the time.
    AuthorityRevoked(i64),
    /// An authority in the chain was revoked at this second, later: whoever has its key could have made the
    /// certificate.
    AuthorityRevokedLater(i64, Option<Reason>),
    /// An authority in the chain was suspended since this second.
    AuthoritySuspended(i64),
}

/// What a signature is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// All of it was verified.
    Good,
    /// Nothing is wrong, and something could not be verified.
    Open,
    /// It must not be relied upon.
    Bad,
}

impl Remark {
    /// How much it matters.
    pub fn level(&self) -> Level {
        match self {
            Self::Holds | Self::Trusted | Self::ConfirmedAt(_) | Self::NotRevoked(_) => Level::Good,
            Self::ClaimedAt(_)
            | Self::ClaimDiffers(_)
            | Self::DeviceClockBehind(_)
            | Self::RevokedLater(..) => Level::Information,
            Self::DocumentMissing
            | Self::CertificateMissing
            | Self::UnknownAlgorithm(_)
            | Self::WeakDigest(_)
            | Self::ShortKey(_)
            | Self::IssuerUnknown
            | Self::NoTime
            | Self::InTheFuture(_)
            | Self::RevokedLaterThanClaimed(..)
            | Self::RevocationUnknown
            | Self::RevocationStale(_)
            | Self::RevocationByStranger
            | Self::RevocationFromFuture
            | Self::RevocationUnreadable
            | Self::AuthorityRevokedLater(..)
            | Self::AuthoritySuspended(_) => Level::Warning,
            _ => Level::Error,
        }
    }
}

impl Verdict {
    /// What all that is to be said comes to.
    pub fn of(remarks: &[Remark]) -> Self {
        match remarks.iter().map(Remark::level).max() {
            Some(Level::Error) => Self::Bad,
            Some(Level::Warning) => Self::Open,
            // Nothing bad is not enough: it must have been verified.
            _ if remarks.contains(&Remark::Holds) && remarks.contains(&Remark::Trusted) => {
                Self::Good
            }
            _ => Self::Open,
        }
    }
}
