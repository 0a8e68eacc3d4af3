//! EST over HTTP (RFC 7030): base64 for base64, refusals as plain text. TLS is someone else's work:
//! see docs/est.md.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use base64ct::{Base64, Encoding as _};
use ingam_bank_api::paths;
use zeroize::Zeroizing;

use super::session::bytes_of;
use crate::Bank;
use crate::csr_policy::Rejected;
use crate::est::{EstError, csr_attributes};
use crate::issuing::IssueError;

const CERTIFICATES: &str = "application/pkcs7-mime; smime-type=certs-only";
const CSR_ATTRIBUTES: &str = "application/csrattrs";
const REQUEST: &str = "application/pkcs10";
const TEXT: &str = "text/plain; charset=utf-8";
const CHALLENGE: &str = "Basic realm=\"ingam mock bank\", charset=\"UTF-8\"";

/// A refusal in words.
type Refusal = (StatusCode, String);

/// The operations that are offered. Renewal (`simplereenroll`) and the rest are not.
pub fn router() -> Router<Arc<Bank>> {
    let under = |operation: &str| format!("{}/{operation}", paths::EST);
    Router::new()
        .route(&under("cacerts"), get(ca_certificates))
        .route(&under("csrattrs"), get(attributes))
        .route(&under("simpleenroll"), post(enroll))
        .route(&under("{*rest}"), any(not_offered))
}

/// Puts what the layers in front refuse into words, too: a client of this protocol shows text.
pub fn in_words(router: Router<Arc<Bank>>) -> Router<Arc<Bank>> {
    router.layer(map_response(async |response: Response| {
        let kind = response.headers().get(header::CONTENT_TYPE);
        if kind.is_none_or(|kind| kind != paths::PROBLEM_CONTENT_TYPE) {
            return response;
        }
        let (mut parts, _) = response.into_parts();
        let words = parts.status.canonical_reason().unwrap_or("refused").to_lowercase();
        parts.headers.remove(header::CONTENT_LENGTH);
        parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(TEXT));
        Response::from_parts(parts, format!("{words}\n").into())
    }))
}

async fn ca_certificates(State(bank): State<Arc<Bank>>) -> Result<Response, Refusal> {
    Ok(encoded(CERTIFICATES, &bank.est_ca_certificates().map_err(refusal)?))
}

async fn attributes() -> Result<Response, Refusal> {
    let der = csr_attributes().map_err(|error| {
        tracing::error!(%error, "the CSR attributes cannot be encoded");
        failed()
    })?;
    Ok(encoded(CSR_ATTRIBUTES, &der))
}

async fn enroll(State(bank): State<Arc<Bank>>, request: Request) -> Response {
    match try_enroll(&bank, request).await {
        Ok(certificates) => encoded(CERTIFICATES, &certificates),
        Err(refusal) if refusal.0 == StatusCode::UNAUTHORIZED => {
            ([(header::WWW_AUTHENTICATE, CHALLENGE)], refusal).into_response()
        }
        Err(refusal) => refusal.into_response(),
    }
}

async fn try_enroll(bank: &Arc<Bank>, request: Request) -> Result<Vec<u8>, Refusal> {
    // Without a name and a password, the client is asked for them first, as curl and libest expect.
    let who = Basic::of(request.headers()).ok_or_else(|| refusal(EstError::Unauthorized))?;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case(REQUEST) {
        return Err(words(StatusCode::BAD_REQUEST, format!("the body must be {REQUEST}")));
    }
    let body = bytes_of(request, bank).await.map_err(|refusal| {
        let status = StatusCode::from_u16(refusal.0.status).unwrap_or(StatusCode::BAD_REQUEST);
        words(status, refusal.0.title)
    })?;
    let text = std::str::from_utf8(&body).map_err(|_| refusal(Rejected::Armour.into()))?;
    bank.est_enroll(&who.name, who.password.as_bytes(), text).await.map_err(refusal)
}

/// Name and password of HTTP Basic authentication (RFC 7617).
struct Basic {
    name: String,
    password: Zeroizing<String>,
}

impl Basic {
    fn of(headers: &HeaderMap) -> Option<Self> {
        let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let (scheme, encoded) = value.split_once(' ')?;
        let bytes = Zeroizing::new(Base64::decode_vec(encoded.trim()).ok()?);
        let (name, password) = std::str::from_utf8(&bytes).ok()?.split_once(':')?;
        let basic = scheme.eq_ignore_ascii_case("Basic");
        basic.then(|| Self { name: name.to_owned(), password: Zeroizing::new(password.to_owned()) })
    }
}

/// One line (RFC 8951 section 3.1 leaves it open): strongSwan reads no other.
fn encoded(kind: &'static str, der: &[u8]) -> Response {
    ([(header::CONTENT_TYPE, kind)], Base64::encode_string(der)).into_response()
}

fn words(status: StatusCode, text: impl std::fmt::Display) -> Refusal {
    (status, format!("{text}\n"))
}

fn failed() -> Refusal {
    words(StatusCode::INTERNAL_SERVER_ERROR, "the bank failed; nothing was changed")
}

fn refusal(error: EstError) -> Refusal {
    let status = match &error {
        EstError::Unauthorized => StatusCode::UNAUTHORIZED,
        EstError::Issue(IssueError::Rejected(Rejected::TooLarge)) => StatusCode::PAYLOAD_TOO_LARGE,
        EstError::Issue(IssueError::Rejected(_)) => StatusCode::BAD_REQUEST,
        EstError::Issue(IssueError::Store(_) | IssueError::Authority(_))
        | EstError::Encoding(_) => {
            tracing::error!(%error, "est failed");
            return failed();
        }
        EstError::Issue(_) => StatusCode::FORBIDDEN,
    };
    tracing::info!(%status, "est refused: {error}");
    words(status, error)
}

async fn not_offered() -> Refusal {
    words(StatusCode::NOT_FOUND, "this operation is not offered")
}
