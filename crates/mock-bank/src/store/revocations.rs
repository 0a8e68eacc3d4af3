//! Rows of what leads to a revocation: messages that were signed, and revocation codes.

use super::{StoreError, Tx, column};

/// Notes that a message with this transaction id was acted on; false if that had been done before.
pub async fn first_time(
    tx: &mut Tx,
    id: &[u8],
    serial: &str,
    now: i64,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO signed_messages (id, serial, at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING",
    )
    .bind(id)
    .bind(serial)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Stores the hash of a certificate's revocation code, in place of the one before.
pub async fn set_code(tx: &mut Tx, serial: &str, hash: &[u8], now: i64) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO revocation_codes (serial, code_hash, made_at) VALUES ($1, $2, $3)
         ON CONFLICT (serial) DO UPDATE SET code_hash = excluded.code_hash, made_at = excluded.made_at",
    )
    .bind(serial)
    .bind(hash)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Serial number of the certificate with this code.
pub async fn by_code(tx: &mut Tx, hash: &[u8]) -> Result<Option<String>, StoreError> {
    let row = sqlx::query("SELECT serial FROM revocation_codes WHERE code_hash = $1")
        .bind(hash)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(|row| column(row, "serial")).transpose()
}
