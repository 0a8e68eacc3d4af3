//! Rows of what the other institution has certified: its records, not the bank's.

use sqlx::any::AnyRow;

use super::{StoreError, Tx, column, may_be_stored};
use crate::ca::reason::Reason;

/// A certificate of the other institution.
#[derive(Clone, Debug)]
pub struct ForeignRow {
    /// Serial number, lower-case hex.
    pub serial: String,
    /// Our own name for whoever ordered it.
    pub customer: String,
    /// The certificate.
    pub der: Vec<u8>,
    /// When it was issued.
    pub issued_at: i64,
    /// When it was revoked, if it was.
    pub revoked_at: Option<i64>,
    /// Why, if it was.
    pub reason: Option<Reason>,
}

/// Adds a certificate.
pub async fn insert(tx: &mut Tx, row: &ForeignRow) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO foreign_certificates (serial, customer, der, issued_at, revoked_at, reason)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&row.serial)
    .bind(&row.customer)
    .bind(&row.der)
    .bind(row.issued_at)
    .bind(row.revoked_at)
    .bind(row.reason.map(Reason::code))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Those of a customer, newest first.
pub async fn of_customer(tx: &mut Tx, customer: &str) -> Result<Vec<ForeignRow>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM foreign_certificates WHERE customer = $1 ORDER BY issued_at DESC, serial",
    )
    .bind(customer)
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(row_of).collect()
}

/// Those that are revoked.
pub async fn revoked(tx: &mut Tx) -> Result<Vec<ForeignRow>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM foreign_certificates WHERE revoked_at IS NOT NULL ORDER BY revoked_at, serial",
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(row_of).collect()
}

/// Revokes one. False if there is none of this serial number that is not revoked.
pub async fn revoke(
    tx: &mut Tx,
    serial: &str,
    now: i64,
    reason: Reason,
) -> Result<bool, StoreError> {
    if !may_be_stored(serial) {
        return Ok(false);
    }
    let done = sqlx::query(
        "UPDATE foreign_certificates SET revoked_at = $2, reason = $3
         WHERE serial = $1 AND revoked_at IS NULL",
    )
    .bind(serial)
    .bind(now)
    .bind(reason.code())
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

fn row_of(row: &AnyRow) -> Result<ForeignRow, StoreError> {
    let reason: Option<i64> = column(row, "reason")?;
    Ok(ForeignRow {
        serial: column(row, "serial")?,
        customer: column(row, "customer")?,
        der: column(row, "der")?,
        issued_at: column(row, "issued_at")?,
        revoked_at: column(row, "revoked_at")?,
        reason: reason.and_then(Reason::of),
    })
}
