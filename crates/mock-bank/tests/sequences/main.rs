//! Random sequences of actions against the registration authority: whatever a client does, in any
//! order, right or wrong, with the clock moving and the bank starting anew, no certificate is issued
//! without every check, and nothing is charged twice.

mod expected;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use getrandom::{SysRng, rand_core::UnwrapErr};
use ingam_bank_api::Product;
use ingam_core::{csr::derive_csr, key::Key};
use ingam_mock_bank::audit::verify;
use ingam_mock_bank::authorities::IssuingAuthority;
use ingam_mock_bank::ca::foreign::Foreign;
use ingam_mock_bank::ca::{Authority, name};
use ingam_mock_bank::clock::Clock;
use ingam_mock_bank::config::{Config as BankConfig, ENROLLMENT_LIFETIME};
use ingam_mock_bank::csr_policy::Keys;
use ingam_mock_bank::faults::Faults;
use ingam_mock_bank::issuing::IssueError;
use ingam_mock_bank::limits::Limits;
use ingam_mock_bank::ra::{Ra, Refused, text_message};
use ingam_mock_bank::secrets::Secrets;
use ingam_mock_bank::store::{Store, anchor, certificates, commit, factors, people};
use ingam_mock_bank::{Bank, card, customers, ledger, otp};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use expected::{Expected, What};

const FEE: i64 = 4_400;

/// What happens next, in one of two enrollments.
#[derive(Clone, Copy, Debug)]
enum Action {
    Begin(usize),
    /// The right answer to what is asked.
    Next(usize),
    /// Any answer, right or wrong.
    Answer(usize, What, bool),
    Abandon(usize),
    Wait(i64),
    Unlock,
    Restart,
}

fn action() -> impl Strategy<Value = Action> {
    let product = prop_oneof![Just(Product::General), Just(Product::Banking)];
    let what = prop_oneof![
        Just(What::Identity),
        product.prop_map(What::Product),
        Just(What::Otp),
        Just(What::Card),
        Just(What::Phone),
        Just(What::Fee),
        Just(What::Details),
        Just(What::Codes),
        (0..2usize).prop_map(What::Issue),
    ];
    prop_oneof![
        2 => (0..2usize).prop_map(Action::Begin),
        20 => (0..2usize).prop_map(Action::Next),
        10 => (0..2usize, what, any::<bool>()).prop_map(|(slot, what, right)| Action::Answer(slot, what, right)),
        1 => (0..2usize).prop_map(Action::Abandon),
        1 => prop_oneof![Just(1), Just(200), Just(ENROLLMENT_LIFETIME / 2)].prop_map(Action::Wait),
        1 => Just(Action::Unlock),
        1 => Just(Action::Restart),
    ]
}

/// A bank in this process, and what it should know.
struct World {
    directory: TempDir,
    clock: Arc<Clock>,
    bank: Bank,
    requests: [Vec<u8>; 2],
    slots: [Expected; 2],
    certificates: Vec<Vec<u8>>,
    fees: i64,
}

/// Data of a bank that was never used: made once, copied for every sequence.
async fn blank() -> TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    let bank = open(directory.path(), &Arc::default()).await;
    let mut tx = bank.ra.store.write().await.expect("a transaction");
    customers::seed(&mut tx, &bank.ra.secrets, bank.ra.clock.now()).await.expect("seeded");
    commit(tx).await.expect("committed");
    bank.ra.store.close().await;
    directory
}

async fn open(data: &Path, clock: &Arc<Clock>) -> Bank {
    let ra = Ra {
        store: Store::open(data, None).await.expect("the database opens"),
        secrets: Arc::new(Secrets::open(data).expect("the key file")),
        clock: Arc::clone(clock),
        terms: Arc::default(),
        enrollments_per_hour: 1000,
    };
    Bank {
        authority: Authority::open(data, "http://127.0.0.1", clock.now()).expect("keys"),
        foreign: Foreign::open(data, "http://127.0.0.1/bada", clock.now()).expect("keys"),
        ra,
        faults: Faults::default(),
        limits: Limits::new(1000),
        config: BankConfig {
            public_url: String::new(),
            page: None,
            allowed_origins: Vec::new(),
            calls_per_minute: 1000,
        },
    }
}

