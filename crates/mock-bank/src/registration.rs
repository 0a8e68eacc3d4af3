//! Registering certificates of other institutions (타행·타기관 인증서 등록), and ending that
//! (`docs/registration.md`).
//!
//! Who is at the desk has said an account, its password and a number. The certificate is shown by
//! signing a nonce, with R beside it: whose number is in the VID is compared with the bank's own
//! record. What is registered is the certificate, byte for byte: it logs in without R.

mod trust;
mod view;

use base64ct::{Base64, Base64UrlUnpadded, Encoding as _};
use der::Decode as _;
use ingam_bank_api::{
    LoginChallenge, ReceiptsQuestion, RegistrationConfirmation, RegistrationDesk,
    RegistrationProof, RegistrationSignature, Secret, registration_text,
};
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;

use crate::Bank;
use crate::audit::{self, About, Event};
use crate::config::CHALLENGE_LIFETIME;
use crate::hex::{hex, unhex};
use crate::login::session::since;
use crate::login::signed::{self, Defect, Signer, Unsigned};
use crate::login::{Denied, LoginError, Shown};
use crate::ra::Refused;
use crate::secrets::random;
use crate::store::logins::Challenge;
use crate::store::people::{self, Customer};
use crate::store::registrations::{self, Desk, Registration};
use crate::store::{StoreError, Tx, certificates, commit};
use crate::vid::Purpose;

/// Why a certificate is not registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Declined {
    /// As at a login.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Its issuer is not on the list.
    #[error("the issuer is not trusted")]
    Untrusted,
    /// It is for something else.
    #[error("the policy is not accepted")]
    Policy,
    /// It is the bank's own, or registered.
    #[error("it can be used here already")]
    Already,
    /// Somebody else has registered it.
    #[error("another customer has registered it")]
    Elsewhere,
    /// The bank failed while it looked.
    #[error("the database failed")]
    Failed,
}

impl From<StoreError> for Declined {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the database failed");
        Self::Failed
    }
}

impl Declined {
    /// The word in the audit log.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Denied(denied) => denied.word(),
            Self::Untrusted => "certificate-untrusted",
            Self::Policy => "certificate-policy",
            Self::Already => "already-registered",
            Self::Elsewhere => "registered-elsewhere",
            Self::Failed => "internal",
        }
    }
}

/// Why nothing comes of a call.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RegistrationError {
    /// A field, a person or a factor.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The certificate.
    #[error(transparent)]
    Declined(#[from] Declined),
    /// Something comes before it.
    #[error("an earlier step is missing")]
    Skipped,
    /// There is no such registration.
    #[error("no such registration")]
    NotFound,
}

impl From<StoreError> for RegistrationError {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

impl From<Denied> for RegistrationError {
    fn from(denied: Denied) -> Self {
        Self::Declined(denied.into())
    }
}

impl Bank {
    /// Opens the desk for the customer whose account, number and account password these are.
    pub async fn open_registrations(
        &self,
        asked: &ReceiptsQuestion,
    ) -> Result<RegistrationDesk, RegistrationError> {
        let now = self.ra.clock.now();
        let ReceiptsQuestion { account, account_password, number } = asked;
        let (mut tx, customer) =
            self.ra.known_by_account(account, number, account_password).await?;
        let token = Base64UrlUnpadded::encode_string(&random::<32>());
        let token_hash = Sha256::digest(token.as_bytes()).to_vec();
        registrations::open_desk(&mut tx, &token_hash, &customer.id, since(now), now).await?;
        let desk =
            Desk { token_hash, customer: customer.id.clone(), proved: false, candidate: None };
        let view = self.desk_view(&mut tx, &desk).await?;
        commit(tx).await?;
        Ok(RegistrationDesk { token: Some(Secret::new(token)), ..view })
    }

    /// The desk as it is.
    pub async fn registrations(&self, token: &str) -> Result<RegistrationDesk, RegistrationError> {
        let (mut tx, desk) = self.desk(token).await?;
        let view = self.desk_view(&mut tx, &desk).await?;
        commit(tx).await?;
        Ok(view)
    }

    /// What a page of this origin has to sign.
    pub async fn registration_challenge(
        &self,
        token: &str,
        origin: &str,
    ) -> Result<LoginChallenge, RegistrationError> {
        let now = self.ra.clock.now();
        let (mut tx, desk) = self.desk(token).await?;
        let nonce: [u8; 32] = random();
        let challenge =
            Challenge { origin: origin.to_owned(), expires_at: now + CHALLENGE_LIFETIME };
        registrations::set_nonce(&mut tx, &desk, &Sha256::digest(nonce), &challenge).await?;
        commit(tx).await?;
        Ok(LoginChallenge { nonce: hex(&nonce), expires_at: challenge.expires_at, now })
    }

