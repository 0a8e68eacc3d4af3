use serde::{Deserialize, Serialize};

use crate::Localized;

/// The bank's certificates, which a client checks against the root it was configured to trust.
///
/// All certificates are DER in standard base64 with padding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Authority {
    /// Name of the bank as shown to people.
    pub bank: Localized,
    /// The root certificate. Trusted only if its SHA-256 equals the configured one.
    pub root: String,
    /// The issuing authority's certificate, signed by the root.
    pub issuer: String,
    /// The certificates of every authority that issues under the root, `issuer` among them. An
    /// older bank does not say.
    #[serde(default)]
    pub authorities: Vec<String>,
    /// The certificate (keyUsage keyAgreement) whose P-256 key receives the VID random R by
    /// HPKE (RFC 9180), signed by the issuing authority.
    pub recipient: String,
    /// The bank's clock, seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
}
