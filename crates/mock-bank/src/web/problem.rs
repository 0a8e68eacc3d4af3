//! Problem documents (RFC 9457): the only place where refusals become HTTP.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ingam_bank_api::{Problem, ProblemKind, paths};

use crate::csr_policy::Rejected;
use crate::issuing::IssueError;
use crate::login::{Denied, LoginError};
use crate::ra::{Factor, Refused};
use crate::renewal::RenewalError;
use crate::transfers::TransferError;

/// A refusal on its way out.
#[derive(Debug)]
pub struct Refusal(pub Problem);

impl From<ProblemKind> for Refusal {
    fn from(kind: ProblemKind) -> Self {
        Self(Problem::new(kind))
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        let mut problem = Problem::new(kind(&refused));
        match &refused {
            Refused::Field(field) | Refused::TermsMissing(field) => {
                problem.field = Some((*field).to_owned())
            }
            Refused::FactorWrong { factor, remaining } => {
                problem.field = Some(field(*factor).to_owned());
                problem.remaining_tries = Some(*remaining);
            }
            Refused::FactorLocked(factor) => problem.field = Some(field(*factor).to_owned()),
            Refused::TooEarly(first) => problem.from = Some(*first),
            Refused::TooSoon(wait) => problem.retry_after = Some(*wait),
            Refused::StepSkipped(next) => problem.detail = Some(format!("{next:?} comes first")),
            Refused::Store(error) => tracing::error!(%error, "the database failed"),
            _ => {}
        }
        Self(problem)
    }
}

impl From<IssueError> for Refusal {
    fn from(error: IssueError) -> Self {
        let mut problem = Problem::new(issue_kind(&error));
        match &error {
            IssueError::Store(_) | IssueError::Authority(_) => {
                tracing::error!(%error, "issuing failed");
            }
            _ => problem.detail = Some(error.to_string()),
        }
        Self(problem)
    }
}

impl From<LoginError> for Refusal {
    fn from(error: LoginError) -> Self {
        let mut problem = Problem::new(login_kind(&error));
        match &error {
            LoginError::Field(field) => problem.field = Some((*field).to_owned()),
            LoginError::Denied(denied) => problem.detail = Some(denied.to_string()),
            LoginError::Store(error) => tracing::error!(%error, "the database failed"),
            LoginError::NoSession => {}
        }
        Self(problem)
    }
}

impl From<TransferError> for Refusal {
    fn from(error: TransferError) -> Self {
        let kind = match error {
            TransferError::Login(error) => return error.into(),
            TransferError::Recipient => ProblemKind::RecipientUnknown,
            TransferError::SameAccount => ProblemKind::SameAccount,
            TransferError::OverLimit => ProblemKind::OverLimit,
            TransferError::OverDailyLimit => ProblemKind::OverDailyLimit,
            TransferError::BalanceTooLow => ProblemKind::BalanceTooLow,
            TransferError::TooManyOrders(seconds) => return too_many(seconds),
            TransferError::OrderUnknown => ProblemKind::OrderUnknown,
            TransferError::OrderExecuted => ProblemKind::OrderExecuted,
            TransferError::OtherCertificate => ProblemKind::CertificateOther,
            TransferError::Unknown => ProblemKind::NotFound,
            TransferError::Authority(error) => {
                tracing::error!(%error, "a receipt was not signed");
                ProblemKind::Internal
            }
        };
        kind.into()
    }
}

