//! A request of the person's own: what is believed of what comes back.

use futures::executor::block_on;
use ingam::{
    error::{AppError, ErrorKind},
    issuance::own_request::{Received, certify, pem},
};
use ingam_bank_api::ProblemKind;
use ingam_core::own_request::OwnRequest;

use crate::doubles::{BankFault, World, bank::Point};

/// One element of DER.
fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = u16::try_from(content.len()).expect("short").to_be_bytes();
    let header: &[u8] = match content.len() {
        0..=0x7f => &[tag, length[1]],
        0x80..=0xff => &[tag, 0x81, length[1]],
        _ => &[tag, 0x82, length[0], length[1]],
    };
    [header, &content].concat()
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(0x30, parts)
}

const VERSION: &[u8] = &[0x02, 0x01, 0x00];
const NAME: &[u8] = &[0x30, 0x00];
const BITS: &[u8] = &[0x03, 0x01, 0x00];
const IDENTIFIER: &[u8] = &[0x06, 0x01, 0x2a];

/// The public key in what follows.
fn key(text: &str) -> Vec<u8> {
    sequence(&[&element(0x0c, &[text.as_bytes()])])
}

fn request() -> Vec<u8> {
    let info = sequence(&[VERSION, NAME, &key("mine"), &[0xa0, 0x00]]);
    sequence(&[&info, NAME, BITS])
}

/// A certificate with this public key, for the subject that the bank double names.
fn certificate(public_key: &str, subject: &[u8]) -> Vec<u8> {
    let (version, key) = (element(0xa0, &[VERSION]), key(public_key));
    let signed = sequence(&[&version, VERSION, NAME, NAME, NAME, subject, &key]);
    sequence(&[&signed, NAME, BITS])
}

/// What becomes of the request when the bank answers with this certificate.
fn certified(world: &World, certificate: Vec<u8>) -> Result<Received, AppError> {
    world.bank.own.replace(certificate);
    block_on(certify(&world.services, &OwnRequest::read(&request()).expect("a request")))
}

/// What the bank double names as the subject.
const SUBJECT: &[u8] = &[0x30, 0x00];

#[test]
fn the_certificate_for_the_request_is_handed_over() {
    let world = World::new();
    let own = certificate("mine", SUBJECT);
    let received = certified(&world, own.clone()).expect("nothing is broken");
    assert_eq!((received.certificate, received.chain.len()), (own, 2));
    assert_eq!(received.summary.key, "EC P-256");
    let told = world.journal.events();
    assert_eq!(told, ["bank Codes", "bank Certificate", "keeper Inspect"], "and nothing is stored");
    assert_eq!(*world.bank.certified.borrow(), Some(request()), "what was sent");
}

#[test]
fn a_certificate_that_was_not_asked_for_is_refused() {
    let kind = |certificate| certified(&World::new(), certificate).map_err(|error| error.kind());
    let another_name = sequence(&[IDENTIFIER]);
    for (name, certificate, expected) in [
        ("another key", certificate("theirs", SUBJECT), ErrorKind::AnotherKey),
        ("another name", certificate("mine", &another_name), ErrorKind::AnotherCertificate),
        ("no certificate", b"<html>".to_vec(), ErrorKind::AnotherKey),
    ] {
        assert_eq!(kind(certificate), Err(expected), "{name}");
    }
    for (name, summary, expected) in [
        ("another root", "untrusted", ErrorKind::ChainInvalid),
        ("another policy", "policy", ErrorKind::AnotherCertificate),
        ("expired", "expired", ErrorKind::NotValidNow),
    ] {
        let world = World::new();
        world.keepers.script.summary_lies.set(Some(summary));
        let outcome = certified(&world, certificate("mine", SUBJECT));
        assert_eq!(outcome.map_err(|error| error.kind()), Err(expected), "{name}");
    }
}

#[test]
fn a_lost_answer_is_asked_for_again() {
    let world = World::new();
    world.bank.fault.set(Some(BankFault::AnswerLost(Point::Certificate)));
    let own = certificate("mine", SUBJECT);
    let lost = certified(&world, own.clone()).map_err(|error| error.kind());
    assert_eq!(lost, Err(ErrorKind::BankTimedOut));
    assert!(certified(&world, own).is_ok());
    assert_eq!(world.bank.fees.get(), 1);
}

#[test]
fn what_the_bank_refuses_is_passed_on_and_without_a_session_nothing_is_sent() {
    let world = World::new();
    world.bank.fault.set(Some(BankFault::Refuses(ProblemKind::StepSkipped)));
    let refused = certified(&world, certificate("mine", SUBJECT)).map_err(|error| error.kind());
    assert_eq!(refused, Err(ErrorKind::StepSkipped));
    let world = World::new();
    world.services.session().clear();
    let refused = certified(&world, certificate("mine", SUBJECT)).map_err(|error| error.kind());
    assert_eq!(refused, Err(ErrorKind::SessionInvalid));
    assert_eq!(world.journal.events(), [""; 0]);
}

#[test]
fn pem_is_one_block_a_certificate_in_lines_of_64() {
    let text = pem([&vec![1; 100], &vec![2]]);
    assert_eq!(text.matches("-----BEGIN CERTIFICATE-----\n").count(), 2);
    assert!(text.lines().all(|line| line.len() <= 64));
    assert!(text.ends_with("Ag==\n-----END CERTIFICATE-----\n"), "{text}");
}
