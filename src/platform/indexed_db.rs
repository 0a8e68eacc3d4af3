//! Vault, drafts and usage in IndexedDB.
//!
//! Database `ingam`, version 2, four object stores:
//! - `entries`: one record an entry, see `record`; the key is its `id`;
//! - `drafts`: at `issuance`, the sealed draft;
//! - `usage`: at the id of an entry, the sealed list of what it has signed, see `usage`;
//! - `device`: at `key`, the device key, see `device_key`.
//!
//! A transaction of IndexedDB commits itself as soon as nothing is asked of it. So all encryption
//! is done before it begins and all decryption after it has ended, and nothing but its own
//! requests is awaited in between.
//!
//! Reading makes no database: a browser in which nothing was ever kept is left as it was found.

use std::{cell::RefCell, rc::Rc};

use ingam_core::vault::{Change, Entry, EntryId, Inventory, Vault, VaultError, VaultFuture};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use self::{
    connection::{Connection, Mode},
    migrations::{DEVICE, DRAFTS, ENTRIES},
    request::result_of,
};
use super::{device_key::DeviceKey, drafts::Drafts};

mod connection;
mod failure;
pub mod migrations;
mod record;
mod request;
mod usage;

/// Deletes the database of the page, also while this page has it open. `false` if it is still there.
pub async fn delete() -> bool {
    connection::delete(NAME).await
}

/// Name of the database of the page.
pub const NAME: &str = "ingam";

/// How often an update is tried again when other tabs write in between. Each time one of them gets on.
const MOST_ATTEMPTS: usize = 20;

const DEVICE_KEY: &str = "key";
const DRAFT: &str = "issuance";
const DRAFT_CONTEXT: &[u8] = b"ingam draft v1";

/// One database. Clones share its connection.
#[derive(Clone)]
pub struct IndexedDb {
    connection: Connection,
    device_key: Rc<RefCell<Option<DeviceKey>>>,
}

impl IndexedDb {
    /// The database of this name; it is opened, and made, when it is first used.
    pub fn new(name: impl Into<String>) -> Self {
        let device_key = Rc::new(RefCell::new(None));
        let connection = Connection::new(name.into(), {
            let device_key = Rc::clone(&device_key);
            // Whoever deleted the database deleted the key with it.
            move || {
                device_key.take();
            }
        });
        Self { connection, device_key }
    }

    /// The device key, if there is one.
    async fn device_key(&self) -> Result<Option<DeviceKey>, VaultError> {
        if let Some(key) = &*self.device_key.borrow() {
            return Ok(Some(key.clone()));
        }
        let Some(stored) = self.read(DEVICE, DEVICE_KEY).await? else {
            return Ok(None);
        };
        self.remember(stored).map(Some)
    }

    /// The device key, made now if there is none.
    async fn device_key_or_new(&self) -> Result<DeviceKey, VaultError> {
        if let Some(key) = self.device_key().await? {
            return Ok(key);
        }
        let fresh = DeviceKey::make().await?;
        let transaction = self.connection.begin(DEVICE, Mode::Write).await?;
        let outcome = async {
            let store = transaction.store()?;
            let name = JsValue::from_str(DEVICE_KEY);
            // Another tab may have been faster: its key stays.
            let there = result_of(store.get(&name)).await?;
            if !there.is_undefined() {
                return Ok(there);
            }
            let fresh = fresh.as_stored();
            result_of(store.put_with_key(fresh, &name)).await?;
            Ok(fresh.clone())
        }
        .await;
        self.remember(transaction.committed(outcome).await?)
    }

    fn remember(&self, stored: JsValue) -> Result<DeviceKey, VaultError> {
        let key = DeviceKey::from_stored(stored).ok_or(VaultError::Damaged)?;
        self.device_key.replace(Some(key.clone()));
        Ok(key)
    }

    async fn read(&self, store: &'static str, key: &str) -> Result<Option<JsValue>, VaultError> {
        if self.connection.leads_nowhere().await {
            return Ok(None);
        }
        let transaction = self.connection.begin(store, Mode::Read).await?;
        let outcome = async { result_of(transaction.store()?.get(&key.into())).await }.await;
        let value = transaction.committed(outcome).await?;
        Ok((!value.is_undefined()).then_some(value))
    }

    async fn write(
        &self,
        store: &'static str,
        key: &str,
        value: Option<&JsValue>,
    ) -> Result<(), VaultError> {
        let transaction = self.connection.begin(store, Mode::Write).await?;
        let outcome = async {
            let (store, key) = (transaction.store()?, JsValue::from_str(key));
            result_of(match value {
                Some(value) => store.put_with_key(value, &key),
                None => store.delete(&key),
            })
            .await
        }
        .await;
        transaction.committed(outcome).await.map(drop)
    }

    /// Writes a record if an entry of its id is there, or is not there, as expected.
    async fn put(&self, entry: &Entry, expect: bool) -> Result<(), VaultError> {
        let key = self.device_key_or_new().await?;
        let record = record::seal(entry, &key).await?;
        self.change(&entry.id, expect, Some(&record)).await
    }

