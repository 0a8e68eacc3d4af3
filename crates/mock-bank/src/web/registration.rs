//! Certificates of other institutions, as JSON.

use std::sync::Arc;

use axum::Json;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode};
use ingam_bank_api::{
    LoginChallenge, Problem, ProblemKind, ReceiptsQuestion, RegistrationConfirmation,
    RegistrationDesk, RegistrationProof, RegistrationSignature,
};

use super::login::origin;
use super::problem::{Refusal, denied_kind, too_many};
use super::session::{Body, Named, Token};
use crate::Bank;
use crate::ra::Refused;
use crate::registration::{Declined, RegistrationError};
use crate::server::Peer;

type Answer = Result<Json<RegistrationDesk>, Refusal>;

/// Opens the desk for certificates of other institutions.
#[utoipa::path(post, path = "/api/registrations", request_body = ReceiptsQuestion, responses(
    (status = 200, body = RegistrationDesk), (status = 400, body = Problem), (status = 403, body = Problem),
    (status = 413, body = Problem), (status = 422, body = Problem), (status = 423, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn open(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    Body(asked): Body<ReceiptsQuestion>,
) -> Answer {
    // Before it is judged, as with other questions about who somebody is.
    let place = bank.limits.identities.place(peer.address.ip(), bank.ra.clock.now());
    let place = place.map_err(too_many)?;
    let answer = bank.open_registrations(&asked).await;
    if matches!(answer, Err(RegistrationError::Refused(Refused::Identity))) {
        place.count();
    }
    Ok(Json(answer?))
}

/// The desk as it is.
#[utoipa::path(get, path = "/api/registrations", security(("registration" = [])), responses(
    (status = 200, body = RegistrationDesk), (status = 401, body = Problem), (status = 429, body = Problem),
    (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn look(State(bank): State<Arc<Bank>>, Token(token): Token) -> Answer {
    Ok(Json(bank.registrations(&token).await?))
}

/// The nonce for the certificate that is to be registered, bound to the origin of the page that asks.
#[utoipa::path(post, path = "/api/registrations/challenge", security(("registration" = [])), responses(
    (status = 201, body = LoginChallenge), (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn challenge(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
    headers: HeaderMap,
) -> Result<(StatusCode, Json<LoginChallenge>), Refusal> {
    let origin = origin(&bank, &headers);
    // Other pages have nothing to sign here.
    if !bank.config.may_log_in_from(&origin) {
        return Err(ProblemKind::NotFound.into());
    }
    let challenge = bank.registration_challenge(&token, &origin).await?;
    Ok((StatusCode::CREATED, Json(challenge)))
}

/// Shows a certificate by signing.
#[utoipa::path(put, path = "/api/registrations/certificate", security(("registration" = [])),
    request_body = RegistrationSignature, responses(
    (status = 200, body = RegistrationDesk), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 403, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem),
    (status = 422, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn certificate(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    Token(token): Token,
    headers: HeaderMap,
    Body(shown): Body<RegistrationSignature>,
) -> Answer {
    let place = bank.limits.logins.place(peer.address.ip(), bank.ra.clock.now());
    let place = place.map_err(too_many)?;
    let answer = bank.show_certificate(&token, &shown, &origin(&bank, &headers)).await;
    if let Err(RegistrationError::Declined(Declined::Denied(denied))) = &answer
        && denied.is_guess()
    {
        place.count();
    }
    Ok(Json(answer?))
}

/// Proves to be there, by a one-time password or a security card.
#[utoipa::path(put, path = "/api/registrations/proof", security(("registration" = [])),
    request_body = RegistrationProof, responses(
    (status = 200, body = RegistrationDesk), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 403, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem),
    (status = 422, body = Problem), (status = 423, body = Problem), (status = 429, body = Problem),
    (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn proof(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
    Body(proof): Body<RegistrationProof>,
) -> Answer {
    Ok(Json(bank.prove_registration(&token, &proof).await?))
}

/// Registers the certificate that was shown.
#[utoipa::path(post, path = "/api/registrations/confirmation", security(("registration" = [])),
    request_body = RegistrationConfirmation, responses(
    (status = 200, body = RegistrationDesk), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 403, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem),
    (status = 422, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn confirm(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
    Body(confirmation): Body<RegistrationConfirmation>,
) -> Answer {
    Ok(Json(bank.register(&token, &confirmation).await?))
}

/// Ends a registration, and every login with it.
#[utoipa::path(delete, path = "/api/registrations/certificates/{fingerprint}",
    params(("fingerprint" = String, Path)), security(("registration" = [])), responses(
    (status = 200, body = RegistrationDesk), (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn deregister(
    State(bank): State<Arc<Bank>>,
    Token(token): Token,
    Named(fingerprint): Named,
) -> Answer {
    Ok(Json(bank.deregister(&token, &fingerprint).await?))
}

impl From<RegistrationError> for Refusal {
    fn from(error: RegistrationError) -> Self {
        let declined = match error {
            RegistrationError::Refused(refused) => return refused.into(),
            RegistrationError::Skipped => return ProblemKind::StepSkipped.into(),
            RegistrationError::NotFound => return ProblemKind::NotFound.into(),
            RegistrationError::Declined(declined) => declined,
        };
        let mut problem = Problem::new(match declined {
            Declined::Denied(denied) => denied_kind(denied),
            Declined::Untrusted => ProblemKind::CertificateUntrusted,
            Declined::Policy => ProblemKind::CertificatePolicy,
            Declined::Already => ProblemKind::AlreadyRegistered,
            Declined::Elsewhere => ProblemKind::RegisteredElsewhere,
            Declined::Failed => ProblemKind::Internal,
        });
        problem.detail = Some(declined.to_string());
        Self(problem)
    }
}
