use std::{cell::Cell, rc::Rc};

use crate::error::AppError;

/// Whether somebody still wants what was begun. A signature takes a while; whoever gives up meanwhile does not
/// want that it is sent. Clones are the same intent.
#[derive(Clone, Debug, Default)]
pub struct Intent(Rc<Cell<bool>>);

impl Intent {
    /// Nobody wants it any more.
    pub fn give_up(&self) {
        self.0.set(true);
    }

    /// Whether nobody wants it any more.
    pub fn is_given_up(&self) -> bool {
        self.0.get()
    }

    /// Between a signature and its sending.
    ///
    /// # Errors
    ///
    /// [`AppError::NoSession`] once it was given up. Nobody is there to read it.
    pub fn go_on(&self) -> Result<(), AppError> {
        if self.is_given_up() { Err(AppError::NoSession) } else { Ok(()) }
    }
}
