//! Logging in with a certificate (`docs/login.md`).
//!
//! Whoever logs in signs a nonce that the bank gave to a page of one origin, and says R, so that the bank can
//! see whose number is in the VID. A nonce is used up by the login that names it, whatever comes of that, in the
//! same transaction.

pub(crate) mod session;
pub(crate) mod signed;

use base64ct::{Base64, Base64UrlUnpadded, Encoding as _};
use der::{Decode as _, Encode as _};
use ingam_bank_api::{LoggedIn, Login, LoginChallenge, Secret, login_text};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use x509_cert::Certificate;
use zeroize::Zeroizing;

use crate::audit::{self, About, Event};
use crate::ca::reason::Reason;
use crate::config::CHALLENGE_LIFETIME;
use crate::hex::{hex, unhex};
use crate::secrets::random;
use crate::store::certificates::{self, StoredCertificate};
use crate::store::logins::{self, Challenge, LoginSession};
use crate::store::people::{self, Customer};
use crate::store::{StoreError, Tx, commit};
use crate::vid::{self, EncryptedVidRandom, Purpose};
use crate::{Bank, customers};
pub use signed::Defect;
use signed::{Signer, Unsigned};

/// Bytes of a nonce.
const NONCE: usize = 32;

/// Why somebody is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Denied {
    /// The nonce is unknown, used, too old, or of a page of another origin.
    #[error("the nonce is not known")]
    Challenge,
    /// What was sent is no signature of the text.
    #[error("{0}")]
    Signature(#[from] Defect),
    /// Issued elsewhere, or not at all.
    #[error("the certificate was not issued here")]
    Unknown,
    /// Issued by another institution that the bank trusts, and not registered.
    #[error("the certificate is not registered here")]
    Unregistered,
    /// Its time has not come.
    #[error("the certificate is not valid yet")]
    NotYetValid,
    /// Its time is over.
    #[error("the certificate has expired")]
    Expired,
    /// Revoked.
    #[error("the certificate was revoked")]
    Revoked,
    /// Suspended.
    #[error("the certificate is suspended")]
    Suspended,
    /// Revoked because a newer one took its place.
    #[error("a newer certificate took its place")]
    Superseded,
    /// The revocation list of its issuer is not to be had, or not to be believed.
    #[error("it is not known whether it was revoked")]
    Status,
    /// R does not open, or the VID is of another number.
    #[error("the VID is of another number, or R does not open")]
    Vid,
}

impl Denied {
    /// The word in the audit log.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Challenge => "challenge-unknown",
            Self::Signature(_) => "signature-invalid",
            Self::Unknown => "certificate-unknown",
            Self::Unregistered => "certificate-unregistered",
            Self::NotYetValid => "certificate-not-yet-valid",
            Self::Expired => "certificate-expired",
            Self::Revoked => "certificate-revoked",
            Self::Suspended => "certificate-suspended",
            Self::Superseded => "certificate-superseded",
            Self::Status => "certificate-status-unknown",
            Self::Vid => "vid-mismatch",
        }
    }

    /// Whether somebody may be trying what is not theirs: this is counted by address.
    pub fn is_guess(self) -> bool {
        matches!(self, Self::Signature(_) | Self::Unknown | Self::Unregistered | Self::Vid)
    }
}

