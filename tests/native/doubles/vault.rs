//! A vault in memory that fails when it is told to.

use std::cell::Cell;

use ingam_core::vault::{
    Change, Entry, EntryId, Inventory, Vault, VaultError, VaultFuture, memory::MemoryVault,
};

use super::Journal;

/// What goes wrong, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultFault {
    /// This operation fails and changes nothing.
    Fails(&'static str, VaultError),
    /// This operation reports success, but what it wrote reads back differently; an inventory has a
    /// damaged record.
    Forgets(&'static str),
}

pub struct FaultyVault {
    journal: Journal,
    pub inner: MemoryVault,
    fault: Cell<Option<VaultFault>>,
}

impl FaultyVault {
    pub fn new(journal: Journal) -> Self {
        Self { journal, inner: MemoryVault::default(), fault: Cell::new(None) }
    }

    pub fn break_at(&self, fault: VaultFault) {
        self.fault.set(Some(fault));
    }

    /// Everything that is stored, without faults.
    pub fn stored(&self) -> Vec<Entry> {
        futures::executor::block_on(self.inner.inventory()).expect("memory does not fail").entries
    }

    /// The fault, if it is due at this operation.
    fn due(&self, operation: &'static str) -> Option<VaultFault> {
        let fault = self.fault.take();
        let due = matches!(
            &fault,
            Some(VaultFault::Fails(at, _) | VaultFault::Forgets(at)) if *at == operation
        );
        if due {
            return fault;
        }
        self.fault.set(fault);
        None
    }
}

fn damaged(entry: &Entry) -> Entry {
    let mut entry = entry.clone();
    entry.sealed_key.reverse();
    entry
}

impl Vault for FaultyVault {
    fn insert<'a>(&'a self, entry: &'a Entry) -> VaultFuture<'a, ()> {
        self.journal.write("vault insert");
        match self.due("insert") {
            Some(VaultFault::Fails(_, error)) => Box::pin(async { Err(error) }),
            Some(VaultFault::Forgets(_)) => {
                Box::pin(async move { self.inner.insert(&damaged(entry)).await })
            }
            None => self.inner.insert(entry),
        }
    }

    fn replace<'a>(&'a self, entry: &'a Entry) -> VaultFuture<'a, ()> {
        self.journal.write("vault replace");
        match self.due("replace") {
            Some(VaultFault::Fails(_, error)) => Box::pin(async { Err(error) }),
            Some(VaultFault::Forgets(_)) => {
                Box::pin(async move { self.inner.replace(&damaged(entry)).await })
            }
            None => self.inner.replace(entry),
        }
    }

    fn update<'a>(&'a self, id: &'a EntryId, change: &'a Change<'a>) -> VaultFuture<'a, Entry> {
        self.journal.write("vault update");
        match self.due("update") {
            Some(VaultFault::Fails(_, error)) => Box::pin(async { Err(error) }),
            Some(VaultFault::Forgets(_)) => Box::pin(async move {
                let written = self.inner.update(id, change).await?;
                self.inner.replace(&damaged(&written)).await?;
                Ok(written)
            }),
            None => self.inner.update(id, change),
        }
    }

    fn entry<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, Option<Entry>> {
        self.journal.write("vault read");
        match self.due("entry") {
            Some(VaultFault::Fails(_, error)) => Box::pin(async { Err(error) }),
            _ => self.inner.entry(id),
        }
    }

    fn prepare(&self) -> VaultFuture<'_, ()> {
        match self.due("prepare") {
            Some(VaultFault::Fails(_, error)) => Box::pin(async { Err(error) }),
            _ => Box::pin(async { Ok(()) }),
        }
    }

    fn inventory(&self) -> VaultFuture<'_, Inventory> {
        match self.due("inventory") {
            Some(VaultFault::Fails(_, error)) => Box::pin(async { Err(error) }),
            Some(VaultFault::Forgets(_)) => Box::pin(async {
                let damaged = vec![EntryId::derive([0xda; 16])];
                Ok(Inventory { damaged, ..self.inner.inventory().await? })
            }),
            None => self.inner.inventory(),
        }
    }

    fn remove<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, ()> {
        self.journal.write("vault remove");
        self.inner.remove(id)
    }
}
