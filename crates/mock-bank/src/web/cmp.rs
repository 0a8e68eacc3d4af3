//! CMP over HTTP (RFC 6712), revocation lists and the practice statements.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use ingam_bank_api::{ProblemKind, paths};

use super::problem::Refusal;
use super::session::{Named, bytes_of};
use crate::Bank;
use crate::authorities::IssuingAuthority;
use crate::ca::crl::Which;

/// CMP.
pub fn router() -> Router<Arc<Bank>> {
    Router::new().route(paths::CMP, post(message))
}

/// What certificates point to, besides [`super::ocsp`].
pub fn lists() -> Router<Arc<Bank>> {
    Router::new()
        .route("/crl/{file}", get(crl))
        .route("/cps", get(cps))
        .route("/cps/{authority}", get(cps_of))
}

async fn message(State(bank): State<Arc<Bank>>, request: Request) -> Result<Response, Refusal> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if kind != Some(paths::CMP_CONTENT_TYPE) {
        return Err(ProblemKind::MalformedRequest.into());
    }
    let bytes = bytes_of(request, &bank).await?;
    let answer = crate::cmp::answer(&bank, &bytes).await.map_err(|error| {
        tracing::error!(%error, "a CMP answer cannot be encoded");
        Refusal::from(ProblemKind::Internal)
    })?;
    Ok(([(header::CONTENT_TYPE, paths::CMP_CONTENT_TYPE)], answer).into_response())
}

async fn crl(State(bank): State<Arc<Bank>>, Named(file): Named) -> Result<Response, Refusal> {
    let which = file.strip_suffix(".crl").and_then(Which::by_name);
    let which = which.ok_or(ProblemKind::NotFound)?;
    let crl =
        bank.authority.crl(which, &bank.ra.store, bank.ra.clock.now()).await.map_err(|error| {
            tracing::error!(%error, "no revocation list");
            Refusal::from(ProblemKind::Internal)
        })?;
    Ok(([(header::CONTENT_TYPE, "application/pkix-crl")], crl).into_response())
}

async fn cps() -> Response {
    statement(IssuingAuthority::Bank)
}

async fn cps_of(Named(authority): Named) -> Result<Response, Refusal> {
    let authority = IssuingAuthority::by_name(&authority).ok_or(ProblemKind::NotFound)?;
    Ok(statement(authority))
}

/// The certification practice statement that certificates point to.
fn statement(authority: IssuingAuthority) -> Response {
    let name = authority.name();
    let text = format!(
        "{}\n모의 인증업무준칙: 이 인증기관은 시험용이며, 인증서는 법적 효력이 없습니다.\n\n\
         {}\nMock certification practice statement: this authority exists for tests. Its certificates have no legal effect.\n",
        name.ko, name.en
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
