//! Internet banking: logging in with a certificate, and what is open to whoever is logged in.

use base64ct::{Base64, Encoding};
use ingam_bank_api::{BankAccounts, LoggedIn, Login, LoginChallenge, RevocationCode, Secret};
use ingam_core::vault::{Entry, EntryId};
use serde_bytes::ByteBuf;

use crate::{
    certificates::{
        self, Way, active,
        trust::trust,
        usage::{Purpose, Use, record_use},
    },
    error::{AppError, ErrorKind},
    keeper::protocol::{SignLogin, SignedLogin, Unlock},
    platform::bank_client::BankError,
    services::Services,
};

pub mod idle;
pub mod transfer;
pub mod use_banking;

/// So many seconds the clock of a device may differ from the bank's without a word.
const FINE: i64 = 10 * 60;

/// Who is logged in. The token is in [`Services::login`].
#[derive(Clone, Debug, PartialEq)]
pub struct Visitor {
    /// Whose certificate it is.
    pub name: String,
    /// Whether its certificate is of another institution.
    pub is_registered: bool,
    /// Seconds without a call after which the bank ends the login.
    pub idle: i64,
    /// When it ends at the latest, seconds since 1970-01-01T00:00:00Z by the device's clock.
    pub ends_at: i64,
    /// When this customer logged in the time before.
    pub last_login_at: Option<i64>,
    /// Other logins of the same customer.
    pub others: u32,
    /// Whether the clock of this device is far off the bank's.
    pub is_clock_off: bool,
}

impl Visitor {
    fn of(told: &LoggedIn, now: i64) -> Self {
        let ahead = now - told.now;
        Self {
            name: told.name.clone(),
            is_registered: told.registered,
            idle: told.idle.into(),
            ends_at: told.ends_at + ahead,
            last_login_at: told.last_login_at,
            others: told.others,
            is_clock_off: ahead.abs() > FINE,
        }
    }
}

/// Logs in with a certificate of this browser. What is signed holds for this page, this nonce and
/// nothing else. Whoever gives up meanwhile, see [`LoginSlot::begin`](crate::session::LoginSlot::begin), is logged out again.
pub async fn log_in(services: &Services, id: &EntryId, way: Way) -> Result<Visitor, AppError> {
    let turn = services.login().begin();
    let challenge = services.bank().login_challenge().await?;
    let work = async |entry: &Entry, unlock| begin(services, &challenge, entry, unlock).await;
    let told = match certificates::opened(services, id, way, work).await {
        Ok(told) => told,
        Err(error) => {
            certificates::revocation::note_refusal(services, id, &error).await;
            return Err(error);
        }
    };
    // The bank takes none that is suspended: it was resumed somewhere else.
    certificates::revocation::note(services, id, None).await;
    let token = told.token.clone().ok_or(AppError::Bank(BankError::Unreadable))?;
    if services.login().fill(turn, token.clone(), services.now()) {
        Ok(Visitor::of(&told, services.now()))
    } else {
        // The bank ends by itself what it was not told about.
        let _ = services.bank().log_out(&token, false).await;
        Err(AppError::LoginEnded)
    }
}

async fn begin(
    services: &Services,
    challenge: &LoginChallenge,
    entry: &Entry,
    unlock: Unlock,
) -> Result<LoggedIn, AppError> {
    let request = question(services, challenge, entry, unlock).await?;
    let signed = services.one_shot_keeper().ask(request).await.map_err(AppError::Keeper)?;
    record_use(services, &entry.id, Use::now(services, Purpose::Login)).await;
    Ok(services.bank().log_in(&login(challenge, signed)).await?)
}

/// What a keeper is asked to sign.
pub(crate) async fn question(
    services: &Services,
    challenge: &LoginChallenge,
    entry: &Entry,
    unlock: Unlock,
) -> Result<SignLogin, AppError> {
    let active = active(entry).ok_or(AppError::Internal)?;
    let authority = services.bank().authority().await?;
    Ok(SignLogin {
        binding: services.binding(&entry.id),
        sealed_key: ByteBuf::from(entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        unlock,
        trust: trust(&authority, &services.config().root_sha256)?,
        nonce: challenge.nonce.clone(),
        now: challenge.now,
    })
}

/// What the bank is sent.
pub(crate) fn login(challenge: &LoginChallenge, signed: SignedLogin) -> Login {
    let SignedLogin { signed, random } = signed;
    Login {
        nonce: challenge.nonce.clone(),
        signed: Base64::encode_string(&signed),
        random: random.map(|random| Secret::new(Base64::encode_string(&random))),
    }
}

/// The login goes on.
pub async fn extend(services: &Services) -> Result<(), AppError> {
    let (token, at) = token(services)?;
    answered(services, at, services.bank().extend_login(&token).await)?;
    Ok(())
}

/// Ends the login. It is forgotten here at once, whatever the bank says: the bank ends by itself what nobody
/// uses. What is left to be done is to tell it so, and needs the services no more.
pub fn log_out(services: &Services) -> impl Future<Output = Result<(), AppError>> + use<> {
    let (token, bank) = (services.login().take(), services.bank().clone());
    async move {
        match token {
            Some(token) => Ok(bank.log_out(&token, false).await?),
            None => Ok(()),
        }
    }
}

/// Ends every login of the same customer, this one as well. If the bank did not do it, nothing has ended:
/// whoever fears a stranger has to know, and to try again.
pub async fn log_out_everywhere(services: &Services) -> Result<(), AppError> {
    let (token, at) = token(services)?;
    answered(services, at, services.bank().log_out(&token, true).await)?;
    services.login().take();
    Ok(())
}

/// The accounts of whoever is logged in.
pub async fn accounts(services: &Services) -> Result<BankAccounts, AppError> {
    let (token, at) = token(services)?;
    answered(services, at, services.bank().accounts(&token).await)
}

/// A fresh code that revokes the certificate of the login.
pub async fn revocation_code(services: &Services) -> Result<RevocationCode, AppError> {
    let (token, at) = token(services)?;
    answered(services, at, services.bank().revocation_code_of_login(&token).await)
}

/// The token, and the time at which it is used.
fn token(services: &Services) -> Result<(Secret, i64), AppError> {
    let token = services.login().token().ok_or(AppError::LoginEnded)?;
    Ok((token, services.now()))
}

/// Only what the bank has answered makes a login last longer; what it does not know any more is not used
/// again.
fn answered<T>(services: &Services, at: i64, answer: Result<T, BankError>) -> Result<T, AppError> {
    let answer = answer.map_err(AppError::from);
    match &answer {
        Ok(_) => services.login().was_used(at),
        Err(error) if error.kind() == ErrorKind::SessionInvalid => {
            services.login().take();
            return Err(AppError::LoginEnded);
        }
        Err(_) => {}
    }
    answer
}
