//! Name (RFC 5280 section 4.1.2.4) as rows.

use super::{
    dump, oid,
    report::{Sheet, Value},
};
use crate::{
    asn1::{self, Cursor, SEQUENCE, SET},
    certificate::name,
};

/// A row for all of it and one for each attribute. Takes the DER of a `Name`.
pub(super) fn rows(title: impl Into<Value>, der: &[u8], sheet: &mut Sheet) -> Option<()> {
    let sets = Cursor::new(der).enter(SEQUENCE)?;
    sheet.group_of(title, &*name::printed(der), |sheet| attributes(sets, sheet))
}

fn attributes(mut sets: Cursor<'_>, sheet: &mut Sheet) -> Option<()> {
    while !sets.is_empty() {
        relative(sets.enter(SET)?, sheet)?;
    }
    Some(())
}

/// A relative name: the content of its SET.
pub(super) fn relative(mut set: Cursor<'_>, sheet: &mut Sheet) -> Option<()> {
    while !set.is_empty() {
        let mut pair = set.enter(SEQUENCE)?;
        let kind = oid::dotted(pair.take(asn1::OID)?)?;
        sheet.row(Value::Oid(kind), dump::value(pair.any()?));
    }
    Some(())
}
