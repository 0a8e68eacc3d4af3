//! Attributes (RFC 5652 section 5.3, RFC 2986 section 4.1).
//!
//! ```text
//! Attribute ::= SEQUENCE { attrType OBJECT IDENTIFIER, attrValues SET OF ANY }
//! ```

use super::{
    dump, extension, oid,
    report::{Sheet, Value},
};
use crate::asn1::{self, Cursor, SEQUENCE, SET};

/// extensionRequest (RFC 2985 section 5.4.2): the extensions that a request asks for.
pub(super) const EXTENSION_REQUEST: &str = "1.2.840.113549.1.9.14";

/// A row or a group for each of the attributes that stand one after the other.
pub(super) fn rows(mut attributes: Cursor<'_>, sheet: &mut Sheet) -> Option<()> {
    while !attributes.is_empty() {
        let mut attribute = attributes.enter(SEQUENCE)?;
        let id = oid::dotted(attribute.take(asn1::OID)?)?;
        let values = attribute.take(SET)?;
        values_of(&id, values, sheet);
        if !attribute.is_empty() {
            return None;
        }
    }
    Some(())
}

fn values_of(id: &str, values: &[u8], sheet: &mut Sheet) {
    let name = Value::Oid(id.to_owned());
    let first = Cursor::new(values).any();
    if id == EXTENSION_REQUEST
        && let Some(extensions) = first.and_then(|first| extension::list(first.content))
    {
        sheet.group(name, |sheet| extension::rows(&extensions, sheet));
        return;
    }
    match first {
        // One plain value stands beside its name.
        Some(value) if value.whole == values && value.tag & 0x20 == 0 => {
            sheet.row(name, dump::value(value));
        }
        _ => sheet.group(name, |sheet| dump::dump(values, sheet)),
    }
}
