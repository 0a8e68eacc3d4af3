//! Whether a certificate still holds: its issuer is asked.

use ingam_core::vault::Found;
use serde_bytes::ByteBuf;

use super::{Listed, active, revocation};
use crate::{
    error::AppError,
    keeper::protocol::{AskStanding, ReadStanding, Standing, StandingTold},
    platform::bank_client::BankError,
    services::Services,
};

/// Asks the issuer of a certificate that leads to the trusted root (OCSP). Of others nobody is asked: a
/// question would tell a stranger who looks at which certificate.
pub async fn ask(services: &Services, listed: &Listed) -> Result<StandingTold, AppError> {
    let active = active(&listed.entry).ok_or(AppError::Internal)?;
    // A keeper of its own remembers the question until the answer is read.
    let keeper = services.one_shot_keeper();
    let root = services.config().root_sha256;
    let question = AskStanding {
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        root_sha256: ByteBuf::from(root.to_vec()),
    };
    let question = keeper.ask(question).await.map_err(AppError::Standing)?;
    // The clock of this device may be wrong; the nonce says that the answer is of this moment.
    let now = services.bank().authority().await?.now;
    let path = path_of(&question.url).ok_or(AppError::Bank(BankError::Unreadable))?;
    let answer = services.bank().ocsp(path, question.request.into_vec()).await?;
    let answer = ReadStanding { answer: ByteBuf::from(answer), now };
    let told = keeper.ask(answer).await.map_err(AppError::Standing)?;
    let found = match told.standing {
        Standing::Suspended(_) => Some(Found::Suspended),
        Standing::Revoked(_) => Some(Found::Revoked),
        Standing::Superseded(_) => Some(Found::Superseded),
        Standing::Good | Standing::Unknown => None,
    };
    revocation::note(services, &listed.entry.id, found).await;
    Ok(told)
}

/// The path of an address. The bank is asked where it is configured to be: a certificate does not say where
/// this page sends things.
pub fn path_of(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let path = rest.find('/').and_then(|at| rest.get(at..))?;
    // What begins with two of them is another host.
    (!path.starts_with("//") && !path.starts_with("/\\")).then_some(path)
}
