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

use der::{
    Reader, SliceReader, TagMode, TagNumber,
    asn1::{AnyRef, ObjectIdentifier, OctetString, Utf8StringRef},
};
use x509_cert::ext::pkix::{SubjectAltName, name::GeneralName};

use super::Certificate;

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

/// Found by its object identifier: other authorities put other names first.
pub(super) fn read(certificate: &Certificate) -> Option<Identity> {
    let (_, names) = certificate.extension::<SubjectAltName>().ok()??;
    let data = names.0.iter().find_map(|name| match name {
        GeneralName::OtherName(other) if other.type_id == IDENTIFY_DATA => Some(&other.value),
        _ => None,
    })?;
    data.sequence(read_data).ok()
}

fn read_data(reader: &mut SliceReader<'_>) -> der::Result<Identity> {
    let real_name = reader.decode::<Utf8StringRef<'_>>()?.as_str().to_owned();
    let mut vid = None;
    if !reader.is_finished() {
        reader.sequence(|infos| {
            while !infos.is_finished() {
                vid = infos.sequence(read_info)?.or(vid);
            }
            Ok::<_, der::Error>(())
        })?;
    }
    Ok(Identity { real_name, vid })
}

fn read_info(reader: &mut SliceReader<'_>) -> der::Result<Option<[u8; 32]>> {
    let kind: ObjectIdentifier = reader.decode()?;
    let value: AnyRef<'_> = reader.decode()?;
    if kind != VID {
        return Ok(None);
    }
    value.sequence(|fields| {
        let algorithm = fields.decode::<spki::AlgorithmIdentifierOwned>()?;
        let vid = fields.context_specific::<OctetString>(TagNumber(0), TagMode::Explicit)?;
        let bytes = vid.and_then(|vid| vid.as_bytes().try_into().ok());
        Ok(bytes.filter(|_| algorithm.oid == SHA256))
    })
}
