//! A keeper that follows the protocol with made-up bytes instead of cryptography.

use std::cell::{Cell, RefCell};

use ingam::keeper::protocol::{
    Answer, Certified, Command, CompletedChain, Confirmed, Gap, KeeperError, Offer, Prepared,
    Question, Refusal, Remembered, RevocationDone, Rewrapped, Secret, SelfTested, SignedLogin,
    SignedRevocation, Summary, Timings, Unlock, Unlocked, Wanted,
};
use ingam::platform::keeper_client::{AnswerFuture, KeeperLine};
use serde_bytes::ByteBuf;

use super::{
    Journal, NOW,
    bank::{CODE, REFERENCE},
};

/// The password of every entry here.
pub const PASSWORD: &str = "correct horse battery staple";

/// [`PASSWORD`] as the protocol carries it.
pub fn password() -> Secret {
    Secret::new(PASSWORD.to_owned())
}

/// What goes wrong, once; and how many keys were made, by all keepers together.
#[derive(Default)]
pub struct Script {
    /// The worker dies when it is asked this.
    pub dies_at: Cell<Option<&'static str>>,
    /// It answers this question with this error.
    pub refuses: RefCell<Option<(&'static str, KeeperError)>>,
    pub keys_made: Cell<u8>,
    /// What the next certificate says wrongly of itself.
    pub summary_lies: Cell<Option<&'static str>>,
}

pub struct KeeperDouble {
    journal: Journal,
    script: std::rc::Rc<Script>,
    stopped: Cell<bool>,
    /// The request whose certificate is expected.
    csr: RefCell<Option<Vec<u8>>>,
    /// Whether it was told the codes of another device.
    asked: Cell<bool>,
    /// Whether the key of the old certificate is open.
    held: Cell<bool>,
}

impl KeeperDouble {
    pub fn new(journal: Journal, script: std::rc::Rc<Script>) -> Self {
        Self {
            journal,
            script,
            stopped: Cell::new(false),
            csr: RefCell::new(None),
            asked: Cell::new(false),
            held: Cell::new(false),
        }
    }

