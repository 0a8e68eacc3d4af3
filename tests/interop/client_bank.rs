//! Our keeper enrolls at the mock bank. The two share no code for CMP, X.509, HPKE and VID, so this
//! is where a misreading of either would show.

use base64ct::{Base64, Encoding};
use ingam::keeper::{Keeper, protocol::*};
use ingam_bank_api::Authority;
use ingam_core::{certificate::Certificate, vault::EntryId};
use serde_bytes::ByteBuf;
use sha2::{Digest, Sha256};

use crate::{
    bank_cmp::enroll,
    bank_process::{Bank, Codes, make_request},
    program::{must, openssl},
};

/// The bank's default customer and product.
const NUMBER: &str = "9001011234568";
const POLICY: &str = "1.3.6.1.4.1.32473.2.1.2";
const PASSWORD: &str = "Seal-of-1904!x";

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn ask<R: Request>(keeper: &mut Keeper, request: R) -> Result<R::Answer, KeeperError> {
    let answer = keeper.execute(request.into_command())?;
    Ok(R::read(answer).expect("the answer has the name of the question"))
}

/// What the page would know by now.
struct Enrolling {
    bank: Bank,
    binding: Binding,
    trust: Trust,
    subject: ByteBuf,
    now: i64,
}

impl Enrolling {
    fn new() -> Self {
        let bank = Bank::start();
        let file = bank.scratch("authority.json");
        bank.download("/api/authority", &file);
        let authority: Authority =
            serde_json::from_slice(&std::fs::read(file).expect("a file")).expect("an authority");
        let der = |text: &str| ByteBuf::from(Base64::decode_vec(text).expect("base64"));
        let root = der(&authority.root);
        Self {
            trust: Trust {
                root_sha256: ByteBuf::from(Sha256::digest(&root).to_vec()),
                root,
                issuer: der(&authority.issuer),
                recipient: der(&authority.recipient),
            },
            binding: Binding {
                id: EntryId::derive([3; 16]),
                origin: "https://ingam.example".to_owned(),
            },
            subject: ByteBuf::from(subject_of_the_customer(&bank)),
            now: authority.now,
            bank,
        }
    }

    /// Why a new keeper ends up without a certificate.
    fn refusal(&self, number: &str, codes: &Codes) -> KeeperError {
        let mut keeper = Keeper::new(|| 0.0);
        let prepared = self.prepare(&mut keeper, number, codes);
        self.accept(&mut keeper, &prepared.message).expect_err("a refusal")
    }

    fn prepare(&self, keeper: &mut Keeper, number: &str, codes: &Codes) -> Prepared {
        let number = secret(number);
        ask(keeper, RememberHolder { number }).expect("a number");
        let request = PrepareEnrollment {
            binding: self.binding.clone(),
            password: secret(PASSWORD),
            code: Some(secret(&codes.code)),
            wanted: Wanted {
                reference: codes.reference.clone(),
                subject: self.subject.clone(),
                policy: POLICY.to_owned(),
                not_after: None,
            },
            trust: self.trust.clone(),
            now: self.now,
        };
        ask(keeper, request).expect("a request")
    }

    /// Sends a message to the bank and returns its answer.
    fn send(&self, message: &[u8]) -> ByteBuf {
        let (question, answer) = (self.bank.scratch("question"), self.bank.scratch("answer"));
        std::fs::write(&question, message).expect("writable");
        let url = format!("http://{}/cmp", self.bank.address);
        let kind = "Content-Type: application/pkixcmp";
        let body = format!("@{question}");
        let curl = ["--silent", "--show-error", "--fail", "--header", kind];
        must("curl", curl.into_iter().chain(["--data-binary", &body, "--output", &answer, &url]));
        ByteBuf::from(std::fs::read(answer).expect("an answer"))
    }

    fn accept(&self, keeper: &mut Keeper, message: &[u8]) -> Result<Certified, KeeperError> {
        ask(keeper, AcceptCertificate { answer: self.send(message), now: self.now })
    }
}

/// The bank tells the subject to a session only; a certificate of the same customer has it too.
fn subject_of_the_customer(bank: &Bank) -> Vec<u8> {
    let (_, csr) = make_request(bank, "first");
    let (pem, der) = (bank.scratch("first.pem"), bank.scratch("first.der"));
    let done = enroll(bank, &bank.codes(&[]), &csr, &pem, &[]);
    assert!(done.success, "{}", done.text());
    openssl(&format!("x509 -in {pem} -outform DER -out {der}"));
    let certificate = Certificate::parse(&std::fs::read(der).expect("a file"));
    certificate.expect("a certificate").subject().to_vec()
}

