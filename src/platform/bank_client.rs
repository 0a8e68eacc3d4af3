//! The bank's interface as typed calls over a [`Transport`].

use std::rc::Rc;

use ingam_bank_api::{
    Authority, Balances, BankAccounts, CertificateRequest, Details, EnrollmentCodes,
    EnrollmentStarted, EnrollmentView, FeeConfirmation, Identity, IssuedCertificate, LoggedIn,
    Login, LoginChallenge, Problem, ProblemKind, ProductChoice, Receipts, ReceiptsQuestion, Secret,
    StartEnrollment, Terms, TextMessage, Verification, paths,
};
use serde::{Serialize, de::DeserializeOwned};

pub use self::copy::MailboxKey;
pub use self::transport::{
    HttpRequest, HttpResponse, Method, Transport, TransportError, TransportFuture,
};
use super::json;

mod copy;
mod registration;
mod renewal;
mod revocation;
mod transfers;
mod transport;

/// The largest answer that is read, bytes.
pub const MAX_ANSWER: usize = 256 * 1024;

/// How long an answer may take, milliseconds.
pub const TIMEOUT: u32 = 15_000;

/// What opens one enrollment at the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionKey {
    /// [`ingam_bank_api::EnrollmentView::id`]
    pub id: String,
    /// [`EnrollmentStarted::token`]
    pub token: Secret,
}

impl From<&EnrollmentStarted> for SessionKey {
    fn from(started: &EnrollmentStarted) -> Self {
        Self { id: started.enrollment.id.clone(), token: started.token.clone() }
    }
}

/// Why the bank did not do it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BankError {
    /// No connection, or it broke: the bank may or may not have done it.
    #[error("the bank cannot be reached")]
    Unreachable,
    /// No complete answer in time: the bank may or may not have done it.
    #[error("the bank did not answer in time")]
    TimedOut,
    /// The answer is larger than [`MAX_ANSWER`].
    #[error("the answer is too large")]
    TooLarge,
    /// The answer is not what the interface says.
    #[error("the answer cannot be read")]
    Unreadable,
    /// The bank refused and said why.
    #[error("the bank refused: {}", .0.kind.urn())]
    Refused(Box<Problem>),
}