    fn answer(&self, command: Command) -> Result<Answer, KeeperError> {
        if self.stopped.get() {
            return Err(KeeperError::Stopped);
        }
        let name = command.name();
        self.journal.write(format!("keeper {name}"));
        if self.script.dies_at.get() == Some(name) {
            self.script.dies_at.set(None);
            self.stopped.set(true);
            return Err(KeeperError::Stopped);
        }
        let refusal = self.script.refuses.borrow_mut().take_if(|(at, _)| *at == name);
        if let Some((_, error)) = refusal {
            return Err(error);
        }
        match command {
            Command::RememberHolder(_) => Ok(Answer::RememberHolder(Remembered {})),
            Command::PrepareEnrollment(prepare) => {
                match &prepare.code {
                    Some(code) => assert_eq!(code.expose(), Some(CODE)),
                    None if !self.asked.get() => return Err(KeeperError::NoEnrollment),
                    None => {}
                }
                assert_eq!(prepare.trust.root_sha256.as_slice(), [7; 32]);
                let made = self.script.keys_made.get() + 1;
                self.script.keys_made.set(made);
                let csr = vec![made; 40];
                Ok(Answer::PrepareEnrollment(self.prepare(csr, sealed(&prepare.binding.id, 'p'))))
            }
            Command::ResumeEnrollment(resume) => {
                open(Some(&resume.password))?;
                let expected = sealed(&resume.binding.id, 'p');
                assert_eq!(resume.sealed_key, expected, "the seal of this entry");
                let prepared = self.prepare(resume.csr.into_vec(), expected);
                Ok(Answer::ResumeEnrollment(prepared))
            }
            Command::BeginRenewal(begin) => {
                unlock(&begin.login.unlock)?;
                self.held.set(true);
                Ok(Answer::BeginRenewal(SignedLogin {
                    signed: ByteBuf::from(b"signed".to_vec()),
                    random: None,
                }))
            }
            Command::SignLogin(sign) => {
                unlock(&sign.unlock)?;
                let signed = ByteBuf::from(b"signed".to_vec());
                Ok(Answer::SignLogin(SignedLogin { signed, random: None }))
            }
            Command::PrepareRenewal(prepare) => {
                if !self.held.take() {
                    return Err(KeeperError::NoEnrollment);
                }
                let made = self.script.keys_made.get() + 1;
                self.script.keys_made.set(made);
                let sealed = sealed(&prepare.binding.id, 'p');
                let prepared = self.prepare(vec![made; 40], sealed);
                Ok(Answer::PrepareRenewal(signed_by_old(prepared)))
            }
            Command::ResumeRenewal(resume) => {
                open(Some(&resume.password))?;
                let expected = sealed(&resume.binding.id, 'p');
                assert_eq!(resume.sealed_key, expected, "the seal of this entry");
                assert!(resume.old.starts_with(b"certificate:"), "what is renewed");
                let prepared = self.prepare(resume.request.into_vec(), expected);
                Ok(Answer::ResumeRenewal(signed_by_old(prepared)))
            }
            Command::AcceptCertificate(accept) => {
                let csr = self.csr.borrow().clone().ok_or(KeeperError::NoEnrollment)?;
                let certificate = judge(&accept.answer, &csr)?;
                Ok(Answer::AcceptCertificate(Certified {
                    certificate: ByteBuf::from(certificate.clone()),
                    chain: vec![ByteBuf::from(vec![1]), ByteBuf::from(vec![2])],
                    sealed_key: ByteBuf::from([b"active:", certificate.as_slice()].concat()),
                    confirmation: ByteBuf::from(b"certConf:1".to_vec()),
                    summary: summary(),
                }))
            }
            Command::AcceptConfirmation(accept) => {
                assert_eq!(accept.answer.as_slice(), b"pkiConf");
                Ok(Answer::AcceptConfirmation(Confirmed {}))
            }
            Command::SelfTest(test) => {
                // Without a password: the one it was made with, which this worker must know.
                if test.unlock == Unlock::Remembered && self.csr.borrow().is_none() {
                    return Err(KeeperError::NoEnrollment);
                }
                unlock(&test.unlock)?;
                assert_eq!(
                    test.sealed_key.as_slice(),
                    [b"active:", test.certificate.as_slice()].concat(),
                    "the seal that belongs to the certificate"
                );
                Ok(Answer::SelfTest(SelfTested { unseal: 250.0 }))
            }
            Command::Inspect(_) => {
                let mut summary = summary();
                match self.script.summary_lies.take() {
                    Some("untrusted") => summary.gap = Some(Gap::NoIssuer),
                    Some("policy") => summary.policies = vec!["1.2.4".to_owned()],
                    Some("expired") => summary.not_after = super::NOW - 1,
                    Some(other) => panic!("no such lie: {other}"),
                    None => {}
                }
                Ok(Answer::Inspect(summary))
            }
            Command::CompleteChain(complete) => {
                // Whoever is published first has issued every other.
                let mut chain = complete.chain;
                if chain.is_empty() {
                    let first = complete.published.into_iter().take(1);
                    chain.extend(first.map(|text| ByteBuf::from(text.into_bytes())));
                }
                Ok(Answer::CompleteChain(CompletedChain { chain }))
            }
            Command::AskOffer(ask) => {
                self.asked.set(true);
                let code = ask.code.expose().expect("digits");
                let message = ByteBuf::from([b"genm:", code.as_bytes()].concat());
                Ok(Answer::AskOffer(Question { message }))
            }
            Command::ReadOffer(read) => {
                if !self.asked.get() {
                    return Err(KeeperError::NoEnrollment);
                }
                told(&read.answer)?;
                Ok(Answer::ReadOffer(offer()))
            }
            Command::RevealCodes(_) => Err(KeeperError::NoEnrollment),
            Command::Rewrap(request) => {
                opens(&request.sealed_key, &request.unlock)?;
                let new = request.password.as_ref().and_then(Secret::expose).expect("a password");
                let sealed_key = ByteBuf::from(format!("under:{new}").into_bytes());
                Ok(Answer::Rewrap(Rewrapped { sealed_key }))
            }
            Command::TryUnlock(request) => {
                opens(&request.sealed_key, &request.unlock)?;
                Ok(Answer::TryUnlock(Unlocked {}))
            }
            Command::SignRevocation(sign) => {
                unlock(&sign.unlock)?;
                let message = ByteBuf::from([b"rr:", sign.certificate.as_slice()].concat());
                Ok(Answer::SignRevocation(SignedRevocation { message }))
            }
            Command::ReadRevocation(read) => {
                assert_eq!(read.answer.as_slice(), b"rp");
                Ok(Answer::ReadRevocation(RevocationDone {}))
            }
            // Made-up bytes make no files.
            _ => Err(KeeperError::Internal),
        }
    }

