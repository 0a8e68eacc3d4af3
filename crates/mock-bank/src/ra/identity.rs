//! 본인확인: who is asking. User id and resident number (or business number) must belong together;
//! the answer does not say which one is wrong, and takes the same work either way.

use ingam_bank_api::{EnrollmentView, Identity, Step};
use subtle::ConstantTimeEq as _;

use super::{Ra, Refused};
use crate::audit::{self, About, Event};
use crate::config::{HOUR, IDENTITY_TRIES};
use crate::customers;
use crate::store::{Tx, enrollments, people, sessions};

impl Ra {
    /// Takes the answer to [`Step::Identity`]. What was answered after it is asked again.
    pub async fn identity(&self, id: &str, identity: &Identity) -> Result<EnrollmentView, Refused> {
        let number = identity.rrn.expose();
        if !matches!(number.len(), 10 | 13) || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Refused::Field("rrn"));
        }
        if identity.user_id.is_empty() || identity.user_id.chars().count() > 40 {
            return Err(Refused::Field("user_id"));
        }
        let (mut tx, mut enrollment) = self.begin(id, Step::Identity).await?;

        let found = people::by_user_id(&mut tx, &identity.user_id).await?;
        let given = customers::number_hash(&self.secrets, number);
        let nobody = vec![0; given.len()];
        let kept = found.as_ref().map_or(&nobody, |customer| &customer.number_hash);
        let same_number = bool::from(kept.as_slice().ct_eq(&given));
        let meant = found.as_ref().map(|customer| customer.id.clone());
        let customer = found.filter(|customer| same_number && customer.holder == enrollment.holder);

        // A wrong identity writes as well, so that both answers take the same time.
        let Some(customer) = customer else {
            enrollment.identity_failures += 1;
            enrollments::save(&mut tx, &enrollment).await?;
            if enrollment.identity_failures >= IDENTITY_TRIES {
                sessions::end(&mut tx, id).await?;
            }
            let about = About { customer: meant, ..About::from(&enrollment) };
            audit::record(&mut tx, self.clock.now(), &Event::IdentityFailed, about);
            crate::store::commit(tx).await?;
            return Err(Refused::Identity);
        };
        self.not_too_many(&mut tx, &customer.id, id).await?;
        enrollment.customer = Some(customer.id);
        enrollment.product = None;
        enrollment.authority = None;
        enrollment.authority_agreed = None;
        enrollment.account = None;
        enrollment.reservation = None;
        enrollment.details = None;
        audit::record(&mut tx, self.clock.now(), &Event::IdentityPassed, &enrollment);
        self.end(tx, &enrollment).await
    }

    /// Refuses a customer who was recognised in too many enrollments of the last hour. Wrong
    /// identities do not count here: whoever knows a user id cannot keep its owner out.
    async fn not_too_many(&self, tx: &mut Tx, customer: &str, id: &str) -> Result<(), Refused> {
        people::lock(tx, customer).await?;
        let now = self.clock.now();
        let begun = enrollments::begun_since(tx, customer, id, now - HOUR).await?;
        let allowed = usize::try_from(self.enrollments_per_hour).unwrap_or(usize::MAX);
        // The newest ones that would already be as many as allowed: when the oldest of them is an
        // hour old, there is room again.
        match allowed.checked_sub(1).and_then(|last| begun.get(last)) {
            None => Ok(()),
            Some(oldest) => Err(Refused::TooSoon(u32::try_from(oldest + HOUR - now).unwrap_or(1))),
        }
    }
}
