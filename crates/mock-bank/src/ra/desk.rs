//! Who somebody at a desk is, without an enrollment: an account, its password and a number; and more
//! than that.

use ingam_bank_api::{RegistrationProof, Secret, Way};

use super::form::digits;
use super::{Factor, Ra, Refused, account_password};
use crate::audit::{self, About, Event};
use crate::store::people::{self, Customer};
use crate::store::{Tx, commit};

impl Ra {
    /// The customer whose account, number and account password these are, locked. What was wrong is
    /// written down.
    pub(crate) async fn known_by_account(
        &self,
        account: &str,
        number: &Secret,
        password: &Secret,
    ) -> Result<(Tx, Customer), Refused> {
        let number = number.expose();
        if !digits(account, 10..=14) {
            return Err(Refused::Field("account"));
        }
        if !digits(number, 13..=13) && !digits(number, 10..=10) {
            return Err(Refused::Field("number"));
        }
        account_password::well_formed(password)?;

        let mut tx = self.store.write().await?;
        let now = self.clock.now();
        let (customer, account) = match self.owner(&mut tx, account, number).await? {
            Ok(owner) => owner,
            Err(meant) => {
                let about = About { customer: meant, ..About::default() };
                audit::record(&mut tx, now, &Event::IdentityFailed, about);
                commit(tx).await?;
                return Err(Refused::Identity);
            }
        };
        let about = About::customer(&customer.id);
        let judged = self.account_password(&mut tx, &account, password, about.clone()).await?;
        if let Err(refused) = judged {
            commit(tx).await?;
            return Err(refused);
        }
        people::accept_password(&mut tx, &account.id).await?;
        audit::record(&mut tx, now, &Event::IdentityPassed, about);
        Ok((tx, customer))
    }

    /// Judges a one-time password or the digits of a security card, of a customer who is locked. The
    /// inner error leaves something to write.
    pub(crate) async fn second_factor(
        &self,
        tx: &mut Tx,
        customer: &Customer,
        given: &RegistrationProof,
    ) -> Result<Result<(), Refused>, Refused> {
        let (way, factor) = match (&given.otp, &given.card) {
            (Some(_), None) => (Way::Otp, Factor::Otp),
            (None, Some(_)) => (Way::SecurityCard, Factor::SecurityCard),
            _ => return Err(Refused::Field("otp")),
        };
        let judged = self.judge_way(tx, customer, way, given).await?;
        let about = About::customer(&customer.id);
        match &judged {
            Ok(()) => audit::record(tx, self.clock.now(), &Event::FactorPassed(factor), about),
            Err(refused) => super::audit_refusal(tx, self.clock.now(), refused, about),
        }
        Ok(judged)
    }
}
