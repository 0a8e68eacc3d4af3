//! The session with the bank: in memory, never stored, never in the state of a component.

use std::{
    cell::{Cell, RefCell},
    fmt,
};

use ingam_bank_api::Secret;

pub use crate::platform::bank_client::SessionKey;

/// The place of the one current session.
#[derive(Default)]
pub struct SessionSlot {
    key: RefCell<Option<SessionKey>>,
    /// How many sessions were forgotten.
    turn: Cell<u64>,
}

/// A session that was asked for; it counts as long as nobody has forgotten the session since.
#[derive(Clone, Copy, Debug)]
pub struct Turn(u64);

impl SessionSlot {
    /// The current session.
    pub fn key(&self) -> Option<SessionKey> {
        self.key.borrow().clone()
    }

    /// Forgets the session, to ask for another one.
    pub fn begin(&self) -> Turn {
        self.clear();
        Turn(self.turn.get())
    }

    /// Starts the session that was asked for. False if it is no longer wanted.
    pub fn fill(&self, turn: Turn, key: SessionKey) -> bool {
        let wanted = turn.0 == self.turn.get();
        if wanted {
            self.set(key);
        }
        wanted
    }

    /// Starts a session in place of the current one.
    pub fn set(&self, key: SessionKey) {
        *self.key.borrow_mut() = Some(key);
    }

    /// Forgets the session, and returns it.
    pub fn take(&self) -> Option<SessionKey> {
        self.turn.set(self.turn.get() + 1);
        self.key.borrow_mut().take()
    }

    /// Forgets the session.
    pub fn clear(&self) {
        self.take();
    }
}

impl fmt::Debug for SessionSlot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filled = self.key.borrow().is_some();
        f.debug_tuple("SessionSlot").field(&filled).finish()
    }
}

/// The place of the one login at the bank.
#[derive(Default)]
pub struct LoginSlot {
    token: RefCell<Option<Secret>>,
    /// When the bank was asked last and answered, seconds since 1970-01-01T00:00:00Z by the device's clock.
    used_at: Cell<i64>,
    /// How often a login was begun, given up or ended.
    turn: Cell<u64>,
}

impl LoginSlot {
    /// Somebody begins to log in. What was begun before is not wanted any more.
    pub fn begin(&self) -> Turn {
        self.turn.set(self.turn.get() + 1);
        Turn(self.turn.get())
    }

    /// Somebody is logged in. False if that is not wanted any more.
    pub fn fill(&self, turn: Turn, token: Secret, now: i64) -> bool {
        let wanted = turn.0 == self.turn.get();
        if wanted {
            *self.token.borrow_mut() = Some(token);
            self.used_at.set(now);
        }
        wanted
    }

    /// The token.
    pub fn token(&self) -> Option<Secret> {
        self.token.borrow().clone()
    }

    /// The bank has answered a call that was made at this time.
    pub fn was_used(&self, at: i64) {
        self.used_at.set(at);
    }

    /// When it was used last.
    pub fn used_at(&self) -> i64 {
        self.used_at.get()
    }

    /// Forgets the login, and returns its token. What was begun is given up.
    pub fn take(&self) -> Option<Secret> {
        self.begin();
        self.token.borrow_mut().take()
    }
}

impl fmt::Debug for LoginSlot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filled = self.token.borrow().is_some();
        f.debug_tuple("LoginSlot").field(&filled).finish()
    }
}