    /// Takes a certificate that was signed with as the one to register.
    pub async fn show_certificate(
        &self,
        token: &str,
        shown: &RegistrationSignature,
        origin: &str,
    ) -> Result<RegistrationDesk, RegistrationError> {
        let nonce: [u8; 32] = unhex(&shown.nonce).ok_or(Refused::Field("nonce"))?;
        let (mut tx, mut desk) = self.desk(token).await?;
        let challenge = registrations::take_nonce(&mut tx, &desk, &Sha256::digest(nonce)).await?;
        // What the desk was not given changes nothing.
        let challenge = challenge.ok_or(Denied::Challenge)?;
        let judged = self.judge_shown(&mut tx, &desk, shown, &nonce, &challenge, origin).await;
        match judged {
            Ok(der) => desk.candidate = Some(der),
            // The nonce is gone with it.
            Err(declined) => return Err(self.decline(tx, &desk, declined).await),
        }
        registrations::save_desk(&mut tx, &desk).await?;
        let view = self.desk_view(&mut tx, &desk).await?;
        commit(tx).await?;
        Ok(view)
    }

    /// Proves more than an account password.
    pub async fn prove_registration(
        &self,
        token: &str,
        proof: &RegistrationProof,
    ) -> Result<RegistrationDesk, RegistrationError> {
        let (mut tx, mut desk) = self.desk(token).await?;
        let customer = self.customer(&mut tx, &desk).await?;
        if let Err(refused) = self.ra.second_factor(&mut tx, &customer, proof).await? {
            commit(tx).await?;
            return Err(refused.into());
        }
        desk.proved = true;
        registrations::save_desk(&mut tx, &desk).await?;
        let view = self.desk_view(&mut tx, &desk).await?;
        commit(tx).await?;
        Ok(view)
    }

    /// Registers what was shown.
    pub async fn register(
        &self,
        token: &str,
        confirmation: &RegistrationConfirmation,
    ) -> Result<RegistrationDesk, RegistrationError> {
        let now = self.ra.clock.now();
        let (mut tx, mut desk) = self.desk(token).await?;
        let candidate = desk.candidate.take().filter(|_| desk.proved);
        let der = candidate.ok_or(RegistrationError::Skipped)?;
        let fingerprint = hex(&Sha256::digest(&der));
        if fingerprint != confirmation.fingerprint {
            return Err(Refused::Field("fingerprint").into());
        }
        // One proof is for one certificate, whatever comes of it.
        desk.proved = false;
        registrations::save_desk(&mut tx, &desk).await?;
        if let Err(declined) = self.judge_again(&mut tx, &desk, &der, &fingerprint).await {
            return Err(self.decline(tx, &desk, declined).await);
        }
        let registration =
            Registration { fingerprint, customer: desk.customer.clone(), der, registered_at: now };
        registrations::insert(&mut tx, &registration).await?;
        audit::record(&mut tx, now, &Event::CertificateRegistered, about(&registration)?);
        let view = self.desk_view(&mut tx, &desk).await?;
        commit(tx).await?;
        Ok(view)
    }

    /// 등록 해제: ends a registration, and every login with it.
    pub async fn deregister(
        &self,
        token: &str,
        fingerprint: &str,
    ) -> Result<RegistrationDesk, RegistrationError> {
        let (mut tx, desk) = self.desk(token).await?;
        let found = registrations::find(&mut tx, fingerprint).await?;
        let found = found.filter(|found| found.customer == desk.customer);
        let found = found.ok_or(RegistrationError::NotFound)?;
        registrations::remove(&mut tx, &desk.customer, fingerprint).await?;
        let now = self.ra.clock.now();
        audit::record(&mut tx, now, &Event::CertificateDeregistered, about(&found)?);
        let view = self.desk_view(&mut tx, &desk).await?;
        commit(tx).await?;
        Ok(view)
    }

    /// Who logs in with a certificate that the bank did not issue: with which, and whose it is.
    pub(crate) async fn judge_registered(
        &self,
        tx: &mut Tx,
        der: &[u8],
        certificate: &Certificate,
        about_it: &mut About,
    ) -> Result<(Shown, Customer), LoginError> {
        let fingerprint = hex(&Sha256::digest(der));
        let Some(found) = registrations::find(tx, &fingerprint).await? else {
            let known = self.institution(certificate).is_some();
            return Err(if known { Denied::Unregistered } else { Denied::Unknown }.into());
        };
        *about_it = about(&found)?;
        // Whoever deregisters it waits for this lock as well.
        people::lock(tx, &found.customer).await?;
        if registrations::find(tx, &fingerprint).await?.is_none() {
            return Err(Denied::Unregistered.into());
        }
        let institution = self.institution(certificate).ok_or(Denied::Unknown)?;
        self.holds(tx, &institution, certificate).await.map_err(|declined| match declined {
            Declined::Denied(denied) => LoginError::Denied(denied),
            Declined::Failed => StoreError::Impossible("list").into(),
            _ => Denied::Status.into(),
        })?;
        let customer = people::customer(tx, &found.customer).await?;
        let serial = hex(certificate.tbs_certificate().serial_number().as_bytes());
        let shown = Shown { serial, registration: Some(fingerprint) };
        Ok((shown, customer.ok_or(StoreError::Impossible("customer"))?))
    }

