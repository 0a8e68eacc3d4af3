//! The conversation of an enrollment: prepare or resume, accept the certificate, accept the
//! confirmation.

use ingam_core::{
    certificate::Certificate,
    cmp::Transaction,
    csr,
    enrollment::{self, Wanted},
    key::Key,
    password::{CertPassword, Personal},
    recipient,
    seal::{self, Content, Place, pending::PendingSecrets},
    vid_random,
};
use serde_bytes::ByteBuf;
use zeroize::Zeroizing;

use super::{
    Keeper, certificates, digits,
    errors::{unreadable, unsigned},
    protocol::{
        self, AcceptCertificate, AcceptConfirmation, Binding, Certified, Confirmed, KeeperError,
        PrepareEnrollment, Prepared, ResumeEnrollment, Timings,
    },
    random,
    renewal::{Renewing, WithMessage},
};

/// Everything that is remembered while an enrollment is under way, and until the worker ends.
pub(super) struct Enrollment {
    binding: Binding,
    password: CertPassword,
    number: Zeroizing<String>,
    key: Key,
    wanted: protocol::Wanted,
    trust: Trust,
    conversation: Conversation,
    /// 인가코드, until a certificate was accepted.
    code: Option<Zeroizing<String>>,
    now: i64,
}

/// How messages are protected.
pub(super) enum Conversation {
    /// By the authorization code.
    Codes(Box<Transaction>),
    /// By the signature of the old key.
    Signed(Box<Renewing>),
}

/// The bank's certificates, after they were read and the root was recognised.
pub(super) struct Trust {
    pub(super) root_sha256: [u8; 32],
    root: Certificate,
    issuer: Certificate,
    pub(super) recipient: Certificate,
}

impl Trust {
    pub(super) fn read(trust: &protocol::Trust) -> Result<Self, KeeperError> {
        let parse = |der: &ByteBuf| Certificate::parse(der).map_err(|_| KeeperError::ChainInvalid);
        let trust = Self {
            root_sha256: certificates::root_sha256(&trust.root_sha256)?,
            root: parse(&trust.root)?,
            issuer: parse(&trust.issuer)?,
            recipient: parse(&trust.recipient)?,
        };
        if trust.root.fingerprint() == trust.root_sha256 {
            Ok(trust)
        } else {
            Err(KeeperError::UntrustedRoot)
        }
    }

    pub(super) fn known(&self) -> [Certificate; 2] {
        [self.issuer.clone(), self.root.clone()]
    }
}

impl Keeper {
    pub(super) fn prepare(&mut self, request: PrepareEnrollment) -> Result<Prepared, KeeperError> {
        self.enrollment = None;
        // Without it the VID of what comes back could not be judged.
        if self.number.is_empty() {
            return Err(KeeperError::NoEnrollment);
        }
        let password = accepted(&request.password)?;
        let trust = Trust::read(&request.trust)?;
        let code = self.code_for(&request)?;
        let recipient = recipient(&trust, request.now)?;

        let started = (self.stopwatch)();
        let key = Key::make(&mut random());
        let key_made = (self.stopwatch)();
        let encrypted = encrypted_random(&key, &recipient)?;
        let encrypted_at = (self.stopwatch)();
        let csr = csr::derive_csr(&key, &request.wanted.subject, Some(&encrypted));
        let csr = csr.map_err(unsigned)?;
        let csr_made = (self.stopwatch)();
        let number = self.number.clone();
        let secrets = PendingSecrets { key: key.to_pkcs8(), code, number, old_key: None };
        let place = place(&request.binding, Content::Pending, None);
        let sealed =
            seal::seal_within_memory(&secrets.to_bytes(), &password, &place, &mut random())?;
        let sealed_at = (self.stopwatch)();

        let timings = Timings {
            key: key_made - started,
            random: encrypted_at - key_made,
            csr: csr_made - encrypted_at,
            seal: sealed_at - csr_made,
        };
        let (transaction, message) =
            begin(&request.wanted.reference, &secrets.code, &csr, request.now)?;
        self.enrollment = Some(Enrollment {
            binding: request.binding,
            password,
            number: secrets.number,
            key,
            wanted: request.wanted,
            trust,
            conversation: Conversation::Codes(Box::new(transaction)),
            code: Some(secrets.code),
            now: request.now,
        });
        Ok(prepared(sealed, csr, message, timings))
    }

    pub(super) fn resume(&mut self, request: ResumeEnrollment) -> Result<Prepared, KeeperError> {
        self.enrollment = None;
        // What seals it again must be a password that may seal; whatever opens this record is one.
        let password = accepted(&request.password).map_err(|_| KeeperError::WrongPassword)?;
        let trust = Trust::read(&request.trust)?;
        let started = (self.stopwatch)();
        let place = place(&request.binding, Content::Pending, None);
        let opened = seal::unseal(&request.sealed_key, password.expose(), &place)?;
        let timings = Timings { seal: (self.stopwatch)() - started, ..Timings::default() };
        let secrets = PendingSecrets::read(&opened).ok_or(KeeperError::UnsupportedRecord)?;
        let key = Key::from_pkcs8(&secrets.key).map_err(|_| KeeperError::UnsupportedRecord)?;
        if !csr::is_for(&request.csr, &key, &request.wanted.subject) {
            return Err(KeeperError::UnsupportedRecord);
        }
        let number = match &request.number {
            Some(number) => digits(number)?,
            None => secrets.number,
        };
        let (transaction, message) =
            begin(&request.wanted.reference, &secrets.code, &request.csr, request.now)?;
        self.enrollment = Some(Enrollment {
            binding: request.binding,
            password,
            number,
            key,
            wanted: request.wanted,
            trust,
            conversation: Conversation::Codes(Box::new(transaction)),
            code: Some(secrets.code),
            now: request.now,
        });
        Ok(prepared(request.sealed_key.into_vec(), request.csr.into_vec(), message, timings))
    }
}

