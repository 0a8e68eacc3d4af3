//! Rows of charges: the fees that were withdrawn, each with the number of its receipt.

use ingam_bank_api::Product;
use sqlx::any::AnyRow;

use super::{StoreError, Tx, column};

/// A fee that was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// Number of the receipt, digits.
    pub receipt: String,
    /// The enrollment whose certificate it paid for: one charge each.
    pub enrollment: String,
    /// Whose fee.
    pub customer: String,
    /// What for.
    pub product: Product,
    /// Where it was withdrawn.
    pub account: String,
    /// Won, VAT included.
    pub amount: u64,
    /// When.
    pub charged_at: i64,
    /// When it was paid back, if it was.
    pub refunded_at: Option<i64>,
}

/// Adds a charge.
pub async fn insert(tx: &mut Tx, charge: &Charge) -> Result<(), StoreError> {
    let amount = i64::try_from(charge.amount).map_err(|_| StoreError::Impossible("amount"))?;
    sqlx::query(
        "INSERT INTO charges (receipt, enrollment, customer, product, account, amount, charged_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&charge.receipt)
    .bind(&charge.enrollment)
    .bind(&charge.customer)
    .bind(charge.product.as_str())
    .bind(&charge.account)
    .bind(amount)
    .bind(charge.charged_at)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The charge with this receipt.
pub async fn find(tx: &mut Tx, receipt: &str) -> Result<Option<Charge>, StoreError> {
    let row = sqlx::query("SELECT * FROM charges WHERE receipt = $1")
        .bind(receipt)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(charge_of).transpose()
}

/// The charge for an enrollment's certificate, if it was not free.
pub async fn of_enrollment(tx: &mut Tx, enrollment: &str) -> Result<Option<Charge>, StoreError> {
    let row = sqlx::query("SELECT * FROM charges WHERE enrollment = $1")
        .bind(enrollment)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(charge_of).transpose()
}

/// The charges of a customer, newest first.
pub async fn of_customer(
    tx: &mut Tx,
    customer: &str,
    at_most: i64,
) -> Result<Vec<Charge>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM charges WHERE customer = $1 ORDER BY charged_at DESC, receipt DESC LIMIT $2",
    )
    .bind(customer)
    .bind(at_most)
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(charge_of).collect()
}

/// Notes that a charge is paid back. False if it was before.
pub async fn refund(tx: &mut Tx, receipt: &str, now: i64) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE charges SET refunded_at = $2 WHERE receipt = $1 AND refunded_at IS NULL",
    )
    .bind(receipt)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

fn charge_of(row: &AnyRow) -> Result<Charge, StoreError> {
    let amount: i64 = column(row, "amount")?;
    Ok(Charge {
        receipt: column(row, "receipt")?,
        enrollment: column(row, "enrollment")?,
        customer: column(row, "customer")?,
        product: super::enrollments::product_of(&column::<String>(row, "product")?)?,
        account: column(row, "account")?,
        amount: u64::try_from(amount).map_err(|_| StoreError::Impossible("amount"))?,
        charged_at: column(row, "charged_at")?,
        refunded_at: column(row, "refunded_at")?,
    })
}
