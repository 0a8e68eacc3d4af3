//! Transfers, for whoever is logged in.

use ingam_bank_api::{
    Recipient, RecipientQuestion, Secret, Transfer, TransferLimits, TransferOrder, TransferOrdered,
    TransferSignature, Transfers, paths,
};

use super::{BankClient, BankError, Method, read, refusal, write};

impl BankClient {
    /// `POST /api/transfers/recipient`: whose account it is.
    pub async fn transfer_recipient(
        &self,
        token: &Secret,
        asked: &RecipientQuestion,
    ) -> Result<Recipient, BankError> {
        let question = Some(write(asked)?);
        let answer = self.call(Method::Post, paths::TRANSFER_RECIPIENT, Some(token), question);
        read(&answer.await?)
    }

    /// `GET /api/transfers/limits`: how much may be transferred.
    pub async fn transfer_limits(&self, token: &Secret) -> Result<TransferLimits, BankError> {
        let answer = self.call(Method::Get, paths::TRANSFER_LIMITS, Some(token), None);
        read(&answer.await?)
    }

    /// `POST /api/transfers`: what will have to be signed. Nothing moves.
    pub async fn order_transfer(
        &self,
        token: &Secret,
        order: &TransferOrder,
    ) -> Result<TransferOrdered, BankError> {
        let question = Some(write(order)?);
        let answer = self.call(Method::Post, paths::TRANSFERS, Some(token), question);
        read(&answer.await?)
    }

    /// `POST /api/transfers/{order}/signature`: it is carried out, once however often this is sent.
    pub async fn sign_transfer(
        &self,
        token: &Secret,
        order: &str,
        signature: &TransferSignature,
    ) -> Result<Transfer, BankError> {
        let (path, question) = (paths::transfer_signature(order), Some(write(signature)?));
        let answer = self.call(Method::Post, &path, Some(token), question);
        read(&answer.await?)
    }

    /// `GET /api/transfers`: what was transferred, before an order or up to now.
    pub async fn transfers(
        &self,
        token: &Secret,
        before: Option<&str>,
    ) -> Result<Transfers, BankError> {
        let query = before.map(|order| format!("?before={order}")).unwrap_or_default();
        let path = [paths::TRANSFERS, &query].concat();
        let answer = self.call(Method::Get, &path, Some(token), None);
        read(&answer.await?)
    }

    /// `GET /api/transfers/{order}/receipt`: DER of a CMS `SignedData`.
    pub async fn transfer_receipt(
        &self,
        token: &Secret,
        order: &str,
    ) -> Result<Vec<u8>, BankError> {
        let path = paths::transfer_receipt(order);
        let response = self.send(Method::Get, &path, Some(token), None).await?;
        if response.status == 200 && response.content_type == paths::RECEIPT_CONTENT_TYPE {
            return Ok(response.body);
        }
        Err(refusal(&response))
    }
}
