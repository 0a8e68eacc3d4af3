//! The keeper's conversation, command by command, with a bank that answers well or badly. The same
//! tests run natively and in the browser.

use ingam::keeper::{Keeper, protocol::*};
use ingam_core::{key::Key, vault::EntryId};
use serde_bytes::ByteBuf;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{
    Bank, CODE, PASSWORD, ask,
    authority::{Authority, NOW, Template, YEAR, policies, rng},
    binding, confirm, prepare, prepared, refuse, secret, stopwatch, unlock, wanted,
};

fn accept(answer: Vec<u8>) -> AcceptCertificate {
    AcceptCertificate { answer: ByteBuf::from(answer), now: NOW }
}

fn self_test(bank: &Bank, certified: &Certified, password: Option<&str>) -> SelfTest {
    SelfTest {
        binding: binding(),
        sealed_key: certified.sealed_key.clone(),
        certificate: certified.certificate.clone(),
        chain: certified.chain.clone(),
        root_sha256: Some(bank.trust().root_sha256),
        unlock: unlock(password),
        now: NOW,
    }
}

fn export(certified: &Certified, password: Option<&str>) -> ExportPkcs12 {
    ExportPkcs12 {
        binding: binding(),
        sealed_key: certified.sealed_key.clone(),
        certificate: certified.certificate.clone(),
        chain: certified.chain.clone(),
        unlock: unlock(password),
        file_password: None,
        friendly_name: "홍길동".to_owned(),
    }
}

#[test]
fn without_the_number_nothing_is_prepared() {
    let bank = Bank::new();
    let mut keeper = Keeper::new(stopwatch);
    // Its VID could not be judged: any certificate would do.
    assert_eq!(ask(&mut keeper, prepare(&bank)).unwrap_err(), KeeperError::NoEnrollment);
}

#[test]
fn from_the_question_to_the_tested_certificate() {
    let bank = Bank::new();
    let (mut keeper, prepared) = prepared(&bank);
    let answer = bank.certify(&prepared.message, &prepared.csr);
    let certified = ask(&mut keeper, accept(answer)).unwrap();
    assert_eq!(certified.chain, [bank.trust().issuer, bank.trust().root]);
    let summary = &certified.summary;
    assert_eq!(summary.holder_name, "홍길동");
    assert_eq!(summary.product.as_deref(), Some("banking"));
    assert!(summary.is_trusted() && summary.has_vid);

    let answer = ByteBuf::from(confirm(&certified.confirmation));
    ask(&mut keeper, AcceptConfirmation { answer }).unwrap();
    // Right after the enrollment no password is asked again; another keeper needs it.
    ask(&mut keeper, self_test(&bank, &certified, None)).unwrap();
    let mut another = Keeper::new(stopwatch);
    let test =
        |keeper: &mut Keeper, password| ask(keeper, self_test(&bank, &certified, password)).err();
    assert_eq!(test(&mut another, None), Some(KeeperError::NoEnrollment));
    assert_eq!(test(&mut another, Some(PASSWORD)), None);
    assert_eq!(test(&mut another, Some("another password 9!")), Some(KeeperError::WrongPassword));

    let inspect = Inspect {
        certificate: certified.certificate.clone(),
        chain: certified.chain.clone(),
        root_sha256: bank.trust().root_sha256,
        now: NOW,
    };
    assert_eq!(ask(&mut another, inspect).unwrap(), certified.summary);
}

#[test]
fn a_sealed_key_opens_only_as_what_it_is() {
    let bank = Bank::new();
    let (mut keeper, prepared) = prepared(&bank);
    let answer = bank.certify(&prepared.message, &prepared.csr);
    let certified = ask(&mut keeper, accept(answer)).unwrap();
    let good = || self_test(&bank, &certified, Some(PASSWORD));
    let other_id = Binding { id: EntryId::derive([6; 16]), ..binding() };
    let other_site = Binding { origin: "https://elsewhere.example".to_owned(), ..binding() };
    let stranger = Key::make(&mut rng());
    let other_certificate = ByteBuf::from(bank.authority.issue(&stranger));
    for moved in [
        SelfTest { binding: other_id, ..good() },
        SelfTest { binding: other_site, ..good() },
        SelfTest { certificate: other_certificate, ..good() },
        SelfTest { sealed_key: prepared.sealed_key, ..good() },
    ] {
        assert_eq!(ask(&mut keeper, moved).unwrap_err(), KeeperError::WrongPassword);
    }
    let untrusted = SelfTest { root_sha256: Some(ByteBuf::from([0; 32])), ..good() };
    assert_eq!(ask(&mut keeper, untrusted).unwrap_err(), KeeperError::UntrustedRoot);
    let later = SelfTest { now: NOW + YEAR, ..good() };
    assert_eq!(ask(&mut keeper, later).unwrap_err(), KeeperError::NotValidNow);
}

