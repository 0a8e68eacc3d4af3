//! The database: SQLite in the data directory, or PostgreSQL, through the same statements.
//!
//! Statements use `$1` placeholders and the column types BIGINT, TEXT and BYTEA, which both know.
//! A writer on SQLite starts with `BEGIN IMMEDIATE`, so that it never has to give up half-way; a
//! writer on PostgreSQL first updates the row it depends on, which makes others wait for it.

pub mod anchor;
pub mod answers;
pub mod audit;
pub mod certificates;
pub mod charges;
pub mod crls;
pub mod enrollments;
pub mod factors;
pub mod fees;
pub mod foreign;
pub mod keys;
pub mod logins;
pub mod mailboxes;
mod migrations;
pub mod people;
pub mod registrations;
pub mod revocations;
pub mod sessions;
pub mod transactions;
pub mod transfers;

use std::ops::{Deref, DerefMut};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::Arc;

use sqlx::any::AnyPoolOptions;
use sqlx::{Any, AnyConnection, AnyPool, Executor as _, Row as _};

use anchor::Anchor;
use audit::{Entry, Head};

/// Name of the SQLite file in the data directory.
pub const FILE: &str = "bank.db";

/// A transaction on either database, and what it will add to the audit log.
#[derive(Debug)]
pub struct Tx {
    inner: sqlx::Transaction<'static, Any>,
    told: Vec<Entry>,
    store: Store,
}

impl Tx {
    /// Adds an entry to the audit log when the transaction is committed.
    pub fn tell(&mut self, entry: Entry) {
        self.told.push(entry);
    }
}

impl Deref for Tx {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.inner
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }
}

