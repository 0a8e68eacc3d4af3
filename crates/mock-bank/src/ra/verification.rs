//! 추가 본인확인: an account, its password, and one of the ways the customer has.
//!
//! Wrong tries are counted in the transaction that checks them, behind a lock on the customer: any
//! number of calls at once evaluate no more tries than the limit. Only someone who knows a number
//! together with user id, account or phone gets here, so knowing a user id is not enough to lock a
//! stranger out.

use ingam_bank_api::{
    CardCells, EnrollmentView, RegistrationProof, Secret, Step, Verification, Way,
};
use subtle::ConstantTimeEq as _;

use super::form::{digits, plain};
use super::{Factor, Ra, Refused, account_password, wrong};
use crate::audit::{self, About, Event};
use crate::config::{CARD_TRIES, OTP_TRIES, PHONE_CODE_LIFETIME, PHONE_TRIES};
use crate::store::answers;
use crate::store::factors::{self, Half, Purpose};
use crate::store::people::{self, Customer};
use crate::store::{StoreError, Tx, commit};
use crate::{card, customers, otp};

/// Characters of the bank's own name for a customer.
const LONGEST_ID: usize = 40;

/// One way with what was given for it.
enum Proof<'a> {
    Otp(&'a str),
    Card(CardCells, &'a str),
    Phone(&'a str),
}

impl<'a> Proof<'a> {
    /// Exactly one must be given, in its form.
    fn of(given: &'a Verification) -> Result<Self, Refused> {
        let digits = |secret: &'a Secret, length, name| {
            let text = secret.expose();
            if digits(text, length..=length) { Ok(text) } else { Err(Refused::Field(name)) }
        };
        let otp = given.otp.as_ref().map(|otp| digits(otp, 6, "otp")).transpose()?;
        let card = match &given.card {
            Some(card) => Some((card.cells, digits(&card.digits, 4, "card")?)),
            None => None,
        };
        let phone = given.phone.as_ref().map(|phone| digits(phone, 6, "phone")).transpose()?;
        match (otp, card, phone) {
            (Some(otp), None, None) => Ok(Self::Otp(otp)),
            (None, Some((cells, card)), None) => Ok(Self::Card(cells, card)),
            (None, None, Some(phone)) => Ok(Self::Phone(phone)),
            _ => Err(Refused::Field("otp")),
        }
    }

    fn way(&self) -> Way {
        match self {
            Self::Otp(_) => Way::Otp,
            Self::Card(..) => Way::SecurityCard,
            Self::Phone(_) => Way::Phone,
        }
    }

    fn factor(&self) -> Factor {
        match self {
            Self::Otp(_) => Factor::Otp,
            Self::Card(..) => Factor::SecurityCard,
            Self::Phone(_) => Factor::Phone,
        }
    }

    fn field(&self) -> &'static str {
        match self {
            Self::Otp(_) => "otp",
            Self::Card(..) => "card",
            Self::Phone(_) => "phone",
        }
    }
}

