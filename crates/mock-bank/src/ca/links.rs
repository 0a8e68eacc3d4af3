//! Where a certificate says that more is known about it.

use crate::authorities::IssuingAuthority;

/// URLs in a customer's certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// The revocation list of whoever signed it.
    pub crl: String,
    /// The OCSP responder.
    pub ocsp: String,
    /// The certification practice statement.
    pub cps: String,
}

impl Links {
    /// Of certificates by this authority. The bank's own has the short ones: certificates from
    /// before there was a choice point there.
    pub fn new(authority: IssuingAuthority, public_url: &str) -> Self {
        let below = match authority {
            IssuingAuthority::Bank => String::new(),
            other => format!("/{}", other.as_str()),
        };
        Self {
            crl: list(public_url, authority.list()),
            ocsp: format!("{public_url}/ocsp{below}"),
            cps: format!("{public_url}/cps{below}"),
        }
    }
}

/// Where the revocation list of this name is.
pub fn list(public_url: &str, name: &str) -> String {
    format!("{public_url}/crl/{name}.crl")
}
