//! How something is protected by a password.

use super::{
    algorithm, labels,
    report::{Level, Report, Sheet, Value},
};
use crate::{
    asn1::{Cursor, SEQUENCE},
    password_encryption::{self, DecryptError, Protection, Strength},
};

/// Scheme, derivation and cipher in words, then the algorithm with all parameters. Takes the DER of
/// an `AlgorithmIdentifier`.
pub(super) fn rows(algorithm: &[u8], sheet: &mut Sheet) {
    if let Some(protection) = password_encryption::describe(algorithm) {
        summary(&protection, sheet);
    }
    if let Some(content) = Cursor::new(algorithm).take(SEQUENCE) {
        let mark = sheet.mark();
        if algorithm::rows(labels::ALGORITHM, content, sheet).is_none() {
            sheet.truncate(mark);
        }
    }
}

/// Scheme, derivation and cipher in words.
pub(super) fn summary(protection: &Protection, sheet: &mut Sheet) {
    sheet.row(labels::SCHEME, &*protection.scheme);
    sheet.row(labels::DERIVATION, &*protection.derivation);
    let rounds = usize::try_from(protection.rounds).unwrap_or(usize::MAX);
    sheet.row(labels::ROUNDS, rounds);
    sheet.row(labels::CIPHER, &*protection.cipher);
}

/// A notice about the strength.
pub(super) fn judge(algorithm: &[u8], report: &mut Report) {
    match password_encryption::describe(algorithm) {
        Some(protection) => judge_strength(&protection, report),
        None => {
            let id = Cursor::new(algorithm).take(SEQUENCE).and_then(algorithm::id_of);
            let oid = [("oid", id.map_or(Value::None, Value::Oid))];
            report.notice_with(Level::Warning, labels::NOTICE_PROTECTION_UNKNOWN, oid);
        }
    }
}

/// A notice about the strength.
pub(super) fn judge_strength(protection: &Protection, report: &mut Report) {
    match protection.strength {
        Strength::Weak => report.notice(Level::Warning, labels::NOTICE_PROTECTION_WEAK),
        Strength::Fair => report.notice(Level::Information, labels::NOTICE_PROTECTION_FAIR),
        Strength::Strong => report.notice(Level::Good, labels::NOTICE_PROTECTION_STRONG),
    }
}

/// Why it did not open.
pub(super) fn failed(error: &DecryptError, report: &mut Report) {
    match error {
        DecryptError::TooMuchWork => report.notice(Level::Error, labels::NOTICE_TOO_MUCH_WORK),
        // There is a notice about the scheme already.
        DecryptError::UnsupportedScheme(_) => {}
        _ => report.notice(Level::Warning, labels::NOTICE_DOES_NOT_OPEN),
    }
}
