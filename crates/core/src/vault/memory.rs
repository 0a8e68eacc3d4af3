//! A vault in memory: for tests and for computers that must not remember anything.

use std::{cell::RefCell, collections::BTreeMap};

use super::{Change, Entry, EntryId, Inventory, Vault, VaultError, VaultFuture};

/// Keeps entries until it is dropped.
#[derive(Debug, Default)]
pub struct MemoryVault {
    entries: RefCell<BTreeMap<EntryId, Entry>>,
}

impl MemoryVault {
    /// Every entry, in the order of their ids.
    pub fn entries(&self) -> Vec<Entry> {
        self.entries.borrow().values().cloned().collect()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.borrow().is_empty()
    }

    /// Forgets every entry.
    pub fn clear(&self) {
        self.entries.borrow_mut().clear();
    }
}

impl Vault for MemoryVault {
    fn insert<'a>(&'a self, entry: &'a Entry) -> VaultFuture<'a, ()> {
        Box::pin(async move {
            let mut entries = self.entries.borrow_mut();
            if entries.contains_key(&entry.id) {
                return Err(VaultError::Exists);
            }
            entries.insert(entry.id.clone(), entry.clone());
            Ok(())
        })
    }

    fn replace<'a>(&'a self, entry: &'a Entry) -> VaultFuture<'a, ()> {
        Box::pin(async move {
            match self.entries.borrow_mut().get_mut(&entry.id) {
                Some(slot) => {
                    *slot = entry.clone();
                    Ok(())
                }
                None => Err(VaultError::Missing),
            }
        })
    }

    fn update<'a>(&'a self, id: &'a EntryId, change: &'a Change<'a>) -> VaultFuture<'a, Entry> {
        Box::pin(async move {
            let mut entries = self.entries.borrow_mut();
            let entry = entries.get_mut(id).ok_or(VaultError::Missing)?;
            change(entry);
            Ok(entry.clone())
        })
    }

    fn entry<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, Option<Entry>> {
        Box::pin(async move { Ok(self.entries.borrow().get(id).cloned()) })
    }

    fn inventory(&self) -> VaultFuture<'_, Inventory> {
        Box::pin(async move { Ok(Inventory::of(self.entries(), Vec::new())) })
    }

    fn remove<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, ()> {
        Box::pin(async move {
            self.entries.borrow_mut().remove(id).map(|_| ()).ok_or(VaultError::Missing)
        })
    }
}
