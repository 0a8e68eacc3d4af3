use serde::{Deserialize, Serialize};

use crate::{Holder, Secret};

/// Answer to `POST` [`paths::LOGIN_CHALLENGES`](crate::paths::LOGIN_CHALLENGES): what a login has to sign
/// with [`login_text`]. Good once, for three minutes, and for the origin that asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LoginChallenge {
    /// 32 random bytes, 64 lower-case hex digits.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub nonce: String,
    /// When it stops working, seconds since 1970-01-01T00:00:00Z.
    pub expires_at: i64,
    /// The bank's clock, seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
}

/// `POST` [`paths::LOGINS`](crate::paths::LOGINS): a login with a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Login {
    /// The nonce of the [`LoginChallenge`].
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub nonce: String,
    /// DER of a CMS `SignedData` (RFC 5652) by one signer, in standard base64 with padding: the UTF-8 of
    /// [`login_text`], attached, with the signer's certificate, `signingTime` and
    /// `signingCertificateV2` (RFC 5035).
    pub signed: String,
    /// R of the certificate's VID, in base64: DER of an `EncryptedVidRandom`, by HPKE (RFC 9180) to the key
    /// of [`Authority::recipient`](crate::Authority::recipient), with the info `ingam login v1` and, as
    /// associated data, the `SubjectPublicKeyInfo` of the certificate followed by the 32 bytes of the
    /// nonce. Without it where the certificate has no VID.
    #[serde(default)]
    pub random: Option<Secret>,
}

/// Who is logged in, and for how long: answer to [`Login`], and to `POST`
/// [`paths::LOGIN_EXTENSION`](crate::paths::LOGIN_EXTENSION), which has no token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LoggedIn {
    /// For `Authorization: Bearer`, 256 bits. Only in the answer to [`Login`].
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub token: Option<Secret>,
    /// Whose certificate it is, e.g. `홍길동`.
    pub name: String,
    /// Personal or corporate.
    pub holder: Holder,
    /// Serial number of the certificate, lower-case hex.
    pub serial: String,
    /// Whether another institution issued the certificate, and it is registered here.
    #[serde(default)]
    pub registered: bool,
    /// Seconds without a call after which the session ends.
    pub idle: u32,
    /// When it ends at the latest, seconds since 1970-01-01T00:00:00Z.
    pub ends_at: i64,
    /// When this customer logged in the last time before, if ever, seconds since 1970-01-01T00:00:00Z.
    #[serde(default)]
    pub last_login_at: Option<i64>,
    /// Other sessions of the same customer that are open now.
    pub others: u32,
    /// The bank's clock, seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
}

/// Answer to `GET` [`paths::ACCOUNTS`](crate::paths::ACCOUNTS), for whoever is logged in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BankAccounts {
    /// In the order of their opening.
    pub accounts: Vec<BankAccount>,
    /// The bank's clock, seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
}

/// An account of the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BankAccount {
    /// Name of the account in further calls.
    pub id: String,
    /// What the customer calls it, e.g. `급여통장`.
    pub label: String,
    /// Its number, digits without dashes: it is the customer's own.
    pub number: String,
    /// Won.
    pub balance: u64,
}

/// The text that a login signs, for a page of this origin (as `window.location.origin`): UTF-8, lines
/// ended by U+000A, the last one as well. The bank writes the same text from what it knows, and
/// compares them byte for byte.
pub fn login_text(origin: &str, nonce: &str) -> String {
    format!("Ingam login v1\norigin: {origin}\nnonce: {nonce}\n")
}