impl Ra {
    /// Takes the answer to [`Step::Verification`]. The fee is asked again, as the account may change.
    /// The answer that was accepted last may come again, because ours was lost: it changes nothing and
    /// is no second use of a number that works once.
    pub async fn verification(
        &self,
        id: &str,
        given: &Verification,
    ) -> Result<EnrollmentView, Refused> {
        account_password::well_formed(&given.account_password)?;
        let proof = Proof::of(given)?;
        let (mut tx, mut enrollment) = self.begin(id, Step::Verification).await?;
        let customer_id =
            enrollment.customer.clone().ok_or(Refused::StepSkipped(Step::Identity))?;
        let answer = self.answer_hash("verification", id, given)?;
        if enrollment.account.as_ref() == Some(&given.account)
            && answers::is_accepted(&mut tx, id, &answer).await?
        {
            return self.end(tx, &enrollment).await;
        }
        people::lock(&mut tx, &customer_id).await?;
        let customer = people::customer(&mut tx, &customer_id).await?.ok_or(Refused::NoSession)?;
        if !customer.ways.contains(&proof.way()) {
            return Err(Refused::Field(proof.field()));
        }
        let accounts = people::accounts(&mut tx, &customer_id).await?;
        let account = accounts
            .iter()
            .find(|account| account.id == given.account)
            .ok_or(Refused::Field("account"))?;

        account_password::not_locked(account)?;
        not_locked(&customer, &proof)?;
        if matches!(proof, Proof::Card(cells, _) if cells != customer.card_cells) {
            return Err(Refused::CardCellsChanged);
        }
        let now = self.clock.now();
        let password = &given.account_password;
        let judged = self.account_password(&mut tx, account, password, &enrollment).await?;
        if let Err(refused) = judged {
            commit(tx).await?;
            return Err(refused);
        }
        let factor = proof.factor();
        let judged = match proof {
            Proof::Otp(code) => self.otp(&mut tx, &customer, code).await?,
            Proof::Card(_, digits) => self.card(&mut tx, &customer, digits).await?,
            Proof::Phone(code) => {
                self.phone(&mut tx, &customer, id, Purpose::Account, code).await?
            }
        };
        if let Err(refused) = judged {
            super::audit_refusal(&mut tx, now, &refused, &enrollment);
            commit(tx).await?;
            return Err(refused);
        }
        people::accept_password(&mut tx, &account.id).await?;
        answers::remember(&mut tx, id, &answer).await?;
        for factor in [Factor::AccountPassword, factor] {
            audit::record(&mut tx, now, &Event::FactorPassed(factor), &enrollment);
        }
        enrollment.account = Some(account.id.clone());
        enrollment.reservation = None;
        self.end(tx, &enrollment).await
    }

    /// Judges what a customer who is locked gave for one of two ways, outside of an enrollment. The
    /// inner error leaves something to write.
    pub(super) async fn judge_way(
        &self,
        tx: &mut Tx,
        customer: &Customer,
        way: Way,
        given: &RegistrationProof,
    ) -> Result<Result<(), Refused>, Refused> {
        let given = Verification {
            account: String::new(),
            account_password: Secret::new(String::new()),
            otp: given.otp.clone(),
            card: given.card.clone(),
            phone: None,
        };
        let proof = Proof::of(&given)?;
        if proof.way() != way || !customer.ways.contains(&way) {
            return Err(Refused::Field(proof.field()));
        }
        not_locked(customer, &proof)?;
        match proof {
            Proof::Otp(code) => self.otp(tx, customer, code).await,
            Proof::Card(cells, _) if cells != customer.card_cells => Err(Refused::CardCellsChanged),
            Proof::Card(_, digits) => self.card(tx, customer, digits).await,
            Proof::Phone(_) => Err(Refused::Field("phone")),
        }
    }

    /// What is remembered of an answer that holds a number which works once.
    pub(super) fn answer_hash(
        &self,
        step: &str,
        id: &str,
        given: &impl serde::Serialize,
    ) -> Result<Vec<u8>, Refused> {
        let text = serde_json::to_string(given).map_err(|_| StoreError::Impossible("answer"))?;
        let text = zeroize::Zeroizing::new(text);
        Ok(self.secrets.keyed_hash(step, id, &text))
    }

    /// Judges a one-time password. The inner error leaves something to write.
    async fn otp(
        &self,
        tx: &mut Tx,
        customer: &Customer,
        code: &str,
    ) -> Result<Result<(), Refused>, Refused> {
        let seed = customers::otp_seed(&self.secrets, customer)?;
        let step = otp::accepted_step(&seed, code, self.clock.now(), customer.otp_last_step);
        let Some(step) = step else {
            people::count_wrong_otp(tx, &customer.id).await?;
            return Ok(Err(wrong(Factor::Otp, OTP_TRIES - customer.otp_failures - 1)));
        };
        people::accept_otp(tx, &customer.id, step).await?;
        Ok(Ok(()))
    }

