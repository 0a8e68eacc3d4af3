//! 이체: money that whoever is logged in sends to another account of the bank (`docs/transfer.md`).
//!
//! An order is good for five minutes, for the session and the origin that gave it, and once. Nothing moves
//! before its text is signed with the certificate of the session. The same signature again gets the
//! same answer: whoever lost the first one asks once more.

mod limits;
mod receipt;
mod sign;

use ingam_bank_api::{
    Available, LONGEST_MEMO, Language, Recipient, RecipientQuestion, TransferFacts, TransferLimits,
    TransferOrder, TransferOrdered, Transfers, is_line,
};
use sha2::{Digest as _, Sha256};

use crate::Bank;
use crate::ca::AuthorityError;
use crate::ca::crl::CrlError;
use crate::clock::kst_day;
use crate::config::{ORDER_LIFETIME, ORDERS, TRANSFER_FEE, TRANSFERS, bank_name};
use crate::hex::hex;
use crate::ledger::BookingError;
use crate::login::{Defect, Denied, LoginError};
use crate::secrets::{random, random_digits};
use crate::store::people::{self, Account, Customer};
use crate::store::transfers::{self, Before, StoredTransfer};
use crate::store::{StoreError, Tx, commit, enrollments};

/// Why nothing comes of a call.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TransferError {
    /// A field has the wrong form, nobody is logged in, or the signature is not right.
    #[error(transparent)]
    Login(#[from] LoginError),
    /// No account has this number.
    #[error("no account of the bank has this number")]
    Recipient,
    /// From an account to itself.
    #[error("both accounts are the same")]
    SameAccount,
    /// More than is transferred at once.
    #[error("more than is transferred at once")]
    OverLimit,
    /// More than is left of today.
    #[error("more than is left of the day's limit")]
    OverDailyLimit,
    /// The account does not give that much.
    #[error("the balance does not cover the amount")]
    BalanceTooLow,
    /// Too many orders wait for a signature: in so many seconds fewer do.
    #[error("too many orders wait for a signature")]
    TooManyOrders(u32),
    /// The order is unknown, too old, or of another session or origin.
    #[error("the order is not known")]
    OrderUnknown,
    /// The order was carried out with another signature.
    #[error("the order was carried out before")]
    OrderExecuted,
    /// Signed with another certificate than that of the session.
    #[error("another certificate than that of the session")]
    OtherCertificate,
    /// Nothing was transferred under this number, or by somebody else.
    #[error("no such transfer")]
    Unknown,
    /// The receipt cannot be signed.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
}

impl From<StoreError> for TransferError {
    fn from(error: StoreError) -> Self {
        LoginError::from(error).into()
    }
}

impl From<Denied> for TransferError {
    fn from(denied: Denied) -> Self {
        LoginError::from(denied).into()
    }
}

impl From<Defect> for TransferError {
    fn from(defect: Defect) -> Self {
        LoginError::from(defect).into()
    }
}

impl From<BookingError> for TransferError {
    fn from(error: BookingError) -> Self {
        match error {
            BookingError::InsufficientFunds => Self::BalanceTooLow,
            BookingError::Store(error) => error.into(),
        }
    }
}

impl From<CrlError> for TransferError {
    fn from(error: CrlError) -> Self {
        match error {
            CrlError::Store(error) => error.into(),
            CrlError::Authority(error) => error.into(),
        }
    }
}

impl Bank {
    /// Whose account this is, in part.
    pub async fn transfer_recipient(
        &self,
        token: &str,
        asked: &RecipientQuestion,
    ) -> Result<Recipient, TransferError> {
        let (mut tx, _) = self.login_session(token).await?;
        let (_, holder) = recipient(&mut tx, "number", &asked.number).await?;
        commit(tx).await?;
        Ok(Recipient { bank: bank_name(), number: asked.number.clone(), name: shown_name(&holder) })
    }

