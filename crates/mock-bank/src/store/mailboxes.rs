//! Rows of mailboxes and of what is in them. Of tokens only the SHA-256 is stored.

use sqlx::Row as _;

use super::{StoreError, Tx, column};

/// Seconds for which it is remembered that a mailbox is over.
const REMEMBERED: i64 = 10 * 60;

/// A mailbox as stored.
#[derive(Clone, Debug)]
pub struct Mailbox {
    /// Four digits.
    pub number: String,
    /// SHA-256 of the token of the side that opened it.
    pub sender_hash: Vec<u8>,
    /// SHA-256 of the token of the side that tried last.
    pub receiver_hash: Option<Vec<u8>>,
    /// Tries so far.
    pub attempt: i64,
    /// Whether a try has gone on to a second message.
    pub settled: bool,
    /// Whether anything can still be done with it.
    pub state: State,
    /// From when on it cannot be used.
    pub expires_at: i64,
}

/// What has become of a mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing yet.
    Open,
    /// It was used, or given up.
    Used,
    /// Too many wrong tries.
    Locked,
}

impl State {
    fn code(self) -> i64 {
        match self {
            Self::Open => 0,
            Self::Used => 1,
            Self::Locked => 2,
        }
    }

    fn of(code: i64) -> Result<Self, StoreError> {
        match code {
            0 => Ok(Self::Open),
            1 => Ok(Self::Used),
            2 => Ok(Self::Locked),
            _ => Err(StoreError::Impossible("state of a mailbox")),
        }
    }
}

/// A message as stored.
#[derive(Clone, Debug)]
pub struct Message {
    /// Of which try.
    pub attempt: i64,
    /// For the side that opened the mailbox.
    pub for_sender: bool,
    /// Nothing that the bank could read.
    pub body: Vec<u8>,
    /// From when on it is not handed out.
    pub expires_at: i64,
}

/// Adds a mailbox; false if its number is taken, by one that is remembered as well.
pub async fn insert(tx: &mut Tx, mailbox: &Mailbox) -> Result<bool, StoreError> {
    let row = sqlx::query(
        "INSERT INTO mailboxes (number, sender_hash, attempt, settled, state, expires_at)
         VALUES ($1, $2, $3, 0, $4, $5) ON CONFLICT (number) DO NOTHING RETURNING number",
    )
    .bind(&mailbox.number)
    .bind(&mailbox.sender_hash)
    .bind(mailbox.attempt)
    .bind(mailbox.state.code())
    .bind(mailbox.expires_at)
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.is_some())
}

/// Forgets messages whose time is over, and mailboxes some time after theirs.
pub async fn sweep(tx: &mut Tx, now: i64) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM mailbox_messages WHERE expires_at <= $1")
        .bind(now)
        .execute(&mut **tx)
        .await?;
    sqlx::query(
        "DELETE FROM mailbox_messages WHERE number IN (SELECT number FROM mailboxes WHERE expires_at <= $1)",
    )
    .bind(now)
    .execute(&mut **tx)
    .await?;
    sqlx::query("DELETE FROM mailboxes WHERE expires_at <= $1")
        .bind(now - REMEMBERED)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Whether there is anything to forget.
pub async fn is_over(tx: &mut Tx, now: i64) -> Result<bool, StoreError> {
    let row = sqlx::query(
        "SELECT 1 AS n FROM mailbox_messages WHERE expires_at <= $1
         UNION ALL SELECT 1 AS n FROM mailboxes WHERE expires_at <= $2 LIMIT 1",
    )
    .bind(now)
    .bind(now - REMEMBERED)
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.is_some())
}

/// How many are open. Those that are only remembered do not count.
pub async fn count_open(tx: &mut Tx, now: i64) -> Result<i64, StoreError> {
    let query = "SELECT COUNT(*) AS n FROM mailboxes WHERE state = $1 AND expires_at > $2";
    let row = sqlx::query(query).bind(State::Open.code()).bind(now).fetch_one(&mut **tx).await?;
    column(&row, "n")
}

