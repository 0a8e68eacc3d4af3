//! What a visit on a public computer keeps in place of the browser.

use std::cell::{Cell, RefCell};

use ingam_core::vault::{Acquired, Entry, EntryState, memory::MemoryVault};

use crate::platform::{drafts::MemoryDrafts, usage::MemoryUsage};

/// Vault, draft and usage of one visit, and the names of the files that were handed out.
#[derive(Default)]
pub struct Memory {
    pub(super) vault: MemoryVault,
    pub(super) drafts: MemoryDrafts,
    pub(super) usage: MemoryUsage,
    files: RefCell<Vec<String>>,
    received: Cell<bool>,
}

impl Memory {
    /// Every entry.
    pub fn entries(&self) -> Vec<Entry> {
        self.vault.entries()
    }

    /// Whether a key is there, and with it a password.
    pub fn holds(&self) -> bool {
        !self.vault.is_empty()
    }

    /// Whether something is there that is in no file yet: a certificate, or what will become one.
    pub fn has_unsaved(&self) -> bool {
        self.received.get() || self.entries().iter().any(|entry| !is_saved(entry))
    }

    /// A certificate for a request of the person's own was received, or is no longer only here.
    pub(super) fn set_received(&self, only_here: bool) {
        self.received.set(only_here);
    }

    pub(super) fn forget(&self) {
        self.received.set(false);
        self.vault.clear();
        self.drafts.forget();
        self.usage.clear();
    }

    /// A file that is offered again stands there once.
    pub(super) fn note_file(&self, name: &str) {
        let mut files = self.files.borrow_mut();
        if !files.iter().any(|known| known == name) {
            files.push(name.to_owned());
        }
    }

    /// Names of the files that were handed out, in their order.
    pub fn files(&self) -> Vec<String> {
        self.files.borrow().clone()
    }
}

fn is_saved(entry: &Entry) -> bool {
    match &entry.state {
        EntryState::Pending(_) => false,
        // It came out of a file.
        EntryState::Active(active) if active.origin == Acquired::Imported => true,
        EntryState::Active(active) => active.backup.is_some(),
    }
}
