//! A copy between two devices: both sides with their keepers, and a relay between them that can be told to do
//! what it must not.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use base64ct::{Base64, Encoding};
use futures::executor::block_on;
use ingam::{
    certificates::import::Taken,
    copying::{self, Arrival, Offered, Progress, Receiving, Sending},
    error::{AppError, ErrorKind},
    keeper::{
        Keeper,
        files::FileKeeper,
        protocol::{AcceptCertificate, Certified, Command, CopyCode, KeeperError, Secret, Words},
    },
    platform::{
        bank_client::BankClient,
        config::Config,
        drafts::MemoryDrafts,
        issuing_lock::MemoryLock,
        keeper_client::{AnswerFuture, KeeperLine, Keepers, Program},
        usage::MemoryUsage,
    },
    services::{Parts, Services},
};
use ingam_core::vault::{
    Acquired, ActiveCertificate, Entry, EntryState, Storage, memory::MemoryVault,
};
use relay::Relay;
use serde_bytes::ByteBuf;

use crate::support::{Bank, PASSWORD, ask, authority::NOW, binding, prepared, stopwatch, unlock};

mod forgotten;
mod lost;
mod relay;

const OWN: &str = "Another-Pass.77";
const PAGE: &str = "https://ingam.example/copy";

thread_local! {
    /// How many keepers were stopped.
    static STOPPED: Cell<u32> = const { Cell::new(0) };
}

struct InProcess;

enum Inside {
    Keeper(Box<RefCell<Keeper>>),
    Files(Box<RefCell<FileKeeper>>),
}

struct Line {
    inside: Inside,
    stopped: Cell<bool>,
}

impl Keepers for InProcess {
    fn start(&self, program: Program) -> Rc<dyn KeeperLine> {
        let inside = match program {
            Program::Keeper => Inside::Keeper(Box::new(RefCell::new(Keeper::new(stopwatch)))),
            Program::FileKeeper => Inside::Files(Box::default()),
        };
        Rc::new(Line { inside, stopped: Cell::new(false) })
    }
}

impl KeeperLine for Line {
    fn call(&self, command: Command) -> AnswerFuture<'_> {
        Box::pin(async move {
            match &self.inside {
                _ if self.stopped.get() => Err(KeeperError::Stopped),
                Inside::Keeper(keeper) => keeper.borrow_mut().execute(command),
                Inside::Files(keeper) => keeper.borrow_mut().execute(command),
            }
        })
    }

    fn stopped(&self) -> bool {
        self.stopped.get()
    }

    fn stop(&self) {
        self.stopped.set(true);
        STOPPED.set(STOPPED.get() + 1);
    }
}

/// A device: its services, and its vault.
struct Device {
    services: Services,
    vault: Rc<MemoryVault>,
}

/// Two devices and what is between them; the first has a certificate.
struct World {
    relay: Rc<Relay>,
    first: Device,
    second: Device,
    entry: Entry,
}

fn device(bank: &Bank, relay: &Rc<Relay>) -> Device {
    let vault = Rc::new(MemoryVault::default());
    let bank_url = "https://bank.test".to_owned();
    let root_sha256 = bank.authority.root_sha256();
    let services = Services::new(Parts {
        config: Config { bank_url: bank_url.clone(), root_sha256 },
        bank: BankClient::new(bank_url, relay.clone()),
        vault: vault.clone(),
        drafts: Rc::new(MemoryDrafts::default()),
        usage: Rc::new(MemoryUsage::default()),
        keepers: Rc::new(InProcess),
        issuing_lock: Rc::new(MemoryLock::default()),
        clock: || NOW,
        make_id: || Some([0x77; 16]),
        origin: binding().origin,
    });
    Device { services, vault }
}

impl World {
    fn new() -> Self {
        let bank = Bank::new();
        let (mut keeper, prepared) = prepared(&bank);
        let answer = ByteBuf::from(bank.certify(&prepared.message, &prepared.csr));
        let certified: Certified =
            ask(&mut keeper, AcceptCertificate { answer, now: NOW }).expect("a certificate");
        let mut active = ActiveCertificate::new(
            certified.certificate.into_vec(),
            certified.chain,
            Storage::Browser,
            Acquired::Issued,
        );
        active.label = "회사 인증서".to_owned();
        let entry = Entry {
            id: binding().id,
            created_at: NOW,
            sealed_key: certified.sealed_key.into_vec(),
            state: EntryState::Active(active),
        };
        let relay = Rc::new(Relay::default());
        let (first, second) = (device(&bank, &relay), device(&bank, &relay));
        Self { relay, first, second, entry }
    }

