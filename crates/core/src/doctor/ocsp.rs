//! OCSP response: what it says, and whether a certificate in it signed it.

use super::{
    certificate::Certificate,
    dump, extension, labels, name,
    report::{Label, Level, Report, Value},
    signature::{Signed, Verdict, signature_of},
    single_response,
};
use crate::{
    asn1::{Cursor, SEQUENCE},
    ocsp::response::{Basic, Data, Responder, Response},
};

/// The status of the response and of every certificate in it.
pub(super) fn report(response: &Response<'_>, now: i64, report: &mut Report) {
    let Some(basic) = &response.basic else {
        let mut sheet = report.sheet();
        sheet.row(labels::RESPONSE_STATUS, status(response.status));
        report.section(labels::SECTION_FIELDS, sheet);
        return report.notice(Level::Warning, labels::NOTICE_RESPONSE_FAILED);
    };
    if fields(response.status, basic, now, report).is_none() {
        report.notice(Level::Error, labels::NOTICE_FIELD_MALFORMED);
    }
}

/// Certificates in it that stand one after the other.
pub(super) fn certificates<'a>(response: &Response<'a>) -> &'a [u8] {
    response.basic.as_ref().map_or(&[], |basic| basic.certificates)
}

fn fields(response: u8, basic: &Basic<'_>, now: i64, report: &mut Report) -> Option<()> {
    let mut sheet = report.sheet();
    sheet.row(labels::RESPONSE_STATUS, status(response));
    let data = Data::read(basic.data.content)?;
    sheet.row(labels::VERSION, dump::version(data.version));
    match data.responder {
        Responder::Name(name) => name::rows(labels::RESPONDER, name, &mut sheet)?,
        Responder::Key(hash) => sheet.row(labels::RESPONDER_KEY, hash),
    }
    sheet.row(labels::PRODUCED_AT, dump::value(data.produced_at));
    report.section(labels::SECTION_FIELDS, sheet);
    let mut singles = data.singles;
    while !singles.is_empty() {
        single_response::report(&mut singles, now, report)?;
    }
    if let Some(wrapped) = data.extensions {
        extension::sections(&extension::list(Cursor::new(wrapped).take(SEQUENCE)?)?, report);
    }
    let signed = Signed {
        message: basic.data.whole,
        algorithm: basic.algorithm.content,
        signature: signature_of(basic.signature),
    };
    let mut sheet = report.sheet();
    signed.rows(&mut sheet)?;
    report.section(labels::SECTION_SIGNATURE, sheet);
    signed.judge(report);
    judge(data.responder, &signed, basic.certificates, report);
    Some(())
}

fn judge(responder: Responder<'_>, signed: &Signed<'_>, certificates: &[u8], report: &mut Report) {
    let Some(certificate) = find(responder, certificates) else {
        return report.notice(Level::Information, labels::NOTICE_SIGNER_UNKNOWN);
    };
    let (level, label) = match signed.verify(certificate.public_key) {
        Verdict::Right => (Level::Good, labels::NOTICE_SIGNER_RIGHT),
        Verdict::Wrong => (Level::Error, labels::NOTICE_SIGNER_WRONG),
        Verdict::NotChecked => (Level::Information, labels::NOTICE_SIGNER_NOT_CHECKED),
    };
    report.notice_with(level, label, [("name", Value::Text(certificate.title()))]);
}

/// The responder's certificate among those that came along.
fn find<'a>(responder: Responder<'_>, certificates: &'a [u8]) -> Option<Certificate<'a>> {
    let mut certificates = Cursor::new(certificates);
    let all = std::iter::from_fn(|| certificates.any());
    let mut read = all.filter_map(|element| Certificate::read(element.whole));
    read.find(|certificate| responder.is(certificate.subject, certificate.public_key))
}

fn status(status: u8) -> Label {
    match status {
        0 => labels::RESPONSE_SUCCESSFUL,
        1 => labels::RESPONSE_MALFORMED,
        2 => labels::RESPONSE_INTERNAL,
        3 => labels::RESPONSE_TRY_LATER,
        5 => labels::RESPONSE_SIGNATURE_REQUIRED,
        6 => labels::RESPONSE_UNAUTHORIZED,
        _ => labels::UNKNOWN,
    }
}
