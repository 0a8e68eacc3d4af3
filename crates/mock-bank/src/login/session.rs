//! Who is logged in, for how long, and what they see.

use ingam_bank_api::{BankAccount, BankAccounts, LoggedIn};
use sha2::{Digest as _, Sha256};

use super::{LoginError, standing};
use crate::Bank;
use crate::audit::{self, About, Event};
use crate::config::{SESSION_ABSOLUTE, SESSION_IDLE};
use crate::store::logins::{self, LoginSession, Since};
use crate::store::people::{self, Customer};
use crate::store::{StoreError, Tx, certificates, commit};

impl Bank {
    /// The session goes on.
    pub async fn extend_login(&self, token: &str) -> Result<LoggedIn, LoginError> {
        let (mut tx, session) = self.login_session(token).await?;
        let customer = people::customer(&mut tx, &session.customer).await?;
        let customer = customer.ok_or(StoreError::Impossible("customer"))?;
        let view = view(&mut tx, customer, session, self.ra.clock.now()).await?;
        commit(tx).await?;
        Ok(view)
    }

    /// Logs out here, or everywhere.
    pub async fn log_out(&self, token: &str, everywhere: bool) -> Result<(), LoginError> {
        let (mut tx, session) = self.login_session(token).await?;
        if everywhere {
            logins::end_all(&mut tx, &session.customer).await?;
        } else {
            logins::end(&mut tx, &session.token_hash).await?;
        }
        let LoginSession { customer, serial, .. } = session;
        let about = About { customer: Some(customer), serial: Some(serial), enrollment: None };
        audit::record(&mut tx, self.ra.clock.now(), &Event::LoggedOut { everywhere }, about);
        commit(tx).await?;
        Ok(())
    }

    /// The accounts of whoever is logged in.
    pub async fn accounts(&self, token: &str) -> Result<BankAccounts, LoginError> {
        let (mut tx, session) = self.login_session(token).await?;
        let accounts = people::accounts(&mut tx, &session.customer).await?;
        commit(tx).await?;
        let accounts = accounts.into_iter().map(|account| BankAccount {
            balance: u64::try_from(account.balance).unwrap_or(0),
            id: account.id,
            label: account.label,
            number: account.number,
        });
        Ok(BankAccounts { accounts: accounts.collect(), now: self.ra.clock.now() })
    }

    /// The session of a token, which is in use now. It ends when its certificate is no longer good. The
    /// customer is locked: whoever ends sessions of a customer holds that lock already, so it comes first.
    pub(crate) async fn login_session(
        &self,
        token: &str,
    ) -> Result<(Tx, LoginSession), LoginError> {
        let now = self.ra.clock.now();
        let mut tx = self.ra.store.write().await?;
        let hash = Sha256::digest(token.as_bytes());
        let customer = logins::customer_of(&mut tx, &hash).await?.ok_or(LoginError::NoSession)?;
        people::lock(&mut tx, &customer).await?;
        let session = logins::touch(&mut tx, &hash, since(now), now).await?;
        let session = session.ok_or(LoginError::NoSession)?;
        let good = match &session.registration {
            Some(fingerprint) => self.registered_stands(&mut tx, fingerprint).await?,
            None => certificates::find(&mut tx, &session.serial)
                .await?
                .is_some_and(|certificate| standing(&certificate, now).is_ok()),
        };
        if !good {
            logins::end(&mut tx, &session.token_hash).await?;
            commit(tx).await?;
            return Err(LoginError::NoSession);
        }
        Ok((tx, session))
    }
}

/// Which sessions are open now.
pub(crate) fn since(now: i64) -> Since {
    Since { used: now - SESSION_IDLE, created: now - SESSION_ABSOLUTE }
}

/// What is told of a session.
pub(super) async fn view(
    tx: &mut Tx,
    customer: Customer,
    session: LoginSession,
    now: i64,
) -> Result<LoggedIn, StoreError> {
    let open = logins::count(tx, &customer.id, since(now)).await?;
    Ok(LoggedIn {
        token: None,
        name: customer.name,
        holder: customer.holder,
        serial: session.serial,
        registered: session.registration.is_some(),
        idle: u32::try_from(SESSION_IDLE).unwrap_or(u32::MAX),
        ends_at: session.created_at + SESSION_ABSOLUTE,
        last_login_at: session.previous_at,
        others: u32::try_from(open - 1).unwrap_or(0),
        now,
    })
}
