//! The HTTP edge: decoding, limits, headers, logs. It decides nothing about certificates.

pub mod admin;
pub mod api;
mod caller;
pub mod cmp;
pub mod copy;
pub mod demo;
pub mod est;
pub mod headers;
pub mod login;
pub mod ocsp;
pub mod openapi;
pub mod page;
pub mod problem;
pub mod receipts;
pub mod registration;
pub mod renewals;
pub mod revocations;
pub mod session;
pub mod transfers;

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use ingam_bank_api::{Problem, ProblemKind};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::timeout::TimeoutLayer;

use crate::Bank;
use crate::config::MAX_BODY;
use crate::server::Peer;

/// Everything the public listener serves.
pub fn router(bank: &Arc<Bank>) -> Router {
    let (api, openapi) = openapi::router();
    let calls = api
        .merge(openapi::document(openapi))
        .merge(cmp::router())
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(from_fn_with_state(Arc::clone(bank), limit))
        .layer(cors(bank))
        .with_state(Arc::clone(bank));
    // Not for pages: no origin may call it from a browser.
    let est = est::in_words(
        est::router()
            .layer(DefaultBodyLimit::max(MAX_BODY))
            .layer(from_fn_with_state(Arc::clone(bank), limit)),
    )
    .with_state(Arc::clone(bank));
    let standing = ocsp::router()
        .merge(cmp::lists())
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(cors(bank))
        .with_state(Arc::clone(bank));
    let rest =
        Router::new().merge(demo::router()).merge(demo::elsewhere()).with_state(Arc::clone(bank));
    calls
        .merge(est)
        .merge(standing)
        .merge(rest)
        .layer(from_fn_with_state(Arc::clone(bank), settled))
        .merge(page::router(bank))
        .layer(from_fn(headers::add))
        .layer(CatchPanicLayer::custom(|_| problem::answer(&Problem::new(ProblemKind::Internal))))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            Duration::from_secs(60),
        ))
        .layer(from_fn_with_state(Arc::clone(bank), disturb))
        .layer(from_fn(log))
}

/// One line for each call: never a body, a header or a query.
async fn log(request: Request, next: Next) -> Response {
    let id = crate::hex::hex(&crate::secrets::random::<8>());
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let begun = Instant::now();
    let mut response = next.run(request).await;
    let ms = begun.elapsed().as_millis();
    let status = response.status().as_u16();
    tracing::info!(%method, path, status, ms, id, "call");
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}

/// Before anybody looks: what nobody resumed in time is revoked.
async fn settled(State(bank): State<Arc<Bank>>, request: Request, next: Next) -> Response {
    if let Err(error) = bank.settle().await {
        tracing::error!(%error, "what was not resumed in time is not revoked yet");
    }
    next.run(request).await
}

/// Does what the fault knobs say.
async fn disturb(
    State(bank): State<Arc<Bank>>,
    peer: ConnectInfo<Peer>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    if let Some(failure) = bank.faults.take_failure(&path) {
        let kind = if failure.internal { ProblemKind::Internal } else { ProblemKind::Unavailable };
        return problem::answer(&Problem::new(kind));
    }
    let lost = bank.faults.take_drop(&path);
    let response = next.run(request).await;
    let delay = bank.faults.delay_ms();
    if delay > 0 {
        // The fault knob "slow answers" is this wait: it is zero unless someone at the admin address
        // turns it, to see what clients make of a slow bank.
        tokio::time::sleep(Duration::from_millis(delay)).await;
    }
    if lost {
        peer.cut();
    }
    response
}

/// Refuses an address that calls too often.
async fn limit(
    State(bank): State<Arc<Bank>>,
    peer: ConnectInfo<Peer>,
    request: Request,
    next: Next,
) -> Response {
    match bank.limits.calls.count(peer.address.ip(), bank.ra.clock.now()) {
        Ok(()) => next.run(request).await,
        Err(wait) => problem::too_many(wait).into_response(),
    }
}

/// Only the origins that were named, without cookies.
fn cors(bank: &Bank) -> CorsLayer {
    let origins: Vec<HeaderValue> =
        bank.config.allowed_origins.iter().filter_map(|origin| origin.parse().ok()).collect();
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE, header::ACCEPT])
        .expose_headers([header::RETRY_AFTER])
        .max_age(Duration::from_secs(600))
}
