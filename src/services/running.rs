//! What goes on for the person: session and keepers.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use crate::{
    keeper::protocol::{Command, ListNumber},
    platform::keeper_client::{AnswerFuture, Keeper, KeeperLine, Program},
    session::{LoginSlot, SessionSlot},
};

/// It ends when the person leaves a public computer.
#[derive(Default)]
pub(super) struct Running {
    pub(super) session: SessionSlot,
    pub(super) login: LoginSlot,
    pub(super) registration: LoginSlot,
    pub(super) keeper: RefCell<Option<Keeper>>,
    /// Every keeper that may still be there.
    lines: RefCell<Vec<Weak<Line>>>,
    over: Cell<bool>,
    /// The largest numbers of lists that were believed, by the issuers' certificates.
    newest_lists: RefCell<Vec<(Vec<u8>, ListNumber)>>,
}

impl Running {
    /// Puts a keeper that has just been started under watch.
    pub(super) fn watch(&self, program: Program, line: Rc<dyn KeeperLine>) -> Keeper {
        if self.over.get() {
            line.stop();
        }
        let line = Rc::new(Line { program, line, asked: Cell::new(false) });
        let mut lines = self.lines.borrow_mut();
        lines.retain(|line| line.strong_count() > 0);
        lines.push(Rc::downgrade(&line));
        Keeper::new(line)
    }

    /// Ends the keeper of the current enrollment.
    pub(super) fn end_keeper(&self) {
        if let Some(keeper) = self.keeper.borrow_mut().take() {
            keeper.stop();
        }
    }

    /// Ends the keepers that hold files or their keys. False if there was none.
    pub(super) fn end_file_keepers(&self) -> bool {
        let lines = self.lines.borrow();
        let holding = |line: &Rc<Line>| {
            line.program == Program::FileKeeper && line.asked.get() && !line.stopped()
        };
        let ended: Vec<_> = lines.iter().filter_map(Weak::upgrade).filter(holding).collect();
        drop(lines);
        ended.iter().for_each(|line| line.stop());
        !ended.is_empty()
    }

    pub(super) fn newest_list(&self, issuer: &[u8]) -> Option<ListNumber> {
        let lists = self.newest_lists.borrow();
        lists.iter().find(|(other, _)| other == issuer).map(|(_, number)| *number)
    }

    pub(super) fn note_list(&self, issuer: &[u8], number: ListNumber) {
        let mut lists = self.newest_lists.borrow_mut();
        match lists.iter_mut().find(|(other, _)| other == issuer) {
            Some((_, newest)) => *newest = number.max(*newest),
            None => lists.push((issuer.to_vec(), number)),
        }
    }

    /// Ends everything. Whatever is still under way gets no answers any more.
    pub(super) fn end(&self) {
        self.over.set(true);
        self.end_keeper();
        for line in self.lines.take().iter().filter_map(Weak::upgrade) {
            line.stop();
        }
        self.session.clear();
        self.login.take();
        self.registration.take();
    }
}

/// A keeper, and whether it was told anything.
struct Line {
    program: Program,
    line: Rc<dyn KeeperLine>,
    asked: Cell<bool>,
}

impl KeeperLine for Line {
    fn call(&self, command: Command) -> AnswerFuture<'_> {
        self.asked.set(true);
        self.line.call(command)
    }

    fn stopped(&self) -> bool {
        self.line.stopped()
    }

    fn stop(&self) {
        self.line.stop();
    }
}
