//! 참조번호와 인가코드: what an enrollment ends in at the registration authority.

use base64ct::{Base64, Encoding as _};
use ingam_bank_api::{EnrollmentCodes, Product, Purpose, Secret, Step};
use zeroize::Zeroizing;

use super::details::described;
use super::enrollment::{alive, blank, step};
use super::predecessor::{self, Gone};
use super::{Ra, Refused, terms};
use crate::audit::{self, Event};
use crate::authorities::IssuingAuthority;
use crate::ca::name;
use crate::config::REFERENCE_DIGITS;
use crate::products;
use crate::secrets::random_digits;
use crate::store::enrollments::{self, Closed, Enrollment, Reservation};
use crate::store::{StoreError, Tx, certificates, commit, people};

/// Digits of an authorization code: 80 bits, too many to guess from a recorded message.
pub(super) const CODE_DIGITS: usize = 24;

/// A reference number and its authorization code.
pub struct Codes {
    /// 참조번호
    pub reference: String,
    /// 인가코드; empty for a renewal, which the old key signs.
    pub code: Zeroizing<String>,
}

impl Ra {
    /// Hands the codes out; the same ones when asked again. Every other enrollment of the customer
    /// that is still open is closed, whenever it began: of all of them one gets a certificate.
    pub async fn codes(&self, id: &str) -> Result<EnrollmentCodes, Refused> {
        let mut tx = self.store.write().await?;
        let (mut enrollment, others) = enrollments::lock_with_others(&mut tx, id, self.clock.now())
            .await?
            .ok_or(Refused::NoSession)?;
        alive(&enrollment, self.clock.now())?;
        let next = step(&enrollment);
        if next < Step::Codes {
            return Err(Refused::StepSkipped(next));
        }
        self.still_agreed(&enrollment, Step::Codes)?;
        if enrollment.reference.is_none() {
            let old = predecessor::is_there(&mut tx, &enrollment, self.clock.now()).await?;
            if old == Err(Gone::Replaced) || self.was_overtaken(&mut tx, &enrollment).await? {
                self.replace(&mut tx, &mut enrollment).await?;
                commit(tx).await?;
                return Err(Refused::Replaced);
            }
            old?;
        }
        if enrollment.serial.is_none()
            && let Err(refused) = self.still_payable(&mut tx, &mut enrollment).await?
        {
            commit(tx).await?;
            return Err(refused);
        }
        let codes = self.hand_out(&mut tx, &mut enrollment, others).await?;
        let customer = enrollment.customer.clone().ok_or(Refused::StepSkipped(Step::Identity))?;
        let customer = people::customer(&mut tx, &customer).await?.ok_or(Refused::NoSession)?;
        let customer = described(customer, enrollment.details.as_ref());
        let product = enrollment.product.ok_or(Refused::StepSkipped(Step::Product))?;
        let offer = products::offer(enrollment.holder, product).ok_or(Refused::Product)?;
        let authority = enrollment.authority.ok_or(Refused::StepSkipped(Step::Product))?;
        let policy = offer.policy(authority).ok_or(Refused::Product)?;
        let subject =
            name::subject(&customer, authority).map_err(|_| StoreError::Impossible("name"))?;
        commit(tx).await?;
        Ok(EnrollmentCodes {
            reference: codes.reference,
            code: Secret::new(codes.code.as_str()),
            subject: Base64::encode_string(&subject),
            policy: policy.to_owned(),
            expires_at: enrollment.expires_at,
        })
    }

