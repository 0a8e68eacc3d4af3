//! Safe bags and their attributes (RFC 7292 section 4.2, RFC 2985 section 5.5).

use der::{
    Encode,
    asn1::{Any, BmpString, ObjectIdentifier, OctetString, SetOfVec},
};
use pkcs12::{CertBag, SafeBag};
use x509_cert::attr::{Attribute, Attributes};

use super::Contents;
use crate::certificate::Certificate;

const CERT_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.3");
const SHROUDED_KEY_BAG: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.2");
const X509_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.22.1");
const FRIENDLY_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.20");
const LOCAL_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.21");

/// Longest friendly name, UTF-16 units: pkcs-9-ub-friendlyName.
const LONGEST_NAME: usize = 255;

/// Name and key id: the same on key and certificate, which is how readers pair them.
pub(super) fn attributes(contents: &Contents<'_>) -> der::Result<Attributes> {
    // A BMPString has no characters beyond the basic plane.
    let basic = |c: &char| c.len_utf16() == 1 && !c.is_control();
    let name: String = contents
        .friendly_name
        .chars()
        .filter(basic)
        .take(LONGEST_NAME)
        .collect();
    let fallback = || contents.certificate.fingerprint()[..20].to_vec();
    let id = contents
        .certificate
        .subject_key_identifier()
        .unwrap_or_else(fallback);

    let mut attributes = Attributes::new();
    attributes.insert(attribute(
        LOCAL_KEY_ID,
        Any::encode_from(&OctetString::new(id)?)?,
    )?)?;
    if !name.is_empty() {
        let name = Any::encode_from(&BmpString::from_utf8(&name)?)?;
        attributes.insert(attribute(FRIENDLY_NAME, name)?)?;
    }
    Ok(attributes)
}

pub(super) fn certificate(
    certificate: &Certificate,
    bag_attributes: Option<Attributes>,
) -> der::Result<SafeBag> {
    let bag = CertBag {
        cert_id: X509_CERTIFICATE,
        cert_value: OctetString::new(certificate.der())?,
    };
    Ok(SafeBag {
        bag_id: CERT_BAG,
        bag_value: bag.to_der()?,
        bag_attributes,
    })
}

/// `encrypted` is the DER of an `EncryptedPrivateKeyInfo`.
pub(super) fn key(encrypted: Vec<u8>, attributes: Attributes) -> der::Result<SafeBag> {
    Ok(SafeBag {
        bag_id: SHROUDED_KEY_BAG,
        bag_value: encrypted,
        bag_attributes: Some(attributes),
    })
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    let mut values = SetOfVec::new();
    values.insert(value)?;
    Ok(Attribute { oid, values })
}
