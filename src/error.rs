//! What went wrong, as facts, and which two sentences the person reads.
//!
//! A message is always a pair of texts in `assets/i18n`: `err-<kind>` says what happened,
//! `rec-<kind>` what to do now. A pair that is missing in a language does not compile.

use ingam_core::{
    own_request::RequestFault,
    vault::{Tries, VaultError},
};

pub use kind::ErrorKind;

use crate::{
    keeper::protocol::{FileFault, KeeperError, Refusal},
    message_id::MessageId,
    platform::{
        bank_client::BankError, config::ConfigError, folder::FolderError, passkey::PasskeyError,
        support::SupportError,
    },
};

mod kind;
mod problem;

/// Anything that can be told to the person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AppError {
    /// The bank, or the way to it.
    #[error(transparent)]
    Bank(#[from] BankError),
    /// The keeper, and everything it checks.
    #[error(transparent)]
    Keeper(#[from] KeeperError),
    /// The vault or the drafts.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The browser.
    #[error(transparent)]
    Support(#[from] SupportError),
    /// What was opened holds nothing that can sign.
    #[error("there is nothing to sign with")]
    NothingToSignWith,
    /// What was stored reads back differently.
    #[error("the vault does not hold what was written")]
    NotStored,
    /// Another tab changed the entry meanwhile; here nothing was changed.
    #[error("another tab changed the entry")]
    ChangedElsewhere,
    /// Another tab is issuing.
    #[error("another tab is issuing")]
    AnotherTab,
    /// There is no session with the bank: it ended, or the page was loaded again.
    #[error("there is no session")]
    NoSession,
    /// A certificate was stored, but signing with it does not work.
    #[error("the self-test failed: {0}")]
    SelfTest(KeeperError),
    /// A stored certificate did not work when it was tried.
    #[error("the trial failed: {0}")]
    Trial(KeeperError),
    /// A password of a certificate was wrong, and what follows from that.
    #[error("the password is wrong")]
    WrongPassword {
        /// How many were wrong, this one included.
        tries: Tries,
        /// Until the next one is taken.
        seconds: i64,
    },
    /// After many wrong passwords the next one is not taken yet.
    #[error("no password is taken for {seconds} s")]
    PasswordWait {
        /// The wrong ones that it is for.
        tries: Tries,
        /// Until it is taken.
        seconds: i64,
    },
    /// Files could not be taken over or written.
    #[error("the files were not used: {0}")]
    Import(KeeperError),
    /// A folder of the person's could not be written.
    #[error(transparent)]
    Folder(FolderError),
    /// A passkey could not be made or used.
    #[error(transparent)]
    Passkey(PasskeyError),
    /// The bank did not say what two codes are for.
    #[error("the codes were not accepted: {0}")]
    Offer(KeeperError),
    /// What the person gave is no certification request; nothing was sent.
    #[error(transparent)]
    Request(#[from] RequestFault),
    /// The sentences of another language did not arrive.
    #[error("the texts of a language cannot be loaded")]
    TextsMissing,
    /// The other device knows another code.
    #[error("the code is wrong, {remaining} tries are left")]
    CopyCode {
        /// Tries that are left.
        remaining: u32,
    },
    /// What was said of a certificate cannot be believed.
    #[error("the standing of a certificate is not known: {0}")]
    Standing(KeeperError),
    /// Nobody is logged in at the bank any more.
    #[error("the login has ended")]
    LoginEnded,
    /// The words of the certificate doctor did not arrive.
    #[error("the words of the doctor cannot be loaded")]
    InspectTextsMissing,
    /// The help did not arrive.
    #[error("the help cannot be loaded")]
    HelpMissing,
    /// A fault in this program.
    #[error("internal fault")]
    Internal,
}

/// Which sentences to show, and the numbers in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorText {
    /// Where the help has more about it; `None` for what keeps the page from starting, and the help with it.
    pub code: Option<&'static str>,
    /// What happened.
    pub err: MessageId,
    /// What to do now.
    pub rec: MessageId,
    /// Arguments of both: `remaining` (tries), or `seconds` to wait and
    /// `minutes`, which are 0 where seconds are better, and `wrong` (tries so far).
    pub args: Vec<(&'static str, u64)>,
}

impl AppError {
    /// The kind, which names the texts.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Bank(BankError::Unreachable) => ErrorKind::BankUnreachable,
            Self::Bank(BankError::TimedOut) => ErrorKind::BankTimedOut,
            Self::Bank(BankError::TooLarge | BankError::Unreadable) => ErrorKind::BankUnreadable,
            Self::Bank(BankError::Refused(problem)) => problem::kind_of(problem),
            Self::Keeper(error) => of_keeper(error),
            Self::Vault(error) => of_vault(error),
            Self::Config(ConfigError::Missing) => ErrorKind::ConfigMissing,
            Self::Config(ConfigError::Malformed) => ErrorKind::ConfigMalformed,
            Self::Config(ConfigError::RootNotConfigured) => ErrorKind::RootNotConfigured,
            Self::Support(SupportError::Framed) => ErrorKind::Framed,
            Self::Support(SupportError::Insecure) => ErrorKind::InsecureContext,
            Self::Support(SupportError::Missing(_)) => ErrorKind::UnsupportedBrowser,
            Self::NothingToSignWith => ErrorKind::NothingToSignWith,
            Self::NotStored => ErrorKind::NotStored,
            Self::ChangedElsewhere => ErrorKind::ChangedElsewhere,
            Self::AnotherTab => ErrorKind::AnotherTab,
            Self::NoSession => ErrorKind::SessionInvalid,
            // A worker that died is a worker that died, in the self-test too.
            Self::SelfTest(KeeperError::Stopped) => ErrorKind::KeeperStopped,
            Self::SelfTest(KeeperError::TimedOut) => ErrorKind::KeeperTimedOut,
            Self::SelfTest(_) => ErrorKind::SelfTestFailed,
            Self::Trial(error) => of_trial(error),
            Self::WrongPassword { tries, .. } if tries.are_many() => ErrorKind::WrongPasswordMany,
            Self::WrongPassword { seconds: 1.., .. } => ErrorKind::WrongPasswordWait,
            Self::WrongPassword { .. } => ErrorKind::WrongPassword,
            Self::PasswordWait { .. } => ErrorKind::PasswordWait,
            Self::Import(error) => of_keeper(error),
            Self::Folder(FolderError::Occupied) => ErrorKind::FolderOccupied,
            Self::Folder(FolderError::Differs) => ErrorKind::FolderDiffers,
            Self::Folder(_) => ErrorKind::FolderRefused,
            Self::Passkey(PasskeyError::NoSecret) => ErrorKind::PasskeyNoSecret,
            Self::Passkey(PasskeyError::NotUsed) => ErrorKind::PasskeyNotUsed,
            Self::Passkey(PasskeyError::Exists) => ErrorKind::PasskeyExists,
            Self::Passkey(PasskeyError::DoesNotOpen) => ErrorKind::PasskeyDoesNotOpen,
            Self::Passkey(PasskeyError::NotKept) => ErrorKind::PasskeyNotKept,
            Self::Passkey(_) => ErrorKind::PasskeyFailed,
            Self::Offer(error) => of_offer(error),
            Self::Request(RequestFault::Missing) => ErrorKind::RequestMissing,
            Self::Request(RequestFault::Unreadable) => ErrorKind::RequestUnreadable,
            Self::Request(RequestFault::Certificate) => ErrorKind::RequestIsCertificate,
            Self::Request(RequestFault::PrivateKey) => ErrorKind::RequestIsPrivateKey,
            Self::CopyCode { remaining: 0 } => ErrorKind::MailboxLocked,
            Self::CopyCode { .. } => ErrorKind::CopyCodeWrong,
            Self::TextsMissing => ErrorKind::TextsMissing,
            Self::Standing(KeeperError::AnswerNotAuthentic) => ErrorKind::StandingNotAuthentic,
            Self::Standing(KeeperError::ListOutdated) => ErrorKind::StandingOutdated,
            Self::Standing(_) => ErrorKind::StandingUnknown,
            Self::LoginEnded => ErrorKind::LoginEnded,
            Self::InspectTextsMissing => ErrorKind::InspectTextsMissing,
            Self::HelpMissing => ErrorKind::HelpMissing,
            Self::Internal => ErrorKind::Internal,
        }
    }

    /// Whether the certificate is on another device, and what is here can only be deleted.
    pub fn is_issued_elsewhere(&self) -> bool {
        matches!(self.kind(), ErrorKind::Superseded | ErrorKind::AlreadyIssued)
    }

    /// Whether the fee has to be looked at again.
    pub fn is_about_fee(&self) -> bool {
        matches!(self.kind(), ErrorKind::FeeChanged | ErrorKind::InsufficientFunds)
    }

    /// The sentences for the person.
    pub fn message(&self) -> ErrorText {
        let kind = self.kind();
        let args = match self {
            Self::WrongPassword { tries, seconds } => {
                let mut args = wait(seconds.unsigned_abs());
                args.push(("wrong", tries.wrong.into()));
                args
            }
            Self::PasswordWait { seconds, .. } => wait(seconds.unsigned_abs()),
            Self::CopyCode { remaining } => vec![("remaining", (*remaining).into())],
            Self::Bank(BankError::Refused(problem)) => match kind {
                ErrorKind::AccountPasswordWrong
                | ErrorKind::OtpWrong
                | ErrorKind::CardWrong
                | ErrorKind::PhoneCodeWrong => {
                    vec![("remaining", u64::from(problem.remaining_tries.unwrap_or(0)))]
                }
                ErrorKind::TooManyRequests => wait(problem.retry_after.unwrap_or(60).into()),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        let at_start = matches!(self, Self::Config(_) | Self::Support(_) | Self::HelpMissing);
        let code = (!at_start).then(|| kind.code());
        ErrorText { code, err: kind.err(), rec: kind.rec(), args }
    }
}

/// A person counts in minutes from two on.
fn wait(seconds: u64) -> Vec<(&'static str, u64)> {
    let minutes = if seconds < 120 { 0 } else { seconds.div_ceil(60) };
    vec![("seconds", seconds), ("minutes", minutes)]
}

fn of_keeper(error: &KeeperError) -> ErrorKind {
    match error {
        KeeperError::WrongPassword => ErrorKind::WrongPassword,
        KeeperError::PasswordRejected => ErrorKind::PasswordRejected,
        KeeperError::PasswordNotAscii => ErrorKind::PasswordNotAscii,
        KeeperError::UnsupportedRecord => ErrorKind::RecordUnsupported,
        KeeperError::OutOfMemory => ErrorKind::OutOfMemory,
        KeeperError::UntrustedRoot => ErrorKind::UntrustedRoot,
        KeeperError::ChainInvalid => ErrorKind::ChainInvalid,
        KeeperError::NotValidNow => ErrorKind::NotValidNow,
        KeeperError::AnotherKey => ErrorKind::AnotherKey,
        KeeperError::AnotherCertificate => ErrorKind::AnotherCertificate,
        KeeperError::VidMismatch => ErrorKind::VidMismatch,
        KeeperError::AnswerUnreadable => ErrorKind::AnswerUnreadable,
        KeeperError::AnswerNotAuthentic => ErrorKind::AnswerNotAuthentic,
        KeeperError::ListOutdated => ErrorKind::StandingOutdated,
        KeeperError::Copy(fault) => (*fault).into(),
        KeeperError::NoEnrollment => ErrorKind::EnrollmentLost,
        KeeperError::Stopped => ErrorKind::KeeperStopped,
        KeeperError::TimedOut => ErrorKind::KeeperTimedOut,
        KeeperError::Internal => ErrorKind::Internal,
        KeeperError::File(fault) => match fault {
            FileFault::TooLarge => ErrorKind::FileTooLarge,
            FileFault::Unknown => ErrorKind::FileUnknown,
            FileFault::Damaged => ErrorKind::FileDamaged,
            FileFault::DoesNotOpen => ErrorKind::FileDoesNotOpen,
            FileFault::TooMuchWork => ErrorKind::FileTooMuchWork,
            FileFault::Protection => ErrorKind::FileProtection,
            FileFault::Key => ErrorKind::FileKey,
            FileFault::Archive => ErrorKind::FileArchive,
            FileFault::Rsa => ErrorKind::RsaUnavailable,
        },
        KeeperError::Refused(refusal) => match refusal {
            Refusal::BadMessageCheck => ErrorKind::CodeWrong,
            Refusal::BadRequest => ErrorKind::ReferenceClosed,
            Refusal::InsufficientFunds => ErrorKind::InsufficientFunds,
            Refusal::FeeChanged => ErrorKind::FeeChanged,
            Refusal::CertRevoked => ErrorKind::Superseded,
            Refusal::CertConfirmed => ErrorKind::AlreadyIssued,
            Refusal::Suspended => ErrorKind::CertificateSuspended,
            Refusal::Expired => ErrorKind::CertificateExpired,
            Refusal::NotYetValid => ErrorKind::CertificateNotYetValid,
            Refusal::BadTime => ErrorKind::ClockWrong,
            Refusal::BadPop | Refusal::BadTemplate | Refusal::Other => ErrorKind::RequestRefused,
            Refusal::Unavailable => ErrorKind::BankUnavailable,
        },
    }
}

/// What concerns a certificate that came back from the bank is said otherwise of one that is there.
fn of_trial(error: &KeeperError) -> ErrorKind {
    match of_keeper(error) {
        ErrorKind::NotValidNow => ErrorKind::TrialNotValidNow,
        ErrorKind::UntrustedRoot
        | ErrorKind::ChainInvalid
        | ErrorKind::AnotherKey
        | ErrorKind::AnotherCertificate
        | ErrorKind::VidMismatch => ErrorKind::TrialFailed,
        other => other,
    }
}

/// Nothing was applied for and nothing was paid: two codes were shown to the bank.
fn of_offer(error: &KeeperError) -> ErrorKind {
    match of_keeper(error) {
        ErrorKind::CodeWrong | ErrorKind::AnswerNotAuthentic => ErrorKind::CodesWrong,
        ErrorKind::AnswerUnreadable | ErrorKind::RequestRefused => ErrorKind::BankUnreadable,
        ErrorKind::VidMismatch => ErrorKind::NumberWrong,
        other => other,
    }
}

fn of_vault(error: &VaultError) -> ErrorKind {
    match error {
        VaultError::Unavailable => ErrorKind::StorageUnavailable,
        VaultError::Blocked => ErrorKind::StorageBlocked,
        VaultError::Full => ErrorKind::StorageFull,
        VaultError::TooNew => ErrorKind::StorageTooNew,
        VaultError::Missing => ErrorKind::EntryMissing,
        VaultError::Damaged => ErrorKind::RecordDamaged,
        // `Exists` cannot happen with random names; `VaultError` may grow.
        _ => ErrorKind::StorageFailed,
    }
}
