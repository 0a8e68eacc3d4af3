//! Where the progress of an unfinished application is kept between visits.

use std::cell::RefCell;

use ingam_core::vault::VaultFuture;

/// A place for one draft: bytes whose meaning is `crate::issuance::draft`.
pub trait Drafts {
    /// The draft, if there is one.
    fn load(&self) -> VaultFuture<'_, Option<Vec<u8>>>;

    /// Replaces the draft.
    fn save(&self, draft: Vec<u8>) -> VaultFuture<'_, ()>;

    /// Forgets the draft, if there is one.
    fn clear(&self) -> VaultFuture<'_, ()>;
}

/// Keeps the draft until it is dropped.
#[derive(Debug, Default)]
pub struct MemoryDrafts(RefCell<Option<Vec<u8>>>);

impl MemoryDrafts {
    /// Forgets the draft, if there is one.
    pub fn forget(&self) {
        self.0.take();
    }
}

impl Drafts for MemoryDrafts {
    fn load(&self) -> VaultFuture<'_, Option<Vec<u8>>> {
        Box::pin(async { Ok(self.0.borrow().clone()) })
    }

    fn save(&self, draft: Vec<u8>) -> VaultFuture<'_, ()> {
        Box::pin(async {
            *self.0.borrow_mut() = Some(draft);
            Ok(())
        })
    }

    fn clear(&self) -> VaultFuture<'_, ()> {
        Box::pin(async {
            self.forget();
            Ok(())
        })
    }
}
