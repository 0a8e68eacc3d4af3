//! Any DER as rows: what `dumpasn1` or `openssl asn1parse` print, for structures without a reader
//! of their own.

use super::{
    oid,
    report::{Sheet, Value},
};
use crate::{
    asn1::{self, Cursor, Element},
    certificate::read_time,
};

/// Most rows of one dump.
const MOST_ROWS: usize = 600;

/// Deepest element; the check of a whole file does not see what stands inside of strings.
const DEEPEST: usize = 24;

/// What strings hold, where they hold an element.
const HELD: [u8; 9] = [
    asn1::SEQUENCE,
    asn1::SET,
    asn1::INTEGER,
    asn1::BIT_STRING,
    asn1::OCTET_STRING,
    asn1::OID,
    asn1::UTF8_STRING,
    asn1::IA5_STRING,
    asn1::BMP_STRING,
];

/// Names of the universal types (X.680 section 8.6), by tag number.
const UNIVERSAL: [&str; 31] = [
    "END-OF-CONTENTS",
    "BOOLEAN",
    "INTEGER",
    "BIT STRING",
    "OCTET STRING",
    "NULL",
    "OBJECT IDENTIFIER",
    "ObjectDescriptor",
    "EXTERNAL",
    "REAL",
    "ENUMERATED",
    "EMBEDDED PDV",
    "UTF8String",
    "RELATIVE-OID",
    "TIME",
    "[UNIVERSAL 15]",
    "SEQUENCE",
    "SET",
    "NumericString",
    "PrintableString",
    "TeletexString",
    "VideotexString",
    "IA5String",
    "UTCTime",
    "GeneralizedTime",
    "GraphicString",
    "VisibleString",
    "GeneralString",
    "UniversalString",
    "CHARACTER STRING",
    "BMPString",
];

/// Adds the elements in `bytes`; what is no element is shown as bytes.
pub(super) fn dump(bytes: &[u8], sheet: &mut Sheet) {
    let most = sheet.mark() + MOST_ROWS;
    elements(bytes, sheet, most, 0);
}

fn elements(bytes: &[u8], sheet: &mut Sheet, most: usize, depth: usize) {
    let mut rest = bytes;
    while !rest.is_empty() && sheet.mark() < most {
        let mut cursor = Cursor::new(rest);
        let Some(element) = cursor.any() else {
            sheet.row("…", rest);
            return;
        };
        rest = &rest[element.whole.len()..];
        let name = name(element.tag);
        match inside(element).filter(|_| depth < DEEPEST) {
            Some(inner) => {
                sheet.group(&*name, |sheet| elements(inner, sheet, most, depth + 1));
            }
            None => sheet.row(&*name, value(element)),
        }
    }
}

fn name(tag: u8) -> String {
    let number = usize::from(tag & 0x1f);
    match tag >> 6 {
        0 => UNIVERSAL.get(number).copied().unwrap_or("[UNIVERSAL]").to_owned(),
        1 => format!("[APPLICATION {number}]"),
        2 => format!("[{number}]"),
        _ => format!("[PRIVATE {number}]"),
    }
}

/// Other elements inside of one: it is constructed, or a string that holds exactly one element.
fn inside(element: Element<'_>) -> Option<&[u8]> {
    let content = match element.tag {
        tag if tag & 0x20 != 0 => return Some(element.content),
        asn1::OCTET_STRING => element.content,
        asn1::BIT_STRING => element.content.strip_prefix(&[0])?,
        _ => return None,
    };
    // Very short strings are an element by chance too often.
    let starts = content.first().is_some_and(|tag| HELD.contains(tag)) && content.len() > 2;
    (starts && asn1::check(content, content.len()).is_ok()).then_some(content)
}

/// A primitive element's value.
pub(super) fn value(element: Element<'_>) -> Value {
    let content = element.content;
    let read = match element.tag {
        asn1::BOOLEAN => match content {
            [0] => Some(Value::text("FALSE")),
            [0xff] => Some(Value::text("TRUE")),
            _ => None,
        },
        asn1::INTEGER | 0x0a => Some(integer(content)),
        asn1::NULL if content.is_empty() => Some(Value::None),
        asn1::OID => oid::dotted(content).map(Value::Oid),
        0x17 | 0x18 => read_time(element).map(Value::Time),
        0x80.. => printable(content).map(Value::text),
        _ => asn1::string::read(element).map(|text| Value::text(&text)),
    };
    read.unwrap_or_else(|| Value::bytes(content))
}

/// The content of an INTEGER: as a number if it is a small one, else in hex.
pub(super) fn integer(content: &[u8]) -> Value {
    let negative = content.first().is_some_and(|first| first & 0x80 != 0);
    match content.len() {
        1..=8 => Value::Number(
            content
                .iter()
                .fold(i64::from(negative).wrapping_neg(), |sum, &byte| sum << 8 | i64::from(byte)),
        ),
        _ => Value::bytes(content),
    }
}

/// The content of a version, which counts from 0 in the file and from 1 among people.
pub(super) fn version(content: &[u8]) -> Value {
    match integer(content) {
        Value::Number(number) => Value::Number(number.saturating_add(1)),
        other => other,
    }
}

/// Text under an implicit tag, where only the looks tell that it is one.
fn printable(content: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(content).ok()?;
    let looks = text.len() > 3 && text.chars().all(|character| !character.is_control());
    looks.then_some(text)
}