    /// Whether a login with a registered certificate may go on.
    pub(crate) async fn registered_stands(
        &self,
        tx: &mut Tx,
        fingerprint: &str,
    ) -> Result<bool, StoreError> {
        let Some(found) = registrations::find(tx, fingerprint).await? else { return Ok(false) };
        let certificate = read(&found.der)?;
        let Some(institution) = self.institution(&certificate) else { return Ok(false) };
        match self.holds(tx, &institution, &certificate).await {
            Err(Declined::Failed) => Err(StoreError::Impossible("list")),
            judged => Ok(judged.is_ok()),
        }
    }

    async fn judge_shown(
        &self,
        tx: &mut Tx,
        desk: &Desk,
        shown: &RegistrationSignature,
        nonce: &[u8; 32],
        challenge: &Challenge,
        origin: &str,
    ) -> Result<Vec<u8>, Declined> {
        if challenge.origin != origin || self.ra.clock.now() >= challenge.expires_at {
            return Err(Denied::Challenge.into());
        }
        let text = registration_text(&challenge.origin, &shown.nonce);
        let signed =
            Base64::decode_vec(&shown.signed).map_err(|_| Denied::from(Defect::Malformed))?;
        let Signer { der, certificate, .. } =
            signed::signer(&signed, text.as_bytes()).map_err(|unsigned| match unsigned {
                Unsigned::Defect(defect) => Declined::Denied(defect.into()),
                Unsigned::ForeignKey => Declined::Untrusted,
            })?;
        let serial = hex(certificate.tbs_certificate().serial_number().as_bytes());
        if certificates::find(tx, &serial).await?.is_some_and(|own| own.der == der) {
            return Err(Declined::Already);
        }
        let institution = self.institution(&certificate).ok_or(Declined::Untrusted)?;
        self.holds(tx, &institution, &certificate).await?;
        let customer = people::customer(tx, &desk.customer).await?;
        let customer = customer.ok_or(StoreError::Impossible("customer"))?;
        let random = shown.random.as_ref();
        let vid = self.judge_vid(&certificate, &customer, random, nonce, Purpose::Registration);
        vid.map_err(|error| match error {
            LoginError::Denied(denied) => Declined::Denied(denied),
            LoginError::Store(error) => error.into(),
            _ => Declined::Failed,
        })?;
        not_registered(tx, &hex(&Sha256::digest(&der)), &desk.customer).await?;
        Ok(der)
    }

    /// Between the signature and the confirmation, time has passed.
    async fn judge_again(
        &self,
        tx: &mut Tx,
        desk: &Desk,
        der: &[u8],
        fingerprint: &str,
    ) -> Result<(), Declined> {
        let certificate = read(der)?;
        let institution = self.institution(&certificate).ok_or(Declined::Untrusted)?;
        self.holds(tx, &institution, &certificate).await?;
        not_registered(tx, fingerprint, &desk.customer).await
    }

    /// Writes down why nothing came of it, with what was used up on the way.
    async fn decline(&self, mut tx: Tx, desk: &Desk, declined: Declined) -> RegistrationError {
        if declined != Declined::Failed {
            let event = Event::RegistrationDeclined(declined);
            let about = About::customer(&desk.customer);
            audit::record(&mut tx, self.ra.clock.now(), &event, about);
            if let Err(error) = commit(tx).await {
                return error.into();
            }
        }
        declined.into()
    }

    /// The desk of a token, which is in use now. The customer is locked, before anything of theirs is.
    async fn desk(&self, token: &str) -> Result<(Tx, Desk), RegistrationError> {
        let now = self.ra.clock.now();
        let mut tx = self.ra.store.write().await?;
        let hash = Sha256::digest(token.as_bytes());
        let customer = registrations::customer_of(&mut tx, &hash).await?;
        people::lock(&mut tx, &customer.ok_or(Refused::NoSession)?).await?;
        let desk = registrations::touch_desk(&mut tx, &hash, since(now), now).await?;
        Ok((tx, desk.ok_or(Refused::NoSession)?))
    }

    async fn customer(&self, tx: &mut Tx, desk: &Desk) -> Result<Customer, StoreError> {
        let customer = people::customer(tx, &desk.customer).await?;
        customer.ok_or(StoreError::Impossible("customer"))
    }
}

async fn not_registered(tx: &mut Tx, fingerprint: &str, customer: &str) -> Result<(), Declined> {
    match registrations::find(tx, fingerprint).await? {
        None => Ok(()),
        Some(found) if found.customer == customer => Err(Declined::Already),
        // The VID is of one number, and so is a customer: nobody comes here as long as no number is corrected.
        Some(_) => Err(Declined::Elsewhere),
    }
}

fn read(der: &[u8]) -> Result<Certificate, StoreError> {
    Certificate::from_der(der).map_err(|_| StoreError::Impossible("registered certificate"))
}

/// The log has the serial number of the certificate, which its institution gave.
fn about(registration: &Registration) -> Result<About, StoreError> {
    let certificate = read(&registration.der)?;
    let serial = hex(certificate.tbs_certificate().serial_number().as_bytes());
    let customer = Some(registration.customer.clone());
    Ok(About { customer, serial: Some(serial), enrollment: None })
}
