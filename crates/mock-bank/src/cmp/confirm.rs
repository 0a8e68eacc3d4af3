//! `certConf` → `pkiConf` (RFC 9810 sections 5.3.18 and 5.3.17): the bank learns what was delivered.

use cmpv2::body::PkiBody;
use cmpv2::status::PkiStatus;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::failure::{Failure, FailureInfo};
use super::message::{self, Answer, Incoming};
use crate::Bank;
use crate::issuing::{IssueError, note_confirmation};
use crate::secrets::random;
use crate::store::enrollments::{self, Enrollment};
use crate::store::{StoreError, certificates, transactions};

pub(super) async fn confirmation(
    bank: &Bank,
    incoming: &Incoming<'_>,
    asked: &Enrollment,
    content: &[u8],
) -> Result<Answer, Failure> {
    let statuses = message::confirmations(content)?;
    let mut tx = bank.ra.store.write().await?;
    let transaction = transactions::find(&mut tx, incoming.transaction_id()).await?;
    let transaction = transaction.filter(|transaction| transaction.enrollment == asked.id);
    let transaction = transaction
        .ok_or_else(|| Failure::new(FailureInfo::BadRequest, "there is nothing to confirm"))?;
    if incoming.recipient_nonce() != Some(transaction.nonce.as_slice()) {
        return Err(Failure::new(
            FailureInfo::BadRecipientNonce,
            "the nonce is not the one that was sent",
        ));
    }
    let mut enrollment =
        enrollments::lock(&mut tx, &asked.id).await?.ok_or(StoreError::Impossible("enrollment"))?;
    let serial = enrollment.serial.clone().ok_or(StoreError::Impossible("transaction"))?;
    let issued = certificates::find(&mut tx, &serial)
        .await?
        .ok_or(StoreError::Impossible("serial number"))?;

    // No status at all means that the client takes nothing (RFC 9810 section 5.3.18).
    let accepted = match statuses.as_slice() {
        [] => false,
        [status] => {
            let is =
                |der: &[u8]| bool::from(status.cert_hash.as_bytes().ct_eq(&Sha256::digest(der)));
            if !is(&issued.der) {
                let all = certificates::of_enrollment(&mut tx, &asked.id).await?;
                if all.iter().any(|replaced| is(&replaced.der)) {
                    return Err(IssueError::Superseded.into());
                }
                return Err(Failure::new(
                    FailureInfo::BadCertId,
                    "this is not the certificate that was sent",
                ));
            }
            if issued.revoked_at.is_some() {
                return Err(IssueError::Superseded.into());
            }
            status.status_info.as_ref().is_none_or(|info| info.status == PkiStatus::Accepted)
        }
        _ => {
            return Err(Failure::new(FailureInfo::BadRequest, "one certificate was sent"));
        }
    };
    if accepted {
        note_confirmation(&mut tx, &mut enrollment, bank.ra.clock.now());
        enrollments::save(&mut tx, &enrollment).await?;
        crate::store::commit(tx).await?;
    } else {
        // It stays valid and unconfirmed: the same request will be answered with it again, another
        // one with a certificate that takes its place.
        tracing::warn!(serial, "the client did not take the certificate");
    }
    Ok(Answer {
        body: message::body(&PkiBody::PkiConf(der07::asn1::Null))?,
        extra_certs: Vec::new(),
        nonce: random(),
        implicit_confirm: false,
    })
}
