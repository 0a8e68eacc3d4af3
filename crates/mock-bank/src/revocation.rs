//! 폐기: ending a certificate for good, and paying its fee back when it was young.
//!
//! A certificate that a newer one took the place of is revoked elsewhere, by [`crate::issuing`]: whoever
//! got a newer one has used what was paid for, so nothing is paid back then.

mod code;
mod owner;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::Bank;
use crate::audit::{self, Event};
use crate::ca::AuthorityError;
use crate::ca::crl::{CrlError, Which};
pub use crate::ca::reason::Reason;
use crate::ca::serial::is_serial;
use crate::clock::{kst_date, months_later};
use crate::config::{REFUND_DAYS, SUSPENSION_MONTHS};
use crate::ledger;
use crate::store::certificates::{self, StoredCertificate};
use crate::store::{StoreError, Tx, charges, commit, logins, people, revocations};
pub use code::CodeError;
pub use owner::OwnerError;

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
    /// No certificate has this serial number.
    #[error("there is no certificate with this serial number")]
    Unknown,
    /// Its time is over.
    #[error("the certificate has expired")]
    Expired,
    /// It is revoked, and stays so.
    #[error("the certificate is revoked")]
    Revoked,
    /// The message was acted on before.
    #[error("the message was acted on before")]
    Repeated,
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

/// What is done to a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// 폐기, for good.
    Revoke(Reason),
    /// 효력정지
    Suspend,
    /// 효력회복
    Resume,
}

impl Bank {
    /// Revokes a certificate as its owner wishes, in one transaction with the refund and the new
    /// revocation list. Asked again, nothing more happens.
    pub async fn revoke(&self, serial: &str, reason: Reason) -> Result<Revoked, RevocationError> {
        let mut tx = self.ra.store.write().await?;
        let revoked = self.change(&mut tx, serial, Act::Revoke(reason)).await?;
        commit(tx).await?;
        Ok(revoked)
    }

    /// The same, as a message with this transaction id wishes. Each message is good for one act: what was
    /// overheard suspends nothing a second time.
    pub async fn change_signed(
        &self,
        serial: &str,
        act: Act,
        transaction: &[u8],
    ) -> Result<Revoked, RevocationError> {
        let now = self.ra.clock.now();
        let mut tx = self.ra.store.write().await?;
        if !revocations::first_time(&mut tx, transaction, serial, now).await? {
            return Err(RevocationError::Repeated);
        }
        let changed = self.change(&mut tx, serial, act).await?;
        commit(tx).await?;
        Ok(changed)
    }

    /// Does it to a certificate within its time. What is done already is done; what is revoked stays so.
    pub(crate) async fn change(
        &self,
        tx: &mut Tx,
        serial: &str,
        act: Act,
    ) -> Result<Revoked, RevocationError> {
        if !is_serial(serial) {
            return Err(RevocationError::Unknown);
        }
        let now = self.ra.clock.now();
        let found = certificates::find(tx, serial).await?.ok_or(RevocationError::Unknown)?;
        // The lock that issuing takes as well: both touch certificates and accounts of this customer.
        people::lock(tx, &found.customer).await?;
        let found = certificates::find(tx, serial).await?.ok_or(RevocationError::Unknown)?;
        let mut done = Revoked { serial: serial.to_owned(), revoked_at: now, refunded: 0 };
        if let Some(revoked_at) = found.revoked_at {
            let again = matches!(act, Act::Revoke(_));
            return if again {
                Ok(Revoked { revoked_at, ..done })
            } else {
                Err(RevocationError::Revoked)
            };
        }
        if now > found.not_after {
            return Err(RevocationError::Expired);
        }
        // The time in which it could be resumed may have ended since it was looked at.
        let lapsed = found.suspended.is_some_and(|(_, until)| until < now);
        if lapsed && act == Act::Resume {
            return Err(RevocationError::Revoked);
        }
        let event = match act {
            Act::Revoke(reason) => {
                certificates::revoke(tx, serial, reason, now).await?;
                if refundable(&found, now)
                    && let Some(charge) = charges::of_enrollment(tx, &found.enrollment).await?
                    && ledger::refund(tx, &charge, now).await?
                {
                    done.refunded = charge.amount;
                }
                Event::CertificateRevoked { reason: reason.code(), refunded: done.refunded }
            }
            Act::Suspend if found.suspended.is_none() => {
                let until = months_later(now, SUSPENSION_MONTHS);
                certificates::suspend(tx, serial, now, until).await?;
                Event::CertificateSuspended
            }
            Act::Resume if found.suspended.is_some() => {
                certificates::resume(tx, serial).await?;
                Event::CertificateResumed
            }
            Act::Suspend | Act::Resume => return Ok(done),
        };
        logins::end_of(tx, serial).await?;
        self.authority.make_crl(Which::Issuing(found.authority), tx, now).await?;
        audit::record(tx, now, &event, &found);
        tracing::info!(serial, ?act, refunded = done.refunded, "changed");
        Ok(done)
    }

    /// Revokes what nobody resumed in time, as of the end of that time, unless it has expired before.
    /// Everything that looks at certificates does this before.
    pub async fn settle(&self) -> Result<(), RevocationError> {
        let now = self.ra.clock.now();
        let mut tx = self.ra.store.read().await?;
        if certificates::lapsed(&mut tx, now).await?.is_empty() {
            return Ok(());
        }
        drop(tx);
        let mut tx = self.ra.store.write().await?;
        let mut authorities = BTreeSet::new();
        for found in certificates::lapsed(&mut tx, now).await? {
            people::lock(&mut tx, &found.customer).await?;
            // Somebody may have been faster: with this, or with another wish.
            let Some(found) = certificates::find(&mut tx, &found.serial).await? else { continue };
            let suspended = found.suspended.filter(|_| found.revoked_at.is_none());
            let Some((_, until)) = suspended.filter(|(_, until)| *until < now) else { continue };
            let reason = Reason::CessationOfOperation;
            certificates::revoke(&mut tx, &found.serial, reason, until + 1).await?;
            authorities.insert(found.authority);
            let event = Event::CertificateRevoked { reason: reason.code(), refunded: 0 };
            audit::record(&mut tx, now, &event, &found);
        }
        self.authority.renew_crls(&authorities, &mut tx, now).await?;
        commit(tx).await?;
        Ok(())
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
            suspended: None,
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
