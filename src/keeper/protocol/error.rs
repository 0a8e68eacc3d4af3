use serde::{Deserialize, Serialize};

use super::CopyFault;

/// Why the keeper could not do it. Facts only; the page has the sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[non_exhaustive]
pub enum KeeperError {
    /// The password does not open the seal, or the record is damaged: the two cannot be told apart.
    #[error("the seal does not open")]
    WrongPassword,
    /// The password breaks the rules of [`ingam_core`]'s `CertPassword`.
    #[error("the password is not acceptable")]
    PasswordRejected,
    /// Other programs cannot read a file with this password: it has characters beyond ASCII.
    #[error("the password has characters that other programs cannot read")]
    PasswordNotAscii,
    /// The record is of a version, or with parameters, that this build does not read.
    #[error("the record is not supported")]
    UnsupportedRecord,
    /// Not enough memory to open or make the seal.
    #[error("out of memory")]
    OutOfMemory,
    /// The root's SHA-256 is not the configured one.
    #[error("the bank's root is not the trusted one")]
    UntrustedRoot,
    /// A certificate does not lead to the trusted root, or is not allowed to do what it does.
    #[error("the chain is not valid")]
    ChainInvalid,
    /// The certificate is not valid at this time: the bank's fault or a wrong clock here.
    #[error("the certificate is not valid now")]
    NotValidNow,
    /// The certificate is for another key.
    #[error("the certificate is for another key")]
    AnotherKey,
    /// Subject, policy, usage or validity are not what was asked for.
    #[error("the certificate is not what was asked for")]
    AnotherCertificate,
    /// The VID is not that of the holder.
    #[error("the VID does not match")]
    VidMismatch,
    /// The answer is not a CMP message we understand.
    #[error("the answer cannot be read")]
    AnswerUnreadable,
    /// The answer is not protected with the authorization code, or does not belong to the question.
    #[error("the answer is not authentic")]
    AnswerNotAuthentic,
    /// A newer list of revoked certificates is due, or was seen before.
    #[error("the list is out of date")]
    ListOutdated,
    /// The bank refused.
    #[error("the bank refused")]
    Refused(Refusal),
    /// Files of the person cannot be used.
    #[error("the files cannot be used: {0:?}")]
    File(FileFault),
    /// A copy between devices does not go on.
    #[error("the copy does not go on: {0:?}")]
    Copy(CopyFault),
    /// A step without the step before: the worker was restarted in between.
    #[error("no enrollment is under way in this keeper")]
    NoEnrollment,
    /// The worker did not start, or ended.
    #[error("the keeper has stopped")]
    Stopped,
    /// No answer in time.
    #[error("the keeper did not answer in time")]
    TimedOut,
    /// A fault in this program.
    #[error("internal fault")]
    Internal,
}

/// Why files of the person cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileFault {
    /// Larger than any file of this kind, or too many.
    TooLarge,
    /// Nothing that is known here.
    Unknown,
    /// Of a known kind, but damaged.
    Damaged,
    /// Wrong password or damaged bytes: the two cannot be told apart.
    DoesNotOpen,
    /// Its key derivation would take too long: nobody makes such a file by mistake.
    TooMuchWork,
    /// Protected in a way that is not supported.
    Protection,
    /// A key of another algorithm, curve or size.
    Key,
    /// An archive that is compressed or encrypted.
    Archive,
    /// This browser does not do RSA in workers.
    Rsa,
}

/// Why a bank refuses in CMP: the PKIFailureInfo bits (RFC 9810 section 5.2.3) that we tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// badMessageCheck (1): the authorization code is wrong.
    BadMessageCheck,
    /// badRequest (2): the time of the reference number is over, or it was closed.
    BadRequest,
    /// errorCode 1 of our bank: the account no longer holds the fee.
    InsufficientFunds,
    /// errorCode 2 of our bank: the fee is not the one that was confirmed.
    FeeChanged,
    /// errorCode 5 of our bank: the certificate that signed is suspended.
    Suspended,
    /// errorCode 3 of our bank: the certificate that signed has expired.
    Expired,
    /// errorCode 4 of our bank: the certificate that signed is not valid yet.
    NotYetValid,
    /// badTime (3): the clocks are too far apart.
    BadTime,
    /// certRevoked (10): on another device another certificate took the place of this one.
    CertRevoked,
    /// certConfirmed (11): the certificate of this reference number was delivered and confirmed.
    CertConfirmed,
    /// badPOP (9): the request is not signed by its key.
    BadPop,
    /// badCertTemplate (19): the request is not acceptable.
    BadTemplate,
    /// systemUnavail (24) or systemFailure (25): try again later.
    Unavailable,
    /// Anything else.
    Other,
}
