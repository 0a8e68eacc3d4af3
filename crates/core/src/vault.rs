//! The vault (인증서 보관함): where certificates with their sealed keys are kept.
//!
//! [`Vault`] is a port. [`memory::MemoryVault`] keeps entries in memory; the page keeps them in
//! IndexedDB. Both pass the same `contract`.

use std::{future::Future, pin::Pin};

use serde::{Deserialize, Serialize};

pub use self::{
    backup::{Backup, BackupPlace},
    passkey::Passkey,
    tries::Tries,
};

mod backup;
#[cfg(any(test, feature = "testing"))]
pub mod contract;
pub mod label;
pub mod memory;
mod passkey;
mod tries;

/// Name of one entry: 32 lower-case hex digits, random, never reused. It is bound into the seal of
/// the entry's key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryId(String);

impl EntryId {
    /// From 16 random bytes.
    pub fn derive(random: [u8; 16]) -> Self {
        Self(random.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Reads an id from a URL or a record; `None` unless it is 32 lower-case hex digits.
    pub fn parse(text: &str) -> Option<Self> {
        let well_formed =
            text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        well_formed.then(|| Self(text.to_owned()))
    }

    /// The hex digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One certificate with its sealed key, or a key that waits for its certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name in the vault.
    pub id: EntryId,
    /// When the key was made, or came out of a file: seconds since 1970-01-01T00:00:00Z.
    pub created_at: i64,
    /// The private key under the certificate password: bytes of [`crate::seal`], opaque here.
    #[serde(with = "serde_bytes")]
    pub sealed_key: Vec<u8>,
    /// Pending or active, with what belongs to it.
    pub state: EntryState,
}

/// What an [`Entry`] holds besides its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryState {
    /// The request may have been sent; no certificate was accepted yet. The seal also holds the
    /// authorization code and the holder's number, so that the password alone can resume.
    Pending(PendingEnrollment),
    /// A certificate was accepted.
    Active(ActiveCertificate),
}

/// What is needed, besides the password, to take up an interrupted enrollment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingEnrollment {
    /// 참조번호, the CMP senderKID.
    pub reference: String,
    /// The certification request, DER. Sent again byte for byte.
    #[serde(with = "serde_bytes")]
    pub csr: Vec<u8>,
    /// Requested subject, DER of an X.501 `Name`.
    #[serde(with = "serde_bytes")]
    pub subject: Vec<u8>,
    /// Requested certificate policy, dotted decimal.
    pub policy: String,
    /// Wire name of the product, for display.
    pub product: String,
    /// Name of the person, for display.
    pub holder_name: String,
    /// Where the person wants the certificate kept.
    pub storage: Storage,
    /// When the bank forgets the reference number, seconds since 1970-01-01T00:00:00Z.
    pub expires_at: i64,
    /// When the certificate has to end, where that is known before: in a reissue. Seconds since
    /// 1970-01-01T00:00:00Z.
    pub not_after: Option<i64>,
    /// What a renewal takes the place of. The seal then also holds the old key, which signs.
    pub renews: Option<Renewed>,
}

/// A certificate that is being renewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renewed {
    /// Its entry, which may be gone meanwhile.
    pub entry: EntryId,
    /// The certificate, DER.
    #[serde(with = "serde_bytes")]
    pub certificate: Vec<u8>,
}

/// An accepted certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActiveCertificate {
    /// The certificate, DER.
    #[serde(with = "serde_bytes")]
    pub certificate: Vec<u8>,
    /// From the issuer up to and including the root, DER.
    pub chain: Vec<serde_bytes::ByteBuf>,
    /// What the person calls it; empty means the default name.
    pub label: String,
    /// Where the person wants it kept.
    pub storage: Storage,
    /// When and where it was last saved outside of the browser, if it ever was.
    pub backup: Option<Backup>,
    /// Whether the bank has acknowledged that we hold it (CMP pkiConf).
    pub confirmed: bool,
    /// How it came here.
    pub origin: Acquired,
    /// Wrong passwords since the last right one.
    pub tries: Tries,
    /// Second ways to open the key, beside the password.
    pub passkeys: Vec<Passkey>,
    /// What it was found to be worth the last time; `None`: good, or nobody asked.
    pub found: Option<Found>,
}

