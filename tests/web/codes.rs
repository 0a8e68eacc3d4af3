//! The keeper takes codes from another device, and gives codes out when issuing has stopped. The same
//! tests run natively and in the browser.

use ingam::keeper::{Keeper, protocol::*};
use serde_bytes::ByteBuf;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{
    Bank, CODE, PASSWORD, REFERENCE, ask,
    authority::{NOW, NUMBER, der, oid, subject},
    binding, inform, prepare, prepared, refuse, secret, stopwatch, template_info, wanted,
};

const UNTIL: &str = "20261123093000Z";

fn question(keeper: &mut Keeper, code: &str) -> Question {
    let request = AskOffer { reference: REFERENCE.to_owned(), code: secret(code), now: NOW };
    ask(keeper, request).expect("a question")
}

/// What the keeper makes of these values in the bank's answer.
fn offered(infos: &[Vec<u8>]) -> Result<Offer, KeeperError> {
    let mut keeper = Keeper::new(stopwatch);
    let question = question(&mut keeper, CODE);
    let answer = ByteBuf::from(inform(&question.message, infos));
    ask(&mut keeper, ReadOffer { answer })
}

fn deadline(time: &str) -> Vec<u8> {
    der(0x30, &[&oid("1.3.6.1.4.1.32473.1.2"), &der(0x18, &[time.as_bytes()])])
}

#[test]
fn from_two_codes_to_the_certificate() {
    let bank = Bank::new();
    let mut keeper = Keeper::new(stopwatch);
    ask(&mut keeper, RememberHolder { number: secret(NUMBER) }).unwrap();
    let question = question(&mut keeper, CODE);
    let whole = question.message.windows(CODE.len()).any(|part| part == CODE.as_bytes());
    assert!(!whole, "the code does not travel");

    let answer = inform(&question.message, &[template_info(&subject()), deadline(UNTIL)]);
    let offer = ask(&mut keeper, ReadOffer { answer: ByteBuf::from(answer) }).unwrap();
    assert_eq!(offer.wanted, wanted());
    assert_eq!((offer.holder_name.as_str(), offer.product.as_deref()), ("홍길동", Some("banking")));
    assert_eq!(offer.expires_at, Some(1_795_426_200));

    let request = PrepareEnrollment { code: None, wanted: offer.wanted, ..prepare(&bank) };
    let prepared = ask(&mut keeper, request).unwrap();
    let answer = ByteBuf::from(bank.certify(&prepared.message, &prepared.csr));
    let certified = ask(&mut keeper, AcceptCertificate { answer, now: NOW }).unwrap();
    assert!(certified.summary.has_vid, "the number was checked");
}

#[test]
fn an_answer_without_the_essentials_is_unreadable() {
    let named = |subject: &[u8]| template_info(subject);
    let good = named(&subject());
    assert!(offered(std::slice::from_ref(&good)).is_ok(), "the deadline may be missing");
    let mut cut = good.clone();
    cut.truncate(good.len() - 3);
    for (what, infos) in [
        ("nothing", vec![]),
        ("no template", vec![deadline(UNTIL)]),
        ("no name", vec![named(&der(0x04, &[b"x"]))]),
        ("cut off", vec![cut]),
        ("no time", vec![good.clone(), deadline("tomorrow")]),
    ] {
        assert_eq!(offered(&infos), Err(KeeperError::AnswerUnreadable), "{what}");
    }
}

#[test]
fn another_number_is_noticed_before_anything_is_made() {
    // HMAC-SHA256 of the label and another number under this code is not what the bank says.
    let check = |bytes: &[u8]| der(0x30, &[&oid("1.3.6.1.4.1.32473.1.3"), &der(0x04, &[bytes])]);
    let told = offered(&[template_info(&subject()), check(&[7; 32])]);
    assert_eq!(told, Err(KeeperError::VidMismatch));
}

