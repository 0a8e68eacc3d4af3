//! One transaction from fee to certificate.
//!
//! Order, and why: the request is judged first, so that nothing happens for a bad one. Then the
//! whole certificate but its signature is written down (a *plan*), so that a serial number is on
//! disk before anything is signed with it. Signing is deterministic: whoever finishes a plan, after
//! a crash or in parallel, gets the same bytes. At last one transaction checks the state again,
//! books the fee, stores the certificate, revokes the one it replaces, renews the revocation list and
//! ends the enrollment; all of it or nothing.
//!
//! Another request for the same reference number means that the customer went on elsewhere, with
//! another key. As long as nobody has confirmed the certificate, it is revoked and a new one takes its
//! place in the same transaction, without another fee.

use der::Decode as _;
use ingam_bank_api::Purpose;
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;

use self::charged::charge_reserved;
use self::judged::Judged;
use self::standing::{Standing, standing};
use crate::audit::{self, Event};
use crate::authorities::IssuingAuthority;
use crate::ca::crl::CrlError;
use crate::ca::links::Links;
use crate::ca::profile::{Leaf, plan_leaf, sign, unix};
use crate::ca::reason::Reason;
use crate::ca::{AuthorityError, name};
use crate::csr_policy::{Accepted, Keys, Rejected};
use crate::ledger::BookingError;
use crate::products::Offer;
use crate::ra::details::described;
use crate::ra::predecessor::{self, Gone};
use crate::store::certificates::{self, StoredCertificate};
use crate::store::enrollments::{self, Enrollment};
use crate::store::people::{self, Customer};
use crate::store::{StoreError, Tx};
use crate::{Bank, products, store};

mod charged;
mod judged;
mod standing;

/// Why no certificate was issued.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IssueError {
    /// The request is not acceptable.
    #[error(transparent)]
    Rejected(#[from] Rejected),
    /// The certificate of the reference number was confirmed; this is another request.
    #[error("the certificate of this reference number was delivered and confirmed")]
    Confirmed,
    /// The certificate of this request was revoked: mostly because a later request took its place.
    #[error("the certificate of this request was revoked, or replaced on another device")]
    Superseded,
    /// Replaced too often.
    #[error("the certificate of this reference number was replaced too often")]
    TooOften,
    /// The enrollment ended without a certificate.
    #[error("the enrollment is closed")]
    Closed,
    /// The codes are too old.
    #[error("the codes have expired")]
    Expired,
    /// Another customer's certificate has this key, or one was revoked because it became known.
    #[error("the key belongs to another certificate, or is compromised")]
    KeyTaken,
    /// A renewal has a new key; this one had a certificate before.
    #[error("the key is not new: a renewal has a new key")]
    KeyUsed,
    /// A renewal is asked for with the old key.
    #[error("a renewal is signed with the key of the old certificate (CMP kur)")]
    OldKeyNeeded,
    /// The certificate whose place the new one would take was revoked, or has expired.
    #[error("the certificate that was to be renewed or reissued is no longer in validity")]
    NothingToReplace,
    /// The fee is no longer what the customer confirmed.
    #[error("the fee has changed")]
    FeeChanged,
    /// The account no longer holds the fee.
    #[error("the balance does not cover the fee")]
    InsufficientFunds,
    /// The bank failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The authority failed.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
}

impl From<BookingError> for IssueError {
    fn from(error: BookingError) -> Self {
        match error {
            BookingError::InsufficientFunds => Self::InsufficientFunds,
            BookingError::Store(error) => Self::Store(error),
        }
    }
}

impl From<Gone> for IssueError {
    fn from(gone: Gone) -> Self {
        match gone {
            Gone::Replaced => Self::Closed,
            Gone::Ended => Self::NothingToReplace,
        }
    }
}

impl From<CrlError> for IssueError {
    fn from(error: CrlError) -> Self {
        match error {
            CrlError::Store(error) => Self::Store(error),
            CrlError::Authority(error) => Self::Authority(error),
        }
    }
}

/// What a certificate is made of, besides the key.
pub struct Basis {
    /// Whose it is.
    pub customer: Customer,
    /// What for, at what price.
    pub offer: Offer,
    /// Who signs.
    pub authority: IssuingAuthority,
    /// What the certificate says it may be used for, dotted decimal.
    pub policy: &'static str,
    /// Whose place it takes, in a renewal or a reissue.
    pub predecessor: Option<StoredCertificate>,
}

/// What a request for a reference number would get.
pub struct Offered {
    /// DER of the subject.
    pub subject: Vec<u8>,
    /// Certificate policy, dotted decimal.
    pub policy: String,
    /// When the codes stop working.
    pub expires_at: i64,
    /// The holder's resident or business number.
    pub number: zeroize::Zeroizing<String>,
}