/// A mailbox, which nobody else changes until the transaction ends.
pub async fn lock(tx: &mut Tx, number: &str) -> Result<Option<Mailbox>, StoreError> {
    let row = sqlx::query("UPDATE mailboxes SET attempt = attempt WHERE number = $1 RETURNING *")
        .bind(number)
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let settled: i64 = column(&row, "settled")?;
    Ok(Some(Mailbox {
        number: column(&row, "number")?,
        sender_hash: column(&row, "sender_hash")?,
        receiver_hash: column(&row, "receiver_hash")?,
        attempt: column(&row, "attempt")?,
        settled: settled != 0,
        state: State::of(column(&row, "state")?)?,
        expires_at: column(&row, "expires_at")?,
    }))
}

/// Begins another try.
pub async fn join(
    tx: &mut Tx,
    number: &str,
    receiver_hash: &[u8],
    attempt: i64,
) -> Result<(), StoreError> {
    clear(tx, number).await?;
    sqlx::query("UPDATE mailboxes SET receiver_hash = $2, attempt = $3 WHERE number = $1")
        .bind(number)
        .bind(receiver_hash)
        .bind(attempt)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Nobody else can try from now on.
pub async fn settle(tx: &mut Tx, number: &str, expires_at: i64) -> Result<(), StoreError> {
    sqlx::query("UPDATE mailboxes SET settled = 1, expires_at = $2 WHERE number = $1")
        .bind(number)
        .bind(expires_at)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Ends a mailbox.
pub async fn end(tx: &mut Tx, number: &str, state: State) -> Result<(), StoreError> {
    clear(tx, number).await?;
    sqlx::query("UPDATE mailboxes SET state = $2, receiver_hash = NULL WHERE number = $1")
        .bind(number)
        .bind(state.code())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Ends a try.
pub async fn forget(tx: &mut Tx, number: &str) -> Result<(), StoreError> {
    clear(tx, number).await?;
    sqlx::query("UPDATE mailboxes SET receiver_hash = NULL WHERE number = $1")
        .bind(number)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn clear(tx: &mut Tx, number: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM mailbox_messages WHERE number = $1")
        .bind(number)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Adds a message behind the others. The mailbox is locked.
pub async fn put(tx: &mut Tx, number: &str, message: &Message) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO mailbox_messages (number, position, attempt, for_sender, body, expires_at)
         VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM mailbox_messages WHERE number = $1),
            $2, $3, $4, $5)",
    )
    .bind(number)
    .bind(message.attempt)
    .bind(i64::from(message.for_sender))
    .bind(&message.body)
    .bind(message.expires_at)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Messages that wait for one side, and are still handed out.
pub async fn waiting(
    tx: &mut Tx,
    number: &str,
    for_sender: bool,
    now: i64,
) -> Result<i64, StoreError> {
    let row = sqlx::query(
        "SELECT COUNT(*) AS n FROM mailbox_messages
         WHERE number = $1 AND for_sender = $2 AND expires_at > $3",
    )
    .bind(number)
    .bind(i64::from(for_sender))
    .bind(now)
    .fetch_one(&mut **tx)
    .await?;
    column(&row, "n")
}

/// The oldest message for one side; it is gone then. The mailbox is locked.
pub async fn take(
    tx: &mut Tx,
    number: &str,
    for_sender: bool,
    now: i64,
) -> Result<Option<Vec<u8>>, StoreError> {
    let row = sqlx::query(
        "DELETE FROM mailbox_messages WHERE number = $1 AND position = (
            SELECT MIN(position) FROM mailbox_messages
            WHERE number = $1 AND for_sender = $2 AND expires_at > $3)
         RETURNING body",
    )
    .bind(number)
    .bind(i64::from(for_sender))
    .bind(now)
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| row.try_get("body").map_err(StoreError::from)).transpose()
}
