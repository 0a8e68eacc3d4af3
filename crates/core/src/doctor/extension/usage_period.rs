//! PrivateKeyUsagePeriod (RFC 3280 section 4.2.1.4): when the private key may be used.
//!
//! ```text
//! PrivateKeyUsagePeriod ::= SEQUENCE {
//!     notBefore  [0] GeneralizedTime OPTIONAL,
//!     notAfter   [1] GeneralizedTime OPTIONAL }
//! ```

use super::{content, end, labels};
use crate::{
    asn1::{Cursor, Element, SEQUENCE},
    certificate::read_time,
    doctor::report::{Sheet, Value},
};

const GENERALIZED_TIME: u8 = 0x18;

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut fields = Cursor::new(content(value, SEQUENCE)?);
    for (tag, name) in [(0x80, labels::NOT_BEFORE), (0x81, labels::NOT_AFTER)] {
        if let Some(content) = fields.take_if(tag) {
            let time = Element { tag: GENERALIZED_TIME, content, whole: content };
            sheet.row(name, Value::Time(read_time(time)?));
        }
    }
    end(fields)
}
