//! From the password to the certificate: the effect of the wizard's last step, and taking up what
//! was interrupted.
//!
//! The order is the promise. The sealed key is in the vault, read back and compared, before the
//! request leaves; the certificate is in the vault, read back and compared, before the bank hears
//! that we have it. So whatever breaks, at any point, [`resume`] with the password is enough, and
//! the bank, which gives the same certificate for the same request, takes its fee once.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use ingam_bank_api::Product;
use ingam_core::vault::{
    Backup, BackupPlace, Entry, EntryId, EntryState, PendingEnrollment, Renewed, Storage,
    VaultError,
};

use self::run::Run;
use crate::{
    error::AppError,
    issuance::{draft, elsewhere::Elsewhere},
    keeper::protocol::{KeeperError, Secret, Summary},
    platform::bank_client::BankError,
    services::Services,
};

mod order;
mod run;

/// What the person decided in the last step.
#[derive(Debug)]
pub struct EnrollInput {
    /// 인증서 암호
    pub password: Secret,
    /// Where to keep the certificate.
    pub storage: Storage,
    /// What was applied for, for display.
    pub product: Product,
    /// Name of the person, for display.
    pub holder_name: String,
    /// What the codes from another device are for; `None`: those of the current session.
    pub elsewhere: Option<Rc<Elsewhere>>,
    /// When it has to end, in a reissue and a renewal, by the bank's word.
    pub not_after: Option<i64>,
    /// What is renewed. The keeper of [`Services::keeper`] holds its key.
    pub renews: Option<Rc<Renewed>>,
}

/// How far it is. Stages come in this order; [`resume`] leaves out [`Stage::Storing`], and what
/// has been done before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Asking the bank for its certificates and the codes.
    Requesting,
    /// Making key and request; when resuming: opening the seal.
    MakingKey,
    /// Writing the pending entry, reading it back.
    Storing,
    /// The request is on its way.
    Sending,
    /// Judging the answer, sealing the key again.
    Checking,
    /// Writing the certificate, reading it back.
    Keeping,
    /// Telling the bank that we have it.
    Confirming,
    /// Trying what the vault holds.
    Testing,
    /// All done.
    Done,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 9] = [
        Self::Requesting,
        Self::MakingKey,
        Self::Storing,
        Self::Sending,
        Self::Checking,
        Self::Keeping,
        Self::Confirming,
        Self::Testing,
        Self::Done,
    ];
}

/// A certificate that is stored and works.
#[derive(Clone, Debug, PartialEq)]
pub struct Enrolled {
    /// As read back from the vault; always [`EntryState::Active`].
    pub entry: Entry,
    /// What the certificate says.
    pub summary: Summary,
    /// Time to open the seal in the self-test, milliseconds.
    pub self_test_ms: f64,
    /// What it took the place of.
    pub took_over: TookOver,
    /// Whether the clock of this device is far off the bank's.
    pub is_clock_off: bool,
}

impl Enrolled {
    /// The same, saved as a file at this time, seconds since 1970-01-01T00:00:00Z.
    pub fn backed_up(&self, at: i64) -> Self {
        let mut next = self.clone();
        if let EntryState::Active(active) = &mut next.entry.state {
            active.backup = Some(Backup::new(at, BackupPlace::File));
        }
        next
    }
}

/// What a new certificate took the place of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TookOver {
    /// Nothing that would have to be told here: it was issued.
    #[default]
    Nothing,
    /// Reissued: a certificate that this browser may or may not have.
    Lost,
    /// Renewed: the certificate of this entry.
    Old(EntryId),
}

impl TookOver {
    pub(super) fn of(pending: &PendingEnrollment) -> Self {
        match (&pending.renews, pending.not_after) {
            (Some(renewed), _) => Self::Old(renewed.entry.clone()),
            (None, Some(_)) => Self::Lost,
            (None, None) => Self::Nothing,
        }
    }
}

/// Why there is no certificate, or none that was seen to work.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault} ({stage:?})")]
pub struct EnrollError {
    /// How far it was.
    pub stage: Stage,
    /// The entry that the vault holds now: [`resume`] can go on with it. `None`: nothing is
    /// stored and nothing was sent.
    pub entry: Option<EntryId>,
    /// What went wrong.
    pub fault: EnrollFault,
}

