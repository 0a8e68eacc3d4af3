//! 수수료 확인: the customer lets the bank withdraw the fee when the certificate is issued.

use ingam_bank_api::{EnrollmentView, FeeConfirmation, Step};

use super::{Ra, Refused};
use crate::products;
use crate::store::people;

impl Ra {
    /// Takes the answer to [`Step::Fee`]. Nothing is withdrawn yet; whether the account holds the
    /// fee is looked at now, so that the person learns it here, and again when it is withdrawn.
    pub async fn fee(
        &self,
        id: &str,
        confirmation: &FeeConfirmation,
    ) -> Result<EnrollmentView, Refused> {
        let (mut tx, mut enrollment) = self.begin(id, Step::Fee).await?;
        let product = enrollment.product.ok_or(Refused::StepSkipped(Step::Product))?;
        let fee = products::offer(enrollment.holder, product).map_or(0, |offer| offer.fee);
        if confirmation.amount != fee {
            return Err(Refused::FeeChanged);
        }
        // Only the account whose password was given may be charged.
        if enrollment.account.as_deref() != Some(confirmation.account.as_str()) {
            return Err(Refused::Field("account"));
        }
        let customer = enrollment.customer.clone().ok_or(Refused::StepSkipped(Step::Identity))?;
        let accounts = people::accounts(&mut tx, &customer).await?;
        let account = accounts.iter().find(|account| account.id == confirmation.account);
        let balance = account.map_or(0, |account| account.balance);
        if u64::try_from(balance).unwrap_or(0) < fee {
            return Err(Refused::InsufficientFunds);
        }
        enrollment.fee_confirmed = true;
        self.end(tx, &enrollment).await
    }
}
