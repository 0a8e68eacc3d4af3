//! The enrollment: its order, its result, and taking it up again. Faults are in [`faults`].

use std::cell::RefCell;

use futures::executor::block_on;
use ingam::{
    issuance::{
        draft::{self, Draft},
        enroll::{
            EnrollError, EnrollFault, EnrollInput, Enrolled, Stage, enroll, finish_file_storage,
            resume,
        },
    },
    keeper::protocol::{KeeperError, Secret},
};
use ingam_bank_api::Product;
use ingam_core::vault::{ActiveCertificate, Entry, EntryState, Storage, Vault, VaultError};

use crate::doubles::{BankFault, World, bank::Point, password};

mod elsewhere;
mod faults;

pub fn input(storage: Storage) -> EnrollInput {
    EnrollInput {
        password: password(),
        storage,
        product: Product::Banking,
        holder_name: "홍길동".to_owned(),
        elsewhere: None,
        not_after: None,
        renews: None,
    }
}

/// One enrollment, with the stages it went through.
pub fn run(world: &World) -> (Result<Enrolled, EnrollError>, Vec<Stage>) {
    let stages = RefCell::new(Vec::new());
    let outcome = block_on(enroll(&world.services, input(Storage::Browser), &|stage| {
        stages.borrow_mut().push(stage);
    }));
    (outcome, stages.into_inner())
}

/// Takes up the only entry, with the stages it went through.
pub fn run_resume(world: &World, password: Secret) -> (Result<Enrolled, EnrollError>, Vec<Stage>) {
    let entry = only_entry(world);
    let stages = RefCell::new(Vec::new());
    let outcome = block_on(resume(&world.services, &entry, password, None, &|stage| {
        stages.borrow_mut().push(stage);
    }));
    (outcome, stages.into_inner())
}

pub fn only_entry(world: &World) -> Entry {
    let mut entries = world.vault.stored();
    assert_eq!(entries.len(), 1, "one entry");
    entries.remove(0)
}

pub fn active(entry: &Entry) -> &ActiveCertificate {
    match &entry.state {
        EntryState::Active(active) => active,
        EntryState::Pending(_) => panic!("the entry is still pending"),
    }
}

#[test]
fn every_stage_is_told_in_order() {
    let (outcome, stages) = run(&World::new());
    assert!(outcome.is_ok());
    assert_eq!(stages, Stage::ALL);
}

#[test]
fn stored_before_sent_and_kept_before_confirmed() {
    let world = World::new();
    let (outcome, _) = run(&world);
    assert!(outcome.is_ok());
    assert_eq!(
        world.journal.events(),
        [
            "bank Authority",
            "bank Codes",
            "keeper PrepareEnrollment",
            "vault insert",
            "vault read",
            "bank Request",
            "keeper AcceptCertificate",
            "vault replace",
            "vault read",
            "bank Confirmation",
            "keeper AcceptConfirmation",
            "vault replace",
            "vault read",
            "keeper SelfTest",
        ]
    );
}

#[test]
fn what_is_returned_is_what_is_stored() {
    let world = World::new();
    let (outcome, _) = run(&world);
    let enrolled = outcome.expect("nothing is broken");
    assert_eq!(only_entry(&world), enrolled.entry);
    let certificate = active(&enrolled.entry);
    assert!(certificate.confirmed);
    assert_eq!(certificate.storage, Storage::Browser);
    assert_eq!(certificate.chain.len(), 2);
    assert_eq!(enrolled.summary.holder_name, "홍길동");
    assert_eq!(world.bank.fees.get(), 1);
}

#[test]
fn success_ends_the_draft_and_keeps_the_session_for_the_revocation_code() {
    let world = World::new();
    let started = Draft { user_id: "gildong".to_owned(), ..Draft::default() };
    block_on(draft::save(&world.services, &started)).expect("memory does not fail");
    assert_eq!(block_on(draft::load(&world.services)), Ok(Some(started)));
    let (outcome, _) = run(&world);
    assert!(outcome.is_ok());
    assert!(world.services.session().key().is_some());
    assert_eq!(block_on(draft::load(&world.services)), Ok(None));
}

#[test]
fn a_lost_answer_is_asked_for_again_with_the_same_request() {
    let world = World::new();
    world.bank.fault.set(Some(BankFault::AnswerLost(Point::Request)));
    let (lost, _) = run(&world);
    let error = lost.expect_err("the answer was lost");
    assert_eq!(error.stage, Stage::Sending);
    assert_eq!(error.entry, Some(only_entry(&world).id));

    let (resumed, stages) = run_resume(&world, password());
    let enrolled = resumed.expect("the bank gives the same certificate");
    assert_eq!(
        stages,
        [
            Stage::Requesting,
            Stage::MakingKey,
            Stage::Sending,
            Stage::Checking,
            Stage::Keeping,
            Stage::Confirming,
            Stage::Testing,
            Stage::Done,
        ]
    );
    assert_eq!(only_entry(&world), enrolled.entry);
    assert_eq!(world.bank.fees.get(), 1, "one fee");
    assert_eq!(world.keepers.script.keys_made.get(), 1, "one key");
}

