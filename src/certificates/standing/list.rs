//! What the issuer's list of revoked certificates (CRL) says, where its responder says nothing.

use ingam_core::vault::ActiveCertificate;
use serde_bytes::ByteBuf;

use super::path_of;
use crate::{
    error::AppError,
    keeper::protocol::{KeeperError, ReadList, Standing, StandingSource, StandingTold},
    platform::{bank_client::BankError, keeper_client::Keeper},
    services::Services,
};

/// Fetches the list and has it judged by the keeper that was asked before.
pub(super) async fn read(
    services: &Services,
    keeper: &Keeper,
    active: &ActiveCertificate,
    (url, now): (&str, i64),
) -> Result<StandingTold, AppError> {
    let unknown = || AppError::Standing(KeeperError::AnswerUnreadable);
    let list = services.bank().revocation_list(path_of(url).ok_or_else(unknown)?).await;
    let list = list.map_err(|error| match error {
        // The person can mend this.
        BankError::Unreachable | BankError::TimedOut => AppError::Bank(error),
        _ => unknown(),
    })?;
    let issuer = active.chain.first().ok_or(AppError::Internal)?;
    let newest = services.newest_list(issuer);
    let question = ReadList { list: ByteBuf::from(list), newest, now };
    let told = keeper.ask(question).await.map_err(AppError::Standing)?;
    if let StandingSource::List(number) = told.source {
        services.note_list(issuer, number);
    }
    // A list may be from before what is known already: that it says nothing takes nothing back.
    if told.standing == Standing::Good && active.found.is_some() {
        return Err(unknown());
    }
    Ok(told)
}
