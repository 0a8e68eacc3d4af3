use ingam_bank_api::{Problem, ProblemKind};

use super::ErrorKind;

/// What a refusal of the bank is to the person.
pub(super) fn kind_of(problem: &Problem) -> ErrorKind {
    let counted = problem.remaining_tries.is_some();
    match problem.kind {
        ProblemKind::InvalidField => ErrorKind::InvalidField,
        ProblemKind::MalformedRequest | ProblemKind::TooLarge | ProblemKind::NotFound => {
            ErrorKind::BankUnreadable
        }
        ProblemKind::TermsOutdated => ErrorKind::TermsOutdated,
        ProblemKind::IdentityMismatch => ErrorKind::IdentityMismatch,
        ProblemKind::UnderAge => ErrorKind::UnderAge,
        ProblemKind::ProductUnavailable => ErrorKind::ProductUnavailable,
        ProblemKind::AccountPasswordWrong if counted => ErrorKind::AccountPasswordWrong,
        ProblemKind::OtpWrong if counted => ErrorKind::OtpWrong,
        ProblemKind::CardWrong if counted => ErrorKind::CardWrong,
        ProblemKind::PhoneCodeWrong if counted => ErrorKind::PhoneCodeWrong,
        ProblemKind::AccountPasswordWrong
        | ProblemKind::OtpWrong
        | ProblemKind::CardWrong
        | ProblemKind::PhoneCodeWrong => ErrorKind::VerificationWrong,
        ProblemKind::CardCellsChanged => ErrorKind::CardCellsChanged,
        ProblemKind::PhoneCodeExpired => ErrorKind::PhoneCodeExpired,
        ProblemKind::NoMoreMessages => ErrorKind::NoMoreMessages,
        ProblemKind::FactorLocked => match problem.field.as_deref() {
            Some("account_password" | "account") => ErrorKind::AccountLocked,
            Some("otp") => ErrorKind::OtpLocked,
            Some("card") => ErrorKind::CardLocked,
            Some("phone") => ErrorKind::PhoneLocked,
            _ => ErrorKind::FactorLocked,
        },
        ProblemKind::FeeChanged => ErrorKind::FeeChanged,
        ProblemKind::InsufficientFunds => ErrorKind::InsufficientFunds,
        // This page sends no private key: it says so itself, and before.
        ProblemKind::RequestUnreadable | ProblemKind::RequestIsPrivateKey => {
            ErrorKind::RequestUnreadable
        }
        ProblemKind::RequestIsCertificate => ErrorKind::RequestIsCertificate,
        ProblemKind::RequestKeyKind => ErrorKind::RequestKeyKind,
        ProblemKind::RequestRsaSize => ErrorKind::RequestRsaSize,
        ProblemKind::RequestSignature => ErrorKind::RequestSignature,
        ProblemKind::RequestReplaced => ErrorKind::RequestReplaced,
        ProblemKind::KeyTaken => ErrorKind::KeyTaken,
        ProblemKind::StepSkipped => ErrorKind::StepSkipped,
        ProblemKind::EnrollmentClosed => ErrorKind::EnrollmentClosed,
        ProblemKind::EnrollmentExpired => ErrorKind::EnrollmentExpired,
        ProblemKind::EnrollmentReplaced => ErrorKind::EnrollmentReplaced,
        ProblemKind::SessionInvalid => ErrorKind::SessionInvalid,
        ProblemKind::ChallengeUnknown => ErrorKind::ChallengeUnknown,
        ProblemKind::SignatureInvalid => ErrorKind::SignatureInvalid,
        ProblemKind::CertificateUnknown => ErrorKind::CertificateUnknown,
        ProblemKind::CertificateNotYetValid => ErrorKind::CertificateNotYetValid,
        ProblemKind::CertificateExpired => ErrorKind::CertificateExpired,
        ProblemKind::CertificateSuspended => ErrorKind::CertificateSuspended,
        ProblemKind::CertificateRevoked => ErrorKind::CertificateRevoked,
        ProblemKind::CertificateSuperseded => ErrorKind::CertificateSuperseded,
        ProblemKind::RenewalTooEarly => ErrorKind::RenewalTooEarly,
        ProblemKind::NothingToReplace => ErrorKind::NothingToReplace,
        ProblemKind::RevocationCodeWrong => ErrorKind::RevocationCodeWrong,
        ProblemKind::RevocationCodeSuperseded => ErrorKind::RevocationCodeSuperseded,
        ProblemKind::VidMismatch => ErrorKind::LoginVidMismatch,
        ProblemKind::RecipientUnknown => ErrorKind::RecipientUnknown,
        ProblemKind::SameAccount => ErrorKind::SameAccount,
        ProblemKind::OverLimit => ErrorKind::OverLimit,
        ProblemKind::OverDailyLimit => ErrorKind::OverDailyLimit,
        ProblemKind::BalanceTooLow => ErrorKind::BalanceTooLow,
        ProblemKind::OrderUnknown => ErrorKind::OrderUnknown,
        ProblemKind::OrderExecuted => ErrorKind::OrderExecuted,
        ProblemKind::CertificateOther => ErrorKind::CertificateOther,
        ProblemKind::MailboxUnknown => ErrorKind::MailboxUnknown,
        ProblemKind::MailboxExpired => ErrorKind::MailboxExpired,
        ProblemKind::MailboxUsed => ErrorKind::MailboxUsed,
        ProblemKind::MailboxLocked => ErrorKind::MailboxLocked,
        ProblemKind::CertificateUnregistered => ErrorKind::CertificateUnregistered,
        ProblemKind::CertificateUntrusted => ErrorKind::CertificateUntrusted,
        ProblemKind::CertificatePolicy => ErrorKind::CertificatePolicy,
        ProblemKind::CertificateStatusUnknown => ErrorKind::CertificateStatusUnknown,
        ProblemKind::AlreadyRegistered => ErrorKind::AlreadyRegistered,
        ProblemKind::RegisteredElsewhere => ErrorKind::RegisteredElsewhere,
        ProblemKind::TooManyRequests => ErrorKind::TooManyRequests,
        ProblemKind::Unavailable => ErrorKind::BankUnavailable,
        ProblemKind::Internal | ProblemKind::Unknown => ErrorKind::BankFailed,
    }
}