/// Why the database cannot be used. Holds no values of the statement.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The database refused or is gone.
    #[error("the database: {0}")]
    Database(#[from] sqlx::Error),
    /// A sealed value does not open, or the key file is missing.
    #[error(transparent)]
    Secret(#[from] crate::secrets::SecretError),
    /// The database file cannot be made.
    #[error("the database file: {0}")]
    File(#[from] std::io::Error),
    /// The database was written by a newer version of this program.
    #[error("the database has schema {found}, this program knows up to {known}")]
    TooNew {
        /// Version in the database.
        found: i64,
        /// Newest version here.
        known: i64,
    },
    /// The database was written by an older version of this program, and is not to be changed.
    #[error(
        "the database has schema {found}, this program reads {known}: start the bank on it once, \
         or read it with the program that wrote it"
    )]
    TooOld {
        /// Version in the database.
        found: i64,
        /// The one version here.
        known: i64,
    },
    /// A computation between two statements was broken off.
    #[error("a computation was broken off")]
    Interrupted,
    /// A row holds what this program never writes.
    #[error("the database holds an impossible {0}")]
    Impossible(&'static str),
}

/// The database.
#[derive(Clone, Debug)]
pub struct Store {
    pool: AnyPool,
    sqlite: bool,
    /// Where the end of the audit log is noted, unless the note there is of another log.
    anchor: Option<Arc<Anchor>>,
    /// Whether there was no note although there is a log.
    note_missing: bool,
}

impl Store {
    /// Opens the database and brings its schema up to date. Without a URL it is `bank.db` in the
    /// data directory.
    pub async fn open(data: &Path, url: Option<&str>) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let url = match url {
            Some(url) => url.to_owned(),
            None => {
                let file = data.join(FILE);
                // Made here, so that nobody else may read it for even a moment.
                std::fs::OpenOptions::new().append(true).create(true).mode(0o600).open(&file)?;
                format!("sqlite://{}", file.display())
            }
        };
        let sqlite = url.starts_with("sqlite:");
        let pool = AnyPoolOptions::new()
            .max_connections(8)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    if sqlite {
                        // FULL: what was acknowledged survives a power cut, in WAL mode too.
                        for pragma in [
                            "PRAGMA journal_mode = WAL",
                            "PRAGMA synchronous = FULL",
                            "PRAGMA busy_timeout = 10000",
                            "PRAGMA foreign_keys = ON",
                            "PRAGMA secure_delete = ON",
                        ] {
                            connection.execute(pragma).await?;
                        }
                    }
                    Ok(())
                })
            })
            .connect(&url)
            .await?;
        let mut store = Self { pool, sqlite, anchor: None, note_missing: false };
        migrations::run(&store).await?;
        store.find_note(&data.join(anchor::FILE)).await?;
        Ok(store)
    }

    /// Opens the database to look at it: nothing is changed, not even the schema. One that another
    /// version of this program wrote is refused.
    pub async fn open_read_only(data: &Path, url: Option<&str>) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let url = url.map_or_else(|| read_only_url(&data.join(FILE)), str::to_owned);
        let sqlite = url.starts_with("sqlite:");
        let only_read = if sqlite {
            "PRAGMA query_only = ON"
        } else {
            "SET default_transaction_read_only = on"
        };
        let pool = AnyPoolOptions::new()
            .max_connections(1)
            .after_connect(move |connection, _| {
                Box::pin(async move { connection.execute(only_read).await.map(drop) })
            })
            .connect(&url)
            .await?;
        let store = Self { pool, sqlite, anchor: None, note_missing: false };
        migrations::check(&store).await?;
        Ok(store)
    }

    /// Starts a transaction that will write.
    pub async fn write(&self) -> Result<Tx, StoreError> {
        if self.sqlite {
            return Ok(self.tx(self.pool.begin_with("BEGIN IMMEDIATE").await?));
        }
        self.read().await
    }

    /// Starts a transaction that only reads.
    pub async fn read(&self) -> Result<Tx, StoreError> {
        Ok(self.tx(self.pool.begin().await?))
    }

    /// Whether the note of the audit log's end was not there when the database was opened, although
    /// there was a log. It is begun anew with the next entry, so that entry should tell it.
    pub fn note_was_missing(&self) -> bool {
        self.note_missing
    }

    /// Ends all connections.
    pub async fn close(&self) {
        if let Some(anchor) = &self.anchor {
            anchor.write();
        }
        self.pool.close().await;
    }

    /// Whether this is the embedded database.
    fn is_sqlite(&self) -> bool {
        self.sqlite
    }

    fn tx(&self, inner: sqlx::Transaction<'static, Any>) -> Tx {
        Tx { inner, told: Vec::new(), store: self.clone() }
    }

    /// Looks for the note of the audit log's end. One that does not fit this log stays as it is: it
    /// is the evidence that the log was changed, or that another one took its place.
    async fn find_note(&mut self, file: &Path) -> Result<(), StoreError> {
        let mut tx = self.read().await?;
        let fits = match anchor::read(file) {
            // Noted before the first entry: from then on, no note means that it was taken away.
            Ok(None) if audit::is_empty(&mut tx).await? => {
                anchor::begin(file)?;
                true
            }
            Ok(None) => {
                tracing::error!("the note of the audit log's end is missing: entries may be, too");
                self.note_missing = true;
                true
            }
            Ok(Some(Head::EMPTY)) => true,
            Ok(Some(noted)) => audit::hash_at(&mut tx, noted.number).await? == Some(noted.hash),
            Err(error) => {
                tracing::error!(%error, "the note of the audit log's end cannot be read and stays");
                return Ok(());
            }
        };
        if fits {
            self.anchor = Some(Anchor::new(file.to_owned()));
        } else {
            tracing::error!(
                "the audit log is not the one whose end was noted: `audit verify` says more"
            );
        }
        Ok(())
    }
}

/// How to read a SQLite file and leave everything beside it as it is. A file that no process has open
/// and that was closed properly has no write-ahead log, and none must be made to read it.
fn read_only_url(file: &Path) -> String {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    let immutable = if Path::new(&log).exists() { "" } else { "&immutable=true" };
    format!("sqlite://{}?mode=ro{immutable}", file.display())
}

/// Ends a transaction: what it wrote is on disk when this returns.
pub async fn commit(tx: Tx) -> Result<(), StoreError> {
    let Tx { mut inner, told, store } = tx;
    if told.is_empty() {
        return Ok(inner.commit().await?);
    }
    // As the last of the transaction: see there.
    let head = audit::append(&mut inner, store.sqlite, &told).await?;
    inner.commit().await?;
    if let Some(anchor) = store.anchor {
        anchor.note(head);
    }
    Ok(())
}

/// Whether a text can stand in a row at all: PostgreSQL takes no NUL, and fails when it is asked for one.
fn may_be_stored(text: &str) -> bool {
    !text.contains('\0')
}

/// One column of a row.
fn column<'r, T>(row: &'r sqlx::any::AnyRow, name: &str) -> Result<T, StoreError>
where
    T: sqlx::Decode<'r, Any> + sqlx::Type<Any>,
{
    Ok(row.try_get(name)?)
}
