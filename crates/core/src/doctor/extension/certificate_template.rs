//! Microsoft's certificate template (MS-WCCE section 2.2.2.7.7.2).
//!
//! ```text
//! CertificateTemplateOID ::= SEQUENCE {
//!     templateID            OBJECT IDENTIFIER,
//!     templateMajorVersion  INTEGER OPTIONAL,
//!     templateMinorVersion  INTEGER OPTIONAL }
//! ```

use super::{content, end, labels};
use crate::{
    asn1::{self, Cursor, INTEGER, SEQUENCE},
    doctor::{
        dump, oid,
        report::{Sheet, Value},
    },
};

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut fields = Cursor::new(content(value, SEQUENCE)?);
    sheet.row(labels::TEMPLATE, Value::Oid(oid::dotted(fields.take(asn1::OID)?)?));
    for name in [labels::TEMPLATE_MAJOR, labels::TEMPLATE_MINOR] {
        if let Some(version) = fields.take_if(INTEGER) {
            sheet.row(name, dump::integer(version));
        }
    }
    end(fields)
}
