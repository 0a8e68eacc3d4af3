//! NameConstraints (RFC 5280 section 4.2.1.10).
//!
//! ```text
//! NameConstraints ::= SEQUENCE {
//!     permittedSubtrees  [0] GeneralSubtrees OPTIONAL,
//!     excludedSubtrees   [1] GeneralSubtrees OPTIONAL }
//! GeneralSubtrees ::= SEQUENCE OF SEQUENCE {
//!     base         GeneralName,
//!     minimum  [0] INTEGER DEFAULT 0,
//!     maximum  [1] INTEGER OPTIONAL }
//! ```

use super::{content, end, general_name, labels};
use crate::{
    asn1::{Cursor, SEQUENCE, context},
    doctor::{dump, report::Sheet},
};

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut fields = Cursor::new(content(value, SEQUENCE)?);
    if let Some(permitted) = fields.take_if(context(0)) {
        sheet.group(labels::PERMITTED, |sheet| subtrees(Cursor::new(permitted), sheet))?;
    }
    if let Some(excluded) = fields.take_if(context(1)) {
        sheet.group(labels::EXCLUDED, |sheet| subtrees(Cursor::new(excluded), sheet))?;
    }
    end(fields)
}

fn subtrees(mut subtrees: Cursor<'_>, sheet: &mut Sheet) -> Option<()> {
    while !subtrees.is_empty() {
        let mut subtree = subtrees.enter(SEQUENCE)?;
        general_name::row(subtree.any()?, sheet)?;
        for (tag, name) in [(0x80, labels::SUBTREE_MINIMUM), (0x81, labels::SUBTREE_MAXIMUM)] {
            if let Some(distance) = subtree.take_if(tag) {
                sheet.row(name, dump::integer(distance));
            }
        }
        end(subtree)?;
    }
    Some(())
}