/// What went wrong in an enrollment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnrollFault {
    /// The bank, or the way to it.
    #[error(transparent)]
    Bank(#[from] BankError),
    /// The keeper, or what it found in the bank's answer.
    #[error(transparent)]
    Keeper(#[from] KeeperError),
    /// The vault.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// What was written reads back differently.
    #[error("the vault does not hold what was written")]
    NotStored,
    /// The stored certificate does not work.
    #[error("the self-test failed: {0}")]
    SelfTest(KeeperError),
    /// Another tab is issuing.
    #[error("another tab is issuing")]
    AnotherTab,
    /// There is no session with the bank.
    #[error("there is no session")]
    NoSession,
    /// A fault in this program.
    #[error("internal fault")]
    Internal,
}

impl From<EnrollFault> for AppError {
    fn from(fault: EnrollFault) -> Self {
        match fault {
            EnrollFault::Bank(error) => Self::Bank(error),
            EnrollFault::Keeper(error) => Self::Keeper(error),
            EnrollFault::Vault(error) => Self::Vault(error),
            EnrollFault::NotStored => Self::NotStored,
            EnrollFault::SelfTest(error) => Self::SelfTest(error),
            EnrollFault::AnotherTab => Self::AnotherTab,
            EnrollFault::NoSession => Self::NoSession,
            EnrollFault::Internal => Self::Internal,
        }
    }
}

impl From<EnrollError> for AppError {
    fn from(error: EnrollError) -> Self {
        error.fault.into()
    }
}

/// Obtains a certificate for the enrollment of the current session.
///
/// The keeper of [`Services::keeper`] must have been told the holder's number before. Called again
/// after a failure, it goes on where it was: the pending entry of the same reference number is
/// taken up, never a second key made for it. With codes from another device, an entry that was
/// there before is dropped: its password may be why the person typed the codes. When it succeeds the draft is gone;
/// the session stays for the revocation code.
pub async fn enroll(
    services: &Services,
    input: EnrollInput,
    progress: &dyn Fn(Stage),
) -> Result<Enrolled, EnrollError> {
    let run = Run::new(services, progress);
    let enrolled = run.finish(run.enroll(input).await)?;
    // A draft that stays only offers to fill in a form once more.
    let _ = draft::clear(services).await;
    Ok(enrolled)
}

/// Goes on with an entry whose enrollment was interrupted, with nothing but its password.
///
/// The vault is asked for the entry's present state: if another tab has finished it, nothing is
/// sent, and the certificate is only tried. `number` takes the place of a holder's number that was
/// mistyped when the entry was made.
pub async fn resume(
    services: &Services,
    entry: &Entry,
    password: Secret,
    number: Option<Secret>,
    progress: &dyn Fn(Stage),
) -> Result<Enrolled, EnrollError> {
    let run = Run::new(services, progress);
    run.finish(run.resume(&entry.id, password, number).await)
}

/// Removes the entry of a certificate that was to be kept in a file, after the person has said
/// that the file is saved. [`VaultError::Missing`] if there is no such certificate.
pub async fn finish_file_storage(services: &Services, id: &EntryId) -> Result<(), VaultError> {
    match services.vault().entry(id).await?.map(|entry| entry.state) {
        Some(EntryState::Active(active)) if active.storage == Storage::File => {
            services.vault().remove(id).await
        }
        _ => Err(VaultError::Missing),
    }
}

impl<'a> Run<'a> {
    fn new(services: &'a Services, progress: &'a dyn Fn(Stage)) -> Self {
        Self {
            services,
            keeper: services.keeper(),
            progress,
            stage: Cell::new(Stage::Requesting),
            ahead: Cell::new(0),
            entry: RefCell::new(None),
        }
    }

    fn finish(&self, outcome: Result<Enrolled, EnrollFault>) -> Result<Enrolled, EnrollError> {
        outcome.map_err(|fault| EnrollError {
            stage: self.stage.get(),
            entry: self.entry.take(),
            fault,
        })
    }
}
