//! Mailboxes in which a certificate goes from one device to another (`docs/copy.md`). The bank passes messages on
//! that it cannot read: who has the code on the screen of the other device is not the bank's to know.
//!
//! They are in the database, because both devices may talk to different instances of the bank. Nothing of
//! it is in the audit log: no customer is known here.

use base64ct::{Base64, Base64UrlUnpadded, Encoding as _};
use ingam_bank_api::{
    MailboxJoined, MailboxMessage, MailboxOpened, MailboxTaken, MailboxTry, Secret,
};
use sha2::{Digest as _, Sha256};

use crate::Bank;
use crate::secrets::{random, random_digits};
use crate::store::mailboxes::{self, Mailbox, Message, State};
use crate::store::{StoreError, Tx, commit};

/// Digits of a number.
const NUMBER_DIGITS: usize = 4;
/// Mailboxes that are open at the same time: whoever guesses a number most likely finds none.
const MOST_OPEN: i64 = 1000;
/// Seconds in which the other device has to come, and in which a message is held.
const LIFETIME: i64 = 3 * 60;
/// Seconds in which people compare words and think of a password, once the other device is there.
const JOINED_LIFETIME: i64 = 15 * 60;
/// Tries before the mailbox is no more.
const TRIES: i64 = 3;
/// Largest message, bytes.
const LARGEST: usize = 12_000;
/// Messages that wait for one side.
const MOST_WAITING: i64 = 4;

/// Why nothing comes of a call.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CopyError {
    /// A field has the wrong form.
    #[error("{0} is not acceptable")]
    Field(&'static str),
    /// More than is passed on.
    #[error("the message is too large")]
    TooLarge,
    /// No mailbox of this number, or it was forgotten.
    #[error("no such mailbox")]
    Unknown,
    /// Its time is over.
    #[error("the mailbox has expired")]
    Expired,
    /// It is in use, was used, or was given up.
    #[error("the mailbox is used")]
    Used,
    /// Too many wrong tries.
    #[error("the mailbox is locked")]
    Locked,
    /// The token belongs to nobody here.
    #[error("no such side")]
    NoToken,
    /// Too many mailboxes are open.
    #[error("no mailbox is free")]
    Full,
    /// The bank failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Sender,
    Receiver,
}

impl Bank {
    /// Opens a mailbox.
    pub async fn open_mailbox(&self) -> Result<MailboxOpened, CopyError> {
        let now = self.ra.clock.now();
        let token = token();
        self.forget_what_is_over(now).await?;
        let mut tx = self.ra.store.write().await?;
        if mailboxes::count_open(&mut tx, now).await? >= MOST_OPEN {
            return Err(CopyError::Full);
        }
        // One in ten is open at most; some more are remembered.
        for _ in 0..20 {
            let mailbox = Mailbox {
                number: random_digits(NUMBER_DIGITS),
                sender_hash: hash(&token),
                receiver_hash: None,
                attempt: 0,
                settled: false,
                state: State::Open,
                expires_at: now + LIFETIME,
            };
            if mailboxes::insert(&mut tx, &mailbox).await? {
                commit(tx).await?;
                let lifetime = u32::try_from(LIFETIME).unwrap_or(u32::MAX);
                return Ok(MailboxOpened {
                    number: mailbox.number,
                    token: Secret::new(token),
                    lifetime,
                });
            }
        }
        Err(CopyError::Full)
    }

    /// Somebody tries a code. What was said in the try before is forgotten.
    pub async fn join_mailbox(
        &self,
        number: &str,
        join: &MailboxTry,
    ) -> Result<MailboxJoined, CopyError> {
        let body = body(&join.message)?;
        let (mut tx, mailbox) = self.mailbox(number).await?;
        if mailbox.settled {
            return Err(CopyError::Used);
        }
        if mailbox.attempt >= TRIES {
            mailboxes::end(&mut tx, number, State::Locked).await?;
            commit(tx).await?;
            return Err(CopyError::Locked);
        }
        let (token, attempt) = (token(), mailbox.attempt + 1);
        mailboxes::join(&mut tx, number, &hash(&token), attempt).await?;
        let expires_at = self.ra.clock.now() + LIFETIME;
        mailboxes::put(&mut tx, number, &Message { attempt, for_sender: true, body, expires_at })
            .await?;
        commit(tx).await?;
        let remaining_tries = u32::try_from(TRIES - attempt).unwrap_or(0);
        Ok(MailboxJoined { token: Secret::new(token), remaining_tries })
    }

