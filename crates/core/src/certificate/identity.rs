//! Real name and VID in the subjectAltName (KCAC.TS.SIVID).
//!
//! ```text
//! id-kisa-identifyData (1.2.410.200004.10.1.1), an otherName:
//! IdentifyData ::= SEQUENCE {
//!     realName  UTF8String,
//!     userInfo  SEQUENCE OF SEQUENCE { type OBJECT IDENTIFIER, value ANY } OPTIONAL }
//!
//! id-VID (1.2.410.200004.10.1.1.1):
//! VID ::= SEQUENCE {
//!     hashAlgorithm     AlgorithmIdentifier,
//!     virtualID     [0] OCTET STRING }
//! ```

use der::oid::ObjectIdentifier;

use crate::asn1::{Cursor, OCTET_STRING, SEQUENCE, UTF8_STRING, context};

const IDENTIFY_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.410.200004.10.1.1");
const VID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.410.200004.10.1.1.1");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// Who the holder is, in a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The holder's real name.
    pub real_name: String,
    /// The VID, if it is there with SHA-256.
    pub vid: Option<[u8; 32]>,
}

/// From the value of a subjectAltName. Found by its object identifier: other authorities put other
/// names first.
pub(super) fn read(names: &[u8]) -> Option<Identity> {
    const OTHER_NAME: u8 = context(0);
    let mut names = Cursor::new(names).enter(SEQUENCE)?;
    while !names.is_empty() {
        let name = names.any()?;
        if name.tag != OTHER_NAME {
            continue;
        }
        let mut other = Cursor::new(name.content);
        if other.oid()? == IDENTIFY_DATA {
            return read_data(other.enter(context(0))?.enter(SEQUENCE)?);
        }
    }
    None
}

fn read_data(mut data: Cursor<'_>) -> Option<Identity> {
    let real_name = std::str::from_utf8(data.take(UTF8_STRING)?).ok()?.to_owned();
    let mut vid = None;
    if !data.is_empty() {
        let mut infos = data.enter(SEQUENCE)?;
        while !infos.is_empty() {
            let mut info = infos.enter(SEQUENCE)?;
            if info.oid()? == VID {
                vid = read_vid(info.enter(SEQUENCE)?)?.or(vid);
            }
        }
    }
    Some(Identity { real_name, vid })
}

/// `Some(None)` for a VID with another hash.
fn read_vid(mut fields: Cursor<'_>) -> Option<Option<[u8; 32]>> {
    let algorithm = fields.enter(SEQUENCE)?.oid()?;
    let vid = fields.enter(context(0))?.take(OCTET_STRING)?;
    Some(vid.try_into().ok().filter(|_| algorithm == SHA256))
}
