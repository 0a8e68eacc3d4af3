//! The state of an enrollment, and what its owner may see of it.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use ingam_bank_api::{
    AccountView, AuthorityOffer, CustomerView, Details, EnrollmentView, FeeView, Holder, Product,
    ProductOffer, Purpose, StartEnrollment, Step, Way,
};
use sha2::{Digest as _, Sha256};

use super::details::described;
use super::{Ra, Refused, fee, predecessor, terms};
use crate::audit::{self, Event};
use crate::authorities::IssuingAuthority;
use crate::ca::name;
use crate::config::{ENROLLMENT_LIFETIME, SESSION_ABSOLUTE, SESSION_IDLE};
use crate::hex::hex;
use crate::products;
use crate::secrets::random;
use crate::store::certificates::StoredCertificate;
use crate::store::enrollments::{self, Closed, Enrollment};
use crate::store::people::Customer;
use crate::store::{Tx, certificates, people, sessions};

/// What is asked next. This is the whole state machine.
pub fn step(enrollment: &Enrollment) -> Step {
    let Some(product) = enrollment.product else {
        return if enrollment.customer.is_none() { Step::Identity } else { Step::Product };
    };
    let has_fee = has_fee(enrollment, product);
    if enrollment.serial.is_some() {
        Step::Issued
    } else if !is_verified(enrollment, has_fee) {
        Step::Verification
    } else if has_fee && enrollment.reservation.is_none() {
        Step::Fee
    } else if enrollment.details.is_none() {
        Step::Details
    } else {
        Step::Codes
    }
}

/// Whether something is to be paid: not for a certificate that was lost.
fn has_fee(enrollment: &Enrollment, product: Product) -> bool {
    enrollment.purpose != Purpose::Reissue
        && products::offer(enrollment.holder, product).is_some_and(|offer| offer.fee > 0)
}

/// Whether it is known who wants this. Whoever renews has logged in; an account is proved where one pays.
fn is_verified(enrollment: &Enrollment, has_fee: bool) -> bool {
    enrollment.account.is_some() || (enrollment.purpose == Purpose::Renewal && !has_fee)
}

/// Whether an answer to `wanted` may be taken now: everything before it was answered, and the
/// codes are not out.
fn may_answer(enrollment: &Enrollment, wanted: Step, now: i64) -> Result<(), Refused> {
    alive(enrollment, now)?;
    let given = enrollment.purpose == Purpose::Renewal && wanted < Step::Verification;
    if enrollment.reference.is_some() || given {
        return Err(Refused::Closed);
    }
    let next = step(enrollment);
    if next < wanted { Err(Refused::StepSkipped(next)) } else { Ok(()) }
}

/// Whether the enrollment can still be used at all.
pub(super) fn alive(enrollment: &Enrollment, now: i64) -> Result<(), Refused> {
    match enrollment.closed {
        Some(Closed::Replaced) => Err(Refused::Replaced),
        Some(Closed::Abandoned) => Err(Refused::NoSession),
        // What was issued stays visible to the session that got it.
        None if now >= enrollment.expires_at && enrollment.serial.is_none() => {
            Err(Refused::Expired)
        }
        None => Ok(()),
    }
}

/// A blank enrollment.
pub(super) fn blank(purpose: Purpose, holder: Holder, agreed: String, now: i64) -> Enrollment {
    Enrollment {
        id: hex(&random::<12>()),
        purpose,
        holder,
        agreed,
        created_at: now,
        expires_at: now + ENROLLMENT_LIFETIME,
        identity_failures: 0,
        customer: None,
        predecessor: None,
        product: None,
        authority: None,
        authority_agreed: None,
        account: None,
        reservation: None,
        details: None,
        closed: None,
        reference: None,
        code_sealed: None,
        code_failures: 0,
        request_hash: None,
        serial: None,
        confirmed_at: None,
    }
}

impl Ra {
    /// Starts an enrollment; gives the session token and the first view.
    pub async fn start(
        &self,
        start: &StartEnrollment,
    ) -> Result<(String, EnrollmentView), Refused> {
        // Whoever renews is logged in: see `renewal`.
        if start.purpose == Purpose::Renewal {
            return Err(Refused::Field("purpose"));
        }
        self.terms.check(&start.agreed)?;
        let now = self.clock.now();
        let agreed = terms::record(&start.agreed, now)?;
        let enrollment = blank(start.purpose, start.holder, agreed, now);
        let token = Base64UrlUnpadded::encode_string(&random::<32>());
        let mut tx = self.store.write().await?;
        enrollments::insert(&mut tx, &enrollment).await?;
        sessions::insert(&mut tx, &Sha256::digest(token.as_bytes()), &enrollment.id, now).await?;
        let begun = Event::EnrollmentStarted { holder: start.holder, purpose: start.purpose };
        audit::record(&mut tx, now, &begun, &enrollment);
        let view = self.view(&mut tx, &enrollment).await?;
        crate::store::commit(tx).await?;
        Ok((token, view))
    }