#[test]
fn the_keeper_enrolls_and_the_same_request_gets_the_same_certificate() {
    let here = Enrolling::new();
    let mut keeper = Keeper::new(|| 0.0);
    let codes = here.bank.codes(&[]);
    let prepared = here.prepare(&mut keeper, NUMBER, &codes);
    let certified = here.accept(&mut keeper, &prepared.message).expect("an accepted certificate");
    assert!(certified.summary.has_vid && certified.summary.is_trusted());
    assert_eq!(certified.summary.holder_name, "홍길동");
    assert_eq!(certified.summary.product.as_deref(), Some("banking"));

    // As if the answer had been lost: another keeper, the password alone.
    let mut later = Keeper::new(|| 0.0);
    let resume = ResumeEnrollment {
        binding: here.binding.clone(),
        password: secret(PASSWORD),
        sealed_key: prepared.sealed_key.clone(),
        csr: prepared.csr.clone(),
        wanted: Wanted {
            reference: codes.reference,
            subject: here.subject.clone(),
            policy: POLICY.to_owned(),
            not_after: None,
        },
        number: None,
        trust: here.trust.clone(),
        now: here.now,
    };
    let again = ask(&mut later, resume).expect("a resumed enrollment");
    let same = here.accept(&mut later, &again.message).expect("an accepted certificate");
    assert_eq!(same.certificate, certified.certificate);

    let answer = here.send(&same.confirmation);
    ask(&mut later, AcceptConfirmation { answer }).expect("a confirmation");
    let test = SelfTest {
        binding: here.binding.clone(),
        sealed_key: same.sealed_key,
        certificate: same.certificate,
        chain: same.chain,
        root_sha256: Some(here.trust.root_sha256.clone()),
        unlock: Unlock::Remembered,
        now: here.now,
    };
    ask(&mut later, test).expect("key, certificate and chain work together");
}

#[test]
fn a_wrong_code_is_refused_as_such() {
    let here = Enrolling::new();
    let codes = Codes { code: "000000000000000000000000".to_owned(), ..here.bank.codes(&[]) };
    assert_eq!(here.refusal(NUMBER, &codes), KeeperError::Refused(Refusal::BadMessageCheck));
}

#[test]
fn another_request_replaces_a_certificate_until_it_is_confirmed() {
    let here = Enrolling::new();
    let codes = here.bank.codes(&[]);
    let mut keeper = Keeper::new(|| 0.0);
    let first = here.prepare(&mut keeper, NUMBER, &codes);
    here.accept(&mut keeper, &first.message).expect("an accepted certificate");
    let second = here.prepare(&mut keeper, NUMBER, &codes);
    let certified = here.accept(&mut keeper, &second.message).expect("another certificate");
    let answer = here.send(&certified.confirmation);
    ask(&mut keeper, AcceptConfirmation { answer }).expect("a confirmation");
    let refusal = here.refusal(NUMBER, &codes);
    assert_eq!(refusal, KeeperError::Refused(Refusal::CertConfirmed));
}

#[test]
fn two_codes_are_enough_on_another_device() {
    let here = Enrolling::new();
    let codes = here.bank.codes(&[]);
    let offered = |number: &str| {
        let mut keeper = Keeper::new(|| 0.0);
        ask(&mut keeper, RememberHolder { number: secret(number) }).expect("a number");
        let (reference, code) = (codes.reference.clone(), secret(&codes.code));
        let question = ask(&mut keeper, AskOffer { reference, code, now: here.now });
        let answer = here.send(&question.expect("a question").message);
        ask(&mut keeper, ReadOffer { answer })
    };
    assert_eq!(offered("9001011234569"), Err(KeeperError::VidMismatch), "a mistyped number");
    let offer = offered(NUMBER).expect("what they are for");
    assert_eq!(offer.wanted.subject, here.subject);
    assert_eq!(offer.wanted.policy, POLICY);
    assert_eq!(offer.holder_name, "홍길동");
    assert!(offer.expires_at.is_some_and(|until| until > here.now));
}

#[test]
fn a_vid_of_another_number_is_not_accepted() {
    let here = Enrolling::new();
    assert_eq!(here.refusal("8001012123453", &here.bank.codes(&[])), KeeperError::VidMismatch);
}