    fn prepare(&self, csr: Vec<u8>, sealed_key: Vec<u8>) -> Prepared {
        self.csr.replace(Some(csr.clone()));
        Prepared {
            sealed_key: ByteBuf::from(sealed_key),
            message: ByteBuf::from([b"p10cr:", csr.as_slice()].concat()),
            csr: ByteBuf::from(csr),
            timings: Timings::default(),
        }
    }
}

impl KeeperLine for KeeperDouble {
    fn call(&self, command: Command) -> AnswerFuture<'_> {
        Box::pin(async move { self.answer(command) })
    }

    fn stopped(&self) -> bool {
        self.stopped.get()
    }

    fn stop(&self) {
        self.stopped.set(true);
    }
}

/// `kur` in place of `p10cr`.
fn signed_by_old(prepared: Prepared) -> Prepared {
    let message = [b"kur:", prepared.csr.as_slice()].concat();
    Prepared { message: ByteBuf::from(message), ..prepared }
}

fn judge(answer: &[u8], csr: &[u8]) -> Result<Vec<u8>, KeeperError> {
    told(answer)?;
    match answer {
        b"cp:another key" => Err(KeeperError::AnotherKey),
        b"cp:another root" => Err(KeeperError::UntrustedRoot),
        _ => {
            let certified = answer.strip_prefix(b"cp:").ok_or(KeeperError::AnswerUnreadable)?;
            if certified != csr {
                return Err(KeeperError::AnotherKey);
            }
            Ok([b"certificate:", certified].concat())
        }
    }
}

/// Refusals, in whatever they are an answer to.
fn told(answer: &[u8]) -> Result<(), KeeperError> {
    let refusal = match answer {
        b"error:badMessageCheck" => Refusal::BadMessageCheck,
        b"error:badRequest" => Refusal::BadRequest,
        b"error:certRevoked" => Refusal::CertRevoked,
        b"error:certConfirmed" => Refusal::CertConfirmed,
        _ => return Ok(()),
    };
    Err(KeeperError::Refused(refusal))
}

fn offer() -> Offer {
    Offer {
        wanted: Wanted {
            reference: REFERENCE.to_owned(),
            subject: ByteBuf::from(vec![0x30, 0]),
            policy: "1.2.3".to_owned(),
            not_after: None,
        },
        holder_name: "홍길동".to_owned(),
        product: Some("banking".to_owned()),
        expires_at: Some(NOW + 86_400),
    }
}

fn open(password: Option<&Secret>) -> Result<(), KeeperError> {
    match password.map(Secret::expose) {
        None | Some(Some(PASSWORD)) => Ok(()),
        _ => Err(KeeperError::WrongPassword),
    }
}

/// A key that was sealed anew opens with its own password only.
fn opens(sealed_key: &[u8], by: &Unlock) -> Result<(), KeeperError> {
    match (sealed_key.strip_prefix(b"under:"), by) {
        (Some(own), Unlock::Password(typed)) => {
            let same = typed.expose().map(str::as_bytes) == Some(own);
            same.then_some(()).ok_or(KeeperError::WrongPassword)
        }
        // Nothing that was made here.
        (None, _) if !sealed_key.starts_with(b"active:") => Err(KeeperError::WrongPassword),
        _ => unlock(by),
    }
}

fn unlock(unlock: &Unlock) -> Result<(), KeeperError> {
    match unlock {
        Unlock::Remembered => open(None),
        Unlock::Password(password) => open(Some(password)),
        Unlock::Passkey { .. } => Err(KeeperError::WrongPassword),
    }
}

fn sealed(id: &ingam_core::vault::EntryId, state: char) -> Vec<u8> {
    format!("{state}:{}", id.as_str()).into_bytes()
}

fn summary() -> Summary {
    Summary {
        holder_name: "홍길동".to_owned(),
        subject: "cn=홍길동".to_owned(),
        issuer_name: "모의은행 인증센터 (TEST)".to_owned(),
        issuer: "cn=모의은행 인증센터 (TEST)".to_owned(),
        serial: "01".to_owned(),
        not_before: 0,
        not_after: i64::MAX,
        policies: vec!["1.2.3".to_owned()],
        product: Some("banking".to_owned()),
        key: "EC P-256".to_owned(),
        signature: "ECDSA SHA-256".to_owned(),
        has_vid: true,
        fingerprint: "00".to_owned(),
        crl_url: None,
        gap: None,
    }
}