    fn offer(&self) -> Offered {
        let by = unlock(Some(PASSWORD));
        block_on(copying::offer(&self.first.services, &self.entry, by, PAGE.to_owned()))
            .expect("a code")
    }

    fn join(&self, typed: &str) -> Result<Receiving, AppError> {
        let services = &self.second.services;
        let code = CopyCode::Digits(Secret::new(typed.to_owned()));
        block_on(copying::join(services, &services.file_keeper(), code))
    }
}

/// As it stands on the screen.
fn digits(offered: &Offered) -> String {
    format!("{} {}", offered.number, offered.digits.expose().expect("digits"))
}

/// Another last digit.
fn wrong(offered: &Offered) -> String {
    let mut digits = digits(offered);
    let last = digits.pop().expect("a digit");
    digits.push(if last == '9' { '0' } else { '9' });
    digits
}

fn words_of(sending: &Sending) -> Words {
    match block_on(sending.look()) {
        Ok(Progress::Comparing(words)) => words,
        other => panic!("no words: {other:?}"),
    }
}

fn words_at(receiving: &Receiving) -> Words {
    match block_on(receiving.look()) {
        Ok(Arrival::Comparing(words)) => words,
        Ok(_) => panic!("no words"),
        Err(error) => panic!("no words: {error:?}"),
    }
}

fn kind(outcome: Result<impl Sized, AppError>) -> ErrorKind {
    outcome.err().expect("an error").kind()
}

#[test]
fn a_certificate_arrives_under_a_password_of_its_own() {
    let world = World::new();
    let offered = world.offer();
    assert_eq!(offered.ends_at, NOW + 180);
    let sending = &offered.sending;
    assert_eq!(block_on(sending.look()), Ok(Progress::Waiting));
    let receiving = world.join(&digits(&offered)).expect("a try");
    assert_eq!(block_on(sending.look()), Ok(Progress::Tried));
    let words = words_at(&receiving);
    assert_eq!(words_of(sending), words);
    block_on(sending.hand_over()).expect("the words are the same");
    let Ok(Arrival::Arrived(received)) = block_on(receiving.look()) else { panic!("it arrives") };
    let password = Secret::new(OWN.to_owned());
    let Ok(Taken::New(id)) = block_on(receiving.keep(&received, password)) else {
        panic!("it is kept")
    };
    assert_eq!(block_on(sending.look()), Ok(Progress::Done));
    let kept = world.second.vault.entries();
    let EntryState::Active(active) = &kept[0].state else { panic!("a certificate") };
    let EntryState::Active(sent) = &world.entry.state else { panic!("a certificate") };
    assert_eq!(kept[0].id, id);
    assert_eq!((&active.certificate, &active.chain), (&sent.certificate, &sent.chain));
    assert_eq!(active.label, "회사 인증서");
    assert_ne!(kept[0].sealed_key, world.entry.sealed_key);
    // It opens with the new password, and not with the old one.
    let services = &world.second.services;
    let open = |password: &str| {
        let way = ingam::certificates::Way::Password(Secret::new(password.to_owned()));
        block_on(ingam::certificates::try_key(services, &id, way))
    };
    assert_eq!(open(OWN), Ok(()));
    assert!(open(PASSWORD).is_err());
    // The relay saw neither the digits nor a certificate.
    let seen = world.relay.seen.borrow();
    let secret = offered.digits.expose().expect("digits").as_bytes();
    for what in [secret, &sent.certificate[..64]] {
        let text = Base64::encode_string(what);
        for form in [what, text.trim_end_matches('=').as_bytes()] {
            assert!(seen.windows(form.len()).all(|window| window != form));
        }
    }
}

#[test]
fn wrong_digits_are_counted_and_the_third_time_is_the_last() {
    let world = World::new();
    let offered = world.offer();
    for (remaining, expected) in [
        (2, ErrorKind::CopyCodeWrong),
        (1, ErrorKind::CopyCodeWrong),
        (0, ErrorKind::MailboxLocked),
    ] {
        let receiving = world.join(&wrong(&offered)).expect("a try");
        assert_eq!(block_on(offered.sending.look()), Ok(Progress::Tried));
        let error = block_on(receiving.look()).err().expect("the digits are wrong");
        assert_eq!(error, AppError::CopyCode { remaining });
        assert_eq!(error.kind(), expected);
    }
    assert_eq!(kind(block_on(offered.sending.look())), ErrorKind::MailboxLocked);
    assert_eq!(kind(world.join(&digits(&offered))), ErrorKind::MailboxLocked);
}

