use serde::{Deserialize, Serialize};

use crate::{AgreedTerms, Product};

/// What an enrollment is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 발급: a certificate of its own, for a year.
    #[default]
    Issue,
    /// 갱신: a year more, before the old certificate ends. Who is logged in with the certificate opens
    /// it at [`paths::RENEWALS`](crate::paths::RENEWALS).
    Renewal,
    /// 재발급: for a lost file or a forgotten password. The same last day as the old certificate, no fee.
    Reissue,
}

impl Purpose {
    /// The name used on the wire, and in message ids.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Issue => "issue",
            Self::Renewal => "renewal",
            Self::Reissue => "reissue",
        }
    }
}

/// `POST` [`paths::RENEWALS`](crate::paths::RENEWALS), by whoever is logged in, with the token of the
/// login: opens an enrollment for the certificate of that login, see
/// [`EnrollmentStarted`](crate::EnrollmentStarted). `{}` is enough as long as the terms are those that
/// were agreed to the last time; otherwise the answer is `terms-outdated`, and `field` names what is missing here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StartRenewal {
    /// Every document of [`Terms`](crate::Terms) in its current version; empty: as agreed to the last time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreed: Vec<AgreedTerms>,
    /// The own terms of the authority that signed the certificate, where the customer chose it; absent: as
    /// agreed to the last time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority_agreed: Option<AgreedTerms>,
}

/// The certificate that a renewal or a reissue takes the place of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OldCertificate {
    /// Its serial number, lower-case hex.
    pub serial: String,
    /// What it is for, and so the new one.
    pub product: Product,
    /// Who signed it, an [`AuthorityOffer::id`](crate::AuthorityOffer::id), and signs the new one.
    pub authority: String,
    /// Last second of its validity, seconds since 1970-01-01T00:00:00Z.
    pub not_after: i64,
    /// Last second of validity of the new one: the same for a reissue, a year later for a renewal.
    pub new_not_after: i64,
}
