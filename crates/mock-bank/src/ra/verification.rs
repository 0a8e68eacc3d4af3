//! 추가 본인확인: an account, its password and a one-time password.
//!
//! Wrong tries are counted in the transaction that checks them, behind a lock on the customer: any
//! number of calls at once evaluate no more tries than the limit. Only someone who already passed
//! the identity step gets here, so knowing a user id is not enough to lock a stranger out.

use ingam_bank_api::{EnrollmentView, Step, Verification};
use subtle::ConstantTimeEq as _;

use super::{Factor, Ra, Refused};
use crate::config::{ACCOUNT_PASSWORD_TRIES, OTP_TRIES};
use crate::store::{StoreError, people};
use crate::{customers, otp};

impl Ra {
    /// Takes the answer to [`Step::Verification`]. The fee is asked again, as the account may change.
    pub async fn verification(
        &self,
        id: &str,
        given: &Verification,
    ) -> Result<EnrollmentView, Refused> {
        digits(given.account_password.expose(), 4).ok_or(Refused::Field("account_password"))?;
        digits(given.otp.expose(), 6).ok_or(Refused::Field("otp"))?;
        let now = self.clock.now();
        let (mut tx, mut enrollment) = self.begin(id, Step::Verification).await?;
        let customer_id =
            enrollment.customer.clone().ok_or(Refused::StepSkipped(Step::Identity))?;
        people::lock(&mut tx, &customer_id).await?;
        let customer = people::customer(&mut tx, &customer_id).await?.ok_or(Refused::NoSession)?;
        let accounts = people::accounts(&mut tx, &customer_id).await?;
        let account = accounts
            .iter()
            .find(|account| account.id == given.account)
            .ok_or(Refused::Field("account"))?;

        if account.password_failures >= ACCOUNT_PASSWORD_TRIES {
            return Err(Refused::FactorLocked(Factor::AccountPassword));
        }
        if customer.otp_failures >= OTP_TRIES {
            return Err(Refused::FactorLocked(Factor::Otp));
        }
        let hash =
            customers::password_hash(&self.secrets, &account.id, given.account_password.expose());
        if !bool::from(hash.ct_eq(&account.password_hash)) {
            people::count_wrong_password(&mut tx, &account.id).await?;
            crate::store::commit(tx).await?;
            return Err(wrong(
                Factor::AccountPassword,
                ACCOUNT_PASSWORD_TRIES - account.password_failures - 1,
            ));
        }
        let seed = customers::otp_seed(&self.secrets, &customer)?;
        let Some(otp_step) =
            otp::accepted_step(&seed, given.otp.expose(), now, customer.otp_last_step)
        else {
            people::count_wrong_otp(&mut tx, &customer.id).await?;
            crate::store::commit(tx).await?;
            return Err(wrong(Factor::Otp, OTP_TRIES - customer.otp_failures - 1));
        };
        people::accept_factors(&mut tx, &customer.id, &account.id, otp_step).await?;
        enrollment.account = Some(account.id.clone());
        enrollment.fee_confirmed = false;
        self.end(tx, &enrollment).await
    }

    /// Unlocks a customer's factors, as a clerk at the branch would. False if there is no such customer.
    pub async fn unlock(&self, customer: &str) -> Result<bool, StoreError> {
        let mut tx = self.store.write().await?;
        let known = people::customer(&mut tx, customer).await?.is_some();
        people::unlock(&mut tx, customer).await?;
        tx.commit().await?;
        Ok(known)
    }
}

fn wrong(factor: Factor, remaining: i64) -> Refused {
    match u32::try_from(remaining) {
        Ok(remaining) if remaining > 0 => Refused::FactorWrong { factor, remaining },
        _ => Refused::FactorLocked(factor),
    }
}

fn digits(text: &str, length: usize) -> Option<&str> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}
