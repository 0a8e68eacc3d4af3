//! Whom the page asks whether a certificate holds: the responder first, then the list.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures::executor::block_on;
use ingam::{
    certificates::{
        self,
        standing::{self, path_of},
    },
    error::{AppError, ErrorKind},
    keeper::{
        Keeper,
        protocol::{Command, Standing, StandingSource, StandingTold},
    },
    platform::{
        bank_client::{
            BankClient, HttpRequest, HttpResponse, Method, Transport, TransportError,
            TransportFuture,
        },
        config::Config,
        drafts::MemoryDrafts,
        issuing_lock::MemoryLock,
        keeper_client::{AnswerFuture, KeeperLine, Keepers, Program},
        usage::MemoryUsage,
    },
    services::{Parts, Services},
};
use ingam_bank_api::{Authority, Localized, paths};
use ingam_core::vault::{
    Acquired, ActiveCertificate, Entry, EntryState, Found, Storage, Vault, memory::MemoryVault,
};
use serde_bytes::ByteBuf;

use crate::{
    standing_in_keeper::{Case, List},
    support::{authority::NOW, binding, stopwatch},
};

const DAY: i64 = 86_400;
const TRY_LATER: &[u8] = b"\x30\x03\x0a\x01\x03";
/// To another question, by another issuer.
const STRANGE: &[u8] = include_bytes!("../../crates/core/tests/files/ocsp/good.ocsp");

/// What a bank answers about a certificate: nothing at first.
#[derive(Default)]
struct Answers {
    responder: Cell<Option<&'static [u8]>>,
    list: RefCell<Option<Vec<u8>>>,
    /// Nothing reaches the list.
    cut: Cell<bool>,
    asked: RefCell<Vec<String>>,
}

impl Transport for Answers {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        let path = request.url.strip_prefix("https://bank.test").expect("the configured bank");
        self.asked.borrow_mut().push(path.to_owned());
        let of = |kind: &str, body: Option<Vec<u8>>| HttpResponse {
            status: if body.is_some() { 200 } else { 503 },
            content_type: body.as_ref().map(|_| kind.to_owned()).unwrap_or_default(),
            body: body.unwrap_or_default(),
        };
        let answer = match (path, request.method) {
            (paths::AUTHORITY, Method::Get) => Ok(of("application/json", Some(authority()))),
            ("/ocsp/issuing", Method::Post) => {
                Ok(of("application/ocsp-response", self.responder.get().map(<[u8]>::to_vec)))
            }
            ("/crl/issuing.crl", Method::Get) if self.cut.get() => Err(TransportError::Unreachable),
            ("/crl/issuing.crl", Method::Get) => {
                Ok(of("application/pkix-crl", self.list.borrow().clone()))
            }
            other => panic!("nobody has {other:?}"),
        };
        Box::pin(async move { answer })
    }
}

fn authority() -> Vec<u8> {
    let authority = Authority {
        bank: Localized { ko: "모의은행".to_owned(), en: "Mock Bank".to_owned() },
        root: String::new(),
        issuer: String::new(),
        authorities: Vec::new(),
        recipient: String::new(),
        now: NOW,
    };
    serde_json::to_vec(&authority).expect("JSON")
}

struct InProcess;

struct Line(RefCell<Keeper>);

impl Keepers for InProcess {
    fn start(&self, _: Program) -> Rc<dyn KeeperLine> {
        Rc::new(Line(RefCell::new(Keeper::new(stopwatch))))
    }
}

impl KeeperLine for Line {
    fn call(&self, command: Command) -> AnswerFuture<'_> {
        Box::pin(async move { self.0.borrow_mut().execute(command) })
    }

    fn stopped(&self) -> bool {
        false
    }

    fn stop(&self) {}
}

/// A certificate in the vault, its authority, and the bank that answers.
struct World {
    case: Case,
    answers: Rc<Answers>,
    services: Services,
}

impl World {
    fn new() -> Self {
        let (case, answers) = (Case::new(), Rc::new(Answers::default()));
        let vault = Rc::new(MemoryVault::default());
        let chain = [&case.authority.issuer, &case.authority.root];
        let active = ActiveCertificate::new(
            case.certificate.clone(),
            chain.map(|der| ByteBuf::from(der.clone())).to_vec(),
            Storage::Browser,
            Acquired::Issued,
        );
        let entry = Entry {
            id: binding().id,
            created_at: NOW,
            sealed_key: Vec::new(),
            state: EntryState::Active(active),
        };
        block_on(vault.insert(&entry)).expect("room");
        let bank_url = "https://bank.test".to_owned();
        let root_sha256 = case.authority.root_sha256();
        let services = Services::new(Parts {
            config: Config { bank_url: bank_url.clone(), root_sha256 },
            bank: BankClient::new(bank_url, answers.clone()),
            vault,
            drafts: Rc::new(MemoryDrafts::default()),
            usage: Rc::new(MemoryUsage::default()),
            keepers: Rc::new(InProcess),
            issuing_lock: Rc::new(MemoryLock::default()),
            // A year behind: the bank's clock decides.
            clock: || NOW - 365 * DAY,
            make_id: || Some([0x77; 16]),
            origin: binding().origin,
        });
        Self { case, answers, services }
    }

