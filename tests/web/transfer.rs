//! Signing a transfer. The same tests run natively and in the browser.

use ingam::keeper::{Keeper, protocol::*};
use ingam_bank_api::{Language, TransferFacts, transfer_text};
use ingam_core::doctor;
use serde_bytes::ByteBuf;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{
    Bank, PASSWORD, ask, authority::NOW, binding, find, prepared, stopwatch, unlock,
};

/// A certificate in the vault, and a keeper that knows nothing of it.
fn certified(bank: &Bank) -> (Keeper, Certified) {
    let (mut keeper, prepared) = prepared(bank);
    let answer = ByteBuf::from(bank.certify(&prepared.message, &prepared.csr));
    let certified = ask(&mut keeper, AcceptCertificate { answer, now: NOW }).unwrap();
    (Keeper::new(stopwatch), certified)
}

fn facts(language: Language) -> TransferFacts {
    TransferFacts {
        order: "2026112300000007".to_owned(),
        nonce: "5f".repeat(32),
        language,
        bank: "모의은행".to_owned(),
        sender: "홍길동".to_owned(),
        from: "12345678901234".to_owned(),
        recipient: "김*희".to_owned(),
        to: "23456701002345".to_owned(),
        amount: 1_250_000,
        fee: 0,
        own_memo: "11월 회비".to_owned(),
        their_memo: "홍길동".to_owned(),
        ordered_at: NOW,
    }
}

fn transfer(certified: &Certified, facts: TransferFacts) -> SignTransfer {
    SignTransfer {
        binding: binding(),
        sealed_key: certified.sealed_key.clone(),
        certificate: certified.certificate.clone(),
        chain: certified.chain.clone(),
        unlock: unlock(Some(PASSWORD)),
        facts,
        now: NOW,
    }
}

#[test]
fn what_is_shown_is_what_is_signed() {
    let bank = Bank::new();
    let (mut keeper, certified) = certified(&bank);
    for language in [Language::Ko, Language::En] {
        // What the page shows.
        let text = transfer_text(&binding().origin, &facts(language));
        let signed = ask(&mut keeper, transfer(&certified, facts(language))).unwrap().signed;
        assert_eq!(find(&signed, text.as_bytes(), text.len()), text.as_bytes());
        // Whose signature it is, and whether it is right, is told by the doctor, which has other code.
        let files = [doctor::File { name: "transfer.p7m", bytes: &signed }];
        let told = format!("{:?}", doctor::examine(&files, None, None, NOW));
        assert!(told.contains("signature-right"), "{told}");
    }
}

/// Does something else to the facts of an order.
type Bend = fn(&mut TransferFacts);

#[test]
fn what_could_be_another_line_is_not_signed() {
    let bank = Bank::new();
    let (mut keeper, certified) = certified(&bank);
    let bends: [Bend; 12] = [
        |facts| facts.own_memo = "회비\n금액: 1원".to_owned(),
        |facts| facts.their_memo = "\u{202e}원1".to_owned(),
        |facts| facts.recipient = "김*희\u{2028}".to_owned(),
        |facts| facts.sender = "홍길동\r".to_owned(),
        |facts| facts.bank = "모의\u{200b}은행".to_owned(),
        |facts| facts.order = "1\n2".to_owned(),
        |facts| facts.order = String::new(),
        |facts| facts.from = "1234567890x".to_owned(),
        |facts| facts.to = String::new(),
        |facts| facts.nonce.truncate(62),
        |facts| facts.nonce = "5F".repeat(32),
        |facts| facts.nonce.push('\n'),
    ];
    for bend in bends {
        let mut bent = facts(Language::Ko);
        bend(&mut bent);
        let refused = ask(&mut keeper, transfer(&certified, bent.clone())).unwrap_err();
        assert_eq!(refused, KeeperError::AnswerUnreadable, "{bent:?}");
    }
}

#[test]
fn each_signature_asks_for_the_password_of_this_certificate_on_this_page() {
    let bank = Bank::new();
    let (mut keeper, certified) = certified(&bank);
    let right = || transfer(&certified, facts(Language::Ko));
    ask(&mut keeper, right()).unwrap();
    let mut refused = |request| ask(&mut keeper, request).unwrap_err();
    let wrong = SignTransfer { unlock: unlock(Some("another password 9!")), ..right() };
    assert_eq!(refused(wrong), KeeperError::WrongPassword);
    let elsewhere = Binding { origin: "https://elsewhere.example".to_owned(), ..binding() };
    assert_eq!(refused(SignTransfer { binding: elsewhere, ..right() }), KeeperError::WrongPassword);
    let nothing = SignTransfer { unlock: Unlock::Remembered, ..right() };
    assert!(ask(&mut keeper, nothing).is_err(), "no password is remembered");
}
