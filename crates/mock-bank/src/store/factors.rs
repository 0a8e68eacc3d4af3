//! Rows of security cards and of codes by text message.

use ingam_bank_api::CardCells;
use sqlx::any::AnyRow;

use super::{StoreError, Tx, column};

/// Which half of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// The first two digits.
    First,
    /// The last two digits.
    Last,
}

impl Half {
    /// How it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Last => "last",
        }
    }
}

/// What a code by text message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be recognised.
    Identity,
    /// To show control of an account.
    Account,
}

impl Purpose {
    const ALL: [Self; 2] = [Self::Identity, Self::Account];

    /// How it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Account => "account",
        }
    }

    fn of(row: &AnyRow) -> Result<Self, StoreError> {
        let name: String = column(row, "purpose")?;
        let purpose = Self::ALL.into_iter().find(|purpose| purpose.name() == name);
        purpose.ok_or(StoreError::Impossible("purpose"))
    }
}

/// A code that was sent.
#[derive(Clone, Debug)]
pub struct SentCode {
    /// Our own name for the message.
    pub id: String,
    /// Whom it was sent to.
    pub customer: String,
    /// In which enrollment it is good.
    pub enrollment: String,
    /// What it is good for there.
    pub purpose: Purpose,
    /// Keyed hash of the code.
    pub code_hash: Vec<u8>,
    /// The code itself, sealed: the demo desk plays the phone.
    pub code_sealed: Vec<u8>,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub sent_at: i64,
    /// Whether it was used, or a newer one was sent.
    pub used: bool,
}

/// Adds half a cell of a customer's card.
pub async fn insert_half(
    tx: &mut Tx,
    customer: &str,
    cell: u8,
    half: Half,
    hash: &[u8],
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO card_halves (customer, cell, half, hash) VALUES ($1, $2, $3, $4)")
        .bind(customer)
        .bind(i64::from(cell))
        .bind(half.name())
        .bind(hash)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Keyed hash of half a cell.
pub async fn half(
    tx: &mut Tx,
    customer: &str,
    cell: u8,
    half: Half,
) -> Result<Option<Vec<u8>>, StoreError> {
    let row =
        sqlx::query("SELECT hash FROM card_halves WHERE customer = $1 AND cell = $2 AND half = $3")
            .bind(customer)
            .bind(i64::from(cell))
            .bind(half.name())
            .fetch_optional(&mut **tx)
            .await?;
    row.map(|row| column(&row, "hash")).transpose()
}

/// Writes how often the card was wrong, and what is asked of it next.
pub async fn ask_card(
    tx: &mut Tx,
    customer: &str,
    failures: i64,
    cells: CardCells,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE customers SET card_failures = $2, card_first = $3, card_last = $4 WHERE id = $1",
    )
    .bind(customer)
    .bind(failures)
    .bind(i64::from(cells.first))
    .bind(i64::from(cells.last))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Adds a code that is sent; those before stop working.
pub async fn insert_code(tx: &mut Tx, code: &SentCode) -> Result<(), StoreError> {
    sqlx::query("UPDATE text_messages SET used = 1 WHERE customer = $1")
        .bind(&code.customer)
        .execute(&mut **tx)
        .await?;
    sqlx::query(
        "INSERT INTO text_messages (id, customer, enrollment, code_hash, code_sealed, sent_at, used, purpose)
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7)",
    )
    .bind(&code.id)
    .bind(&code.customer)
    .bind(&code.enrollment)
    .bind(&code.code_hash)
    .bind(&code.code_sealed)
    .bind(code.sent_at)
    .bind(code.purpose.name())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The codes that were sent to a customer, newest first.
pub async fn codes_of(tx: &mut Tx, customer: &str) -> Result<Vec<SentCode>, StoreError> {
    let rows =
        sqlx::query("SELECT * FROM text_messages WHERE customer = $1 ORDER BY sent_at DESC, used")
            .bind(customer)
            .fetch_all(&mut **tx)
            .await?;
    rows.iter()
        .map(|row| {
            Ok(SentCode {
                id: column(row, "id")?,
                customer: column(row, "customer")?,
                enrollment: column(row, "enrollment")?,
                purpose: Purpose::of(row)?,
                code_hash: column(row, "code_hash")?,
                code_sealed: column(row, "code_sealed")?,
                sent_at: column(row, "sent_at")?,
                used: column::<i64>(row, "used")? != 0,
            })
        })
        .collect()
}

/// Writes how often a code was wrong.
pub async fn count_phone(tx: &mut Tx, customer: &str, failures: i64) -> Result<(), StoreError> {
    sqlx::query("UPDATE customers SET phone_failures = $2 WHERE id = $1")
        .bind(customer)
        .bind(failures)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Uses a code up.
pub async fn use_code(tx: &mut Tx, id: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE text_messages SET used = 1 WHERE id = $1")
        .bind(id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
