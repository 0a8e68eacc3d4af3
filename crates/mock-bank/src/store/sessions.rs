//! Rows of sessions: only the SHA-256 of a token is stored.

use super::{StoreError, Tx, column};

/// A session as stored.
#[derive(Clone, Debug)]
pub struct Session {
    /// The one enrollment it may see.
    pub enrollment: String,
    /// When it began.
    pub created_at: i64,
    /// When it was last used, to within half a minute.
    pub used_at: i64,
}

/// Adds a session.
pub async fn insert(
    tx: &mut Tx,
    token_hash: &[u8],
    enrollment: &str,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO sessions (token_hash, enrollment, created_at, used_at) VALUES ($1, $2, $3, $3)")
        .bind(token_hash)
        .bind(enrollment)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The session of a token.
pub async fn find(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<Session>, StoreError> {
    let row =
        sqlx::query("SELECT enrollment, created_at, used_at FROM sessions WHERE token_hash = $1")
            .bind(token_hash)
            .fetch_optional(&mut **tx)
            .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Session {
        enrollment: column(&row, "enrollment")?,
        created_at: column(&row, "created_at")?,
        used_at: column(&row, "used_at")?,
    }))
}

/// Notes that a session is in use.
pub async fn touch(tx: &mut Tx, token_hash: &[u8], now: i64) -> Result<(), StoreError> {
    sqlx::query("UPDATE sessions SET used_at = $2 WHERE token_hash = $1")
        .bind(token_hash)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Ends the sessions of an enrollment.
pub async fn end(tx: &mut Tx, enrollment: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM sessions WHERE enrollment = $1")
        .bind(enrollment)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
