//! The string types of ASN.1 (X.680 section 41) as text.

use super::{BMP_STRING, Element, IA5_STRING, PRINTABLE_STRING, UTF8_STRING};

const NUMERIC_STRING: u8 = 0x12;
const TELETEX_STRING: u8 = 0x14;
const VISIBLE_STRING: u8 = 0x1a;
const GENERAL_STRING: u8 = 0x1b;
const UNIVERSAL_STRING: u8 = 0x1c;

/// The text of an element, if it is one of the string types and well-formed.
pub(crate) fn read(element: Element<'_>) -> Option<String> {
    let bytes = element.content;
    match element.tag {
        UTF8_STRING | PRINTABLE_STRING | IA5_STRING | NUMERIC_STRING | VISIBLE_STRING
        | GENERAL_STRING => std::str::from_utf8(bytes).ok().map(str::to_owned),
        BMP_STRING if bytes.len().is_multiple_of(2) => {
            let units = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).collect::<Result<_, _>>().ok()
        }
        UNIVERSAL_STRING => {
            let (quads, rest) = bytes.as_chunks::<4>();
            let text = quads.iter().map(|quad| char::from_u32(u32::from_be_bytes(*quad)));
            text.collect::<Option<_>>().filter(|_| rest.is_empty())
        }
        // T.61 in practice: Latin-1.
        TELETEX_STRING => Some(bytes.iter().map(|&byte| char::from(byte)).collect()),
        _ => None,
    }
}
