use serde::{Deserialize, Serialize};

use crate::{Localized, Product, Secret};

/// `POST` [`paths::REVOCATIONS`](crate::paths::REVOCATIONS): the certificates of the customer whose account this
/// is; with a wish, one of them is changed before. Needs no certificate; wrong passwords count as they do in an
/// enrollment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RevocationQuestion {
    /// Number of any of the customer's accounts, 10 to 14 digits without dashes.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{10,14}$"))]
    pub account: String,
    /// Password of this account, 4 digits.
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[0-9]{4}$"))]
    pub account_password: Secret,
    /// Resident registration number, 13 digits, or business registration number, 10 digits.
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^([0-9]{13}|[0-9]{10})$"))]
    pub number: Secret,
    /// What to do; without it nothing is changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<RevocationWish>,
}

/// What is to become of a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RevocationWish {
    /// Serial number, 32 lower-case hex digits.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{32}$"))]
    pub serial: String,
    /// What to do.
    pub change: Change,
}

/// What the owner can do with a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// 효력정지: it is worth nothing until it is resumed.
    Suspend,
    /// 효력회복
    Resume,
    /// 폐기: someone else may have the key.
    RevokeCompromised,
    /// 폐기: the name or the organisation changed.
    RevokeChanged,
    /// 폐기: it is no longer used.
    RevokeUnused,
}

/// Answer to [`RevocationQuestion`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldCertificates {
    /// Whose they are, e.g. `홍길동`.
    pub name: String,
    /// Those within their time that are not revoked, newest first.
    pub certificates: Vec<HeldCertificate>,
    /// What was paid back because of the wish, won.
    pub refunded: u64,
    /// The bank's clock, seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
}

/// A certificate that is not revoked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldCertificate {
    /// Serial number, lower-case hex.
    pub serial: String,
    /// What for.
    pub product: Product,
    /// Who issued it.
    pub authority: Localized,
    /// Last second of validity, since 1970-01-01T00:00:00Z.
    pub not_after: i64,
    /// If it is suspended: the last second in which it can be resumed.
    #[serde(default)]
    pub resumable_until: Option<i64>,
}

/// A fresh revocation code (폐기 코드) for a certificate. The one before it no longer works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RevocationCode {
    /// Five groups of five: see [`revocation_code`](crate::revocation_code).
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub code: Secret,
    /// Serial number of the certificate that it revokes, lower-case hex.
    pub serial: String,
    /// What the certificate is for.
    pub product: Product,
    /// Last second of its validity, since 1970-01-01T00:00:00Z.
    pub not_after: i64,
}

/// `POST` [`paths::REVOCATION_BY_CODE`](crate::paths::REVOCATION_BY_CODE): revokes when everything else is lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RevocationByCode {
    /// As it was typed.
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 25, max_length = 40))]
    pub code: Secret,
}

/// Answer to [`RevocationByCode`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RevokedByCode {
    /// Serial number of the certificate, lower-case hex.
    #[serde(default)]
    pub serial: Option<String>,
    /// What the certificate was for.
    pub product: Product,
    /// When it was revoked, seconds since 1970-01-01T00:00:00Z: earlier than now if that had been done before.
    pub revoked_at: i64,
    /// What was paid back, won.
    pub refunded: u64,
}