    /// The bank has this list.
    fn publish(&self, change: impl Fn(List<'_>) -> List<'_>) {
        self.answers.list.replace(Some(change(self.case.list()).sign()));
    }

    fn ask(&self) -> Result<StandingTold, AppError> {
        self.ask_in(&self.services)
    }

    fn ask_in(&self, services: &Services) -> Result<StandingTold, AppError> {
        let listed = block_on(certificates::find(services, &binding().id)).expect("a vault");
        self.answers.asked.take();
        block_on(standing::ask(services, &listed.expect("it is there")))
    }

    fn fails(&self) -> ErrorKind {
        self.ask().expect_err("no answer").kind()
    }

    fn asked_list(&self) -> bool {
        self.answers.asked.borrow().iter().any(|path| path.starts_with("/crl/"))
    }

    fn found(&self) -> Option<Found> {
        let listed = block_on(certificates::find(&self.services, &binding().id)).expect("a vault");
        listed.expect("it is there").active().expect("it came").found
    }
}

#[test]
fn where_nobody_answers_the_list_does() {
    let world = World::new();
    world.publish(|list| list);
    for silence in [None, Some(TRY_LATER), Some(&b"<html>"[..])] {
        world.answers.responder.set(silence);
        let told = world.ask().expect("the list answers");
        assert_eq!((told.standing, told.at), (Standing::Good, NOW - DAY));
        assert!(matches!(told.source, StandingSource::List(_)));
    }
    assert_eq!(world.found(), None);
}

#[test]
fn what_is_not_to_be_believed_is_said_and_not_passed_over() {
    let world = World::new();
    world.publish(|list| list);
    world.answers.responder.set(Some(STRANGE));
    assert_eq!(world.fails(), ErrorKind::StandingNotAuthentic);
    assert!(!world.asked_list());
}

#[test]
fn where_the_list_says_nothing_either_it_is_not_known() {
    let world = World::new();
    assert_eq!(world.fails(), ErrorKind::StandingUnknown);
    assert!(world.asked_list());
    world.answers.cut.set(true);
    assert_eq!(world.fails(), ErrorKind::BankUnreachable);
    world.answers.cut.set(false);
    world.publish(|list| List { this: NOW - 9 * DAY, next: NOW - 2 * DAY, ..list });
    assert_eq!(world.fails(), ErrorKind::StandingOutdated);
    world.publish(|list| List { this: NOW + DAY, ..list });
    assert_eq!(world.fails(), ErrorKind::StandingNotAuthentic);
    assert_eq!(world.found(), None);
}

#[test]
fn no_older_list_in_the_same_visit() {
    let world = World::new();
    world.publish(|list| List { number: &[8], ..list });
    world.ask().expect("the list answers");
    world.publish(|list| List { number: &[7], ..list });
    assert_eq!(world.fails(), ErrorKind::StandingOutdated);
    world.ask_in(&world.services.afresh()).expect("nobody else has seen the newer one");
    world.publish(|list| List { number: &[9], ..list });
    world.ask().expect("a newer one");
}

#[test]
fn the_silence_of_a_list_takes_nothing_back() {
    let since = NOW - 2 * DAY;
    for (reason, standing, found) in [
        (6, Standing::Suspended(since), Found::Suspended),
        (4, Standing::Superseded(since), Found::Superseded),
        (1, Standing::Revoked(since), Found::Revoked),
    ] {
        let world = World::new();
        world.publish(|list| List { entry: Some((since, Some(reason))), ..list });
        assert_eq!(world.ask().map(|told| told.standing), Ok(standing));
        assert_eq!(world.found(), Some(found));
        world.publish(|list| List { number: &[8], ..list });
        assert_eq!(world.fails(), ErrorKind::StandingUnknown);
        assert_eq!(world.found(), Some(found));
    }
}

#[test]
fn only_the_path_of_an_address_counts() {
    for (url, path) in [
        ("http://ocsp.example/ocsp/issuing", Some("/ocsp/issuing")),
        ("http://evil.example:8080/a/b?c", Some("/a/b?c")),
        ("http://ocsp.example", None),
        ("https://x//evil.example/o", None),
        ("https://x/\\evil.example/o", None),
        ("ldap:no", None),
        ("", None),
    ] {
        assert_eq!(path_of(url), path, "{url}");
    }
}