#[test]
fn an_answer_is_believed_only_with_the_code() {
    let mut keeper = Keeper::new(stopwatch);
    let asked = question(&mut keeper, "another-code");
    let answer = ByteBuf::from(inform(&asked.message, &[template_info(&subject())]));
    let read = |keeper: &mut Keeper, answer| ask(keeper, ReadOffer { answer }).unwrap_err();
    assert_eq!(read(&mut keeper, answer), KeeperError::AnswerNotAuthentic);

    let first = question(&mut keeper, CODE);
    let late = ByteBuf::from(inform(&first.message, &[template_info(&subject())]));
    question(&mut keeper, CODE);
    assert_eq!(read(&mut keeper, late), KeeperError::AnswerNotAuthentic);
}

#[test]
fn refusals_are_told_apart() {
    for (bit, refusal) in [
        (1, Refusal::BadMessageCheck),
        (2, Refusal::BadRequest),
        (10, Refusal::CertRevoked),
        (11, Refusal::CertConfirmed),
    ] {
        let mut keeper = Keeper::new(stopwatch);
        let question = question(&mut keeper, CODE);
        let answer = ByteBuf::from(refuse(&question.message, CODE, bit));
        let error = ask(&mut keeper, ReadOffer { answer }).unwrap_err();
        assert_eq!(error, KeeperError::Refused(refusal));
    }
}

#[test]
fn a_code_is_only_for_its_reference() {
    let bank = Bank::new();
    let mut keeper = Keeper::new(stopwatch);
    let nothing = PrepareEnrollment { code: None, ..prepare(&bank) };
    assert_eq!(ask(&mut keeper, nothing).unwrap_err(), KeeperError::NoEnrollment);
    question(&mut keeper, CODE);
    let other = Wanted { reference: "another".to_owned(), ..wanted() };
    let other = PrepareEnrollment { code: None, wanted: other, ..prepare(&bank) };
    assert_eq!(ask(&mut keeper, other).unwrap_err(), KeeperError::NoEnrollment);
}

#[test]
fn codes_are_revealed_until_there_is_a_certificate() {
    let bank = Bank::new();
    let mut fresh = Keeper::new(stopwatch);
    assert_eq!(ask(&mut fresh, RevealCodes {}).unwrap_err(), KeeperError::NoEnrollment);

    let (mut keeper, prepared) = prepared(&bank);
    let revealed = ask(&mut keeper, RevealCodes {}).unwrap();
    assert_eq!((revealed.reference.as_str(), revealed.code.expose()), (REFERENCE, Some(CODE)));
    // An answer that is not accepted changes nothing about that.
    let wrong = AcceptCertificate { answer: ByteBuf::new(), now: NOW };
    ask(&mut keeper, wrong).unwrap_err();
    ask(&mut keeper, RevealCodes {}).unwrap();

    let answer = ByteBuf::from(bank.certify(&prepared.message, &prepared.csr));
    ask(&mut keeper, AcceptCertificate { answer, now: NOW }).unwrap();
    assert_eq!(ask(&mut keeper, RevealCodes {}).unwrap_err(), KeeperError::NoEnrollment);
}

#[test]
fn a_mistyped_number_can_be_mended_when_going_on() {
    let bank = Bank::new();
    let mut keeper = Keeper::new(stopwatch);
    ask(&mut keeper, RememberHolder { number: secret("8001012123453") }).unwrap();
    let prepared = ask(&mut keeper, prepare(&bank)).unwrap();
    let mut resumed = |number: Option<&str>| {
        let request = ResumeEnrollment {
            binding: binding(),
            password: secret(PASSWORD),
            sealed_key: prepared.sealed_key.clone(),
            csr: prepared.csr.clone(),
            wanted: wanted(),
            number: number.map(secret),
            trust: bank.trust(),
            now: NOW,
        };
        let again = ask(&mut keeper, request)?;
        let answer = ByteBuf::from(bank.certify(&again.message, &again.csr));
        ask(&mut keeper, AcceptCertificate { answer, now: NOW }).map(|_| ())
    };
    assert_eq!(resumed(None), Err(KeeperError::VidMismatch));
    assert_eq!(resumed(Some("no number")), Err(KeeperError::Internal));
    assert_eq!(resumed(Some(NUMBER)), Ok(()));
}
