//! Renewal in the keeper. The same tests run natively and in the browser.

use ingam::keeper::{Keeper, protocol::*};
use ingam_core::{
    certificate::Certificate,
    key::{self, Key},
    kst,
};
use serde_bytes::ByteBuf;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{
    Bank, PASSWORD, ask,
    authority::{Authority, Template, authority_name, der, key_usage, oid, rng},
    binding, find, header_field, prepared, secret, stopwatch, unlock, wanted,
};

const NEW: &str = "River+Stone!2027";
const NONCE: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// A bank, a certificate of its, and somebody who answers CMP messages in its name.
struct Case {
    bank: Bank,
    old: Certified,
    signer_key: Key,
    signer: Vec<u8>,
}

impl Case {
    fn new() -> Self {
        let bank = Bank::new();
        let (mut keeper, prepared) = prepared(&bank);
        let answer = ByteBuf::from(bank.certify(&prepared.message, &prepared.csr));
        let now = crate::support::authority::NOW;
        let old = ask(&mut keeper, AcceptCertificate { answer, now }).unwrap();
        let signer_key = Key::make(&mut rng());
        let signer = signer(&signer_key, "1.3.6.1.5.5.7.3.28").sign(&bank.authority.issuer_key);
        Self { bank, old, signer_key, signer }
    }

    /// Ten days before the old one ends.
    fn now(&self) -> i64 {
        kst::days_after(self.old.summary.not_after, -10) + 3600
    }

    fn begin(&self) -> BeginRenewal {
        BeginRenewal {
            login: SignLogin {
                binding: binding(),
                sealed_key: self.old.sealed_key.clone(),
                certificate: self.old.certificate.clone(),
                chain: self.old.chain.clone(),
                unlock: unlock(Some(PASSWORD)),
                trust: self.bank.trust(),
                nonce: NONCE.to_owned(),
                now: self.now(),
            },
        }
    }

    fn prepare(&self) -> PrepareRenewal {
        PrepareRenewal {
            binding: there(),
            password: secret(NEW),
            wanted: wanted(),
            trust: self.bank.trust(),
            now: self.now(),
        }
    }

    fn resume(&self, prepared: &Prepared) -> ResumeRenewal {
        ResumeRenewal {
            binding: there(),
            password: secret(NEW),
            sealed_key: prepared.sealed_key.clone(),
            request: prepared.csr.clone(),
            old: self.old.certificate.clone(),
            wanted: wanted(),
            trust: self.bank.trust(),
            now: self.now(),
        }
    }

    /// A keeper that has made the request.
    fn prepared(&self) -> (Keeper, Prepared) {
        let mut keeper = Keeper::new(stopwatch);
        ask(&mut keeper, self.begin()).unwrap();
        let prepared = ask(&mut keeper, self.prepare()).unwrap();
        (keeper, prepared)
    }

    /// What a bank that does everything right certifies.
    fn template(&self, prepared: &Prepared) -> Template {
        Template {
            not_before: kst::days_after(self.now(), 0),
            not_after: kst::a_year_on(self.old.summary.not_after),
            ..self.bank.template(&prepared.csr)
        }
    }

    fn certify(&self, prepared: &Prepared) -> AcceptCertificate {
        self.answer(prepared, self.template(prepared), &self.signer_key)
    }

    fn answer(&self, prepared: &Prepared, template: Template, signer: &Key) -> AcceptCertificate {
        let certificate = template.sign(&self.bank.authority.issuer_key);
        let pair = der(0x30, &[&der(0xa0, &[&certificate])]);
        let status = der(0x30, &[&der(0x02, &[&[0]])]);
        let response = der(0x30, &[&der(0x02, &[&[0]]), &status, &pair]);
        let body = der(0xa8, &[&der(0x30, &[&der(0x30, &[&response])])]);
        let answer = ByteBuf::from(self.message(&prepared.message, &body, signer));
        AcceptCertificate { answer, now: self.now() }
    }

    fn message(&self, question: &[u8], body: &[u8], key: &Key) -> Vec<u8> {
        let octets = |bytes: &[u8]| der(0x04, &[bytes]);
        let header = der(
            0x30,
            &[
                &der(0x02, &[&[2]]),
                &der(0xa4, &[&authority_name("모의 CMP")]),
                &der(0xa4, &[&der(0x30, &[])]),
                &der(0xa1, &[&der(0x30, &[&oid("1.2.840.10045.4.3.2")])]),
                &der(0xa4, &[&octets(&header_field(question, 4))]),
                &der(0xa5, &[&octets(&[9; 16])]),
                &der(0xa6, &[&octets(&header_field(question, 5))]),
            ],
        );
        let signature = key.sign(&der(0x30, &[&header, body]));
        let protection = der(0xa0, &[&der(0x03, &[&[0], &signature])]);
        let authority = &self.bank.authority;
        let extra = der(0x30, &[&self.signer, &authority.issuer, &authority.root]);
        der(0x30, &[&header, body, &protection, &der(0xa1, &[&extra])])
    }
}

