//! Renewal: a new key and a request for it, signed with the old one.

use ingam_core::{
    certificate::Certificate,
    cmp::{SignedTransaction, Signer, Unsigned},
    key::Key,
    key_update, kst,
    private_key::PrivateKey,
    seal::{self, Content, pending::PendingSecrets},
};
use serde_bytes::ByteBuf;
use zeroize::Zeroizing;

use super::{
    Keeper,
    certificates::parse,
    enrollment::{
        Conversation, Enrollment, Trust, accepted, encrypted_random, place, recipient, seconds,
    },
    login::Login,
    protocol::{
        BeginRenewal, FileFault, KeeperError, PrepareRenewal, Prepared, ResumeRenewal, Timings,
        Wanted,
    },
    random,
};

/// What is renewed: a certificate and its key, which is open.
pub(super) struct Old {
    certificate: Certificate,
    key: PrivateKey,
}

/// The conversation of a renewal, and the key that signs what is said.
pub(super) struct Renewing {
    pub(super) transaction: SignedTransaction,
    key: PrivateKey,
}

/// An answer to the page, and the message in it if only a browser can sign it.
pub(super) type WithMessage<T> = (T, Option<Unsigned>);

impl Keeper {
    /// The login, and nothing of an enrollment before it.
    pub(super) fn begin_renewal(&mut self, request: &BeginRenewal) -> Result<Login, KeeperError> {
        self.enrollment = None;
        self.old = None;
        self.begin_login(&request.login)
    }

    /// Remembers what a login that was signed has opened.
    pub(super) fn hold(&mut self, login: Login) {
        let (certificate, key) = login.into_signer();
        self.old = Some(Old { certificate, key });
    }

    pub(super) fn prepare_renewal(
        &mut self,
        request: PrepareRenewal,
    ) -> Result<WithMessage<Prepared>, KeeperError> {
        let password = accepted(&request.password)?;
        let trust = Trust::read(&request.trust)?;
        let recipient = recipient(&trust, request.now)?;
        self.enrollment = None;
        // It stays until all is well: what is refused can be asked again without the password.
        let old = self.old.as_ref().ok_or(KeeperError::NoEnrollment)?;
        let wanted = ending(request.wanted, &old.certificate)?;

        let started = (self.stopwatch)();
        let key = Key::make(&mut random());
        let key_made = (self.stopwatch)();
        let encrypted = encrypted_random(&key, &recipient)?;
        let encrypted_at = (self.stopwatch)();
        let asked = key_update::derive_key_update(&key, &old.certificate, &encrypted);
        let asked_at = (self.stopwatch)();
        let secrets = PendingSecrets {
            key: key.to_pkcs8(),
            code: Zeroizing::default(),
            number: Zeroizing::default(),
            old_key: Some(old.key.to_pkcs8()),
        };
        let place = place(&request.binding, Content::Pending, None);
        let sealed =
            seal::seal_within_memory(&secrets.to_bytes(), &password, &place, &mut random())?;
        let timings = Timings {
            key: key_made - started,
            random: encrypted_at - key_made,
            csr: asked_at - encrypted_at,
            seal: (self.stopwatch)() - asked_at,
        };

        let old = self.old.take().ok_or(KeeperError::NoEnrollment)?;
        let (renewing, message) = begin(old, &trust, &asked, request.now)?;
        self.enrollment = Some(Enrollment::new(
            request.binding,
            password,
            key,
            wanted,
            trust,
            Conversation::Signed(Box::new(renewing)),
            request.now,
        ));
        self.prepared(sealed, asked, message, timings)
    }

