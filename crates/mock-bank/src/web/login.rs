//! Logging in with a certificate, as JSON.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use ingam_bank_api::{BankAccounts, LoggedIn, Login, LoginChallenge, Problem, ProblemKind};
use serde::Deserialize;
use utoipa::IntoParams;

use super::problem::{Refusal, too_many};
use super::session::{Body, Token, malformed};
use crate::Bank;
use crate::login::LoginError;
use crate::server::Peer;

/// Where to log out.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Extent {
    /// Wherever the customer is logged in.
    #[serde(default)]
    #[param(required = false)]
    all: bool,
}

/// The nonce for a login, bound to the origin of the page that asks.
#[utoipa::path(post, path = "/api/login/challenges", responses(
    (status = 201, body = LoginChallenge), (status = 404, body = Problem), (status = 429, body = Problem),
    (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn challenge(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    headers: HeaderMap,
) -> Result<(StatusCode, Json<LoginChallenge>), Refusal> {
    let origin = origin(&bank, &headers);
    // Other pages have nothing to sign here.
    if !bank.config.may_log_in_from(&origin) {
        return Err(ProblemKind::NotFound.into());
    }
    let now = bank.ra.clock.now();
    bank.limits.challenges.count(peer.address.ip(), now).map_err(too_many)?;
    let challenge = bank.login_challenge(&origin).await.map_err(LoginError::from)?;
    Ok((StatusCode::CREATED, Json(challenge)))
}

/// Logs in with a certificate.
#[utoipa::path(post, path = "/api/login", request_body = Login, responses(
    (status = 200, body = LoggedIn), (status = 400, body = Problem), (status = 403, body = Problem),
    (status = 409, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn log_in(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    headers: HeaderMap,
    Body(login): Body<Login>,
) -> Result<Json<LoggedIn>, Refusal> {
    // Before it is judged, as with other questions about who somebody is.
    let place = bank.limits.logins.place(peer.address.ip(), bank.ra.clock.now());
    let place = place.map_err(too_many)?;
    let answer = bank.log_in(&login, &origin(&bank, &headers)).await;
    if let Err(LoginError::Denied(denied)) = &answer
        && denied.is_guess()
    {
        place.count();
    }
    Ok(Json(answer?))
}

/// The session goes on.
#[utoipa::path(post, path = "/api/login/extension", security(("login" = [])), responses(
    (status = 200, body = LoggedIn), (status = 401, body = Problem), (status = 429, body = Problem),
    (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn extend(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
) -> Result<Json<LoggedIn>, Refusal> {
    Ok(Json(bank.extend_login(&token).await?))
}

/// Logs out, with `all` wherever the customer is logged in.
#[utoipa::path(delete, path = "/api/login/session", params(Extent),
    security(("login" = [])), responses((status = 204), (status = 400, body = Problem),
    (status = 401, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn log_out(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
    extent: Result<Query<Extent>, QueryRejection>,
) -> Result<StatusCode, Refusal> {
    let Query(Extent { all }) = extent.map_err(|_| malformed("all is true or false"))?;
    bank.log_out(&token, all).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The accounts of whoever is logged in.
#[utoipa::path(get, path = "/api/accounts", security(("login" = [])), responses(
    (status = 200, body = BankAccounts), (status = 401, body = Problem), (status = 429, body = Problem),
    (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn accounts(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
) -> Result<Json<BankAccounts>, Refusal> {
    Ok(Json(bank.accounts(&token).await?))
}

/// The origin of the page that calls, as the browser tells. Other programs are asked by nobody, and sign
/// for the bank's own.
pub(super) fn origin(bank: &Bank, headers: &HeaderMap) -> String {
    match headers.get(header::ORIGIN) {
        Some(origin) => origin.to_str().unwrap_or_default().to_owned(),
        None => bank.config.origin(),
    }
}
