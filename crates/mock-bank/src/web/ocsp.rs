//! OCSP over HTTP (RFC 6960 appendix A, RFC 5019 section 6): whatever is wrong is said as an OCSP response.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;

use super::session::bytes_of;
use crate::Bank;
use crate::authorities::IssuingAuthority;
use crate::config::MAX_BODY;
use crate::hex::hex;
use crate::ocsp::Answer;
use crate::ocsp::response::ResponseStatus;
use crate::server::Peer;

const REQUEST: &str = "application/ocsp-request";
const RESPONSE: &str = "application/ocsp-response";

/// Seconds for which anybody may keep a response that was not made for one request: a revocation is
/// hidden for so long from whoever asks without a nonce.
const MAX_AGE: i64 = 5 * 60;

/// The addresses of all authorities, as [`crate::ca::links::Links`] has them.
pub fn router() -> Router<Arc<Bank>> {
    Router::new()
        .route("/ocsp", get(nothing).post(post))
        .route("/ocsp/", get(nothing).post(post))
        .route("/ocsp/{*rest}", get(get_encoded).post(post))
}

/// Where a request went.
struct Target<'a> {
    authority: IssuingAuthority,
    /// What stands behind the address, without a slash in front.
    rest: &'a str,
}

impl<'a> Target<'a> {
    /// No request in base64 begins like the name of an authority: DER of a SEQUENCE begins with `M`.
    fn of(path: &'a str) -> Self {
        let path = path.trim_start_matches('/');
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        match IssuingAuthority::by_name(first) {
            Some(authority) if authority != IssuingAuthority::Bank => {
                Self { authority, rest: rest.trim_start_matches('/') }
            }
            _ => Self { authority: IssuingAuthority::Bank, rest: path },
        }
    }
}

async fn nothing() -> Response {
    response(ResponseStatus::MalformedRequest.into())
}

async fn post(
    State(bank): State<Arc<Bank>>,
    peer: ConnectInfo<Peer>,
    path: Option<Path<String>>,
    request: Request,
) -> Response {
    if let Some(busy) = too_many(&bank, &peer) {
        return busy;
    }
    let path = path.map(|Path(path)| path).unwrap_or_default();
    let target = Target::of(&path);
    if !target.rest.is_empty() || !is_request(request.headers()) {
        return nothing().await;
    }
    let Ok(body) = bytes_of(request, &bank).await else {
        return nothing().await;
    };
    // Never kept by anybody: it is not what an address says.
    response(Answer { shared: None, ..bank.ocsp(target.authority, &body).await })
}

async fn get_encoded(
    State(bank): State<Arc<Bank>>,
    peer: ConnectInfo<Peer>,
    path: Result<Path<String>, PathRejection>,
) -> Response {
    if let Some(busy) = too_many(&bank, &peer) {
        return busy;
    }
    let Ok(Path(path)) = path else {
        return nothing().await;
    };
    let target = Target::of(&path);
    let encoded = Some(target.rest).filter(|rest| rest.len() <= MAX_BODY);
    let Some(request) = encoded.and_then(|encoded| Base64::decode_vec(encoded).ok()) else {
        return nothing().await;
    };
    response(bank.ocsp(target.authority, &request).await)
}

/// Signing is work: whoever calls too often has to wait.
fn too_many(bank: &Bank, peer: &Peer) -> Option<Response> {
    let counted = bank.limits.calls.count(peer.address.ip(), bank.ra.clock.now());
    counted.err().map(|_| response(ResponseStatus::TryLater.into()))
}

fn is_request(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
    kind.eq_ignore_ascii_case(REQUEST)
}

fn response(answer: Answer) -> Response {
    let kind = [(header::CONTENT_TYPE, RESPONSE)];
    let Some((this_update, next_update)) = answer.shared else {
        return (kind, answer.der).into_response();
    };
    // RFC 5019 section 6.2
    let caching = [
        (header::LAST_MODIFIED, http_date(this_update)),
        (header::EXPIRES, http_date(next_update)),
        (header::ETAG, format!("\"{}\"", hex(&Sha256::digest(&answer.der)))),
        (
            header::CACHE_CONTROL,
            format!("max-age={MAX_AGE}, public, no-transform, must-revalidate"),
        ),
    ];
    (kind, caching, answer.der).into_response()
}

/// IMF-fixdate (RFC 9110 section 5.6.7): `Sun, 22 Nov 2026 02:30:00 GMT`.
fn http_date(unix: i64) -> String {
    let at = OffsetDateTime::from_unix_timestamp(unix).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (weekday, month) = (at.weekday().to_string(), at.month().to_string());
    let (hour, minute, second) = at.to_hms();
    format!(
        "{weekday:.3}, {:02} {month:.3} {} {hour:02}:{minute:02}:{second:02} GMT",
        at.day(),
        at.year()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_http() {
        assert_eq!(http_date(1_795_273_200), "Sat, 21 Nov 2026 15:00:00 GMT");
        assert_eq!(http_date(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
    }

    #[test]
    fn an_address_is_an_authoritys() {
        let of = |path| {
            let Target { authority, rest } = Target::of(path);
            (authority, rest)
        };
        use IssuingAuthority::{Bank, Garam, Nuri};
        assert_eq!(of(""), (Bank, ""));
        assert_eq!(of("MEIw/QA+"), (Bank, "MEIw/QA+"));
        assert_eq!(of("/MEIw"), (Bank, "MEIw"));
        assert_eq!(of("garam"), (Garam, ""));
        assert_eq!(of("nuri/MEIw/QA+"), (Nuri, "MEIw/QA+"));
        assert_eq!(of("bank/MEIw"), (Bank, "bank/MEIw"));
    }
}
