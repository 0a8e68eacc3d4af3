//! Every error has its pair of sentences, in both languages, and says nothing it should not.

use std::collections::HashSet;

use ingam::{
    error::{AppError, ErrorKind},
    keeper::protocol::{CopyFault, FileFault, KeeperError, Refusal},
    platform::{
        bank_client::BankError,
        config::ConfigError,
        folder::FolderError,
        passkey::PasskeyError,
        support::{Feature, SupportError},
    },
};
use ingam_bank_api::{Problem, ProblemKind};
use ingam_core::{
    own_request::RequestFault,
    vault::{Tries, VaultError},
};

fn refused(kind: ProblemKind) -> Problem {
    Problem::new(kind)
}

fn of(problem: Problem) -> AppError {
    AppError::Bank(BankError::Refused(Box::new(problem)))
}

/// At least one error of each kind.
fn all() -> Vec<AppError> {
    use ProblemKind::{AccountPasswordWrong, CardWrong, FactorLocked, OtpWrong, PhoneCodeWrong};
    let mut all: Vec<AppError> = ProblemKind::ALL.iter().map(|kind| of(refused(*kind))).collect();
    for kind in [AccountPasswordWrong, OtpWrong, CardWrong, PhoneCodeWrong] {
        all.push(of(Problem { remaining_tries: Some(4), ..refused(kind) }));
    }
    for field in ["account_password", "otp", "card", "phone", "eye"] {
        all.push(of(Problem { field: Some(field.to_owned()), ..refused(FactorLocked) }));
    }
    all.extend([(1, 0), (5, 5), (10, 160)].map(|(wrong, seconds)| {
        let tries = Tries { wrong, last_at: Some(0) };
        AppError::WrongPassword { tries, seconds }
    }));
    all.push(AppError::CopyCode { remaining: 2 });
    let faults = [
        CopyFault::CodesDiffer,
        CopyFault::NoMoreTries,
        CopyFault::Unreadable,
        CopyFault::TooLarge,
        CopyFault::NoCode,
    ];
    all.extend(faults.map(|fault| AppError::Keeper(KeeperError::Copy(fault))));
    all.push(AppError::PasswordWait { tries: Tries::default(), seconds: 5 });
    all.extend(
        [BankError::Unreachable, BankError::TimedOut, BankError::TooLarge, BankError::Unreadable]
            .map(AppError::Bank),
    );
    let refusals = [
        Refusal::BadMessageCheck,
        Refusal::BadRequest,
        Refusal::InsufficientFunds,
        Refusal::FeeChanged,
        Refusal::CertRevoked,
        Refusal::CertConfirmed,
        Refusal::BadTime,
        Refusal::BadPop,
        Refusal::BadTemplate,
        Refusal::Unavailable,
        Refusal::Other,
    ];
    all.extend(refusals.map(|refusal| AppError::Keeper(KeeperError::Refused(refusal))));
    let keeper = [
        KeeperError::WrongPassword,
        KeeperError::PasswordRejected,
        KeeperError::PasswordNotAscii,
        KeeperError::UnsupportedRecord,
        KeeperError::OutOfMemory,
        KeeperError::UntrustedRoot,
        KeeperError::ChainInvalid,
        KeeperError::NotValidNow,
        KeeperError::AnotherKey,
        KeeperError::AnotherCertificate,
        KeeperError::VidMismatch,
        KeeperError::AnswerUnreadable,
        KeeperError::AnswerNotAuthentic,
        KeeperError::ListOutdated,
        KeeperError::NoEnrollment,
        KeeperError::Stopped,
        KeeperError::TimedOut,
        KeeperError::Internal,
    ];
    all.extend(keeper.clone().map(AppError::Keeper));
    let files = [
        FileFault::TooLarge,
        FileFault::Unknown,
        FileFault::Damaged,
        FileFault::DoesNotOpen,
        FileFault::TooMuchWork,
        FileFault::Protection,
        FileFault::Key,
        FileFault::Archive,
        FileFault::Rsa,
    ];
    all.extend(files.map(|fault| AppError::Import(KeeperError::File(fault))));
    let folder = [FolderError::Occupied, FolderError::Differs, FolderError::Refused];
    all.extend(folder.map(AppError::Folder));
    let passkey = [
        PasskeyError::NoSecret,
        PasskeyError::NotUsed,
        PasskeyError::Exists,
        PasskeyError::DoesNotOpen,
        PasskeyError::NotKept,
        PasskeyError::Failed,
    ];
    all.extend(passkey.map(AppError::Passkey));
    all.extend(keeper.clone().map(AppError::SelfTest));
    all.extend(keeper.map(AppError::Trial));
    all.push(AppError::Offer(KeeperError::Refused(Refusal::BadMessageCheck)));
    all.push(AppError::Offer(KeeperError::VidMismatch));
    let vault = [
        VaultError::Unavailable,
        VaultError::Blocked,
        VaultError::Full,
        VaultError::TooNew,
        VaultError::Exists,
        VaultError::Missing,
        VaultError::Damaged,
        VaultError::Failed,
    ];
    all.extend(vault.map(AppError::Vault));
    let config = [ConfigError::Missing, ConfigError::Malformed, ConfigError::RootNotConfigured];
    all.extend(config.map(AppError::Config));
    let support =
        [SupportError::Framed, SupportError::Insecure, SupportError::Missing(Feature::IndexedDb)];
    all.extend(support.map(AppError::Support));
    let request = [
        RequestFault::Missing,
        RequestFault::Unreadable,
        RequestFault::Certificate,
        RequestFault::PrivateKey,
    ];
    all.extend(request.map(AppError::Request));
    all.extend([
        AppError::NotStored,
        AppError::NothingToSignWith,
        AppError::ChangedElsewhere,
        AppError::AnotherTab,
        AppError::NoSession,
        AppError::TextsMissing,
        AppError::InspectTextsMissing,
        AppError::HelpMissing,
        AppError::LoginEnded,
        AppError::Standing(KeeperError::AnswerUnreadable),
        AppError::Standing(KeeperError::AnswerNotAuthentic),
        AppError::Internal,
    ]);
    all
}

