//! CRLDistributionPoints, FreshestCRL and IssuingDistributionPoint (RFC 5280 sections 4.2.1.13,
//! 4.2.1.15 and 5.2.5).
//!
//! ```text
//! CRLDistributionPoints ::= SEQUENCE OF SEQUENCE {
//!     distributionPoint  [0] DistributionPointName OPTIONAL,
//!     reasons            [1] ReasonFlags OPTIONAL,
//!     cRLIssuer          [2] GeneralNames OPTIONAL }
//! DistributionPointName ::= CHOICE {
//!     fullName                 [0] GeneralNames,
//!     nameRelativeToCRLIssuer  [1] RelativeDistinguishedName }
//! IssuingDistributionPoint ::= SEQUENCE {
//!     distributionPoint           [0] DistributionPointName OPTIONAL,
//!     onlyContainsUserCerts       [1] BOOLEAN DEFAULT FALSE,
//!     onlyContainsCACerts         [2] BOOLEAN DEFAULT FALSE,
//!     onlySomeReasons             [3] ReasonFlags OPTIONAL,
//!     indirectCRL                 [4] BOOLEAN DEFAULT FALSE,
//!     onlyContainsAttributeCerts  [5] BOOLEAN DEFAULT FALSE }
//! ```

use super::{content, end, general_name, key_usage::bits, labels};
use crate::{
    asn1::{Cursor, SEQUENCE, context},
    doctor::{
        name,
        report::{Label, Sheet},
    },
};

/// ReasonFlags: bit 0 is not used.
const REASONS: [Label; 9] = [
    labels::REASON_UNSPECIFIED,
    labels::REASON_KEY,
    labels::REASON_CA,
    labels::REASON_AFFILIATION,
    labels::REASON_SUPERSEDED,
    labels::REASON_CESSATION,
    labels::REASON_HOLD,
    labels::REASON_PRIVILEGE,
    labels::REASON_AA,
];

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut points = Cursor::new(content(value, SEQUENCE)?);
    while !points.is_empty() {
        let mut fields = points.enter(SEQUENCE)?;
        sheet.group(labels::POINT_OF_CRL, |sheet| {
            if let Some(location) = fields.take_if(context(0)) {
                location_of(location, sheet)?;
            }
            if let Some(reasons) = fields.take_if(0x81) {
                bits(labels::REASON, reasons, &REASONS, sheet)?;
            }
            if let Some(issuer) = fields.take_if(context(2)) {
                general_name::group(labels::POINT_ISSUER, issuer, sheet)?;
            }
            end(fields)
        })?;
    }
    Some(())
}

fn location_of(location: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut choice = Cursor::new(location);
    let element = choice.any()?;
    match element.tag {
        0xa0 => general_name::rows(Cursor::new(element.content), sheet)?,
        0xa1 => sheet.group(labels::POINT_RELATIVE, |sheet| {
            name::relative(Cursor::new(element.content), sheet)
        })?,
        _ => return None,
    }
    end(choice)
}

pub(super) fn issuing(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut fields = Cursor::new(content(value, SEQUENCE)?);
    if let Some(location) = fields.take_if(context(0)) {
        location_of(location, sheet)?;
    }
    flag(&mut fields, 0x81, labels::ONLY_USERS, sheet)?;
    flag(&mut fields, 0x82, labels::ONLY_CAS, sheet)?;
    if let Some(reasons) = fields.take_if(0x83) {
        bits(labels::REASON, reasons, &REASONS, sheet)?;
    }
    flag(&mut fields, 0x84, labels::INDIRECT, sheet)?;
    flag(&mut fields, 0x85, labels::ONLY_ATTRIBUTES, sheet)?;
    end(fields)
}

fn flag(fields: &mut Cursor<'_>, tag: u8, name: Label, sheet: &mut Sheet) -> Option<()> {
    match fields.take_if(tag) {
        None => {}
        Some([0]) => sheet.row(name, labels::NO),
        Some([0xff]) => sheet.row(name, labels::YES),
        Some(_) => return None,
    }
    Some(())
}