    pub(super) fn resume_renewal(
        &mut self,
        request: ResumeRenewal,
    ) -> Result<WithMessage<Prepared>, KeeperError> {
        self.enrollment = None;
        // What seals it again must be a password that may seal; whatever opens this record is one.
        let password = accepted(&request.password).map_err(|_| KeeperError::WrongPassword)?;
        let trust = Trust::read(&request.trust)?;
        let certificate = parse(&request.old)?;
        let started = (self.stopwatch)();
        let place = place(&request.binding, Content::Pending, None);
        let opened = seal::unseal(&request.sealed_key, password.expose(), &place)?;
        let timings = Timings { seal: (self.stopwatch)() - started, ..Timings::default() };
        let unsupported = KeeperError::UnsupportedRecord;
        let secrets = PendingSecrets::read(&opened).ok_or(unsupported.clone())?;
        let key = Key::from_pkcs8(&secrets.key).map_err(|_| unsupported.clone())?;
        let old_key = secrets.old_key.ok_or(unsupported.clone())?;
        let old_key = PrivateKey::read(&old_key).map_err(|_| unsupported.clone())?;
        let fits = old_key.public_key_info() == certificate.public_key_info()
            && key_update::is_for(&request.request, &key, &certificate);
        if !fits {
            return Err(unsupported);
        }
        let wanted = ending(request.wanted, &certificate)?;
        let old = Old { certificate, key: old_key };
        let (renewing, message) = begin(old, &trust, &request.request, request.now)?;
        self.enrollment = Some(Enrollment::new(
            request.binding,
            password,
            key,
            wanted,
            trust,
            Conversation::Signed(Box::new(renewing)),
            request.now,
        ));
        let (sealed, asked) = (request.sealed_key.into_vec(), request.request.into_vec());
        self.prepared(sealed, asked, message, timings)
    }

    fn prepared(
        &self,
        sealed: Vec<u8>,
        asked: Vec<u8>,
        message: Unsigned,
        timings: Timings,
    ) -> Result<WithMessage<Prepared>, KeeperError> {
        let signed = self.renewing()?.sign(&message);
        let rest = signed.is_none().then_some(message);
        let prepared = Prepared {
            sealed_key: ByteBuf::from(sealed),
            csr: ByteBuf::from(asked),
            message: ByteBuf::from(signed.unwrap_or_default()),
            timings,
        };
        Ok((prepared, rest))
    }

    fn renewing(&self) -> Result<&Renewing, KeeperError> {
        match self.enrollment.as_ref().map(Enrollment::conversation) {
            Some(Conversation::Signed(renewing)) => Ok(renewing),
            _ => Err(KeeperError::NoEnrollment),
        }
    }

    /// A message of the renewal, signed by the browser with an RSA key.
    #[cfg(target_arch = "wasm32")]
    pub(super) async fn signed_by_browser(
        &self,
        message: &Unsigned,
    ) -> Result<ByteBuf, KeeperError> {
        let PrivateKey::Rsa(key) = &self.renewing()?.key else {
            return Err(KeeperError::Internal);
        };
        let signature = super::rsa::sign(&key.to_plain_pkcs8(), &message.message()).await?;
        Ok(ByteBuf::from(message.finish(&signature)))
    }
}

impl Renewing {
    /// With a key that is used here. `None`: it is one that only a browser uses.
    pub(super) fn sign(&self, message: &Unsigned) -> Option<Vec<u8>> {
        match &self.key {
            PrivateKey::P256(key) => Some(message.finish(&key.sign(&message.message()))),
            PrivateKey::Rsa(_) => None,
        }
    }
}

/// Natively no RSA key signs.
pub(super) fn without_browser<T>((answer, rest): WithMessage<T>) -> Result<T, KeeperError> {
    if rest.is_none() { Ok(answer) } else { Err(KeeperError::File(FileFault::Rsa)) }
}

/// What is renewed stays what it is, for a year more.
fn ending(wanted: Wanted, old: &Certificate) -> Result<Wanted, KeeperError> {
    let same = *wanted.subject == old.subject() && old.policies() == [wanted.policy.as_str()];
    if !same {
        return Err(KeeperError::AnotherCertificate);
    }
    Ok(Wanted { not_after: Some(kst::a_year_on(old.not_after())), ..wanted })
}

fn begin(
    old: Old,
    trust: &Trust,
    request: &[u8],
    now: i64,
) -> Result<(Renewing, Unsigned), KeeperError> {
    let Old { certificate, key } = old;
    let signer = Signer { certificate, chain: Vec::new(), algorithm: key.algorithm() };
    let known = trust.known().to_vec();
    let mut transaction = SignedTransaction::new(signer, trust.root_sha256, known, &mut random());
    let message = transaction.ask_renewal(request, seconds(now)?, &mut random())?;
    Ok((Renewing { transaction, key }, message))
}
