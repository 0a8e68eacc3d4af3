//! Which pages may press our buttons: a browser sends calls for any page that it shows.

use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use ingam_bank_api::ProblemKind;

use super::problem::Refusal;

/// `Sec-Fetch-Site` (Fetch Metadata): how the page that calls relates to us.
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses what a browser sends for a page of another site. Other programs, and old browsers, do not
/// say for whom they call.
pub(super) fn ours(headers: &HeaderMap) -> Result<(), Refusal> {
    match headers.get(SITE) {
        None => Ok(()),
        // "none": the person typed the address.
        Some(site) if site == "same-origin" || site == "none" => Ok(()),
        Some(_) => Err(ProblemKind::NotFound.into()),
    }
}

/// Refuses what was not sent to an address of this machine by its own name, or was sent for a page:
/// the listener has none. A name that someone else's DNS gives this machine is not its own.
pub(super) async fn local(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let foreign = headers.contains_key(header::ORIGIN) || !is_loopback(headers);
    match ours(headers) {
        Ok(()) if !foreign => next.run(request).await,
        _ => Refusal::from(ProblemKind::NotFound).into_response(),
    }
}

/// Whether `Host` names this machine as only itself can.
fn is_loopback(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let Some(authority) = host.and_then(|host| host.parse::<Authority>().ok()) else {
        return false;
    };
    let host = authority.host().trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().expect("a header"))])
    }

    #[test]
    fn only_this_machine_is_loopback() {
        for host in ["127.0.0.1", "127.0.0.1:8081", "127.9.9.9:1", "[::1]:8081", "LocalHost:1"] {
            assert!(is_loopback(&with(header::HOST, host)), "{host}");
        }
        for host in [
            "",
            "bank.example",
            "bank.example:8081",
            "localhost.bank.example",
            "127.0.0.1.bank.example",
            "192.0.2.1:8081",
            "0.0.0.0",
            "[2001:db8::1]:8081",
            "127.0.0.1 ",
        ] {
            assert!(!is_loopback(&with(header::HOST, host)), "{host}");
        }
        assert!(!is_loopback(&HeaderMap::new()));
    }

    #[test]
    fn other_sites_are_not_ours() {
        assert!(ours(&HeaderMap::new()).is_ok());
        for (site, right) in
            [("same-origin", true), ("none", true), ("same-site", false), ("cross-site", false)]
        {
            assert_eq!(ours(&with(SITE, site)).is_ok(), right, "{site}");
        }
    }
}
