use std::cell::{Cell, RefCell};

use ingam_bank_api::ProblemKind;
use ingam_core::vault::{Entry, EntryId};
use serde_bytes::ByteBuf;

use crate::{
    certificates::{
        active,
        usage::{Purpose, Use, record_use},
    },
    error::AppError,
    keeper::protocol::{
        AnswerCopy, CopyAnswered, HandOverCopy, KeeperError, OfferCopy, Secret, Unlock, Words,
    },
    platform::{
        bank_client::{BankError, MailboxKey},
        keeper_client::Keeper,
    },
    services::Services,
};

/// The sending side. Its keeper holds the key, sealed with nothing but that.
pub struct Sending {
    services: Services,
    /// Of the certificate.
    id: EntryId,
    keeper: Keeper,
    mailbox: MailboxKey,
    /// Which try the other device is at.
    attempt: Cell<u32>,
    /// What did not reach the bank yet, and the try it is for: it goes first the next time.
    unsent: RefCell<Option<(u32, Vec<u8>)>>,
    /// What came last: whoever is not sure that it arrived sends it once more.
    taken: RefCell<Vec<u8>>,
    /// Whether the owner has said that the words are the same.
    is_handed: Cell<bool>,
    /// Why it ended.
    ended: RefCell<Option<AppError>>,
}

/// What is shown to the other device, and until when.
pub struct Offered {
    /// Goes on from here.
    pub sending: Sending,
    /// Four digits, in front of the others.
    pub number: String,
    /// Eight digits.
    pub digits: Secret,
    /// Modules on a side of the QR code.
    pub size: u32,
    /// Row by row: 1 is dark.
    pub modules: Secret,
    /// By the clock of this device.
    pub ends_at: i64,
}

/// What a look into the mailbox brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing yet.
    Waiting,
    /// Somebody tried a code. Whether it was right shows with the next message.
    Tried,
    /// It was right: these words are compared.
    Comparing(Words),
    /// The certificate is on its way after all.
    Handed,
    /// The other device has the certificate.
    Done,
}

/// Opens the key and a mailbox, and makes the code. `page` is the address that the QR code leads to.
pub async fn offer(
    services: &Services,
    entry: &Entry,
    unlock: Unlock,
    page: String,
) -> Result<Offered, AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let opened = services.bank().open_mailbox().await?;
    let mailbox = MailboxKey { number: opened.number.clone(), token: opened.token };
    let keeper = services.file_keeper();
    let request = OfferCopy {
        binding: services.binding(&entry.id),
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        unlock,
        label: active.label.clone(),
        mailbox: mailbox.number.clone(),
        page,
    };
    let sending = Sending {
        services: services.clone(),
        id: entry.id.clone(),
        keeper,
        mailbox,
        attempt: Cell::new(0),
        unsent: RefCell::default(),
        taken: RefCell::default(),
        is_handed: Cell::new(false),
        ended: RefCell::default(),
    };
    match sending.keeper.ask(request).await {
        Ok(offered) => Ok(Offered {
            sending,
            number: opened.number,
            digits: offered.digits,
            size: offered.size,
            modules: offered.modules,
            ends_at: services.now() + i64::from(opened.lifetime),
        }),
        Err(error) => {
            sending.give_up().await;
            Err(AppError::Trial(error))
        }
    }
}

impl Sending {
    /// Looks into the mailbox, and answers. What did not get through is sent first.
    pub async fn look(&self) -> Result<Progress, AppError> {
        if self.unsent.borrow().is_some() {
            self.send().await?;
            return Ok(if self.is_handed.get() { Progress::Handed } else { Progress::Tried });
        }
        let (attempt, message) = match self.services.bank().take_message(&self.mailbox).await {
            Ok(taken) => taken,
            Err(error) => return Err(self.refused(error).await),
        };
        let Some(message) = message.filter(|message| *message != *self.taken.borrow()) else {
            return Ok(Progress::Waiting);
        };
        self.taken.replace(message.clone());
        self.attempt.set(attempt);
        let request = AnswerCopy { message: ByteBuf::from(message) };
        match self.keeper.ask(request).await {
            Ok(CopyAnswered::Reply(reply)) => {
                self.unsent.replace(Some((attempt, reply.into_vec())));
                self.send().await?;
                Ok(Progress::Tried)
            }
            Ok(CopyAnswered::Words(words)) => Ok(Progress::Comparing(words)),
            Ok(CopyAnswered::Done) => {
                self.give_up().await;
                Ok(Progress::Done)
            }
            Err(error) => Err(self.over(error).await),
        }
    }

    /// The owner says that the words are the same: the certificate leaves, once. If it does not get through,
    /// it goes with the next look.
    pub async fn hand_over(&self) -> Result<(), AppError> {
        if self.is_handed.replace(true) {
            return Ok(());
        }
        let handed = match self.keeper.ask(HandOverCopy {}).await {
            Ok(handed) => handed,
            Err(error) => return Err(self.over(error).await),
        };
        // Before it may be out there.
        record_use(&self.services, &self.id, Use::now(&self.services, Purpose::Copy)).await;
        self.unsent.replace(Some((self.attempt.get(), handed.message.into_vec())));
        self.send().await
    }

    /// Sends what waits. It waits on if nobody knows whether it got through.
    async fn send(&self) -> Result<(), AppError> {
        let Some((attempt, message)) = self.unsent.take() else {
            return Ok(());
        };
        let sent = self.services.bank().leave_message(&self.mailbox, Some(attempt), &message).await;
        match sent {
            Ok(()) => Ok(()),
            Err(BankError::Unreachable | BankError::TimedOut) => {
                self.unsent.replace(Some((attempt, message)));
                Ok(sent?)
            }
            // Somebody else came meanwhile, and is answered next.
            Err(BankError::Refused(problem))
                if problem.kind == ProblemKind::InvalidField && !self.is_handed.get() =>
            {
                Ok(())
            }
            Err(error) => Err(self.refused(error).await),
        }
    }

    /// Ends it, here and at the bank.
    pub async fn give_up(&self) {
        self.keeper.stop();
        // Three minutes later the bank forgets it by itself.
        let _ = self.services.bank().leave_mailbox(&self.mailbox).await;
    }

    /// Whoever cannot be reached may be there the next time; all else ends it.
    async fn refused(&self, error: BankError) -> AppError {
        match error {
            BankError::Unreachable | BankError::TimedOut => error.into(),
            error => self.end(error.into()).await,
        }
    }

    async fn over(&self, error: KeeperError) -> AppError {
        self.end(AppError::Keeper(error)).await
    }

    /// It is over, and the key is forgotten. What was under way meanwhile ends for the same reason.
    async fn end(&self, error: AppError) -> AppError {
        let first = self.ended.borrow().clone();
        if let Some(first) = first {
            return first;
        }
        self.ended.replace(Some(error.clone()));
        self.give_up().await;
        error
    }
}