    /// Codes for a client that does not go through the steps: as if the customer had answered them
    /// all at the counter. Without a product it is the first on the price list, without an authority
    /// the first that signs it.
    pub async fn codes_at_the_counter(
        &self,
        customer: &str,
        product: Option<Product>,
        authority: Option<IssuingAuthority>,
    ) -> Result<Codes, Refused> {
        let now = self.clock.now();
        let mut tx = self.store.write().await?;
        let customer = people::customer(&mut tx, customer).await?.ok_or(Refused::Identity)?;
        let offer = match product {
            Some(product) => products::offer(customer.holder, product),
            None => products::offers(customer.holder).first().copied(),
        };
        let offer = offer.ok_or(Refused::Product)?;
        let authority = match authority {
            Some(wanted) => offer.authority(Some(wanted.as_str())),
            None => offer.authorities().next(),
        };
        let authority = authority.ok_or(Refused::Field("authority"))?;
        let agreed = terms::record(&self.terms.all_agreed(), now)?;
        let mut enrollment = blank(Purpose::Issue, customer.holder, agreed, now);
        enrollment.customer = Some(customer.id.clone());
        enrollment.product = Some(offer.product);
        enrollment.authority = Some(authority);
        if offer.has_choice() {
            let agreed = self.terms.authority_agreed(authority).ok_or(Refused::TermsOutdated)?;
            enrollment.authority_agreed = Some(terms::record(&[agreed], now)?);
        }
        enrollment.details = Some(customer.contact);
        enrollments::insert(&mut tx, &enrollment).await?;
        // Seen by others from here on, so that of two at once one closes the other.
        commit(tx).await?;
        let mut tx = self.store.write().await?;
        let (mut enrollment, others) = enrollments::lock_with_others(&mut tx, &enrollment.id, now)
            .await?
            .ok_or(Refused::NoSession)?;
        alive(&enrollment, now)?;
        let codes = self.hand_out(&mut tx, &mut enrollment, others).await?;
        let fee = products::fee_today(&mut tx, customer.holder, offer.product).await?;
        people::lock(&mut tx, &customer.id).await?;
        let account = self.account_for(&mut tx, &customer.id, fee).await?;
        enrollment.reservation =
            (fee > 0).then(|| Reservation { account: account.clone(), amount: fee });
        enrollment.account = Some(account);
        enrollments::save(&mut tx, &enrollment).await?;
        commit(tx).await?;
        Ok(codes)
    }

    /// The first account that covers a fee.
    async fn account_for(&self, tx: &mut Tx, customer: &str, fee: u64) -> Result<String, Refused> {
        let accounts = people::accounts(tx, customer).await?;
        let enough = accounts.into_iter().find(|account| account.holds(fee));
        enough.map(|account| account.id).ok_or(Refused::InsufficientFunds)
    }

    /// The authorization code of an enrollment that has one.
    pub fn code_of(
        &self,
        enrollment: &Enrollment,
    ) -> Result<Option<Zeroizing<String>>, StoreError> {
        let Some(sealed) = &enrollment.code_sealed else {
            return Ok(None);
        };
        Ok(Some(self.secrets.open_text("code", &enrollment.id, sealed)?))
    }

    async fn hand_out(
        &self,
        tx: &mut Tx,
        enrollment: &mut Enrollment,
        others: Vec<Enrollment>,
    ) -> Result<Codes, Refused> {
        if let Some(reference) = &enrollment.reference {
            let code = self.code_of(enrollment)?.unwrap_or_default();
            return Ok(Codes { reference: reference.clone(), code });
        }
        let mut codes = Codes { reference: free_reference(tx).await?, code: Zeroizing::default() };
        // Without a code there is no MAC that fits: a renewal is signed with the old key.
        if enrollment.purpose != Purpose::Renewal {
            codes.code = Zeroizing::new(random_digits(CODE_DIGITS));
            let sealed = self.secrets.seal("code", &enrollment.id, codes.code.as_bytes())?;
            enrollment.code_sealed = Some(sealed);
        }
        enrollment.reference = Some(codes.reference.clone());
        enrollments::save(tx, enrollment).await?;
        audit::record(tx, self.clock.now(), &Event::CodesHandedOut, &*enrollment);
        for mut other in others {
            self.replace(tx, &mut other).await?;
        }
        Ok(codes)
    }

    /// Closes an enrollment because another one of the customer took its place.
    async fn replace(&self, tx: &mut Tx, enrollment: &mut Enrollment) -> Result<(), StoreError> {
        enrollment.closed = Some(Closed::Replaced);
        enrollments::save(tx, enrollment).await?;
        audit::record(tx, self.clock.now(), &Event::EnrollmentReplaced, &*enrollment);
        Ok(())
    }

    /// Whether the customer got a certificate of the same product from another enrollment while this
    /// one was under way. The person was not told that it would be replaced, nor that another fee is
    /// due for that: who wants this begins anew, and sees it.
    async fn was_overtaken(
        &self,
        tx: &mut Tx,
        enrollment: &Enrollment,
    ) -> Result<bool, StoreError> {
        let customer = enrollment.customer.as_deref().unwrap_or_default();
        let held = certificates::of_customer(tx, customer).await?;
        Ok(held.iter().any(|one| {
            Some(one.product) == enrollment.product
                && one.issued_at > enrollment.created_at
                && one.revoked_at.is_none()
        }))
    }
}

async fn free_reference(tx: &mut Tx) -> Result<String, StoreError> {
    loop {
        let reference = random_digits(REFERENCE_DIGITS);
        if enrollments::by_reference(tx, &reference).await?.is_none() {
            return Ok(reference);
        }
    }
}
