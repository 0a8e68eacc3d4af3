//! A bank in memory: same request, same certificate, one fee.

use std::cell::{Cell, RefCell};

use base64ct::{Base64, Encoding};
use ingam::platform::bank_client::{
    HttpRequest, HttpResponse, Transport, TransportError, TransportFuture,
};
use ingam_bank_api::{
    Authority, CertificateRequest, EnrollmentCodes, EnrollmentStarted, HeldCertificate,
    HeldCertificates, Holder, IssuedCertificate, Localized, LoggedIn, LoginChallenge, Problem,
    ProblemKind, Product, RevokedByCode, Secret, Step, paths,
};

use super::{Journal, NOW};

/// The reference number it hands out.
pub const REFERENCE: &str = "2611220001";
/// The authorization code that belongs to it.
pub const CODE: &str = "123456789012345678901234";

/// What goes wrong, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BankFault {
    /// Nothing reaches the bank.
    Down(Point),
    /// The bank does it; its answer is lost.
    AnswerLost(Point),
    /// A refusal of the JSON interface.
    Refuses(ProblemKind),
    /// Text that is no base64 where a certificate should be.
    Garbage,
    /// The certificate answer says something else (for the keeper double to judge).
    Lies(&'static str),
}

/// A call of the enrollment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    Authority,
    Codes,
    Certificate,
    Request,
    Confirmation,
    Question,
    Revocation,
    Challenge,
    Login,
    Logout,
    Renewal,
    Held,
    ByCode,
}

pub struct BankDouble {
    journal: Journal,
    pub fault: Cell<Option<BankFault>>,
    /// The request that was certified.
    pub certified: RefCell<Option<Vec<u8>>>,
    /// The certificate it gives for a request of the person's own.
    pub own: RefCell<Vec<u8>>,
    /// Requests whose certificates were replaced.
    replaced: RefCell<Vec<Vec<u8>>>,
    /// Whoever says who they are is told of these.
    pub held: RefCell<Vec<HeldCertificate>>,
    pub fees: Cell<u32>,
    pub confirmations: Cell<u32>,
}

impl BankDouble {
    pub fn new(journal: Journal) -> Self {
        Self {
            journal,
            fault: Cell::new(None),
            certified: RefCell::new(None),
            own: RefCell::default(),
            replaced: RefCell::new(Vec::new()),
            held: RefCell::default(),
            fees: Cell::new(0),
            confirmations: Cell::new(0),
        }
    }

    /// How many certificates were issued.
    pub fn issued(&self) -> usize {
        self.replaced.borrow().len() + usize::from(self.certified.borrow().is_some())
    }

    fn serve(&self, request: &HttpRequest) -> Result<HttpResponse, TransportError> {
        let path = request.url.strip_prefix("https://bank.test").expect("the configured bank");
        let body = request.body.as_ref().map(|(_, bytes)| bytes.as_slice()).unwrap_or_default();
        let point = match path {
            paths::AUTHORITY => Point::Authority,
            "/api/enrollments/e1/codes" => Point::Codes,
            "/api/enrollments/e1/certificate" => Point::Certificate,
            paths::LOGIN_CHALLENGES => Point::Challenge,
            paths::LOGINS => Point::Login,
            paths::LOGIN_SESSION => Point::Logout,
            paths::RENEWALS => Point::Renewal,
            paths::REVOCATIONS => Point::Held,
            paths::REVOCATION_BY_CODE => Point::ByCode,
            paths::CMP if body.starts_with(b"kur:") => Point::Request,
            paths::CMP if body.starts_with(b"p10cr:") => Point::Request,
            paths::CMP if body.starts_with(b"certConf:") => Point::Confirmation,
            paths::CMP if body.starts_with(b"genm:") => Point::Question,
            paths::CMP if body.starts_with(b"rr:") => Point::Revocation,
            other => panic!("the double has no {other}"),
        };
        let fault = self.fault.get();
        if fault == Some(BankFault::Down(point)) {
            self.fault.set(None);
            return Err(TransportError::Unreachable);
        }
        self.journal.write(format!("bank {point:?}"));
        let answer = match point {
            Point::Authority => self.authority(),
            Point::Codes => self.codes(request),
            Point::Certificate => self.certify_own(body),
            Point::Question => self.inform(&body[b"genm:".len()..]),
            Point::Request => {
                let after = body.iter().position(|byte| *byte == b':').expect("a prefix");
                self.certify(&body[after + 1..])
            }
            Point::Challenge => {
                json(&LoginChallenge { nonce: "0".repeat(64), expires_at: NOW + 180, now: NOW })
            }
            Point::Login => json(&logged_in()),
            Point::Logout => {
                HttpResponse { status: 204, content_type: String::new(), body: Vec::new() }
            }
            Point::Revocation => cmp(b"rp".to_vec()),
            Point::Renewal => self.renew(request),
            Point::Held => json(&HeldCertificates {
                name: "홍길동".to_owned(),
                certificates: self.held.borrow().clone(),
                refunded: 0,
                now: NOW,
            }),
            Point::ByCode => json(&RevokedByCode {
                serial: Some("01".to_owned()),
                product: Product::General,
                revoked_at: NOW,
                refunded: 0,
            }),
            Point::Confirmation => {
                self.confirmations.set(self.confirmations.get() + 1);
                cmp(b"pkiConf".to_vec())
            }
        };
        if fault == Some(BankFault::AnswerLost(point)) {
            self.fault.set(None);
            return Err(TransportError::TimedOut);
        }
        Ok(answer)
    }

