//! The password of an account. Wrong ones are counted on the account, wherever they were given.

use ingam_bank_api::Secret;
use subtle::ConstantTimeEq as _;

use super::form::digits;
use super::{Factor, Ra, Refused};
use crate::audit::About;
use crate::config::ACCOUNT_PASSWORD_TRIES;
use crate::customers;
use crate::store::Tx;
use crate::store::people::{self, Account};

/// Checks the form: 4 digits.
pub(super) fn well_formed(password: &Secret) -> Result<(), Refused> {
    let right = digits(password.expose(), 4..=4);
    if right { Ok(()) } else { Err(Refused::Field("account_password")) }
}

/// Refuses an account whose password was wrong too often.
pub(super) fn not_locked(account: &Account) -> Result<(), Refused> {
    if account.password_failures >= ACCOUNT_PASSWORD_TRIES {
        return Err(Refused::FactorLocked(Factor::AccountPassword));
    }
    Ok(())
}

impl Ra {
    /// Judges the password of an account that was read behind a lock on its customer. The inner error
    /// leaves something to write.
    pub(super) async fn account_password(
        &self,
        tx: &mut Tx,
        account: &Account,
        given: &Secret,
        about: impl Into<About>,
    ) -> Result<Result<(), Refused>, Refused> {
        not_locked(account)?;
        let hash = customers::password_hash(&self.secrets, &account.id, given.expose());
        if bool::from(hash.ct_eq(&account.password_hash)) {
            return Ok(Ok(()));
        }
        people::count_wrong_password(tx, &account.id).await?;
        let remaining = ACCOUNT_PASSWORD_TRIES - account.password_failures - 1;
        let refused = super::wrong(Factor::AccountPassword, remaining);
        super::audit_refusal(tx, self.clock.now(), &refused, about);
        Ok(Err(refused))
    }
}
