//! What stands in a file: DER, BER, PEM, base64 without its frame, or something else entirely.

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use super::{
    File, LARGEST, MOST_FILES,
    examination::{Examination, Place},
    labels,
    report::{Label, Level, Report, Value},
};
use crate::{
    archive::{self, Entry},
    asn1::{self, Cursor},
    backup, ber, paper,
    pem::{self, Content},
};

/// Shortest text that is taken for base64, characters.
const SHORTEST_BASE64: usize = 32;

/// How files start that people take for certificates, with what is to be said of them.
const OTHERS: [(&[u8], Label); 7] = [
    (b"PK\x03\x04", labels::NOTICE_ARCHIVE),
    // One with nothing in it.
    (b"PK\x05\x06", labels::NOTICE_EMPTY),
    (b"7z\xbc\xaf", labels::NOTICE_ARCHIVE),
    (b"\x1f\x8b", labels::NOTICE_ARCHIVE),
    (b"\xff\xd8\xff", labels::NOTICE_IMAGE),
    (b"\x89PNG", labels::NOTICE_IMAGE),
    (b"GIF8", labels::NOTICE_IMAGE),
];

/// Looks at all that is in files, and in the files in archives as if they lay beside the others.
pub(super) fn examine_all(files: &[File<'_>], examination: &mut Examination<'_>) {
    let mut room = MOST_FILES;
    let mut look = |bytes: &[u8], name: &str| match room.checked_sub(1) {
        Some(rest) => {
            room = rest;
            examine(bytes, name, examination);
        }
        None => {
            if let Some(last) = examination.reports.last_mut() {
                last.notice(Level::Warning, labels::NOTICE_TOO_MANY);
            }
        }
    };
    for file in files {
        match inside(file) {
            Some(entries) => entries.iter().for_each(|entry| look(&entry.content, &entry.path)),
            None => look(file.bytes, file.name),
        }
    }
}

/// The files in an archive that is read and has some.
fn inside<'a>(file: &File<'a>) -> Option<Vec<Entry<'a>>> {
    let is_archive = archive::is_archive(file.bytes) && file.bytes.len() <= LARGEST;
    let entries = is_archive.then(|| archive::read_below(file.name, file.bytes).ok());
    entries.flatten().filter(|entries| !entries.is_empty())
}

/// Looks at all that is in a file.
fn examine(bytes: &[u8], name: &str, examination: &mut Examination<'_>) {
    let place = Place::of(name);
    if bytes.is_empty() {
        return nothing(labels::NOTICE_EMPTY, place, examination);
    }
    if is_backup(bytes) {
        let mut report = place.report(labels::KIND_BACKUP);
        report.notice(Level::Information, labels::NOTICE_BACKUP);
        examination.reports.push(report);
        return;
    }
    if bytes.len() > LARGEST {
        return nothing(labels::NOTICE_TOO_LARGE, place, examination);
    }
    if binary(bytes, place, examination) {
        return;
    }
    if pem::is_pem(bytes) {
        return text(bytes, place, examination);
    }
    if let Some(der) = bare_base64(bytes)
        && binary(&der, place, examination)
    {
        return;
    }
    let other = OTHERS.into_iter().find(|(start, _)| bytes.starts_with(start));
    nothing(other.map_or(labels::NOTICE_UNKNOWN, |(_, label)| label), place, examination);
}

/// Whether it is a backup of ours, as a file or as the text of one on paper.
fn is_backup(bytes: &[u8]) -> bool {
    let text = || std::str::from_utf8(bytes.get(..LARGEST).unwrap_or(bytes));
    bytes.starts_with(&backup::MAGIC) || text().is_ok_and(|text| text.lines().any(paper::is_part))
}

/// A file that nothing was found in.
fn nothing(label: Label, place: Place<'_>, examination: &mut Examination<'_>) {
    let mut report = place.report(labels::KIND_UNKNOWN);
    report.notice(Level::Error, label);
    examination.reports.push(report);
}

/// DER, with or without something behind it, or BER; `false` for anything else. All that people have
/// is a SEQUENCE or a SET; with other tags, text would pass for an element.
fn binary(bytes: &[u8], place: Place<'_>, examination: &mut Examination<'_>) -> bool {
    if !matches!(bytes.first(), Some(&(asn1::SEQUENCE | asn1::SET))) {
        return false;
    }
    let first = Cursor::new(bytes).any().map_or(&[][..], |element| element.whole);
    if asn1::check(first, LARGEST).is_ok() {
        let rest = bytes.len() - first.len();
        examination.der(first, place, &|report| trailing(rest, report));
        return true;
    }
    let Ok(der) = ber::to_der(bytes, LARGEST) else {
        return false;
    };
    examination.der(&der, place, &|report| report.notice(Level::Warning, labels::NOTICE_BER));
    true
}

fn trailing(rest: usize, report: &mut Report) {
    if rest > 0 {
        let bytes = [("bytes", Value::from(rest))];
        report.notice_with(Level::Warning, labels::NOTICE_TRAILING, bytes);
    }
}

/// PEM (RFC 7468).
fn text(bytes: &[u8], place: Place<'_>, examination: &mut Examination<'_>) {
    let Ok(blocks) = pem::read(bytes) else {
        return nothing(labels::NOTICE_PEM_DAMAGED, place, examination);
    };
    for block in blocks {
        match block.content {
            Content::Der(der) => {
                if !binary(&der, place, examination) {
                    nothing(labels::NOTICE_UNKNOWN, place, examination);
                }
            }
            Content::Encrypted => {
                let mut report = place.report(labels::KIND_ENCRYPTED_KEY);
                report.notice(Level::Warning, labels::NOTICE_PEM_ENCRYPTED);
                examination.reports.push(report);
            }
        }
    }
}

/// What a text of nothing but base64 holds: people copy it without the lines around it.
fn bare_base64(bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let joined: Zeroizing<String> =
        Zeroizing::new(text.chars().filter(|character| !character.is_whitespace()).collect());
    if joined.len() < SHORTEST_BASE64 {
        return None;
    }
    Base64::decode_vec(&joined).ok().map(Zeroizing::new)
}