    /// Takes a message for the other side. With the first one of the side that joined, nobody else can join:
    /// it says more only when the code was right.
    pub async fn send_to_mailbox(
        &self,
        number: &str,
        token: &str,
        message: &MailboxMessage,
    ) -> Result<(), CopyError> {
        let body = body(&message.message)?;
        let (mut tx, mailbox) = self.mailbox(number).await?;
        let side = side(&mailbox, token)?;
        let attempt = mailbox.attempt;
        // An answer to a try that is over would be taken for one to the try of now.
        if side == Side::Sender && message.attempt.map(i64::from) != Some(attempt) {
            return Err(CopyError::Field("attempt"));
        }
        let for_sender = side == Side::Receiver;
        let now = self.ra.clock.now();
        if mailboxes::waiting(&mut tx, number, for_sender, now).await? >= MOST_WAITING {
            return Err(CopyError::Field("message"));
        }
        if side == Side::Receiver && !mailbox.settled {
            mailboxes::settle(&mut tx, number, now + JOINED_LIFETIME).await?;
        }
        let expires_at = now + LIFETIME;
        mailboxes::put(&mut tx, number, &Message { attempt, for_sender, body, expires_at }).await?;
        commit(tx).await?;
        Ok(())
    }

    /// Hands out the oldest message for this side, and forgets it.
    pub async fn take_from_mailbox(
        &self,
        number: &str,
        token: &str,
    ) -> Result<MailboxTaken, CopyError> {
        let (mut tx, mailbox) = self.mailbox(number).await?;
        let for_sender = side(&mailbox, token)? == Side::Sender;
        let taken = mailboxes::take(&mut tx, number, for_sender, self.ra.clock.now()).await?;
        commit(tx).await?;
        let attempt = u32::try_from(mailbox.attempt).unwrap_or(0);
        Ok(MailboxTaken { attempt, message: taken.map(|body| Base64::encode_string(&body)) })
    }

    /// The sending side gives the mailbox up, or the receiving side a try: after the last one the mailbox is
    /// no more.
    pub async fn leave_mailbox(&self, number: &str, token: &str) -> Result<(), CopyError> {
        let (mut tx, mailbox) = self.mailbox(number).await?;
        match side(&mailbox, token)? {
            Side::Sender => mailboxes::end(&mut tx, number, State::Used).await?,
            Side::Receiver if mailbox.settled => {
                mailboxes::end(&mut tx, number, State::Used).await?
            }
            Side::Receiver if mailbox.attempt >= TRIES => {
                mailboxes::end(&mut tx, number, State::Locked).await?;
            }
            Side::Receiver => mailboxes::forget(&mut tx, number).await?,
        }
        commit(tx).await?;
        Ok(())
    }

    /// A mailbox that is open, and the transaction in which it stays so.
    async fn mailbox(&self, number: &str) -> Result<(Tx, Mailbox), CopyError> {
        // Whatever else stands in a path is no business of the database.
        if number.len() != NUMBER_DIGITS || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CopyError::Unknown);
        }
        let now = self.ra.clock.now();
        self.forget_what_is_over(now).await?;
        let mut tx = self.ra.store.write().await?;
        let mailbox = mailboxes::lock(&mut tx, number).await?.ok_or(CopyError::Unknown)?;
        match mailbox.state {
            State::Used => return Err(CopyError::Used),
            State::Locked => return Err(CopyError::Locked),
            State::Open => {}
        }
        if mailbox.expires_at <= now {
            return Err(CopyError::Expired);
        }
        Ok((tx, mailbox))
    }

    /// Whichever mailbox is asked for. On its own: what is over is of many mailboxes, of which none is locked.
    async fn forget_what_is_over(&self, now: i64) -> Result<(), StoreError> {
        let mut tx = self.ra.store.read().await?;
        let over = mailboxes::is_over(&mut tx, now).await?;
        drop(tx);
        if over {
            let mut tx = self.ra.store.write().await?;
            mailboxes::sweep(&mut tx, now).await?;
            commit(tx).await?;
        }
        Ok(())
    }
}

fn side(mailbox: &Mailbox, token: &str) -> Result<Side, CopyError> {
    let hash = hash(token);
    if mailbox.sender_hash == hash {
        Ok(Side::Sender)
    } else if mailbox.receiver_hash.as_ref() == Some(&hash) {
        Ok(Side::Receiver)
    } else {
        Err(CopyError::NoToken)
    }
}

fn body(message: &str) -> Result<Vec<u8>, CopyError> {
    if message.len() > LARGEST.div_ceil(3) * 4 {
        return Err(CopyError::TooLarge);
    }
    let body = Base64::decode_vec(message).map_err(|_| CopyError::Field("message"))?;
    if body.is_empty() { Err(CopyError::Field("message")) } else { Ok(body) }
}

fn token() -> String {
    Base64UrlUnpadded::encode_string(&random::<32>())
}

fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
