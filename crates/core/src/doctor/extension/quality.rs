//! QCStatements (RFC 3739 section 3.2.6, ETSI EN 319 412-5).
//!
//! ```text
//! QCStatements ::= SEQUENCE OF SEQUENCE {
//!     statementId    OBJECT IDENTIFIER,
//!     statementInfo  ANY OPTIONAL }
//! ```

use super::{content, end};
use crate::{
    asn1::{self, Cursor, SEQUENCE},
    doctor::{
        dump, labels, oid,
        report::{Sheet, Value},
    },
};

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut statements = Cursor::new(content(value, SEQUENCE)?);
    while !statements.is_empty() {
        let mut statement = statements.enter(SEQUENCE)?;
        let id = Value::Oid(oid::dotted(statement.take(asn1::OID)?)?);
        if statement.is_empty() {
            sheet.row(id, labels::PRESENT);
            continue;
        }
        let info = statement.any()?;
        sheet.group(id, |sheet| dump::dump(info.whole, sheet));
        end(statement)?;
    }
    Some(())
}
