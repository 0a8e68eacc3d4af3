//! Suspending, resuming and revoking without the certificate, as JSON.

use std::sync::Arc;

use axum::Json;
use axum::extract::{ConnectInfo, State};
use ingam_bank_api::{
    HeldCertificates, Problem, ProblemKind, RevocationByCode, RevocationCode, RevocationQuestion,
    RevokedByCode,
};

use super::problem::{Refusal, too_many};
use super::session::{Body, Mine, Token};
use crate::Bank;
use crate::ra::Refused;
use crate::revocation::{CodeError, OwnerError, RevocationError};
use crate::server::Peer;

/// The certificates of the owner of an account, after one was changed.
#[utoipa::path(post, path = "/api/revocations", request_body = RevocationQuestion, responses(
    (status = 200, body = HeldCertificates), (status = 400, body = Problem), (status = 403, body = Problem),
    (status = 413, body = Problem), (status = 422, body = Problem), (status = 423, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn revocations(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    Body(asked): Body<RevocationQuestion>,
) -> Result<Json<HeldCertificates>, Refusal> {
    let place = bank.limits.identities.place(peer.address.ip(), bank.ra.clock.now());
    let place = place.map_err(too_many)?;
    let answer = bank.held(&asked).await;
    if matches!(answer, Err(OwnerError::Refused(Refused::Identity))) {
        place.count();
    }
    Ok(Json(answer?))
}

/// Revokes the certificate of a revocation code.
#[utoipa::path(post, path = "/api/revocations/code", request_body = RevocationByCode, responses(
    (status = 200, body = RevokedByCode), (status = 400, body = Problem), (status = 403, body = Problem),
    (status = 413, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn by_code(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    Body(asked): Body<RevocationByCode>,
) -> Result<Json<RevokedByCode>, Refusal> {
    let place = bank.limits.identities.place(peer.address.ip(), bank.ra.clock.now());
    let place = place.map_err(too_many)?;
    let answer = bank.revoke_by_code(&asked.code).await;
    if matches!(answer, Err(CodeError::Wrong)) {
        place.count();
    }
    Ok(Json(answer?))
}

/// A fresh revocation code for the certificate of an enrollment.
#[utoipa::path(post, path = "/api/enrollments/{id}/revocation-code", params(("id" = String, Path)),
    security(("session" = [])), responses(
    (status = 200, body = RevocationCode), (status = 401, body = Problem), (status = 409, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn code(
    State(bank): State<Arc<Bank>>,
    Mine(id): Mine,
) -> Result<Json<RevocationCode>, Refusal> {
    Ok(Json(bank.code_of_enrollment(&id).await?))
}

/// A fresh revocation code for the certificate of a login.
#[utoipa::path(post, path = "/api/login/revocation-code", security(("login" = [])), responses(
    (status = 200, body = RevocationCode), (status = 401, body = Problem), (status = 409, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn code_of_login(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
) -> Result<Json<RevocationCode>, Refusal> {
    Ok(Json(bank.code_of_login(&token).await?))
}

impl From<RevocationError> for Refusal {
    fn from(error: RevocationError) -> Self {
        match error {
            RevocationError::Unknown => ProblemKind::CertificateUnknown.into(),
            RevocationError::Expired => ProblemKind::CertificateExpired.into(),
            RevocationError::Revoked => ProblemKind::CertificateRevoked.into(),
            _ => {
                tracing::error!(%error, "a certificate was not changed");
                ProblemKind::Internal.into()
            }
        }
    }
}

impl From<OwnerError> for Refusal {
    fn from(error: OwnerError) -> Self {
        match error {
            OwnerError::Refused(refused) => refused.into(),
            OwnerError::Revocation(error) => error.into(),
        }
    }
}

impl From<CodeError> for Refusal {
    fn from(error: CodeError) -> Self {
        match error {
            CodeError::NoCertificate => ProblemKind::StepSkipped.into(),
            CodeError::Wrong => ProblemKind::RevocationCodeWrong.into(),
            CodeError::Superseded => ProblemKind::RevocationCodeSuperseded.into(),
            CodeError::Login(error) => error.into(),
            CodeError::Revocation(error) => error.into(),
        }
    }
}
