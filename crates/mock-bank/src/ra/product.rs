//! 인증서 선택: what is wanted, and who shall sign it.

use ingam_bank_api::{EnrollmentView, Product, ProductChoice, Purpose, Step};

use super::{Ra, Refused, predecessor, terms};
use crate::audit::{self, Event};
use crate::products;
use crate::store::Tx;
use crate::store::certificates::{self, StoredCertificate};
use crate::store::enrollments::Enrollment;

impl Ra {
    /// Takes the answer to [`Step::Product`]. Only the fee depends on it. Where the customer chooses
    /// the issuing authority, its own terms are agreed to here as well.
    pub async fn product(
        &self,
        id: &str,
        choice: ProductChoice,
    ) -> Result<EnrollmentView, Refused> {
        let (mut tx, mut enrollment) = self.begin(id, Step::Product).await?;
        let offer = products::offer(enrollment.holder, choice.product).ok_or(Refused::Product)?;
        let old = self.to_reissue(&mut tx, &enrollment, offer.product).await?;
        let wanted = choice.authority.as_deref();
        let authority = match &old {
            // Nobody but who signed it can reissue it.
            Some(old) => Some(old.authority)
                .filter(|signer| wanted.is_none_or(|wanted| wanted == signer.as_str())),
            None => offer.authority(wanted),
        };
        let authority = authority.ok_or(Refused::Field("authority"))?;
        let agreed = if offer.has_choice() {
            let agreed = self.terms.check_authority(authority, choice.agreed)?;
            Some(terms::record(&[agreed], self.clock.now())?)
        } else {
            None
        };
        enrollment.predecessor = old.map(|old| old.serial);
        enrollment.product = Some(offer.product);
        enrollment.authority = Some(authority);
        enrollment.authority_agreed = agreed;
        enrollment.reservation = None;
        let chosen = Event::ProductChosen { product: offer.product, authority };
        audit::record(&mut tx, self.clock.now(), &chosen, &enrollment);
        self.end(tx, &enrollment).await
    }

    /// In a reissue, the customer's certificate of a product.
    async fn to_reissue(
        &self,
        tx: &mut Tx,
        enrollment: &Enrollment,
        product: Product,
    ) -> Result<Option<StoredCertificate>, Refused> {
        if enrollment.purpose != Purpose::Reissue {
            return Ok(None);
        }
        let customer = enrollment.customer.as_deref().unwrap_or_default();
        let now = self.clock.now();
        let held = certificates::of_customer(tx, customer).await?.into_iter();
        let mut held = held.filter(|one| predecessor::replaceable(one, now).is_ok());
        held.find(|one| one.product == product).map(Some).ok_or(Refused::NothingToReplace)
    }
}
