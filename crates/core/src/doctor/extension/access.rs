//! AuthorityInfoAccess and SubjectInfoAccess (RFC 5280 sections 4.2.2.1 and 4.2.2.2).
//!
//! ```text
//! AuthorityInfoAccessSyntax ::= SEQUENCE OF SEQUENCE {
//!     accessMethod    OBJECT IDENTIFIER,
//!     accessLocation  GeneralName }
//! ```

use super::{content, end, general_name};
use crate::{
    asn1::{self, Cursor, SEQUENCE},
    doctor::{
        oid,
        report::{Sheet, Value},
    },
};

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut descriptions = Cursor::new(content(value, SEQUENCE)?);
    while !descriptions.is_empty() {
        let mut description = descriptions.enter(SEQUENCE)?;
        let method = Value::Oid(oid::dotted(description.take(asn1::OID)?)?);
        let location = description.any()?;
        sheet.group(method, |sheet| general_name::row(location, sheet))?;
        end(description)?;
    }
    Some(())
}
