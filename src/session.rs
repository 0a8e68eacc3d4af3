//! The session with the bank: in memory, never stored, never in the state of a component.

use std::{cell::RefCell, fmt};

pub use crate::platform::bank_client::SessionKey;

/// The place of the one current session.
#[derive(Default)]
pub struct SessionSlot(RefCell<Option<SessionKey>>);

impl SessionSlot {
    /// The current session.
    pub fn key(&self) -> Option<SessionKey> {
        self.0.borrow().clone()
    }

    /// Starts a session in place of the current one.
    pub fn set(&self, key: SessionKey) {
        *self.0.borrow_mut() = Some(key);
    }

    /// Forgets the session, and returns it.
    pub fn take(&self) -> Option<SessionKey> {
        self.0.borrow_mut().take()
    }

    /// Forgets the session.
    pub fn clear(&self) {
        self.take();
    }
}

impl fmt::Debug for SessionSlot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filled = self.0.borrow().is_some();
        f.debug_tuple("SessionSlot").field(&filled).finish()
    }
}
