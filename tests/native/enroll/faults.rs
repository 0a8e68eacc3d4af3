//! Every fault, at every point: what is stored afterwards, and that going on works.

use futures::executor::block_on;
use ingam::{
    issuance::enroll::{EnrollFault, Stage},
    keeper::protocol::{KeeperError, Refusal},
    platform::{bank_client::BankError, issuing_lock::IssuingLock},
};
use ingam_bank_api::ProblemKind;
use ingam_core::vault::{EntryState, VaultError};

use super::{active, only_entry, run, run_resume};
use crate::doubles::{BankFault, VaultFault, World, bank::Point, password};

/// Nothing is stored and nothing was sent; the same call then succeeds.
fn fails_before_storing(world: &World, stage: Stage, fault: EnrollFault) {
    let (outcome, _) = run(world);
    let error = outcome.expect_err("it was broken");
    assert_eq!((error.stage, &error.fault, &error.entry), (stage, &fault, &None));
    assert_eq!(world.vault.stored(), []);
    assert_eq!(world.journal.count("bank Request"), 0);
    let (again, _) = run(world);
    assert!(again.is_ok(), "it works when the fault is over");
    assert_eq!(world.bank.fees.get(), 1);
}

/// The pending entry is stored; resuming succeeds, with one key and one fee.
fn fails_after_storing(world: &World, stage: Stage, fault: EnrollFault) {
    let (outcome, _) = run(world);
    let error = outcome.expect_err("it was broken");
    let entry = only_entry(world);
    assert!(matches!(entry.state, EntryState::Pending(_)), "no certificate was kept");
    assert_eq!((error.stage, error.fault, error.entry), (stage, fault, Some(entry.id)));
    let (resumed, _) = run_resume(world, password());
    let enrolled = resumed.expect("it works when the fault is over");
    assert_eq!(only_entry(world), enrolled.entry);
    assert_eq!(world.keepers.script.keys_made.get(), 1);
    assert_eq!(world.bank.fees.get(), 1);
}

#[test]
fn bank_down_before_the_request() {
    for point in [Point::Authority, Point::Codes] {
        let world = World::new();
        world.bank.fault.set(Some(BankFault::Down(point)));
        let fault = EnrollFault::Bank(BankError::Unreachable);
        fails_before_storing(&world, Stage::Requesting, fault);
    }
}

#[test]
fn bank_down_during_the_request() {
    let world = World::new();
    world.bank.fault.set(Some(BankFault::Down(Point::Request)));
    fails_after_storing(&world, Stage::Sending, EnrollFault::Bank(BankError::Unreachable));
}

#[test]
fn answer_lost_after_the_bank_committed() {
    let world = World::new();
    world.bank.fault.set(Some(BankFault::AnswerLost(Point::Request)));
    fails_after_storing(&world, Stage::Sending, EnrollFault::Bank(BankError::TimedOut));
}

#[test]
fn bank_down_after_the_request() {
    for fault in [BankFault::Down(Point::Confirmation), BankFault::AnswerLost(Point::Confirmation)]
    {
        let world = World::new();
        world.bank.fault.set(Some(fault));
        let (outcome, stages) = run(&world);
        let enrolled = outcome.expect("the certificate is ours without the confirmation");
        assert_eq!(stages, Stage::ALL);
        assert!(!active(&enrolled.entry).confirmed);
        assert_eq!(only_entry(&world), enrolled.entry);
    }
}

#[test]
fn bank_refuses_the_codes() {
    let world = World::new();
    world.bank.fault.set(Some(BankFault::Refuses(ProblemKind::EnrollmentExpired)));
    let (outcome, _) = run(&world);
    let error = outcome.expect_err("refused");
    assert!(matches!(
        error.fault,
        EnrollFault::Bank(BankError::Refused(problem))
            if problem.kind == ProblemKind::EnrollmentExpired
    ));
    assert_eq!(world.vault.stored(), []);
}

#[test]
fn bank_sends_text_instead_of_certificates() {
    let world = World::new();
    world.bank.fault.set(Some(BankFault::Garbage));
    let (outcome, _) = run(&world);
    let error = outcome.expect_err("unreadable");
    assert_eq!(error.fault, EnrollFault::Bank(BankError::Unreadable));
    assert_eq!(world.vault.stored(), []);
}

#[test]
fn answers_that_are_refused_store_nothing_and_can_be_retried() {
    for (answer, error) in [
        ("cp:another key", KeeperError::AnotherKey),
        ("cp:another root", KeeperError::UntrustedRoot),
        ("<html>", KeeperError::AnswerUnreadable),
        ("error:badMessageCheck", KeeperError::Refused(Refusal::BadMessageCheck)),
        ("error:badRequest", KeeperError::Refused(Refusal::BadRequest)),
    ] {
        let world = World::new();
        world.bank.fault.set(Some(BankFault::Lies(answer)));
        fails_after_storing(&world, Stage::Checking, EnrollFault::Keeper(error));
        assert_eq!(world.bank.confirmations.get(), 1, "only the good answer was confirmed");
    }
}

