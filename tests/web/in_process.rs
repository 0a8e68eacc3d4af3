//! The services of a page on the browser's own storage, with keepers that run in the page.

use std::{cell::RefCell, rc::Rc};

use ingam::{
    keeper::{Keeper, files::FileKeeper, protocol::Command},
    platform::{
        bank_client::BankClient,
        config::Config,
        fetch::FetchTransport,
        indexed_db::IndexedDb,
        issuing_lock::MemoryLock,
        keeper_client::{AnswerFuture, KeeperLine, Keepers, Program},
    },
    services::{Parts, Services},
};

use crate::support::{Bank, authority::NOW, binding, stopwatch};

struct InProcess;

enum Line {
    Keeper(Box<RefCell<Keeper>>),
    Files(Box<RefCell<FileKeeper>>),
}

impl Keepers for InProcess {
    fn start(&self, program: Program) -> Rc<dyn KeeperLine> {
        Rc::new(match program {
            Program::Keeper => Line::Keeper(Box::new(RefCell::new(Keeper::new(stopwatch)))),
            Program::FileKeeper => Line::Files(Box::default()),
        })
    }
}

impl KeeperLine for Line {
    fn call(&self, command: Command) -> AnswerFuture<'_> {
        Box::pin(async move {
            match self {
                Self::Keeper(keeper) => keeper.borrow_mut().execute(command),
                Self::Files(keeper) => keeper.borrow_mut().execute(command),
            }
        })
    }

    fn stopped(&self) -> bool {
        false
    }

    fn stop(&self) {}
}

/// A page of the site of [`binding`].
pub fn services(bank: &Bank, storage: &IndexedDb) -> Services {
    let root_sha256 = bank.authority.root_sha256();
    let bank_url = "https://bank.test".to_owned();
    Services::new(Parts {
        config: Config { bank_url: bank_url.clone(), root_sha256 },
        bank: BankClient::new(bank_url, Rc::new(FetchTransport)),
        vault: Rc::new(storage.clone()),
        drafts: Rc::new(storage.clone()),
        usage: Rc::new(storage.clone()),
        keepers: Rc::new(InProcess),
        issuing_lock: Rc::new(MemoryLock::default()),
        clock: || NOW,
        make_id: || Some([0x77; 16]),
        origin: binding().origin,
    })
}
