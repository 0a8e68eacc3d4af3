//! 영수증: a customer looks at what was paid, at any time and without an enrollment.

use ingam_bank_api::{Receipt, Receipts, ReceiptsQuestion};
use subtle::ConstantTimeEq as _;

use super::enrollment::masked;
use super::{Ra, Refused};
use crate::audit::{self, About, Event};
use crate::config::{RECEIPTS, bank_name};
use crate::store::charges::{self, Charge};
use crate::store::people::{self, Account, Customer};
use crate::store::{StoreError, Tx, commit, enrollments};
use crate::{customers, ledger};

impl Ra {
    /// The receipts of the customer whose account, number and account password these are.
    pub async fn receipts(&self, asked: &ReceiptsQuestion) -> Result<Receipts, Refused> {
        let ReceiptsQuestion { account, account_password, number } = asked;
        let (mut tx, customer) = self.known_by_account(account, number, account_password).await?;
        let about = About::customer(&customer.id);
        audit::record(&mut tx, self.clock.now(), &Event::ReceiptsShown, about);
        let accounts = people::accounts(&mut tx, &customer.id).await?;
        let mut receipts = Vec::new();
        for charge in charges::of_customer(&mut tx, &customer.id, RECEIPTS).await? {
            receipts.push(receipt(&mut tx, charge, &accounts).await?);
        }
        commit(tx).await?;
        Ok(Receipts { bank: bank_name(), name: customer.name, holder: customer.holder, receipts })
    }

    /// Who has both account and number, locked; else who was meant, if the account is one. The same
    /// work whichever of them is wrong.
    pub(super) async fn owner(
        &self,
        tx: &mut Tx,
        account: &str,
        number: &str,
    ) -> Result<Result<(Customer, Account), Option<String>>, StoreError> {
        let meant = people::by_account_number(tx, account).await?.map(|account| account.customer);
        let id = meant.as_deref().unwrap_or_default();
        people::lock(tx, id).await?;
        let customer = people::customer(tx, id).await?;
        let given = customers::number_hash(&self.secrets, number);
        let nobody = vec![0; given.len()];
        let kept = customer.as_ref().map_or(&nobody, |customer| &customer.number_hash);
        if !bool::from(kept.as_slice().ct_eq(&given)) {
            return Ok(Err(meant));
        }
        let account = people::by_account_number(tx, account).await?;
        Ok(customer.zip(account).ok_or(meant))
    }
}

async fn receipt(tx: &mut Tx, charge: Charge, accounts: &[Account]) -> Result<Receipt, StoreError> {
    let enrollment = enrollments::find(tx, &charge.enrollment).await?;
    let enrollment = enrollment.ok_or(StoreError::Impossible("charge without an enrollment"))?;
    let account = accounts.iter().find(|account| account.id == charge.account);
    let account = account.ok_or(StoreError::Impossible("account of a charge"))?;
    Ok(Receipt {
        number: charge.receipt,
        charged_at: charge.charged_at,
        refunded_at: charge.refunded_at,
        product: charge.product,
        purpose: enrollment.purpose,
        serial: enrollment.serial.ok_or(StoreError::Impossible("charge without a certificate"))?,
        amount: charge.amount,
        vat: ledger::vat(charge.amount),
        account: masked(&account.number),
        account_label: account.label.clone(),
    })
}
