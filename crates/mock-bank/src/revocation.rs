//! 폐기: ending a certificate for good, and paying its fee back when it was young.
//!
//! A certificate that a newer one took the place of is revoked elsewhere, by [`crate::issuing`]: whoever
//! got a newer one has used what was paid for, so nothing is paid back then.

use serde::Serialize;

use crate::Bank;
use crate::audit::{self, Event};
use crate::ca::AuthorityError;
use crate::ca::crl::{CrlError, Which};
pub use crate::ca::reason::Reason;
use crate::ca::serial::is_serial;
use crate::clock::kst_date;
use crate::config::REFUND_DAYS;
use crate::ledger;
use crate::store::certificates::{self, StoredCertificate};
use crate::store::{StoreError, charges, commit, people};

/// What became of a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Revoked {
    /// Serial number, lower-case hex.
    pub serial: String,
    /// When it was revoked: earlier than now if that had been done before.
    pub revoked_at: i64,
    /// What was paid back because of this call, won.
    pub refunded: u64,
}

/// Why nothing was revoked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RevocationError {
    /// No certificate has this serial number, or its time is over.
    #[error("there is no certificate in validity with this serial number")]
    Unknown,
    /// The bank failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The authority failed.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
}

impl From<CrlError> for RevocationError {
    fn from(error: CrlError) -> Self {
        match error {
            CrlError::Store(error) => Self::Store(error),
            CrlError::Authority(error) => Self::Authority(error),
        }
    }
}

impl Bank {
    /// Revokes a certificate as its owner wishes, in one transaction with the refund and the new
    /// revocation list. Asked again, nothing more happens.
    pub async fn revoke(&self, serial: &str, reason: Reason) -> Result<Revoked, RevocationError> {
        if !is_serial(serial) {
            return Err(RevocationError::Unknown);
        }
        let now = self.ra.clock.now();
        let mut tx = self.ra.store.write().await?;
        let found = certificates::find(&mut tx, serial).await?.ok_or(RevocationError::Unknown)?;
        // The lock that issuing takes as well: both touch certificates and accounts of this customer.
        people::lock(&mut tx, &found.customer).await?;
        let found = certificates::find(&mut tx, serial).await?.ok_or(RevocationError::Unknown)?;
        let serial = serial.to_owned();
        if let Some(revoked_at) = found.revoked_at {
            return Ok(Revoked { serial, revoked_at, refunded: 0 });
        }
        if now > found.not_after {
            return Err(RevocationError::Unknown);
        }
        certificates::revoke(&mut tx, &serial, reason, now).await?;
        let mut refunded = 0;
        if refundable(&found, now)
            && let Some(charge) = charges::of_enrollment(&mut tx, &found.enrollment).await?
            && ledger::refund(&mut tx, &charge, now).await?
        {
            refunded = charge.amount;
        }
        self.authority.make_crl(Which::Issuing(found.authority), &mut tx, now).await?;
        let revoked = Event::CertificateRevoked { reason: reason.code(), refunded };
        audit::record(&mut tx, now, &revoked, &found);
        commit(tx).await?;
        tracing::info!(serial, refunded, "revoked");
        Ok(Revoked { serial, revoked_at: now, refunded })
    }
}

/// Whether the fee is paid back on this Korean day: the day of issue and [`REFUND_DAYS`] more.
fn refundable(certificate: &StoredCertificate, now: i64) -> bool {
    let days = (kst_date(now) - kst_date(certificate.issued_at)).whole_days();
    (0..=REFUND_DAYS).contains(&days)
}

#[cfg(test)]
mod tests {
    use ingam_bank_api::Product;

    use super::*;

    fn issued(at: i64) -> StoredCertificate {
        StoredCertificate {
            serial: String::new(),
            enrollment: String::new(),
            customer: String::new(),
            product: Product::General,
            authority: crate::authorities::IssuingAuthority::Bank,
            key_hash: Vec::new(),
            der: Vec::new(),
            not_before: at,
            not_after: at + 365 * 86_400,
            issued_at: at,
            revoked_at: None,
            reason: None,
        }
    }

    #[test]
    fn the_seventh_day_ends_at_midnight_in_seoul() {
        // 2026-11-22T00:00:00 and 23:59:59 in Seoul: the time of day makes no difference.
        for at in [1_795_273_200, 1_795_359_599] {
            let certificate = issued(at);
            assert!(refundable(&certificate, at));
            assert!(refundable(&certificate, 1_795_359_600 + 7 * 86_400 - 1));
            assert!(!refundable(&certificate, 1_795_359_600 + 7 * 86_400));
        }
    }
}
