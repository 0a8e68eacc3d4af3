//! 본인확인: who is asking. User id or account number, and resident number (or business number), must
//! belong together; the answer does not say which one is wrong, and takes the same work either way.

use ingam_bank_api::{EnrollmentView, Holder, Identity, Step};
use subtle::ConstantTimeEq as _;

use super::{Ra, Refused};
use crate::audit::{self, About, Event};
use crate::clock::kst_date;
use crate::config::{HOUR, IDENTITY_TRIES};
use crate::customers;
use crate::resident_number::{OF_AGE, age, birth_date};
use crate::store::{Tx, enrollments, people, sessions};

/// What the customer is looked up by.
enum Known<'a> {
    UserId(&'a str),
    Account(&'a str),
}

impl<'a> Known<'a> {
    /// Exactly one must be given, in its form.
    fn of(identity: &'a Identity) -> Result<Self, Refused> {
        match (identity.user_id.as_deref(), identity.account.as_deref()) {
            (Some(id), None) if !id.is_empty() && id.chars().count() <= 40 => Ok(Self::UserId(id)),
            (None, Some(account)) if (10..=14).contains(&account.len()) && digits(account) => {
                Ok(Self::Account(account))
            }
            (None, Some(_)) => Err(Refused::Field("account")),
            _ => Err(Refused::Field("user_id")),
        }
    }
}

impl Ra {
    /// Takes the answer to [`Step::Identity`]. What was answered after it is asked again.
    pub async fn identity(&self, id: &str, identity: &Identity) -> Result<EnrollmentView, Refused> {
        let known = Known::of(identity)?;
        let number = identity.number.expose();
        let (mut tx, mut enrollment) = self.begin(id, Step::Identity).await?;
        let age = self.age(enrollment.holder, number)?;

        let found = match known {
            Known::UserId(id) => people::by_user_id(&mut tx, id).await?,
            Known::Account(number) => people::by_account(&mut tx, number).await?,
        };
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
        // Said only to who knows both: whether there is such a customer stays unsaid otherwise.
        if age.is_some_and(|age| age < OF_AGE) {
            return Err(Refused::UnderAge);
        }
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

    /// Whole years of a personal holder's life. Refuses a number that nobody of this kind can have.
    fn age(&self, holder: Holder, number: &str) -> Result<Option<i32>, Refused> {
        let length = if holder == Holder::Personal { 13 } else { 10 };
        if number.len() != length || !digits(number) {
            return Err(Refused::Field("number"));
        }
        if holder == Holder::Corporate {
            return Ok(None);
        }
        let today = kst_date(self.clock.now());
        let born = birth_date(number).filter(|born| *born <= today);
        born.map(|born| Some(age(born, today))).ok_or(Refused::Field("number"))
    }
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
