//! GeneralName (RFC 5280 section 4.2.1.6) in all its forms.
//!
//! ```text
//! GeneralName ::= CHOICE {
//!     otherName                 [0] SEQUENCE { type-id OBJECT IDENTIFIER, value [0] EXPLICIT ANY },
//!     rfc822Name                [1] IA5String,
//!     dNSName                   [2] IA5String,
//!     x400Address               [3] ORAddress,
//!     directoryName             [4] Name,
//!     ediPartyName              [5] SEQUENCE { nameAssigner [0] DirectoryString OPTIONAL,
//!                                              partyName [1] DirectoryString },
//!     uniformResourceIdentifier [6] IA5String,
//!     iPAddress                 [7] OCTET STRING,
//!     registeredID              [8] OBJECT IDENTIFIER }
//! ```

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{
    dump, identify_data, labels, name, oid,
    report::{Label, Sheet, Value},
};
use crate::asn1::{self, Cursor, Element, context};

/// Names that stand one after the other, at least one.
pub(super) fn rows(mut names: Cursor<'_>, sheet: &mut Sheet) -> Option<()> {
    row(names.any()?, sheet)?;
    while !names.is_empty() {
        row(names.any()?, sheet)?;
    }
    Some(())
}

/// One name.
pub(super) fn row(element: Element<'_>, sheet: &mut Sheet) -> Option<()> {
    let content = element.content;
    match element.tag {
        0xa0 => return other_name(content, sheet),
        0x81 => sheet.row(labels::NAME_EMAIL, text(content)?),
        0x82 => sheet.row(labels::NAME_DNS, text(content)?),
        0xa3 => sheet.group(labels::NAME_X400, |sheet| dump::dump(content, sheet)),
        0xa4 => name::rows(labels::NAME_DIRECTORY, content, sheet)?,
        0xa5 => return edi_party_name(content, sheet),
        0x86 => sheet.row(labels::NAME_URI, text(content)?),
        0x87 => sheet.row(labels::NAME_IP, address(content)?),
        0x88 => sheet.row(labels::NAME_REGISTERED, Value::Oid(oid::dotted(content)?)),
        _ => return None,
    }
    Some(())
}

fn other_name(content: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut fields = Cursor::new(content);
    let id = oid::dotted(fields.take(asn1::OID)?)?;
    let value = fields.take(context(0))?;
    let is_identity = id == identify_data::ID;
    sheet.group_of(labels::NAME_OTHER, Value::Oid(id), |sheet| {
        let mark = sheet.mark();
        if is_identity && identify_data::rows(value, sheet).is_some() {
            return;
        }
        sheet.truncate(mark);
        dump::dump(value, sheet);
    });
    fields.is_empty().then_some(())
}

fn edi_party_name(content: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut fields = Cursor::new(content);
    sheet.group(labels::NAME_EDI, |sheet| {
        if let Some(assigner) = fields.take_if(context(0)) {
            sheet.row(labels::EDI_ASSIGNER, dump::value(Cursor::new(assigner).any()?));
        }
        let party = fields.take(context(1))?;
        sheet.row(labels::EDI_PARTY, dump::value(Cursor::new(party).any()?));
        fields.is_empty().then_some(())
    })
}

/// An IA5String; also one with letters that it must not have.
pub(super) fn text(content: &[u8]) -> Option<Value> {
    std::str::from_utf8(content).ok().map(Value::text)
}

/// An address, or an address with its mask in name constraints.
fn address(content: &[u8]) -> Option<Value> {
    let (address, mask) = match content.len() {
        4 | 16 => (content, None),
        8 | 32 => content.split_at_checked(content.len() / 2).map(|(a, m)| (a, Some(m)))?,
        _ => return None,
    };
    let text = match mask {
        None => ip(address)?,
        Some(mask) => format!("{}/{}", ip(address)?, ip(mask)?),
    };
    Some(Value::Text(text))
}

fn ip(bytes: &[u8]) -> Option<String> {
    if let Ok(four) = <[u8; 4]>::try_from(bytes) {
        return Some(Ipv4Addr::from(four).to_string());
    }
    <[u8; 16]>::try_from(bytes).ok().map(|sixteen| Ipv6Addr::from(sixteen).to_string())
}

/// A group with the names in it, for a field of many structures.
pub(super) fn group(title: Label, names: &[u8], sheet: &mut Sheet) -> Option<()> {
    sheet.group(title, |sheet| rows(Cursor::new(names), sheet))
}
