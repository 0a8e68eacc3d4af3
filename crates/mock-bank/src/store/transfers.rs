//! Rows of transfers: ordered, and perhaps carried out.

use ingam_bank_api::{Transfer, TransferFacts};
use sqlx::any::AnyRow;

use super::{StoreError, Tx, column, may_be_stored};

/// An order as stored.
#[derive(Clone, Debug)]
pub struct StoredTransfer {
    /// SHA-256 of the token of the session that ordered it.
    pub session_hash: Vec<u8>,
    /// Whose order.
    pub customer: String,
    /// Serial number of the certificate of the session, whoever issued it.
    pub serial: String,
    /// Its fingerprint, if it is registered and not the bank's own.
    pub registration: Option<String>,
    /// Of the page that ordered it.
    pub origin: String,
    /// Our own name for the account that the money leaves.
    pub from: String,
    /// Our own name for the account that gets it.
    pub to: String,
    /// What is to be signed.
    pub facts: TransferFacts,
    /// From when on it can no longer be signed.
    pub expires_at: i64,
    /// What became of it.
    pub executed: Option<Executed>,
}

/// How an order was carried out.
#[derive(Clone, Debug)]
pub struct Executed {
    /// When.
    pub at: i64,
    /// SHA-256 of what was sent as the signature.
    pub signature_hash: Vec<u8>,
    /// The signed receipt, DER.
    pub receipt: Vec<u8>,
}

/// Where a page of the history begins: after this transfer.
#[derive(Clone, Debug)]
pub struct Before {
    /// When it was carried out.
    pub at: i64,
    /// Its order.
    pub order: String,
}

impl StoredTransfer {
    /// As the customer sees it, if it was carried out.
    pub fn view(&self) -> Option<Transfer> {
        let executed = self.executed.as_ref()?;
        let (facts, serial) = (self.facts.clone(), self.serial.clone());
        Some(Transfer { facts, executed_at: executed.at, serial })
    }
}

/// Adds an order.
pub async fn insert(tx: &mut Tx, order: &StoredTransfer) -> Result<(), StoreError> {
    let facts =
        serde_json::to_string(&order.facts).map_err(|_| StoreError::Impossible("transfer"))?;
    let amount = i64::try_from(order.facts.amount).map_err(|_| StoreError::Impossible("amount"))?;
    sqlx::query(
        "INSERT INTO transfers (id, session_hash, customer, serial, origin, from_account, to_account, amount,
            facts, ordered_at, expires_at, registration)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(&order.facts.order)
    .bind(&order.session_hash)
    .bind(&order.customer)
    .bind(&order.serial)
    .bind(&order.origin)
    .bind(&order.from)
    .bind(&order.to)
    .bind(amount)
    .bind(facts)
    .bind(order.facts.ordered_at)
    .bind(order.expires_at)
    .bind(&order.registration)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Forgets what was ordered and never signed.
pub async fn sweep(tx: &mut Tx, now: i64) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM transfers WHERE executed_at IS NULL AND expires_at <= $1")
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// How many orders of a customer wait for a signature.
pub async fn waiting(tx: &mut Tx, customer: &str) -> Result<i64, StoreError> {
    let row = sqlx::query(
        "SELECT COUNT(*) AS n FROM transfers WHERE customer = $1 AND executed_at IS NULL",
    )
    .bind(customer)
    .fetch_one(&mut **tx)
    .await?;
    column(&row, "n")
}

/// What a customer has transferred since a time, won.
pub async fn sum_since(tx: &mut Tx, customer: &str, since: i64) -> Result<i64, StoreError> {
    let row = sqlx::query(
        "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS n FROM transfers
         WHERE customer = $1 AND executed_at >= $2",
    )
    .bind(customer)
    .bind(since)
    .fetch_one(&mut **tx)
    .await?;
    column(&row, "n")
}

/// The order with this number.
pub async fn find(tx: &mut Tx, order: &str) -> Result<Option<StoredTransfer>, StoreError> {
    if !may_be_stored(order) {
        return Ok(None);
    }
    let row = sqlx::query("SELECT * FROM transfers WHERE id = $1")
        .bind(order)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(transfer_of).transpose()
}

/// Notes that an order was carried out. False if it was before.
pub async fn execute(tx: &mut Tx, order: &str, executed: &Executed) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE transfers SET executed_at = $2, signature_hash = $3, receipt = $4
         WHERE id = $1 AND executed_at IS NULL",
    )
    .bind(order)
    .bind(executed.at)
    .bind(&executed.signature_hash)
    .bind(&executed.receipt)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What a customer has transferred, newest first.
pub async fn history(
    tx: &mut Tx,
    customer: &str,
    before: Option<&Before>,
    at_most: i64,
) -> Result<Vec<StoredTransfer>, StoreError> {
    let rows = match before {
        None => sqlx::query(
            "SELECT * FROM transfers WHERE customer = $1 AND executed_at IS NOT NULL
             ORDER BY executed_at DESC, id DESC LIMIT $2",
        )
        .bind(customer)
        .bind(at_most),
        Some(before) => sqlx::query(
            "SELECT * FROM transfers WHERE customer = $1 AND executed_at IS NOT NULL
             AND (executed_at < $3 OR (executed_at = $3 AND id < $4))
             ORDER BY executed_at DESC, id DESC LIMIT $2",
        )
        .bind(customer)
        .bind(at_most)
        .bind(before.at)
        .bind(&before.order),
    };
    rows.fetch_all(&mut **tx).await?.iter().map(transfer_of).collect()
}

fn transfer_of(row: &AnyRow) -> Result<StoredTransfer, StoreError> {
    let executed = match column::<Option<i64>>(row, "executed_at")? {
        None => None,
        Some(at) => Some(Executed {
            at,
            signature_hash: column(row, "signature_hash")?,
            receipt: column(row, "receipt")?,
        }),
    };
    let facts: String = column(row, "facts")?;
    Ok(StoredTransfer {
        session_hash: column(row, "session_hash")?,
        customer: column(row, "customer")?,
        serial: column(row, "serial")?,
        registration: column(row, "registration")?,
        origin: column(row, "origin")?,
        from: column(row, "from_account")?,
        to: column(row, "to_account")?,
        facts: serde_json::from_str(&facts).map_err(|_| StoreError::Impossible("transfer"))?,
        expires_at: column(row, "expires_at")?,
        executed,
    })
}
