//! People who fetch certificates, each with a program that does what Ingam's page and keeper do.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use base64ct::{Base64, Encoding as _};
use getrandom::{SysRng, rand_core::UnwrapErr};
use ingam_core::certificate::Certificate;
use ingam_core::cmp::Transaction;
use ingam_core::csr::derive_csr;
use ingam_core::enrollment::{Wanted, finish};
use ingam_core::key::Key;
use ingam_core::vid_random;
use ingam_mock_bank::{card, customers};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::sync::watch;

/// Where the bank is, and which of its processes that is.
#[derive(Clone, Debug)]
pub struct Door {
    pub url: String,
    pub life: u32,
}

/// What a client was given.
#[derive(Clone, Debug)]
pub struct Acknowledged {
    /// Reference number.
    pub reference: String,
    /// The certificate.
    pub der: Vec<u8>,
}

/// What all clients know and count.
pub struct Shared {
    http: reqwest::Client,
    door: watch::Receiver<Door>,
    terms: Value,
    /// Agreement to the terms of the authority that signs 범용.
    authority_terms: Value,
    root: [u8; 32],
    recipient: Certificate,
    answers: watch::Sender<u64>,
    certificates: watch::Sender<u64>,
    stopped: AtomicBool,
}

/// The bank's process ended before it answered.
struct Killed;

impl Shared {
    /// Reads what everyone may know from the bank.
    pub async fn new(url: &str, door: watch::Receiver<Door>) -> Self {
        let get = async |path: &str| -> Value {
            let answer = reqwest::get(format!("{url}{path}")).await.expect("an answer");
            answer.json().await.expect("JSON")
        };
        let (terms, authority) = (get("/api/terms").await, get("/api/authority").await);
        let authorities = get("/api/terms/authorities").await;
        let der = |name: &str| {
            Base64::decode_vec(authority[name].as_str().expect("text")).expect("base64")
        };
        Self {
            http: reqwest::Client::new(),
            door,
            terms: terms["documents"].clone(),
            authority_terms: of_the_bank(&authorities),
            root: Sha256::digest(der("root")).into(),
            recipient: Certificate::parse(&der("recipient")).expect("a certificate"),
            answers: watch::Sender::new(0),
            certificates: watch::Sender::new(0),
            stopped: AtomicBool::new(false),
        }
    }

    /// Waits until the bank has answered so many more calls.
    pub async fn after_answers(&self, more: u64) {
        let mut answers = self.answers.subscribe();
        let target = *answers.borrow() + more;
        answers.wait_for(|answers| *answers >= target).await.expect("we hold the sender");
    }

    /// Waits until the clients hold so many certificates.
    pub async fn after_certificates(&self, wanted: u64) {
        let mut certificates = self.certificates.subscribe();
        certificates.wait_for(|have| *have >= wanted).await.expect("we hold the sender");
    }

    /// Lets every client end what it began, and nothing more.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}

/// One client.
pub struct Client {
    shared: Arc<Shared>,
    door: watch::Receiver<Door>,
}

impl Client {
    pub fn new(shared: Arc<Shared>) -> Self {
        let door = shared.door.clone();
        Self { shared, door }
    }

    /// Fetches one certificate after the other, for each of these customers in turn.
    pub async fn run(mut self, customers: Range<u32>) -> Vec<Acknowledged> {
        let mut given = Vec::new();
        for customer in customers.cycle() {
            if self.shared.stopped.load(Ordering::Relaxed) {
                break;
            }
            // Before the codes a kill costs the person the steps: the next one begins anew.
            if let Ok(codes) = self.steps(customer).await {
                given.push(self.fetch(customer, &codes).await);
                self.shared.certificates.send_modify(|have| *have += 1);
            }
        }
        given
    }

    /// Every step up to the codes.
    async fn steps(&mut self, customer: u32) -> Result<Value, Killed> {
        let who = customers::crowd(customer);
        let account = &who.accounts[0];
        let start = json!({ "holder": "personal", "agreed": self.shared.terms });
        let started = self.json(Method::POST, "", "", Some(start)).await?;
        let token = started["token"].as_str().expect("a token").to_owned();
        let path = format!("/{}", started["enrollment"]["id"].as_str().expect("an id"));
        let step = |name: &str| format!("{path}/{name}");
        let put = Method::PUT;

        let identity = json!({ "user_id": who.user_id, "number": who.number });
        let view = self.json(put.clone(), &step("identity"), &token, Some(identity)).await?;
        let card = answer(&who.id, &view["card"]);
        let agreed = &self.shared.authority_terms;
        let product = json!({ "product": "general", "authority": "bank", "agreed": agreed });
        self.json(put.clone(), &step("product"), &token, Some(product)).await?;
        let proof =
            json!({ "account": account.id, "account_password": account.password, "card": card });
        let view = self.json(put.clone(), &step("verification"), &token, Some(proof)).await?;
        let fee = json!({ "amount": view["fee"]["amount"], "account": account.id });
        self.json(put.clone(), &step("fee"), &token, Some(fee)).await?;
        self.json(put, &step("details"), &token, Some(view["details"].clone())).await?;
        self.json(Method::POST, &step("codes"), &token, None).await
    }

