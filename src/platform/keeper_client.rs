//! The page's end of the keeper: typed questions over a [`Keepers`] port.

use std::{future::Future, pin::Pin, rc::Rc};

use crate::keeper::protocol::{Answer, Command, KeeperError, Request};

/// How long an answer may take, milliseconds. Argon2 on an old telephone takes seconds.
pub const TIMEOUT: u32 = 30_000;

/// How long a keeper may take to load and start, milliseconds.
pub const START_TIMEOUT: u32 = 30_000;

/// A future of a [`KeeperLine`], on one thread.
pub type AnswerFuture<'a> = Pin<Box<dyn Future<Output = Result<Answer, KeeperError>> + 'a>>;

/// One running keeper. It ends, with everything it knows, when the line is dropped.
pub trait KeeperLine {
    /// Asks, and waits for the answer.
    fn call(&self, command: Command) -> AnswerFuture<'_>;

    /// Whether it has ended: every call fails from now on.
    fn stopped(&self) -> bool;

    /// Ends it now.
    fn stop(&self);
}

/// Which keeper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// Issues, opens and signs.
    Keeper,
    /// Reads and writes files. It is larger, and loaded when it is first needed.
    FileKeeper,
}

/// Starts keepers: workers in the browser, the dispatcher itself in tests.
pub trait Keepers {
    /// Starts a keeper of its own. What goes wrong is told by the first call.
    fn start(&self, program: Program) -> Rc<dyn KeeperLine>;
}

/// A handle of a running keeper.
#[derive(Clone)]
pub struct Keeper(Rc<dyn KeeperLine>);

impl Keeper {
    /// Wraps a line.
    pub fn new(line: Rc<dyn KeeperLine>) -> Self {
        Self(line)
    }

    /// Asks, and waits for the answer. [`KeeperError::TimedOut`] ends the keeper.
    pub fn ask<R: Request>(
        &self,
        request: R,
    ) -> impl Future<Output = Result<R::Answer, KeeperError>> {
        // Wrapped at once, so that what waits has one size for all requests.
        let answer = self.0.call(request.into_command());
        async move { R::read(answer.await?).ok_or(KeeperError::Internal) }
    }

    /// Whether both are handles of the same keeper.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// Whether it has ended.
    pub fn stopped(&self) -> bool {
        self.0.stopped()
    }

    /// Ends it now.
    pub fn stop(&self) {
        self.0.stop();
    }
}