/// A certificate of somebody who has this extended usage.
fn signer(key: &Key, usage: &str) -> Template {
    Template {
        subject: authority_name("모의 CMP"),
        public_key_info: key.public_key_info(),
        extensions: vec![
            ("2.5.29.15", true, key_usage(7, 0x80)),
            ("2.5.29.37", false, der(0x30, &[&oid(usage)])),
        ],
        ..Authority::issuer_template(key)
    }
    .issued_by("모의 CA")
}

/// Where the new certificate will be.
fn there() -> Binding {
    Binding { id: ingam_core::vault::EntryId::derive([6; 16]), ..binding() }
}

#[test]
fn a_renewal_from_the_password_to_the_confirmation() {
    let case = Case::new();
    let (mut keeper, prepared) = case.prepared();
    // The old key signs header and body: both stand before the signature.
    let old = Certificate::parse(&case.old.certificate).unwrap();
    assert!(is_signed(&prepared.message, &old), "by the old key");
    assert_eq!(find(&prepared.message, old.der(), old.der().len()), old.der(), "extraCerts");
    let certified = ask(&mut keeper, case.certify(&prepared)).unwrap();
    assert_eq!(certified.summary.not_after, kst::a_year_on(case.old.summary.not_after));
    assert_eq!(certified.summary.subject, case.old.summary.subject);
    assert!(certified.summary.has_vid);
    assert!(is_signed(&certified.confirmation, &old), "by the old key as well");
    let body = der(0xb3, &[&der(0x05, &[])]);
    let answer = case.message(&certified.confirmation, &body, &case.signer_key);
    ask(&mut keeper, AcceptConfirmation { answer: ByteBuf::from(answer) }).unwrap();
    let test = |password: Option<&str>| SelfTest {
        binding: there(),
        sealed_key: certified.sealed_key.clone(),
        certificate: certified.certificate.clone(),
        chain: certified.chain.clone(),
        root_sha256: Some(case.bank.trust().root_sha256),
        unlock: unlock(password),
        now: case.now(),
    };
    ask(&mut keeper, test(None)).unwrap();
    ask(&mut Keeper::new(stopwatch), test(Some(NEW))).unwrap();
    let with_old = ask(&mut Keeper::new(stopwatch), test(Some(PASSWORD)));
    assert_eq!(with_old.unwrap_err(), KeeperError::WrongPassword);
}

/// Whether the key of a certificate has signed a message.
fn is_signed(message: &[u8], certificate: &Certificate) -> bool {
    // SEQUENCE { header, body, protection [0] BIT STRING, extraCerts [1] }
    let content = inside(message);
    let (header, rest) = split(content);
    let (body, rest) = split(rest);
    let (protection, _) = split(rest);
    let signature = &inside(inside(protection))[1..];
    key::verify(certificate.public_key_info(), &der(0x30, &[header, body]), signature)
}

fn inside(der: &[u8]) -> &[u8] {
    let (whole, _) = split(der);
    let long = usize::from(whole[1]);
    if long < 0x80 { &whole[2..] } else { &whole[2 + (long & 0x7f)..] }
}

fn split(der: &[u8]) -> (&[u8], &[u8]) {
    let (start, length) = match der[1] {
        short @ ..=0x7f => (2, usize::from(short)),
        0x81 => (3, usize::from(der[2])),
        _ => (4, usize::from(der[2]) << 8 | usize::from(der[3])),
    };
    der.split_at(start + length)
}

#[test]
fn the_key_is_held_for_one_request() {
    let case = Case::new();
    let nothing = ask(&mut Keeper::new(stopwatch), case.prepare());
    assert_eq!(nothing.unwrap_err(), KeeperError::NoEnrollment);
    let (mut keeper, _) = case.prepared();
    assert_eq!(ask(&mut keeper, case.prepare()).unwrap_err(), KeeperError::NoEnrollment);
    let codes = ask(&mut keeper, RevealCodes {});
    assert_eq!(codes.unwrap_err(), KeeperError::NoEnrollment, "there are none");
    let mut keeper = Keeper::new(stopwatch);
    let mut wrong = case.begin();
    wrong.login.unlock = unlock(Some("another password 9!"));
    assert_eq!(ask(&mut keeper, wrong).unwrap_err(), KeeperError::WrongPassword);
    assert_eq!(ask(&mut keeper, case.prepare()).unwrap_err(), KeeperError::NoEnrollment);
    ask(&mut keeper, case.begin()).unwrap();
    let weak = PrepareRenewal { password: secret("short"), ..case.prepare() };
    assert_eq!(ask(&mut keeper, weak).unwrap_err(), KeeperError::PasswordRejected);
    ask(&mut keeper, case.prepare()).expect("a weak password costs nothing");
}

