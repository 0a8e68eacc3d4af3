//! ExtKeyUsage (RFC 5280 section 4.2.1.12), and other lists of object identifiers.
//!
//! ```text
//! ExtKeyUsageSyntax ::= SEQUENCE OF OBJECT IDENTIFIER
//! ```

use super::{content, labels};
use crate::{
    asn1::{self, Cursor, SEQUENCE},
    doctor::{
        oid,
        report::{Sheet, Value},
    },
};

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut purposes = Cursor::new(content(value, SEQUENCE)?);
    while !purposes.is_empty() {
        sheet.row(labels::PURPOSE, Value::Oid(oid::dotted(purposes.take(asn1::OID)?)?));
    }
    Some(())
}
