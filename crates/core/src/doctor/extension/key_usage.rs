//! KeyUsage (RFC 5280 section 4.2.1.3): a BIT STRING, bit 0 is the highest one of the first byte.

use super::{content, labels};
use crate::{
    asn1::BIT_STRING,
    doctor::report::{Label, Sheet},
};

const USAGES: [Label; 9] = [
    labels::USAGE_DIGITAL_SIGNATURE,
    labels::USAGE_NON_REPUDIATION,
    labels::USAGE_KEY_ENCIPHERMENT,
    labels::USAGE_DATA_ENCIPHERMENT,
    labels::USAGE_KEY_AGREEMENT,
    labels::USAGE_CERT_SIGN,
    labels::USAGE_CRL_SIGN,
    labels::USAGE_ENCIPHER_ONLY,
    labels::USAGE_DECIPHER_ONLY,
];

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    bits(labels::USAGE, content(value, BIT_STRING)?, &USAGES, sheet)
}

/// A row for each bit that is set. Takes the content of a BIT STRING.
pub(super) fn bits(title: Label, content: &[u8], names: &[Label], sheet: &mut Sheet) -> Option<()> {
    let (unused, bytes) = content.split_first()?;
    if *unused > 7 || bytes.is_empty() && *unused > 0 || bytes.len() > 4 {
        return None;
    }
    for (at, byte) in bytes.iter().enumerate() {
        for bit in (0..8).filter(|bit| byte & (0x80 >> bit) != 0) {
            let number = 8 * at + bit;
            match names.get(number) {
                Some(name) => sheet.row(title.clone(), name.clone()),
                None => sheet.row(title.clone(), number),
            }
        }
    }
    Some(())
}
