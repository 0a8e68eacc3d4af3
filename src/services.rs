//! Everything the application can do besides showing itself, in one handle.

use std::{fmt, rc::Rc};

use ingam_core::vault::{EntryId, Vault};

pub use self::memory::Memory;
use self::running::Running;
use crate::{
    error::AppError,
    keeper::protocol::{Binding, ListNumber},
    platform::{
        bank_client::BankClient,
        clock,
        config::Config,
        download::{self, DownloadError},
        drafts::Drafts,
        fetch::FetchTransport,
        indexed_db::{self, IndexedDb},
        issuing_lock::{IssuingGuard, IssuingLock},
        keeper_client::{Keeper, Keepers, Program},
        keeper_worker::WorkerKeepers,
        location, random, support,
        usage::UsageLog,
        web_lock::WebLock,
    },
    session::{LoginSlot, SessionSlot},
};

mod memory;
mod running;

/// The parts that [`Services`] are made of; tests put doubles in.
pub struct Parts {
    /// Which bank, whom to trust.
    pub config: Config,
    /// The bank.
    pub bank: BankClient,
    /// 인증서 보관함
    pub vault: Rc<dyn Vault>,
    /// Progress of an unfinished application.
    pub drafts: Rc<dyn Drafts>,
    /// What certificates have signed.
    pub usage: Rc<dyn UsageLog>,
    /// Starts keepers.
    pub keepers: Rc<dyn Keepers>,
    /// One enrollment at a time.
    pub issuing_lock: Rc<dyn IssuingLock>,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub clock: fn() -> i64,
    /// 16 random bytes.
    pub make_id: fn() -> Option<[u8; 16]>,
    /// `window.location.origin`
    pub origin: String,
}

struct Inner {
    parts: Rc<Parts>,
    running: Rc<Running>,
    /// On a public computer.
    memory: Option<Memory>,
}

/// A handle of the services. Clones are the same services.
#[derive(Clone)]
pub struct Services(Rc<Inner>);

impl Services {
    /// Puts the parts together, on a computer of the person's own.
    pub fn new(parts: Parts) -> Self {
        Self::of(Rc::new(parts), Rc::default(), None)
    }

    fn of(parts: Rc<Parts>, running: Rc<Running>, memory: Option<Memory>) -> Self {
        Self(Rc::new(Inner { parts, running, memory }))
    }

    /// The same services for somebody else, on a computer of the person's own.
    pub fn afresh(&self) -> Self {
        Self::of(Rc::clone(&self.0.parts), Rc::default(), None)
    }

    /// The same services on a public computer: nothing is kept in the browser. With `going_on`, session
    /// and keeper are those of now, so that an application goes on. Without it they are ended: they belong
    /// to nobody any more.
    pub fn on_public_pc(&self, going_on: bool) -> Self {
        let running = if going_on {
            Rc::clone(&self.0.running)
        } else {
            self.forget();
            Rc::default()
        };
        Self::of(Rc::clone(&self.0.parts), running, Some(Memory::default()))
    }

    /// The services of this browser: checks what it can do, reads the configuration, and makes the
    /// parts. Nothing else is started yet.
    pub async fn start() -> Result<Self, AppError> {
        support::check()?;
        let config = Config::load().await?;
        let storage = IndexedDb::new(indexed_db::NAME);
        Ok(Self::new(Parts {
            bank: BankClient::new(config.bank_url.clone(), Rc::new(FetchTransport)),
            config,
            vault: Rc::new(storage.clone()),
            drafts: Rc::new(storage.clone()),
            usage: Rc::new(storage),
            keepers: Rc::new(WorkerKeepers::of_this_page()),
            issuing_lock: Rc::new(WebLock::new("ingam-issuing")),
            clock: clock::now,
            make_id: random::make_id,
            origin: location::origin(),
        }))
    }

    /// Which bank, whom to trust.
    pub fn config(&self) -> &Config {
        &self.0.parts.config
    }

    /// The bank.
    pub fn bank(&self) -> &BankClient {
        &self.0.parts.bank
    }

    /// 인증서 보관함
    pub fn vault(&self) -> &dyn Vault {
        match &self.0.memory {
            Some(memory) => &memory.vault,
            None => &*self.0.parts.vault,
        }
    }

    /// Progress of an unfinished application, as bytes; typed in `crate::issuance::draft`.
    pub fn drafts(&self) -> &dyn Drafts {
        match &self.0.memory {
            Some(memory) => &memory.drafts,
            None => &*self.0.parts.drafts,
        }
    }

