//! What a certificate costs, taken in the transaction that issues it.

use super::IssueError;
use crate::clock::kst_day;
use crate::ledger;
use crate::products::{self, Offer};
use crate::secrets::random_digits;
use crate::store::charges::{self, Charge};
use crate::store::enrollments::Enrollment;
use crate::store::{StoreError, Tx};

/// Takes the reserved fee, if it is the fee of today; says how much that was, won.
pub(super) async fn charge_reserved(
    tx: &mut Tx,
    enrollment: &Enrollment,
    customer: &str,
    offer: &Offer,
    now: i64,
) -> Result<u64, IssueError> {
    let product = offer.product;
    let fee = products::fee_due(tx, enrollment.purpose, enrollment.holder, product).await?;
    let confirmed = enrollment.reservation.as_ref().map_or(0, |reservation| reservation.amount);
    if confirmed != fee {
        return Err(IssueError::FeeChanged);
    }
    let Some(reservation) = &enrollment.reservation else {
        return Ok(fee);
    };
    let charge = Charge {
        receipt: free_receipt_number(tx, now).await?,
        enrollment: enrollment.id.clone(),
        customer: customer.to_owned(),
        product,
        account: reservation.account.clone(),
        amount: reservation.amount,
        charged_at: now,
        refunded_at: None,
    };
    ledger::charge(tx, &charge, now).await?;
    Ok(fee)
}

/// A number that no receipt has: the Korean day and eight digits.
async fn free_receipt_number(tx: &mut Tx, now: i64) -> Result<String, StoreError> {
    let day = kst_day(now).replace('.', "");
    loop {
        let number = format!("{day}{}", random_digits(8));
        if charges::find(tx, &number).await?.is_none() {
            return Ok(number);
        }
    }
}
