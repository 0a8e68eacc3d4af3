use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::{Secret, Wanted};

/// Keeps the two codes from another device, and asks the bank what they are for.
#[derive(Debug, Serialize, Deserialize)]
pub struct AskOffer {
    /// 참조번호
    pub reference: String,
    /// 인가코드
    pub code: Secret,
    /// The time.
    pub now: i64,
}

/// Answer to [`AskOffer`].
#[derive(Debug, Serialize, Deserialize)]
pub struct Question {
    /// The CMP message to send, DER `PKIMessage` with body `genm`.
    pub message: ByteBuf,
}

/// Judges the bank's answer to the `genm`.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadOffer {
    /// The bank's answer, DER `PKIMessage`.
    pub answer: ByteBuf,
}

/// Answer to [`ReadOffer`]: what the bank will certify, protected with the authorization code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// What to ask for.
    pub wanted: Wanted,
    /// The holder's name, for the person to recognise. Untrusted text.
    pub holder_name: String,
    /// Wire name of the product the policy stands for, if it is one of ours.
    pub product: Option<String>,
    /// When the codes stop working, if the bank says so.
    pub expires_at: Option<i64>,
}

/// Gives the two codes of the enrollment under way out, so that the person can go on elsewhere.
/// [`KeeperError::NoEnrollment`](super::KeeperError::NoEnrollment) once a certificate was accepted.
#[derive(Debug, Serialize, Deserialize)]
pub struct RevealCodes {}

/// Answer to [`RevealCodes`].
#[derive(Debug, Serialize, Deserialize)]
pub struct RevealedCodes {
    /// 참조번호
    pub reference: String,
    /// 인가코드
    pub code: Secret,
}
