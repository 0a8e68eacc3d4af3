//! 효력정지와 폐기: the owner ends a certificate with its own signature, or tells the bank who it is.

use ingam_bank_api::{
    Change, HeldCertificates, Problem, ProblemKind, RevocationQuestion, RevokedByCode, Secret,
};
use ingam_core::vault::{ActiveCertificate, Entry, EntryId, Found};
use serde_bytes::ByteBuf;

use super::{
    Intent, Way, active, change, list, opened,
    trust::trust,
    usage::{Purpose, Use, record_use},
};
use crate::{
    error::{AppError, ErrorKind},
    keeper::protocol::{Ending, Gap, KeeperError, ReadRevocation, Refusal, SignRevocation, Unlock},
    platform::bank_client::BankError,
    services::Services,
};

/// Asks the bank for the end of a certificate, and remembers that it has come. Nothing is sent for whoever gave up
/// before it was signed.
pub async fn end(
    services: &Services,
    id: &EntryId,
    way: Way,
    (ending, intent): (Ending, &Intent),
) -> Result<(), AppError> {
    let asked = (ending, intent);
    let work = async |entry: &Entry, unlock| send(services, entry, unlock, asked).await;
    opened(services, id, way, work).await?;
    let found = match ending {
        Ending::Suspend => Found::Suspended,
        _ => Found::Revoked,
    };
    note(services, id, Some(found)).await;
    Ok(())
}

async fn send(
    services: &Services,
    entry: &Entry,
    unlock: Unlock,
    (ending, intent): (Ending, &Intent),
) -> Result<(), AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let authority = services.bank().authority().await?;
    // A keeper of its own remembers the question until the answer is read.
    let keeper = services.one_shot_keeper();
    let request = SignRevocation {
        binding: services.binding(&entry.id),
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        unlock,
        trust: trust(&authority, &services.config().root_sha256)?,
        ending,
        now: authority.now,
    };
    let signed = keeper.ask(request).await.map_err(AppError::Keeper)?;
    intent.go_on()?;
    let purpose = match ending {
        Ending::Suspend => Purpose::Suspension,
        _ => Purpose::Revocation,
    };
    record_use(services, &entry.id, Use::now(services, purpose)).await;
    let answer = services.bank().cmp(signed.message.into_vec()).await?;
    let answer = ReadRevocation { answer: ByteBuf::from(answer), now: authority.now };
    match keeper.ask(answer).await {
        Ok(_) => Ok(()),
        // Here it is the certificate itself that was revoked before.
        Err(KeeperError::Refused(Refusal::CertRevoked)) => {
            let problem = Problem::new(ProblemKind::CertificateRevoked);
            Err(AppError::Bank(BankError::Refused(Box::new(problem))))
        }
        Err(error) => Err(AppError::Keeper(error)),
    }
}

/// Asks the bank by account and number, and remembers what it told of those certificates that are here as well.
pub async fn by_account(
    services: &Services,
    question: &RevocationQuestion,
) -> Result<HeldCertificates, AppError> {
    let held = services.bank().held(question).await?;
    let suspended = |until: Option<i64>| until.map(|_| Found::Suspended);
    let kept = held.certificates.iter();
    let mut told: Vec<(&str, Option<Found>)> =
        kept.map(|one| (one.serial.as_str(), suspended(one.resumable_until))).collect();
    if let Some(wish) = &question.wish
        && !matches!(wish.change, Change::Suspend | Change::Resume)
    {
        told.push((&wish.serial, Some(Found::Revoked)));
    }
    note_told(services, &told).await;
    Ok(held)
}

/// Has the certificate of a code revoked, and remembers it if it is here as well.
pub async fn by_code(services: &Services, code: Secret) -> Result<RevokedByCode, AppError> {
    let done = services.bank().revoke_by_code(code).await?;
    if let Some(serial) = &done.serial {
        note_told(services, &[(serial, Some(Found::Revoked))]).await;
    }
    Ok(done)
}

/// What the bank told of its own certificates, by serial number. Another issuer may have given the same.
async fn note_told(services: &Services, told: &[(&str, Option<Found>)]) {
    // What cannot be read is found again.
    let Ok(listing) = list(services).await else {
        return;
    };
    for listed in &listing.entries {
        let own = listed
            .readable()
            .filter(|read| !matches!(read.gap, Some(Gap::NoIssuer | Gap::OtherRoot)));
        let of = own.and_then(|read| told.iter().find(|(serial, _)| *serial == read.serial));
        if let Some((_, found)) = of {
            note(services, &listed.entry.id, *found).await;
        }
    }
}

/// Remembers what a certificate was found to be worth. What cannot be stored is found again. Nothing brings back
/// what is revoked: an answer that says so is older than the revocation.
pub async fn note(services: &Services, id: &EntryId, found: Option<Found>) {
    let is_news = |active: &ActiveCertificate| active.found != found && !is_over(active.found);
    let known = services.vault().entry(id).await.ok().flatten();
    if known.as_ref().and_then(active).is_some_and(is_news) {
        let note = |active: &mut ActiveCertificate| {
            if !is_over(active.found) {
                active.found = found;
            }
        };
        let _ = change(services, id, &note).await;
    }
}

fn is_over(found: Option<Found>) -> bool {
    matches!(found, Some(Found::Revoked | Found::Superseded))
}

/// What the bank said of a certificate when it refused it.
pub async fn note_refusal(services: &Services, id: &EntryId, error: &AppError) {
    let found = match error.kind() {
        ErrorKind::CertificateSuspended => Found::Suspended,
        ErrorKind::CertificateRevoked => Found::Revoked,
        ErrorKind::CertificateSuperseded => Found::Superseded,
        _ => return,
    };
    note(services, id, Some(found)).await;
}
