//! What a call brings: a session token, and a JSON body of limited size.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::header;
use axum::http::request::Parts;
use bytes::Bytes;
use ingam_bank_api::{Problem, ProblemKind};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::problem::Refusal;
use crate::Bank;

/// The enrollment in the path, and the session's right to it.
#[derive(Debug)]
pub struct Mine(pub String);

impl FromRequestParts<Arc<Bank>> for Mine {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, bank: &Arc<Bank>) -> Result<Self, Refusal> {
        let invalid = || Refusal::from(ProblemKind::SessionInvalid);
        let Path(id) =
            Path::<String>::from_request_parts(parts, bank).await.map_err(|_| invalid())?;
        let enrollment = bank.ra.session(bearer(parts)?).await?;
        // Another session's enrollment and one that does not exist look alike.
        if enrollment == id { Ok(Self(id)) } else { Err(invalid()) }
    }
}

/// What stands in the path to name something. What is no text names nothing: nothing is called "".
#[derive(Debug)]
pub struct Named(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let named = Path::<String>::from_request_parts(parts, state).await;
        Ok(Self(named.map(|Path(name)| name).unwrap_or_default()))
    }
}

/// The token of whoever is logged in.
pub struct Token(pub String);

impl FromRequestParts<Arc<Bank>> for Token {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Bank>) -> Result<Self, Refusal> {
        bearer(parts).map(|token| Self(token.to_owned()))
    }
}

/// The token of a call (RFC 6750 section 2.1).
fn bearer(parts: &Parts) -> Result<&str, Refusal> {
    let token = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token.and_then(|value| value.strip_prefix("Bearer "));
    token.ok_or_else(|| ProblemKind::SessionInvalid.into())
}

/// A JSON body.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<Bank>> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, bank: &Arc<Bank>) -> Result<Self, Refusal> {
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let json = kind.is_some_and(|kind| {
            kind.split(';').next().is_some_and(|kind| kind.trim() == "application/json")
        });
        if !json {
            return Err(malformed("the body must be application/json"));
        }
        let bytes = bytes_of(request, bank).await?;
        // serde_json's message may quote the body, so it is not passed on.
        let unreadable = |_| malformed("the body is not what this path takes");
        let mut value = serde_json::from_slice(&bytes).map_err(unreadable)?;
        make_whole(&mut value);
        serde_json::from_value(value).map(Self).map_err(unreadable)
    }
}

/// The largest whole number that every JSON program can write (RFC 8259 section 6).
const LARGEST_WHOLE: f64 = 9_007_199_254_740_991.0;

/// Writes `4400.0` as `4400`: what has no fraction is an integer for JSON Schema, and so for our
/// description, but not for serde.
fn make_whole(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            let float = number.as_f64().filter(|float| float.fract() == 0.0);
            if let Some(whole) = float.filter(|float| (0.0..=LARGEST_WHOLE).contains(float)) {
                // Exact: it has no fraction and is within 53 bits.
                *number = (whole as u64).into();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(make_whole),
        Value::Object(fields) => fields.values_mut().for_each(make_whole),
        _ => {}
    }
}

/// The body as bytes.
pub async fn bytes_of(request: Request, bank: &Arc<Bank>) -> Result<Bytes, Refusal> {
    Bytes::from_request(request, bank).await.map_err(|rejection| match rejection {
        BytesRejection::FailedToBufferBody(error) if error.status() == 413 => {
            ProblemKind::TooLarge.into()
        }
        _ => malformed("the body cannot be read"),
    })
}

pub(super) fn malformed(detail: &str) -> Refusal {
    let mut problem = Problem::new(ProblemKind::MalformedRequest);
    problem.detail = Some(detail.to_owned());
    Refusal(problem)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_number_without_a_fraction_is_whole() {
        let mut value = json!({ "a": [4400.0, 4400, 0.5, -1.0, 1e300], "b": { "c": 1e3 } });
        make_whole(&mut value);
        assert_eq!(value, json!({ "a": [4400, 4400, 0.5, -1.0, 1e300], "b": { "c": 1000 } }));
    }
}
