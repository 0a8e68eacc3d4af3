//! Rows of CMP transactions: which nonce the client's `certConf` has to repeat.

use super::{StoreError, Tx, column};

/// A CMP transaction as stored.
#[derive(Clone, Debug)]
pub struct Transaction {
    /// Whose certificate it is about.
    pub enrollment: String,
    /// The nonce we sent last.
    pub nonce: Vec<u8>,
}

/// The transaction with this id.
pub async fn find(tx: &mut Tx, id: &[u8]) -> Result<Option<Transaction>, StoreError> {
    let row = sqlx::query("SELECT enrollment, nonce FROM cmp_transactions WHERE id = $1")
        .bind(id)
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Transaction { enrollment: column(&row, "enrollment")?, nonce: column(&row, "nonce")? }))
}

/// Adds a transaction, or takes up one of the same enrollment with a new nonce. False if the id
/// belongs to another enrollment.
pub async fn begin(
    tx: &mut Tx,
    id: &[u8],
    enrollment: &str,
    nonce: &[u8],
    now: i64,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO cmp_transactions (id, enrollment, nonce, started_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id) DO UPDATE SET nonce = excluded.nonce
         WHERE cmp_transactions.enrollment = excluded.enrollment",
    )
    .bind(id)
    .bind(enrollment)
    .bind(nonce)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}
