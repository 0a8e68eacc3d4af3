//! The steps before issuing, as JSON.

use std::sync::Arc;

use axum::Json;
use axum::extract::{ConnectInfo, State};
use axum::http::StatusCode;
use base64ct::{Base64, Encoding as _};
use ingam_bank_api::{
    Authority, Balances, CertificateRequest, Details, EnrollmentCodes, EnrollmentStarted,
    EnrollmentView, FeeConfirmation, Identity, IssuedCertificate, Problem, ProductChoice, Secret,
    StartEnrollment, Terms, TextMessage, Verification,
};

use super::problem::{Refusal, too_many};
use super::session::{Body, Mine};
use crate::Bank;
use crate::authorities::IssuingAuthority;
use crate::config::bank_name;
use crate::csr_policy::{Keys, text};
use crate::issuing::IssueError;
use crate::ra::Refused;
use crate::server::Peer;

type Answer<T> = Result<Json<T>, Refusal>;

/// The bank's certificates and clock.
#[utoipa::path(get, path = "/api/authority", responses(
    (status = 200, body = Authority), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn authority(State(bank): State<Arc<Bank>>) -> Json<Authority> {
    let authority = &bank.authority;
    Json(Authority {
        bank: bank_name(),
        root: Base64::encode_string(&authority.root.der),
        issuer: Base64::encode_string(&authority.issuing(IssuingAuthority::Bank).der),
        authorities: IssuingAuthority::ALL
            .map(|issuing| Base64::encode_string(&authority.issuing(issuing).der))
            .to_vec(),
        recipient: Base64::encode_string(&authority.recipient.der),
        now: bank.ra.clock.now(),
    })
}

/// The documents to agree to.
#[utoipa::path(get, path = "/api/terms", responses(
    (status = 200, body = Terms), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn terms(State(bank): State<Arc<Bank>>) -> Json<Terms> {
    Json(bank.ra.terms.now())
}

/// The own documents of the issuing authorities that can be chosen.
#[utoipa::path(get, path = "/api/terms/authorities", responses(
    (status = 200, body = Terms), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn authority_terms(State(bank): State<Arc<Bank>>) -> Json<Terms> {
    Json(bank.ra.terms.authorities())
}

