//! Errors of the core as errors of the protocol.

use ingam_core::{
    chain::ChainError,
    cmp::{CmpError, FailureInfo},
    csr::CsrError,
    enrollment::EnrollmentError,
    npki::NpkiError,
    pkcs12::Pkcs12Error,
    recipient::RecipientError,
    seal::{SealError, UnsealError},
    self_test::SelfTestError,
    vid_random,
};

use super::protocol::{KeeperError, Refusal};

/// The recipient's key was in a certificate that holds, and still is none that could be used.
pub(super) fn unreadable(_: vid_random::RecipientError) -> KeeperError {
    KeeperError::ChainInvalid
}

/// The bank gave a subject that cannot be asked for.
pub(super) fn unsigned(_: CsrError) -> KeeperError {
    KeeperError::AnotherCertificate
}

impl From<SealError> for KeeperError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::OutOfMemory => Self::OutOfMemory,
            _ => Self::Internal,
        }
    }
}

impl From<UnsealError> for KeeperError {
    fn from(error: UnsealError) -> Self {
        match error {
            UnsealError::DoesNotOpen => Self::WrongPassword,
            UnsealError::OutOfMemory => Self::OutOfMemory,
            _ => Self::UnsupportedRecord,
        }
    }
}

impl From<ChainError> for KeeperError {
    fn from(error: ChainError) -> Self {
        match error {
            ChainError::UntrustedRoot => Self::UntrustedRoot,
            ChainError::NotValidNow => Self::NotValidNow,
            _ => Self::ChainInvalid,
        }
    }
}

impl From<RecipientError> for KeeperError {
    fn from(error: RecipientError) -> Self {
        match error {
            RecipientError::Chain(error) => error.into(),
            RecipientError::NotValidNow => Self::NotValidNow,
            _ => Self::ChainInvalid,
        }
    }
}

impl From<EnrollmentError> for KeeperError {
    fn from(error: EnrollmentError) -> Self {
        match error {
            EnrollmentError::Unreadable => Self::AnswerUnreadable,
            EnrollmentError::AnotherKey => Self::AnotherKey,
            EnrollmentError::Chain(error) => error.into(),
            EnrollmentError::NotValidNow => Self::NotValidNow,
            EnrollmentError::VidMismatch => Self::VidMismatch,
            _ => Self::AnotherCertificate,
        }
    }
}

impl From<SelfTestError> for KeeperError {
    fn from(error: SelfTestError) -> Self {
        match error {
            SelfTestError::AnotherKey => Self::AnotherKey,
            SelfTestError::Chain(error) => error.into(),
            _ => Self::NotValidNow,
        }
    }
}

impl From<NpkiError> for KeeperError {
    fn from(error: NpkiError) -> Self {
        match error {
            NpkiError::PasswordNotAscii => Self::PasswordNotAscii,
            _ => Self::Internal,
        }
    }
}

impl From<Pkcs12Error> for KeeperError {
    fn from(error: Pkcs12Error) -> Self {
        match error {
            Pkcs12Error::PasswordNotAscii => Self::PasswordNotAscii,
            Pkcs12Error::AnotherKey => Self::AnotherKey,
            _ => Self::Internal,
        }
    }
}

impl From<CmpError> for KeeperError {
    fn from(error: CmpError) -> Self {
        match error {
            CmpError::Refused(info) => Self::Refused(refusal(info)),
            CmpError::Unprotected | CmpError::AnotherQuestion => Self::AnswerNotAuthentic,
            CmpError::Encoding => Self::Internal,
            _ => Self::AnswerUnreadable,
        }
    }
}

/// The errorCode or the first bit that there is a sentence for.
fn refusal(info: FailureInfo) -> Refusal {
    match info.code() {
        FailureInfo::INSUFFICIENT_FUNDS => return Refusal::InsufficientFunds,
        FailureInfo::FEE_CHANGED => return Refusal::FeeChanged,
        FailureInfo::SUSPENDED => return Refusal::Suspended,
        FailureInfo::EXPIRED => return Refusal::Expired,
        FailureInfo::NOT_YET_VALID => return Refusal::NotYetValid,
        _ => {}
    }
    let known = [
        (FailureInfo::BAD_MESSAGE_CHECK, Refusal::BadMessageCheck),
        (FailureInfo::BAD_REQUEST, Refusal::BadRequest),
        (FailureInfo::BAD_TIME, Refusal::BadTime),
        (FailureInfo::BAD_POP, Refusal::BadPop),
        (FailureInfo::CERT_REVOKED, Refusal::CertRevoked),
        (FailureInfo::CERT_CONFIRMED, Refusal::CertConfirmed),
        (FailureInfo::BAD_CERT_TEMPLATE, Refusal::BadTemplate),
        (FailureInfo::SYSTEM_UNAVAILABLE, Refusal::Unavailable),
        (FailureInfo::SYSTEM_FAILURE, Refusal::Unavailable),
    ];
    let found = known.into_iter().find(|(bit, _)| info.has(*bit));
    found.map_or(Refusal::Other, |(_, refusal)| refusal)
}
