//! Extensions of an entry of a CRL: ReasonCode (RFC 5280 section 5.3.1) and HoldInstructionCode (RFC
//! 3280 section 5.3.2).

use super::{content, labels};
use crate::{
    asn1,
    doctor::{
        oid,
        report::{Label, Sheet, Value},
    },
};

const ENUMERATED: u8 = 0x0a;

/// The words for a `CRLReason`; 7 is not used.
pub(in crate::doctor) fn reason(number: u8) -> Option<Label> {
    Some(match number {
        0 => labels::REASON_UNSPECIFIED,
        1 => labels::REASON_KEY,
        2 => labels::REASON_CA,
        3 => labels::REASON_AFFILIATION,
        4 => labels::REASON_SUPERSEDED,
        5 => labels::REASON_CESSATION,
        6 => labels::REASON_HOLD,
        8 => labels::REASON_REMOVED,
        9 => labels::REASON_PRIVILEGE,
        10 => labels::REASON_AA,
        _ => return None,
    })
}

pub(super) fn reason_code(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let [number] = content(value, ENUMERATED)? else {
        return None;
    };
    sheet.row(labels::REASON, reason(*number)?);
    Some(())
}

pub(super) fn hold_instruction(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let instruction = oid::dotted(content(value, asn1::OID)?)?;
    sheet.row(labels::HOLD_INSTRUCTION, Value::Oid(instruction));
    Some(())
}