/// What a step of an enrollment is answered with.
#[derive(Clone, Copy)]
pub enum StepAnswer<'a> {
    /// Who is asking.
    Identity(&'a Identity),
    /// What is wanted.
    Product(&'a ProductChoice),
    /// That it is the person.
    Verification(&'a Verification),
    /// That the fee may be taken.
    Fee(&'a FeeConfirmation),
    /// Where the person can be reached.
    Details(&'a Details),
}

impl StepAnswer<'_> {
    fn step(self) -> &'static str {
        match self {
            Self::Identity(_) => "identity",
            Self::Product(_) => "product",
            Self::Verification(_) => "verification",
            Self::Fee(_) => "fee",
            Self::Details(_) => "details",
        }
    }

    fn write(self) -> Result<Vec<u8>, BankError> {
        match self {
            Self::Identity(answer) => write(answer),
            Self::Product(answer) => write(answer),
            Self::Verification(answer) => write(answer),
            Self::Fee(answer) => write(answer),
            Self::Details(answer) => write(answer),
        }
    }
}

/// Bytes to set aside for a question; the longest one with something private in it, contact details,
/// is far below.
const LONGEST_QUESTION: usize = 4096;

/// The bank.
#[derive(Clone)]
pub struct BankClient {
    base_url: String,
    transport: Rc<dyn Transport>,
}

impl BankClient {
    /// The bank at `base_url` (no slash at its end; empty: the origin of the page).
    pub fn new(base_url: String, transport: Rc<dyn Transport>) -> Self {
        Self { base_url, transport }
    }

    /// `GET /api/authority`
    pub async fn authority(&self) -> Result<Authority, BankError> {
        let answer = self.call(Method::Get, paths::AUTHORITY, None, None);
        read(&answer.await?)
    }

    /// `GET /api/terms`
    pub async fn terms(&self) -> Result<Terms, BankError> {
        let answer = self.call(Method::Get, paths::TERMS, None, None);
        read(&answer.await?)
    }

    /// `GET /api/terms/authorities`
    pub async fn authority_terms(&self) -> Result<Terms, BankError> {
        let answer = self.call(Method::Get, paths::AUTHORITY_TERMS, None, None);
        read(&answer.await?)
    }

    /// `POST /api/enrollments`
    pub async fn start(&self, start: &StartEnrollment) -> Result<EnrollmentStarted, BankError> {
        let question = write(start)?;
        let answer = self.call(Method::Post, paths::ENROLLMENTS, None, Some(question));
        read(&answer.await?)
    }

    /// `PUT …/{step}`: answers a step.
    pub async fn answer(
        &self,
        session: &SessionKey,
        answer: StepAnswer<'_>,
    ) -> Result<EnrollmentView, BankError> {
        let path = paths::enrollment_step(&session.id, answer.step());
        self.view_at(Method::Put, &path, session, Some(answer.write()?)).await
    }

    /// `GET /api/enrollments/{id}`
    pub async fn view(&self, session: &SessionKey) -> Result<EnrollmentView, BankError> {
        let path = paths::enrollment(&session.id);
        self.view_at(Method::Get, &path, session, None).await
    }

    /// `POST …/text-message`: a code to the phone on file.
    pub async fn text_message(&self, session: &SessionKey) -> Result<TextMessage, BankError> {
        let path = paths::enrollment_step(&session.id, "text-message");
        let answer = self.call(Method::Post, &path, Some(&session.token), None);
        read(&answer.await?)
    }

    /// `POST …/identity/text-message`: a code to the phone that somebody says to hold.
    pub async fn identity_message(
        &self,
        session: &SessionKey,
        identity: &Identity,
    ) -> Result<TextMessage, BankError> {
        let path = paths::enrollment_step(&session.id, "identity/text-message");
        let question = write(identity)?;
        let answer = self.call(Method::Post, &path, Some(&session.token), Some(question));
        read(&answer.await?)
    }

    /// `POST …/balances`: what the customer's accounts hold.
    pub async fn balances(&self, session: &SessionKey) -> Result<Balances, BankError> {
        let path = paths::enrollment_step(&session.id, "balances");
        let answer = self.call(Method::Post, &path, Some(&session.token), None);
        read(&answer.await?)
    }

    /// `POST /api/receipts`: what the customer paid.
    pub async fn receipts(&self, question: &ReceiptsQuestion) -> Result<Receipts, BankError> {
        let question = write(question)?;
        let answer = self.call(Method::Post, paths::RECEIPTS, None, Some(question));
        read(&answer.await?)
    }

    /// `POST …/codes`: gives the same codes each time.
    pub async fn codes(&self, session: &SessionKey) -> Result<EnrollmentCodes, BankError> {
        let path = paths::enrollment_step(&session.id, "codes");
        let answer = self.call(Method::Post, &path, Some(&session.token), None);
        read(&answer.await?)
    }

    /// `POST …/certificate`: the certificate for a request that was made elsewhere; the same one for
    /// the same request.
    pub async fn certificate(
        &self,
        session: &SessionKey,
        request: &CertificateRequest,
    ) -> Result<IssuedCertificate, BankError> {
        let path = paths::enrollment_step(&session.id, "certificate");
        let answer = self.call(Method::Post, &path, Some(&session.token), Some(write(request)?));
        read(&answer.await?)
    }

    /// `POST /api/login/challenges`
    pub async fn login_challenge(&self) -> Result<LoginChallenge, BankError> {
        let answer = self.call(Method::Post, paths::LOGIN_CHALLENGES, None, None);
        read(&answer.await?)
    }

    /// `POST /api/login`
    pub async fn log_in(&self, login: &Login) -> Result<LoggedIn, BankError> {
        let answer = self.call(Method::Post, paths::LOGINS, None, Some(write(login)?));
        read(&answer.await?)
    }

    /// `POST /api/login/extension`: the login goes on.
    pub async fn extend_login(&self, token: &Secret) -> Result<LoggedIn, BankError> {
        let answer = self.call(Method::Post, paths::LOGIN_EXTENSION, Some(token), None);
        read(&answer.await?)
    }

    /// `DELETE /api/login/session`: ends the login; with `everywhere`, all of the same customer.
    pub async fn log_out(&self, token: &Secret, everywhere: bool) -> Result<(), BankError> {
        let query = if everywhere { "?all=true" } else { "" };
        let path = [paths::LOGIN_SESSION, query].concat();
        let response = self.send(Method::Delete, &path, Some(token), None).await?;
        if response.status == 204 { Ok(()) } else { Err(refusal(&response)) }
    }

    /// `GET /api/accounts`: of whoever is logged in.
    pub async fn accounts(&self, token: &Secret) -> Result<BankAccounts, BankError> {
        let answer = self.call(Method::Get, paths::ACCOUNTS, Some(token), None);
        read(&answer.await?)
    }

    /// `POST /cmp`: one DER `PKIMessage` for another (RFC 6712). Refusals in CMP are answers too.
    pub async fn cmp(&self, message: Vec<u8>) -> Result<Vec<u8>, BankError> {
        let response = self
            .send(Method::Post, paths::CMP, None, Some((paths::CMP_CONTENT_TYPE, message)))
            .await?;
        if response.content_type == paths::CMP_CONTENT_TYPE {
            return Ok(response.body);
        }
        Err(refusal(&response))
    }

    /// `POST` of a question about a certificate (RFC 6960, appendix A): one DER `OCSPRequest` for an
    /// `OCSPResponse`. A responder that cannot answer says so in one.
    pub async fn ocsp(&self, path: &str, question: Vec<u8>) -> Result<Vec<u8>, BankError> {
        let body = Some(("application/ocsp-request", question));
        let response = self.send(Method::Post, path, None, body).await?;
        if response.content_type == "application/ocsp-response" {
            return Ok(response.body);
        }
        Err(refusal(&response))
    }

    /// `GET` of a list of revoked certificates (RFC 5280 section 4.2.1.13), DER.
    pub async fn revocation_list(&self, path: &str) -> Result<Vec<u8>, BankError> {
        let response = self.send(Method::Get, path, None, None).await?;
        if response.status == 200 && response.content_type == "application/pkix-crl" {
            return Ok(response.body);
        }
        Err(refusal(&response))
    }

    async fn view_at(
        &self,
        method: Method,
        path: &str,
        session: &SessionKey,
        question: Option<Vec<u8>>,
    ) -> Result<EnrollmentView, BankError> {
        read(&self.call(method, path, Some(&session.token), question).await?)
    }

    /// JSON for JSON. Both are bytes here, so that there is one such future, not one a type.
    async fn call(
        &self,
        method: Method,
        path: &str,
        token: Option<&Secret>,
        question: Option<Vec<u8>>,
    ) -> Result<Vec<u8>, BankError> {
        let body = question.map(|json| ("application/json", json));
        let response = self.send(method, path, token, body).await?;
        if !(200..300).contains(&response.status) || response.content_type != "application/json" {
            return Err(refusal(&response));
        }
        Ok(response.body)
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        token: Option<&Secret>,
        body: Option<(&'static str, Vec<u8>)>,
    ) -> Result<HttpResponse, BankError> {
        let request = HttpRequest {
            method,
            url: format!("{}{path}", self.base_url),
            token: token.cloned(),
            body,
        };
        self.transport.send(request).await.map_err(|error| match error {
            TransportError::Unreachable => BankError::Unreachable,
            TransportError::TimedOut => BankError::TimedOut,
            TransportError::TooLarge => BankError::TooLarge,
        })
    }
}

fn write(question: &impl Serialize) -> Result<Vec<u8>, BankError> {
    // Longer than any question: a buffer that grows leaves unwiped copies behind.
    let mut json = Vec::with_capacity(LONGEST_QUESTION);
    serde_json::to_writer(&mut json, question).map_err(|_| BankError::Unreadable)?;
    Ok(json)
}

fn read<A: DeserializeOwned>(answer: &[u8]) -> Result<A, BankError> {
    json::read(answer).ok_or(BankError::Unreadable)
}

/// Reads a refusal. What a proxy in front of the bank says (502, 503, 504 without a problem
/// document) means that the bank is not there.
fn refusal(response: &HttpResponse) -> BankError {
    if response.content_type == paths::PROBLEM_CONTENT_TYPE {
        return match json::read(&response.body) {
            Some(problem) => BankError::Refused(Box::new(problem)),
            None => BankError::Unreadable,
        };
    }
    match response.status {
        502 | 504 => BankError::Unreachable,
        429 => BankError::Refused(Box::new(Problem::new(ProblemKind::TooManyRequests))),
        503 => BankError::Refused(Box::new(Problem::new(ProblemKind::Unavailable))),
        _ => BankError::Unreadable,
    }
}