#[test]
fn resumed_with_the_password_alone() {
    let bank = Bank::new();
    let (_, prepared) = prepared(&bank);
    let resume = |password: &str, sealed_key: &ByteBuf, csr: &ByteBuf| ResumeEnrollment {
        binding: binding(),
        password: secret(password),
        sealed_key: sealed_key.clone(),
        csr: csr.clone(),
        wanted: wanted(),
        number: None,
        trust: bank.trust(),
        now: NOW,
    };
    let mut keeper = Keeper::new(stopwatch);
    let wrong = resume("another password 9!", &prepared.sealed_key, &prepared.csr);
    assert_eq!(ask(&mut keeper, wrong).unwrap_err(), KeeperError::WrongPassword);
    assert_eq!(ask(&mut keeper, accept(Vec::new())).unwrap_err(), KeeperError::NoEnrollment);

    let again = ask(&mut keeper, resume(PASSWORD, &prepared.sealed_key, &prepared.csr)).unwrap();
    assert_eq!((&again.csr, &again.sealed_key), (&prepared.csr, &prepared.sealed_key));
    assert_ne!(again.message, prepared.message, "a new transaction for the same request");
    let answer = bank.certify(&again.message, &again.csr);
    let certified = ask(&mut keeper, accept(answer)).unwrap();
    ask(&mut keeper, self_test(&bank, &certified, None)).unwrap();

    let mut other = prepared.csr.clone();
    let last = other.len() - 1;
    other.truncate(last);
    let foreign = resume(PASSWORD, &prepared.sealed_key, &other);
    assert_eq!(ask(&mut keeper, foreign).unwrap_err(), KeeperError::UnsupportedRecord);
}

#[test]
fn answers_that_are_not_believed() {
    let bank = Bank::new();
    let (mut keeper, prepared) = prepared(&bank);
    let question = prepared.message.as_slice();
    let changed = |change: fn(Template) -> Template| {
        bank.answer(
            question,
            &change(bank.template(&prepared.csr)).sign(&bank.authority.issuer_key),
        )
    };
    let stranger = Bank::new();
    let forged = bank.template(&prepared.csr).sign(&stranger.authority.issuer_key);
    let another = Authority::leaf_template(&Key::make(&mut rng())).sign(&bank.authority.issuer_key);
    let mut flipped = bank.certify(question, &prepared.csr);
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    let other_question = crate::support::prepared(&bank).1.message;
    let cases = [
        (Vec::new(), KeeperError::AnswerUnreadable),
        (b"<html>".to_vec(), KeeperError::AnswerUnreadable),
        (vec![0x30; 1_000_000], KeeperError::AnswerUnreadable),
        (question.to_vec(), KeeperError::AnswerUnreadable),
        (confirm(question), KeeperError::AnswerUnreadable),
        (flipped, KeeperError::AnswerNotAuthentic),
        (bank.certify(&other_question, &prepared.csr), KeeperError::AnswerNotAuthentic),
        (bank.answer(question, &another), KeeperError::AnotherKey),
        (bank.answer(question, &forged), KeeperError::ChainInvalid),
        (stranger.answer(question, &forged), KeeperError::UntrustedRoot),
        (changed(|t| Template { not_after: NOW - 1, ..t }), KeeperError::NotValidNow),
        (changed(|t| t.without("2.5.29.17")), KeeperError::VidMismatch),
        (changed(|t| t.without("2.5.29.15")), KeeperError::AnotherCertificate),
        (changed(|t| t.with("2.5.29.32", true, policies(&["1.2.3"]))), KeeperError::ChainInvalid),
        (refuse(question, CODE, 1), KeeperError::Refused(Refusal::BadMessageCheck)),
        // Whoever does not know our code cannot protect with it.
        (refuse(question, "wrong", 1), KeeperError::Refused(Refusal::BadMessageCheck)),
        (refuse(question, CODE, 2), KeeperError::Refused(Refusal::BadRequest)),
        (refuse(question, CODE, 9), KeeperError::Refused(Refusal::BadPop)),
        (refuse(question, CODE, 19), KeeperError::Refused(Refusal::BadTemplate)),
        (refuse(question, CODE, 25), KeeperError::Refused(Refusal::Unavailable)),
        (refuse(question, CODE, 0), KeeperError::Refused(Refusal::Other)),
    ];
    for (at, (answer, error)) in cases.into_iter().enumerate() {
        assert_eq!(ask(&mut keeper, accept(answer)).unwrap_err(), error, "case {at}");
    }
    // None of that spoils the enrollment.
    assert!(ask(&mut keeper, accept(bank.certify(question, &prepared.csr))).is_ok());
}

