//! Knobs about money: what changes while a customer is on the way through the steps.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use ingam_bank_api::{Holder, ProblemKind, Product};
use serde::Deserialize;

use super::{Refusal, Refused, read};
use crate::ledger::{self, BookingError};
use crate::revocation::{Reason, RevocationError, Revoked};
use crate::store::{StoreError, commit, fees, people};
use crate::{Bank, products};

/// The largest amount that a knob takes, won.
const MOST: u64 = 1_000_000_000;

pub(super) fn router() -> Router<Arc<Bank>> {
    Router::new()
        .route("/fee", post(fee))
        .route("/spend", post(spend))
        .route("/revoke", post(revoke))
}

/// A fee from now on. A product that is free stays free.
#[derive(Debug, Deserialize)]
struct Fee {
    holder: Holder,
    product: Product,
    amount: u64,
}

/// A payment elsewhere.
#[derive(Debug, Deserialize)]
struct Spend {
    account: String,
    amount: u64,
}

/// A certificate to end, as a clerk at the counter would on its owner's wish.
#[derive(Debug, Deserialize)]
struct Revocation {
    serial: String,
    reason: Reason,
}

async fn revoke(
    State(bank): State<Arc<Bank>>,
    body: axum::body::Bytes,
) -> Result<Json<Revoked>, Refusal> {
    let revocation: Revocation = read(&body)?;
    match bank.revoke(&revocation.serial, revocation.reason).await {
        Ok(revoked) => Ok(Json(revoked)),
        Err(error) => Err(revocation_refused(&error)),
    }
}

/// What a clerk is told.
pub fn revocation_refused(error: &RevocationError) -> Refusal {
    match error {
        RevocationError::Unknown | RevocationError::Expired => ProblemKind::NotFound.into(),
        _ => {
            tracing::error!(%error, "revoking failed");
            ProblemKind::Internal.into()
        }
    }
}

async fn fee(
    State(bank): State<Arc<Bank>>,
    body: axum::body::Bytes,
) -> Result<StatusCode, Refusal> {
    let fee: Fee = read(&body)?;
    let amount = won(fee.amount)?;
    if products::offer(fee.holder, fee.product).is_none_or(|offer| offer.fee == 0) {
        return Err(ProblemKind::ProductUnavailable.into());
    }
    let changed = async {
        let mut tx = bank.ra.store.write().await?;
        fees::change(&mut tx, fee.holder, fee.product, amount).await?;
        commit(tx).await
    };
    changed.await.map_err(Refused::from)?;
    Ok(StatusCode::NO_CONTENT)
}

async fn spend(
    State(bank): State<Arc<Bank>>,
    body: axum::body::Bytes,
) -> Result<StatusCode, Refusal> {
    let spend: Spend = read(&body)?;
    let amount = won(spend.amount)?;
    let now = bank.ra.clock.now();
    let spent = async {
        let mut tx = bank.ra.store.write().await?;
        let account = people::account(&mut tx, &spend.account).await?;
        let Some(account) = account else { return Ok(None) };
        people::lock(&mut tx, &account.customer).await?;
        let spent = ledger::spend(&mut tx, &account.id, amount, now).await;
        if spent.is_ok() {
            commit(tx).await?;
        }
        Ok::<_, StoreError>(Some(spent))
    };
    match spent.await.map_err(Refused::from)? {
        None => Err(ProblemKind::NotFound.into()),
        Some(Ok(())) => Ok(StatusCode::NO_CONTENT),
        Some(Err(BookingError::InsufficientFunds)) => Err(Refused::InsufficientFunds.into()),
        Some(Err(BookingError::Store(error))) => Err(Refused::from(error).into()),
    }
}

fn won(amount: u64) -> Result<i64, Refusal> {
    let amount = Some(amount).filter(|amount| (1..=MOST).contains(amount));
    amount
        .and_then(|amount| i64::try_from(amount).ok())
        .ok_or_else(|| Refused::Field("amount").into())
}
