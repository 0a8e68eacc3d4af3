//! Codes from another device: a fresh key here, one valid certificate, one fee; and what the first
//! device learns.

use std::rc::Rc;

use futures::executor::block_on;
use ingam::{
    error::{AppError, ErrorKind},
    issuance::{
        elsewhere::{self, Elsewhere},
        enroll::{EnrollError, EnrollFault, EnrollInput, Enrolled, Stage, enroll},
    },
    keeper::protocol::{KeeperError, Refusal},
};
use ingam_bank_api::Product;
use ingam_core::{
    enrollment_codes::{AuthorizationCode, ReferenceNumber},
    holder_number::HolderNumber,
    vault::{EntryState, Storage},
};

use super::{active, input, only_entry, run, run_resume};
use crate::doubles::{
    BankFault, NOW, World,
    bank::{CODE, Point, REFERENCE},
    password,
};

fn ask(world: &World, code: &str) -> Result<Elsewhere, AppError> {
    let reference = ReferenceNumber::parse(REFERENCE).expect("10 digits");
    let code = AuthorizationCode::parse(code).expect("24 digits");
    let number = HolderNumber::parse("9001011234568").expect("13 digits");
    let keeper = world.services.one_shot_keeper();
    let found = block_on(elsewhere::ask(&world.services, &keeper, &reference, &code, &number))?;
    world.services.adopt_keeper(keeper);
    Ok(found)
}

fn take_over(world: &World, found: &Elsewhere) -> Result<Enrolled, EnrollError> {
    let input = EnrollInput { elsewhere: Some(Rc::new(found.clone())), ..input(Storage::Browser) };
    block_on(enroll(&world.services, input, &|_| {}))
}

/// Another device at the same bank, without a session.
fn other_device(first: &World) -> World {
    let world = World::at_the_bank_of(first, || NOW + 60);
    world.services.session().clear();
    world
}

#[test]
fn two_codes_are_enough() {
    let first = World::new();
    first.bank.fault.set(Some(BankFault::AnswerLost(Point::Request)));
    let (lost, _) = run(&first);
    assert!(lost.is_err());

    let second = other_device(&first);
    let found = ask(&second, CODE).expect("the bank tells what they are for");
    assert_eq!((found.offer.holder_name.as_str(), found.product), ("홍길동", Product::Banking));
    let enrolled = take_over(&second, &found).expect("a certificate");
    assert!(active(&enrolled.entry).confirmed);
    assert_eq!((first.bank.issued(), first.bank.fees.get()), (2, 1));

    // The first device learns it, keeps nothing but the entry, and changes nothing.
    let (resumed, _) = run_resume(&first, password());
    let error = resumed.expect_err("its certificate was replaced");
    assert_eq!(error.fault, EnrollFault::Keeper(KeeperError::Refused(Refusal::CertRevoked)));
    assert_eq!(AppError::from(error).kind(), ErrorKind::Superseded);
    assert!(matches!(only_entry(&first).state, EntryState::Pending(_)));
    assert_eq!(first.bank.fees.get(), 1);
}

#[test]
fn a_first_device_that_never_asked_learns_that_it_is_too_late() {
    let first = World::new();
    first.bank.fault.set(Some(BankFault::Down(Point::Request)));
    let (down, _) = run(&first);
    assert!(down.is_err());
    let second = other_device(&first);
    let found = ask(&second, CODE).expect("the bank tells what they are for");
    take_over(&second, &found).expect("a certificate");
    let (resumed, _) = run_resume(&first, password());
    let error = AppError::from(resumed.expect_err("it was confirmed elsewhere"));
    assert_eq!(error.kind(), ErrorKind::AlreadyIssued);
    assert!(error.is_issued_elsewhere());
    assert_eq!(first.bank.issued(), 1);
}

#[test]
fn a_wrong_code_and_a_delivered_certificate_are_told_before_anything_is_made() {
    let first = World::new();
    let (done, _) = run(&first);
    assert!(done.is_ok());
    let second = other_device(&first);
    let kind = |code: &str| ask(&second, code).expect_err("refused").kind();
    assert_eq!(kind(&"1".repeat(24)), ErrorKind::CodesWrong);
    assert_eq!(kind(CODE), ErrorKind::AlreadyIssued);
    assert_eq!(second.keepers.script.keys_made.get(), 100, "no key was made");
    assert_eq!(second.vault.stored(), []);
}

#[test]
fn a_forgotten_password_on_the_same_device_is_no_obstacle() {
    let world = World::new();
    world.bank.fault.set(Some(BankFault::AnswerLost(Point::Request)));
    let (lost, _) = run(&world);
    assert!(lost.is_err());
    let old = only_entry(&world).id;
    let found = ask(&world, CODE).expect("the bank tells what they are for");
    let enrolled = take_over(&world, &found).expect("a certificate with a fresh key");
    assert_ne!(only_entry(&world).id, old, "the old key is dropped");
    assert_eq!(only_entry(&world), enrolled.entry);
    assert_eq!((world.keepers.script.keys_made.get(), world.bank.fees.get()), (2, 1));
}

#[test]
fn pressing_the_button_again_makes_no_third_key() {
    let world = World::new();
    let found = ask(&world, CODE).expect("the bank tells what they are for");
    world.bank.fault.set(Some(BankFault::AnswerLost(Point::Request)));
    let lost = take_over(&world, &found).expect_err("the answer was lost");
    assert_eq!(lost.stage, Stage::Sending);
    assert_eq!(lost.entry, Some(only_entry(&world).id));
    take_over(&world, &found).expect("the same request is sent again");
    assert_eq!((world.keepers.script.keys_made.get(), world.bank.issued()), (1, 1));
}

#[test]
fn a_keeper_that_died_has_forgotten_the_code() {
    let world = World::new();
    let found = ask(&world, CODE).expect("the bank tells what they are for");
    world.services.end_keeper();
    let error = take_over(&world, &found).expect_err("the code is gone");
    assert_eq!(error.fault, EnrollFault::Keeper(KeeperError::NoEnrollment));
    assert_eq!(world.vault.stored(), []);
}

#[test]
fn the_slower_of_two_devices_does_not_believe_it_has_a_certificate() {
    let world = World::new();
    world
        .keepers
        .script
        .refuses
        .replace(Some(("AcceptConfirmation", KeeperError::Refused(Refusal::CertRevoked))));
    let (outcome, _) = run(&world);
    let error = outcome.expect_err("another device was faster");
    assert_eq!(error.stage, Stage::Confirming);
    let entry = only_entry(&world);
    assert_eq!(error.entry, Some(entry.id));
    assert!(
        matches!(entry.state, EntryState::Pending(_)),
        "what is revoked is not listed as valid"
    );
}
