//! 본인확인: who is asking. User id, account number or phone number, and resident number (or business
//! number), must belong together; the answer does not say which one is wrong, and takes the same work
//! either way. To a phone a code is sent, so that only who holds it gets further.

use ingam_bank_api::{EnrollmentView, Holder, Identity, Purpose, Step, TextMessage, Way};
use subtle::ConstantTimeEq as _;

use super::form::{digits, plain};
use super::{Factor, Ra, Refused, predecessor};
use crate::audit::{self, About, Event};
use crate::clock::kst_date;
use crate::config::{HOUR, IDENTITY_TRIES};
use crate::customers;
use crate::resident_number::{OF_AGE, age, birth_date};
use crate::store::enrollments::Enrollment;
use crate::store::factors::Purpose as CodePurpose;
use crate::store::people::Customer;
use crate::store::{StoreError, Tx, answers, certificates, commit, enrollments, people, sessions};

/// Characters of a user id.
const LONGEST_USER_ID: usize = 40;

/// What the customer is looked up by.
#[derive(Clone, Copy)]
enum Known<'a> {
    UserId(&'a str),
    Account(&'a str),
    Phone(&'a str),
}

impl<'a> Known<'a> {
    /// Exactly one must be given, in its form.
    fn of(identity: &'a Identity) -> Result<Self, Refused> {
        let Identity { user_id, account, phone, .. } = identity;
        match (user_id.as_deref(), account.as_deref(), phone.as_deref()) {
            (Some(id), None, None) if plain(id, LONGEST_USER_ID) => Ok(Self::UserId(id)),
            (None, Some(account), None) if digits(account, 10..=14) => Ok(Self::Account(account)),
            (None, None, Some(phone)) if digits(phone, 10..=11) => Ok(Self::Phone(phone)),
            (None, Some(_), None) => Err(Refused::Field("account")),
            (None, None, Some(_)) => Err(Refused::Field("phone")),
            _ => Err(Refused::Field("user_id")),
        }
    }
}

impl Ra {
    /// Takes the answer to [`Step::Identity`]. What was answered after it is asked again. The code of a
    /// text message works once, but the same answer may come again, because ours was lost.
    pub async fn identity(&self, id: &str, identity: &Identity) -> Result<EnrollmentView, Refused> {
        let known = Known::of(identity)?;
        let code = match (known, &identity.phone_code) {
            (Known::Phone(_), Some(code)) if digits(code.expose(), 6..=6) => Some(code.expose()),
            (Known::UserId(_) | Known::Account(_), None) => None,
            _ => return Err(Refused::Field("phone_code")),
        };
        let (mut tx, mut enrollment) = self.begin(id, Step::Identity).await?;
        let recognised = self.recognise(&mut tx, &mut enrollment, known, identity).await?;
        let customer = match recognised {
            Ok(customer) => customer,
            Err(refused) => {
                commit(tx).await?;
                return Err(refused);
            }
        };
        if let Some(code) = code {
            let answer = self.answer_hash("identity", id, identity)?;
            if enrollment.customer.as_ref() == Some(&customer)
                && answers::is_accepted(&mut tx, id, &answer).await?
            {
                return self.end(tx, &enrollment).await;
            }
            let judged = self.phone_of(&mut tx, &customer, id, code).await?;
            let now = self.clock.now();
            let about = About { customer: Some(customer.clone()), ..About::from(&enrollment) };
            if let Err(refused) = judged {
                super::audit_refusal(&mut tx, now, &refused, about);
                commit(tx).await?;
                return Err(refused);
            }
            answers::remember(&mut tx, id, &answer).await?;
            audit::record(&mut tx, now, &Event::FactorPassed(Factor::Phone), about);
        }
        self.not_too_many(&mut tx, &customer, id).await?;
        if enrollment.purpose == Purpose::Reissue && !self.has_any(&mut tx, &customer).await? {
            let about = About { customer: Some(customer), ..About::from(&enrollment) };
            audit::record(&mut tx, self.clock.now(), &Event::NothingToReissue, about);
            commit(tx).await?;
            return Err(Refused::NothingToReplace);
        }
        enrollment.customer = Some(customer);
        enrollment.predecessor = None;
        enrollment.product = None;
        enrollment.authority = None;
        enrollment.authority_agreed = None;
        enrollment.account = None;
        enrollment.reservation = None;
        enrollment.details = None;
        audit::record(&mut tx, self.clock.now(), &Event::IdentityPassed, &enrollment);
        self.end(tx, &enrollment).await
    }

    /// Sends a code to the phone that somebody says to hold, if number and phone belong together.
    pub async fn identity_message(
        &self,
        id: &str,
        identity: &Identity,
    ) -> Result<TextMessage, Refused> {
        let known = Known::of(identity)?;
        if !matches!(known, Known::Phone(_)) {
            return Err(Refused::Field("phone"));
        }
        if identity.phone_code.is_some() {
            return Err(Refused::Field("phone_code"));
        }
        let (mut tx, mut enrollment) = self.begin(id, Step::Identity).await?;
        match self.recognise(&mut tx, &mut enrollment, known, identity).await? {
            Ok(customer) => {
                self.not_too_many(&mut tx, &customer, id).await?;
                self.send_code(tx, &enrollment, &customer, CodePurpose::Identity).await
            }
            Err(refused) => {
                commit(tx).await?;
                Err(refused)
            }
        }
    }

    /// Whom the bank knows by all this. The inner error leaves something to write.
    async fn recognise(
        &self,
        tx: &mut Tx,
        enrollment: &mut Enrollment,
        known: Known<'_>,
        identity: &Identity,
    ) -> Result<Result<String, Refused>, Refused> {
        // The session ends with the last try, but calls at once were let in before it did.
        if enrollment.identity_failures >= IDENTITY_TRIES {
            return Err(Refused::NoSession);
        }
        let number = identity.number.expose();
        let age = self.age(enrollment.holder, number)?;
        let found = match known {
            Known::UserId(id) => people::by_user_id(tx, id).await?.into_iter().collect(),
            Known::Account(number) => people::by_account(tx, number).await?.into_iter().collect(),
            // Several may have one, as a company and its owner do.
            Known::Phone(number) => people::by_phone(tx, number).await?,
        };
        let given = customers::number_hash(&self.secrets, number);
        let meant = |customer: &Customer| {
            let reachable =
                !matches!(known, Known::Phone(_)) || customer.ways.contains(&Way::Phone);
            bool::from(customer.number_hash.ct_eq(&given))
                && customer.holder == enrollment.holder
                && reachable
        };
        // A wrong identity writes as well, so that both answers take the same time.
        let Some(customer) = found.iter().find(|customer| meant(customer)) else {
            enrollment.identity_failures += 1;
            enrollments::save(tx, enrollment).await?;
            if enrollment.identity_failures >= IDENTITY_TRIES {
                sessions::end(tx, &enrollment.id).await?;
            }
            let meant = found.first().map(|customer| customer.id.clone());
            let about = About { customer: meant, ..About::from(&*enrollment) };
            audit::record(tx, self.clock.now(), &Event::IdentityFailed, about);
            return Ok(Err(Refused::Identity));
        };
        // Said only to who knows both: whether there is such a customer stays unsaid otherwise.
        if age.is_some_and(|age| age < OF_AGE) {
            let about = About { customer: Some(customer.id.clone()), ..About::from(&*enrollment) };
            audit::record(tx, self.clock.now(), &Event::UnderAge, about);
            return Ok(Err(Refused::UnderAge));
        }
        Ok(Ok(customer.id.clone()))
    }

    /// Whether a customer has a certificate that can be reissued.
    async fn has_any(&self, tx: &mut Tx, customer: &str) -> Result<bool, StoreError> {
        let now = self.clock.now();
        let held = certificates::of_customer(tx, customer).await?;
        Ok(held.iter().any(|one| predecessor::replaceable(one, now).is_ok()))
    }

    /// Refuses a customer who was recognised in too many enrollments of the last hour. Wrong
    /// identities do not count here: whoever knows a user id cannot keep its owner out.
    pub(super) async fn not_too_many(
        &self,
        tx: &mut Tx,
        customer: &str,
        id: &str,
    ) -> Result<(), Refused> {
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
        if !digits(number, length..=length) {
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
