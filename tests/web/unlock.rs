//! Opening seals by password and by passkey. The same tests run natively and in the browser.

use ingam::keeper::{Keeper, protocol::*};
use serde_bytes::ByteBuf;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{
    Bank, PASSWORD, ask, authority::NOW, binding, prepared, secret, stopwatch, unlock,
};

const WRONG: &str = "another password 9!";

/// What the authenticator of a passkey derives.
fn derived(byte: u8) -> Secret {
    Secret::of_bytes(vec![byte; 32])
}

/// A certificate in the vault, and a keeper that knows nothing of it.
fn certified(bank: &Bank) -> (Keeper, Prepared, Certified) {
    let (mut keeper, prepared) = prepared(bank);
    let answer = ByteBuf::from(bank.certify(&prepared.message, &prepared.csr));
    let certified = ask(&mut keeper, AcceptCertificate { answer, now: NOW }).unwrap();
    (Keeper::new(stopwatch), prepared, certified)
}

fn try_unlock(certified: &Certified, unlock: Unlock) -> TryUnlock {
    TryUnlock {
        binding: binding(),
        sealed_key: certified.sealed_key.clone(),
        certificate: Some(certified.certificate.clone()),
        unlock,
    }
}

fn add(certified: &Certified, password: &str, secret: Secret) -> AddPasskey {
    AddPasskey {
        binding: binding(),
        sealed_key: certified.sealed_key.clone(),
        certificate: certified.certificate.clone(),
        unlock: unlock(Some(password)),
        secret,
    }
}

fn passkey(added: &PasskeyAdded, secret: Secret) -> Unlock {
    Unlock::Passkey { sealed_key: added.sealed_key.clone(), secret }
}

#[test]
fn a_password_is_tried_on_what_is_there() {
    let bank = Bank::new();
    let (mut keeper, prepared, certified) = certified(&bank);
    let pending = |password| TryUnlock {
        certificate: None,
        sealed_key: prepared.sealed_key.clone(),
        ..try_unlock(&certified, unlock(password))
    };
    ask(&mut keeper, try_unlock(&certified, unlock(Some(PASSWORD)))).unwrap();
    ask(&mut keeper, pending(Some(PASSWORD))).unwrap();
    for wrong in [try_unlock(&certified, unlock(Some(WRONG))), pending(Some(WRONG))] {
        assert_eq!(ask(&mut keeper, wrong).unwrap_err(), KeeperError::WrongPassword);
    }
    for unknown in [try_unlock(&certified, Unlock::Remembered), pending(None)] {
        assert_eq!(ask(&mut keeper, unknown).unwrap_err(), KeeperError::NoEnrollment);
    }
}

#[test]
fn a_passkey_opens_what_the_password_opens() {
    let bank = Bank::new();
    let (mut keeper, _, certified) = certified(&bank);
    let added = ask(&mut keeper, add(&certified, PASSWORD, derived(1))).unwrap();
    assert_eq!(added.sealed_key[8..10], [1, 2], "a seal of version 1 by HKDF");
    // Neither seal is worth anything to a keeper that was ended.
    let mut keeper = Keeper::new(stopwatch);
    let test = |unlock: Unlock| SelfTest {
        binding: binding(),
        sealed_key: certified.sealed_key.clone(),
        certificate: certified.certificate.clone(),
        chain: certified.chain.clone(),
        root_sha256: Some(bank.trust().root_sha256),
        unlock,
        now: NOW,
    };
    ask(&mut keeper, test(passkey(&added, derived(1)))).unwrap();
    ask(&mut keeper, test(unlock(Some(PASSWORD)))).unwrap();
    for wrong in [derived(2), Secret::of_bytes(vec![0; 32])] {
        let refused = ask(&mut keeper, test(passkey(&added, wrong))).unwrap_err();
        assert_eq!(refused, KeeperError::WrongPassword);
    }
    let elsewhere = Binding { origin: "https://elsewhere.example".to_owned(), ..binding() };
    let moved = SelfTest { binding: elsewhere, ..test(passkey(&added, derived(1))) };
    assert_eq!(ask(&mut keeper, moved).unwrap_err(), KeeperError::WrongPassword);
    // The seal under the password is not one under a passkey.
    let mixed = Unlock::Passkey { sealed_key: certified.sealed_key.clone(), secret: derived(1) };
    assert_eq!(ask(&mut keeper, test(mixed)).unwrap_err(), KeeperError::UnsupportedRecord);
}

