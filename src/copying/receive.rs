use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use ingam_core::vault::EntryId;
use serde_bytes::ByteBuf;

use crate::{
    certificates::{
        self,
        import::{self, Taken},
    },
    error::AppError,
    keeper::protocol::{
        CheckCopy, CopyCode, CopyFault, JoinCopy, KeeperError, OpenCopy, OpenedCopy,
        OpenedIdentity, Secret, Words,
    },
    platform::{
        bank_client::{BankError, MailboxKey},
        keeper_client::Keeper,
    },
    services::Services,
};

/// The receiving side.
pub struct Receiving {
    services: Services,
    keeper: Keeper,
    mailbox: MailboxKey,
    remaining: u32,
    comparing: Cell<bool>,
    arrived: Cell<bool>,
    /// What did not reach the bank yet, and the words that are shown when it has: it goes first the next time.
    unsent: RefCell<Option<(ByteBuf, Words)>>,
    /// What came last: whoever is not sure that it arrived sends it once more.
    taken: RefCell<Vec<u8>>,
}

/// What a look into the mailbox brought.
#[derive(Clone, PartialEq)]
pub enum Arrival {
    /// Nothing yet.
    Waiting,
    /// The code was right: these words are compared.
    Comparing(Words),
    /// The certificate is in the keeper.
    Arrived(Rc<Received>),
    /// The same certificate is here already; the other device knows it.
    AlreadyHere(EntryId),
}

/// What has arrived.
#[derive(Debug, PartialEq, Eq)]
pub struct Received {
    copy: OpenedCopy,
}

impl Received {
    /// The certificate, if it is one that can be used.
    pub fn identity(&self) -> Option<&OpenedIdentity> {
        self.copy.opened.identities.first()
    }
}

/// Tries a code. The keeper must be a fresh one, or the one of a try before.
pub async fn join(
    services: &Services,
    keeper: &Keeper,
    code: CopyCode,
) -> Result<Receiving, AppError> {
    let joined = keeper.ask(JoinCopy { code }).await?;
    let answer = services.bank().join_mailbox(&joined.mailbox, &joined.message).await?;
    Ok(Receiving {
        services: services.clone(),
        keeper: keeper.clone(),
        mailbox: MailboxKey { number: joined.mailbox, token: answer.token },
        remaining: answer.remaining_tries,
        comparing: Cell::new(false),
        arrived: Cell::new(false),
        unsent: RefCell::default(),
        taken: RefCell::default(),
    })
}

impl Receiving {
    /// Looks into the mailbox, and answers. What did not get through is sent first.
    pub async fn look(&self) -> Result<Arrival, AppError> {
        if self.unsent.borrow().is_some() {
            return self.confirm().await;
        }
        let (_, message) = self.services.bank().take_message(&self.mailbox).await?;
        let message = message.filter(|message| *message != *self.taken.borrow());
        if let Some(message) = &message {
            self.taken.replace(message.clone());
        }
        match message.map(ByteBuf::from) {
            None => Ok(Arrival::Waiting),
            Some(message) if self.comparing.get() => self.open(message).await,
            Some(message) => self.check(message).await,
        }
    }

    async fn check(&self, message: ByteBuf) -> Result<Arrival, AppError> {
        let checked = match self.keeper.ask(CheckCopy { message }).await {
            Ok(checked) => checked,
            Err(error) => {
                self.give_up().await;
                return Err(match error {
                    KeeperError::Copy(CopyFault::CodesDiffer) => {
                        AppError::CopyCode { remaining: self.remaining }
                    }
                    other => other.into(),
                });
            }
        };
        self.unsent.replace(Some((checked.message, checked.words)));
        self.confirm().await
    }

    /// Sends that the code was right. It waits on if nobody knows whether it got through.
    async fn confirm(&self) -> Result<Arrival, AppError> {
        let waiting = self.unsent.borrow().clone();
        let Some((message, words)) = waiting else {
            return Ok(Arrival::Waiting);
        };
        let sent = self.services.bank().leave_message(&self.mailbox, None, &message).await;
        if !is_lost(&sent) {
            self.unsent.replace(None);
        }
        sent?;
        self.comparing.set(true);
        Ok(Arrival::Comparing(words))
    }

    async fn open(&self, message: ByteBuf) -> Result<Arrival, AppError> {
        let root_sha256 = ByteBuf::from(self.services.config().root_sha256.to_vec());
        let request = OpenCopy { message, root_sha256, now: self.services.now() };
        let copy = self.keeper.ask(request).await?;
        self.arrived.set(true);
        let received = Received { copy };
        if let Some(id) = self.already_here(&received).await? {
            self.thank(&received).await;
            return Ok(Arrival::AlreadyHere(id));
        }
        Ok(Arrival::Arrived(Rc::new(received)))
    }

    async fn already_here(&self, received: &Received) -> Result<Option<EntryId>, AppError> {
        let Some(identity) = received.identity() else {
            return Ok(None);
        };
        let listing = certificates::list(&self.services).await?;
        let same = listing.entries.into_iter().find(|listed| {
            let known = listed.readable();
            known.is_some_and(|known| known.fingerprint == identity.summary.fingerprint)
        });
        Ok(same.map(|same| same.entry.id))
    }

    /// Keeps the certificate under a password of this device, and tells the other one.
    pub async fn keep(&self, received: &Received, password: Secret) -> Result<Taken, AppError> {
        let identity = received.identity().ok_or(AppError::Internal)?;
        let taken =
            import::take(&self.services, &self.keeper, (0, identity), Some(password)).await?;
        if let Taken::New(id) = &taken {
            self.name(id, &received.copy.label).await;
        }
        self.thank(received).await;
        Ok(taken)
    }

    /// The certificate is here, whether or not the other device learns it.
    async fn thank(&self, received: &Received) {
        let bank = self.services.bank();
        let told = bank.leave_message(&self.mailbox, None, &received.copy.message).await;
        if is_lost(&told) {
            let _ = bank.leave_message(&self.mailbox, None, &received.copy.message).await;
        }
        self.keeper.stop();
    }

    /// A name is not worth failing for.
    async fn name(&self, id: &EntryId, label: &str) {
        if !label.is_empty() {
            let _ = certificates::rename(&self.services, id, label).await;
        }
    }

    /// The person goes away. What has arrived and was not kept is gone.
    pub async fn leave(&self) {
        if !self.arrived.get() {
            self.give_up().await;
        }
        self.keeper.stop();
    }

    /// Ends this try at the bank.
    async fn give_up(&self) {
        // Three minutes later the bank forgets it by itself.
        let _ = self.services.bank().leave_mailbox(&self.mailbox).await;
    }
}

/// Whether nobody knows that something got through.
fn is_lost(sent: &Result<(), BankError>) -> bool {
    matches!(sent, Err(BankError::Unreachable | BankError::TimedOut))
}
