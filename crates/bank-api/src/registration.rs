use serde::{Deserialize, Serialize};

use crate::{CardAnswer, CardCells, Holder, Localized, Secret, Way};

/// What somebody who registers a certificate of another institution is told: answer to every call of
/// the desk for it. The desk is opened by `POST` [`paths::REGISTRATIONS`](crate::paths::REGISTRATIONS) of a
/// [`ReceiptsQuestion`](crate::ReceiptsQuestion).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationDesk {
    /// For `Authorization: Bearer`, 256 bits. Only in the first answer.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub token: Option<Secret>,
    /// Who it is, e.g. `홍길동`.
    pub name: String,
    /// Personal or corporate.
    pub holder: Holder,
    /// What the customer can prove to be there with: `otp` or `security_card`.
    pub ways: Vec<Way>,
    /// Which cells of the security card are asked for.
    #[serde(default)]
    pub card: Option<CardCells>,
    /// Whether that was proved.
    pub proved: bool,
    /// What was signed with and would be registered.
    #[serde(default)]
    pub candidate: Option<RegisteredCertificate>,
    /// What is registered, newest first.
    pub registered: Vec<RegisteredCertificate>,
    /// Whose certificates may be registered.
    pub institutions: Vec<Localized>,
    /// The bank's clock, seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
}

/// A certificate of another institution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisteredCertificate {
    /// SHA-256 of the certificate, lower-case hex.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub fingerprint: String,
    /// Common name of its subject.
    pub subject: String,
    /// Whose it is.
    pub institution: Localized,
    /// What it is for.
    pub policy: Localized,
    /// Serial number, lower-case hex.
    pub serial: String,
    /// Last second of validity.
    pub not_after: i64,
    /// When it was registered, if it is.
    #[serde(default)]
    pub registered_at: Option<i64>,
}

/// `PUT` [`paths::REGISTRATION_PROOF`](crate::paths::REGISTRATION_PROOF): that the customer is there.
/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationProof {
    /// One-time password, 6 digits.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{6}$"))]
    pub otp: Option<Secret>,
    /// Digits of the security card.
    #[serde(default)]
    pub card: Option<CardAnswer>,
}

/// `PUT` [`paths::REGISTRATION_CERTIFICATE`](crate::paths::REGISTRATION_CERTIFICATE): a certificate,
/// shown by signing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationSignature {
    /// The nonce of the [`LoginChallenge`](crate::LoginChallenge).
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub nonce: String,
    /// As [`Login::signed`](crate::Login::signed), of [`registration_text`].
    pub signed: String,
    /// As [`Login::random`](crate::Login::random), with the info `ingam registration v1`.
    #[serde(default)]
    pub random: Option<Secret>,
}

/// `POST` [`paths::REGISTRATION_CONFIRMATION`](crate::paths::REGISTRATION_CONFIRMATION): this is the
/// certificate that is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationConfirmation {
    /// [`RegisteredCertificate::fingerprint`]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub fingerprint: String,
}

/// The text that a registration signs, for a page of this origin: as
/// [`login_text`](crate::login_text), and good for nothing else.
pub fn registration_text(origin: &str, nonce: &str) -> String {
    format!("Ingam registration v1\norigin: {origin}\nnonce: {nonce}\n")
}