#[test]
fn what_is_renewed_stays_what_it_is() {
    let case = Case::new();
    for other in [
        Wanted { subject: ByteBuf::from(authority_name("홍길순")), ..wanted() },
        Wanted { policy: "1.2.3.4".to_owned(), ..wanted() },
    ] {
        let mut keeper = Keeper::new(stopwatch);
        ask(&mut keeper, case.begin()).unwrap();
        let refused = ask(&mut keeper, PrepareRenewal { wanted: other, ..case.prepare() });
        assert_eq!(refused.unwrap_err(), KeeperError::AnotherCertificate);
        ask(&mut keeper, case.prepare()).expect("what was refused costs no password");
    }
}

#[test]
fn a_killed_tab_goes_on_with_the_password_of_the_new_one() {
    let case = Case::new();
    let (_, prepared) = case.prepared();
    let mut keeper = Keeper::new(stopwatch);
    let again = ask(&mut keeper, case.resume(&prepared)).unwrap();
    assert_eq!(again.csr, prepared.csr, "the same request");
    assert_ne!(again.message, prepared.message, "in another transaction");
    ask(&mut keeper, case.certify(&again)).expect("and the certificate");

    let refused = |change: &dyn Fn(&mut ResumeRenewal)| {
        let mut request = case.resume(&prepared);
        change(&mut request);
        ask(&mut Keeper::new(stopwatch), request).unwrap_err()
    };
    let wrong = refused(&|request| request.password = secret(PASSWORD));
    assert_eq!(wrong, KeeperError::WrongPassword);
    let other = Case::new();
    let another_old = refused(&|request| request.old = other.old.certificate.clone());
    assert_eq!(another_old, KeeperError::UnsupportedRecord);
    let (_, others) = other.prepared();
    let another_request = refused(&|request| request.request = others.csr.clone());
    assert_eq!(another_request, KeeperError::UnsupportedRecord);
    let moved = refused(&|request| request.binding = binding());
    assert_eq!(moved, KeeperError::WrongPassword);
    // A pending enrollment is no renewal, and a renewal no pending enrollment.
    let (_, enrollment) = crate::support::prepared(&case.bank);
    let none = refused(&|request| {
        request.binding = binding();
        request.password = secret(PASSWORD);
        request.sealed_key = enrollment.sealed_key.clone();
    });
    assert_eq!(none, KeeperError::UnsupportedRecord);
}

#[test]
fn answers_with_one_defect() {
    let case = Case::new();
    let stranger = Key::make(&mut rng());
    let judge = |change: &dyn Fn(Template) -> Template, signer: &Key| {
        let (mut keeper, prepared) = case.prepared();
        let answer = case.answer(&prepared, change(case.template(&prepared)), signer);
        ask(&mut keeper, answer).map(|_| ())
    };
    let right = &case.signer_key;
    assert_eq!(judge(&|template| template, right), Ok(()));
    let refused = |change: &dyn Fn(Template) -> Template| judge(change, right).unwrap_err();
    let end = case.old.summary.not_after;
    assert_eq!(
        refused(&|template| Template { not_after: end, ..template }),
        KeeperError::AnotherCertificate,
        "not a day longer"
    );
    assert_eq!(
        refused(&|template| Template { subject: authority_name("홍길순"), ..template }),
        KeeperError::AnotherCertificate
    );
    assert_eq!(
        refused(&|template| Template { public_key_info: stranger.public_key_info(), ..template }),
        KeeperError::AnotherKey
    );
    assert_eq!(refused(&|template| template.without("2.5.29.17")), KeeperError::VidMismatch);
    assert_eq!(
        judge(&|template| template, &stranger),
        Err(KeeperError::AnswerNotAuthentic),
        "signed by a stranger"
    );
    let (mut keeper, prepared) = case.prepared();
    let (_, other) = case.prepared();
    let swapped = AcceptCertificate {
        answer: case.answer(&other, case.template(&prepared), right).answer,
        now: case.now(),
    };
    assert_eq!(ask(&mut keeper, swapped).unwrap_err(), KeeperError::AnswerNotAuthentic);
    let codes = case.bank.answer(&prepared.message, &case.template(&prepared).sign(right));
    let with_codes = AcceptCertificate { answer: ByteBuf::from(codes), now: case.now() };
    assert!(ask(&mut keeper, with_codes).is_err(), "cp is no answer to kur");
    let mut shop = Case::new();
    shop.signer =
        signer(&shop.signer_key, "1.3.6.1.5.5.7.3.2").sign(&shop.bank.authority.issuer_key);
    let (mut keeper, prepared) = shop.prepared();
    let refused = ask(&mut keeper, shop.certify(&prepared));
    assert_eq!(
        refused.unwrap_err(),
        KeeperError::AnswerNotAuthentic,
        "may not answer for the bank"
    );
}