impl World {
    async fn new(blank: &Path) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        for entry in fs::read_dir(blank).expect("the blank bank") {
            let path = entry.expect("a file").path();
            fs::copy(&path, directory.path().join(path.file_name().expect("a name")))
                .expect("copied");
        }
        let clock = Arc::new(Clock::default());
        let bank = open(directory.path(), &clock).await;
        let mut tx = bank.ra.store.read().await.expect("a transaction");
        let hong = people::customer(&mut tx, "hong").await.expect("a row").expect("홍길동");
        drop(tx);
        let subject = name::subject(&hong, IssuingAuthority::Bank).expect("a name");
        let request = || {
            let key = Key::make(&mut UnwrapErr(SysRng));
            derive_csr(&key, &subject, None).expect("a request")
        };
        let requests = [request(), request()];
        let (slots, certificates) = (Default::default(), Vec::new());
        Self { directory, clock, bank, requests, slots, certificates, fees: 0 }
    }

    async fn act(&mut self, action: Action) {
        match action {
            Action::Begin(slot) => self.begin(slot).await,
            Action::Next(slot) if self.slots[slot].id.is_empty() => self.begin(slot).await,
            Action::Next(slot) => self.answer(slot, self.slots[slot].next(), true).await,
            Action::Answer(slot, what, right) => self.answer(slot, what, right).await,
            Action::Abandon(slot) => {
                let expected = &mut self.slots[slot];
                if self.bank.ra.abandon(&expected.id).await.is_ok() && expected.issued.is_none() {
                    expected.gone = true;
                }
            }
            Action::Wait(seconds) => self.clock.advance(seconds),
            Action::Unlock => assert!(self.bank.ra.unlock("hong").await.expect("unlocked")),
            Action::Restart => {
                self.bank.ra.store.close().await;
                self.bank = open(self.directory.path(), &self.clock).await;
            }
        }
    }

    async fn begin(&mut self, slot: usize) {
        let start = json!({ "holder": "personal", "agreed": self.bank.ra.terms.all_agreed() });
        let start = serde_json::from_value(start).expect("a start");
        let (_, view) = self.bank.ra.start(&start).await.expect("begun");
        let begun = view.expires_at - ENROLLMENT_LIFETIME;
        self.slots[slot] = Expected { id: view.id, begun, ..Expected::default() };
    }

    async fn answer(&mut self, slot: usize, what: What, right: bool) {
        if let What::Issue(key) = what {
            return self.issue(slot, key).await;
        }
        if self.say(slot, what, right).await.is_err() {
            return;
        }
        let now = self.clock.now();
        let expected = &mut self.slots[slot];
        assert!(expected.allows(what, right, now), "{what:?} right={right}: {expected:?}");
        let first = what == What::Codes && !expected.codes;
        expected.note(what);
        let other = &mut self.slots[1 - slot];
        // A fee that is confirmed frees what another enrollment kept back.
        if what == What::Fee && !other.codes {
            other.fee = false;
        }
        // Codes close what else the same customer began and did not end.
        if first && other.identity && other.issued.is_none() {
            other.gone = true;
        }
    }

    async fn issue(&mut self, slot: usize, key: usize) {
        let id = self.slots[slot].id.clone();
        let answer = self.bank.issue(&id, &self.requests[key], Keys::P256).await;
        assert!(
            !matches!(answer, Err(IssueError::Store(_) | IssueError::Authority(_))),
            "{answer:?}"
        );
        let Ok(der) = answer else {
            return;
        };
        let now = self.clock.now();
        let expected = &mut self.slots[slot];
        assert!(expected.allows(What::Issue(key), true, now), "issued: {expected:?}");
        match &expected.issued {
            Some((known, issued)) if *known == key => {
                assert_eq!(*issued, der, "the same request, the same certificate");
                return;
            }
            // Another key takes its place, at no cost.
            Some((known, _)) => expected.dropped.push(*known),
            None => self.fees += i64::from(expected.product == Some(Product::General)),
        }
        expected.issued = Some((key, der.clone()));
        let product = expected.product;
        self.certificates.push(der);
        let other = &mut self.slots[1 - slot];
        other.revoked |= other.issued.is_some() && other.product == product;
    }

    /// Says it to the bank.
    async fn say(&self, slot: usize, what: What, right: bool) -> Result<(), Refused> {
        let (ra, id) = (&self.bank.ra, self.slots[slot].id.as_str());
        let done = match what {
            What::Identity => {
                let number = if right { "9001011234568" } else { "8001012123453" };
                ra.identity(id, &read(json!({ "user_id": "hong1234", "number": number }))).await
            }
            What::Product(product) => {
                // What is for organisations is not offered to a person.
                let product = if right { product } else { Product::BusinessBanking };
                let agreed = ra.terms.authority_agreed(IssuingAuthority::Bank);
                let agreed = (product == Product::General).then_some(agreed);
                let authority = agreed.as_ref().map(|_| "bank");
                let choice =
                    json!({ "product": product, "authority": authority, "agreed": agreed });
                ra.product(id, read(choice)).await
            }
            What::Otp | What::Card | What::Phone => {
                let mut proof = self.proof(id, what, right).await?;
                proof["account"] = json!("hong-1");
                // Wrong is now the one, now the other.
                let password = if right || self.clock.now() % 2 == 0 { "1357" } else { "0000" };
                proof["account_password"] = json!(password);
                ra.verification(id, &read(proof)).await
            }
            What::Fee => {
                let amount = if right { FEE } else { 1 };
                ra.fee(id, &read(json!({ "amount": amount, "account": "hong-1" }))).await
            }
            What::Details => {
                let mut details = json!(customers::ALL[0].contact());
                if !right {
                    details["email"] = json!("nobody");
                }
                ra.details(id, read(details)).await
            }
            What::Codes => return ra.codes(id).await.map(drop),
            What::Issue(_) => unreachable!("sent to the authority"),
        };
        assert!(!matches!(done, Err(Refused::Store(_))), "{done:?}");
        done.map(drop)
    }

    /// What shows a token, a card or a phone, or something else.
    async fn proof(&self, id: &str, what: What, right: bool) -> Result<Value, Refused> {
        let ra = &self.bank.ra;
        // The token shows another code, and another message may be sent.
        self.clock.advance(30);
        if what == What::Phone {
            ra.text_message(id).await?;
        }
        let mut tx = ra.store.read().await?;
        let hong = people::customer(&mut tx, "hong").await?.expect("홍길동");
        let digits = match what {
            What::Otp => {
                otp::shown(&customers::otp_seed(&ra.secrets, &hong)?, self.clock.now()).code
            }
            What::Phone => {
                let sent = factors::codes_of(&mut tx, "hong").await?;
                text_message::shown(&ra.secrets, &sent[0])?
            }
            _ => {
                let cells = card::mock_cells("hong");
                let cell = |number: u8| &cells[usize::from(number) - 1];
                let asked = hong.card_cells;
                format!("{}{}", &cell(asked.first)[..2], &cell(asked.last)[2..])
            }
        };
        let first = if digits.starts_with('0') { '1' } else { '0' };
        let digits = if right { digits } else { format!("{first}{}", &digits[1..]) };
        Ok(match what {
            What::Otp => json!({ "otp": digits }),
            What::Phone => json!({ "phone": digits }),
            _ => json!({ "card": { "cells": hong.card_cells, "digits": digits } }),
        })
    }

    /// The bank's records say what was expected; gives certificates and fees.
    async fn judge(self) -> (usize, i64) {
        let store = &self.bank.ra.store;
        let mut tx = store.read().await.expect("a transaction");
        let kept = certificates::all(&mut tx).await.expect("certificates");
        let totals = ledger::totals(&mut tx, self.clock.now()).await.expect("the books");
        let balance = people::accounts(&mut tx, "hong").await.expect("accounts")[0].balance;
        drop(tx);
        assert_eq!(kept.len(), self.certificates.len());
        assert!(kept.iter().all(|one| self.certificates.contains(&one.der)));
        for expected in self.slots.iter().filter(|expected| !expected.revoked) {
            let of_it = kept.iter().filter(|one| one.enrollment == expected.id);
            let valid = of_it.filter(|one| one.revoked_at.is_none()).count();
            assert_eq!(valid, usize::from(expected.issued.is_some()), "{expected:?}");
        }
        let fee_income = self.fees * FEE;
        assert_eq!((totals.sum, totals.difference, totals.refunds), (0, 0, 0));
        assert_eq!((totals.fees, totals.fee_income), (self.fees, fee_income));
        assert_eq!(balance, customers::ALL[0].accounts[0].balance - fee_income);
        let note = self.directory.path().join(anchor::FILE);
        verify::verify(store, &note).await.expect("the audit log holds");
        store.close().await;
        (self.certificates.len(), self.fees)
    }
}

/// As the HTTP edge reads a body.
fn read<T: serde::de::DeserializeOwned>(body: Value) -> T {
    serde_json::from_value(body).expect("what the path takes")
}

#[test]
fn nothing_is_issued_without_every_check_or_charged_twice() {
    let runtime = Runtime::new().expect("a runtime");
    let blank = runtime.block_on(blank());
    let config = Config { cases: 48, failure_persistence: None, ..Config::default() };
    let seen = std::cell::Cell::new((0, 0));
    let sequences = prop::collection::vec(action(), 1..60);
    let checked = TestRunner::new(config).run(&sequences, |actions| {
        let (certificates, fees) = runtime.block_on(async {
            let mut world = World::new(blank.path()).await;
            for action in actions {
                world.act(action).await;
            }
            world.judge().await
        });
        seen.set((seen.get().0 + certificates, seen.get().1 + fees));
        Ok(())
    });
    checked.unwrap_or_else(|failure| panic!("{failure}"));
    let (certificates, fees) = seen.get();
    assert!(certificates > 10 && fees > 2, "the sequences got somewhere: {certificates}, {fees}");
}
