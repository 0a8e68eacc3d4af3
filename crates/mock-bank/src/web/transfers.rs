//! Transfers, as JSON. Their receipts are CMS.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use ingam_bank_api::{
    Problem, Recipient, RecipientQuestion, Transfer, TransferLimits, TransferOrder,
    TransferOrdered, TransferSignature, Transfers, paths,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::login::origin;
use super::problem::{Refusal, too_many};
use super::session::{Body, Named, Token, malformed};
use crate::Bank;
use crate::login::LoginError;
use crate::server::Peer;
use crate::transfers::TransferError;

/// Which part of the history.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Part {
    /// Only what was before this order.
    #[param(required = false)]
    before: Option<String>,
}

/// Whose account it is.
#[utoipa::path(post, path = "/api/transfers/recipient", security(("login" = [])),
    request_body = RecipientQuestion, responses(
    (status = 200, body = Recipient), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 409, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn recipient(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    Token(token): Token,
    Body(asked): Body<RecipientQuestion>,
) -> Result<Json<Recipient>, Refusal> {
    // Nobody gets names for numbers by trying them.
    let place = bank.limits.recipients.place(peer.address.ip(), bank.ra.clock.now());
    let place = place.map_err(too_many)?;
    let answer = bank.transfer_recipient(&token, &asked).await;
    if matches!(answer, Err(TransferError::Recipient)) {
        place.count();
    }
    Ok(Json(answer?))
}

/// How much may be transferred.
#[utoipa::path(get, path = "/api/transfers/limits", security(("login" = [])), responses(
    (status = 200, body = TransferLimits), (status = 401, body = Problem), (status = 429, body = Problem),
    (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn limits(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
) -> Result<Json<TransferLimits>, Refusal> {
    Ok(Json(bank.transfer_limits(&token).await?))
}

/// Orders a transfer, which is to be signed.
#[utoipa::path(post, path = "/api/transfers", security(("login" = [])), request_body = TransferOrder,
    responses((status = 201, body = TransferOrdered), (status = 400, body = Problem),
    (status = 401, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem),
    (status = 422, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn order(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    headers: HeaderMap,
    Token(token): Token,
    Body(order): Body<TransferOrder>,
) -> Result<(StatusCode, Json<TransferOrdered>), Refusal> {
    let origin = origin(&bank, &headers);
    // A page that nobody can have logged in from.
    if !bank.config.may_log_in_from(&origin) {
        return Err(Refusal::from(TransferError::OrderUnknown));
    }
    let place = bank.limits.recipients.place(peer.address.ip(), bank.ra.clock.now());
    let place = place.map_err(too_many)?;
    let answer = bank.order_transfer(&token, &order, &origin).await;
    if matches!(answer, Err(TransferError::Recipient)) {
        place.count();
    }
    Ok((StatusCode::CREATED, Json(answer?)))
}

/// Signs an order: it is carried out, once.
#[utoipa::path(post, path = "/api/transfers/{order}/signature", params(("order" = String, Path)),
    security(("login" = [])), request_body = TransferSignature, responses(
    (status = 200, body = Transfer), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 403, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem),
    (status = 422, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn sign(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    headers: HeaderMap,
    Token(token): Token,
    Named(order): Named,
    Body(signature): Body<TransferSignature>,
) -> Result<Json<Transfer>, Refusal> {
    let place = bank.limits.logins.place(peer.address.ip(), bank.ra.clock.now());
    let place = place.map_err(too_many)?;
    let answer = bank.sign_transfer(&token, &order, &signature, &origin(&bank, &headers)).await;
    match &answer {
        Err(TransferError::Login(LoginError::Denied(denied))) if denied.is_guess() => place.count(),
        Err(TransferError::OtherCertificate) => place.count(),
        _ => {}
    }
    Ok(Json(answer?))
}

/// What was transferred, newest first.
#[utoipa::path(get, path = "/api/transfers", params(Part), security(("login" = [])), responses(
    (status = 200, body = Transfers), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn history(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Json<Transfers>, Refusal> {
    let Query(Part { before }) = part.map_err(|_| malformed("before is an order"))?;
    Ok(Json(bank.transfers(&token, before.as_deref()).await?))
}

/// The signed receipt of a transfer.
#[utoipa::path(get, path = "/api/transfers/{order}/receipt", params(("order" = String, Path)),
    security(("login" = [])), responses(
    (status = 200, content_type = "application/pkcs7-mime", body = Vec<u8>), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn receipt(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
    Named(order): Named,
) -> Result<impl IntoResponse, Refusal> {
    let receipt = bank.transfer_receipt(&token, &order).await?;
    Ok(([(header::CONTENT_TYPE, paths::RECEIPT_CONTENT_TYPE)], receipt))
}