#[test]
fn a_passkey_is_added_only_by_whoever_can_open_the_key() {
    let bank = Bank::new();
    let (mut keeper, _, certified) = certified(&bank);
    let wrong = add(&certified, WRONG, derived(1));
    assert_eq!(ask(&mut keeper, wrong).unwrap_err(), KeeperError::WrongPassword);
    for length in [0, 16, 31, 33] {
        let short = add(&certified, PASSWORD, Secret::of_bytes(vec![1; length]));
        assert_eq!(ask(&mut keeper, short).unwrap_err(), KeeperError::Internal, "{length}");
    }
}

#[test]
fn a_file_made_by_passkey_has_a_password_of_its_own() {
    let bank = Bank::new();
    let (mut keeper, _, certified) = certified(&bank);
    let added = ask(&mut keeper, add(&certified, PASSWORD, derived(1))).unwrap();
    let export = |file_password: Option<&str>| ExportPkcs12 {
        binding: binding(),
        sealed_key: certified.sealed_key.clone(),
        certificate: certified.certificate.clone(),
        chain: certified.chain.clone(),
        unlock: passkey(&added, derived(1)),
        file_password: file_password.map(secret),
        friendly_name: "홍길동".to_owned(),
    };
    let file = ask(&mut keeper, export(Some(PASSWORD))).unwrap();
    // PFX ::= SEQUENCE { version INTEGER (3), …
    assert_eq!(file.bytes[4..7], [2, 1, 3]);
    assert_eq!(ask(&mut keeper, export(None)).unwrap_err(), KeeperError::PasswordRejected);
    let other_letters = export(Some("바람이 부는 날에는 나도 떠나고 싶다"));
    assert_eq!(ask(&mut keeper, other_letters).unwrap_err(), KeeperError::PasswordNotAscii);
}

fn rewrap(certified: &Certified, unlock: Unlock, password: Option<&str>) -> Rewrap {
    Rewrap {
        from: binding(),
        to: binding(),
        sealed_key: certified.sealed_key.clone(),
        certificate: certified.certificate.clone(),
        unlock,
        password: password.map(secret),
    }
}

#[test]
fn a_password_is_changed() {
    const NEW: &str = "quite another phrase";
    let bank = Bank::new();
    let (mut keeper, _, certified) = certified(&bank);
    let refused = |keeper: &mut Keeper, old, new| {
        ask(keeper, rewrap(&certified, unlock(Some(old)), Some(new))).unwrap_err()
    };
    assert_eq!(refused(&mut keeper, WRONG, NEW), KeeperError::WrongPassword);
    assert_eq!(refused(&mut keeper, PASSWORD, "short"), KeeperError::PasswordRejected);
    let run = "aaaaaaaaaaaaaaaaaaaa";
    assert_eq!(refused(&mut keeper, PASSWORD, run), KeeperError::PasswordRejected);

    let by_password = rewrap(&certified, unlock(Some(PASSWORD)), Some(NEW));
    let changed = ask(&mut keeper, by_password).unwrap().sealed_key;
    let with = |sealed_key: &ByteBuf, password| TryUnlock {
        sealed_key: sealed_key.clone(),
        ..try_unlock(&certified, unlock(Some(password)))
    };
    ask(&mut keeper, with(&changed, NEW)).unwrap();
    let old = ask(&mut keeper, with(&changed, PASSWORD));
    assert_eq!(old.unwrap_err(), KeeperError::WrongPassword);

    // Whoever has a passkey needs no old password.
    let added = ask(&mut keeper, add(&certified, PASSWORD, derived(1))).unwrap();
    let by_passkey = rewrap(&certified, passkey(&added, derived(1)), Some(NEW));
    let changed = ask(&mut keeper, by_passkey).unwrap().sealed_key;
    ask(&mut keeper, with(&changed, NEW)).unwrap();
}

#[test]
fn a_key_moves_to_another_site() {
    let bank = Bank::new();
    let (mut keeper, _, certified) = certified(&bank);
    let to = Binding { origin: "https://other.example".to_owned(), ..binding() };
    let moving =
        |password| Rewrap { to: to.clone(), ..rewrap(&certified, unlock(Some(password)), None) };
    let short = ask(&mut keeper, moving("short"));
    assert_eq!(short.unwrap_err(), KeeperError::WrongPassword);
    let moved = ask(&mut keeper, moving(PASSWORD)).unwrap().sealed_key;
    let there = |binding| TryUnlock {
        binding,
        sealed_key: moved.clone(),
        ..try_unlock(&certified, unlock(Some(PASSWORD)))
    };
    ask(&mut keeper, there(to.clone())).unwrap();
    let here = ask(&mut keeper, there(binding()));
    assert_eq!(here.unwrap_err(), KeeperError::WrongPassword);
}
