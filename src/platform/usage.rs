//! Where it is kept what each certificate has signed.

use std::{cell::RefCell, collections::BTreeMap};

use ingam_core::vault::{EntryId, VaultFuture};

/// What becomes of a list: from none, or the one that is there. May be asked more than once.
pub type UsageChange<'a> = dyn Fn(Option<Vec<u8>>) -> Vec<u8> + 'a;

/// A place for one list a certificate: bytes whose meaning is `crate::certificates::usage`.
pub trait UsageLog {
    /// The list of a certificate, if there is one that can be read.
    fn load<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, Option<Vec<u8>>>;

    /// Changes the list of a certificate. What another tab writes in between is not lost.
    fn update<'a>(&'a self, id: &'a EntryId, change: &'a UsageChange<'a>) -> VaultFuture<'a, ()>;

    /// Forgets the list of a certificate, if there is one.
    fn forget<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, ()>;
}

/// Keeps the lists until it is dropped.
#[derive(Debug, Default)]
pub struct MemoryUsage(RefCell<BTreeMap<String, Vec<u8>>>);

impl MemoryUsage {
    /// Forgets every list.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

impl UsageLog for MemoryUsage {
    fn load<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, Option<Vec<u8>>> {
        Box::pin(async { Ok(self.0.borrow().get(id.as_str()).cloned()) })
    }

    fn update<'a>(&'a self, id: &'a EntryId, change: &'a UsageChange<'a>) -> VaultFuture<'a, ()> {
        Box::pin(async move {
            let mut lists = self.0.borrow_mut();
            let changed = change(lists.get(id.as_str()).cloned());
            lists.insert(id.as_str().to_owned(), changed);
            Ok(())
        })
    }

    fn forget<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, ()> {
        Box::pin(async {
            self.0.borrow_mut().remove(id.as_str());
            Ok(())
        })
    }
}
