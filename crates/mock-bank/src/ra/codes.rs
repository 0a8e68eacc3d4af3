//! 참조번호와 인가코드: what an enrollment ends in at the registration authority.

use base64ct::{Base64, Encoding as _};
use ingam_bank_api::{EnrollmentCodes, Product, Secret, Step};
use zeroize::Zeroizing;

use super::enrollment::{alive, blank, step};
use super::{Ra, Refused, terms};
use crate::ca::name;
use crate::products;
use crate::secrets::random_digits;
use crate::store::enrollments::{self, Enrollment};
use crate::store::{StoreError, Tx, people};

/// Digits of a reference number.
const REFERENCE_DIGITS: usize = 10;
/// Digits of an authorization code: 80 bits, too many to guess from a recorded message.
const CODE_DIGITS: usize = 24;

/// A reference number and its authorization code.
pub struct Codes {
    /// 참조번호
    pub reference: String,
    /// 인가코드
    pub code: Zeroizing<String>,
}

impl Ra {
    /// Hands the codes out; the same ones when asked again. Older enrollments of the customer that
    /// were not finished are closed.
    pub async fn codes(&self, id: &str) -> Result<EnrollmentCodes, Refused> {
        let mut tx = self.store.write().await?;
        let mut enrollment = enrollments::lock(&mut tx, id).await?.ok_or(Refused::NoSession)?;
        alive(&enrollment, self.clock.now())?;
        let next = step(&enrollment);
        if next < Step::Codes {
            return Err(Refused::StepSkipped(next));
        }
        let codes = self.hand_out(&mut tx, &mut enrollment).await?;
        let customer = enrollment.customer.clone().ok_or(Refused::StepSkipped(Step::Identity))?;
        let customer = people::customer(&mut tx, &customer).await?.ok_or(Refused::NoSession)?;
        let product = enrollment.product.ok_or(Refused::StepSkipped(Step::Product))?;
        let offer = products::offer(enrollment.holder, product).ok_or(Refused::Product)?;
        let subject = name::subject(&customer).map_err(|_| StoreError::Impossible("name"))?;
        crate::store::commit(tx).await?;
        Ok(EnrollmentCodes {
            reference: codes.reference,
            code: Secret::new(codes.code.as_str()),
            subject: Base64::encode_string(&subject),
            policy: offer.policy.to_owned(),
            expires_at: enrollment.expires_at,
        })
    }

    /// Codes for a client that does not go through the steps: as if the customer had answered them
    /// all at the counter.
    pub async fn codes_at_the_counter(
        &self,
        customer: &str,
        product: Option<Product>,
    ) -> Result<Codes, Refused> {
        let now = self.clock.now();
        let mut tx = self.store.write().await?;
        let customer = people::customer(&mut tx, customer).await?.ok_or(Refused::Identity)?;
        let offer = match product {
            Some(product) => products::offer(customer.holder, product),
            None => products::offers(customer.holder).first().copied(),
        };
        let offer = offer.ok_or(Refused::Product)?;
        let accounts = people::accounts(&mut tx, &customer.id).await?;
        let account = accounts
            .iter()
            .find(|account| u64::try_from(account.balance).unwrap_or(0) >= offer.fee);
        let account = account.ok_or(Refused::InsufficientFunds)?;
        let agreed = terms::record(&terms::all_agreed(), now)?;
        let mut enrollment = blank(customer.holder, agreed, now);
        enrollment.customer = Some(customer.id);
        enrollment.product = Some(offer.product);
        enrollment.account = Some(account.id.clone());
        enrollment.fee_confirmed = offer.fee > 0;
        enrollment.details = Some(customer.contact);
        enrollments::insert(&mut tx, &enrollment).await?;
        let codes = self.hand_out(&mut tx, &mut enrollment).await?;
        crate::store::commit(tx).await?;
        Ok(codes)
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

    async fn hand_out(&self, tx: &mut Tx, enrollment: &mut Enrollment) -> Result<Codes, Refused> {
        if let (Some(reference), Some(code)) = (&enrollment.reference, self.code_of(enrollment)?) {
            return Ok(Codes { reference: reference.clone(), code });
        }
        let codes = Codes {
            reference: free_reference(tx).await?,
            code: Zeroizing::new(random_digits(CODE_DIGITS)),
        };
        enrollment.code_sealed =
            Some(self.secrets.seal("code", &enrollment.id, codes.code.as_bytes())?);
        enrollment.reference = Some(codes.reference.clone());
        enrollments::save(tx, enrollment).await?;
        enrollments::replace_older(tx, enrollment).await?;
        Ok(codes)
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
