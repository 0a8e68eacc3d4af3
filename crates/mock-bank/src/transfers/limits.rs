//! 이체 한도: how much a customer may transfer.

use ingam_bank_api::Holder;

use crate::clock::{first_second, kst_date};
use crate::store::people::Customer;
use crate::store::{StoreError, Tx, transfers};

/// Limits of a kind of customer, won.
pub(super) struct Limits {
    pub(super) at_once: u64,
    pub(super) a_day: u64,
}

/// Low, so that the mock customers' money is enough to reach them.
pub(super) fn of(holder: Holder) -> Limits {
    match holder {
        Holder::Personal => Limits { at_once: 1_000_000, a_day: 2_000_000 },
        Holder::Corporate => Limits { at_once: 10_000_000, a_day: 50_000_000 },
    }
}

/// What is left of this Korean day, won.
pub(super) async fn left_today(
    tx: &mut Tx,
    customer: &Customer,
    now: i64,
) -> Result<u64, StoreError> {
    let since = first_second(kst_date(now));
    let spent = transfers::sum_since(tx, &customer.id, since).await?;
    let spent = u64::try_from(spent).map_err(|_| StoreError::Impossible("amount"))?;
    Ok(of(customer.holder).a_day.saturating_sub(spent))
}