    /// How much may be transferred.
    pub async fn transfer_limits(&self, token: &str) -> Result<TransferLimits, TransferError> {
        let (mut tx, session) = self.login_session(token).await?;
        let now = self.ra.clock.now();
        let customer = people::customer(&mut tx, &session.customer).await?;
        let customer = customer.ok_or(StoreError::Impossible("customer"))?;
        let limits = limits::of(customer.holder);
        let left_today = limits::left_today(&mut tx, &customer, now).await?;
        let mut available = Vec::new();
        for account in people::accounts(&mut tx, &customer.id).await? {
            let amount = can_give(&mut tx, &account, now).await?;
            available.push(Available { account: account.id, amount });
        }
        commit(tx).await?;
        Ok(TransferLimits {
            at_once: limits.at_once,
            a_day: limits.a_day,
            left_today,
            available,
            now,
        })
    }

    /// Takes an order from a page of this origin. Nothing moves.
    pub async fn order_transfer(
        &self,
        token: &str,
        order: &TransferOrder,
        origin: &str,
    ) -> Result<TransferOrdered, TransferError> {
        let (mut tx, session) = self.login_session(token).await?;
        let now = self.ra.clock.now();
        let customer = people::customer(&mut tx, &session.customer).await?;
        let customer = customer.ok_or(StoreError::Impossible("customer"))?;
        let own = people::accounts(&mut tx, &customer.id).await?;
        let from = own.into_iter().find(|account| account.id == order.from);
        let from = from.ok_or(LoginError::Field("from"))?;
        let (to, holder) = recipient(&mut tx, "to", &order.to).await?;
        if from.id == to.id {
            return Err(TransferError::SameAccount);
        }
        let recipient = shown_name(&holder);
        let own_memo = memo("own_memo", &order.own_memo, &recipient)?;
        let their_memo = memo("their_memo", &order.their_memo, &customer.name)?;
        if order.amount == 0 {
            return Err(LoginError::Field("amount").into());
        }
        covered(&mut tx, &customer, &from, order.amount, now).await?;

        transfers::sweep(&mut tx, now).await?;
        if transfers::waiting(&mut tx, &customer.id).await? >= ORDERS {
            let seconds = u32::try_from(ORDER_LIFETIME).unwrap_or(u32::MAX);
            return Err(TransferError::TooManyOrders(seconds));
        }
        let bank = match order.language {
            Language::Ko => bank_name().ko,
            Language::En => bank_name().en,
        };
        let facts = TransferFacts {
            order: free_order_number(&mut tx, now).await?,
            nonce: hex(&random::<32>()),
            language: order.language,
            bank,
            sender: customer.name.clone(),
            from: from.number.clone(),
            recipient,
            to: to.number,
            amount: order.amount,
            fee: TRANSFER_FEE,
            own_memo,
            their_memo,
            ordered_at: now,
        };
        let expires_at = now + ORDER_LIFETIME;
        let stored = StoredTransfer {
            session_hash: Sha256::digest(token.as_bytes()).to_vec(),
            customer: customer.id,
            serial: session.serial,
            registration: session.registration,
            origin: origin.to_owned(),
            from: from.id,
            to: to.id,
            facts,
            expires_at,
            executed: None,
        };
        transfers::insert(&mut tx, &stored).await?;
        commit(tx).await?;
        Ok(TransferOrdered { facts: stored.facts, expires_at, now })
    }

    /// What the customer has transferred; with an order, what was before it.
    pub async fn transfers(
        &self,
        token: &str,
        before: Option<&str>,
    ) -> Result<Transfers, TransferError> {
        let (mut tx, session) = self.login_session(token).await?;
        let before = match before {
            None => None,
            Some(order) => {
                let known = own(&mut tx, &session.customer, order).await?;
                let at = known.executed.ok_or(TransferError::Unknown)?.at;
                Some(Before { at, order: order.to_owned() })
            }
        };
        let at_most = TRANSFERS + 1;
        let found =
            transfers::history(&mut tx, &session.customer, before.as_ref(), at_most).await?;
        commit(tx).await?;
        let shown = usize::try_from(TRANSFERS).unwrap_or(usize::MAX);
        let transfers: Vec<_> = found.iter().take(shown).filter_map(StoredTransfer::view).collect();
        let more = (found.len() > shown).then(|| transfers.last()).flatten();
        let more = more.map(|last| last.facts.order.clone());
        Ok(Transfers { transfers, more })
    }

