//! 갱신과 재발급: the certificate whose place a new one takes, and whether it still can be taken.

use ingam_bank_api::{OldCertificate, Purpose};

use super::Refused;
use crate::ca::reason::Reason;
use crate::clock::{a_year_longer, first_second, kst_date, last_second};
use crate::store::certificates::{self, StoredCertificate};
use crate::store::enrollments::Enrollment;
use crate::store::{StoreError, Tx};

/// Why the place of a certificate can no longer be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Another one took it.
    Replaced,
    /// It was revoked, or its time is over.
    Ended,
}

impl From<Gone> for Refused {
    fn from(gone: Gone) -> Self {
        match gone {
            Gone::Replaced => Self::Replaced,
            Gone::Ended => Self::NothingToReplace,
        }
    }
}

/// Whether a certificate can be replaced now: also one that is suspended.
pub fn replaceable(old: &StoredCertificate, now: i64) -> Result<(), Gone> {
    match old.reason {
        Some(Reason::Superseded) => Err(Gone::Replaced),
        _ if old.revoked_at.is_some() || now > old.not_after => Err(Gone::Ended),
        _ => Ok(()),
    }
}

/// The certificate whose place an enrollment's takes, if it takes one.
pub async fn of(
    tx: &mut Tx,
    enrollment: &Enrollment,
) -> Result<Option<StoredCertificate>, StoreError> {
    let Some(serial) = &enrollment.predecessor else {
        return Ok(None);
    };
    let found = certificates::find(tx, serial).await?;
    found.map(Some).ok_or(StoreError::Impossible("predecessor"))
}

/// Whether the certificate whose place an enrollment's takes is still there; also where there is none.
pub async fn is_there(
    tx: &mut Tx,
    enrollment: &Enrollment,
    now: i64,
) -> Result<Result<(), Gone>, StoreError> {
    let Some(old) = of(tx, enrollment).await? else {
        return Ok(Ok(()));
    };
    // What is suspended signs nothing: its owner is known anew before it is replaced.
    if enrollment.purpose == Purpose::Renewal && old.suspended.is_some() {
        return Ok(Err(Gone::Ended));
    }
    Ok(replaceable(&old, now))
}

/// First and last second of a new certificate.
pub fn validity(purpose: Purpose, old: Option<&StoredCertificate>, now: i64) -> (i64, i64) {
    let today = kst_date(now);
    let last = match (purpose, old) {
        (Purpose::Reissue, Some(old)) => old.not_after,
        (Purpose::Renewal, Some(old)) => a_year_longer(old.not_after),
        _ => last_second(today, 1),
    };
    (first_second(today), last)
}

/// What the customer sees of the old certificate.
pub fn told(purpose: Purpose, old: &StoredCertificate, now: i64) -> OldCertificate {
    OldCertificate {
        serial: old.serial.clone(),
        product: old.product,
        authority: old.authority.as_str().to_owned(),
        not_after: old.not_after,
        new_not_after: validity(purpose, Some(old), now).1,
    }
}
