//! Without the certificate: whoever knows an account, its password and the number of its owner.

use ingam_bank_api::{Change, HeldCertificate, HeldCertificates, RevocationQuestion};

use super::{Act, Reason, RevocationError};
use crate::Bank;
use crate::ra::Refused;
use crate::store::certificates::{self, StoredCertificate};
use crate::store::{StoreError, commit};

/// Why nothing comes of a question.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OwnerError {
    /// Nobody is known by that.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It is not for this certificate.
    #[error(transparent)]
    Revocation(#[from] RevocationError),
}

impl From<StoreError> for OwnerError {
    fn from(error: StoreError) -> Self {
        Self::Revocation(error.into())
    }
}

impl Bank {
    /// The certificates of whoever asks, after one of them was changed as they wish. Account passwords are
    /// counted as they are for receipts.
    pub async fn held(&self, asked: &RevocationQuestion) -> Result<HeldCertificates, OwnerError> {
        let RevocationQuestion { account, account_password, number, wish } = asked;
        let (mut tx, customer) =
            self.ra.known_by_account(account, number, account_password).await?;
        let mut refunded = 0;
        if let Some(wish) = wish {
            let found = certificates::find(&mut tx, &wish.serial).await?;
            let own = found.is_some_and(|found| found.customer == customer.id);
            let changed = match act(wish.change) {
                act if own => self.change(&mut tx, &wish.serial, act).await,
                // Somebody else's looks like one that does not exist.
                _ => Err(RevocationError::Unknown),
            };
            match changed {
                Ok(changed) => refunded = changed.refunded,
                Err(
                    error @ (RevocationError::Unknown
                    | RevocationError::Expired
                    | RevocationError::Revoked),
                ) => {
                    // That the password was right is written down all the same.
                    commit(tx).await?;
                    return Err(error.into());
                }
                Err(error) => return Err(error.into()),
            }
        }
        let now = self.ra.clock.now();
        let all = certificates::of_customer(&mut tx, &customer.id).await?;
        commit(tx).await?;
        let held = all.iter().rev().filter(|one| one.revoked_at.is_none() && now <= one.not_after);
        let certificates = held.map(view).collect();
        Ok(HeldCertificates { name: customer.name, certificates, refunded, now })
    }
}

fn act(change: Change) -> Act {
    match change {
        Change::Suspend => Act::Suspend,
        Change::Resume => Act::Resume,
        Change::RevokeCompromised => Act::Revoke(Reason::KeyCompromise),
        Change::RevokeChanged => Act::Revoke(Reason::AffiliationChanged),
        Change::RevokeUnused => Act::Revoke(Reason::CessationOfOperation),
    }
}

fn view(certificate: &StoredCertificate) -> HeldCertificate {
    HeldCertificate {
        serial: certificate.serial.clone(),
        product: certificate.product,
        authority: certificate.authority.name(),
        not_after: certificate.not_after,
        resumable_until: certificate.suspended.map(|(_, until)| until),
    }
}
