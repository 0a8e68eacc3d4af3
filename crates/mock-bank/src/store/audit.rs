//! Rows of the audit log: a chain in which every entry is hashed together with the one before it.
//!
//! ```text
//! hash = SHA-256( hash of the entry before, 32 bytes; zeros for the first
//!               || UTF-8 of the JSON array [number, at, kind, enrollment, customer, serial, facts] )
//! ```
//!
//! The array has no spaces; what is not known is `null`.

use sha2::{Digest as _, Sha256};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::{StoreError, Tx, column};

/// Bytes of a hash.
pub const HASH: usize = 32;

/// One entry, before it has its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Seconds since 1970-01-01T00:00:00Z, by the bank's clock.
    pub at: i64,
    /// What happened, in one word.
    pub kind: String,
    /// In which enrollment.
    pub enrollment: Option<String>,
    /// To whom: the bank's own name for the customer.
    pub customer: Option<String>,
    /// Serial number of the certificate it is about.
    pub serial: Option<String>,
    /// What else there is to say: `name=value`, separated by spaces. Never a secret.
    pub facts: String,
}

/// An entry in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// 1 for the first.
    pub number: i64,
    /// What it says.
    pub entry: Entry,
    /// Hash over it and the one before, as stored.
    pub hash: [u8; HASH],
}

/// Where the chain ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of the last entry; 0 if there is none.
    pub number: i64,
    /// Its hash.
    pub hash: [u8; HASH],
}

impl Head {
    /// The end of an empty chain.
    pub const EMPTY: Self = Self { number: 0, hash: [0; HASH] };

    /// The end of the chain with one more entry.
    pub fn with(&self, entry: &Entry) -> Result<Self, StoreError> {
        let number = self.number + 1;
        let mut hash = Sha256::new();
        hash.update(self.hash);
        hash.update(canonical(number, entry)?);
        Ok(Self { number, hash: hash.finalize().into() })
    }
}

/// What is hashed of an entry.
pub fn canonical(number: i64, entry: &Entry) -> Result<String, StoreError> {
    let Entry { at, kind, enrollment, customer, serial, facts } = entry;
    serde_json::to_string(&(number, at, kind, enrollment, customer, serial, facts))
        .map_err(|_| StoreError::Impossible("audit entry"))
}

/// Adds entries at the end; gives the new end. Others that want to add wait until the transaction
/// ends: on SQLite they wait for the write lock already, on PostgreSQL for a lock that is taken here,
/// as the last of the transaction, so that nobody who holds it waits for anything else.
pub(super) async fn append(
    connection: &mut AnyConnection,
    sqlite: bool,
    entries: &[Entry],
) -> Result<Head, StoreError> {
    if !sqlite {
        sqlx::query("SELECT CAST(pg_advisory_xact_lock(5555502) AS TEXT)")
            .execute(&mut *connection)
            .await?;
    }
    let newest = sqlx::query("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
        .fetch_optional(&mut *connection)
        .await?;
    let mut head = match &newest {
        Some(row) => Head { number: column(row, "number")?, hash: hash_of(row)? },
        None => Head::EMPTY,
    };
    for entry in entries {
        head = head.with(entry)?;
        sqlx::query(
            "INSERT INTO audit (number, at, kind, enrollment, customer, serial, facts, hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(head.number)
        .bind(entry.at)
        .bind(&entry.kind)
        .bind(&entry.enrollment)
        .bind(&entry.customer)
        .bind(&entry.serial)
        .bind(&entry.facts)
        .bind(head.hash.to_vec())
        .execute(&mut *connection)
        .await?;
    }
    Ok(head)
}

/// Whether nothing was ever told.
pub(super) async fn is_empty(tx: &mut Tx) -> Result<bool, StoreError> {
    let row = sqlx::query("SELECT number FROM audit LIMIT 1").fetch_optional(&mut **tx).await?;
    Ok(row.is_none())
}

/// The hash of one entry.
pub(super) async fn hash_at(tx: &mut Tx, number: i64) -> Result<Option<[u8; HASH]>, StoreError> {
    let row = sqlx::query("SELECT hash FROM audit WHERE number = $1")
        .bind(number)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(hash_of).transpose()
}

/// The next entries after a number, in order, at most a thousand. An entry that cannot be read is an
/// inner error.
pub async fn after(tx: &mut Tx, number: i64) -> Result<Vec<Result<Link, StoreError>>, StoreError> {
    let rows = sqlx::query("SELECT * FROM audit WHERE number > $1 ORDER BY number LIMIT 1000")
        .bind(number)
        .fetch_all(&mut **tx)
        .await?;
    Ok(rows.iter().map(link_of).collect())
}

/// When which certificates of a customer were suspended: the records forget it with the resumption.
pub async fn suspensions(tx: &mut Tx, customer: &str) -> Result<Vec<(String, i64)>, StoreError> {
    let rows = sqlx::query(
        "SELECT serial, at FROM audit WHERE customer = $1 AND kind = 'certificate-suspended'
            AND serial IS NOT NULL ORDER BY number",
    )
    .bind(customer)
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(|row| Ok((column(row, "serial")?, column(row, "at")?))).collect()
}

fn link_of(row: &AnyRow) -> Result<Link, StoreError> {
    Ok(Link {
        number: column(row, "number")?,
        entry: Entry {
            at: column(row, "at")?,
            kind: column(row, "kind")?,
            enrollment: column(row, "enrollment")?,
            customer: column(row, "customer")?,
            serial: column(row, "serial")?,
            facts: column(row, "facts")?,
        },
        hash: hash_of(row)?,
    })
}

fn hash_of(row: &AnyRow) -> Result<[u8; HASH], StoreError> {
    let hash: Vec<u8> = column(row, "hash")?;
    hash.try_into().map_err(|_| StoreError::Impossible("audit hash"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_another_program() {
        let first = Entry {
            at: 1_795_273_200,
            kind: "factor-wrong".to_owned(),
            enrollment: Some("e1".to_owned()),
            customer: Some("홍".to_owned()),
            serial: None,
            facts: "factor=otp remaining=9".to_owned(),
        };
        let second = Entry { kind: "unlocked".to_owned(), facts: String::new(), ..first.clone() };
        let head = Head::EMPTY.with(&first).and_then(|head| head.with(&second)).expect("a hash");
        assert_eq!(head.number, 2);
        // Python: hashlib.sha256(previous + json.dumps(entry, separators=(",", ":"), ensure_ascii=False).encode())
        assert_eq!(
            crate::hex::hex(&head.hash),
            "2fc28fae960673db55c867d000f41a93ee4cc8a1902977a48ef69aad58b77e13"
        );
    }
}
