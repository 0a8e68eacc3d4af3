//! 갱신, from the side of whoever is logged in; see [`crate::ra::renewal`].

use ingam_bank_api::{EnrollmentView, StartRenewal};

use crate::Bank;
use crate::login::LoginError;
use crate::ra::Refused;
use crate::store::commit;

/// Why no renewal was opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RenewalError {
    /// Nobody is logged in.
    #[error(transparent)]
    Login(#[from] LoginError),
    /// The certificate is not renewed now.
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl Bank {
    /// Opens the renewal of the certificate of a login; gives the token of the enrollment's own session and
    /// its first view.
    pub async fn renew(
        &self,
        token: &str,
        start: &StartRenewal,
    ) -> Result<(String, EnrollmentView), RenewalError> {
        let (tx, session) = self.login_session(token).await?;
        // On its own: whoever holds the lock on a customer may end sessions.
        commit(tx).await.map_err(LoginError::from)?;
        // Registered here, but issued elsewhere: it is renewed where it was issued.
        if session.registration.is_some() {
            return Err(Refused::NothingToReplace.into());
        }
        Ok(self.ra.start_renewal(&session.serial, start).await?)
    }
}
