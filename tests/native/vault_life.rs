//! What happens to a certificate after it is there: wrong passwords, names, backups.

use std::cell::Cell;

use futures::executor::block_on;
use ingam::{
    certificates::{self, Way, chain},
    error::{AppError, ErrorKind},
    keeper::protocol::{KeeperError, Secret},
};
use ingam_core::vault::{
    Acquired, ActiveCertificate, Backup, BackupPlace, Entry, EntryId, EntryState, Storage, Tries,
    Vault, VaultError,
};

use crate::doubles::{BankFault, NOW, VaultFault, World, bank::Point, password};

thread_local!(static CLOCK: Cell<i64> = const { Cell::new(NOW) });

fn clock() -> i64 {
    CLOCK.get()
}

fn pass(seconds: i64) {
    CLOCK.set(CLOCK.get() + seconds);
}

/// A world in which this entry is there.
fn world() -> (World, EntryId) {
    CLOCK.set(NOW);
    let world = World::with_clock(clock);
    let entry = Entry {
        id: EntryId::derive([9; 16]),
        created_at: NOW,
        sealed_key: b"active:certificate".to_vec(),
        state: EntryState::Active(ActiveCertificate::new(
            b"certificate".to_vec(),
            Vec::new(),
            Storage::Browser,
            Acquired::Issued,
        )),
    };
    block_on(world.vault.inner.insert(&entry)).expect("there is room");
    (world, entry.id)
}

fn active(world: &World) -> ActiveCertificate {
    let mut stored = world.vault.stored();
    match stored.remove(0).state {
        EntryState::Active(active) => active,
        EntryState::Pending(_) => panic!("the certificate is there"),
    }
}

fn attempt(world: &World, id: &EntryId, password: Secret) -> Result<(), AppError> {
    block_on(certificates::try_key(&world.services, id, Way::Password(password)))
}

fn wrong() -> Secret {
    Secret::new("not this one".to_owned())
}

fn is_wrong(outcome: Result<(), AppError>, wrong: u32, seconds: i64) {
    let tries = Tries { wrong, last_at: Some(clock()) };
    assert_eq!(outcome, Err(AppError::WrongPassword { tries, seconds }));
}

#[test]
fn wrong_passwords_are_counted_and_waited_for() {
    let (world, id) = world();
    for count in 1..=4 {
        is_wrong(attempt(&world, &id, wrong()), count, 0);
    }
    is_wrong(attempt(&world, &id, wrong()), 5, 5);
    assert_eq!(active(&world).tries, Tries { wrong: 5, last_at: Some(NOW) });

    // Not even the right one is tried before its time, and it costs nothing to ask.
    let asked = world.journal.count("keeper SelfTest");
    pass(4);
    let tries = active(&world).tries;
    assert_eq!(attempt(&world, &id, password()), Err(AppError::PasswordWait { tries, seconds: 1 }));
    assert_eq!(world.journal.count("keeper SelfTest"), asked);
    assert_eq!(active(&world).tries.wrong, 5);
    pass(1);
    is_wrong(attempt(&world, &id, wrong()), 6, 10);
    pass(10);
    assert_eq!(attempt(&world, &id, password()), Ok(()));
    assert_eq!(active(&world).tries, Tries::default());
    is_wrong(attempt(&world, &id, wrong()), 1, 0);
}

#[test]
fn after_many_a_new_certificate_is_advised() {
    let (world, id) = world();
    let mut kinds = Vec::new();
    for _ in 0..11 {
        let outcome = attempt(&world, &id, wrong());
        kinds.push(outcome.expect_err("it is wrong").kind());
        pass(300);
    }
    let expected = [
        [ErrorKind::WrongPassword; 4].as_slice(),
        &[ErrorKind::WrongPasswordWait; 5],
        &[ErrorKind::WrongPasswordMany; 2],
    ]
    .concat();
    assert_eq!(kinds, expected);
}

#[test]
fn a_password_that_opens_is_right_whatever_comes_after() {
    let (world, id) = world();
    is_wrong(attempt(&world, &id, wrong()), 1, 0);
    // Nothing is known of the password when the worker dies.
    world.keepers.script.dies_at.set(Some("SelfTest"));
    assert_eq!(
        attempt(&world, &id, password()).expect_err("it died").kind(),
        ErrorKind::KeeperStopped
    );
    assert_eq!(active(&world).tries.wrong, 1);
    world.keepers.script.refuses.replace(Some(("SelfTest", KeeperError::NotValidNow)));
    assert_eq!(
        attempt(&world, &id, password()).expect_err("it has expired").kind(),
        ErrorKind::TrialNotValidNow
    );
    assert_eq!(active(&world).tries, Tries::default());
}

#[test]
fn a_vault_that_is_full_changes_no_answer() {
    let (world, id) = world();
    world.vault.break_at(VaultFault::Fails("update", VaultError::Full));
    is_wrong(attempt(&world, &id, wrong()), 1, 0);
    assert_eq!(active(&world).tries, Tries::default());
    assert_eq!(attempt(&world, &id, password()), Ok(()));
    assert_eq!(
        attempt(&world, &EntryId::derive([1; 16]), password()),
        Err(AppError::Vault(VaultError::Missing))
    );
}

fn change(world: &World, id: &EntryId, old: Secret) -> Result<(), AppError> {
    block_on(certificates::change_password(&world.services, id, Way::Password(old), new()))
}

