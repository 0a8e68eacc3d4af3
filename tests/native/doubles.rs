//! Test doubles behind the ports: a bank, a keeper and a vault that do what they should, until
//! they are told to fail at one point. All write into one journal.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use ingam::{
    platform::{
        bank_client::BankClient,
        config::Config,
        drafts::MemoryDrafts,
        issuing_lock::{IssuingLock, MemoryLock},
        keeper_client::{KeeperLine, Keepers, Program},
        usage::MemoryUsage,
    },
    services::{Parts, Services},
    session::SessionKey,
};
use ingam_bank_api::Secret;

pub use self::{
    bank::{BankDouble, BankFault},
    keeper::{KeeperDouble, password},
    vault::{FaultyVault, VaultFault},
};

pub mod bank;
mod keeper;
mod vault;

/// The clock of the doubles.
pub const NOW: i64 = 1_795_000_000;

/// What happened, in order.
#[derive(Clone, Default)]
pub struct Journal(Rc<RefCell<Vec<String>>>);

impl Journal {
    pub fn write(&self, event: impl Into<String>) {
        self.0.borrow_mut().push(event.into());
    }

    pub fn events(&self) -> Vec<String> {
        self.0.borrow().clone()
    }

    pub fn count(&self, event: &str) -> usize {
        self.0.borrow().iter().filter(|written| *written == event).count()
    }
}

/// Everything a test holds on to.
pub struct World {
    pub services: Services,
    pub journal: Journal,
    pub bank: Rc<BankDouble>,
    pub vault: Rc<FaultyVault>,
    pub keepers: Rc<KeeperDoubles>,
    pub lock: MemoryLock,
}

/// Starts keeper doubles; all follow the same script.
pub struct KeeperDoubles {
    journal: Journal,
    pub script: Rc<keeper::Script>,
}

impl Keepers for KeeperDoubles {
    fn start(&self, _: Program) -> Rc<dyn KeeperLine> {
        Rc::new(KeeperDouble::new(self.journal.clone(), Rc::clone(&self.script)))
    }
}

impl World {
    /// Everything works, and the customer has come as far as the last step.
    pub fn new() -> Self {
        Self::with_clock(|| NOW)
    }

    /// The same, at another time.
    pub fn with_clock(clock: fn() -> i64) -> Self {
        let journal = Journal::default();
        let bank = Rc::new(BankDouble::new(journal.clone()));
        Self::made_of(journal, bank, clock)
    }

    /// Another device at the same bank.
    pub fn at_the_bank_of(other: &Self, clock: fn() -> i64) -> Self {
        let world = Self::made_of(Journal::default(), Rc::clone(&other.bank), clock);
        // Keys differ from device to device.
        world.keepers.script.keys_made.set(100);
        world
    }

    fn made_of(journal: Journal, bank: Rc<BankDouble>, clock: fn() -> i64) -> Self {
        let vault = Rc::new(FaultyVault::new(journal.clone()));
        let keepers = Rc::new(KeeperDoubles { journal: journal.clone(), script: Rc::default() });
        let lock = MemoryLock::default();
        let services = Services::new(Parts {
            config: Config { bank_url: "https://bank.test".to_owned(), root_sha256: [7; 32] },
            bank: BankClient::new("https://bank.test".to_owned(), bank.clone()),
            vault: vault.clone(),
            drafts: Rc::new(MemoryDrafts::default()),
            usage: Rc::new(MemoryUsage::default()),
            keepers: keepers.clone(),
            issuing_lock: Rc::new(lock.clone()) as Rc<dyn IssuingLock>,
            clock,
            make_id,
            origin: "https://page.test".to_owned(),
        });
        services.session().set(SessionKey { id: "e1".to_owned(), token: Secret::new("token") });
        Self { services, journal, bank, vault, keepers, lock }
    }
}

fn make_id() -> Option<[u8; 16]> {
    thread_local!(static LAST: Cell<u8> = const { Cell::new(0) });
    LAST.set(LAST.get() + 1);
    Some([LAST.get(); 16])
}
