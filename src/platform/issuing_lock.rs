//! One enrollment at a time, across the tabs of a browser.

use std::{any::Any, cell::Cell, future::Future, pin::Pin, rc::Rc};

/// Held until it is dropped.
pub struct IssuingGuard(#[allow(dead_code, reason = "kept for its drop")] Box<dyn Any>);

impl IssuingGuard {
    /// Wraps what releases the lock when it is dropped.
    pub fn new(release: impl Any) -> Self {
        Self(Box::new(release))
    }
}

/// The lock that a tab takes while it issues.
pub trait IssuingLock {
    /// Takes the lock; `None` if another tab holds it.
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Option<IssuingGuard>> + '_>>;
}

/// A lock for one tab.
#[derive(Clone, Debug, Default)]
pub struct MemoryLock(Rc<Cell<bool>>);

struct Release(Rc<Cell<bool>>);

impl Drop for Release {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

impl IssuingLock for MemoryLock {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Option<IssuingGuard>> + '_>> {
        Box::pin(async {
            let taken = self.0.replace(true);
            (!taken).then(|| IssuingGuard::new(Release(Rc::clone(&self.0))))
        })
    }
}
