use std::{cell::Cell, rc::Rc};

use crate::i18n::MessageId;

/// What a page leaves to be said on the next one: that something is done, when what it was done to is gone.
#[derive(Clone, Debug, Default)]
pub struct Notice(Rc<Cell<Option<MessageId>>>);

impl Notice {
    /// To be said on the next page.
    pub fn leave(&self, said: MessageId) {
        self.0.set(Some(said));
    }

    /// What is to be said here, once.
    pub fn take(&self) -> Option<MessageId> {
        self.0.take()
    }
}

impl PartialEq for Notice {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