#[test]
fn the_right_digits_after_wrong_ones() {
    let world = World::new();
    let offered = world.offer();
    let receiving = world.join(&wrong(&offered)).expect("a try");
    block_on(offered.sending.look()).expect("an answer");
    assert!(block_on(receiving.look()).is_err());
    let receiving = world.join(&digits(&offered)).expect("a try");
    block_on(offered.sending.look()).expect("an answer");
    let words = words_at(&receiving);
    assert_eq!(words_of(&offered.sending), words);
}

#[test]
fn a_relay_that_swaps_messages_is_noticed() {
    let world = World::new();
    let (first, second) = (world.offer(), world.offer());
    let at_first = world.join(&digits(&first)).expect("a try");
    let at_second = world.join(&digits(&second)).expect("a try");
    for sending in [&first.sending, &second.sending] {
        assert_eq!(block_on(sending.look()), Ok(Progress::Tried));
    }
    world.relay.swap();
    for receiving in [at_first, at_second] {
        assert_eq!(kind(block_on(receiving.look()).map(|_| ())), ErrorKind::CopyCodeWrong);
    }
}

#[test]
fn when_the_words_differ_nothing_leaves() {
    let world = World::new();
    let offered = world.offer();
    let receiving = world.join(&digits(&offered)).expect("a try");
    block_on(offered.sending.look()).expect("an answer");
    words_at(&receiving);
    words_of(&offered.sending);
    block_on(offered.sending.give_up());
    assert_eq!(kind(block_on(receiving.look()).map(|_| ())), ErrorKind::MailboxUsed);
    // The keeper that had the key is gone.
    assert_eq!(kind(block_on(offered.sending.hand_over())), ErrorKind::KeeperStopped);
    assert!(world.second.vault.is_empty());
}

#[test]
fn what_is_here_already_stays_as_it_is() {
    let world = World::new();
    block_on(ingam_core::vault::Vault::insert(&*world.second.vault, &world.entry)).expect("room");
    let offered = world.offer();
    let receiving = world.join(&digits(&offered)).expect("a try");
    block_on(offered.sending.look()).expect("an answer");
    words_at(&receiving);
    words_of(&offered.sending);
    block_on(offered.sending.hand_over()).expect("the words are the same");
    assert!(matches!(
        block_on(receiving.look()),
        Ok(Arrival::AlreadyHere(id)) if id == world.entry.id
    ));
    assert_eq!(world.second.vault.entries(), [world.entry]);
    assert_eq!(block_on(offered.sending.look()), Ok(Progress::Done));
}

#[test]
fn a_connection_that_breaks_loses_nothing_that_was_not_taken() {
    let world = World::new();
    let offered = world.offer();
    let receiving = world.join(&digits(&offered)).expect("a try");
    world.relay.lost.set(1);
    assert_eq!(kind(block_on(offered.sending.look())), ErrorKind::BankUnreachable);
    assert_eq!(block_on(offered.sending.look()), Ok(Progress::Tried));
    world.relay.lost.set(1);
    assert_eq!(kind(block_on(receiving.look()).map(|_| ())), ErrorKind::BankUnreachable);
    words_at(&receiving);
}

#[test]
fn what_is_no_code_never_leaves_this_device() {
    let world = World::new();
    for typed in ["", "0417", "041712345678901", "여섯 개의 글자"] {
        assert_eq!(kind(world.join(typed)), ErrorKind::CopyNoCode, "{typed}");
    }
    assert!(world.relay.seen.borrow().is_empty());
    assert_eq!(kind(world.join("999912345678")), ErrorKind::MailboxUnknown);
}

#[test]
fn a_wrong_password_makes_no_code() {
    let world = World::new();
    let by = unlock(Some("wrong password here"));
    let offered = block_on(copying::offer(&world.first.services, &world.entry, by, String::new()));
    assert!(offered.is_err());
    let mailboxes = world.relay.mailboxes.borrow();
    assert!(mailboxes.values().all(|mailbox| mailbox.over.is_some()), "and leaves no mailbox open");
}

/// Two devices may speak two languages: the same place means the same, and no word is there twice.
#[test]
fn there_are_256_words_in_each_language() {
    for texts in [
        include_str!("../../assets/i18n/ko-KR.copy.ftl"),
        include_str!("../../assets/i18n/en-US.copy.ftl"),
    ] {
        let (_, words) = texts.split_once("copy-words =").expect("the words");
        let words: Vec<&str> = words.split_whitespace().collect();
        let different: std::collections::HashSet<_> = words.iter().collect();
        assert_eq!((words.len(), different.len()), (256, 256));
    }
}
