//! AuthorityKeyIdentifier (RFC 5280 section 4.2.1.1).
//!
//! ```text
//! AuthorityKeyIdentifier ::= SEQUENCE {
//!     keyIdentifier              [0] OCTET STRING OPTIONAL,
//!     authorityCertIssuer        [1] GeneralNames OPTIONAL,
//!     authorityCertSerialNumber  [2] INTEGER      OPTIONAL }
//! ```

use super::{content, end, general_name, labels};
use crate::{
    asn1::{Cursor, SEQUENCE, context},
    doctor::report::Sheet,
};

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut fields = Cursor::new(content(value, SEQUENCE)?);
    if let Some(id) = fields.take_if(0x80) {
        sheet.row(labels::KEY_IDENTIFIER, id);
    }
    if let Some(names) = fields.take_if(context(1)) {
        general_name::group(labels::AUTHORITY_ISSUER, names, sheet)?;
    }
    if let Some(serial) = fields.take_if(0x82) {
        sheet.row(labels::AUTHORITY_SERIAL, serial);
    }
    end(fields)
}