fn new() -> Secret {
    Secret::new("quite another phrase".to_owned())
}

#[test]
fn a_changed_password_is_proved_before_it_is_done() {
    let (world, id) = world();
    let before = world.vault.stored();
    is_wrong(change(&world, &id, wrong()), 1, 0);
    assert_eq!(before[0].sealed_key, world.vault.stored()[0].sealed_key);
    assert_eq!(change(&world, &id, password()), Ok(()));
    assert_eq!(world.vault.stored()[0].sealed_key, b"under:quite another phrase");
    let events = world.journal.events();
    let from = events.iter().rposition(|event| event == "keeper Rewrap").expect("it was asked");
    let expected =
        ["keeper Rewrap", "vault update", "vault read", "keeper TryUnlock", "vault update"];
    assert_eq!(events[from..], expected, "written, read back, opened, tries forgotten");
    // The old one is wrong now.
    is_wrong(change(&world, &id, password()), 1, 0);
}

#[test]
fn a_backup_of_before_is_known_to_open_with_the_old_password() {
    let (world, id) = world();
    let saved = Backup::new(NOW, BackupPlace::File);
    block_on(certificates::note_backup(&world.services, &id, saved));
    world.vault.break_at(VaultFault::Forgets("update"));
    change(&world, &id, password()).expect_err("it was not stored");
    assert_eq!(active(&world).backup, Some(saved), "nothing was changed");
    assert_eq!(change(&world, &id, password()), Ok(()));
    assert_eq!(active(&world).backup, Some(Backup { outdated: true, ..saved }));
    block_on(certificates::note_backup(&world.services, &id, saved));
    assert_eq!(active(&world).backup, Some(saved), "a new one opens with the new password");
}

#[test]
fn a_backup_that_was_kept_before_this_was_remembered_is_read() {
    let kept = r#"{"at":1795305600,"place":"paper"}"#;
    let read: Backup = serde_json::from_str(kept).expect("records are read for ever");
    assert_eq!(read, Backup::new(1_795_305_600, BackupPlace::Paper));
}

#[test]
fn a_change_that_cannot_be_proved_is_undone() {
    let faults = [VaultFault::Forgets("update"), VaultFault::Fails("update", VaultError::Full)];
    for fault in faults {
        let (world, id) = world();
        let before = world.vault.stored();
        world.vault.break_at(fault.clone());
        let error = change(&world, &id, password()).expect_err("it was not stored");
        assert!(matches!(error.kind(), ErrorKind::NotStored | ErrorKind::StorageFull), "{fault:?}");
        assert_eq!(world.vault.stored(), before, "{fault:?}");
    }
    for command in ["Rewrap", "TryUnlock"] {
        let (world, id) = world();
        let before = world.vault.stored();
        world.keepers.script.dies_at.set(Some(command));
        change(&world, &id, password()).expect_err("the worker died");
        assert_eq!(world.vault.stored(), before, "{command}");
    }
}

#[test]
fn a_certificate_is_deleted_with_its_password() {
    let (world, id) = world();
    let delete =
        |password| block_on(certificates::delete_with_password(&world.services, &id, password));
    is_wrong(delete(wrong()), 1, 0);
    assert_eq!(world.vault.stored().len(), 1);
    assert_eq!(delete(password()), Ok(()));
    assert_eq!(world.vault.stored(), []);
}

#[test]
fn names_and_backups_are_remembered() {
    let (world, id) = world();
    let rename = |typed| block_on(certificates::rename(&world.services, &id, typed));
    assert_eq!(rename(" 급여\u{202e}통장 "), Ok(()));
    assert_eq!(active(&world).label, "급여통장");
    assert_eq!(rename("\u{200b}"), Ok(()));
    assert_eq!(active(&world).label, "");
    let backup = Backup::new(NOW, BackupPlace::Paper);
    block_on(certificates::note_backup(&world.services, &id, backup));
    assert_eq!(active(&world).backup, Some(backup));
    assert_eq!(active(&world).tries, Tries::default());
}

#[test]
fn an_issuer_that_the_bank_knows_is_put_above_a_certificate() {
    let (world, id) = world();
    let find = || block_on(certificates::find(&world.services, &id)).expect("it is read");
    world.keepers.script.summary_lies.set(Some("untrusted"));
    let incomplete = find().expect("it is there");
    assert_eq!(block_on(chain::complete(&world.services, &incomplete)), Ok(true));
    // What the double of the bank publishes.
    assert_eq!(active(&world).chain, [b"MAA=".as_slice()]);
    let complete = find().expect("it is there");
    assert_eq!(block_on(chain::complete(&world.services, &complete)), Ok(false));
    assert_eq!(world.journal.count("bank Authority"), 1, "nobody is asked without need");
}

#[test]
fn without_the_bank_a_chain_stays_as_it_is() {
    let (world, id) = world();
    world.bank.fault.set(Some(BankFault::Down(Point::Authority)));
    world.keepers.script.summary_lies.set(Some("untrusted"));
    let incomplete = block_on(certificates::find(&world.services, &id)).expect("it is read");
    let incomplete = incomplete.expect("it is there");
    assert_eq!(block_on(chain::complete(&world.services, &incomplete)), Ok(false));
    assert!(active(&world).chain.is_empty());
}
