//! 수수료 확인: the customer lets the bank withdraw the fee when the certificate is issued. Until then
//! the amount is kept back on the account.

use ingam_bank_api::{Balance, Balances, EnrollmentView, FeeConfirmation, Step};

use super::{Factor, Ra, Refused, account_password};
use crate::audit::{self, Event};
use crate::products;
use crate::store::enrollments::{self, Enrollment, Reservation};
use crate::store::people;
use crate::store::{StoreError, Tx, commit};

impl Ra {
    /// Takes the answer to [`Step::Fee`]. Nothing is withdrawn yet; whether the account holds the fee
    /// is looked at now, so that the person learns it here, and again when it is withdrawn.
    pub async fn fee(
        &self,
        id: &str,
        confirmation: &FeeConfirmation,
    ) -> Result<EnrollmentView, Refused> {
        if let Some(password) = &confirmation.account_password {
            account_password::well_formed(password)?;
        }
        let (mut tx, mut enrollment, others) = self.begin_with_others(id, Step::Fee).await?;
        let product = enrollment.product.ok_or(Refused::StepSkipped(Step::Product))?;
        let fee =
            products::fee_due(&mut tx, enrollment.purpose, enrollment.holder, product).await?;
        if confirmation.amount != fee {
            return Err(Refused::FeeChanged);
        }
        if fee == 0 {
            return self.end(tx, &enrollment).await;
        }
        let customer = enrollment.customer.clone().ok_or(Refused::StepSkipped(Step::Identity))?;
        people::lock(&mut tx, &customer).await?;
        let accounts = people::accounts(&mut tx, &customer).await?;
        let account = accounts
            .iter()
            .find(|account| account.id == confirmation.account)
            .ok_or(Refused::Field("account"))?;
        if !proved(&enrollment).any(|proved| proved == account.id) {
            let password = confirmation.account_password.as_ref();
            let password = password.ok_or(Refused::Field("account_password"))?;
            let judged = self.account_password(&mut tx, account, password, &enrollment).await?;
            if let Err(refused) = judged {
                commit(tx).await?;
                return Err(refused);
            }
            people::accept_password(&mut tx, &account.id).await?;
            let passed = Event::FactorPassed(Factor::AccountPassword);
            audit::record(&mut tx, self.clock.now(), &passed, &enrollment);
        }
        if !account.holds(fee) {
            // That the password was right is not forgotten.
            commit(tx).await?;
            return Err(Refused::InsufficientFunds);
        }
        release(&mut tx, others).await?;
        enrollment.reservation = Some(Reservation { account: account.id.clone(), amount: fee });
        audit::record(&mut tx, self.clock.now(), &Event::FeeConfirmed(fee), &enrollment);
        self.end(tx, &enrollment).await
    }

    /// What the customer's accounts hold. Not before a password and a second way were proved.
    pub async fn balances(&self, id: &str) -> Result<Balances, Refused> {
        let mut tx = self.store.read().await?;
        let enrollment = enrollments::find(&mut tx, id).await?.ok_or(Refused::NoSession)?;
        super::enrollment::alive(&enrollment, self.clock.now())?;
        if enrollment.account.is_none() {
            let next = super::enrollment::step(&enrollment);
            return Err(Refused::StepSkipped(next));
        }
        let customer = enrollment.customer.ok_or(Refused::StepSkipped(Step::Identity))?;
        // What other enrollments keep back is free for this one, see [`Account::holds`].
        let kept = enrollment.reservation.filter(|_| enrollment.serial.is_none());
        let accounts = people::accounts(&mut tx, &customer).await?.into_iter().map(|account| {
            let balance = u64::try_from(account.balance).unwrap_or(0);
            let kept = kept.as_ref().filter(|kept| kept.account == account.id);
            let available = balance.saturating_sub(kept.map_or(0, |kept| kept.amount));
            Balance { account: account.id, balance, available }
        });
        Ok(Balances { accounts: accounts.collect() })
    }

    /// Whether what was confirmed is still the fee, and still there: the last look before the codes.
    /// If not, the fee is asked again, as long as the codes are not out.
    pub(super) async fn still_payable(
        &self,
        tx: &mut Tx,
        enrollment: &mut Enrollment,
    ) -> Result<Result<(), Refused>, Refused> {
        let (Some(reservation), Some(product)) = (&enrollment.reservation, enrollment.product)
        else {
            return Ok(Ok(()));
        };
        let fee = products::fee_due(tx, enrollment.purpose, enrollment.holder, product).await?;
        let account = people::account(tx, &reservation.account).await?;
        let account = account.ok_or(StoreError::Impossible("account"))?;
        let refused = if reservation.amount != fee {
            Refused::FeeChanged
        } else if !account.holds(fee) {
            Refused::InsufficientFunds
        } else {
            return Ok(Ok(()));
        };
        if enrollment.reference.is_none() {
            enrollment.reservation = None;
            enrollments::save(tx, enrollment).await?;
        }
        Ok(Err(refused))
    }
}

/// Takes back what the customer confirmed in other enrollments that have no codes: one unfinished
/// application keeps money back at a time, and a page that was loaded again starts another.
async fn release(tx: &mut Tx, others: Vec<Enrollment>) -> Result<(), StoreError> {
    let unfinished = |other: &Enrollment| other.reference.is_none() && other.reservation.is_some();
    for mut other in others.into_iter().filter(unfinished) {
        other.reservation = None;
        enrollments::save(tx, &other).await?;
    }
    Ok(())
}

/// The accounts whose password the customer gave in this enrollment.
pub(super) fn proved(enrollment: &Enrollment) -> impl Iterator<Item = &str> {
    let verified = enrollment.account.as_deref();
    let reserved = enrollment.reservation.as_ref().map(|reservation| reservation.account.as_str());
    verified.into_iter().chain(reserved.filter(move |reserved| Some(*reserved) != verified))
}