    /// What certificates have signed, as bytes; typed in `crate::certificates::usage`.
    pub fn usage(&self) -> &dyn UsageLog {
        match &self.0.memory {
            Some(memory) => &memory.usage,
            None => &*self.0.parts.usage,
        }
    }

    /// What is kept in place of the browser, on a public computer.
    pub fn memory(&self) -> Option<&Memory> {
        self.0.memory.as_ref()
    }

    /// Ends every keeper and forgets session, vault and draft: the person has left a public computer.
    /// What is still under way there gets no answers any more.
    pub fn forget(&self) {
        self.0.running.end();
        if let Some(memory) = &self.0.memory {
            memory.forget();
        }
    }

    /// Offers a file for saving, under a name. Whether it was saved, only the person knows.
    pub fn offer_file(
        &self,
        name: &str,
        content_type: &str,
        content: &[u8],
    ) -> Result<(), DownloadError> {
        download::offer(name, content_type, content)?;
        self.note_file(name);
        Ok(())
    }

    /// A file was handed out: who leaves a public computer is told.
    pub fn note_file(&self, name: &str) {
        if let Some(memory) = &self.0.memory {
            memory.note_file(name);
        }
    }

    /// A certificate without its key was received and is only here, or is so no longer: nobody leaves a
    /// public computer without being asked for it.
    pub fn note_received(&self, only_here: bool) {
        if let Some(memory) = &self.0.memory {
            memory.set_received(only_here);
        }
    }

    /// The session with the bank.
    pub fn session(&self) -> &SessionSlot {
        &self.0.running.session
    }

    /// The login at the bank.
    pub fn login(&self) -> &LoginSlot {
        &self.0.running.login
    }

    /// The desk for certificates of other institutions.
    pub fn registration(&self) -> &LoginSlot {
        &self.0.running.registration
    }

    /// The largest number of a list of revoked certificates that was believed in this visit, of an issuer (DER).
    pub fn newest_list(&self, issuer: &[u8]) -> Option<ListNumber> {
        self.0.running.newest_list(issuer)
    }

    /// A list was believed: no older one of this issuer (DER) is, in this visit.
    pub fn note_list(&self, issuer: &[u8], number: ListNumber) {
        self.0.running.note_list(issuer, number);
    }

    /// The keeper of the current enrollment; started when there is none, or when it has ended.
    pub fn keeper(&self) -> Keeper {
        let mut slot = self.0.running.keeper.borrow_mut();
        match &*slot {
            Some(keeper) if !keeper.stopped() => keeper.clone(),
            _ => slot.insert(self.one_shot_keeper()).clone(),
        }
    }

    /// Makes this one the keeper of the current enrollment, in place of the one before.
    pub fn adopt_keeper(&self, keeper: Keeper) {
        self.end_keeper();
        *self.0.running.keeper.borrow_mut() = Some(keeper);
    }

    /// Ends the keeper of the current enrollment: everything it remembers is gone.
    pub fn end_keeper(&self) {
        self.0.running.end_keeper();
    }

    /// Ends the keepers that hold files, or keys out of files: nobody is there. False if there was none.
    pub fn end_file_keepers(&self) -> bool {
        self.0.running.end_file_keepers()
    }

    /// A keeper of its own for one question; it ends when the last handle is dropped.
    pub fn one_shot_keeper(&self) -> Keeper {
        self.start_keeper(Program::Keeper)
    }

    /// A keeper of its own for files; it ends when the last handle is dropped.
    pub fn file_keeper(&self) -> Keeper {
        self.start_keeper(Program::FileKeeper)
    }

    fn start_keeper(&self, program: Program) -> Keeper {
        self.0.running.watch(program, self.0.parts.keepers.start(program))
    }

    /// Takes the lock that keeps two tabs from issuing at once; `None` if another tab has it.
    pub async fn lock_issuing(&self) -> Option<IssuingGuard> {
        self.0.parts.issuing_lock.acquire().await
    }

    /// Seconds since 1970-01-01T00:00:00Z, by the device's clock.
    pub fn now(&self) -> i64 {
        (self.0.parts.clock)()
    }

    /// A name for a new entry; `None` if the browser has no randomness.
    pub fn new_entry_id(&self) -> Option<EntryId> {
        (self.0.parts.make_id)().map(EntryId::derive)
    }

    /// `window.location.origin`
    pub fn origin(&self) -> String {
        self.0.parts.origin.clone()
    }

    /// What the seal of an entry is bound to, here.
    pub fn binding(&self, id: &EntryId) -> Binding {
        Binding { id: id.clone(), origin: self.origin() }
    }
}

impl PartialEq for Services {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Services {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Services").field("config", self.config()).finish_non_exhaustive()
    }
}
