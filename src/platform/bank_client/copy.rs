//! Mailboxes at the bank, for copies between devices.

use base64ct::{Base64, Encoding};
use ingam_bank_api::{
    MailboxJoined, MailboxMessage, MailboxOpened, MailboxTaken, MailboxTry, Secret, paths,
};

use super::{BankClient, BankError, Method, read, refusal, write};

/// One side of a mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailboxKey {
    /// Four digits.
    pub number: String,
    /// Of this side.
    pub token: Secret,
}

impl BankClient {
    /// `POST /api/mailboxes`
    pub async fn open_mailbox(&self) -> Result<MailboxOpened, BankError> {
        read(&self.call(Method::Post, paths::MAILBOXES, None, None).await?)
    }

    /// `POST …/tries`: the first message.
    pub async fn join_mailbox(
        &self,
        number: &str,
        message: &[u8],
    ) -> Result<MailboxJoined, BankError> {
        let question = write(&MailboxTry { message: Base64::encode_string(message) })?;
        let path = paths::mailbox_part(number, "tries");
        read(&self.call(Method::Post, &path, None, Some(question)).await?)
    }

    /// `POST …/messages`: for the other side.
    pub async fn leave_message(
        &self,
        mailbox: &MailboxKey,
        attempt: Option<u32>,
        message: &[u8],
    ) -> Result<(), BankError> {
        let question = write(&MailboxMessage { attempt, message: Base64::encode_string(message) })?;
        let path = paths::mailbox_part(&mailbox.number, "messages");
        let body = Some(("application/json", question));
        let response = self.send(Method::Post, &path, Some(&mailbox.token), body).await?;
        if response.status == 204 { Ok(()) } else { Err(refusal(&response)) }
    }

    /// `POST …/messages/next`: the try it belongs to and the oldest message, which is gone from the bank then.
    pub async fn take_message(
        &self,
        mailbox: &MailboxKey,
    ) -> Result<(u32, Option<Vec<u8>>), BankError> {
        let path = paths::mailbox_part(&mailbox.number, "messages/next");
        let answer = self.call(Method::Post, &path, Some(&mailbox.token), None).await?;
        let MailboxTaken { attempt, message } = read(&answer)?;
        let message = message.map(|text| Base64::decode_vec(&text)).transpose();
        Ok((attempt, message.map_err(|_| BankError::Unreadable)?))
    }

    /// `DELETE …`: gives the mailbox up, or a try.
    pub async fn leave_mailbox(&self, mailbox: &MailboxKey) -> Result<(), BankError> {
        let path = paths::mailbox(&mailbox.number);
        let response = self.send(Method::Delete, &path, Some(&mailbox.token), None).await?;
        if response.status == 204 { Ok(()) } else { Err(refusal(&response)) }
    }
}
