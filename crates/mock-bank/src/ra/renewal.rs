//! 갱신: an enrollment for whoever is logged in with the certificate that shall last a year longer.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use ingam_bank_api::{AgreedTerms, EnrollmentView, Purpose, StartRenewal};
use sha2::{Digest as _, Sha256};

use super::enrollment::blank;
use super::predecessor::replaceable;
use super::{Ra, Refused, terms};
use crate::audit::{self, Event};
use crate::clock::days_before;
use crate::config::RENEWAL_DAYS;
use crate::products;
use crate::secrets::random;
use crate::store::certificates::{self, StoredCertificate};
use crate::store::enrollments::{self, Enrollment};
use crate::store::{StoreError, commit, people, sessions};

impl Ra {
    /// Opens the renewal of a certificate, for who has shown to have it; gives a session token and the
    /// first view. What is known from the last enrollment is not asked again.
    pub async fn start_renewal(
        &self,
        serial: &str,
        start: &StartRenewal,
    ) -> Result<(String, EnrollmentView), Refused> {
        let now = self.clock.now();
        let mut tx = self.store.write().await?;
        let old = certificates::find(&mut tx, serial).await?.ok_or(Refused::NothingToReplace)?;
        // Whoever revokes or replaces it waits for this lock as well.
        people::lock(&mut tx, &old.customer).await?;
        let old = certificates::find(&mut tx, serial).await?.ok_or(Refused::NothingToReplace)?;
        may_be_renewed(&old, now)?;
        let last = enrollments::find(&mut tx, &old.enrollment).await?;
        let last = last.ok_or(StoreError::Impossible("enrollment of a certificate"))?;
        products::offer(last.holder, old.product).ok_or(Refused::Product)?;
        let agreed = self.bank_terms(start, &last, now)?;
        let enrollment = Enrollment {
            customer: Some(old.customer.clone()),
            predecessor: Some(old.serial.clone()),
            product: Some(old.product),
            authority: Some(old.authority),
            authority_agreed: self.authority_terms(start, &last, &old, now)?,
            details: last.details.clone(),
            ..blank(Purpose::Renewal, last.holder, agreed, now)
        };
        let token = Base64UrlUnpadded::encode_string(&random::<32>());
        enrollments::insert(&mut tx, &enrollment).await?;
        self.not_too_many(&mut tx, &old.customer, &enrollment.id).await?;
        sessions::insert(&mut tx, &Sha256::digest(token.as_bytes()), &enrollment.id, now).await?;
        let begun = Event::EnrollmentStarted { holder: last.holder, purpose: Purpose::Renewal };
        audit::record(&mut tx, now, &begun, &enrollment);
        let view = self.view(&mut tx, &enrollment).await?;
        commit(tx).await?;
        Ok((token, view))
    }

    /// The agreement that counts, as it is kept: the new one, else the last one if nothing changed since.
    fn bank_terms(
        &self,
        start: &StartRenewal,
        last: &Enrollment,
        now: i64,
    ) -> Result<String, Refused> {
        let (agreed, recorded) = if start.agreed.is_empty() {
            (terms::recorded(&last.agreed)?, last.agreed.clone())
        } else {
            (start.agreed.clone(), terms::record(&start.agreed, now)?)
        };
        self.terms.check(&agreed).map_err(|_| Refused::TermsMissing("agreed"))?;
        Ok(recorded)
    }

    /// The same for the authority's own terms, where the customer chose the authority.
    fn authority_terms(
        &self,
        start: &StartRenewal,
        last: &Enrollment,
        old: &StoredCertificate,
        now: i64,
    ) -> Result<Option<String>, Refused> {
        let offer = products::offer(last.holder, old.product).ok_or(Refused::Product)?;
        // What was agreed to for nothing is looked at all the same.
        if !offer.has_choice() && start.authority_agreed.is_none() {
            return Ok(None);
        }
        let (agreed, recorded): (Option<AgreedTerms>, _) = match &start.authority_agreed {
            Some(agreed) => {
                (Some(agreed.clone()), Some(terms::record(std::slice::from_ref(agreed), now)?))
            }
            None => {
                let text = last.authority_agreed.as_deref();
                let known = text.map(terms::recorded).transpose()?.unwrap_or_default();
                (known.into_iter().next(), last.authority_agreed.clone())
            }
        };
        let checked = self.terms.check_authority(old.authority, agreed);
        checked.map_err(|_| Refused::TermsMissing("authority_agreed"))?;
        Ok(recorded.filter(|_| offer.has_choice()))
    }
}

/// Whether the bank's clock is within the time in which a certificate can be renewed.
fn may_be_renewed(old: &StoredCertificate, now: i64) -> Result<(), Refused> {
    replaceable(old, now)?;
    let first = days_before(old.not_after, RENEWAL_DAYS);
    if now < first { Err(Refused::TooEarly(first)) } else { Ok(()) }
}
