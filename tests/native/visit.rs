//! A visit on a public computer: everything in memory, and gone at its end.

use futures::executor::block_on;
use ingam::{
    certificates::{self, export, unlock},
    issuance::{draft, enroll::enroll},
    keeper::protocol::{KeeperError, RevealCodes, Secret},
    services::Services,
};
use ingam_core::vault::{Acquired, EntryState, Storage, VaultError};

use crate::{
    doubles::{NOW, World, password},
    enroll::input,
};

/// An application that was begun on what turned out to be a public computer, to its end.
fn issued(world: &World) -> Services {
    let public = world.services.on_public_pc(true);
    block_on(enroll(&public, input(Storage::File), &|_| {})).expect("everything works");
    public
}

fn number_of_entries(services: &Services) -> usize {
    block_on(services.vault().inventory()).expect("it can be read").entries.len()
}

#[test]
fn a_certificate_and_a_draft_stay_in_memory() {
    let world = World::new();
    let public = issued(&world);
    block_on(draft::save(&public, &draft::Draft::default())).expect("memory does not fail");
    assert_eq!(number_of_entries(&public), 1);
    assert_eq!(world.vault.stored(), []);
    assert_eq!(world.journal.count("vault insert"), 0);
    assert_eq!(block_on(draft::load(&world.services)), Ok(None));
    // Another visit to the same computer knows nothing of it.
    assert_eq!(number_of_entries(&world.services.on_public_pc(false)), 0);
    assert!(world.services.memory().is_none());
}

#[test]
fn what_is_in_no_file_is_told() {
    let world = World::new();
    let public = issued(&world);
    let memory = public.memory().expect("a public computer");
    assert!(memory.holds() && memory.has_unsaved());
    let [mut entry] = <[_; 1]>::try_from(memory.entries()).expect("one certificate");
    let EntryState::Active(active) = &mut entry.state else {
        panic!("it was issued");
    };
    active.backup = Some(ingam_core::vault::Backup::new(NOW, ingam_core::vault::BackupPlace::File));
    block_on(public.vault().replace(&entry)).expect("it is there");
    assert!(memory.holds() && !memory.has_unsaved());
    block_on(certificates::delete(&public, &entry.id)).expect("it is there");
    assert!(!memory.holds() && !memory.has_unsaved());
}

#[test]
fn what_came_out_of_a_file_is_in_a_file() {
    let world = World::new();
    let public = issued(&world);
    let memory = public.memory().expect("a public computer");
    let [mut entry] = <[_; 1]>::try_from(memory.entries()).expect("one certificate");
    let EntryState::Active(active) = &mut entry.state else {
        panic!("it was issued");
    };
    active.origin = Acquired::Imported;
    block_on(public.vault().replace(&entry)).expect("it is there");
    assert!(memory.holds() && !memory.has_unsaved());
}

#[test]
fn a_certificate_for_ones_own_request_is_unsaved_until_it_is_saved() {
    let public = World::new().services.on_public_pc(false);
    let memory = public.memory().expect("a public computer");
    public.note_file("something-else.pem");
    public.note_received(true);
    assert!(memory.has_unsaved() && !memory.holds());
    public.note_received(false);
    assert!(!memory.has_unsaved());
    public.note_received(true);
    public.forget();
    assert!(!memory.has_unsaved());
}

#[test]
fn the_name_of_a_folder_is_not_told() {
    let path = "NPKI/yessign/USER/cn=홍길동()0004/signPri.key";
    assert_eq!(export::without_folders(path), "NPKI/…/signPri.key");
    assert_eq!(export::without_folders("ingam-banking.p12"), "ingam-banking.p12");
}

#[test]
fn the_password_of_what_is_in_memory_opens_the_curtain() {
    let world = World::new();
    let public = issued(&world);
    assert_eq!(block_on(unlock::try_any(&public, password())), Ok(()));
    let wrong = Secret::new("another password 9!".to_owned());
    assert!(block_on(unlock::try_any(&public, wrong)).is_err());
    let nothing = world.services.on_public_pc(false);
    assert!(block_on(unlock::try_any(&nothing, password())).is_err(), "nothing opens nothing");
}

