//! The books: every booking takes from one account what it gives to another, so that the sum over
//! all lines is zero.

use serde::Serialize;

use crate::hex::hex;
use crate::secrets::random;
use crate::store::charges::{self, Charge};
use crate::store::{StoreError, Tx, enrollments};

/// Where the mock customers' other payments go.
pub const SPENDING: &str = "spending";
/// What the bank earns.
pub const FEE_INCOME: &str = "fee-income";
/// Where the mock customers' opening balances come from.
pub const OPENING: &str = "opening";

/// The books in a few numbers, won.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Sum over all lines: zero.
    pub sum: i64,
    /// Fees earned, less what was paid back.
    pub fee_income: i64,
    /// How many fees were charged.
    pub fees: i64,
    /// How many of them were paid back.
    pub refunds: i64,
    /// What open enrollments keep back on accounts: part of the balances, not booked.
    pub reserved: i64,
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

/// Takes a fee from the customer's account, with its receipt.
pub async fn charge(tx: &mut Tx, charge: &Charge, now: i64) -> Result<(), BookingError> {
    let amount = i64::try_from(charge.amount).map_err(|_| BookingError::InsufficientFunds)?;
    withdraw(tx, &charge.account, amount).await?;
    charges::insert(tx, charge).await?;
    let memo = format!("fee, receipt {}", charge.receipt);
    book(tx, &charge.account, FEE_INCOME, amount, &memo, now).await?;
    Ok(())
}

/// Pays a fee back to the account it came from. False if that was done before: then nothing is booked.
pub async fn refund(tx: &mut Tx, charge: &Charge, now: i64) -> Result<bool, StoreError> {
    if !charges::refund(tx, &charge.receipt, now).await? {
        return Ok(false);
    }
    let amount = i64::try_from(charge.amount).map_err(|_| StoreError::Impossible("amount"))?;
    deposit(tx, &charge.account, amount).await?;
    let memo = format!("refund, receipt {}", charge.receipt);
    book(tx, FEE_INCOME, &charge.account, amount, &memo, now).await?;
    Ok(true)
}

/// Moves money from one customer's account to another.
pub async fn transfer(
    tx: &mut Tx,
    from: &str,
    to: &str,
    amount: i64,
    order: &str,
    now: i64,
) -> Result<(), BookingError> {
    // Always in the same order: of two transfers that go both ways none waits for the other.
    if from < to {
        withdraw(tx, from, amount).await?;
        deposit(tx, to, amount).await?;
    } else {
        deposit(tx, to, amount).await?;
        withdraw(tx, from, amount).await?;
    }
    book(tx, from, to, amount, &format!("transfer {order}"), now).await?;
    Ok(())
}

/// Lets a customer spend money elsewhere. Takes also what is reserved for a fee, as a seizure or a
/// payment that was under way would: whoever reserved it must look again.
pub async fn spend(tx: &mut Tx, account: &str, amount: i64, now: i64) -> Result<(), BookingError> {
    withdraw(tx, account, amount).await?;
    book(tx, account, SPENDING, amount, "spent elsewhere", now).await?;
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
pub async fn totals(tx: &mut Tx, now: i64) -> Result<Totals, StoreError> {
    Ok(Totals {
        sum: number(tx, "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS n FROM ledger").await?,
        fee_income: number(
            tx,
            "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS n FROM ledger WHERE account = 'fee-income'",
        )
        .await?,
        fees: number(
            tx,
            "SELECT COUNT(*) AS n FROM ledger WHERE account = 'fee-income' AND amount > 0",
        )
        .await?,
        refunds: number(
            tx,
            "SELECT COUNT(*) AS n FROM ledger WHERE account = 'fee-income' AND amount < 0",
        )
        .await?,
        reserved: enrollments::all_reserved(tx, now).await?,
        difference: number(
            tx,
            "SELECT CAST(COALESCE(SUM(balance), 0) AS BIGINT)
                  - (SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger
                     WHERE account NOT IN ('fee-income', 'opening', 'spending')) AS n FROM accounts",
        )
        .await?,
    })
}

async fn withdraw(tx: &mut Tx, account: &str, amount: i64) -> Result<(), BookingError> {
    let taken =
        sqlx::query("UPDATE accounts SET balance = balance - $2 WHERE id = $1 AND balance >= $2")
            .bind(account)
            .bind(amount)
            .execute(&mut **tx)
            .await
            .map_err(StoreError::from)?;
    if taken.rows_affected() == 1 { Ok(()) } else { Err(BookingError::InsufficientFunds) }
}

async fn deposit(tx: &mut Tx, account: &str, amount: i64) -> Result<(), StoreError> {
    sqlx::query("UPDATE accounts SET balance = balance + $2 WHERE id = $1")
        .bind(account)
        .bind(amount)
        .execute(&mut **tx)
        .await?;
    Ok(())
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

/// The value-added tax in an amount that includes it: an eleventh, rounded to a won.
pub fn vat(amount: u64) -> u64 {
    // 11 is odd: there is no half to round.
    (amount + 5) / 11
}
