//! SubjectDirectoryAttributes (RFC 5280 section 4.2.1.8).
//!
//! ```text
//! SubjectDirectoryAttributes ::= SEQUENCE OF SEQUENCE { type OBJECT IDENTIFIER, values SET OF ANY }
//! ```

use super::content;
use crate::{
    asn1::{Cursor, SEQUENCE},
    doctor::{attribute, report::Sheet},
};

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    attribute::rows(Cursor::new(content(value, SEQUENCE)?), sheet)
}
