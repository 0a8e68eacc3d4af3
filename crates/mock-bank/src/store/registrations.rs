//! Rows of certificates of other institutions that are registered here, and of who is at the desk for
//! it. Of tokens and nonces only the SHA-256 is stored.

use sqlx::any::AnyRow;

use super::logins::{Challenge, Since};
use super::{StoreError, Tx, column, may_be_stored};

/// A registered certificate.
#[derive(Clone, Debug)]
pub struct Registration {
    /// SHA-256 of the certificate, lower-case hex.
    pub fingerprint: String,
    /// Whose it is.
    pub customer: String,
    /// The certificate.
    pub der: Vec<u8>,
    /// When it was registered.
    pub registered_at: i64,
}

/// Somebody at the desk.
#[derive(Clone, Debug)]
pub struct Desk {
    /// SHA-256 of its token.
    pub token_hash: Vec<u8>,
    /// Who it is.
    pub customer: String,
    /// Whether more than an account password was proved.
    pub proved: bool,
    /// The certificate that was signed with, DER.
    pub candidate: Option<Vec<u8>>,
}

/// Adds a registered certificate.
pub async fn insert(tx: &mut Tx, registration: &Registration) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO registrations (fingerprint, customer, der, registered_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(&registration.fingerprint)
    .bind(&registration.customer)
    .bind(&registration.der)
    .bind(registration.registered_at)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The registered certificate of this fingerprint.
pub async fn find(tx: &mut Tx, fingerprint: &str) -> Result<Option<Registration>, StoreError> {
    if !may_be_stored(fingerprint) {
        return Ok(None);
    }
    let row = sqlx::query("SELECT * FROM registrations WHERE fingerprint = $1")
        .bind(fingerprint)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(registration_of).transpose()
}

/// Those of a customer, newest first.
pub async fn of_customer(tx: &mut Tx, customer: &str) -> Result<Vec<Registration>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM registrations WHERE customer = $1 ORDER BY registered_at DESC, fingerprint",
    )
    .bind(customer)
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(registration_of).collect()
}

/// Ends a registration of a customer, and the logins with it. False if there is none.
pub async fn remove(tx: &mut Tx, customer: &str, fingerprint: &str) -> Result<bool, StoreError> {
    if !may_be_stored(fingerprint) {
        return Ok(false);
    }
    let done = sqlx::query("DELETE FROM registrations WHERE fingerprint = $1 AND customer = $2")
        .bind(fingerprint)
        .bind(customer)
        .execute(&mut **tx)
        .await?;
    sqlx::query("DELETE FROM login_sessions WHERE registration = $1 AND customer = $2")
        .bind(fingerprint)
        .bind(customer)
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Opens the desk for a customer; forgets those that are over.
pub async fn open_desk(
    tx: &mut Tx,
    token_hash: &[u8],
    customer: &str,
    since: Since,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM registration_desks WHERE used_at <= $1 OR created_at <= $2")
        .bind(since.used)
        .bind(since.created)
        .execute(&mut **tx)
        .await?;
    sqlx::query(
        "INSERT INTO registration_desks (token_hash, customer, created_at, used_at, proved)
         VALUES ($1, $2, $3, $3, 0)",
    )
    .bind(token_hash)
    .bind(customer)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Who is, or was, at the desk of a token.
pub async fn customer_of(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<String>, StoreError> {
    let row = sqlx::query("SELECT customer FROM registration_desks WHERE token_hash = $1")
        .bind(token_hash)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(|row| column(row, "customer")).transpose()
}

/// The open desk of a token, which is in use now. The customer is locked.
pub async fn touch_desk(
    tx: &mut Tx,
    token_hash: &[u8],
    since: Since,
    now: i64,
) -> Result<Option<Desk>, StoreError> {
    let row = sqlx::query(
        "UPDATE registration_desks SET used_at = $2
         WHERE token_hash = $1 AND used_at > $3 AND created_at > $4 RETURNING *",
    )
    .bind(token_hash)
    .bind(now)
    .bind(since.used)
    .bind(since.created)
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Desk {
        token_hash: column(&row, "token_hash")?,
        customer: column(&row, "customer")?,
        proved: column::<i64>(&row, "proved")? != 0,
        candidate: column(&row, "candidate")?,
    }))
}

/// Writes what has become of a desk.
pub async fn save_desk(tx: &mut Tx, desk: &Desk) -> Result<(), StoreError> {
    sqlx::query("UPDATE registration_desks SET proved = $2, candidate = $3 WHERE token_hash = $1")
        .bind(&desk.token_hash)
        .bind(i64::from(desk.proved))
        .bind(&desk.candidate)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Gives a desk a nonce, in place of the one before.
pub async fn set_nonce(
    tx: &mut Tx,
    desk: &Desk,
    nonce_hash: &[u8],
    challenge: &Challenge,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE registration_desks SET nonce_hash = $2, nonce_origin = $3, nonce_ends = $4
         WHERE token_hash = $1",
    )
    .bind(&desk.token_hash)
    .bind(nonce_hash)
    .bind(&challenge.origin)
    .bind(challenge.expires_at)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Takes the nonce of a desk away, if it is this one: of two that ask at once one gets it.
pub async fn take_nonce(
    tx: &mut Tx,
    desk: &Desk,
    nonce_hash: &[u8],
) -> Result<Option<Challenge>, StoreError> {
    let row = sqlx::query(
        "UPDATE registration_desks SET nonce_hash = NULL
         WHERE token_hash = $1 AND nonce_hash = $2 RETURNING nonce_origin, nonce_ends",
    )
    .bind(&desk.token_hash)
    .bind(nonce_hash)
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let (origin, expires_at) = (column(&row, "nonce_origin")?, column(&row, "nonce_ends")?);
    Ok(Some(Challenge { origin, expires_at }))
}

fn registration_of(row: &AnyRow) -> Result<Registration, StoreError> {
    Ok(Registration {
        fingerprint: column(row, "fingerprint")?,
        customer: column(row, "customer")?,
        der: column(row, "der")?,
        registered_at: column(row, "registered_at")?,
    })
}
