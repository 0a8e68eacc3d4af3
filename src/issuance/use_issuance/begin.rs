//! The other ways into the wizard: reissue and renewal.

use ingam_bank_api::{Purpose, StartRenewal};
use ingam_core::vault::EntryId;

use super::IssuanceHandle;
use crate::{
    certificates::{Intent, Way},
    error::AppError,
    issuance::{Action, renewal},
};

impl IssuanceHandle {
    /// Begins anew, for this. False while a certificate is being issued, or waits to be saved.
    pub fn begin(&self, purpose: Purpose) -> bool {
        if !self.state.can_take_over() {
            return false;
        }
        self.forget();
        self.state.dispatch(Action::Begin(purpose));
        true
    }

    /// Begins to renew a certificate, with what opens it, and with the terms if the bank has asked for them.
    pub async fn renew(
        self,
        id: EntryId,
        way: Way,
        start: &StartRenewal,
        intent: &Intent,
    ) -> Result<(), AppError> {
        if !self.state.can_take_over() {
            return Err(AppError::AnotherTab);
        }
        let renewal = renewal::begin(&self.services, &id, way, start, intent).await?;
        self.personal.take();
        self.state.dispatch(Action::Renew(Box::new(renewal)));
        Ok(())
    }
}
