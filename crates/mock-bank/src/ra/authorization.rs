//! Who may use an enrollment from outside its session: whoever knows the authorization code.

use zeroize::Zeroizing;

use super::{Ra, form};
use crate::audit::{self, Event};
use crate::config::CODE_TRIES;
use crate::store::enrollments::{self, Enrollment};
use crate::store::{self, StoreError};

/// Someone who knows the authorization code of an enrollment.
pub struct Known {
    /// The enrollment.
    pub enrollment: Enrollment,
    /// 인가코드
    pub code: Zeroizing<String>,
}

impl Ra {
    /// Finds the enrollment of a reference number if `fits` says that the caller knows its code.
    /// An unknown number and a wrong code look alike, and both cost the same computation. A number
    /// that was tried wrongly too often stops working, on every road.
    pub async fn known<E: From<StoreError>>(
        &self,
        reference: &str,
        fits: impl Fn(&[u8]) -> Result<bool, E>,
    ) -> Result<Option<Known>, E> {
        let Some(found) = self.of_reference(reference).await? else {
            fits(b"no such reference number")?;
            return Ok(None);
        };
        // Behind the lock of a writer: calls at once cannot try more often than the limit.
        let mut tx = self.store.write().await?;
        let Some(mut enrollment) = enrollments::lock(&mut tx, &found.id).await? else {
            return Ok(None);
        };
        let Some(code) = self.code_of(&enrollment)? else {
            return Ok(None);
        };
        let right = fits(code.as_bytes())?;
        if !right || enrollment.code_failures >= CODE_TRIES {
            enrollment.code_failures = (enrollment.code_failures + 1).min(CODE_TRIES);
            enrollments::save(&mut tx, &enrollment).await?;
            audit::record(&mut tx, self.clock.now(), &Event::CodeWrong, &enrollment);
            store::commit(tx).await?;
            return Ok(None);
        }
        Ok(Some(Known { enrollment, code }))
    }

    /// The enrollment of a reference number, if the text is one.
    async fn of_reference(&self, reference: &str) -> Result<Option<Enrollment>, StoreError> {
        if !form::reference(reference) {
            return Ok(None);
        }
        let mut tx = self.store.read().await?;
        enrollments::by_reference(&mut tx, reference).await
    }
}
