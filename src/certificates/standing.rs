//! Whether a certificate still holds: its issuer is asked, and if nobody answers, its list.

use ingam_core::vault::{ActiveCertificate, Found};
use serde_bytes::ByteBuf;

use super::{Listed, active, revocation};
use crate::{
    error::AppError,
    keeper::protocol::{
        AskStanding, KeeperError, ReadStanding, Standing, StandingQuestion, StandingTold,
    },
    platform::{bank_client::BankError, keeper_client::Keeper},
    services::Services,
};

mod list;

/// Asks the issuer of a certificate that leads to the trusted root (OCSP; the CRL where that says nothing). Of
/// others nobody is asked: a question would tell a stranger who looks at which certificate.
pub async fn ask(services: &Services, listed: &Listed) -> Result<StandingTold, AppError> {
    let active = active(&listed.entry).ok_or(AppError::Internal)?;
    // A keeper of its own remembers the question until the answer is read.
    let keeper = services.one_shot_keeper();
    let question = question(services, &keeper, active).await?;
    // The clock of this device may be wrong.
    let now = services.bank().authority().await?.now;
    let told = match by_responder(services, &keeper, &question, now).await {
        Err(silence) if is_silence(&silence) => match question.list_url.as_deref() {
            Some(url) => list::read(services, &keeper, active, (url, now)).await?,
            None => return Err(silence),
        },
        told => told?,
    };
    revocation::note(services, &listed.entry.id, found(told.standing)).await;
    Ok(told)
}

/// What a certificate was found to be worth by this answer; `None`: good, or nobody knows.
pub fn found(standing: Standing) -> Option<Found> {
    match standing {
        Standing::Suspended(_) => Some(Found::Suspended),
        Standing::Revoked(_) => Some(Found::Revoked),
        Standing::Superseded(_) => Some(Found::Superseded),
        Standing::Good | Standing::Unknown => None,
    }
}

async fn question(
    services: &Services,
    keeper: &Keeper,
    active: &ActiveCertificate,
) -> Result<StandingQuestion, AppError> {
    let root = services.config().root_sha256;
    let question = AskStanding {
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        root_sha256: ByteBuf::from(root.to_vec()),
    };
    keeper.ask(question).await.map_err(AppError::Standing)
}

async fn by_responder(
    services: &Services,
    keeper: &Keeper,
    question: &StandingQuestion,
    now: i64,
) -> Result<StandingTold, AppError> {
    let url = question.url.as_deref().ok_or(AppError::Standing(KeeperError::AnswerUnreadable))?;
    let path = path_of(url).ok_or(AppError::Bank(BankError::Unreadable))?;
    let answer = services.bank().ocsp(path, question.request.to_vec()).await?;
    // The nonce says that the answer is of this moment.
    let answer = ReadStanding { answer: ByteBuf::from(answer), now };
    keeper.ask(answer).await.map_err(AppError::Standing)
}

/// Whether there was no answer. One that is not to be believed is said to be so instead.
fn is_silence(error: &AppError) -> bool {
    matches!(error, AppError::Bank(_) | AppError::Standing(KeeperError::AnswerUnreadable))
}

/// The path of an address. The bank is asked where it is configured to be: a certificate does not say where
/// this page sends things.
pub fn path_of(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let path = rest.find('/').and_then(|at| rest.get(at..))?;
    // What begins with two of them is another host.
    (!path.starts_with("//") && !path.starts_with("/\\")).then_some(path)
}
