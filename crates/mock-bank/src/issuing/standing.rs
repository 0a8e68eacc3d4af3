//! What a request finds: its certificate, room for one, or a reason for neither.

use ingam_bank_api::Step;

use super::IssueError;
use crate::config::REPLACEMENTS;
use crate::ra::enrollment::step;
use crate::ra::predecessor;
use crate::store::certificates::{self, StoredCertificate};
use crate::store::enrollments::{Closed, Enrollment};
use crate::store::{StoreError, Tx};

/// What a request finds.
pub(super) enum Standing {
    /// Its certificate, DER.
    Issued(Vec<u8>),
    /// It may have one.
    Open {
        /// The unconfirmed certificate that makes room for it.
        replaces: Option<StoredCertificate>,
    },
}

/// Judges a request, or without one what a request that the bank has not seen would find.
pub(super) async fn standing(
    tx: &mut Tx,
    enrollment: &Enrollment,
    request_hash: Option<&[u8]>,
    now: i64,
) -> Result<Standing, IssueError> {
    let Some(serial) = &enrollment.serial else {
        open(enrollment, now)?;
        predecessor::is_there(tx, enrollment, now).await??;
        return Ok(Standing::Open { replaces: None });
    };
    let certificates = certificates::of_enrollment(tx, &enrollment.id).await?;
    let issued = certificates.len();
    let current = certificates.into_iter().find(|certificate| certificate.serial == *serial);
    let current = current.ok_or(StoreError::Impossible("serial number"))?;
    if let Some(request_hash) = request_hash {
        if enrollment.request_hash.as_deref() == Some(request_hash) {
            // What was revoked since is not handed out as if it were good.
            return match current.revoked_at {
                None => Ok(Standing::Issued(current.der)),
                Some(_) => Err(IssueError::Superseded),
            };
        }
        if certificates::was_issued(tx, &enrollment.id, request_hash).await? {
            return Err(IssueError::Superseded);
        }
    }
    if enrollment.confirmed_at.is_some() {
        return Err(IssueError::Confirmed);
    }
    // What was revoked since, say by a newer enrollment, is not brought back by an old code; nor what is
    // suspended: a new certificate in its place would undo that.
    if current.ended().is_some() {
        return Err(IssueError::Closed);
    }
    if now >= enrollment.expires_at {
        return Err(IssueError::Expired);
    }
    if issued > REPLACEMENTS {
        return Err(IssueError::TooOften);
    }
    Ok(Standing::Open { replaces: Some(current) })
}

/// Whether the first certificate of an enrollment may be issued.
fn open(enrollment: &Enrollment, now: i64) -> Result<(), IssueError> {
    match enrollment.closed {
        Some(Closed::Replaced | Closed::Abandoned) => Err(IssueError::Closed),
        None if now >= enrollment.expires_at => Err(IssueError::Expired),
        // The codes exist only after every step, but this is the last place to notice.
        None if enrollment.reference.is_none() || step(enrollment) != Step::Codes => {
            Err(IssueError::Closed)
        }
        None => Ok(()),
    }
}
