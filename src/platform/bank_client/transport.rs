//! One question over HTTP, one answer.

use std::{fmt, future::Future, pin::Pin};

use ingam_bank_api::Secret;
use zeroize::Zeroize;

/// HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Adds.
    Post,
    /// Replaces.
    Put,
    /// Ends.
    Delete,
}

/// One question to the bank. `Debug` shows neither token nor body; the body is wiped when dropped.
pub struct HttpRequest {
    /// What to do.
    pub method: Method,
    /// Where: the base URL and one of [`ingam_bank_api::paths`].
    pub url: String,
    /// The session token.
    pub token: Option<Secret>,
    /// Content type and content.
    pub body: Option<(&'static str, Vec<u8>)>,
}

impl Drop for HttpRequest {
    fn drop(&mut self) {
        if let Some((_, content)) = &mut self.body {
            content.zeroize();
        }
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}", self.method, self.url)
    }
}

/// One answer of the bank.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpResponse {
    /// HTTP status code.
    pub status: u16,
    /// Media type without parameters, lower case; empty if there is none.
    pub content_type: String,
    /// Complete, at most [`super::MAX_ANSWER`] bytes.
    pub body: Vec<u8>,
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({} bytes)", self.status, self.content_type, self.body.len())
    }
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// No connection, or it broke, or the answer was a redirection.
    Unreachable,
    /// Not complete in [`super::TIMEOUT`].
    TimedOut,
    /// Larger than [`super::MAX_ANSWER`].
    TooLarge,
}

/// A future of a [`Transport`], on one thread.
pub type TransportFuture<'a> =
    Pin<Box<dyn Future<Output = Result<HttpResponse, TransportError>> + 'a>>;

/// Carries questions to the bank: HTTP in the browser, a bank in memory in tests.
pub trait Transport {
    /// Sends one request; never follows redirections, never sends cookies.
    fn send(&self, request: HttpRequest) -> TransportFuture<'_>;
}
