//! 폐기 코드: revokes one certificate when everything else is lost. Only its keyed hash is stored; a new one
//! takes the place of the one before.

use ingam_bank_api::{RevocationCode, RevokedByCode, Secret, revocation_code};
use zeroize::Zeroizing;

use super::{Act, Reason, RevocationError};
use crate::Bank;
use crate::audit::{self, About, Event};
use crate::login::LoginError;
use crate::secrets::random;
use crate::store::certificates::{self, StoredCertificate};
use crate::store::{StoreError, Tx, commit, enrollments, revocations};

/// Why there is no code, or why one does nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CodeError {
    /// There is no certificate to revoke yet, or it is revoked already.
    #[error("there is no certificate that could be revoked")]
    NoCertificate,
    /// No certificate has this code.
    #[error("no certificate has this code")]
    Wrong,
    /// A newer certificate took the place of the one with this code. It has a code of its own.
    #[error("the code is of an earlier certificate")]
    Superseded,
    /// Nobody is logged in.
    #[error(transparent)]
    Login(#[from] LoginError),
    /// The certificate cannot be revoked.
    #[error(transparent)]
    Revocation(#[from] RevocationError),
}

impl From<StoreError> for CodeError {
    fn from(error: StoreError) -> Self {
        Self::Revocation(error.into())
    }
}

impl Bank {
    /// A code for the certificate of an enrollment.
    pub async fn code_of_enrollment(&self, id: &str) -> Result<RevocationCode, CodeError> {
        let mut tx = self.ra.store.write().await?;
        let enrollment = enrollments::find(&mut tx, id).await?;
        let serial = enrollment.and_then(|enrollment| enrollment.serial);
        self.make_code(tx, serial.ok_or(CodeError::NoCertificate)?).await
    }

    /// A code for the certificate that somebody is logged in with.
    pub async fn code_of_login(&self, token: &str) -> Result<RevocationCode, CodeError> {
        let (tx, session) = self.login_session(token).await?;
        // Whoever issued a registered one revokes it.
        if session.registration.is_some() {
            return Err(CodeError::NoCertificate);
        }
        self.make_code(tx, session.serial).await
    }

    async fn make_code(&self, mut tx: Tx, serial: String) -> Result<RevocationCode, CodeError> {
        let now = self.ra.clock.now();
        let found = certificates::find(&mut tx, &serial).await?;
        let good = |found: &StoredCertificate| found.revoked_at.is_none() && now <= found.not_after;
        let found = found.filter(good).ok_or(CodeError::NoCertificate)?;
        let random = Zeroizing::new(random::<24>().map(|byte| byte % 32));
        let code = Zeroizing::new(revocation_code::write(&random));
        revocations::set_code(&mut tx, &serial, &self.code_hash(&code), now).await?;
        audit::record(&mut tx, now, &Event::RevocationCodeMade, &found);
        commit(tx).await?;
        let code = Secret::new(revocation_code::grouped(&code));
        Ok(RevocationCode { code, serial, product: found.product, not_after: found.not_after })
    }

    /// Revokes the certificate with this code. Whoever needs it has lost the key, so somebody else may have it.
    pub async fn revoke_by_code(&self, typed: &Secret) -> Result<RevokedByCode, CodeError> {
        let code = revocation_code::read(typed.expose()).map(Zeroizing::new);
        let code = code.ok_or(CodeError::Wrong)?;
        let mut tx = self.ra.store.write().await?;
        let serial = revocations::by_code(&mut tx, &self.code_hash(&code)).await?;
        let Some(serial) = serial else {
            let now = self.ra.clock.now();
            audit::record(&mut tx, now, &Event::RevocationCodeWrong, About::default());
            commit(tx).await?;
            return Err(CodeError::Wrong);
        };
        let done = self.change(&mut tx, &serial, Act::Revoke(Reason::KeyCompromise)).await?;
        let found = certificates::find(&mut tx, &serial).await?;
        let StoredCertificate { product, reason, .. } =
            found.ok_or(StoreError::Impossible("serial number"))?;
        // Whoever has lost everything must not believe that the newer one is revoked as well.
        if reason == Some(Reason::Superseded) {
            return Err(CodeError::Superseded);
        }
        commit(tx).await?;
        let (revoked_at, refunded) = (done.revoked_at, done.refunded);
        Ok(RevokedByCode { serial: Some(serial), product, revoked_at, refunded })
    }

    fn code_hash(&self, code: &str) -> Vec<u8> {
        self.ra.secrets.keyed_hash("revocation code", "", code)
    }
}
