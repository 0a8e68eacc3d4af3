//! SingleResponse (RFC 6960 section 4.2.1): what a responder says of one certificate.
//!
//! ```text
//! SingleResponse ::= SEQUENCE {
//!     certID                CertID,
//!     certStatus            CHOICE { good [0] IMPLICIT NULL,
//!                                    revoked [1] IMPLICIT SEQUENCE {
//!                                        revocationTime GeneralizedTime,
//!                                        revocationReason [0] EXPLICIT CRLReason OPTIONAL },
//!                                    unknown [2] IMPLICIT NULL },
//!     thisUpdate            GeneralizedTime,
//!     nextUpdate        [0] EXPLICIT GeneralizedTime OPTIONAL,
//!     singleExtensions  [1] EXPLICIT Extensions OPTIONAL }
//! CertID ::= SEQUENCE {
//!     hashAlgorithm   AlgorithmIdentifier,
//!     issuerNameHash  OCTET STRING,
//!     issuerKeyHash   OCTET STRING,
//!     serialNumber    INTEGER }
//! ```

use super::{
    algorithm, dump, extension, labels,
    report::{Level, Report, Sheet, Value},
};
use crate::{
    asn1::{Cursor, INTEGER, OCTET_STRING, SEQUENCE, context},
    certificate::read_time,
};

const ENUMERATED: u8 = 0x0a;

/// A table for one certificate, and a notice about its state.
pub(super) fn report(mut fields: Cursor<'_>, now: i64, report: &mut Report) -> Option<()> {
    let mut sheet = report.sheet();
    certificate_id(fields.enter(SEQUENCE)?, &mut sheet)?;
    let status = fields.any()?;
    let state = match status.tag {
        0x80 => {
            sheet.row(labels::CERTIFICATE_STATE, labels::STATE_GOOD);
            (Level::Good, labels::NOTICE_RESPONSE_GOOD)
        }
        0xa1 => {
            let mut revoked = Cursor::new(status.content);
            let time = dump::value(revoked.any()?);
            sheet.group_of(labels::CERTIFICATE_STATE, labels::STATE_REVOKED, |sheet| {
                sheet.row(labels::REVOKED_AT, time);
                if let Some(reason) = revoked.take_if(context(0)) {
                    let [number] = Cursor::new(reason).take(ENUMERATED)? else {
                        return None;
                    };
                    sheet.row(labels::REASON, extension::reason(*number)?);
                }
                Some(())
            })?;
            (Level::Warning, labels::NOTICE_RESPONSE_REVOKED)
        }
        0x82 => {
            sheet.row(labels::CERTIFICATE_STATE, labels::STATE_UNKNOWN);
            (Level::Warning, labels::NOTICE_RESPONSE_UNKNOWN)
        }
        _ => return None,
    };
    let this_update = fields.any()?;
    sheet.row(labels::THIS_UPDATE, dump::value(this_update));
    let next_update = fields.take_if(context(0)).map(|wrapped| Cursor::new(wrapped).any());
    if let Some(next_update) = next_update {
        let next_update = next_update?;
        sheet.row(labels::NEXT_UPDATE, dump::value(next_update));
        if let Some(date) = read_time(next_update).filter(|next| *next < now) {
            let date = [("date", Value::Time(date))];
            report.notice_with(Level::Warning, labels::NOTICE_RESPONSE_OLD, date);
        }
    }
    if let Some(wrapped) = fields.take_if(context(1)) {
        let extensions = extension::list(Cursor::new(wrapped).take(SEQUENCE)?)?;
        extension::rows(&extensions, &mut sheet);
    }
    report.section(labels::SECTION_ABOUT, sheet);
    report.notice(state.0, state.1);
    fields.is_empty().then_some(())
}

/// Which certificate is meant.
pub(super) fn certificate_id(mut id: Cursor<'_>, sheet: &mut Sheet) -> Option<()> {
    algorithm::rows(labels::DIGEST, id.take(SEQUENCE)?, sheet)?;
    sheet.row(labels::ISSUER_NAME_HASH, id.take(OCTET_STRING)?);
    sheet.row(labels::ISSUER_KEY_HASH, id.take(OCTET_STRING)?);
    sheet.row(labels::SERIAL, id.take(INTEGER)?);
    id.is_empty().then_some(())
}