/// Why nothing comes of a call.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoginError {
    /// A field has the wrong form.
    #[error("{0} is not acceptable")]
    Field(&'static str),
    /// Nobody is let in.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// No session of this token is open.
    #[error("no such session")]
    NoSession,
    /// The bank failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The certificate that somebody logs in with.
pub(crate) struct Shown {
    /// Its serial number, lower-case hex, whoever issued it.
    pub(crate) serial: String,
    /// Its fingerprint, if it is registered here and another institution issued it. Serial numbers of
    /// others name nothing among the bank's own certificates.
    pub(crate) registration: Option<String>,
}

impl From<Defect> for LoginError {
    fn from(defect: Defect) -> Self {
        Self::Denied(defect.into())
    }
}

impl From<Unsigned> for LoginError {
    fn from(unsigned: Unsigned) -> Self {
        match unsigned {
            Unsigned::Defect(defect) => defect.into(),
            Unsigned::ForeignKey => Denied::Unknown.into(),
        }
    }
}

impl Bank {
    /// What a page of this origin has to sign.
    pub async fn login_challenge(&self, origin: &str) -> Result<LoginChallenge, StoreError> {
        let nonce: [u8; NONCE] = random();
        let now = self.ra.clock.now();
        let challenge =
            Challenge { origin: origin.to_owned(), expires_at: now + CHALLENGE_LIFETIME };
        let mut tx = self.ra.store.write().await?;
        logins::sweep(&mut tx, session::since(now), now).await?;
        logins::insert_challenge(&mut tx, &Sha256::digest(nonce), &challenge).await?;
        commit(tx).await?;
        Ok(LoginChallenge { nonce: hex(&nonce), expires_at: challenge.expires_at, now })
    }

    /// Lets somebody in, for a page of this origin.
    pub async fn log_in(&self, login: &Login, origin: &str) -> Result<LoggedIn, LoginError> {
        let nonce = unhex(&login.nonce).ok_or(LoginError::Field("nonce"))?;
        let now = self.ra.clock.now();
        let mut tx = self.ra.store.write().await?;
        let challenge = logins::take_challenge(&mut tx, &Sha256::digest(nonce)).await?;
        // What the bank does not know changes nothing and leaves no entry.
        let challenge = challenge.ok_or(Denied::Challenge)?;

        let mut about = About::default();
        let judged = self.judge_login(&mut tx, login, &nonce, &challenge, origin, &mut about).await;
        let (shown, customer) = match judged {
            Ok(judged) => judged,
            Err(LoginError::Denied(denied)) => {
                audit::record(&mut tx, now, &Event::LoginDenied(denied), about);
                commit(tx).await?;
                return Err(denied.into());
            }
            Err(error) => return Err(error),
        };
        let token = Base64UrlUnpadded::encode_string(&random::<32>());
        let session = LoginSession {
            token_hash: Sha256::digest(token.as_bytes()).to_vec(),
            serial: shown.serial,
            registration: shown.registration,
            created_at: now,
            previous_at: logins::note(&mut tx, &customer.id, now).await?,
            customer: customer.id.clone(),
        };
        logins::insert(&mut tx, &session).await?;
        audit::record(&mut tx, now, &Event::LoggedIn, about);
        let view = session::view(&mut tx, customer, session, now).await?;
        commit(tx).await?;
        Ok(LoggedIn { token: Some(Secret::new(token)), ..view })
    }

    /// Whose login this is, and with which certificate. Tells `about` it as far as it is sure.
    async fn judge_login(
        &self,
        tx: &mut Tx,
        login: &Login,
        nonce: &[u8; NONCE],
        challenge: &Challenge,
        origin: &str,
        about: &mut About,
    ) -> Result<(Shown, Customer), LoginError> {
        let now = self.ra.clock.now();
        if challenge.origin != origin || now >= challenge.expires_at {
            return Err(Denied::Challenge.into());
        }
        let text = login_text(&challenge.origin, &login.nonce);
        let signed = Base64::decode_vec(&login.signed).map_err(|_| Defect::Malformed)?;
        let Signer { der, certificate, .. } = signed::signer(&signed, text.as_bytes())?;
        let serial = hex(certificate.tbs_certificate().serial_number().as_bytes());
        let found = certificates::find(tx, &serial).await?;
        let Some(found) = found.filter(|found| found.der == der) else {
            return self.judge_registered(tx, &der, &certificate, about).await;
        };
        *about = About::from(&found);

        // Whoever revokes it waits for this lock as well.
        people::lock(tx, &found.customer).await?;
        let found = certificates::find(tx, &serial).await?;
        let found = found.ok_or(StoreError::Impossible("serial number"))?;
        standing(&found, now)?;
        let customer = people::customer(tx, &found.customer).await?;
        let customer = customer.ok_or(StoreError::Impossible("customer"))?;
        let random = login.random.as_ref();
        if vid::of_certificate(&certificate).map_err(impossible_vid)?.is_some() {
            self.judge_vid(&certificate, &customer, random, nonce, Purpose::Login)?;
        }
        Ok((Shown { serial: found.serial, registration: None }, customer))
    }

    /// Whether there is a VID, and of the customer's number. R is gone when this returns.
    pub(crate) fn judge_vid(
        &self,
        certificate: &Certificate,
        customer: &Customer,
        sent: Option<&Secret>,
        nonce: &[u8; NONCE],
        purpose: Purpose,
    ) -> Result<(), LoginError> {
        // One that cannot be read is nobody's.
        let told = vid::of_certificate(certificate).ok().flatten().ok_or(Denied::Vid)?;
        let sent =
            sent.and_then(|sent| Base64::decode_vec(sent.expose()).ok()).ok_or(Denied::Vid)?;
        let sent = EncryptedVidRandom::from_der(&sent).map_err(|_| Denied::Vid)?;
        let key = certificate.tbs_certificate().subject_public_key_info();
        let bound = [key.to_der().map_err(impossible_vid)?.as_slice(), nonce].concat();
        let recipient = &self.authority.recipient.key;
        let random = vid::open_random(recipient, &sent, purpose, &bound);
        let random = random.map_err(|_| Denied::Vid)?;
        let number: Zeroizing<String> = customers::number(&self.ra.secrets, customer)?;
        let right = vid::vid(&number, &random).map_err(impossible_vid)?;
        if bool::from(right.ct_eq(&told)) { Ok(()) } else { Err(Denied::Vid.into()) }
    }
}

fn impossible_vid(_: der::Error) -> StoreError {
    StoreError::Impossible("VID")
}

/// Whether a certificate is good now.
pub(crate) fn standing(certificate: &StoredCertificate, now: i64) -> Result<(), Denied> {
    match certificate.reason {
        Some(Reason::Superseded) => Err(Denied::Superseded),
        _ if certificate.revoked_at.is_some() => Err(Denied::Revoked),
        _ if now < certificate.not_before => Err(Denied::NotYetValid),
        // Nobody can resume it any more.
        _ if now > certificate.not_after => Err(Denied::Expired),
        _ if certificate.suspended.is_some() => Err(Denied::Suspended),
        _ => Ok(()),
    }
}
