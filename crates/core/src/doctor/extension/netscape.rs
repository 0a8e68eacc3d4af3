//! Netscape's certificate type, which old authorities still write: a BIT STRING like KeyUsage.

use super::{content, key_usage::bits, labels};
use crate::{
    asn1::BIT_STRING,
    doctor::report::{Label, Sheet},
};

const TYPES: [Label; 8] = [
    labels::NETSCAPE_CLIENT,
    labels::NETSCAPE_SERVER,
    labels::NETSCAPE_EMAIL,
    labels::NETSCAPE_OBJECT,
    labels::NETSCAPE_RESERVED,
    labels::NETSCAPE_CLIENT_CA,
    labels::NETSCAPE_EMAIL_CA,
    labels::NETSCAPE_OBJECT_CA,
];

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    bits(labels::USAGE, content(value, BIT_STRING)?, &TYPES, sheet)
}
