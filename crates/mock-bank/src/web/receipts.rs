//! Receipts, as JSON.

use std::sync::Arc;

use axum::Json;
use axum::extract::{ConnectInfo, State};
use ingam_bank_api::{Problem, Receipts, ReceiptsQuestion};

use super::api::guessing;
use super::problem::Refusal;
use super::session::Body;
use crate::Bank;
use crate::server::Peer;

/// What was paid, for the owner of an account.
#[utoipa::path(post, path = "/api/receipts", request_body = ReceiptsQuestion, responses(
    (status = 200, body = Receipts), (status = 400, body = Problem), (status = 403, body = Problem),
    (status = 413, body = Problem), (status = 422, body = Problem), (status = 423, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn receipts(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    Body(asked): Body<ReceiptsQuestion>,
) -> Result<Json<Receipts>, Refusal> {
    guessing(&bank, &peer, bank.ra.receipts(&asked)).await
}