impl Bank {
    /// What a request that the bank has not seen would get, or why it would get nothing.
    pub async fn offered(&self, enrollment: &str) -> Result<Offered, IssueError> {
        let now = self.ra.clock.now();
        let mut tx = self.ra.store.read().await?;
        let found = enrollments::find(&mut tx, enrollment).await?.ok_or(IssueError::Closed)?;
        standing(&mut tx, &found, None, now).await?;
        let basis = basis(&mut tx, &found).await?;
        Ok(Offered {
            subject: name::subject(&basis.customer, basis.authority)
                .map_err(AuthorityError::from)?,
            policy: basis.policy.to_owned(),
            expires_at: found.expires_at,
            number: crate::customers::number(&self.ra.secrets, &basis.customer)?,
        })
    }

    /// The certificate for a request, DER. Asked again with the same request: the same certificate.
    /// Every road ends here; they differ in the keys that they take.
    pub async fn issue(
        &self,
        enrollment: &str,
        csr: &[u8],
        keys: Keys,
    ) -> Result<Vec<u8>, IssueError> {
        self.issue_for(enrollment, csr, false, || self.judge(csr, keys)).await
    }

    /// The same in a renewal: the `CertRequest`, DER, of somebody who has shown to have the old key.
    pub async fn issue_renewal(
        &self,
        enrollment: &str,
        request: &[u8],
        accepted: impl FnOnce() -> Result<Accepted, Rejected>,
    ) -> Result<Vec<u8>, IssueError> {
        self.issue_for(enrollment, request, true, || self.judge_accepted(accepted()?)).await
    }

    async fn issue_for(
        &self,
        enrollment: &str,
        request: &[u8],
        renewal: bool,
        judge: impl FnOnce() -> Result<Judged, IssueError>,
    ) -> Result<Vec<u8>, IssueError> {
        let now = self.ra.clock.now();
        let request_hash = Sha256::digest(request).to_vec();

        let mut tx = self.ra.store.read().await?;
        let found = enrollments::find(&mut tx, enrollment).await?.ok_or(IssueError::Closed)?;
        if (found.purpose == Purpose::Renewal) != renewal {
            return Err(IssueError::OldKeyNeeded);
        }
        if let Standing::Issued(der) = standing(&mut tx, &found, Some(&request_hash), now).await? {
            return Ok(der);
        }
        let basis = basis(&mut tx, &found).await?;
        drop(tx);

        let judged = judge()?;
        let vid = self.vid(&judged, &basis.customer)?;
        let accepted = judged.accepted;
        let subject =
            name::subject(&basis.customer, basis.authority).map_err(AuthorityError::from)?;
        let (not_before, not_after) =
            predecessor::validity(found.purpose, basis.predecessor.as_ref(), now);
        let leaf = Leaf {
            subject: &subject,
            key: &accepted.key,
            policy: basis.policy,
            vid,
            not_before,
            not_after,
            links: &Links::new(basis.authority, &self.authority.public_url),
        };
        let signer = self.authority.issuing(basis.authority);
        let plan = plan_leaf(&leaf, signer)?;
        let mut tx = self.ra.store.write().await?;
        let plan = certificates::plan(&mut tx, &plan, enrollment, &request_hash, now).await?;
        crate::store::commit(tx).await?;

        let der = sign(&plan.tbs, &signer.key)?;
        self.finish(enrollment, &request_hash, &accepted, &plan.serial, der).await
    }

    /// Notes that the client holds its certificate: for roads on which nobody says so.
    pub async fn confirm(
        &self,
        enrollment: &str,
        certificate: &[u8],
    ) -> Result<Enrollment, IssueError> {
        let mut tx = self.ra.store.write().await?;
        let found = enrollments::lock(&mut tx, enrollment).await?;
        let mut enrollment = found.ok_or(StoreError::Impossible("enrollment"))?;
        let now = self.ra.clock.now();
        confirm_delivered(&mut tx, &mut enrollment, certificate, now).await?;
        enrollments::save(&mut tx, &enrollment).await?;
        crate::store::commit(tx).await?;
        Ok(enrollment)
    }

