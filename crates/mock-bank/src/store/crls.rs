//! Rows of certificate revocation lists: the newest one of each authority.

use super::{StoreError, Tx, column};

/// A list as stored.
#[derive(Clone, Debug)]
pub struct StoredCrl {
    /// CRLNumber (RFC 5280 section 5.2.3).
    pub number: i64,
    /// The signed list.
    pub der: Vec<u8>,
    /// When it was signed.
    pub made_at: i64,
}

/// The newest list of an authority.
pub async fn newest(tx: &mut Tx, issuer: &str) -> Result<Option<StoredCrl>, StoreError> {
    let row = sqlx::query("SELECT number, der, made_at FROM crls WHERE issuer = $1")
        .bind(issuer)
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(StoredCrl {
        number: column(&row, "number")?,
        der: column(&row, "der")?,
        made_at: column(&row, "made_at")?,
    }))
}

/// Takes the next number of an authority, which makes other signers wait until the transaction ends.
pub async fn take_number(tx: &mut Tx, issuer: &str) -> Result<i64, StoreError> {
    let row = sqlx::query(
        "INSERT INTO crls (issuer, number, der, made_at) VALUES ($1, 1, $2, 0)
         ON CONFLICT (issuer) DO UPDATE SET number = crls.number + 1 RETURNING number",
    )
    .bind(issuer)
    .bind(Vec::<u8>::new())
    .fetch_one(&mut **tx)
    .await?;
    column(&row, "number")
}

/// Stores the list for the number that was taken.
pub async fn replace(tx: &mut Tx, issuer: &str, der: &[u8], now: i64) -> Result<(), StoreError> {
    sqlx::query("UPDATE crls SET der = $2, made_at = $3 WHERE issuer = $1")
        .bind(issuer)
        .bind(der)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
