//! Rows of logins: what is to be signed, and who is logged in. Of nonces and tokens only the SHA-256
//! is stored.

use sqlx::any::AnyRow;

use super::{StoreError, Tx, column};

/// A challenge as stored.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// Of which page it is.
    pub origin: String,
    /// From when on it is no longer good.
    pub expires_at: i64,
}

/// A session as stored.
#[derive(Clone, Debug)]
pub struct LoginSession {
    /// SHA-256 of its token.
    pub token_hash: Vec<u8>,
    /// Who is logged in.
    pub customer: String,
    /// Serial number of the certificate, whoever issued it.
    pub serial: String,
    /// Its fingerprint, if it is registered and not the bank's own.
    pub registration: Option<String>,
    /// When it began.
    pub created_at: i64,
    /// When the customer had logged in before.
    pub previous_at: Option<i64>,
}

/// Which sessions are open.
#[derive(Clone, Copy, Debug)]
pub struct Since {
    /// Those that were used after this.
    pub used: i64,
    /// Those that began after this.
    pub created: i64,
}

/// Adds a challenge.
pub async fn insert_challenge(
    tx: &mut Tx,
    nonce_hash: &[u8],
    challenge: &Challenge,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO login_challenges (nonce_hash, origin, expires_at) VALUES ($1, $2, $3)",
    )
    .bind(nonce_hash)
    .bind(&challenge.origin)
    .bind(challenge.expires_at)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Takes a challenge away: of two that ask at once one gets it.
pub async fn take_challenge(
    tx: &mut Tx,
    nonce_hash: &[u8],
) -> Result<Option<Challenge>, StoreError> {
    let row = sqlx::query(
        "DELETE FROM login_challenges WHERE nonce_hash = $1 RETURNING origin, expires_at",
    )
    .bind(nonce_hash)
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Challenge { origin: column(&row, "origin")?, expires_at: column(&row, "expires_at")? }))
}

/// Forgets challenges that are no longer good, and sessions that are over.
pub async fn sweep(tx: &mut Tx, since: Since, now: i64) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM login_challenges WHERE expires_at <= $1")
        .bind(now)
        .execute(&mut **tx)
        .await?;
    sqlx::query("DELETE FROM login_sessions WHERE used_at <= $1 OR created_at <= $2")
        .bind(since.used)
        .bind(since.created)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Adds a session.
pub async fn insert(tx: &mut Tx, session: &LoginSession) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO login_sessions (token_hash, customer, serial, created_at, used_at, previous_at,
            registration) VALUES ($1, $2, $3, $4, $4, $5, $6)",
    )
    .bind(&session.token_hash)
    .bind(&session.customer)
    .bind(&session.serial)
    .bind(session.created_at)
    .bind(session.previous_at)
    .bind(&session.registration)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Who is, or was, logged in with a token.
pub async fn customer_of(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<String>, StoreError> {
    let row = sqlx::query("SELECT customer FROM login_sessions WHERE token_hash = $1")
        .bind(token_hash)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(|row| column(row, "customer")).transpose()
}

/// The open session of a token, which is in use now. The customer is locked.
pub async fn touch(
    tx: &mut Tx,
    token_hash: &[u8],
    since: Since,
    now: i64,
) -> Result<Option<LoginSession>, StoreError> {
    let row = sqlx::query(
        "UPDATE login_sessions SET used_at = $2
         WHERE token_hash = $1 AND used_at > $3 AND created_at > $4 RETURNING *",
    )
    .bind(token_hash)
    .bind(now)
    .bind(since.used)
    .bind(since.created)
    .fetch_optional(&mut **tx)
    .await?;
    row.as_ref().map(session_of).transpose()
}

/// How many sessions a customer has open. Those of a certificate that is revoked or suspended are over.
pub async fn count(tx: &mut Tx, customer: &str, since: Since) -> Result<i64, StoreError> {
    let row = sqlx::query(
        "SELECT COUNT(*) AS n FROM login_sessions s
            LEFT JOIN certificates c ON c.serial = s.serial AND s.registration IS NULL
         WHERE s.customer = $1 AND s.used_at > $2 AND s.created_at > $3 AND c.revoked_at IS NULL
            AND c.suspended_at IS NULL",
    )
    .bind(customer)
    .bind(since.used)
    .bind(since.created)
    .fetch_one(&mut **tx)
    .await?;
    column(&row, "n")
}

/// Ends a session.
pub async fn end(tx: &mut Tx, token_hash: &[u8]) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM login_sessions WHERE token_hash = $1")
        .bind(token_hash)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Ends the sessions with a certificate of the bank.
pub async fn end_of(tx: &mut Tx, serial: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM login_sessions WHERE serial = $1 AND registration IS NULL")
        .bind(serial)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Ends the sessions of a customer.
pub async fn end_all(tx: &mut Tx, customer: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM login_sessions WHERE customer = $1")
        .bind(customer)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Notes that a customer logged in; says when that was the last time before. The customer is locked.
pub async fn note(tx: &mut Tx, customer: &str, now: i64) -> Result<Option<i64>, StoreError> {
    let row = sqlx::query("SELECT last_login_at FROM customers WHERE id = $1")
        .bind(customer)
        .fetch_one(&mut **tx)
        .await?;
    sqlx::query("UPDATE customers SET last_login_at = $2 WHERE id = $1")
        .bind(customer)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    column(&row, "last_login_at")
}

fn session_of(row: &AnyRow) -> Result<LoginSession, StoreError> {
    Ok(LoginSession {
        token_hash: column(row, "token_hash")?,
        customer: column(row, "customer")?,
        serial: column(row, "serial")?,
        registration: column(row, "registration")?,
        created_at: column(row, "created_at")?,
        previous_at: column(row, "previous_at")?,
    })
}
