//! Names as people read them (RFC 4514 with the lower-case keywords of joint certificates).
//!
//! ```text
//! Name ::= SEQUENCE OF SET OF SEQUENCE { type OBJECT IDENTIFIER, value ANY }   -- RFC 5280 section 4.1.2.4
//! ```

use der::oid::ObjectIdentifier;

use super::hex;
use crate::{
    asn1::{self, Cursor, Element, SEQUENCE, SET},
    distinguished_name::escape,
};

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
    (ObjectIdentifier::new_unwrap("0.9.2342.19200300.100.1.25"), "dc"),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.1"), "email"),
];

/// One type with its value.
pub(crate) struct Attribute<'a> {
    pub(crate) kind: ObjectIdentifier,
    pub(crate) value: Element<'a>,
}

/// The relative names of a `Name`'s content, first one first; `None` if it is malformed.
pub(crate) fn relative_names(content: &[u8]) -> Option<Vec<Vec<Attribute<'_>>>> {
    let mut sets = Cursor::new(content);
    let mut names = Vec::new();
    while !sets.is_empty() {
        let mut set = sets.enter(SET)?;
        let mut attributes = Vec::new();
        while !set.is_empty() {
            let mut pair = set.enter(SEQUENCE)?;
            attributes.push(Attribute { kind: pair.oid()?, value: pair.any()? });
        }
        names.push(attributes);
    }
    Some(names)
}

pub(crate) fn is_well_formed(content: &[u8]) -> bool {
    relative_names(content).is_some_and(|names| names.iter().all(|name| !name.is_empty()))
}

/// The last relative name first: `cn=…,ou=…,o=…,c=kr`. Takes the DER of a `Name`.
pub(crate) fn printed(name: &[u8]) -> String {
    let names = of(name);
    let parts = names.iter().rev().map(|name| name.iter().map(pair).collect::<Vec<_>>().join("+"));
    parts.collect::<Vec<_>>().join(",")
}

/// The common name, else the organisation, else everything. Takes the DER of a `Name`.
pub(crate) fn short(name: &[u8]) -> String {
    let names = of(name);
    let value = |kind| names.iter().flatten().rfind(|pair| pair.kind == kind).and_then(text);
    value(COMMON_NAME).or_else(|| value(ORGANIZATION)).unwrap_or_else(|| printed(name))
}

/// The organisation. Takes the DER of a `Name`.
pub(crate) fn organization(name: &[u8]) -> Option<String> {
    of(name).iter().flatten().rfind(|pair| pair.kind == ORGANIZATION).and_then(text)
}

fn of(name: &[u8]) -> Vec<Vec<Attribute<'_>>> {
    let content = Cursor::new(name).take(SEQUENCE);
    content.and_then(relative_names).unwrap_or_default()
}

fn pair(pair: &Attribute<'_>) -> String {
    let keyword = KEYWORDS.iter().find(|(kind, _)| *kind == pair.kind);
    let keyword = keyword.map_or_else(|| pair.kind.to_string(), |(_, word)| (*word).to_owned());
    match text(pair) {
        Some(text) => format!("{keyword}={}", escape(&text)),
        None => format!("{keyword}=#{}", hex(pair.value.whole)),
    }
}

/// The value, if it is one of the string types.
fn text(pair: &Attribute<'_>) -> Option<String> {
    asn1::string::read(pair.value)
}
