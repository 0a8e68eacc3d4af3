//! Registering certificates of other institutions at the bank, and ending that. The token of the desk is
//! in [`Services::registration`].

use base64ct::{Base64, Encoding};
use ingam_bank_api::{
    LoginChallenge, ReceiptsQuestion, RegistrationConfirmation, RegistrationDesk,
    RegistrationProof, RegistrationSignature, Secret,
};
use ingam_core::vault::{Entry, EntryId};
use serde_bytes::ByteBuf;

use crate::{
    certificates::{
        self, Intent, Way, active,
        trust::trust,
        usage::{Purpose, Use, record_use},
    },
    error::AppError,
    keeper::protocol::{SignLogin, SignRegistration, SignedLogin, Unlock},
    platform::bank_client::BankError,
    services::Services,
};

/// Opens the desk. What comes back has no token any more.
pub async fn open(
    services: &Services,
    question: &ReceiptsQuestion,
) -> Result<RegistrationDesk, AppError> {
    let turn = services.registration().begin();
    let mut desk = services.bank().open_registrations(question).await?;
    let token = desk.token.take().ok_or(AppError::Bank(BankError::Unreadable))?;
    if services.registration().fill(turn, token, services.now()) {
        Ok(desk)
    } else {
        Err(AppError::NoSession)
    }
}

/// The desk as it is.
pub async fn look(services: &Services) -> Result<RegistrationDesk, AppError> {
    Ok(services.bank().registrations(&token(services)?).await?)
}

/// Signs with a certificate, and shows it to the bank, with R for the bank alone. What is signed holds
/// for this page, this nonce and a registration. Nothing leaves if whoever asked gave up meanwhile.
pub async fn show(
    services: &Services,
    id: &EntryId,
    way: Way,
    intent: &Intent,
) -> Result<RegistrationDesk, AppError> {
    let token = token(services)?;
    let challenge = services.bank().registration_challenge(&token).await?;
    let work = async |entry: &Entry, unlock| sign(services, &challenge, entry, unlock).await;
    let shown = certificates::opened(services, id, way, work).await?;
    intent.go_on()?;
    Ok(services.bank().show_certificate(&token, &shown).await?)
}

async fn sign(
    services: &Services,
    challenge: &LoginChallenge,
    entry: &Entry,
    unlock: Unlock,
) -> Result<RegistrationSignature, AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let authority = services.bank().authority().await?;
    let request = SignRegistration(SignLogin {
        binding: services.binding(&entry.id),
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        unlock,
        trust: trust(&authority, &services.config().root_sha256)?,
        nonce: challenge.nonce.clone(),
        now: challenge.now,
    });
    let signed = services.one_shot_keeper().ask(request).await.map_err(AppError::Keeper)?;
    record_use(services, &entry.id, Use::now(services, Purpose::Registration)).await;
    let SignedLogin { signed, random } = signed;
    Ok(RegistrationSignature {
        nonce: challenge.nonce.clone(),
        signed: Base64::encode_string(&signed),
        random: random.map(|random| Secret::new(Base64::encode_string(&random))),
    })
}

/// Proves more than an account password.
pub async fn prove(
    services: &Services,
    proof: &RegistrationProof,
) -> Result<RegistrationDesk, AppError> {
    Ok(services.bank().prove_registration(&token(services)?, proof).await?)
}

/// Registers what was shown.
pub async fn confirm(
    services: &Services,
    fingerprint: String,
) -> Result<RegistrationDesk, AppError> {
    let confirmation = RegistrationConfirmation { fingerprint };
    Ok(services.bank().register(&token(services)?, &confirmation).await?)
}

/// 등록 해제
pub async fn deregister(
    services: &Services,
    fingerprint: &str,
) -> Result<RegistrationDesk, AppError> {
    Ok(services.bank().deregister(&token(services)?, fingerprint).await?)
}

/// Nobody is at the desk any more: the bank ends by itself what nobody uses.
pub fn leave(services: &Services) {
    services.registration().take();
}

fn token(services: &Services) -> Result<Secret, AppError> {
    services.registration().token().ok_or(AppError::NoSession)
}
