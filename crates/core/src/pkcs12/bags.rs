//! Safe bags and their attributes.
//!
//! ```text
//! SafeBag ::= SEQUENCE {                              -- RFC 7292 section 4.2
//!     bagId          OBJECT IDENTIFIER,
//!     bagValue   [0] ANY,
//!     bagAttributes  SET OF SEQUENCE { OBJECT IDENTIFIER, SET OF ANY } OPTIONAL }
//! CertBag ::= SEQUENCE {                              -- RFC 7292 section 4.2.3
//!     certId         OBJECT IDENTIFIER,
//!     certValue  [0] OCTET STRING }
//! friendlyName: BMPString; localKeyId: OCTET STRING   -- RFC 2985 section 5.5
//! ```

use der::oid::ObjectIdentifier;

use super::{Contents, oid};
use crate::{
    asn1::{BMP_STRING, OCTET_STRING, SEQUENCE, SET, context, element},
    certificate::Certificate,
};

pub(super) const CERT_BAG: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.3");
pub(super) const SHROUDED_KEY_BAG: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.2");
pub(super) const X509_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.22.1");
pub(super) const FRIENDLY_NAME: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.20");
const LOCAL_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.21");

/// Longest friendly name, characters: pkcs-9-ub-friendlyName.
const LONGEST_NAME: usize = 255;

/// Name and key id, the same on key and certificate, which is how readers pair them.
pub(super) fn attributes(contents: &Contents<'_>) -> Vec<u8> {
    // A BMPString has no characters beyond the basic plane.
    let basic = |c: &char| c.len_utf16() == 1 && !c.is_control();
    let name: String = contents.friendly_name.chars().filter(basic).take(LONGEST_NAME).collect();
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let fingerprint = contents.certificate.fingerprint();
    let id = contents.certificate.subject_key_identifier().unwrap_or(&fingerprint[..20]);

    let id = attribute(LOCAL_KEY_ID, &element(OCTET_STRING, &[id]));
    let name = match name.as_slice() {
        [] => Vec::new(),
        name => attribute(FRIENDLY_NAME, &element(BMP_STRING, &[name])),
    };
    // DER orders a SET OF by the bytes of its elements.
    if name < id { element(SET, &[&name, &id]) } else { element(SET, &[&id, &name]) }
}

/// `attributes` may be empty.
pub(super) fn certificate(certificate: &Certificate, attributes: &[u8]) -> Vec<u8> {
    let value = element(context(0), &[&element(OCTET_STRING, &[certificate.der()])]);
    let bag = element(SEQUENCE, &[&oid(X509_CERTIFICATE), &value]);
    safe_bag(CERT_BAG, &bag, attributes)
}

/// `encrypted` is the DER of an `EncryptedPrivateKeyInfo`.
pub(super) fn key(encrypted: &[u8], attributes: &[u8]) -> Vec<u8> {
    safe_bag(SHROUDED_KEY_BAG, encrypted, attributes)
}

fn safe_bag(kind: ObjectIdentifier, value: &[u8], attributes: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[&oid(kind), &element(context(0), &[value]), attributes])
}

fn attribute(kind: ObjectIdentifier, value: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[&oid(kind), &element(SET, &[value])])
}
