//! Refusals: `ErrorMsgContent` with PKIFailureInfo (RFC 9810 sections 5.2.3 and 5.3.21).
//!
//! The types are our own: those of the `cmpv2` crate number the failure bits differently from the
//! RFC and cannot hold the ones above 15.

use der::asn1::{Any, BitString, ContextSpecific, Utf8StringRef};
use der::{Encode as _, Sequence, TagMode, TagNumber};

use crate::csr_policy::Rejected;
use crate::issuing::IssueError;
use crate::secrets::SecretError;
use crate::store::StoreError;

/// Bit numbers of PKIFailureInfo that this bank uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum FailureInfo {
    /// Unknown or unacceptable algorithm.
    BadAlg = 0,
    /// The MAC does not fit: wrong authorization code, or unknown reference number.
    BadMessageCheck = 1,
    /// Not permitted: used, closed or expired.
    BadRequest = 2,
    /// The confirmed certificate is not the one that was sent.
    BadCertId = 4,
    /// Cannot be decoded.
    BadDataFormat = 5,
    /// The request is not signed by its key.
    BadPop = 9,
    /// The certificate was revoked: another one took its place.
    CertRevoked = 10,
    /// The certificate was confirmed: there is no other for this reference number.
    CertConfirmed = 11,
    /// A MAC was expected.
    WrongIntegrity = 12,
    /// The nonce is not the one we sent.
    BadRecipientNonce = 13,
    /// The nonce is missing.
    BadSenderNonce = 18,
    /// The key in the request is not acceptable.
    BadCertTemplate = 19,
    /// Whoever signed is not known here, or has no certificate that is valid now.
    SignerNotTrusted = 20,
    /// The transaction id belongs to someone else.
    TransactionIdInUse = 21,
    /// Whoever signed may not do this.
    NotAuthorized = 23,
    /// The bank failed.
    SystemFailure = 25,
}

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// For programs.
    pub info: FailureInfo,
    /// For people who read messages, English.
    pub text: String,
    /// errorCode, for what has no bit: 1 the account does not hold the fee, 2 the fee has changed; of the
    /// certificate that signed: 3 it has expired, 4 it is not valid yet,
    /// 5 it is suspended.
    pub code: Option<u8>,
}

impl Failure {
    /// A refusal with a text.
    pub fn new(info: FailureInfo, text: impl Into<String>) -> Self {
        Self { info, text: text.into(), code: None }
    }

    /// A refusal with an errorCode.
    pub(super) fn coded(info: FailureInfo, code: u8, text: impl Into<String>) -> Self {
        Self { code: Some(code), ..Self::new(info, text) }
    }

    /// The `error` body, DER with its [23] tag.
    pub(super) fn body(&self) -> der::Result<Vec<u8>> {
        let bit = self.info as usize;
        let mut bytes = vec![0u8; bit / 8 + 1];
        bytes[bit / 8] = 0x80 >> (bit % 8);
        // A BIT STRING with named bits ends with its last 1 (X.690 section 11.2.2).
        let unused = u8::try_from(7 - bit % 8).unwrap_or(0);
        let status = StatusInfo {
            status: REJECTION,
            text: vec![Any::encode_from(&Utf8StringRef::new(&self.text)?)?],
            failure: BitString::new(unused, bytes)?,
        };
        let error = ErrorContent { status, code: self.code };
        ContextSpecific { tag_number: TagNumber(23), tag_mode: TagMode::Explicit, value: error }
            .to_der()
    }
}

const REJECTION: u8 = 2;

#[derive(Sequence)]
struct ErrorContent {
    status: StatusInfo,
    #[asn1(optional = "true")]
    code: Option<u8>,
}

/// `PKIStatusInfo` with all its parts.
#[derive(Sequence)]
struct StatusInfo {
    status: u8,
    text: Vec<Any>,
    failure: BitString,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the database failed during a CMP message");
        Self::new(FailureInfo::SystemFailure, "the bank failed; nothing was changed")
    }
}

impl From<SecretError> for Failure {
    fn from(error: SecretError) -> Self {
        StoreError::from(error).into()
    }
}

impl From<der::Error> for Failure {
    fn from(_: der::Error) -> Self {
        Self::new(FailureInfo::SystemFailure, "the bank failed to build an answer")
    }
}

impl From<IssueError> for Failure {
    fn from(error: IssueError) -> Self {
        let info = match &error {
            IssueError::Rejected(Rejected::Key | Rejected::Curve | Rejected::Algorithm)
            | IssueError::KeyTaken
            | IssueError::KeyUsed => FailureInfo::BadCertTemplate,
            IssueError::Rejected(Rejected::Signature) => FailureInfo::BadPop,
            IssueError::Rejected(_) => FailureInfo::BadDataFormat,
            IssueError::Confirmed => FailureInfo::CertConfirmed,
            IssueError::Superseded => FailureInfo::CertRevoked,
            IssueError::TooOften
            | IssueError::Closed
            | IssueError::Expired
            | IssueError::OldKeyNeeded
            | IssueError::NothingToReplace
            | IssueError::FeeChanged
            | IssueError::InsufficientFunds => FailureInfo::BadRequest,
            IssueError::Store(_) | IssueError::Authority(_) => {
                tracing::error!(%error, "issuing failed");
                return Self::new(
                    FailureInfo::SystemFailure,
                    "the bank failed; nothing was changed",
                );
            }
        };
        let code = match error {
            IssueError::InsufficientFunds => Some(1),
            IssueError::FeeChanged => Some(2),
            _ => None,
        };
        Self { code, ..Self::new(info, error.to_string()) }
    }
}