    fn authority(&self) -> HttpResponse {
        let garbage = self.fault.get() == Some(BankFault::Garbage);
        let certificate = if garbage { "<html>" } else { "MAA=" }.to_owned();
        json(&Authority {
            bank: Localized { ko: "모의은행".to_owned(), en: "Mock Bank".to_owned() },
            root: certificate.clone(),
            issuer: certificate.clone(),
            authorities: vec![certificate.clone()],
            recipient: certificate,
            now: NOW,
        })
    }

    fn renew(&self, request: &HttpRequest) -> HttpResponse {
        assert_eq!(request.token.as_ref().map(Secret::expose), Some("login"));
        if let Some(BankFault::Refuses(kind)) = self.fault.get() {
            return refused(kind);
        }
        json(&EnrollmentStarted {
            token: Secret::new("token"),
            enrollment: crate::reducer::view(Step::Fee, Some(Product::General)),
        })
    }

    fn codes(&self, request: &HttpRequest) -> HttpResponse {
        assert_eq!(request.token.as_ref().map(Secret::expose), Some("token"));
        if let Some(BankFault::Refuses(kind)) = self.fault.get() {
            return refused(kind);
        }
        json(&EnrollmentCodes {
            reference: REFERENCE.to_owned(),
            code: Secret::new(CODE),
            subject: "MAA=".to_owned(),
            policy: "1.2.3".to_owned(),
            expires_at: NOW + 86_400,
        })
    }

    /// The same certificate for the same request, and one fee.
    fn certify_own(&self, body: &[u8]) -> HttpResponse {
        let question: CertificateRequest = serde_json::from_slice(body).expect("JSON");
        let csr = Base64::decode_vec(&question.request).expect("base64");
        if self.certified.replace(Some(csr)).is_none() {
            self.fees.set(self.fees.get() + 1);
        }
        json(&IssuedCertificate {
            certificate: Base64::encode_string(&self.own.borrow()),
            chain: vec!["AQ==".to_owned(), "Ag==".to_owned()],
        })
    }

    fn inform(&self, code: &[u8]) -> HttpResponse {
        cmp(match code {
            _ if code != CODE.as_bytes() => b"error:badMessageCheck".to_vec(),
            _ if self.confirmations.get() > 0 => b"error:certConfirmed".to_vec(),
            _ => b"genp".to_vec(),
        })
    }

    fn certify(&self, csr: &[u8]) -> HttpResponse {
        let mut certified = self.certified.borrow_mut();
        if self.replaced.borrow().iter().any(|older| older == csr) {
            return cmp(b"error:certRevoked".to_vec());
        }
        match &mut *certified {
            Some(known) if known != csr && self.confirmations.get() > 0 => {
                return cmp(b"error:certConfirmed".to_vec());
            }
            Some(known) if known != csr => {
                self.replaced.borrow_mut().push(std::mem::replace(known, csr.to_vec()));
            }
            Some(_) => {}
            None => {
                *certified = Some(csr.to_vec());
                self.fees.set(self.fees.get() + 1);
            }
        }
        if let Some(BankFault::Lies(lie)) = self.fault.take_if_lie() {
            return cmp(lie.as_bytes().to_vec());
        }
        cmp([b"cp:", csr].concat())
    }
}

trait TakeLie {
    fn take_if_lie(&self) -> Option<BankFault>;
}

impl TakeLie for Cell<Option<BankFault>> {
    fn take_if_lie(&self) -> Option<BankFault> {
        let fault = self.get();
        if matches!(fault, Some(BankFault::Lies(_))) {
            self.set(None);
        }
        fault
    }
}

impl Transport for BankDouble {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async move { self.serve(&request) })
    }
}

fn refused(kind: ProblemKind) -> HttpResponse {
    let problem = Problem::new(kind);
    HttpResponse {
        status: problem.status,
        content_type: paths::PROBLEM_CONTENT_TYPE.to_owned(),
        body: serde_json::to_vec(&problem).expect("a problem is JSON"),
    }
}

fn logged_in() -> LoggedIn {
    LoggedIn {
        token: Some(Secret::new("login")),
        name: "홍길동".to_owned(),
        holder: Holder::Personal,
        serial: "01".to_owned(),
        registered: false,
        idle: 600,
        ends_at: NOW + 3600,
        last_login_at: None,
        others: 0,
        now: NOW,
    }
}

fn json(value: &impl serde::Serialize) -> HttpResponse {
    HttpResponse {
        status: 200,
        content_type: "application/json".to_owned(),
        body: serde_json::to_vec(value).expect("wire types are JSON"),
    }
}

fn cmp(body: Vec<u8>) -> HttpResponse {
    HttpResponse { status: 200, content_type: paths::CMP_CONTENT_TYPE.to_owned(), body }
}