impl From<RenewalError> for Refusal {
    fn from(error: RenewalError) -> Self {
        match error {
            RenewalError::Login(error) => error.into(),
            RenewalError::Refused(refused) => refused.into(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        answer(&self.0)
    }
}

/// The response for a problem.
pub fn answer(problem: &Problem) -> Response {
    let body = serde_json::to_string(problem).unwrap_or_default();
    let mut response = Response::new(body.into());
    *response.status_mut() =
        StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(paths::PROBLEM_CONTENT_TYPE));
    if let Some(seconds) = problem.retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// Too many calls; wait so many seconds.
pub fn too_many(wait: u32) -> Refusal {
    let mut problem = Problem::new(ProblemKind::TooManyRequests);
    problem.retry_after = Some(wait);
    Refusal(problem)
}

fn field(factor: Factor) -> &'static str {
    match factor {
        Factor::AccountPassword => "account_password",
        Factor::Otp => "otp",
        Factor::SecurityCard => "card",
        Factor::Phone => "phone",
    }
}

fn kind(refused: &Refused) -> ProblemKind {
    match refused {
        Refused::Field(_) => ProblemKind::InvalidField,
        Refused::TermsOutdated | Refused::TermsMissing(_) => ProblemKind::TermsOutdated,
        Refused::TooEarly(_) => ProblemKind::RenewalTooEarly,
        Refused::NothingToReplace => ProblemKind::NothingToReplace,
        Refused::Identity => ProblemKind::IdentityMismatch,
        Refused::UnderAge => ProblemKind::UnderAge,
        Refused::Product => ProblemKind::ProductUnavailable,
        Refused::FactorWrong { factor: Factor::AccountPassword, .. } => {
            ProblemKind::AccountPasswordWrong
        }
        Refused::FactorWrong { factor: Factor::Otp, .. } => ProblemKind::OtpWrong,
        Refused::FactorWrong { factor: Factor::SecurityCard, .. } => ProblemKind::CardWrong,
        Refused::FactorWrong { factor: Factor::Phone, .. } => ProblemKind::PhoneCodeWrong,
        Refused::CardCellsChanged => ProblemKind::CardCellsChanged,
        Refused::PhoneCodeExpired => ProblemKind::PhoneCodeExpired,
        Refused::NoMoreMessages => ProblemKind::NoMoreMessages,
        Refused::TooSoon(_) => ProblemKind::TooManyRequests,
        Refused::FactorLocked(_) => ProblemKind::FactorLocked,
        Refused::FeeChanged => ProblemKind::FeeChanged,
        Refused::InsufficientFunds => ProblemKind::InsufficientFunds,
        Refused::StepSkipped(_) => ProblemKind::StepSkipped,
        Refused::Closed => ProblemKind::EnrollmentClosed,
        Refused::Expired => ProblemKind::EnrollmentExpired,
        Refused::Replaced => ProblemKind::EnrollmentReplaced,
        Refused::NoSession => ProblemKind::SessionInvalid,
        Refused::Store(_) => ProblemKind::Internal,
    }
}

fn issue_kind(error: &IssueError) -> ProblemKind {
    match error {
        IssueError::Rejected(rejected) => request_kind(*rejected),
        IssueError::Confirmed | IssueError::Superseded | IssueError::TooOften => {
            ProblemKind::RequestReplaced
        }
        IssueError::Closed => ProblemKind::EnrollmentClosed,
        IssueError::Expired => ProblemKind::EnrollmentExpired,
        IssueError::KeyTaken | IssueError::KeyUsed => ProblemKind::KeyTaken,
        IssueError::NothingToReplace => ProblemKind::NothingToReplace,
        IssueError::OldKeyNeeded => ProblemKind::RequestSignature,
        IssueError::FeeChanged => ProblemKind::FeeChanged,
        IssueError::InsufficientFunds => ProblemKind::InsufficientFunds,
        IssueError::Store(_) | IssueError::Authority(_) => ProblemKind::Internal,
    }
}

fn login_kind(error: &LoginError) -> ProblemKind {
    match error {
        LoginError::Field(_) => ProblemKind::InvalidField,
        LoginError::Denied(denied) => denied_kind(*denied),
        LoginError::NoSession => ProblemKind::SessionInvalid,
        LoginError::Store(_) => ProblemKind::Internal,
    }
}

pub(super) fn denied_kind(denied: Denied) -> ProblemKind {
    match denied {
        Denied::Challenge => ProblemKind::ChallengeUnknown,
        Denied::Signature(_) => ProblemKind::SignatureInvalid,
        Denied::Unknown => ProblemKind::CertificateUnknown,
        Denied::Unregistered => ProblemKind::CertificateUnregistered,
        Denied::NotYetValid => ProblemKind::CertificateNotYetValid,
        Denied::Expired => ProblemKind::CertificateExpired,
        Denied::Revoked => ProblemKind::CertificateRevoked,
        Denied::Suspended => ProblemKind::CertificateSuspended,
        Denied::Superseded => ProblemKind::CertificateSuperseded,
        Denied::Status => ProblemKind::CertificateStatusUnknown,
        Denied::Vid => ProblemKind::VidMismatch,
    }
}

fn request_kind(rejected: Rejected) -> ProblemKind {
    match rejected {
        Rejected::TooLarge => ProblemKind::TooLarge,
        Rejected::Malformed
        | Rejected::TrailingBytes
        | Rejected::Armour
        | Rejected::VidAttribute => ProblemKind::RequestUnreadable,
        Rejected::Certificate | Rejected::Pkcs7 => ProblemKind::RequestIsCertificate,
        Rejected::PrivateKey => ProblemKind::RequestIsPrivateKey,
        Rejected::Curve | Rejected::Key => ProblemKind::RequestKeyKind,
        Rejected::RsaSize | Rejected::RsaExponent => ProblemKind::RequestRsaSize,
        Rejected::Algorithm | Rejected::Signature => ProblemKind::RequestSignature,
    }
}

/// Nothing is here.
pub async fn not_found() -> Refusal {
    ProblemKind::NotFound.into()
}
