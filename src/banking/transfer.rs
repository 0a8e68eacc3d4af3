//! 이체: what is read before it is signed is what is signed.

use base64ct::{Base64, Encoding};
use ingam_bank_api::{
    BankAccount, Recipient, RecipientQuestion, Transfer, TransferFacts, TransferLimits,
    TransferOrder, TransferOrdered, TransferSignature, Transfers, transfer_text,
};
use ingam_core::vault::{Entry, EntryId};
use serde_bytes::ByteBuf;

use super::{answered, token};
use crate::{
    certificates::{
        self, Way, active,
        usage::{Purpose, Use, record_use},
    },
    error::AppError,
    keeper::protocol::{SignTransfer, Unlock},
    platform::bank_client::BankError,
    services::Services,
};

/// What a transfer can begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// Of the customer.
    pub accounts: Vec<BankAccount>,
    /// How much may be transferred.
    pub limits: TransferLimits,
}

impl Start {
    /// What an account can give, won.
    pub fn available(&self, account: &str) -> u64 {
        let found = self.limits.available.iter().find(|available| available.account == account);
        found.map_or(0, |available| available.amount)
    }
}

/// An order with its signature. Sent again it moves nothing more, so nobody is asked to sign twice when an
/// answer is lost.
#[derive(Clone, Debug, PartialEq)]
pub struct SignedOrder {
    order: String,
    signature: TransferSignature,
}

/// Accounts and limits.
pub async fn start(services: &Services) -> Result<Start, AppError> {
    let accounts = super::accounts(services).await?.accounts;
    let (token, at) = token(services)?;
    let limits = answered(services, at, services.bank().transfer_limits(&token).await)?;
    Ok(Start { accounts, limits })
}

/// Whose account it is.
pub async fn recipient(services: &Services, number: &str) -> Result<Recipient, AppError> {
    let (token, at) = token(services)?;
    let asked = RecipientQuestion { number: number.to_owned() };
    answered(services, at, services.bank().transfer_recipient(&token, &asked).await)
}

/// Orders a transfer from an account of this number to a recipient of this name. What the bank wants to have
/// signed must be what was ordered.
pub async fn order(
    services: &Services,
    order: &TransferOrder,
    from: &str,
    recipient: &str,
) -> Result<TransferOrdered, AppError> {
    let (token, at) = token(services)?;
    let ordered = answered(services, at, services.bank().order_transfer(&token, order).await)?;
    if is_ordered(&ordered.facts, order, from, recipient) {
        Ok(ordered)
    } else {
        Err(BankError::Unreadable.into())
    }
}

/// Whether facts are those of an order.
fn is_ordered(facts: &TransferFacts, order: &TransferOrder, from: &str, recipient: &str) -> bool {
    let memo = |ordered: &str, told: &str| ordered.is_empty() || ordered == told;
    facts.from == from
        && facts.recipient == recipient
        && (&facts.to, facts.amount, facts.language) == (&order.to, order.amount, order.language)
        && memo(&order.own_memo, &facts.own_memo)
        && memo(&order.their_memo, &facts.their_memo)
}

/// What will be signed, byte for byte.
pub fn text(services: &Services, facts: &TransferFacts) -> String {
    transfer_text(&services.origin(), facts)
}

/// Signs an order with a certificate of this browser. Nothing is sent.
pub async fn sign(
    services: &Services,
    id: &EntryId,
    way: Way,
    ordered: &TransferOrdered,
) -> Result<SignedOrder, AppError> {
    let work = async |entry: &Entry, unlock| signed(services, ordered, entry, unlock).await;
    certificates::opened(services, id, way, work).await
}

async fn signed(
    services: &Services,
    ordered: &TransferOrdered,
    entry: &Entry,
    unlock: Unlock,
) -> Result<SignedOrder, AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let request = SignTransfer {
        binding: services.binding(&entry.id),
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        unlock,
        facts: ordered.facts.clone(),
        now: ordered.now,
    };
    let signed = services.one_shot_keeper().ask(request).await.map_err(AppError::Keeper)?.signed;
    let TransferFacts { order, amount, .. } = &ordered.facts;
    let used = Use {
        order: Some(order.clone()),
        amount: Some(*amount),
        ..Use::now(services, Purpose::Transfer)
    };
    record_use(services, &entry.id, used).await;
    let signature = TransferSignature { signed: Base64::encode_string(&signed) };
    Ok(SignedOrder { order: order.clone(), signature })
}

/// Has an order carried out. If the answer is lost, it is asked for once more.
pub async fn carry_out(services: &Services, signed: &SignedOrder) -> Result<Transfer, AppError> {
    match send(services, signed).await {
        Err(AppError::Bank(BankError::Unreachable | BankError::TimedOut)) => {
            send(services, signed).await
        }
        outcome => outcome,
    }
}

async fn send(services: &Services, signed: &SignedOrder) -> Result<Transfer, AppError> {
    let (token, at) = token(services)?;
    let SignedOrder { order, signature } = signed;
    answered(services, at, services.bank().sign_transfer(&token, order, signature).await)
}

/// What was transferred, newest first; with an order, what was before it.
pub async fn history(services: &Services, before: Option<&str>) -> Result<Transfers, AppError> {
    let (token, at) = token(services)?;
    answered(services, at, services.bank().transfers(&token, before).await)
}

/// Offers the signed receipt of a transfer as a file.
pub async fn save_receipt(services: &Services, order: &str) -> Result<(), AppError> {
    let (token, at) = token(services)?;
    let receipt = services.bank().transfer_receipt(&token, order).await;
    let receipt = answered(services, at, receipt)?;
    let name = format!("ingam-transfer-{order}.p7m");
    let kind = ingam_bank_api::paths::RECEIPT_CONTENT_TYPE;
    services.offer_file(&name, kind, &receipt).map_err(|_| AppError::Internal)
}