    /// The transaction that makes a certificate count.
    async fn finish(
        &self,
        enrollment: &str,
        request_hash: &[u8],
        accepted: &Accepted,
        serial: &str,
        der: Vec<u8>,
    ) -> Result<Vec<u8>, IssueError> {
        let now = self.ra.clock.now();
        let mut tx = self.ra.store.write().await?;
        let mut enrollment =
            enrollments::lock(&mut tx, enrollment).await?.ok_or(IssueError::Closed)?;
        // Whoever revokes a certificate, and pays its fee back, waits for the customer's lock as well.
        if let Some(customer) = &enrollment.customer {
            people::lock(&mut tx, customer).await?;
        }
        // A second call, with the same request or another, may have been faster.
        let replaces = match standing(&mut tx, &enrollment, Some(request_hash), now).await? {
            Standing::Issued(der) => return Ok(der),
            Standing::Open { replaces } => replaces,
        };
        let Basis { customer, offer, authority, .. } = basis(&mut tx, &enrollment).await?;
        if !store::keys::claim(&mut tx, &accepted.key_hash, &customer.id).await?
            || certificates::is_compromised(&mut tx, &accepted.key_hash).await?
        {
            return Err(IssueError::KeyTaken);
        }
        if enrollment.purpose == Purpose::Renewal
            && certificates::is_used(&mut tx, &accepted.key_hash, &enrollment.id).await?
        {
            return Err(IssueError::KeyUsed);
        }
        let fee = match &replaces {
            // Paid for already, at the price of that time.
            Some(unconfirmed) => {
                certificates::revoke(&mut tx, &unconfirmed.serial, Reason::Superseded, now).await?;
                0
            }
            None => charge_reserved(&mut tx, &enrollment, &customer.id, &offer, now).await?,
        };
        let validity = *Certificate::from_der(&der)
            .map_err(AuthorityError::from)?
            .tbs_certificate()
            .validity();
        let certificate = StoredCertificate {
            serial: serial.to_owned(),
            enrollment: enrollment.id.clone(),
            customer: customer.id.clone(),
            product: offer.product,
            authority,
            key_hash: accepted.key_hash.clone(),
            der: der.clone(),
            not_before: unix(validity.not_before),
            not_after: unix(validity.not_after),
            issued_at: now,
            revoked_at: None,
            reason: None,
            suspended: None,
        };
        certificates::insert(&mut tx, &certificate).await?;
        let mut replaced = certificates::revoke_others(
            &mut tx,
            &customer.id,
            offer.product,
            serial,
            Reason::Superseded,
            now,
        )
        .await?;
        replaced.extend(replaces);
        let lists = replaced.iter().map(|old| old.authority).collect();
        self.authority.renew_crls(&lists, &mut tx, now).await?;
        let issued = Event::CertificateIssued { product: offer.product, authority, fee };
        audit::record(&mut tx, now, &issued, &certificate);
        for old in &replaced {
            audit::record(
                &mut tx,
                now,
                &Event::CertificateReplaced { reason: Reason::Superseded.code() },
                old,
            );
        }
        enrollment.request_hash = Some(request_hash.to_vec());
        enrollment.serial = Some(serial.to_owned());
        enrollments::save(&mut tx, &enrollment).await?;
        crate::store::commit(tx).await?;
        tracing::info!(serial, authority = authority.as_str(), replaced = replaced.len(), "issued");
        Ok(der)
    }
}

/// Notes the confirmation of a certificate that is about to be sent, unless it was replaced by
/// another device or revoked since.
pub async fn confirm_delivered(
    tx: &mut Tx,
    enrollment: &mut Enrollment,
    certificate: &[u8],
    now: i64,
) -> Result<(), IssueError> {
    let serial = enrollment.serial.clone().ok_or(StoreError::Impossible("certificate"))?;
    let current = certificates::find(tx, &serial).await?;
    let counts =
        |current: StoredCertificate| current.der == certificate && current.revoked_at.is_none();
    if !current.is_some_and(counts) {
        return Err(IssueError::Superseded);
    }
    note_confirmation(tx, enrollment, now);
    Ok(())
}

/// Notes that the client holds the certificate, the first time it says so.
pub fn note_confirmation(tx: &mut Tx, enrollment: &mut Enrollment, now: i64) {
    if enrollment.confirmed_at.is_none() {
        enrollment.confirmed_at = Some(now);
        audit::record(tx, now, &Event::CertificateConfirmed, &*enrollment);
    }
}

/// Whose certificate an enrollment is for, and which.
pub async fn basis(tx: &mut Tx, enrollment: &Enrollment) -> Result<Basis, IssueError> {
    let customer = enrollment.customer.as_deref().ok_or(IssueError::Closed)?;
    let customer = people::customer(tx, customer).await?.ok_or(IssueError::Closed)?;
    let customer = described(customer, enrollment.details.as_ref());
    let product = enrollment.product.ok_or(IssueError::Closed)?;
    let offer = products::offer(enrollment.holder, product).ok_or(IssueError::Closed)?;
    let authority = enrollment.authority.ok_or(IssueError::Closed)?;
    let policy = offer.policy(authority).ok_or(IssueError::Closed)?;
    let predecessor = predecessor::of(tx, enrollment).await?;
    Ok(Basis { customer, offer, authority, policy, predecessor })
}