#[test]
fn the_end_forgets_everything_and_stops_every_keeper() {
    let world = World::new();
    let public = issued(&world);
    public.session().set(ingam::session::SessionKey {
        id: "e2".to_owned(),
        token: ingam_bank_api::Secret::new("token"),
    });
    let [own, other, files] = [public.keeper(), public.one_shot_keeper(), public.file_keeper()];
    assert!(![&own, &other, &files].into_iter().any(|keeper| keeper.stopped()));
    public.forget();
    assert!([&own, &other, &files].into_iter().all(|keeper| keeper.stopped()));
    assert!(public.session().key().is_none());
    assert_eq!(number_of_entries(&public), 0);
    assert_eq!(block_on(public.drafts().load()), Ok(None));
    // What was still under way asks in vain.
    let late = public.one_shot_keeper();
    assert_eq!(block_on(late.ask(RevealCodes {})).err(), Some(KeeperError::Stopped));
    // The next person begins with nothing, and everything works.
    let next = world.services.afresh();
    assert!(next.session().key().is_none());
    assert!(!next.one_shot_keeper().stopped());
}

/// The token is taken when the visit ends; the call may come after everything is forgotten.
#[test]
fn whoever_leaves_is_logged_out_at_the_bank() {
    let world = World::new();
    let public = world.services.on_public_pc(false);
    let turn = public.login().begin();
    public.login().fill(turn, ingam_bank_api::Secret::new("login"), NOW);
    let log_out = ingam::banking::log_out(&public);
    public.forget();
    assert!(public.login().token().is_none());
    assert_eq!(block_on(log_out), Ok(()));
    assert_eq!(world.journal.count("bank Logout"), 1);
}

#[test]
fn who_says_it_late_goes_on_and_who_says_it_first_begins() {
    let world = World::new();
    let keeper = world.services.keeper();
    let late = world.services.on_public_pc(true);
    assert_eq!(late.session().key(), world.services.session().key());
    late.end_keeper();
    assert!(keeper.stopped(), "it is the same keeper");
    let first = world.services.on_public_pc(false);
    assert!(first.session().key().is_none());
}

#[test]
fn what_ran_before_is_ended_when_the_visit_begins_afresh() {
    let world = World::new();
    let own = world.services.clone();
    let keeper = own.keeper();
    assert!(own.session().key().is_some());
    let public = own.on_public_pc(false);
    assert!(keeper.stopped(), "it has a number of the person's");
    assert!(own.session().key().is_none());
    assert!(!public.keeper().stopped() && !own.afresh().keeper().stopped());
}

#[test]
fn keepers_that_hold_files_are_ended_when_nobody_is_there() {
    let world = World::new();
    let public = world.services.on_public_pc(false);
    let [own, empty, files] = [public.keeper(), public.file_keeper(), public.file_keeper()];
    assert!(!public.end_file_keepers(), "none of them was told anything");
    // What the double makes of it does not matter.
    let _ = block_on(files.ask(RevealCodes {}));
    let _ = block_on(own.ask(RevealCodes {}));
    assert!(public.end_file_keepers());
    assert_eq!([&own, &empty, &files].map(|keeper| keeper.stopped()), [false, false, true]);
    assert!(!public.end_file_keepers());
}

#[test]
fn a_vault_that_cannot_keep_anything_is_found_before_the_bank_is_asked() {
    let world = World::new();
    world.vault.break_at(crate::doubles::VaultFault::Fails("prepare", VaultError::Unavailable));
    let outcome = block_on(enroll(&world.services, input(Storage::Browser), &|_| {}));
    assert!(outcome.is_err());
    assert_eq!(world.journal.events().iter().filter(|event| event.starts_with("bank")).count(), 0);
}