impl Enrollment {
    /// A renewal: there is no code, and the holder's number is not known.
    pub(super) fn new(
        binding: Binding,
        password: CertPassword,
        key: Key,
        wanted: protocol::Wanted,
        trust: Trust,
        conversation: Conversation,
        now: i64,
    ) -> Self {
        let number = Zeroizing::default();
        Self { binding, password, number, key, wanted, trust, conversation, code: None, now }
    }

    /// How messages are protected.
    pub(super) fn conversation(&self) -> &Conversation {
        &self.conversation
    }

    /// 참조번호와 인가코드, as long as there is no certificate.
    pub(super) fn codes(&self) -> Option<(&str, &str)> {
        Some((&self.wanted.reference, self.code.as_ref()?))
    }

    /// The password that the key is sealed with.
    pub(super) fn password(&self) -> &str {
        self.password.expose()
    }

    pub(super) fn accept(
        &mut self,
        request: &AcceptCertificate,
    ) -> Result<WithMessage<Certified>, KeeperError> {
        self.now = request.now;
        let issued = match &mut self.conversation {
            Conversation::Codes(transaction) => transaction.read_certificate(&request.answer)?,
            Conversation::Signed(renewing) => {
                renewing.transaction.read_renewed(&request.answer, request.now)?
            }
        };
        let wanted = Wanted {
            key: &self.key,
            subject: &self.wanted.subject,
            policy: &self.wanted.policy,
            number: Some(&self.number),
            not_after: self.wanted.not_after,
            known: &self.trust.known(),
            root_sha256: &self.trust.root_sha256,
            now: request.now,
        };
        let accepted = enrollment::finish(&issued, &wanted)?;
        let hash = accepted.certificate.fingerprint();
        let place = place(&self.binding, Content::Key, Some(hash));
        let pkcs8 = self.key.to_pkcs8();
        let sealed = seal::seal_within_memory(&pkcs8, &self.password, &place, &mut random())?;
        self.code = None;
        let now = seconds(request.now)?;
        let certificate = accepted.certificate.der();
        let (confirmation, rest) = match &mut self.conversation {
            Conversation::Codes(transaction) => {
                (transaction.confirm(certificate, now, &mut random())?, None)
            }
            Conversation::Signed(renewing) => {
                let transaction = &mut renewing.transaction;
                let message = transaction.confirm_renewed(certificate, now, &mut random())?;
                match renewing.sign(&message) {
                    Some(signed) => (signed, None),
                    None => (Vec::new(), Some(message)),
                }
            }
        };
        let certified = Certified {
            certificate: ByteBuf::from(accepted.certificate.der()),
            chain: accepted.chain.iter().map(|link| ByteBuf::from(link.der())).collect(),
            sealed_key: ByteBuf::from(sealed),
            confirmation: ByteBuf::from(confirmation),
            // Accepted means: the chain holds.
            summary: certificates::summary(&accepted.certificate, None),
        };
        Ok((certified, rest))
    }

    pub(super) fn accept_confirmation(
        &mut self,
        request: &AcceptConfirmation,
    ) -> Result<Confirmed, KeeperError> {
        match &mut self.conversation {
            Conversation::Codes(transaction) => transaction.read_confirmation(&request.answer)?,
            Conversation::Signed(renewing) => {
                renewing.transaction.read_renewal_confirmation(&request.answer, self.now)?;
            }
        }
        Ok(Confirmed {})
    }
}

/// Where a seal of this record belongs.
pub(super) fn place(
    binding: &Binding,
    content: Content,
    certificate: Option<[u8; 32]>,
) -> Place<'_> {
    Place { content, id: &binding.id, origin: &binding.origin, certificate }
}

/// The password, if it meets the rules. The page, which knows the person, has checked that it is
/// not personal; here the rest is checked again.
pub(super) fn accepted(password: &protocol::Secret) -> Result<CertPassword, KeeperError> {
    let text = password.expose().ok_or(KeeperError::PasswordRejected)?;
    CertPassword::parse(text, &Personal::default()).map_err(|_| KeeperError::PasswordRejected)
}

/// The key that receives R.
pub(super) fn recipient(trust: &Trust, now: i64) -> Result<Vec<u8>, KeeperError> {
    Ok(recipient::check(&trust.recipient, &trust.known(), &trust.root_sha256, now)?)
}

/// R for the bank, as it travels in the request.
pub(super) fn encrypted_random(key: &Key, recipient: &[u8]) -> Result<Vec<u8>, KeeperError> {
    // A key that was just made has R.
    let vid_random = key.random().ok_or(KeeperError::Internal)?;
    let info = key.public_key_info();
    vid_random::encrypt(vid_random, recipient, &info, &mut random()).map_err(unreadable)
}

fn begin(
    reference: &str,
    code: &str,
    csr: &[u8],
    now: i64,
) -> Result<(Transaction, Vec<u8>), KeeperError> {
    Ok(Transaction::begin(reference, code, csr, seconds(now)?, &mut random())?)
}

pub(super) fn seconds(now: i64) -> Result<u64, KeeperError> {
    u64::try_from(now).map_err(|_| KeeperError::NotValidNow)
}

fn prepared(sealed: Vec<u8>, csr: Vec<u8>, message: Vec<u8>, timings: Timings) -> Prepared {
    Prepared {
        sealed_key: ByteBuf::from(sealed),
        csr: ByteBuf::from(csr),
        message: ByteBuf::from(message),
        timings,
    }
}
