//! Renewals, as JSON: how they begin. The steps after that are those of every enrollment.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use ingam_bank_api::{EnrollmentStarted, Problem, Secret, StartRenewal};

use super::problem::Refusal;
use super::session::{Body, Token};
use crate::Bank;

/// Opens the renewal of the certificate that the caller is logged in with.
#[utoipa::path(post, path = "/api/renewals", security(("login" = [])), request_body = StartRenewal, responses(
    (status = 201, body = EnrollmentStarted), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 409, body = Problem), (status = 413, body = Problem), (status = 429, body = Problem),
    (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn start(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
    Body(start): Body<StartRenewal>,
) -> Result<(StatusCode, Json<EnrollmentStarted>), Refusal> {
    let (token, enrollment) = bank.renew(&token, &start).await?;
    Ok((StatusCode::CREATED, Json(EnrollmentStarted { token: Secret::new(token), enrollment })))
}
