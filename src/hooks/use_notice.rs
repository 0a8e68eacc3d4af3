use std::{cell::Cell, rc::Rc};

use yew::prelude::*;

use crate::i18n::MessageId;

/// What a page leaves to be said on the next one: that something is done, when what it was done to is gone.
#[derive(Clone, Default)]
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

/// The notice of the moment.
///
/// # Panics
/// Outside of `ContextProvider<Notice>`: a fault of the program.
#[hook]
pub fn use_notice() -> Notice {
    // The application puts it around every page, see pages/shell.rs.
    use_context::<Notice>().expect("use_notice() needs ContextProvider<Notice> around it")
}
