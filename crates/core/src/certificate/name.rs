//! Names as people read them (RFC 4514 with the lower-case keywords of joint certificates).

use der::{Encode, Tag, Tagged, asn1::ObjectIdentifier};
use x509_cert::{attr::AttributeTypeAndValue, name::Name};

use super::hex;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");

const KEYWORDS: [(ObjectIdentifier, &str); 9] = [
    (COMMON_NAME, "cn"),
    (ObjectIdentifier::new_unwrap("2.5.4.5"), "serialNumber"),
    (ObjectIdentifier::new_unwrap("2.5.4.6"), "c"),
    (ObjectIdentifier::new_unwrap("2.5.4.7"), "l"),
    (ObjectIdentifier::new_unwrap("2.5.4.8"), "st"),
    (ORGANIZATION, "o"),
    (ObjectIdentifier::new_unwrap("2.5.4.11"), "ou"),
    (
        ObjectIdentifier::new_unwrap("0.9.2342.19200300.100.1.25"),
        "dc",
    ),
    (
        ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.1"),
        "email",
    ),
];

/// The last relative name first: `cn=…,ou=…,o=…,c=kr`.
pub(super) fn printed(name: &Name) -> String {
    let mut parts: Vec<String> = name
        .iter_rdn()
        .map(|rdn| rdn.iter().map(pair).collect::<Vec<_>>().join("+"))
        .collect();
    parts.reverse();
    parts.join(",")
}

/// The common name, else the organisation, else everything.
pub(super) fn short(name: &Name) -> String {
    let value = |oid| {
        name.iter()
            .filter(|pair| pair.oid == oid)
            .last()
            .and_then(text)
    };
    value(COMMON_NAME)
        .or_else(|| value(ORGANIZATION))
        .unwrap_or_else(|| printed(name))
}

fn pair(pair: &AttributeTypeAndValue) -> String {
    let keyword = KEYWORDS.iter().find(|(oid, _)| *oid == pair.oid);
    let keyword = keyword.map_or_else(|| pair.oid.to_string(), |(_, word)| (*word).to_owned());
    match text(pair) {
        Some(text) => format!("{keyword}={}", escaped(&text)),
        None => format!(
            "{keyword}=#{}",
            hex(&pair.value.to_der().unwrap_or_default())
        ),
    }
}

/// The value, if it is one of the string types.
fn text(pair: &AttributeTypeAndValue) -> Option<String> {
    let bytes = pair.value.value();
    match pair.value.tag() {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String | Tag::NumericString => {
            Some(std::str::from_utf8(bytes).ok()?.to_owned())
        }
        Tag::BmpString if bytes.len().is_multiple_of(2) => {
            let units = bytes
                .chunks(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).collect::<Result<_, _>>().ok()
        }
        // T.61 in practice: Latin-1.
        Tag::TeletexString => Some(bytes.iter().map(|&byte| char::from(byte)).collect()),
        _ => None,
    }
}

/// Escapes what would make two different names look the same.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let last = text.chars().count().saturating_sub(1);
    for (at, character) in text.chars().enumerate() {
        match character {
            ',' | '+' | '"' | '\\' | '<' | '>' | ';' | '=' => out.extend(['\\', character]),
            '#' if at == 0 => out.push_str("\\#"),
            ' ' if at == 0 || at == last => out.push_str("\\ "),
            _ if character.is_control() || crate::digits::is_invisible(character) => {
                let mut bytes = [0; 4];
                for byte in character.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("\\{byte:02x}"));
                }
            }
            _ => out.push(character),
        }
    }
    out
}