    /// The certificate for the codes. After a kill the same request is sent again, as often as needed.
    async fn fetch(&mut self, customer: u32, codes: &Value) -> Acknowledged {
        let text = |name: &str| codes[name].as_str().expect("text");
        let rng = &mut UnwrapErr(SysRng);
        let key = Key::make(rng);
        let random = key.random().expect("a new key has R");
        let (recipient, own) = (self.shared.recipient.public_key_info(), key.public_key_info());
        let random = vid_random::encrypt(random, recipient, &own, rng).expect("encrypted");
        let subject = Base64::decode_vec(text("subject")).expect("base64");
        let csr = derive_csr(&key, &subject, Some(&random)).expect("a request");
        let number = customers::crowd(customer).number;
        let mut given: Option<Vec<u8>> = None;
        loop {
            let (mut transaction, request) =
                Transaction::begin(text("reference"), text("code"), &csr, now(), rng)
                    .expect("a message");
            let Ok(response) = self.message(request).await else {
                continue;
            };
            let issued = transaction.read_certificate(&response).expect("a certificate");
            let wanted = Wanted {
                key: &key,
                subject: &subject,
                policy: text("policy"),
                number: Some(&number),
                not_after: None,
                known: &[],
                root_sha256: &self.shared.root,
                now: i64::try_from(now()).expect("a time"),
            };
            finish(&issued, &wanted).expect("what was asked for");
            // From here on it is acknowledged, and every repetition must give the same.
            let first = given.get_or_insert_with(|| issued.certificate.clone());
            assert_eq!(*first, issued.certificate, "the same request, the same certificate");
            let confirm = transaction.confirm(&issued.certificate, now(), rng).expect("a message");
            if let Ok(response) = self.message(confirm).await {
                transaction.read_confirmation(&response).expect("a confirmation");
                return Acknowledged {
                    reference: text("reference").to_owned(),
                    der: issued.certificate,
                };
            }
        }
    }

    async fn json(
        &mut self,
        method: Method,
        path: &str,
        token: &str,
        body: Option<Value>,
    ) -> Result<Value, Killed> {
        let call = |url: &str, http: &reqwest::Client| {
            let call =
                http.request(method, format!("{url}/api/enrollments{path}")).bearer_auth(token);
            body.map_or(call.try_clone().expect("no body yet"), |body| call.json(&body))
        };
        let bytes = self.call(call).await?;
        Ok(serde_json::from_slice(&bytes).expect("JSON"))
    }

    async fn message(&mut self, message: Vec<u8>) -> Result<Vec<u8>, Killed> {
        self.call(|url, http| {
            let call = http.post(format!("{url}/cmp")).body(message);
            call.header("content-type", "application/pkixcmp")
        })
        .await
    }

    /// Calls the bank; if that fails, waits for its next process.
    async fn call(
        &mut self,
        call: impl FnOnce(&str, &reqwest::Client) -> reqwest::RequestBuilder,
    ) -> Result<Vec<u8>, Killed> {
        let door = self.door.borrow_and_update().clone();
        let answer = async {
            let answer = call(&door.url, &self.shared.http).send().await?;
            let status = answer.status();
            Ok::<_, reqwest::Error>((status, answer.bytes().await?.to_vec()))
        };
        let Ok((status, bytes)) = answer.await else {
            self.door.wait_for(|next| next.life > door.life).await.expect("the test goes on");
            return Err(Killed);
        };
        // Nothing that a client does here is wrong: a refusal is a fault of the bank.
        assert!(status.is_success(), "{status}: {}", String::from_utf8_lossy(&bytes));
        self.shared.answers.send_modify(|answers| *answers += 1);
        Ok(bytes)
    }
}

/// The terms of the bank's own authority among those of all.
fn of_the_bank(terms: &Value) -> Value {
    let documents = terms["documents"].as_array().expect("a list");
    let own = documents.iter().find(|document| document["id"] == "authority-bank");
    own.expect("the bank's own").clone()
}

/// What the customer reads from the card for the cells that are asked for.
fn answer(customer: &str, asked: &Value) -> Value {
    let cells = card::mock_cells(customer);
    let cell = |name: &str| {
        let number = asked[name].as_u64().and_then(|number| usize::try_from(number).ok());
        &cells[number.expect("a cell") - 1]
    };
    json!({ "cells": asked, "digits": format!("{}{}", &cell("first")[..2], &cell("last")[2..]) })
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs()
}
