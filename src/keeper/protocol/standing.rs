use ingam_core::crl;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// Asks the responder of a certificate's issuer (OCSP, RFC 6960) whether it still holds. Only of certificates
/// that lead to the trusted root. [`ReadStanding`] follows, or [`ReadList`] if nobody answers.
#[derive(Debug, Serialize, Deserialize)]
pub struct AskStanding {
    /// As in the vault.
    pub certificate: ByteBuf,
    /// As in the vault.
    pub chain: Vec<ByteBuf>,
    /// SHA-256 of the trusted root.
    pub root_sha256: ByteBuf,
}

/// Answer to [`AskStanding`].
#[derive(Debug, Serialize, Deserialize)]
pub struct StandingQuestion {
    /// Where the certificate says that it is asked, if it does.
    pub url: Option<String>,
    /// DER of an `OCSPRequest` with a fresh nonce.
    pub request: ByteBuf,
    /// Where the certificate says that its issuer's list is, if it does.
    pub list_url: Option<String>,
}

/// Verifies what the responder said to the question before.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadStanding {
    /// DER of an `OCSPResponse`.
    pub answer: ByteBuf,
    /// The time by the bank's clock: the one of this device may be wrong. The nonce shows that the answer is
    /// no old one.
    pub now: i64,
}

/// Verifies the list of revoked certificates (CRL, RFC 5280) of the issuer that was to be asked: what to go by
/// where its responder does not answer.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadList {
    /// DER of a `CertificateList`.
    pub list: ByteBuf,
    /// The largest number of a list of this issuer that was believed before.
    pub newest: Option<ListNumber>,
    /// The time by the bank's clock.
    pub now: i64,
}

/// Where a list stands among those of its issuer, big-endian.
pub type ListNumber = crl::Number;

/// What a certificate is worth, by its issuer's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// It was not revoked.
    Good,
    /// 폐기. Since when.
    Revoked(i64),
    /// A newer one took its place. Since when.
    Superseded(i64),
    /// 효력정지. Since when.
    Suspended(i64),
    /// The issuer does not know it.
    Unknown,
}

/// Whose word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StandingSource {
    /// The responder's, of this moment.
    Responder,
    /// A list's, with its number: who is not on it was not revoked when it was made.
    List(ListNumber),
}

/// Answer to [`ReadStanding`] and [`ReadList`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingTold {
    /// What it is worth.
    pub standing: Standing,
    /// When it was so.
    pub at: i64,
    /// By whose word.
    pub source: StandingSource,
}
