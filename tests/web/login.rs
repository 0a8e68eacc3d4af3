//! Signing a login. The same tests run natively and in the browser.

use hpke::{
    Deserializable, OpModeR, aead::AesGcm256, kdf::HkdfSha256, kem::DhP256HkdfSha256,
    single_shot_open,
};
use ingam::keeper::{Keeper, protocol::*};
use ingam_core::{
    certificate::Certificate,
    doctor::{self},
};
use serde_bytes::ByteBuf;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{
    Bank, PASSWORD, ask, authority::NOW, binding, find, prepared, stopwatch, unlock,
};

const NONCE: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// A certificate in the vault, and a keeper that knows nothing of it.
fn certified(bank: &Bank) -> (Keeper, Certified) {
    let (mut keeper, prepared) = prepared(bank);
    let answer = ByteBuf::from(bank.certify(&prepared.message, &prepared.csr));
    let certified = ask(&mut keeper, AcceptCertificate { answer, now: NOW }).unwrap();
    (Keeper::new(stopwatch), certified)
}

fn login(bank: &Bank, certified: &Certified) -> SignLogin {
    SignLogin {
        binding: binding(),
        sealed_key: certified.sealed_key.clone(),
        certificate: certified.certificate.clone(),
        chain: certified.chain.clone(),
        unlock: unlock(Some(PASSWORD)),
        trust: bank.trust(),
        nonce: NONCE.to_owned(),
        now: NOW,
    }
}

#[test]
fn the_text_of_the_login_is_signed_and_nothing_else() {
    let bank = Bank::new();
    let (mut keeper, certified) = certified(&bank);
    let signed = ask(&mut keeper, login(&bank, &certified)).unwrap().signed;
    let text = format!("Ingam login v1\norigin: https://ingam.example\nnonce: {NONCE}\n");
    assert_eq!(ingam_bank_api::login_text("https://ingam.example", NONCE), text);
    assert_eq!(find(&signed, text.as_bytes(), text.len()), text.as_bytes());
    // Whose signature it is, and whether it is right, is told by the doctor, which has other code.
    let files = [doctor::File { name: "login.p7m", bytes: &signed }];
    let told = format!("{:?}", doctor::examine(&files, None, None, NOW));
    assert!(told.contains("signature-right"), "{told}");
}

#[test]
fn the_bank_alone_learns_r_and_for_this_login_alone() {
    let bank = Bank::new();
    let (mut keeper, certified) = certified(&bank);
    let random = ask(&mut keeper, login(&bank, &certified)).unwrap().random.expect("it has R");
    let (secret, certificate) =
        (bank.recipient_secret(), Certificate::parse(&certified.certificate).unwrap());
    let nonce: Vec<u8> =
        (0..32).map(|at| u8::from_str_radix(&NONCE[2 * at..2 * at + 2], 16).unwrap()).collect();
    let open = |info: &[u8], associated: &[u8]| {
        let key = Deserializable::from_bytes(&secret).unwrap();
        let enc = Deserializable::from_bytes(&random[4..69]).unwrap();
        single_shot_open::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(
            &OpModeR::Base,
            &key,
            &enc,
            info,
            &random[71..],
            associated,
        )
    };
    let associated = [certificate.public_key_info(), &nonce].concat();
    assert_eq!(open(b"ingam login v1", &associated).expect("R for this login").len(), 20);
    let other = [certificate.public_key_info(), &[0; 32]].concat();
    assert!(open(b"ingam login v1", &other).is_err(), "for another nonce");
    assert!(open(b"ingam vid random v1", &associated).is_err(), "as that of a request");
}

#[test]
fn whoever_registers_a_certificate_shows_r_and_signs_another_text() {
    let bank = Bank::new();
    let (mut keeper, certified) = certified(&bank);
    // Nobody above it: for the keeper it is of another institution.
    let stranger = SignLogin { chain: Vec::new(), ..login(&bank, &certified) };
    let told = ask(&mut keeper, stranger).unwrap();
    assert!(told.random.is_none(), "R beside a login");
    let stranger = SignLogin { chain: Vec::new(), ..login(&bank, &certified) };
    let SignedLogin { signed, random } = ask(&mut keeper, SignRegistration(stranger)).unwrap();
    let text = format!("Ingam registration v1\norigin: https://ingam.example\nnonce: {NONCE}\n");
    assert_eq!(ingam_bank_api::registration_text("https://ingam.example", NONCE), text);
    assert_eq!(find(&signed, text.as_bytes(), text.len()), text.as_bytes());

    let random = random.expect("R for a registration");
    let certificate = Certificate::parse(&certified.certificate).unwrap();
    let nonce: Vec<u8> =
        (0..32).map(|at| u8::from_str_radix(&NONCE[2 * at..2 * at + 2], 16).unwrap()).collect();
    let associated = [certificate.public_key_info(), &nonce].concat();
    let open = |info: &[u8]| {
        let key = Deserializable::from_bytes(&bank.recipient_secret()).unwrap();
        let enc = Deserializable::from_bytes(&random[4..69]).unwrap();
        single_shot_open::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(
            &OpModeR::Base,
            &key,
            &enc,
            info,
            &random[71..],
            &associated,
        )
    };
    assert_eq!(open(b"ingam registration v1").expect("R for this registration").len(), 20);
    assert!(open(b"ingam login v1").is_err(), "as that of a login");
}

#[test]
fn what_is_no_nonce_is_not_signed() {
    let bank = Bank::new();
    let (mut keeper, certified) = certified(&bank);
    let long = format!("{NONCE}00");
    let signs = format!("{}\namount: 1", &NONCE[..54]);
    for nonce in ["", &NONCE[2..], &long, &signs, &NONCE.to_uppercase()] {
        let request = SignLogin { nonce: nonce.to_owned(), ..login(&bank, &certified) };
        let refused = ask(&mut keeper, request).unwrap_err();
        assert_eq!(refused, KeeperError::AnswerUnreadable, "{nonce:?}");
    }
}

#[test]
fn nothing_is_signed_for_another_bank_or_with_another_password() {
    let bank = Bank::new();
    let (mut keeper, certified) = certified(&bank);
    let mut refused = |request| ask(&mut keeper, request).unwrap_err();
    let wrong =
        SignLogin { unlock: unlock(Some("another password 9!")), ..login(&bank, &certified) };
    assert_eq!(refused(wrong), KeeperError::WrongPassword);
    let trust = Trust { root_sha256: bank.trust().root_sha256, ..Bank::new().trust() };
    let stranger = SignLogin { trust, ..login(&bank, &certified) };
    assert_eq!(refused(stranger), KeeperError::UntrustedRoot);
    let elsewhere = Binding { origin: "https://elsewhere.example".to_owned(), ..binding() };
    let moved = SignLogin { binding: elsewhere, ..login(&bank, &certified) };
    assert_eq!(refused(moved), KeeperError::WrongPassword);
}
