//! BasicConstraints, PolicyConstraints and InhibitAnyPolicy (RFC 5280 sections 4.2.1.9, 4.2.1.11 and
//! 4.2.1.14).
//!
//! ```text
//! BasicConstraints  ::= SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER OPTIONAL }
//! PolicyConstraints ::= SEQUENCE { requireExplicitPolicy [0] INTEGER OPTIONAL,
//!                                  inhibitPolicyMapping  [1] INTEGER OPTIONAL }
//! InhibitAnyPolicy  ::= INTEGER
//! ```

use super::{content, end, labels};
use crate::{
    asn1::{BOOLEAN, Cursor, INTEGER, SEQUENCE},
    doctor::{dump, report::Sheet},
};

pub(super) fn basic(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut fields = Cursor::new(content(value, SEQUENCE)?);
    let ca = match fields.take_if(BOOLEAN) {
        None | Some([0]) => labels::NO,
        Some([0xff]) => labels::YES,
        Some(_) => return None,
    };
    sheet.row(labels::IS_CA, ca);
    if let Some(length) = fields.take_if(INTEGER) {
        sheet.row(labels::PATH_LENGTH, dump::integer(length));
    }
    end(fields)
}

pub(super) fn policy(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut fields = Cursor::new(content(value, SEQUENCE)?);
    if let Some(count) = fields.take_if(0x80) {
        sheet.row(labels::REQUIRE_POLICY, dump::integer(count));
    }
    if let Some(count) = fields.take_if(0x81) {
        sheet.row(labels::INHIBIT_MAPPING, dump::integer(count));
    }
    end(fields)
}

pub(super) fn inhibit_any_policy(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    sheet.row(labels::INHIBIT_ANY, dump::integer(content(value, INTEGER)?));
    Some(())
}