    /// Judges the digits of the card; the next try is asked other cells, whatever comes of this one.
    async fn card(
        &self,
        tx: &mut Tx,
        customer: &Customer,
        digits: &str,
    ) -> Result<Result<(), Refused>, Refused> {
        let asked = customer.card_cells;
        let (first, last) = digits.split_at_checked(2).ok_or(Refused::Field("card"))?;
        let mut right = true;
        for (cell, half, digits) in
            [(asked.first, Half::First, first), (asked.last, Half::Last, last)]
        {
            let known = factors::half(tx, &customer.id, cell, half).await?;
            let known = known.ok_or(StoreError::Impossible("cell"))?;
            let given = card::hash(&self.secrets, &customer.id, cell, half, digits);
            right &= bool::from(given.ct_eq(&known));
        }
        let failures = if right { 0 } else { customer.card_failures + 1 };
        factors::ask_card(tx, &customer.id, failures, card::other_cells(Some(asked))).await?;
        Ok(if right { Ok(()) } else { Err(wrong(Factor::SecurityCard, CARD_TRIES - failures)) })
    }

    /// Judges a code by text message that shows who somebody is.
    pub(super) async fn phone_of(
        &self,
        tx: &mut Tx,
        customer: &str,
        enrollment: &str,
        code: &str,
    ) -> Result<Result<(), Refused>, Refused> {
        people::lock(tx, customer).await?;
        let customer = people::customer(tx, customer).await?.ok_or(Refused::NoSession)?;
        not_locked(&customer, &Proof::Phone(code))?;
        self.phone(tx, &customer, enrollment, Purpose::Identity, code).await
    }

    /// Judges the code of the newest text message, if it is of this enrollment and for this purpose.
    async fn phone(
        &self,
        tx: &mut Tx,
        customer: &Customer,
        enrollment: &str,
        purpose: Purpose,
        code: &str,
    ) -> Result<Result<(), Refused>, Refused> {
        let oldest = self.clock.now() - PHONE_CODE_LIFETIME;
        let sent = factors::codes_of(tx, &customer.id).await?;
        let valid = sent
            .into_iter()
            .find(|sent| !sent.used && sent.enrollment == enrollment && sent.sent_at > oldest)
            .filter(|sent| sent.purpose == purpose);
        let Some(valid) = valid else {
            return Err(Refused::PhoneCodeExpired);
        };
        let given = self.secrets.keyed_hash("text message", &valid.id, code);
        if !bool::from(given.ct_eq(&valid.code_hash)) {
            let failures = customer.phone_failures + 1;
            factors::count_phone(tx, &customer.id, failures).await?;
            return Ok(Err(wrong(Factor::Phone, PHONE_TRIES - failures)));
        }
        factors::use_code(tx, &valid.id).await?;
        factors::count_phone(tx, &customer.id, 0).await?;
        Ok(Ok(()))
    }

    /// Unlocks a customer's factors, as a clerk at the branch would. False if there is no such customer.
    pub async fn unlock(&self, customer: &str) -> Result<bool, StoreError> {
        if !plain(customer, LONGEST_ID) {
            return Ok(false);
        }
        let mut tx = self.store.write().await?;
        let known = people::customer(&mut tx, customer).await?.is_some();
        people::unlock(&mut tx, customer).await?;
        if known {
            audit::record(&mut tx, self.clock.now(), &Event::Unlocked, About::customer(customer));
        }
        commit(tx).await?;
        Ok(known)
    }
}

fn not_locked(customer: &Customer, proof: &Proof<'_>) -> Result<(), Refused> {
    let (failures, tries) = match proof {
        Proof::Otp(_) => (customer.otp_failures, OTP_TRIES),
        Proof::Card(..) => (customer.card_failures, CARD_TRIES),
        Proof::Phone(_) => (customer.phone_failures, PHONE_TRIES),
    };
    if failures >= tries { Err(Refused::FactorLocked(proof.factor())) } else { Ok(()) }
}
