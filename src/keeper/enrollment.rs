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
};

/// Everything that is remembered while an enrollment is under way, and until the worker ends.
pub(super) struct Enrollment {
    binding: Binding,
    password: CertPassword,
    number: Zeroizing<String>,
    key: Key,
    wanted: protocol::Wanted,
    trust: Trust,
    transaction: Transaction,
    /// 인가코드, until a certificate was accepted.
    code: Option<Zeroizing<String>>,
    now: i64,
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
        let recipient =
            recipient::check(&trust.recipient, &trust.known(), &trust.root_sha256, request.now)?;

        let started = (self.stopwatch)();
        let key = Key::make(&mut random());
        let key_made = (self.stopwatch)();
        let encrypted = encrypted_random(&key, &recipient)?;
        let encrypted_at = (self.stopwatch)();
        let csr = csr::derive_csr(&key, &request.wanted.subject, Some(&encrypted));
        let csr = csr.map_err(unsigned)?;
        let csr_made = (self.stopwatch)();
        let secrets = PendingSecrets { key: key.to_pkcs8(), code, number: self.number.clone() };
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
            transaction,
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
            transaction,
            code: Some(secrets.code),
            now: request.now,
        });
        Ok(prepared(request.sealed_key.into_vec(), request.csr.into_vec(), message, timings))
    }
}

impl Enrollment {
    /// 참조번호와 인가코드, as long as there is no certificate.
    pub(super) fn codes(&self) -> Option<(&str, &str)> {
        Some((&self.wanted.reference, self.code.as_ref()?))
    }

    /// The password that the key is sealed with.
    pub(super) fn password(&self) -> &str {
        self.password.expose()
    }

    pub(super) fn accept(&mut self, request: &AcceptCertificate) -> Result<Certified, KeeperError> {
        self.now = request.now;
        let issued = self.transaction.read_certificate(&request.answer)?;
        let wanted = Wanted {
            key: &self.key,
            subject: &self.wanted.subject,
            policy: &self.wanted.policy,
            number: Some(&self.number),
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
        let confirmation = self.transaction.confirm(
            accepted.certificate.der(),
            seconds(request.now)?,
            &mut random(),
        )?;
        Ok(Certified {
            certificate: ByteBuf::from(accepted.certificate.der()),
            chain: accepted.chain.iter().map(|link| ByteBuf::from(link.der())).collect(),
            sealed_key: ByteBuf::from(sealed),
            confirmation: ByteBuf::from(confirmation),
            // Accepted means: the chain holds.
            summary: certificates::summary(&accepted.certificate, None),
        })
    }

    pub(super) fn accept_confirmation(
        &mut self,
        request: &AcceptConfirmation,
    ) -> Result<Confirmed, KeeperError> {
        self.transaction.read_confirmation(&request.answer)?;
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
fn accepted(password: &protocol::Secret) -> Result<CertPassword, KeeperError> {
    let text = password.expose().ok_or(KeeperError::PasswordRejected)?;
    CertPassword::parse(text, &Personal::default()).map_err(|_| KeeperError::PasswordRejected)
}

/// R for the bank, as it travels in the request.
fn encrypted_random(key: &Key, recipient: &[u8]) -> Result<Vec<u8>, KeeperError> {
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
