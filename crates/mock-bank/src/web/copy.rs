//! Mailboxes for certificates that go from one device to another, as JSON.

use std::sync::Arc;

use axum::Json;
use axum::extract::{ConnectInfo, State};
use axum::http::StatusCode;
use ingam_bank_api::{
    MailboxJoined, MailboxMessage, MailboxOpened, MailboxTaken, MailboxTry, Problem, ProblemKind,
};

use super::problem::{Refusal, too_many};
use super::session::{Body, Named, Token};
use crate::Bank;
use crate::copy::CopyError;
use crate::server::Peer;

impl From<CopyError> for Refusal {
    fn from(error: CopyError) -> Self {
        let mut problem = Problem::new(match &error {
            CopyError::Field(_) => ProblemKind::InvalidField,
            CopyError::TooLarge => ProblemKind::TooLarge,
            CopyError::Unknown => ProblemKind::MailboxUnknown,
            CopyError::Expired => ProblemKind::MailboxExpired,
            CopyError::Used => ProblemKind::MailboxUsed,
            CopyError::Locked => ProblemKind::MailboxLocked,
            CopyError::NoToken => ProblemKind::SessionInvalid,
            CopyError::Full => ProblemKind::Unavailable,
            CopyError::Store(_) => ProblemKind::Internal,
        });
        match &error {
            CopyError::Field(field) => problem.field = Some((*field).to_owned()),
            CopyError::Store(error) => tracing::error!(%error, "the database failed"),
            _ => {}
        }
        Self(problem)
    }
}

/// Opens a mailbox for three minutes.
#[utoipa::path(post, path = "/api/mailboxes", responses(
    (status = 201, body = MailboxOpened), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn open(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
) -> Result<(StatusCode, Json<MailboxOpened>), Refusal> {
    let now = bank.ra.clock.now();
    bank.limits.mailboxes.count(peer.address.ip(), now).map_err(too_many)?;
    Ok((StatusCode::CREATED, Json(bank.open_mailbox().await?)))
}

/// Tries a code. The third try is the last.
#[utoipa::path(post, path = "/api/mailboxes/{number}/tries", params(("number" = String, Path)),
    request_body = MailboxTry, responses(
    (status = 201, body = MailboxJoined), (status = 400, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem), (status = 410, body = Problem), (status = 413, body = Problem),
    (status = 422, body = Problem), (status = 423, body = Problem), (status = 429, body = Problem),
    (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn join(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    Named(number): Named,
    Body(join): Body<MailboxTry>,
) -> Result<(StatusCode, Json<MailboxJoined>), Refusal> {
    let now = bank.ra.clock.now();
    bank.limits.mailbox_tries.count(peer.address.ip(), now).map_err(too_many)?;
    Ok((StatusCode::CREATED, Json(bank.join_mailbox(&number, &join).await?)))
}

/// Leaves a message for the other side.
#[utoipa::path(post, path = "/api/mailboxes/{number}/messages", params(("number" = String, Path)),
    security(("mailbox" = [])), request_body = MailboxMessage, responses(
    (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem), (status = 410, body = Problem),
    (status = 413, body = Problem), (status = 422, body = Problem), (status = 423, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn send(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
    Named(number): Named,
    Body(message): Body<MailboxMessage>,
) -> Result<StatusCode, Refusal> {
    bank.send_to_mailbox(&number, &token, &message).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the oldest message, which is then forgotten.
#[utoipa::path(post, path = "/api/mailboxes/{number}/messages/next", params(("number" = String, Path)),
    security(("mailbox" = [])), responses(
    (status = 200, body = MailboxTaken), (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem), (status = 410, body = Problem), (status = 423, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn take(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
    Named(number): Named,
) -> Result<Json<MailboxTaken>, Refusal> {
    Ok(Json(bank.take_from_mailbox(&number, &token).await?))
}

/// Gives the mailbox up, or a try.
#[utoipa::path(delete, path = "/api/mailboxes/{number}", params(("number" = String, Path)),
    security(("mailbox" = [])), responses(
    (status = 204), (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem), (status = 410, body = Problem), (status = 423, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn leave(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
    Named(number): Named,
) -> Result<StatusCode, Refusal> {
    bank.leave_mailbox(&number, &token).await?;
    Ok(StatusCode::NO_CONTENT)
}
