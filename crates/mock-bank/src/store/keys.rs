//! Rows of keys: whose each of them is, once it was in a certificate.

use super::{StoreError, Tx, column};

/// Makes a key a customer's own, unless it is another's: then false. Of two customers at once the
/// second waits here until the first has its certificate, or none.
pub async fn claim(tx: &mut Tx, key_hash: &[u8], customer: &str) -> Result<bool, StoreError> {
    sqlx::query(
        "INSERT INTO keys (key_hash, customer) VALUES ($1, $2) ON CONFLICT (key_hash) DO NOTHING",
    )
    .bind(key_hash)
    .bind(customer)
    .execute(&mut **tx)
    .await?;
    let row = sqlx::query("SELECT customer FROM keys WHERE key_hash = $1")
        .bind(key_hash)
        .fetch_one(&mut **tx)
        .await?;
    Ok(column::<String>(&row, "customer")? == customer)
}

/// Whose a key is; `None` if it was in no certificate.
pub async fn owner(tx: &mut Tx, key_hash: &[u8]) -> Result<Option<String>, StoreError> {
    let row = sqlx::query("SELECT customer FROM keys WHERE key_hash = $1")
        .bind(key_hash)
        .fetch_optional(&mut **tx)
        .await?;
    row.map(|row| column(&row, "customer")).transpose()
}
