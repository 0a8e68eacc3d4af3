//! 인증서 선택: what is wanted, and who shall sign it.

use ingam_bank_api::{EnrollmentView, ProductChoice, Step};

use super::{Ra, Refused, terms};
use crate::audit::{self, Event};
use crate::products;

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
        let authority =
            offer.authority(choice.authority.as_deref()).ok_or(Refused::Field("authority"))?;
        let agreed = if offer.has_choice() {
            let agreed = self.terms.check_authority(authority, choice.agreed)?;
            Some(terms::record(&[agreed], self.clock.now())?)
        } else {
            None
        };
        enrollment.product = Some(offer.product);
        enrollment.authority = Some(authority);
        enrollment.authority_agreed = agreed;
        enrollment.reservation = None;
        let chosen = Event::ProductChosen { product: offer.product, authority };
        audit::record(&mut tx, self.clock.now(), &chosen, &enrollment);
        self.end(tx, &enrollment).await
    }
}