    /// One transaction: looks for the entry, then writes or deletes its record.
    async fn change(
        &self,
        id: &EntryId,
        expect: bool,
        record: Option<&JsValue>,
    ) -> Result<(), VaultError> {
        let transaction = self.connection.begin(ENTRIES, Mode::Write).await?;
        let outcome = async {
            let (store, key) = (transaction.store()?, JsValue::from_str(id.as_str()));
            let there = !result_of(store.get_key(&key)).await?.is_undefined();
            match (expect, there) {
                (true, false) => return Err(VaultError::Missing),
                (false, true) => return Err(VaultError::Exists),
                _ => {}
            }
            result_of(match record {
                Some(record) => store.put(record),
                None => store.delete(&key),
            })
            .await
        }
        .await;
        transaction.committed(outcome).await.map(drop)
    }
}

impl IndexedDb {
    /// One transaction: writes a record if the one there is still the one that was seen.
    async fn exchange(
        &self,
        id: &EntryId,
        seen: &JsValue,
        record: &JsValue,
    ) -> Result<bool, VaultError> {
        let transaction = self.connection.begin(ENTRIES, Mode::Write).await?;
        let outcome = async {
            let store = transaction.store()?;
            let there = result_of(store.get(&JsValue::from_str(id.as_str()))).await?;
            if there.is_undefined() {
                return Err(VaultError::Missing);
            }
            let same = record::are_same(&there, seen);
            if same {
                result_of(store.put(record)).await?;
            }
            Ok(JsValue::from_bool(same))
        }
        .await;
        Ok(transaction.committed(outcome).await?.is_truthy())
    }
}

impl Vault for IndexedDb {
    fn insert<'a>(&'a self, entry: &'a Entry) -> VaultFuture<'a, ()> {
        Box::pin(self.put(entry, false))
    }

    fn replace<'a>(&'a self, entry: &'a Entry) -> VaultFuture<'a, ()> {
        Box::pin(self.put(entry, true))
    }

    fn update<'a>(&'a self, id: &'a EntryId, change: &'a Change<'a>) -> VaultFuture<'a, Entry> {
        Box::pin(async move {
            for _ in 0..MOST_ATTEMPTS {
                let seen = self.read(ENTRIES, id.as_str()).await?.ok_or(VaultError::Missing)?;
                let key = self.device_key().await?.ok_or(VaultError::Damaged)?;
                let mut entry = record::unseal(&seen, &key).await?;
                change(&mut entry);
                let record = record::seal(&entry, &key).await?;
                if self.exchange(id, &seen, &record).await? {
                    return Ok(entry);
                }
            }
            Err(VaultError::Failed)
        })
    }

    fn entry<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, Option<Entry>> {
        Box::pin(async move {
            let Some(record) = self.read(ENTRIES, id.as_str()).await? else {
                return Ok(None);
            };
            let key = self.device_key().await?.ok_or(VaultError::Damaged)?;
            record::unseal(&record, &key).await.map(Some)
        })
    }

    fn prepare(&self) -> VaultFuture<'_, ()> {
        Box::pin(self.connection.open())
    }

    fn inventory(&self) -> VaultFuture<'_, Inventory> {
        Box::pin(async move {
            if self.connection.leads_nowhere().await {
                return Ok(Inventory::default());
            }
            let transaction = self.connection.begin(ENTRIES, Mode::Read).await?;
            let outcome = async { result_of(transaction.store()?.get_all()).await }.await;
            let records: Array = transaction.committed(outcome).await?.unchecked_into();
            let key = self.device_key().await?;
            let (mut entries, mut damaged) = (Vec::new(), Vec::new());
            for record in records {
                let read = match &key {
                    Some(key) => record::unseal(&record, key).await,
                    None => Err(VaultError::Damaged),
                };
                match read {
                    Ok(entry) => entries.push(entry),
                    Err(VaultError::Damaged) => {
                        damaged.push(record::id_of(&record).ok_or(VaultError::Damaged)?);
                    }
                    Err(error) => return Err(error),
                }
            }
            Ok(Inventory::of(entries, damaged))
        })
    }

    fn remove<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, ()> {
        Box::pin(self.change(id, true, None))
    }
}

impl Drafts for IndexedDb {
    fn load(&self) -> VaultFuture<'_, Option<Vec<u8>>> {
        Box::pin(async move {
            let Some(stored) = self.read(DRAFTS, DRAFT).await? else {
                return Ok(None);
            };
            let key = self.device_key().await?.ok_or(VaultError::Damaged)?;
            let sealed = stored.dyn_into::<Uint8Array>().map_err(|_| VaultError::Damaged)?;
            key.unseal(&sealed.to_vec(), DRAFT_CONTEXT).await.map(Some)
        })
    }

    fn save(&self, draft: Vec<u8>) -> VaultFuture<'_, ()> {
        Box::pin(async move {
            let key = self.device_key_or_new().await?;
            let sealed = key.seal(&record::padded(draft), DRAFT_CONTEXT).await?;
            self.write(DRAFTS, DRAFT, Some(&Uint8Array::from(sealed.as_slice()))).await
        })
    }

    fn clear(&self) -> VaultFuture<'_, ()> {
        Box::pin(async {
            if self.connection.leads_nowhere().await {
                return Ok(());
            }
            self.write(DRAFTS, DRAFT, None).await
        })
    }
}
