//! Who somebody at a desk is, without an enrollment: an account, its password and a number; and more
//! than that.

use ingam_bank_api::{ReceiptsQuestion, RegistrationProof, Way};

use super::form::digits;
use super::{Factor, Ra, Refused, account_password};
use crate::audit::{self, About, Event};
use crate::store::Tx;
use crate::store::people::{self, Customer};

impl Ra {
    /// The customer whose account, number and account password these are, locked. The inner error
    /// leaves something to write.
    pub(crate) async fn known_by_account(
        &self,
        tx: &mut Tx,
        asked: &ReceiptsQuestion,
    ) -> Result<Result<Customer, Refused>, Refused> {
        if !digits(&asked.account, 10..=14) {
            return Err(Refused::Field("account"));
        }
        let number = asked.number.expose();
        if !digits(number, 13..=13) && !digits(number, 10..=10) {
            return Err(Refused::Field("number"));
        }
        account_password::well_formed(&asked.account_password)?;
        let (customer, account) = match self.owner(tx, &asked.account, number).await? {
            Ok(owner) => owner,
            Err(meant) => {
                let about = About { customer: meant, ..About::default() };
                audit::record(tx, self.clock.now(), &Event::IdentityFailed, about);
                return Ok(Err(Refused::Identity));
            }
        };
        let password = &asked.account_password;
        let about = About::customer(&customer.id);
        if let Err(refused) = self.account_password(tx, &account, password, about.clone()).await? {
            return Ok(Err(refused));
        }
        people::accept_password(tx, &account.id).await?;
        audit::record(tx, self.clock.now(), &Event::IdentityPassed, about);
        Ok(Ok(customer))
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
