//! What a responder says of one certificate.

use super::{
    algorithm, dump, extension, labels,
    report::{Level, Report, Sheet, Value},
};
use crate::{
    asn1::{Cursor, SEQUENCE},
    certificate::read_time,
    ocsp::{
        certificate_id::CertificateId,
        single_response::{SingleResponse, State},
    },
};

/// A table for one certificate, and a notice about its state.
pub(super) fn report(singles: &mut Cursor<'_>, now: i64, report: &mut Report) -> Option<()> {
    let single = SingleResponse::read(singles)?;
    let mut sheet = report.sheet();
    certificate_id(&single.id, &mut sheet)?;
    let state = match single.state {
        State::Good => {
            sheet.row(labels::CERTIFICATE_STATE, labels::STATE_GOOD);
            (Level::Good, labels::NOTICE_RESPONSE_GOOD)
        }
        State::Revoked(at, reason) => {
            let time = dump::value(at);
            sheet.group_of(labels::CERTIFICATE_STATE, labels::STATE_REVOKED, |sheet| {
                sheet.row(labels::REVOKED_AT, time);
                if let Some(number) = reason {
                    sheet.row(labels::REASON, extension::reason(number)?);
                }
                Some(())
            })?;
            (Level::Warning, labels::NOTICE_RESPONSE_REVOKED)
        }
        State::Unknown => {
            sheet.row(labels::CERTIFICATE_STATE, labels::STATE_UNKNOWN);
            (Level::Warning, labels::NOTICE_RESPONSE_UNKNOWN)
        }
    };
    sheet.row(labels::THIS_UPDATE, dump::value(single.this_update));
    if let Some(next_update) = single.next_update {
        sheet.row(labels::NEXT_UPDATE, dump::value(next_update));
        if let Some(date) = read_time(next_update).filter(|next| *next < now) {
            let date = [("date", Value::Time(date))];
            report.notice_with(Level::Warning, labels::NOTICE_RESPONSE_OLD, date);
        }
    }
    if let Some(wrapped) = single.extensions {
        let extensions = extension::list(Cursor::new(wrapped).take(SEQUENCE)?)?;
        extension::rows(&extensions, &mut sheet);
    }
    report.section(labels::SECTION_ABOUT, sheet);
    report.notice(state.0, state.1);
    Some(())
}

/// Which certificate is meant.
fn certificate_id(id: &CertificateId<'_>, sheet: &mut Sheet) -> Option<()> {
    algorithm::rows(labels::DIGEST, id.algorithm, sheet)?;
    sheet.row(labels::ISSUER_NAME_HASH, id.name_hash);
    sheet.row(labels::ISSUER_KEY_HASH, id.key_hash);
    sheet.row(labels::SERIAL, id.serial);
    Some(())
}