    /// The signed receipt of a transfer, DER.
    pub async fn transfer_receipt(
        &self,
        token: &str,
        order: &str,
    ) -> Result<Vec<u8>, TransferError> {
        let (mut tx, session) = self.login_session(token).await?;
        let found = own(&mut tx, &session.customer, order).await?;
        commit(tx).await?;
        Ok(found.executed.ok_or(TransferError::Unknown)?.receipt)
    }
}

/// An order of this customer.
async fn own(tx: &mut Tx, customer: &str, order: &str) -> Result<StoredTransfer, TransferError> {
    let found = transfers::find(tx, order).await?;
    found.filter(|found| found.customer == customer).ok_or(TransferError::Unknown)
}

/// The account of this number, and whose it is.
async fn recipient(
    tx: &mut Tx,
    field: &'static str,
    number: &str,
) -> Result<(Account, Customer), TransferError> {
    let is_digits = number.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits || !(10..=14).contains(&number.len()) {
        return Err(LoginError::Field(field).into());
    }
    let account = people::by_account_number(tx, number).await?;
    let account = account.ok_or(TransferError::Recipient)?;
    let holder = people::customer(tx, &account.customer).await?;
    Ok((account, holder.ok_or(StoreError::Impossible("customer"))?))
}

/// A customer's name as others see it: `김영희` → `김*희`. What an organisation is called is no secret.
fn shown_name(customer: &Customer) -> String {
    if customer.holder == ingam_bank_api::Holder::Corporate {
        return customer.name.clone();
    }
    let last = customer.name.chars().count().saturating_sub(1);
    let hidden = |at: usize| at > 0 && (at < last || last == 1);
    let shown = |(at, character)| if hidden(at) { '*' } else { character };
    customer.name.chars().enumerate().map(shown).collect()
}

/// A note, or what stands there without one.
fn memo(field: &'static str, given: &str, usual: &str) -> Result<String, LoginError> {
    if !is_line(given) || given.chars().count() > LONGEST_MEMO {
        return Err(LoginError::Field(field));
    }
    let memo = if given.is_empty() { usual } else { given };
    Ok(memo.chars().take(LONGEST_MEMO).collect::<String>().trim_end().to_owned())
}

/// Whether so much may leave an account now.
async fn covered(
    tx: &mut Tx,
    customer: &Customer,
    from: &Account,
    amount: u64,
    now: i64,
) -> Result<(), TransferError> {
    if amount > limits::of(customer.holder).at_once {
        return Err(TransferError::OverLimit);
    }
    if amount > limits::left_today(tx, customer, now).await? {
        return Err(TransferError::OverDailyLimit);
    }
    if amount + TRANSFER_FEE > can_give(tx, from, now).await? {
        return Err(TransferError::BalanceTooLow);
    }
    Ok(())
}

/// What is on an account and not reserved for a fee, won.
async fn can_give(tx: &mut Tx, account: &Account, now: i64) -> Result<u64, StoreError> {
    let reserved = enrollments::reserved_on(tx, &account.id, now).await?;
    Ok(u64::try_from(account.balance - reserved).unwrap_or(0))
}

/// A number that no order has: the Korean day and eight digits.
async fn free_order_number(tx: &mut Tx, now: i64) -> Result<String, StoreError> {
    let day = kst_day(now).replace('.', "");
    loop {
        let number = format!("{day}{}", random_digits(8));
        if transfers::find(tx, &number).await?.is_none() {
            return Ok(number);
        }
    }
}
