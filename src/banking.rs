//! Internet banking: logging in with a certificate, and what is open to whoever is logged in.

use base64ct::{Base64, Encoding};
use ingam_bank_api::{BankAccounts, Holder, LoggedIn, Login, LoginChallenge, Secret};
use ingam_core::vault::{Entry, EntryId};
use serde_bytes::ByteBuf;

use crate::{
    certificates::{self, Way, active, trust::trust},
    error::{AppError, ErrorKind},
    keeper::protocol::{SignLogin, SignedLogin, Unlock},
    platform::bank_client::BankError,
    services::Services,
};

pub mod idle;
pub mod use_banking;

/// So many seconds the clock of a device may differ from the bank's without a word.
const FINE: i64 = 10 * 60;

/// Who is logged in. The token is in [`Services::login`].
#[derive(Clone, Debug, PartialEq)]
pub struct Visitor {
    /// Whose certificate it is.
    pub name: String,
    /// Personal or corporate.
    pub holder: Holder,
    /// The entry whose certificate logged in.
    pub entry: EntryId,
    /// Seconds without a call after which the bank ends the login.
    pub idle: i64,
    /// When it ends at the latest, seconds since 1970-01-01T00:00:00Z by the device's clock.
    pub ends_at: i64,
    /// When this customer logged in the time before.
    pub last_login_at: Option<i64>,
    /// Other logins of the same customer.
    pub others: u32,
    /// By how many seconds this device is ahead of the bank, if that is worth a word.
    pub ahead: Option<i64>,
}

impl Visitor {
    fn of(told: &LoggedIn, entry: EntryId, now: i64) -> Self {
        let ahead = now - told.now;
        Self {
            name: told.name.clone(),
            holder: told.holder,
            entry,
            idle: told.idle.into(),
            ends_at: told.ends_at + ahead,
            last_login_at: told.last_login_at,
            others: told.others,
            ahead: Some(ahead).filter(|ahead| ahead.abs() > FINE),
        }
    }
}

/// Logs in with a certificate of this browser. What is signed holds for this page, this nonce and
/// nothing else.
pub async fn log_in(services: &Services, id: &EntryId, way: Way) -> Result<Visitor, AppError> {
    // What needs no password comes first: a mistyped one costs no second nonce.
    let challenge = services.bank().login_challenge().await?;
    let work = async |entry: &Entry, unlock| begin(services, &challenge, entry, unlock).await;
    let told = certificates::opened(services, id, way, work).await?;
    let token = told.token.clone().ok_or(AppError::Bank(BankError::Unreadable))?;
    services.login().set(token, services.now());
    Ok(Visitor::of(&told, id.clone(), services.now()))
}

async fn begin(
    services: &Services,
    challenge: &LoginChallenge,
    entry: &Entry,
    unlock: Unlock,
) -> Result<LoggedIn, AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let authority = services.bank().authority().await?;
    let request = SignLogin {
        binding: services.binding(&entry.id),
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        unlock,
        trust: trust(&authority, &services.config().root_sha256)?,
        nonce: challenge.nonce.clone(),
        now: challenge.now,
    };
    let signed = services.one_shot_keeper().ask(request).await.map_err(AppError::Keeper)?;
    let SignedLogin { signed, random } = signed;
    let login = Login {
        nonce: challenge.nonce.clone(),
        signed: Base64::encode_string(&signed),
        random: random.map(|random| Secret::new(Base64::encode_string(&random))),
    };
    Ok(services.bank().log_in(&login).await?)
}

/// The login goes on.
pub async fn extend(services: &Services) -> Result<(), AppError> {
    let token = token(services)?;
    ended(services, services.bank().extend_login(&token).await)?;
    Ok(())
}

/// Ends the login here, or `everywhere`. It is forgotten here whatever the bank says: the bank ends it
/// by itself when nobody uses it.
pub async fn log_out(services: &Services, everywhere: bool) -> Result<(), AppError> {
    let Some(token) = services.login().take() else {
        return Ok(());
    };
    Ok(services.bank().log_out(&token, everywhere).await?)
}

/// The accounts of whoever is logged in.
pub async fn accounts(services: &Services) -> Result<BankAccounts, AppError> {
    let token = token(services)?;
    ended(services, services.bank().accounts(&token).await)
}

fn token(services: &Services) -> Result<Secret, AppError> {
    services.login().use_at(services.now()).ok_or(AppError::LoginEnded)
}

/// What the bank does not know any more is not used again.
fn ended<T>(services: &Services, answer: Result<T, BankError>) -> Result<T, AppError> {
    answer.map_err(AppError::from).map_err(|error| match error.kind() {
        ErrorKind::SessionInvalid => {
            services.login().take();
            AppError::LoginEnded
        }
        _ => error,
    })
}
