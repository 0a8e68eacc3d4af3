//! The books: every booking takes from one account what it gives to another, so that the sum over
//! all lines is zero.

use serde::Serialize;

use crate::secrets::random;
use crate::store::{StoreError, Tx};

/// What the bank earns.
pub const FEE_INCOME: &str = "fee-income";
/// Where the mock customers' opening balances come from.
pub const OPENING: &str = "opening";

/// The books in three numbers, won.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Sum over all lines: zero.
    pub sum: i64,
    /// Fees earned.
    pub fee_income: i64,
    /// How many fees that were.
    pub fees: i64,
    /// Sum of balances minus sum of the customers' lines: zero.
    pub difference: i64,
}

/// Why nothing was booked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BookingError {
    /// The account does not hold that much.
    #[error("the balance does not cover the amount")]
    InsufficientFunds,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes a fee from a customer's account.
pub async fn charge_fee(
    tx: &mut Tx,
    account: &str,
    fee: u64,
    memo: &str,
    now: i64,
) -> Result<(), BookingError> {
    let amount = i64::try_from(fee).map_err(|_| BookingError::InsufficientFunds)?;
    let taken =
        sqlx::query("UPDATE accounts SET balance = balance - $2 WHERE id = $1 AND balance >= $2")
            .bind(account)
            .bind(amount)
            .execute(&mut **tx)
            .await
            .map_err(StoreError::from)?;
    if taken.rows_affected() != 1 {
        return Err(BookingError::InsufficientFunds);
    }
    book(tx, account, FEE_INCOME, amount, memo, now).await?;
    Ok(())
}

/// Enters the balance an account starts with.
pub async fn open_account(
    tx: &mut Tx,
    account: &str,
    balance: i64,
    now: i64,
) -> Result<(), StoreError> {
    book(tx, OPENING, account, balance, "opening balance", now).await
}

/// Adds up.
pub async fn totals(tx: &mut Tx) -> Result<Totals, StoreError> {
    Ok(Totals {
        sum: number(tx, "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS n FROM ledger").await?,
        fee_income: number(
            tx,
            "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS n FROM ledger WHERE account = 'fee-income'",
        )
        .await?,
        fees: number(tx, "SELECT COUNT(*) AS n FROM ledger WHERE account = 'fee-income'").await?,
        difference: number(
            tx,
            "SELECT CAST(COALESCE(SUM(balance), 0) AS BIGINT)
                  - (SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger
                     WHERE account NOT IN ('fee-income', 'opening')) AS n FROM accounts",
        )
        .await?,
    })
}

async fn book(
    tx: &mut Tx,
    from: &str,
    to: &str,
    amount: i64,
    memo: &str,
    now: i64,
) -> Result<(), StoreError> {
    let booking = hex(&random::<12>());
    for (line, account, amount) in [("a", from, -amount), ("b", to, amount)] {
        sqlx::query("INSERT INTO ledger (id, booking, account, amount, memo, booked_at) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(format!("{booking}{line}"))
            .bind(&booking)
            .bind(account)
            .bind(amount)
            .bind(memo)
            .bind(now)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

async fn number(tx: &mut Tx, query: &'static str) -> Result<i64, StoreError> {
    let row = sqlx::query(query).fetch_one(&mut **tx).await?;
    Ok(sqlx::Row::try_get(&row, "n")?)
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
