//! The owner ends a certificate with its own signature.

use futures::executor::block_on;
use ingam::{
    certificates::{
        Intent, Way, revocation,
        usage::{Purpose, uses},
    },
    keeper::protocol::Ending,
    services::Services,
};
use ingam_core::vault::{EntryId, EntryState, Found, Storage};

use crate::{
    doubles::{World, password},
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