    /// The enrollment a session token belongs to. Notes that the session is in use.
    pub async fn session(&self, token: &str) -> Result<String, Refused> {
        let hash = Sha256::digest(token.as_bytes());
        let now = self.clock.now();
        let mut tx = self.store.read().await?;
        let session = sessions::find(&mut tx, &hash).await?.ok_or(Refused::NoSession)?;
        drop(tx);
        if now - session.used_at > SESSION_IDLE || now - session.created_at > SESSION_ABSOLUTE {
            return Err(Refused::NoSession);
        }
        if now - session.used_at > 30 {
            let mut tx = self.store.write().await?;
            sessions::touch(&mut tx, &hash, now).await?;
            crate::store::commit(tx).await?;
        }
        Ok(session.enrollment)
    }

    /// An enrollment as it stands.
    pub async fn look(&self, id: &str) -> Result<EnrollmentView, Refused> {
        let mut tx = self.store.read().await?;
        let enrollment = enrollments::find(&mut tx, id).await?.ok_or(Refused::NoSession)?;
        alive(&enrollment, self.clock.now())?;
        self.view(&mut tx, &enrollment).await
    }

    /// Gives an enrollment up: its codes stop working and its session ends. What was issued stays.
    pub async fn abandon(&self, id: &str) -> Result<(), Refused> {
        let mut tx = self.store.write().await?;
        let mut enrollment = enrollments::lock(&mut tx, id).await?.ok_or(Refused::NoSession)?;
        if enrollment.serial.is_none() && enrollment.closed.is_none() {
            enrollment.closed = Some(Closed::Abandoned);
            enrollments::save(&mut tx, &enrollment).await?;
            audit::record(&mut tx, self.clock.now(), &Event::EnrollmentAbandoned, &enrollment);
        }
        sessions::end(&mut tx, id).await?;
        crate::store::commit(tx).await?;
        Ok(())
    }

    /// Reads an enrollment to take the answer to a step, if it may be taken now.
    pub(super) async fn begin(&self, id: &str, wanted: Step) -> Result<(Tx, Enrollment), Refused> {
        let mut tx = self.store.write().await?;
        let enrollment = enrollments::lock(&mut tx, id).await?.ok_or(Refused::NoSession)?;
        self.may_answer(&enrollment, wanted)?;
        Ok((tx, enrollment))
    }

    /// The same for a step that concerns the customer's other open enrollments; they come as well.
    pub(super) async fn begin_with_others(
        &self,
        id: &str,
        wanted: Step,
    ) -> Result<(Tx, Enrollment, Vec<Enrollment>), Refused> {
        let mut tx = self.store.write().await?;
        let (enrollment, others) = enrollments::lock_with_others(&mut tx, id, self.clock.now())
            .await?
            .ok_or(Refused::NoSession)?;
        self.may_answer(&enrollment, wanted)?;
        Ok((tx, enrollment, others))
    }

    fn may_answer(&self, enrollment: &Enrollment, wanted: Step) -> Result<(), Refused> {
        may_answer(enrollment, wanted, self.clock.now())?;
        self.still_agreed(enrollment, wanted)
    }

    /// Whether the terms are still those that were agreed to. Those of the issuing authority are
    /// agreed to with the product, so they count after it. Once the codes are handed out, what was
    /// agreed to holds.
    pub(super) fn still_agreed(
        &self,
        enrollment: &Enrollment,
        wanted: Step,
    ) -> Result<(), Refused> {
        if enrollment.reference.is_some() {
            return Ok(());
        }
        self.terms.check(&terms::recorded(&enrollment.agreed)?)?;
        match (&enrollment.authority_agreed, enrollment.authority) {
            (Some(agreed), Some(authority)) if wanted > Step::Product => {
                let agreed = terms::recorded(agreed)?.into_iter().next();
                self.terms.check_authority(authority, agreed).map(drop)
            }
            _ => Ok(()),
        }
    }

    /// Stores an enrollment with its new answer, and shows it.
    pub(super) async fn end(
        &self,
        mut tx: Tx,
        enrollment: &Enrollment,
    ) -> Result<EnrollmentView, Refused> {
        enrollments::save(&mut tx, enrollment).await?;
        let view = self.view(&mut tx, enrollment).await?;
        crate::store::commit(tx).await?;
        Ok(view)
    }