#[test]
fn every_kind_can_happen() {
    let happening: HashSet<_> = all().iter().map(AppError::kind).collect();
    for kind in ErrorKind::ALL {
        assert!(happening.contains(kind), "nothing leads to {kind:?}");
    }
}

#[test]
fn every_text_of_errors_is_used() {
    let path = format!("{}/assets/i18n/ko-KR.errors.ftl", env!("CARGO_MANIFEST_DIR"));
    let texts = std::fs::read_to_string(&path).expect("the texts are in assets/i18n");
    let ids = texts.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    let known: HashSet<_> =
        ErrorKind::ALL.iter().flat_map(|kind| [kind.err().name(), kind.rec().name()]).collect();
    assert_eq!(known.len(), 2 * ErrorKind::ALL.len(), "names are unique");
    for id in ids {
        assert!(known.contains(id), "no error uses {id}");
    }
}

#[test]
fn wrong_password_and_damaged_record_look_the_same() {
    // One variant stands for both, and its text has no arguments to differ by.
    let text = AppError::Keeper(KeeperError::WrongPassword).message();
    assert_eq!((text.err.name(), text.rec.name()), ("err-wrong-password", "rec-wrong-password"));
    assert_eq!(text.args, []);
}

#[test]
fn numbers_reach_the_texts() {
    let otp = Problem { remaining_tries: Some(3), ..refused(ProblemKind::OtpWrong) };
    assert_eq!(of(otp).message().args, [("remaining", 3)]);
    let busy = Problem { retry_after: Some(12), ..refused(ProblemKind::TooManyRequests) };
    assert_eq!(of(busy).message().args, [("seconds", 12), ("minutes", 0)]);
    let hour = Problem { retry_after: Some(3421), ..refused(ProblemKind::TooManyRequests) };
    assert_eq!(of(hour).message().args, [("seconds", 3421), ("minutes", 58)]);
    // Without a number there is another text, which needs none.
    let uncounted = of(refused(ProblemKind::OtpWrong)).message();
    assert_eq!((uncounted.err.name(), uncounted.args), ("err-verification-wrong", vec![]));
}

#[test]
fn locks_name_the_factor() {
    let locked = |field: &str| {
        of(Problem { field: Some(field.to_owned()), ..refused(ProblemKind::FactorLocked) }).kind()
    };
    assert_eq!(locked("otp"), ErrorKind::OtpLocked);
    assert_eq!(locked("account_password"), ErrorKind::AccountLocked);
    assert_eq!(locked("card"), ErrorKind::CardLocked);
    assert_eq!(locked("phone"), ErrorKind::PhoneLocked);
    assert_eq!(locked("eye"), ErrorKind::FactorLocked);
}

#[test]
fn what_the_bank_writes_is_never_shown() {
    let problem = Problem {
        title: "<img src=x onerror=alert(1)>".to_owned(),
        detail: Some("<script>".to_owned()),
        ..refused(ProblemKind::InvalidField)
    };
    let text = of(problem).message();
    assert_eq!((text.err.name(), text.args), ("err-invalid-field", vec![]));
}