#[test]
fn what_is_not_prepared() {
    let bank = Bank::new();
    let stranger = Bank::new();
    let mut keeper = Keeper::new(stopwatch);
    ask(&mut keeper, RememberHolder { number: secret("9001011234568") }).unwrap();
    let cases = [
        (
            PrepareEnrollment { password: secret("password1!"), ..prepare(&bank) },
            KeeperError::PasswordRejected,
        ),
        (
            PrepareEnrollment {
                trust: Trust { root: stranger.trust().root, ..bank.trust() },
                ..prepare(&bank)
            },
            KeeperError::UntrustedRoot,
        ),
        (
            PrepareEnrollment {
                trust: Trust { recipient: stranger.trust().recipient, ..bank.trust() },
                ..prepare(&bank)
            },
            KeeperError::ChainInvalid,
        ),
        (
            PrepareEnrollment {
                trust: Trust { root_sha256: ByteBuf::new(), ..bank.trust() },
                ..prepare(&bank)
            },
            KeeperError::UntrustedRoot,
        ),
        (PrepareEnrollment { now: NOW + 30 * YEAR, ..prepare(&bank) }, KeeperError::NotValidNow),
        (
            PrepareEnrollment {
                wanted: Wanted { subject: ByteBuf::new(), ..wanted() },
                ..prepare(&bank)
            },
            KeeperError::AnotherCertificate,
        ),
    ];
    for (request, error) in cases {
        assert_eq!(ask(&mut keeper, request).unwrap_err(), error);
        assert_eq!(ask(&mut keeper, accept(Vec::new())).unwrap_err(), KeeperError::NoEnrollment);
    }
}

#[test]
fn files_for_other_programs() {
    let bank = Bank::new();
    let (mut keeper, prepared) = prepared(&bank);
    let certified =
        ask(&mut keeper, accept(bank.certify(&prepared.message, &prepared.csr))).unwrap();
    let file = ask(&mut keeper, export(&certified, None)).unwrap();
    // PFX ::= SEQUENCE { version INTEGER (3), …
    assert_eq!(file.bytes[4..7], [2, 1, 3]);
    assert_eq!(
        ask(&mut keeper, export(&certified, Some("wrong password 9!"))).err(),
        Some(KeeperError::WrongPassword)
    );
}

#[test]
fn passwords_that_other_programs_cannot_read() {
    let bank = Bank::new();
    let password = "바람이 부는 날에는 나도 떠나고 싶다";
    let mut keeper = Keeper::new(stopwatch);
    let request = PrepareEnrollment { password: secret(password), ..prepare(&bank) };
    let number = secret("9001011234568");
    ask(&mut keeper, RememberHolder { number }).unwrap();
    let prepared = ask(&mut keeper, request).unwrap();
    let certified =
        ask(&mut keeper, accept(bank.certify(&prepared.message, &prepared.csr))).unwrap();
    assert_eq!(
        ask(&mut keeper, export(&certified, Some(password))).err(),
        Some(KeeperError::PasswordNotAscii)
    );
}