#[test]
fn vault_unusable_before_the_codes() {
    for error in [VaultError::Unavailable, VaultError::Blocked, VaultError::TooNew] {
        let world = World::new();
        world.vault.break_at(VaultFault::Fails("inventory", error.clone()));
        fails_before_storing(&world, Stage::Requesting, EnrollFault::Vault(error));
        assert_eq!(world.journal.count("bank Codes"), 1, "not asked for before");
    }
}

#[test]
fn a_damaged_old_record_is_no_obstacle() {
    let world = World::new();
    world.vault.break_at(VaultFault::Forgets("inventory"));
    let (outcome, _) = run(&world);
    assert!(outcome.is_ok());
}

#[test]
fn vault_full_when_the_key_is_stored() {
    for error in [VaultError::Full, VaultError::Blocked, VaultError::Failed] {
        let world = World::new();
        world.vault.break_at(VaultFault::Fails("insert", error.clone()));
        fails_before_storing(&world, Stage::Storing, EnrollFault::Vault(error));
    }
}

#[test]
fn vault_forgets_the_key() {
    let world = World::new();
    world.vault.break_at(VaultFault::Forgets("insert"));
    fails_before_storing(&world, Stage::Storing, EnrollFault::NotStored);
}

#[test]
fn vault_cannot_read_the_key_back() {
    let world = World::new();
    world.vault.break_at(VaultFault::Fails("entry", VaultError::Failed));
    let fault = EnrollFault::Vault(VaultError::Failed);
    fails_before_storing(&world, Stage::Storing, fault);
}

#[test]
fn vault_full_when_the_certificate_is_stored() {
    for error in [VaultError::Full, VaultError::Blocked] {
        let world = World::new();
        world.vault.break_at(VaultFault::Fails("replace", error.clone()));
        fails_after_storing(&world, Stage::Keeping, EnrollFault::Vault(error));
        assert_eq!(world.bank.confirmations.get(), 1, "confirmed only when it was kept");
    }
}

#[test]
fn vault_forgets_the_certificate() {
    let world = World::new();
    world.vault.break_at(VaultFault::Forgets("replace"));
    fails_after_storing(&world, Stage::Keeping, EnrollFault::NotStored);
}

#[test]
fn worker_dies_before_anything_is_stored() {
    let world = World::new();
    world.keepers.script.dies_at.set(Some("PrepareEnrollment"));
    let fault = EnrollFault::Keeper(KeeperError::Stopped);
    fails_before_storing(&world, Stage::MakingKey, fault);
}

#[test]
fn worker_dies_with_the_answer() {
    let world = World::new();
    world.keepers.script.dies_at.set(Some("AcceptCertificate"));
    fails_after_storing(&world, Stage::Checking, EnrollFault::Keeper(KeeperError::Stopped));
}

#[test]
fn worker_dies_after_the_certificate_is_kept() {
    for at in ["AcceptConfirmation", "SelfTest"] {
        let world = World::new();
        world.keepers.script.dies_at.set(Some(at));
        let (outcome, _) = run(&world);
        let error = outcome.expect_err("there was no self-test");
        assert_eq!(error.stage, Stage::Testing);
        assert_eq!(error.fault, EnrollFault::SelfTest(KeeperError::Stopped));
        let kept = only_entry(&world);
        assert_eq!(error.entry, Some(kept.id.clone()));
        active(&kept);
        let (tried, stages) = run_resume(&world, password());
        assert_eq!(tried.expect("the certificate works").entry, kept);
        assert_eq!(stages, [Stage::Requesting, Stage::Testing, Stage::Done]);
        assert_eq!(world.bank.fees.get(), 1);
    }
}

#[test]
fn confirmation_not_accepted() {
    let world = World::new();
    let refusal = ("AcceptConfirmation", KeeperError::AnswerNotAuthentic);
    world.keepers.script.refuses.replace(Some(refusal));
    let (outcome, _) = run(&world);
    let enrolled = outcome.expect("the certificate is ours");
    assert!(!active(&enrolled.entry).confirmed);
}

#[test]
fn self_test_fails() {
    let world = World::new();
    world.keepers.script.refuses.replace(Some(("SelfTest", KeeperError::WrongPassword)));
    let (outcome, stages) = run(&world);
    let error = outcome.expect_err("the certificate does not work");
    assert_eq!(error.fault, EnrollFault::SelfTest(KeeperError::WrongPassword));
    assert_eq!(stages.last(), Some(&Stage::Testing), "never reported as done");
    active(&only_entry(&world));
}

#[test]
fn no_session_asks_the_bank_nothing() {
    let world = World::new();
    world.services.session().clear();
    let (outcome, _) = run(&world);
    assert_eq!(outcome.expect_err("no session").fault, EnrollFault::NoSession);
    assert_eq!(world.journal.events(), [""; 0]);
}

#[test]
fn another_tab_is_issuing() {
    let world = World::new();
    let held = block_on(world.lock.acquire()).expect("the lock is free");
    let (outcome, _) = run(&world);
    assert_eq!(outcome.expect_err("the lock is held").fault, EnrollFault::AnotherTab);
    assert_eq!(world.journal.events(), [""; 0]);
    drop(held);
    let (again, _) = run(&world);
    assert!(again.is_ok());
    assert!(block_on(world.lock.acquire()).is_some(), "the lock was given back");
}