    pub(super) async fn view(
        &self,
        tx: &mut Tx,
        enrollment: &Enrollment,
    ) -> Result<EnrollmentView, Refused> {
        let now = self.clock.now();
        let purpose = enrollment.purpose;
        let old = predecessor::of(tx, enrollment).await?;
        let mut view = EnrollmentView {
            id: enrollment.id.clone(),
            step: step(enrollment),
            purpose,
            old: old.map(|old| predecessor::told(purpose, &old, now)),
            expires_at: enrollment.expires_at,
            customer: None,
            products: Vec::new(),
            accounts: Vec::new(),
            ways: Vec::new(),
            card: None,
            product: enrollment.product,
            authority: enrollment.authority.map(|authority| authority.as_str().to_owned()),
            fee: None,
            details: None,
            subject: None,
        };
        let Some(id) = &enrollment.customer else {
            return Ok(view);
        };
        let Some(customer) = people::customer(tx, id).await? else {
            return Ok(view);
        };
        let customer = described(customer, enrollment.details.as_ref());
        let held = certificates::of_customer(tx, id).await?;
        for offer in products::offers(enrollment.holder) {
            let product = offer.product;
            let good = |one: &&StoredCertificate| predecessor::replaceable(one, now).is_ok();
            let held = held.iter().filter(good).find(|one| one.product == product);
            let only = match purpose {
                Purpose::Issue => None,
                Purpose::Reissue => held.map(|held| held.authority),
                Purpose::Renewal => enrollment.authority.filter(|_| view.product == Some(product)),
            };
            if purpose != Purpose::Issue && only.is_none() {
                continue;
            }
            view.products.push(ProductOffer {
                product,
                fee: products::fee_due(tx, purpose, enrollment.holder, product).await?,
                validity_months: 12,
                replaces: held.is_some(),
                authorities: authorities(offer, only),
            });
        }
        view.accounts = people::accounts(tx, id)
            .await?
            .into_iter()
            .map(|account| AccountView {
                number: masked(&account.number),
                id: account.id,
                label: account.label,
            })
            .collect();
        view.card = customer.ways.contains(&Way::SecurityCard).then_some(customer.card_cells);
        view.ways = customer.ways.clone();
        if let (Some(account), Some(product)) = (&enrollment.account, enrollment.product) {
            let fee = products::fee_due(tx, purpose, enrollment.holder, product).await?;
            let reservation = enrollment.reservation.as_ref();
            view.fee = (fee > 0).then(|| FeeView {
                amount: fee,
                account: reservation.map_or(account, |reservation| &reservation.account).clone(),
                confirmed: reservation.is_some_and(|reservation| reservation.amount == fee),
                proved: fee::proved(enrollment).map(str::to_owned).collect(),
            });
        }
        if enrollment
            .product
            .is_some_and(|product| is_verified(enrollment, has_fee(enrollment, product)))
        {
            view.details = Some(known_details(&customer, enrollment.details.as_ref()));
            view.subject =
                enrollment.authority.map(|authority| name::printed(&customer, authority));
        }
        let limit = match customer.holder {
            Holder::Personal => 0,
            Holder::Corporate => name::room_for_english_name(&customer),
        };
        view.customer = Some(CustomerView {
            mark: crate::hex::hex(&self.secrets.keyed_hash("customer mark", "", &customer.id)),
            name: customer.name,
            english_name: customer.english_name,
            english_name_limit: u32::try_from(limit).unwrap_or(0),
        });
        Ok(view)
    }
}

/// Who may sign a product, or the only one who may, as the customer sees it.
fn authorities(offer: &products::Offer, only: Option<IssuingAuthority>) -> Vec<AuthorityOffer> {
    let terms = |authority| offer.has_choice().then(|| terms::authority_document(authority));
    offer
        .authorities()
        .filter(|authority| only.is_none_or(|only| only == *authority))
        .map(|authority| AuthorityOffer {
            id: authority.as_str().to_owned(),
            name: authority.name(),
            terms: terms(authority),
        })
        .collect()
}

/// What the form starts with: what was given, else what is on file.
fn known_details(customer: &Customer, given: Option<&Details>) -> Details {
    let details = given.unwrap_or(&customer.contact).clone();
    let english = (customer.holder == Holder::Corporate).then(|| customer.english_name.clone());
    Details { english_name: english, ..details }
}

/// `12345678901234` → `123456-**-***234`
pub(super) fn masked(number: &str) -> String {
    let (head, tail) = (number.get(..6).unwrap_or(""), number.get(11..).unwrap_or(""));
    format!("{head}-**-***{tail}")
}
