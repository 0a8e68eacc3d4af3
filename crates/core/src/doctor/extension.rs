//! Extensions (RFC 5280 sections 4.2 and 5.2), one structure a file.
//!
//! ```text
//! Extensions ::= SEQUENCE OF SEQUENCE {
//!     extnID     OBJECT IDENTIFIER,
//!     critical   BOOLEAN DEFAULT FALSE,
//!     extnValue  OCTET STRING }
//! ```

use super::{
    dump, general_name, labels, oid,
    report::{Level, Report, Sheet, Value},
};
use crate::asn1::{self, BOOLEAN, Cursor, OCTET_STRING, SEQUENCE};

mod access;
mod authority_key;
mod certificate_template;
mod constraints;
mod directory_attributes;
mod distribution_points;
mod extended_usage;
mod key_usage;
mod name_constraints;
mod netscape;
mod policies;
mod quality;
mod revocation;
mod transparency;
mod usage_period;

pub(super) use revocation::reason;

/// subjectAltName
pub(super) const SUBJECT_ALT_NAME: &str = "2.5.29.17";

/// One of them, as it stands in the file.
pub(super) struct Extension<'a> {
    pub(super) id: String,
    pub(super) critical: bool,
    pub(super) value: &'a [u8],
}

/// Reads a row of one extension's value.
type Reader = fn(&[u8], &mut Sheet) -> Option<()>;

/// What is understood, by object identifier.
const READERS: [(&str, Reader); 51] = [
    ("2.5.29.9", directory_attributes::read),
    ("2.5.29.14", key_identifier),
    ("2.5.29.15", key_usage::read),
    ("2.5.29.16", usage_period::read),
    (SUBJECT_ALT_NAME, names),
    ("2.5.29.18", names),
    ("2.5.29.19", constraints::basic),
    ("2.5.29.20", number),
    ("2.5.29.21", revocation::reason_code),
    ("2.5.29.23", revocation::hold_instruction),
    ("2.5.29.24", time),
    ("2.5.29.27", number),
    ("2.5.29.28", distribution_points::issuing),
    ("2.5.29.29", names),
    ("2.5.29.30", name_constraints::read),
    ("2.5.29.31", distribution_points::read),
    ("2.5.29.32", policies::read),
    ("2.5.29.33", policies::mappings),
    ("2.5.29.35", authority_key::read),
    ("2.5.29.36", constraints::policy),
    ("2.5.29.37", extended_usage::read),
    ("2.5.29.46", distribution_points::read),
    ("2.5.29.54", constraints::inhibit_any_policy),
    ("1.3.6.1.5.5.7.1.1", access::read),
    ("1.3.6.1.5.5.7.1.3", quality::read),
    ("1.3.6.1.5.5.7.1.11", access::read),
    ("1.3.6.1.5.5.7.1.24", number_list),
    ("1.3.6.1.5.5.7.48.1.2", anything),
    ("1.3.6.1.5.5.7.48.1.3", crl_identifier),
    ("1.3.6.1.5.5.7.48.1.4", extended_usage::read),
    ("1.3.6.1.5.5.7.48.1.5", nothing),
    ("1.3.6.1.5.5.7.48.1.6", time),
    ("1.3.6.1.4.1.11129.2.4.2", transparency::read),
    ("1.3.6.1.4.1.11129.2.4.3", nothing),
    ("1.3.6.1.4.1.11129.2.4.5", transparency::read),
    ("2.16.840.1.113730.1.1", netscape::read),
    ("2.16.840.1.113730.1.2", string),
    ("2.16.840.1.113730.1.3", string),
    ("2.16.840.1.113730.1.4", string),
    ("2.16.840.1.113730.1.7", string),
    ("2.16.840.1.113730.1.8", string),
    ("2.16.840.1.113730.1.12", string),
    ("2.16.840.1.113730.1.13", string),
    ("1.3.6.1.4.1.311.20.2", string),
    ("1.3.6.1.4.1.311.21.1", number),
    ("1.3.6.1.4.1.311.21.2", bytes),
    ("1.3.6.1.4.1.311.21.4", time),
    ("1.3.6.1.4.1.311.21.7", certificate_template::read),
    ("1.3.6.1.4.1.311.21.10", policies::read),
    ("1.3.6.1.4.1.311.25.2", names),
    ("1.2.840.113533.7.65.0", anything),
];

/// Object identifiers of all extensions that are understood.
pub(super) fn understood() -> impl Iterator<Item = &'static str> {
    READERS.iter().map(|(id, _)| *id)
}

/// Reads the content of `Extensions`; `None` if it is malformed.
pub(super) fn list(content: &[u8]) -> Option<Vec<Extension<'_>>> {
    let mut all = Cursor::new(content);
    let mut extensions = Vec::new();
    while !all.is_empty() {
        let mut fields = all.enter(SEQUENCE)?;
        let id = oid::dotted(fields.take(asn1::OID)?)?;
        let critical = fields.take_if(BOOLEAN).is_some_and(|value| value != [0]);
        let value = fields.take(OCTET_STRING)?;
        if !fields.is_empty() {
            return None;
        }
        extensions.push(Extension { id, critical, value });
    }
    Some(extensions)
}