/// Starts an enrollment.
#[utoipa::path(post, path = "/api/enrollments", request_body = StartEnrollment, responses(
    (status = 201, body = EnrollmentStarted), (status = 400, body = Problem), (status = 409, body = Problem),
    (status = 413, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn start(
    State(bank): State<Arc<Bank>>,
    Body(start): Body<StartEnrollment>,
) -> Result<(StatusCode, Json<EnrollmentStarted>), Refusal> {
    let (token, enrollment) = bank.ra.start(&start).await?;
    Ok((StatusCode::CREATED, Json(EnrollmentStarted { token: Secret::new(token), enrollment })))
}

/// The enrollment as it stands.
#[utoipa::path(get, path = "/api/enrollments/{id}", params(("id" = String, Path)), security(("session" = [])),
    responses((status = 200, body = EnrollmentView), (status = 401, body = Problem), (status = 409, body = Problem),
    (status = 410, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn look(State(bank): State<Arc<Bank>>, Mine(id): Mine) -> Answer<EnrollmentView> {
    Ok(Json(bank.ra.look(&id).await?))
}

/// Gives the enrollment up and ends the session.
#[utoipa::path(delete, path = "/api/enrollments/{id}", params(("id" = String, Path)), security(("session" = [])),
    responses((status = 204), (status = 401, body = Problem), (status = 429, body = Problem),
    (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn abandon(State(bank): State<Arc<Bank>>, Mine(id): Mine) -> Result<StatusCode, Refusal> {
    bank.ra.abandon(&id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says who is asking.
#[utoipa::path(put, path = "/api/enrollments/{id}/identity", params(("id" = String, Path)),
    security(("session" = [])), request_body = Identity, responses(
    (status = 200, body = EnrollmentView), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 403, body = Problem), (status = 409, body = Problem), (status = 410, body = Problem),
    (status = 413, body = Problem), (status = 422, body = Problem), (status = 423, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn identity(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    Mine(id): Mine,
    Body(identity): Body<Identity>,
) -> Answer<EnrollmentView> {
    guessing(&bank, &peer, bank.ra.identity(&id, &identity)).await
}

/// Sends a code to the phone that the customer wants to be known by.
#[utoipa::path(post, path = "/api/enrollments/{id}/identity/text-message", params(("id" = String, Path)),
    security(("session" = [])), request_body = Identity, responses(
    (status = 200, body = TextMessage), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 403, body = Problem), (status = 409, body = Problem), (status = 410, body = Problem),
    (status = 413, body = Problem), (status = 422, body = Problem), (status = 423, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn identity_message(
    State(bank): State<Arc<Bank>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    Mine(id): Mine,
    Body(identity): Body<Identity>,
) -> Answer<TextMessage> {
    guessing(&bank, &peer, bank.ra.identity_message(&id, &identity)).await
}

/// Answers a question about who somebody is, within what one address may guess.
pub(super) async fn guessing<T>(
    bank: &Bank,
    peer: &Peer,
    asked: impl Future<Output = Result<T, Refused>>,
) -> Answer<T> {
    // Before it is judged: whoever guessed too often learns nothing more, not even by many at once.
    let place = bank.limits.identities.place(peer.address.ip(), bank.ra.clock.now());
    let place = place.map_err(too_many)?;
    let answer = asked.await;
    if matches!(answer, Err(Refused::Identity)) {
        place.count();
    }
    Ok(Json(answer?))
}

/// Chooses a product, and who signs it.
#[utoipa::path(put, path = "/api/enrollments/{id}/product", params(("id" = String, Path)),
    security(("session" = [])), request_body = ProductChoice, responses(
    (status = 200, body = EnrollmentView), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 409, body = Problem), (status = 410, body = Problem), (status = 413, body = Problem),
    (status = 422, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn product(
    State(bank): State<Arc<Bank>>,
    Mine(id): Mine,
    Body(choice): Body<ProductChoice>,
) -> Answer<EnrollmentView> {
    Ok(Json(bank.ra.product(&id, choice).await?))
}

/// Sends a code to the phone on file.
#[utoipa::path(post, path = "/api/enrollments/{id}/text-message", params(("id" = String, Path)),
    security(("session" = [])), responses(
    (status = 200, body = TextMessage), (status = 401, body = Problem), (status = 409, body = Problem),
    (status = 410, body = Problem), (status = 422, body = Problem), (status = 423, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn text_message(State(bank): State<Arc<Bank>>, Mine(id): Mine) -> Answer<TextMessage> {
    Ok(Json(bank.ra.text_message(&id).await?))
}

/// Proves control of an account, and of a token, a card or a phone.
#[utoipa::path(put, path = "/api/enrollments/{id}/verification", params(("id" = String, Path)),
    security(("session" = [])), request_body = Verification, responses(
    (status = 200, body = EnrollmentView), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 403, body = Problem), (status = 409, body = Problem), (status = 410, body = Problem),
    (status = 413, body = Problem), (status = 422, body = Problem), (status = 423, body = Problem),
    (status = 429, body = Problem), (status = 500, body = Problem), (status = 503, body = Problem)))]
pub async fn verification(
    State(bank): State<Arc<Bank>>,
    Mine(id): Mine,
    Body(verification): Body<Verification>,
) -> Answer<EnrollmentView> {
    Ok(Json(bank.ra.verification(&id, &verification).await?))
}

/// What the customer's accounts hold, after verification.
#[utoipa::path(post, path = "/api/enrollments/{id}/balances", params(("id" = String, Path)),
    security(("session" = [])), responses(
    (status = 200, body = Balances), (status = 401, body = Problem), (status = 409, body = Problem),
    (status = 410, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn balances(State(bank): State<Arc<Bank>>, Mine(id): Mine) -> Answer<Balances> {
    Ok(Json(bank.ra.balances(&id).await?))
}

/// Confirms the fee: the amount is reserved. Needed only for a product that has one.
#[utoipa::path(put, path = "/api/enrollments/{id}/fee", params(("id" = String, Path)),
    security(("session" = [])), request_body = FeeConfirmation, responses(
    (status = 200, body = EnrollmentView), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 403, body = Problem),    (status = 409, body = Problem), (status = 410, body = Problem), (status = 413, body = Problem),
    (status = 422, body = Problem), (status = 423, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn fee(
    State(bank): State<Arc<Bank>>,
    Mine(id): Mine,
    Body(confirmation): Body<FeeConfirmation>,
) -> Answer<EnrollmentView> {
    Ok(Json(bank.ra.fee(&id, &confirmation).await?))
}

/// Says where notices go.
#[utoipa::path(put, path = "/api/enrollments/{id}/details", params(("id" = String, Path)),
    security(("session" = [])), request_body = Details, responses(
    (status = 200, body = EnrollmentView), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 409, body = Problem), (status = 410, body = Problem), (status = 413, body = Problem),
    (status = 422, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn details(
    State(bank): State<Arc<Bank>>,
    Mine(id): Mine,
    Body(details): Body<Details>,
) -> Answer<EnrollmentView> {
    Ok(Json(bank.ra.details(&id, details).await?))
}

/// Hands out reference number and authorization code; the same ones when asked again.
#[utoipa::path(post, path = "/api/enrollments/{id}/codes", params(("id" = String, Path)),
    security(("session" = [])), responses(
    (status = 200, body = EnrollmentCodes), (status = 401, body = Problem), (status = 409, body = Problem),
    (status = 410, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn codes(State(bank): State<Arc<Bank>>, Mine(id): Mine) -> Answer<EnrollmentCodes> {
    Ok(Json(bank.ra.codes(&id).await?))
}

/// The certificate for a request that the person made elsewhere; the same one when asked again with
/// the same request. It counts as delivered.
#[utoipa::path(post, path = "/api/enrollments/{id}/certificate", params(("id" = String, Path)),
    security(("session" = [])), request_body = CertificateRequest, responses(
    (status = 200, body = IssuedCertificate), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 409, body = Problem), (status = 410, body = Problem), (status = 413, body = Problem),
    (status = 422, body = Problem), (status = 429, body = Problem), (status = 500, body = Problem),
    (status = 503, body = Problem)))]
pub async fn certificate(
    State(bank): State<Arc<Bank>>,
    Mine(id): Mine,
    Body(CertificateRequest { request }): Body<CertificateRequest>,
) -> Answer<IssuedCertificate> {
    // What is not acceptable changes nothing: the person may still answer otherwise.
    let csr = text::decode(&request).map_err(IssueError::from)?;
    let judged = bank.judge(&csr, Keys::P256OrRsa)?;
    bank.may_have_key(&id, &judged).await?;
    // As on the other roads: from here on nothing can be changed, and what is older is closed.
    bank.ra.codes(&id).await?;
    let certificate = bank.issue(&id, &csr, Keys::P256OrRsa).await?;
    let enrollment = bank.confirm(&id, &certificate).await?;
    let issuer = enrollment.authority.ok_or(IssueError::Closed)?;
    let chain = [&bank.authority.issuing(issuer).der, &bank.authority.root.der];
    Ok(Json(IssuedCertificate {
        certificate: Base64::encode_string(&certificate),
        chain: chain.map(|der| Base64::encode_string(der)).to_vec(),
    }))
}
