//! Who may use an enrollment from outside its session: whoever knows the authorization code.

use zeroize::Zeroizing;

use super::codes::CODE_DIGITS;
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
    /// An unknown number and a wrong code get the same answer after the same computation; that a
    /// wrong code is written down as well takes longer. A number that was tried wrongly too often
    /// stops working, on every road, and nothing more is written about it.
    ///
    /// `fits` may take its time: it runs on a thread of its own, while nobody waits for a lock.
    pub async fn known(
        &self,
        reference: &str,
        fits: impl FnOnce(&[u8]) -> bool + Send + 'static,
    ) -> Result<Option<Known>, StoreError> {
        let found = self.of_reference(reference).await?;
        let code = found.as_ref().map(|found| self.code_of(found)).transpose()?.flatten();
        let judged = code.clone().unwrap_or_else(|| Zeroizing::new("0".repeat(CODE_DIGITS)));
        let right = tokio::task::spawn_blocking(move || fits(judged.as_bytes()));
        let right = right.await.map_err(|_| StoreError::Interrupted)?;
        // Once handed out, a code stays the same: only the count is read again behind the lock.
        let (Some(found), Some(code)) = (found, code) else {
            return Ok(None);
        };
        if found.code_failures >= CODE_TRIES {
            return Ok(None);
        }
        // Behind the lock of a writer: calls at once cannot try more often than the limit.
        let mut tx = self.store.write().await?;
        let Some(mut enrollment) = enrollments::lock(&mut tx, &found.id).await? else {
            return Ok(None);
        };
        if enrollment.code_failures >= CODE_TRIES {
            return Ok(None);
        }
        if !right {
            enrollment.code_failures += 1;
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
