//! The fault knobs and a look behind the counter, on a loopback address of their own.

pub(super) mod money;

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use axum::{Json, Router};
use ingam_bank_api::{ProblemKind, Product, Way};
use serde::{Deserialize, Serialize};

use super::caller;
use super::problem::Refusal;
use crate::faults::{Lie, NextFailure, OcspLie};
use crate::ledger::Totals;
use crate::ra::{Refused, text_message};
use crate::store::people::Customer;
use crate::store::{self, StoreError, Tx, certificates, factors, people};
use crate::{Bank, card, customers, ledger, otp};

/// Everything the admin listener serves. Bodies are JSON, whatever their type says; an empty body means
/// the defaults. Not for pages: nothing is here for whoever calls from one.
pub fn router(bank: Arc<Bank>) -> Router {
    Router::new()
        .route("/drop-next-answer", post(drop_next))
        .route("/fail-next", post(fail_next))
        .route("/slow", post(slow))
        .route("/advance", post(advance))
        .route("/lie", post(lie))
        .route("/lie-ocsp", post(lie_ocsp))
        .route("/stale-foreign-list", post(stale_list))
        .route("/terms", post(change_terms))
        .route("/unlock", post(unlock))
        .route("/crowd", post(crowd))
        .route("/certificates", get(list))
        .route("/customers", get(people_now))
        .route("/ledger", get(totals))
        .merge(money::router())
        .layer(from_fn_with_state(Arc::clone(&bank), super::settled))
        .layer(from_fn(caller::local))
        .with_state(bank)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Which {
    path: Option<String>,
    kind: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Slow {
    ms: u64,
}

#[derive(Debug, Deserialize)]
struct Advance {
    seconds: i64,
}

#[derive(Debug, Deserialize)]
struct Telling<L> {
    kind: Option<L>,
}

#[derive(Debug, Deserialize)]
struct Unlock {
    customer: String,
}

#[derive(Debug, Deserialize)]
struct Crowd {
    customers: u32,
}

#[derive(Debug, Deserialize)]
struct Changed {
    id: String,
    version: String,
}

/// A certificate in the list.
#[derive(Debug, Serialize)]
struct Listed {
    serial: String,
    subject: String,
    customer: String,
    product: Product,
    /// Who signed it.
    authority: &'static str,
    status: &'static str,
    not_after: i64,
    confirmed: bool,
}

/// A customer's secrets at this moment.
#[derive(Debug, Serialize)]
struct Person {
    id: String,
    user_id: String,
    number: String,
    otp: String,
    otp_seconds_left: u64,
    otp_used: bool,
    /// The cells of the security card, if there is one.
    card: Vec<String>,
    /// The codes on the phone, newest first.
    messages: Vec<String>,
    accounts: Vec<Purse>,
}

#[derive(Debug, Serialize)]
struct Purse {
    id: String,
    number: String,
    password: String,
    balance: i64,
}

async fn drop_next(
    State(bank): State<Arc<Bank>>,
    body: axum::body::Bytes,
) -> Result<StatusCode, Refusal> {
    let which: Which = read(&body)?;
    match which.path {
        Some(path) => bank.faults.drop_next(path),
        None => bank.faults.drop_next(String::new()),
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn fail_next(
    State(bank): State<Arc<Bank>>,
    body: axum::body::Bytes,
) -> Result<StatusCode, Refusal> {
    let which: Which = read(&body)?;
    let internal = which.kind.as_deref() == Some("internal");
    bank.faults.fail_next(NextFailure { path: which.path.unwrap_or_default(), internal });
    Ok(StatusCode::NO_CONTENT)
}

async fn slow(
    State(bank): State<Arc<Bank>>,
    body: axum::body::Bytes,
) -> Result<StatusCode, Refusal> {
    let slow: Slow = read(&body)?;
    bank.faults.slow(slow.ms);
    Ok(StatusCode::NO_CONTENT)
}

async fn advance(
    State(bank): State<Arc<Bank>>,
    body: axum::body::Bytes,
) -> Result<Json<serde_json::Value>, Refusal> {
    let advance: Advance = read(&body)?;
    bank.ra.clock.advance(advance.seconds);
    Ok(Json(serde_json::json!({ "now": bank.ra.clock.now() })))
}

async fn lie(
    State(bank): State<Arc<Bank>>,
    body: axum::body::Bytes,
) -> Result<StatusCode, Refusal> {
    let telling: Telling<Lie> = read(&body)?;
    bank.faults.lie(telling.kind);
    Ok(StatusCode::NO_CONTENT)
}

async fn lie_ocsp(
    State(bank): State<Arc<Bank>>,
    body: axum::body::Bytes,
) -> Result<StatusCode, Refusal> {
    let telling: Telling<OcspLie> = read(&body)?;
    bank.faults.lie_in_ocsp(telling.kind);
    Ok(StatusCode::NO_CONTENT)
}

async fn stale_list(State(bank): State<Arc<Bank>>) -> StatusCode {
    bank.faults.stale_list();
    StatusCode::NO_CONTENT
}

async fn change_terms(
    State(bank): State<Arc<Bank>>,
    body: axum::body::Bytes,
) -> Result<StatusCode, Refusal> {
    let changed: Changed = read(&body)?;
    let known = bank.ra.terms.change(&changed.id, &changed.version);
    if known { Ok(StatusCode::NO_CONTENT) } else { Err(ProblemKind::NotFound.into()) }
}

async fn unlock(
    State(bank): State<Arc<Bank>>,
    body: axum::body::Bytes,
) -> Result<StatusCode, Refusal> {
    let unlock: Unlock = read(&body)?;
    let known = bank.ra.unlock(&unlock.customer).await.map_err(Refused::from)?;
    if known { Ok(StatusCode::NO_CONTENT) } else { Err(ProblemKind::NotFound.into()) }
}

/// More customers, for load tests.
async fn crowd(
    State(bank): State<Arc<Bank>>,
    body: axum::body::Bytes,
) -> Result<StatusCode, Refusal> {
    let crowd: Crowd = read(&body)?;
    let invited = async {
        let mut tx = bank.ra.store.write().await?;
        let now = bank.ra.clock.now();
        customers::invite(&mut tx, &bank.ra.secrets, crowd.customers, now).await?;
        store::commit(tx).await
    };
    invited.await.map_err(Refused::from)?;
    Ok(StatusCode::NO_CONTENT)
}

async fn list(State(bank): State<Arc<Bank>>) -> Result<Json<Vec<Listed>>, Refusal> {
    let now = bank.ra.clock.now();
    let listed = async {
        let mut tx = bank.ra.store.read().await?;
        let mut listed = Vec::new();
        for certificate in certificates::all(&mut tx).await? {
            let enrollment =
                crate::store::enrollments::find(&mut tx, &certificate.enrollment).await?;
            listed.push(Listed {
                subject: subject(&certificate.der),
                status: status(&certificate, now),
                confirmed: enrollment.is_some_and(|enrollment| {
                    enrollment.confirmed_at.is_some()
                        && enrollment.serial.as_ref() == Some(&certificate.serial)
                }),
                serial: certificate.serial,
                customer: certificate.customer,
                product: certificate.product,
                authority: certificate.authority.as_str(),
                not_after: certificate.not_after,
            });
        }
        Ok::<_, StoreError>(listed)
    };
    Ok(Json(listed.await.map_err(Refused::from)?))
}

async fn people_now(State(bank): State<Arc<Bank>>) -> Result<Json<Vec<Person>>, Refusal> {
    let now = bank.ra.clock.now();
    let all = async {
        let mut tx = bank.ra.store.read().await?;
        let mut all = Vec::new();
        for mock in customers::ALL.iter() {
            let Some(customer) = people::customer(&mut tx, &mock.id).await? else {
                continue;
            };
            let shown = otp::shown(&customers::otp_seed(&bank.ra.secrets, &customer)?, now);
            let accounts = people::accounts(&mut tx, &mock.id).await?;
            let purses = mock.accounts.iter().zip(accounts).map(|(mock, account)| Purse {
                id: account.id,
                number: account.number,
                password: mock.password.clone(),
                balance: account.balance,
            });
            all.push(Person {
                id: mock.id.clone(),
                user_id: mock.user_id.clone(),
                number: mock.number.clone(),
                otp: shown.code,
                otp_seconds_left: shown.seconds_left,
                otp_used: customer.otp_last_step >= shown.step,
                card: card_of(&customer),
                messages: messages(&bank, &mut tx, &mock.id).await?,
                accounts: purses.collect(),
            });
        }
        Ok::<_, StoreError>(all)
    };
    Ok(Json(all.await.map_err(Refused::from)?))
}

/// The cells of a customer's security card.
pub(super) fn card_of(customer: &Customer) -> Vec<String> {
    let has_card = customer.ways.contains(&Way::SecurityCard);
    if has_card { card::mock_cells(&customer.id) } else { Vec::new() }
}

/// The codes on a customer's phone that still work or did, newest first.
pub(super) async fn messages(
    bank: &Bank,
    tx: &mut Tx,
    customer: &str,
) -> Result<Vec<String>, StoreError> {
    let sent = factors::codes_of(tx, customer).await?;
    sent.iter().map(|sent| text_message::shown(&bank.ra.secrets, sent)).collect()
}

async fn totals(State(bank): State<Arc<Bank>>) -> Result<Json<Totals>, Refusal> {
    let totals = async {
        let mut tx = bank.ra.store.read().await?;
        ledger::totals(&mut tx, bank.ra.clock.now()).await
    };
    Ok(Json(totals.await.map_err(Refused::from)?))
}

/// A certificate's state in one word.
pub(super) fn status(certificate: &certificates::StoredCertificate, now: i64) -> &'static str {
    if certificate.revoked_at.is_some() {
        "revoked"
    } else if now > certificate.not_after {
        "expired"
    } else if certificate.suspended.is_some() {
        "suspended"
    } else {
        "valid"
    }
}

fn subject(der: &[u8]) -> String {
    use der::Decode as _;
    let certificate = x509_cert::Certificate::from_der(der);
    certificate.map_or_else(
        |_| String::new(),
        |certificate| certificate.tbs_certificate().subject().to_string(),
    )
}

fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    let body = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|_| ProblemKind::MalformedRequest.into())
}