/// What a certificate was found to be worth that is within its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// 효력정지
    Suspended,
    /// 폐기
    Revoked,
    /// A newer one took its place.
    Superseded,
}

impl ActiveCertificate {
    /// One that has just come: no label, no backup, no passkeys. What was issued still has to be
    /// confirmed to the bank; what was imported has not.
    pub fn new(
        certificate: Vec<u8>,
        chain: Vec<serde_bytes::ByteBuf>,
        storage: Storage,
        origin: Acquired,
    ) -> Self {
        Self {
            certificate,
            chain,
            label: String::new(),
            storage,
            backup: None,
            confirmed: origin == Acquired::Imported,
            origin,
            tries: Tries::default(),
            passkeys: Vec::new(),
            found: None,
        }
    }
}

/// How a certificate came into the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acquired {
    /// Issued here: the key was made in this browser.
    Issued,
    /// Brought in from a file: there are, or were, other copies of the key.
    Imported,
}

/// Where a certificate is kept (저장 위치).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Storage {
    /// In this browser.
    #[default]
    Browser,
    /// In a file of the person's; the browser keeps it only until the file is saved.
    File,
    /// In this browser, and in a file of the person's as well.
    Both,
}

impl Storage {
    /// Whether the person wants a file, so that the password must be one that files can have.
    pub fn wants_file(self) -> bool {
        self != Self::Browser
    }

    /// Whether it stays in the browser after the file was saved.
    pub fn stays_in_browser(self) -> bool {
        self != Self::File
    }
}

/// Everything a vault holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// Oldest first; ties by id.
    pub entries: Vec<Entry>,
    /// Records that cannot be read: damaged, or the device key is gone.
    pub damaged: Vec<EntryId>,
}

impl Inventory {
    /// What was found, in any order.
    pub fn of(mut entries: Vec<Entry>, damaged: Vec<EntryId>) -> Self {
        entries.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
        Self { entries, damaged }
    }
}

/// Why the vault could not do it. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// The browser offers no storage here (private window, blocked by settings, old browser).
    #[error("storage is not available")]
    Unavailable,
    /// Another tab holds an older version of the database open.
    #[error("storage is blocked by another tab")]
    Blocked,
    /// No space left.
    #[error("storage is full")]
    Full,
    /// The database was written by a newer version of this page.
    #[error("storage was written by a newer version")]
    TooNew,
    /// [`Vault::insert`] of an id that exists.
    #[error("an entry with this id exists")]
    Exists,
    /// [`Vault::replace`], [`Vault::update`] or [`Vault::remove`] of an id that does not exist.
    #[error("no such entry")]
    Missing,
    /// A record cannot be read: damaged, or the device key is gone.
    #[error("a record is damaged")]
    Damaged,
    /// The storage reported something else.
    #[error("storage failed")]
    Failed,
}

/// A future of a vault, on one thread.
pub type VaultFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, VaultError>> + 'a>>;

/// A change of an entry. It may be made more than once, to what is there then.
pub type Change<'a> = dyn Fn(&mut Entry) + 'a;

/// A place for entries. Every call is one transaction: when its future is ready, either all of it
/// is on disk or nothing has changed.
pub trait Vault {
    /// Adds an entry. [`VaultError::Exists`] if its id is taken.
    fn insert<'a>(&'a self, entry: &'a Entry) -> VaultFuture<'a, ()>;

    /// Replaces the entry of the same id. [`VaultError::Missing`] if there is none.
    fn replace<'a>(&'a self, entry: &'a Entry) -> VaultFuture<'a, ()>;

    /// Changes an entry and returns it as it was written. What another tab writes in between is not
    /// lost: the change is then made to that. [`VaultError::Missing`] if there is none.
    fn update<'a>(&'a self, id: &'a EntryId, change: &'a Change<'a>) -> VaultFuture<'a, Entry>;

    /// The entry of this id, read back from storage.
    fn entry<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, Option<Entry>>;

    /// Makes sure that entries can be kept here, before anything that leads to one is begun.
    fn prepare(&self) -> VaultFuture<'_, ()> {
        Box::pin(async { Ok(()) })
    }

    /// All entries. A damaged record hides no other.
    fn inventory(&self) -> VaultFuture<'_, Inventory>;

    /// Removes an entry. [`VaultError::Missing`] if there is none.
    fn remove<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, ()>;
}
