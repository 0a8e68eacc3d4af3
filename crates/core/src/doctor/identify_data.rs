//! Real name and VID in an otherName (KCAC.TS.SIVID), with all that may stand there.
//!
//! ```text
//! IdentifyData ::= SEQUENCE {                           -- 1.2.410.200004.10.1.1
//!     realName  UTF8String,
//!     userInfo  SEQUENCE OF SEQUENCE { type OBJECT IDENTIFIER, value ANY } OPTIONAL }
//! VID ::= SEQUENCE {                                    -- 1.2.410.200004.10.1.1.1
//!     hashAlgorithm     AlgorithmIdentifier,
//!     virtualID     [0] OCTET STRING }
//! ```

use super::{
    algorithm, dump, labels, oid,
    report::{Sheet, Value},
};
use crate::asn1::{self, Cursor, OCTET_STRING, SEQUENCE, context};

/// id-kisa-identifyData
pub(super) const ID: &str = "1.2.410.200004.10.1.1";
const VID: &str = "1.2.410.200004.10.1.1.1";

/// A VID as it stands in a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Vid {
    /// Of the hash algorithm, dotted decimal.
    pub(super) hash: String,
    pub(super) value: Vec<u8>,
}

/// Takes the DER of an `IdentifyData`.
pub(super) fn rows(der: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut data = Cursor::new(der).enter(SEQUENCE)?;
    sheet.row(labels::REAL_NAME, dump::value(data.any()?));
    if data.is_empty() {
        return Some(());
    }
    let mut infos = data.enter(SEQUENCE)?;
    while !infos.is_empty() {
        let mut info = infos.enter(SEQUENCE)?;
        let id = oid::dotted(info.take(asn1::OID)?)?;
        let value = info.any()?;
        match read_vid(value.whole).filter(|_| id == VID) {
            Some(vid) => {
                sheet.row(labels::VID_HASH, Value::Oid(vid.hash));
                sheet.row(labels::VID, &*vid.value);
            }
            None => {
                sheet.group(Value::Oid(id), |sheet| dump::dump(value.whole, sheet));
            }
        }
    }
    Some(())
}

/// The VID in a subjectAltName, if there is one.
pub(super) fn vid_of(names: &[u8]) -> Option<Vid> {
    let mut names = Cursor::new(names).enter(SEQUENCE)?;
    while let Some(name) = names.any() {
        let mut other = Cursor::new(name.content);
        let id = other.take(asn1::OID).and_then(oid::dotted);
        if name.tag != context(0) || id.as_deref() != Some(ID) {
            continue;
        }
        let mut data = other.enter(context(0))?.enter(SEQUENCE)?;
        data.any()?;
        let mut infos = data.enter(SEQUENCE)?;
        while let Some(info) = infos.any() {
            let mut info = Cursor::new(info.content);
            if info.take(asn1::OID).and_then(oid::dotted).as_deref() == Some(VID) {
                return read_vid(info.any()?.whole);
            }
        }
    }
    None
}

fn read_vid(der: &[u8]) -> Option<Vid> {
    let mut fields = Cursor::new(der).enter(SEQUENCE)?;
    let hash = algorithm::id_of(fields.take(SEQUENCE)?)?;
    let value = fields.enter(context(0))?.take(OCTET_STRING)?.to_vec();
    Some(Vid { hash, value })
}
