//! Rows of fees that differ from the price list.

use ingam_bank_api::{Holder, Product};

use super::{StoreError, Tx, column};
use crate::products::holder_name;

/// The changed fees for a kind of holder, won.
pub async fn of(tx: &mut Tx, holder: Holder) -> Result<Vec<(Product, u64)>, StoreError> {
    let rows = sqlx::query("SELECT product, amount FROM fees WHERE holder = $1")
        .bind(holder_name(holder))
        .fetch_all(&mut **tx)
        .await?;
    rows.iter()
        .map(|row| {
            let product = super::enrollments::product_of(&column::<String>(row, "product")?)?;
            let amount = u64::try_from(column::<i64>(row, "amount")?);
            Ok((product, amount.map_err(|_| StoreError::Impossible("amount"))?))
        })
        .collect()
}

/// Changes a fee from now on.
pub async fn change(
    tx: &mut Tx,
    holder: Holder,
    product: Product,
    amount: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO fees (holder, product, amount) VALUES ($1, $2, $3)
         ON CONFLICT (holder, product) DO UPDATE SET amount = excluded.amount",
    )
    .bind(holder_name(holder))
    .bind(product.as_str())
    .bind(amount)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
