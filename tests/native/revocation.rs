//! The owner ends a certificate with its own signature.

use futures::executor::block_on;
use ingam::{
    banking,
    certificates::{
        Intent, Way, revocation,
        usage::{Purpose, uses},
    },
    keeper::protocol::Ending,
    services::Services,
};
use ingam_bank_api::{
    Change, HeldCertificate, Localized, Product, RevocationQuestion, RevocationWish, Secret,
};
use ingam_core::vault::{EntryId, EntryState, Found, Storage};

use crate::{
    doubles::{NOW, World, password},
    enroll::input,
};

/// A certificate, and what it is known to be worth.
fn issued(world: &World) -> EntryId {
    let enrolled =
        ingam::issuance::enroll::enroll(&world.services, input(Storage::Browser), &|_| {});
    block_on(enrolled).expect("everything works");
    world.vault.stored()[0].id.clone()
}

fn found(services: &Services, id: &EntryId) -> Option<Found> {
    let entry = block_on(services.vault().entry(id)).expect("readable").expect("there");
    match entry.state {
        EntryState::Active(active) => active.found,
        EntryState::Pending(_) => panic!("it was issued"),
    }
}

#[test]
fn an_end_is_on_record_and_remembered() {
    for (ending, purpose, worth) in [
        (Ending::Suspend, Purpose::Suspension, Found::Suspended),
        (Ending::Compromised, Purpose::Revocation, Found::Revoked),
    ] {
        let world = World::new();
        let (id, services) = (issued(&world), &world.services);
        let wanted = Intent::default();
        let way = Way::Password(password());
        assert_eq!(block_on(revocation::end(services, &id, way, (ending, &wanted))), Ok(()));
        assert_eq!(world.journal.count("bank Revocation"), 1);
        assert_eq!(found(services, &id), Some(worth));
        let uses = block_on(uses(services, &id)).expect("readable");
        assert_eq!(uses.first().map(|used| used.purpose), Some(purpose));
    }
}

#[test]
fn nothing_is_sent_for_whoever_gave_up_while_it_was_signed() {
    let world = World::new();
    let (id, services) = (issued(&world), &world.services);
    let given_up = Intent::default();
    given_up.give_up();
    let end =
        revocation::end(services, &id, Way::Password(password()), (Ending::Compromised, &given_up));
    assert!(block_on(end).is_err());
    assert_eq!(world.journal.count("keeper SignRevocation"), 1);
    assert_eq!(world.journal.count("bank Revocation"), 0);
    assert_eq!(found(services, &id), None);
}

#[test]
fn a_late_answer_brings_nothing_back() {
    for (first, late, stays) in [
        (Some(Found::Revoked), None, Some(Found::Revoked)),
        (Some(Found::Superseded), None, Some(Found::Superseded)),
        (Some(Found::Revoked), Some(Found::Suspended), Some(Found::Revoked)),
        (Some(Found::Suspended), None, None),
        (Some(Found::Suspended), Some(Found::Revoked), Some(Found::Revoked)),
    ] {
        let world = World::new();
        let (id, services) = (issued(&world), &world.services);
        block_on(revocation::note(services, &id, first));
        block_on(revocation::note(services, &id, late));
        assert_eq!(found(services, &id), stays, "{first:?}, then {late:?}");
    }
}

/// What the bank tells of the certificate with this number.
fn held(serial: &str, resumable_until: Option<i64>) -> HeldCertificate {
    HeldCertificate {
        serial: serial.to_owned(),
        product: Product::General,
        authority: Localized { ko: "모의은행".to_owned(), en: "Mock Bank".to_owned() },
        not_after: NOW,
        resumable_until,
    }
}

fn ask(world: &World, wish: Option<(&str, Change)>) {
    let question = RevocationQuestion {
        account: "12345678901234".to_owned(),
        account_password: Secret::new("1357"),
        number: Secret::new("9001011234568"),
        wish: wish.map(|(serial, change)| RevocationWish { serial: serial.to_owned(), change }),
    };
    block_on(revocation::by_account(&world.services, &question)).expect("an answer");
}

#[test]
fn what_the_bank_tells_by_account_is_remembered_here() {
    let world = World::new();
    let (id, services) = (issued(&world), &world.services);
    let told = |serial: &str, until: Option<i64>| {
        world.bank.held.replace(vec![held(serial, until)]);
    };
    told("01", Some(NOW));
    ask(&world, Some(("01", Change::Suspend)));
    assert_eq!(found(services, &id), Some(Found::Suspended));
    told("02", None);
    ask(&world, Some(("03", Change::RevokeUnused)));
    assert_eq!(found(services, &id), Some(Found::Suspended), "these are others");
    told("01", None);
    ask(&world, Some(("01", Change::Resume)));
    assert_eq!(found(services, &id), None);
    told("02", None);
    ask(&world, Some(("01", Change::RevokeCompromised)));
    assert_eq!(found(services, &id), Some(Found::Revoked));
}

#[test]
fn of_an_issuer_that_is_not_known_the_number_says_nothing() {
    let world = World::new();
    let (id, services) = (issued(&world), &world.services);
    world.bank.held.replace(vec![held("01", Some(NOW))]);
    world.keepers.script.summary_lies.set(Some("untrusted"));
    ask(&world, None);
    assert_eq!(found(services, &id), None);
    ask(&world, None);
    assert_eq!(found(services, &id), Some(Found::Suspended), "it was suspended somewhere else");
}

#[test]
fn where_nothing_is_kept_nothing_is_remembered() {
    let world = World::new();
    world.bank.held.replace(vec![held("01", Some(NOW))]);
    ask(&world, None);
    assert!(world.vault.stored().is_empty());
}

#[test]
fn what_a_code_has_revoked_is_revoked_here_too() {
    let world = World::new();
    let (id, services) = (issued(&world), &world.services);
    let done = block_on(revocation::by_code(services, Secret::new("a code")));
    assert_eq!(done.map(|done| done.revoked_at), Ok(NOW));
    assert_eq!(found(services, &id), Some(Found::Revoked));
}

#[test]
fn a_login_tells_that_it_was_resumed_and_brings_nothing_revoked_back() {
    for (known, then) in
        [(Some(Found::Suspended), None), (Some(Found::Revoked), Some(Found::Revoked))]
    {
        let world = World::new();
        let (id, services) = (issued(&world), &world.services);
        block_on(revocation::note(services, &id, known));
        let login = banking::log_in(services, &id, Way::Password(password()));
        block_on(login).expect("the bank takes it");
        assert_eq!(found(services, &id), then);
    }
}
