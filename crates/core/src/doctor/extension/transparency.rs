//! SignedCertificateTimestampList (RFC 6962 section 3.3): TLS structures inside of an OCTET STRING,
//! numbers big-endian.
//!
//! ```text
//! list:      length (2), entries
//! entry:     length (2), version (1) = 0, log id (32), milliseconds since 1970 (8),
//!            extensions: length (2), bytes; hash (1), signature (1), length (2), bytes
//! ```

use super::{content, labels};
use crate::{
    asn1::OCTET_STRING,
    doctor::report::{Sheet, Value},
};

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut list = content(value, OCTET_STRING)?;
    let mut entries = vector(&mut list)?;
    while !entries.is_empty() {
        let mut entry = vector(&mut entries)?;
        if take(&mut entry, 1)? != [0] {
            return None;
        }
        let log = take(&mut entry, 32)?;
        let time = u64::from_be_bytes(take(&mut entry, 8)?.try_into().ok()?);
        sheet.group(labels::SCT, |sheet| {
            sheet.row(labels::SCT_LOG, log);
            sheet.row(labels::TIME, Value::Time(i64::try_from(time / 1000).ok()?));
            let extensions = vector(&mut entry)?;
            if !extensions.is_empty() {
                sheet.row(labels::SCT_EXTENSIONS, extensions);
            }
            take(&mut entry, 2)?;
            sheet.row(labels::SIGNATURE, vector(&mut entry)?);
            entry.is_empty().then_some(())
        })?;
    }
    list.is_empty().then_some(())
}

fn take<'a>(bytes: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken)
}

fn vector<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = u16::from_be_bytes(take(bytes, 2)?.try_into().ok()?);
    take(bytes, length.into())
}
