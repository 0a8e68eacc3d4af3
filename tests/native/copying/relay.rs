//! A relay in memory, as the bank has one.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

use base64ct::{Base64, Encoding};
use ingam::platform::bank_client::{
    HttpRequest, HttpResponse, Method, Transport, TransportError, TransportFuture,
};
use ingam_bank_api::{
    MailboxJoined, MailboxMessage, MailboxOpened, MailboxTaken, MailboxTry, Problem, ProblemKind,
    paths,
};

/// What is in one mailbox: for the sender, and for the receiver.
#[derive(Default)]
pub struct Mailbox {
    attempt: u32,
    to_sender: Vec<Vec<u8>>,
    to_receiver: Vec<Vec<u8>>,
    pub over: Option<ProblemKind>,
}

/// How the next message that is left does not get through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// It never came.
    Message,
    /// It came, and the answer did not.
    Answer,
}

/// A relay in memory. Everything it saw is kept, for a look at it.
#[derive(Default)]
pub struct Relay {
    pub mailboxes: RefCell<HashMap<String, Mailbox>>,
    pub seen: RefCell<Vec<u8>>,
    /// The next calls are lost.
    pub lost: Cell<u32>,
    /// The next message that is left.
    pub lost_message: Cell<Option<Lost>>,
}

impl Relay {
    fn serve(&self, request: &HttpRequest) -> Result<HttpResponse, TransportError> {
        if self.lost.get() > 0 {
            self.lost.set(self.lost.get() - 1);
            return Err(TransportError::Unreachable);
        }
        let (_, body) = request.body.as_ref().map_or(("", &[][..]), |(kind, body)| (*kind, body));
        self.seen.borrow_mut().extend(request.url.as_bytes().iter().chain(body));
        let path = request.url.strip_prefix("https://bank.test").expect("the configured bank");
        let mut mailboxes = self.mailboxes.borrow_mut();
        if path == paths::MAILBOXES {
            let number = format!("{:04}", mailboxes.len() + 417);
            mailboxes.insert(number.clone(), Mailbox::default());
            let token = ingam_bank_api::Secret::new("sender");
            return Ok(json(&MailboxOpened { number, token, lifetime: 180 }));
        }
        let rest = path.strip_prefix("/api/mailboxes/").expect("a mailbox");
        let (number, part) = rest.split_once('/').unwrap_or((rest, ""));
        let Some(mailbox) = mailboxes.get_mut(number) else {
            return Ok(refusal(ProblemKind::MailboxUnknown));
        };
        if let Some(kind) = mailbox.over {
            return Ok(refusal(kind));
        }
        let is_sender = request.token.as_ref().is_some_and(|token| token.expose() == "sender");
        let decoded = |text: &str| Base64::decode_vec(text).expect("base64");
        Ok(match (request.method, part) {
            (Method::Post, "tries") => {
                let hello: MailboxTry = serde_json::from_slice(body).expect("JSON");
                mailbox.attempt += 1;
                mailbox.to_receiver.clear();
                mailbox.to_sender = vec![decoded(&hello.message)];
                let token = ingam_bank_api::Secret::new("receiver");
                json(&MailboxJoined { token, remaining_tries: 3 - mailbox.attempt })
            }
            (Method::Post, "messages") => {
                let message: MailboxMessage = serde_json::from_slice(body).expect("JSON");
                assert!(!is_sender || message.attempt == Some(mailbox.attempt));
                let to = if is_sender { &mut mailbox.to_receiver } else { &mut mailbox.to_sender };
                to.push(decoded(&message.message));
                nothing()
            }
            (Method::Post, "messages/next") => {
                let to = if is_sender { &mut mailbox.to_sender } else { &mut mailbox.to_receiver };
                let message = (!to.is_empty()).then(|| Base64::encode_string(&to.remove(0)));
                json(&MailboxTaken { attempt: mailbox.attempt, message })
            }
            (Method::Delete, "") => {
                if is_sender || mailbox.attempt >= 3 {
                    let kind = if is_sender {
                        ProblemKind::MailboxUsed
                    } else {
                        ProblemKind::MailboxLocked
                    };
                    mailbox.over = Some(kind);
                }
                nothing()
            }
            other => panic!("the double has no {other:?}"),
        })
    }

    /// Gives each of two receivers what was for the other one.
    pub fn swap(&self) {
        let mut mailboxes = self.mailboxes.borrow_mut();
        let mut first = mailboxes.remove("0417").expect("a mailbox");
        let second = mailboxes.get_mut("0418").expect("a mailbox");
        std::mem::swap(&mut first.to_receiver, &mut second.to_receiver);
        mailboxes.insert("0417".to_owned(), first);
    }
}

impl Transport for Relay {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        let lost = if request.url.ends_with("/messages") { self.lost_message.take() } else { None };
        Box::pin(async move {
            match lost {
                Some(Lost::Message) => Err(TransportError::Unreachable),
                Some(Lost::Answer) => self.serve(&request).and(Err(TransportError::TimedOut)),
                None => self.serve(&request),
            }
        })
    }
}

fn json(value: &impl serde::Serialize) -> HttpResponse {
    let body = serde_json::to_vec(value).expect("wire types are JSON");
    HttpResponse { status: 200, content_type: "application/json".to_owned(), body }
}

fn nothing() -> HttpResponse {
    HttpResponse { status: 204, content_type: String::new(), body: Vec::new() }
}

fn refusal(kind: ProblemKind) -> HttpResponse {
    let body = serde_json::to_vec(&Problem::new(kind)).expect("a problem is JSON");
    let content_type = paths::PROBLEM_CONTENT_TYPE.to_owned();
    HttpResponse { status: kind.status(), content_type, body }
}
