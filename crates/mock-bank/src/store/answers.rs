//! What was accepted last of the answers that hold a number which works once, at the verification or,
//! by phone, at the identity: the same answer again, after ours was lost, is no second use of it.

use super::{StoreError, Tx};

/// Remembers the keyed hash of an accepted answer.
pub async fn remember(tx: &mut Tx, enrollment: &str, hash: &[u8]) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO accepted_answers (enrollment, hash) VALUES ($1, $2)
         ON CONFLICT (enrollment) DO UPDATE SET hash = excluded.hash",
    )
    .bind(enrollment)
    .bind(hash)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Whether this is the hash of the answer that was accepted last.
pub async fn is_accepted(tx: &mut Tx, enrollment: &str, hash: &[u8]) -> Result<bool, StoreError> {
    let row = sqlx::query("SELECT 1 FROM accepted_answers WHERE enrollment = $1 AND hash = $2")
        .bind(enrollment)
        .bind(hash)
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.is_some())
}