#[test]
fn pressing_the_button_again_makes_no_second_key() {
    let world = World::new();
    world.bank.fault.set(Some(BankFault::AnswerLost(Point::Request)));
    let (lost, _) = run(&world);
    assert!(lost.is_err());
    let again = block_on(enroll(&world.services, input(Storage::File), &|_| {}));
    let enrolled = again.expect("the same request is sent again");
    assert_eq!(only_entry(&world), enrolled.entry);
    assert_eq!(active(&enrolled.entry).storage, Storage::File, "the later choice holds");
    assert_eq!(world.keepers.script.keys_made.get(), 1);
    assert_eq!(world.bank.fees.get(), 1);
}

#[test]
fn resuming_works_after_the_page_was_closed() {
    let world = World::new();
    world.bank.fault.set(Some(BankFault::AnswerLost(Point::Request)));
    let (lost, _) = run(&world);
    assert!(lost.is_err());
    world.services.session().clear();
    world.services.end_keeper();
    let (resumed, _) = run_resume(&world, password());
    assert!(resumed.is_ok(), "no session and no old keeper is needed");
}

#[test]
fn resuming_with_a_wrong_password_changes_nothing() {
    let world = World::new();
    world.bank.fault.set(Some(BankFault::Down(Point::Request)));
    let (down, _) = run(&world);
    assert!(down.is_err());
    let before = only_entry(&world);
    let (resumed, _) = run_resume(&world, Secret::new("something else".to_owned()));
    let error = resumed.expect_err("the seal does not open");
    assert_eq!(error.fault, EnrollFault::Keeper(KeeperError::WrongPassword));
    assert_eq!(only_entry(&world), before);
    assert_eq!(world.journal.count("bank Request"), 0, "nothing was sent");
}

#[test]
fn resuming_what_is_finished_sends_nothing() {
    let world = World::new();
    world.bank.fault.set(Some(BankFault::AnswerLost(Point::Request)));
    let (lost, _) = run(&world);
    assert!(lost.is_err());
    let as_the_list_still_shows_it = only_entry(&world);
    let (finished, _) = run_resume(&world, password());
    assert!(finished.is_ok());
    let sent = world.journal.count("bank Request") + world.journal.count("bank Confirmation");

    let stale = &as_the_list_still_shows_it;
    let again = block_on(resume(&world.services, stale, password(), None, &|_| {}));
    assert_eq!(again.expect("the certificate is tried").entry, only_entry(&world));
    let sent_now = world.journal.count("bank Request") + world.journal.count("bank Confirmation");
    assert_eq!(sent_now, sent);
}

#[test]
fn resuming_what_is_gone_says_so() {
    let world = World::new();
    let (outcome, _) = run(&world);
    let entry = outcome.expect("nothing is broken").entry;
    block_on(world.vault.remove(&entry.id)).expect("it was there");
    let again = block_on(resume(&world.services, &entry, password(), None, &|_| {}));
    let error = again.expect_err("there is nothing to resume");
    assert_eq!(error.fault, EnrollFault::Vault(VaultError::Missing));
    assert_eq!(error.entry, None);
}

#[test]
fn a_file_certificate_leaves_the_browser_when_the_file_is_saved() {
    let world = World::new();
    let enrolled = block_on(enroll(&world.services, input(Storage::File), &|_| {}));
    let id = enrolled.expect("nothing is broken").entry.id;
    assert_eq!(only_entry(&world).id, id, "until then it is kept");
    assert_eq!(block_on(finish_file_storage(&world.services, &id)), Ok(()));
    assert_eq!(world.vault.stored(), []);
    let again = block_on(finish_file_storage(&world.services, &id));
    assert_eq!(again, Err(VaultError::Missing));
}

#[test]
fn a_certificate_that_stays_in_the_browser_is_not_removed_as_a_file() {
    for storage in [Storage::Browser, Storage::Both] {
        let world = World::new();
        let outcome = block_on(enroll(&world.services, input(storage), &|_| {}));
        let id = outcome.expect("nothing is broken").entry.id;
        let refused = block_on(finish_file_storage(&world.services, &id));
        assert_eq!(refused, Err(VaultError::Missing));
        assert_eq!(active(&only_entry(&world)).storage, storage);
    }
}
