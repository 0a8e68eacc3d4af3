//! What the bank client makes of what comes over the wire.

use std::{cell::RefCell, rc::Rc};

use futures::executor::block_on;
use ingam::platform::bank_client::{
    BankClient, BankError, HttpRequest, HttpResponse, Method, SessionKey, StepAnswer, Transport,
    TransportError, TransportFuture,
};
use ingam_bank_api::{
    Problem, ProblemKind, Product, ProductChoice, ReceiptsQuestion, Secret, paths,
};

/// Answers everything with one answer, and remembers the question.
struct Echo {
    answer: Result<HttpResponse, TransportError>,
    asked: RefCell<Vec<HttpRequest>>,
}

impl Transport for Echo {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        self.asked.borrow_mut().push(request);
        let answer = self.answer.clone();
        Box::pin(async { answer })
    }
}

fn bank(answer: Result<HttpResponse, TransportError>) -> (BankClient, Rc<Echo>) {
    let echo = Rc::new(Echo { answer, asked: RefCell::default() });
    (BankClient::new("https://bank.test/ra".to_owned(), echo.clone()), echo)
}

fn response(status: u16, content_type: &str, body: &str) -> HttpResponse {
    HttpResponse { status, content_type: content_type.to_owned(), body: body.into() }
}

fn terms(answer: HttpResponse) -> Result<usize, BankError> {
    block_on(bank(Ok(answer)).0.terms()).map(|terms| terms.documents.len())
}

fn problem(kind: ProblemKind) -> HttpResponse {
    let json = serde_json::to_string(&Problem::new(kind)).expect("a problem is JSON");
    response(kind.status(), paths::PROBLEM_CONTENT_TYPE, &json)
}

#[test]
fn asks_as_the_interface_says() {
    let (bank, echo) = bank(Ok(problem(ProblemKind::StepSkipped)));
    let session = SessionKey { id: "e1".to_owned(), token: Secret::new("token") };
    let choice = ProductChoice { product: Product::General, authority: None, agreed: None };
    assert!(block_on(bank.answer(&session, StepAnswer::Product(&choice))).is_err());
    assert!(block_on(bank.view(&session)).is_err());
    assert!(block_on(bank.cmp(vec![0x30])).is_err());
    let asked = echo.asked.borrow();
    let [product, view, cmp] = &asked[..] else { panic!("three questions") };
    assert_eq!(product.method, Method::Put);
    assert_eq!(product.url, "https://bank.test/ra/api/enrollments/e1/product");
    assert_eq!(product.token.as_ref().map(Secret::expose), Some("token"));
    let json = br#"{"product":"general"}"#.to_vec();
    assert_eq!(product.body, Some(("application/json", json)));
    assert_eq!((view.method, &view.body), (Method::Get, &None));
    assert_eq!(view.url, "https://bank.test/ra/api/enrollments/e1");
    assert_eq!((cmp.method, &cmp.token), (Method::Post, &None));
    assert_eq!(cmp.url, "https://bank.test/ra/cmp");
    assert_eq!(cmp.body, Some(("application/pkixcmp", vec![0x30])));
}

#[test]
fn receipts_need_no_session_and_balances_do() {
    let (bank, echo) = bank(Ok(problem(ProblemKind::IdentityMismatch)));
    let question = ReceiptsQuestion {
        account: "12345678901234".to_owned(),
        account_password: Secret::new("1357"),
        number: Secret::new("9001011234568"),
    };
    assert!(block_on(bank.receipts(&question)).is_err());
    let session = SessionKey { id: "e1".to_owned(), token: Secret::new("token") };
    assert!(block_on(bank.balances(&session)).is_err());
    let asked = echo.asked.borrow();
    let [receipts, balances] = &asked[..] else { panic!("two questions") };
    assert_eq!((receipts.method, &receipts.token), (Method::Post, &None));
    assert_eq!(receipts.url, "https://bank.test/ra/api/receipts");
    let json =
        br#"{"account":"12345678901234","account_password":"1357","number":"9001011234568"}"#;
    assert_eq!(receipts.body, Some(("application/json", json.to_vec())));
    assert_eq!((balances.method, &balances.body), (Method::Post, &None));
    assert_eq!(balances.url, "https://bank.test/ra/api/enrollments/e1/balances");
    assert_eq!(balances.token.as_ref().map(Secret::expose), Some("token"));
}

#[test]
fn reads_answers_and_refusals() {
    assert_eq!(terms(response(200, "application/json", r#"{"documents":[]}"#)), Ok(0));
    for kind in ProblemKind::ALL {
        assert_eq!(terms(problem(*kind)), Err(BankError::Refused(Box::new(Problem::new(*kind)))));
    }
}

#[test]
fn refusals_of_a_newer_bank_are_refusals() {
    let newer = r#"{"type":"urn:ingam:problem:new","title":"x","status":418,"more":1}"#;
    let answer = terms(response(418, paths::PROBLEM_CONTENT_TYPE, newer));
    assert!(matches!(answer, Err(BankError::Refused(p)) if p.kind == ProblemKind::Unknown));
}

#[test]
fn anything_else_is_unreadable() {
    for answer in [
        response(200, "text/html", "<html>"),
        response(200, "application/json", "<html>"),
        response(200, "", r#"{"documents":[]}"#),
        response(404, "text/html", "<html>"),
        response(500, paths::PROBLEM_CONTENT_TYPE, "<html>"),
    ] {
        assert_eq!(terms(answer.clone()), Err(BankError::Unreadable), "{answer:?}");
    }
}

#[test]
fn what_a_proxy_says_is_understood() {
    assert_eq!(terms(response(502, "text/html", "")), Err(BankError::Unreachable));
    assert_eq!(terms(response(504, "text/html", "")), Err(BankError::Unreachable));
    let busy = Problem::new(ProblemKind::Unavailable);
    assert_eq!(terms(response(503, "text/html", "")), Err(BankError::Refused(Box::new(busy))));
}

#[test]
fn cmp_answers_are_passed_on_whatever_the_status() {
    for status in [200, 400, 500] {
        let (bank, _) = bank(Ok(response(status, paths::CMP_CONTENT_TYPE, "0")));
        assert_eq!(block_on(bank.cmp(vec![])), Ok(b"0".to_vec()));
    }
    let (bank, _) = bank(Ok(response(200, "text/html", "<html>")));
    assert_eq!(block_on(bank.cmp(vec![])), Err(BankError::Unreadable));
}

#[test]
fn a_broken_line_is_told_apart_from_a_slow_one() {
    for (transport, expected) in [
        (TransportError::Unreachable, BankError::Unreachable),
        (TransportError::TimedOut, BankError::TimedOut),
        (TransportError::TooLarge, BankError::TooLarge),
    ] {
        let (bank, _) = bank(Err(transport));
        assert_eq!(block_on(bank.authority()), Err(expected));
    }
}