/// A table for each, and notices about those that cannot be relied upon.
pub(super) fn sections(extensions: &[Extension<'_>], report: &mut Report) {
    for (at, extension) in extensions.iter().enumerate() {
        let id = || [("oid", Value::Oid(extension.id.clone()))];
        if extensions.iter().take(at).any(|other| other.id == extension.id) {
            report.notice_with(Level::Error, labels::NOTICE_EXTENSION_TWICE, id());
        }
        let mut sheet = report.sheet();
        let reader = READERS.iter().find(|(id, _)| *id == extension.id);
        if reader.is_none() && extension.critical {
            report.notice_with(Level::Warning, labels::NOTICE_UNKNOWN_CRITICAL, id());
        }
        if let Some((_, read)) = reader
            && read(extension.value, &mut sheet).is_none()
        {
            report.notice_with(Level::Error, labels::NOTICE_EXTENSION_MALFORMED, id());
            sheet.truncate(0);
            unknown(extension.value, &mut sheet);
        } else if reader.is_none() {
            unknown(extension.value, &mut sheet);
        }
        report.section_of(Value::Oid(extension.id.clone()), extension.critical, sheet);
    }
}

/// Rows of extensions inside of another structure, an entry of a CRL for example.
pub(super) fn rows(extensions: &[Extension<'_>], sheet: &mut Sheet) {
    for extension in extensions {
        sheet.group(Value::Oid(extension.id.clone()), |sheet| {
            let mark = sheet.mark();
            let reader = READERS.iter().find(|(id, _)| *id == extension.id);
            if reader.is_none_or(|(_, read)| read(extension.value, sheet).is_none()) {
                sheet.truncate(mark);
                unknown(extension.value, sheet);
            }
        });
    }
}

/// Bytes, and the elements in them if they are any.
fn unknown(value: &[u8], sheet: &mut Sheet) {
    sheet.row(labels::VALUE, value);
    if asn1::check(value, value.len()).is_ok() {
        sheet.group(labels::SECTION_STRUCTURE, |sheet| dump::dump(value, sheet));
    }
}

/// The one element of an extension's value.
fn only(value: &[u8]) -> Option<asn1::Element<'_>> {
    let mut cursor = Cursor::new(value);
    let element = cursor.any()?;
    cursor.is_empty().then_some(element)
}

/// The content of the one element, which must have this tag.
fn content(value: &[u8], tag: u8) -> Option<&[u8]> {
    only(value).filter(|element| element.tag == tag).map(|element| element.content)
}

fn end(cursor: Cursor<'_>) -> Option<()> {
    cursor.is_empty().then_some(())
}

/// `SubjectKeyIdentifier ::= OCTET STRING` (RFC 5280 section 4.2.1.2)
fn key_identifier(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    sheet.row(labels::KEY_IDENTIFIER, content(value, OCTET_STRING)?);
    Some(())
}

/// `GeneralNames` (RFC 5280 sections 4.2.1.6, 4.2.1.7 and 5.3.3)
fn names(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    general_name::rows(Cursor::new(content(value, SEQUENCE)?), sheet)
}

/// `CRLNumber ::= INTEGER` (RFC 5280 sections 5.2.3 and 5.2.4)
fn number(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let number = content(value, asn1::INTEGER).filter(|number| !number.is_empty())?;
    sheet.row(labels::NUMBER, dump::integer(number));
    Some(())
}

/// `TLSFeatures ::= SEQUENCE OF INTEGER` (RFC 7633)
fn number_list(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut numbers = Cursor::new(content(value, SEQUENCE)?);
    while !numbers.is_empty() {
        sheet.row(labels::NUMBER, dump::integer(numbers.take(asn1::INTEGER)?));
    }
    Some(())
}

/// `InvalidityDate ::= GeneralizedTime` (RFC 5280 section 5.3.2), archive cutoff (RFC 6960)
fn time(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    sheet.row(labels::TIME, Value::Time(crate::certificate::read_time(only(value)?)?));
    Some(())
}

/// A single text: Netscape's addresses and comment, Microsoft's name of a template.
fn string(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    sheet.row(labels::TEXT, &*asn1::string::read(only(value)?)?);
    Some(())
}

fn bytes(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    sheet.row(labels::VALUE, content(value, OCTET_STRING)?);
    Some(())
}

/// `NULL`: that it is there says all (OCSP no-check, RFC 6960 section 4.2.2.2.1; the poison of RFC
/// 6962 section 3.1).
fn nothing(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    content(value, asn1::NULL).filter(|content| content.is_empty())?;
    sheet.row(labels::VALUE, labels::PRESENT);
    Some(())
}

/// Known by name, without a structure that is worth a table (a nonce, RFC 8954).
fn anything(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    match only(value) {
        Some(element) if element.tag & 0x20 == 0 => sheet.row(labels::VALUE, dump::value(element)),
        Some(_) => dump::dump(value, sheet),
        // Old responders put a nonce there without any element around it.
        None => sheet.row(labels::VALUE, value),
    }
    Some(())
}

/// `CrlID` (RFC 6960 section 4.4.2)
fn crl_identifier(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    dump::dump(content(value, SEQUENCE)?, sheet);
    Some(())
}
