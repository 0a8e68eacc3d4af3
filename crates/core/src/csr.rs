//! Certification request (PKCS#10, RFC 2986).

use der::oid::ObjectIdentifier;
use rcgen::{
    Attribute, CertificateParams, DistinguishedName, DnType, DnValue, PKCS_ECDSA_P256_SHA256,
    PublicKeyData, SignatureAlgorithm, SigningKey,
};

use crate::{
    asn1::{self, Cursor, IA5_STRING, PRINTABLE_STRING, SEQUENCE, SET, UTF8_STRING},
    certificate::name::{self, Attribute as NameAttribute},
    key::Key,
    vid_random::ENCRYPTED_VID_RANDOM,
};

const ORGANIZATIONAL_UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.11");

/// Largest request that is looked at, bytes.
const LARGEST: usize = 16 * 1024;

/// Why there is no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CsrError {
    /// The subject is not the DER of a name, or of a form that cannot be asked for.
    #[error("the subject cannot be used in a request")]
    BadSubject,
}

/// The request for a certificate of `key` for `subject` (DER of a `Name`), DER. `encrypted_random` is
/// the DER of an `EncryptedVidRandom` from [`crate::vid_random`]; without it the certificate gets no
/// VID. Same arguments, same request.
pub fn derive_csr(
    key: &Key,
    subject: &[u8],
    encrypted_random: Option<&[u8]>,
) -> Result<Vec<u8>, CsrError> {
    let mut params = CertificateParams::default();
    params.distinguished_name = distinguished_name(subject).ok_or(CsrError::BadSubject)?;
    let attributes = encrypted_random
        .map(|value| Attribute { oid: ENCRYPTED_VID_RANDOM, values: asn1::element(SET, &[value]) });
    let signer = Signer { key, point: key.point() };
    let request = params
        .serialize_request_with_attributes(&signer, attributes.into_iter().collect())
        .map_err(|_| CsrError::BadSubject)?;
    let csr = request.der().to_vec();
    // The name went through a library: what is asked for must be what was said, byte for byte.
    if is_for(&csr, key, subject) { Ok(csr) } else { Err(CsrError::BadSubject) }
}

/// Whether a request is one for this key and subject.
pub fn is_for(csr: &[u8], key: &Key, subject: &[u8]) -> bool {
    named(csr)
        .is_some_and(|(name, public_key)| name == subject && public_key == key.public_key_info())
}

/// Subject and `SubjectPublicKeyInfo` of a request, DER each.
fn named(csr: &[u8]) -> Option<(&[u8], &[u8])> {
    asn1::check(csr, LARGEST).ok()?;
    let mut info = Cursor::new(csr).enter(SEQUENCE)?.enter(SEQUENCE)?;
    info.take(asn1::INTEGER)?;
    Some((info.any()?.whole, info.any()?.whole))
}

/// [`Key`] as rcgen wants to see it.
struct Signer<'a> {
    key: &'a Key,
    point: [u8; 65],
}

impl PublicKeyData for Signer<'_> {
    fn der_bytes(&self) -> &[u8] {
        &self.point
    }

    fn algorithm(&self) -> &'static SignatureAlgorithm {
        &PKCS_ECDSA_P256_SHA256
    }
}

impl SigningKey for Signer<'_> {
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, rcgen::Error> {
        Ok(self.key.sign(message))
    }
}

/// The name with its order and string types; `None` for forms that rcgen does not write.
fn distinguished_name(subject: &[u8]) -> Option<DistinguishedName> {
    let names = name::relative_names(Cursor::new(subject).take(SEQUENCE)?)?;
    let mut distinguished = DistinguishedName::new();
    for name in &names {
        let [attribute] = name.as_slice() else {
            return None;
        };
        distinguished.push(free_type(&distinguished, attribute.kind)?, value(attribute)?);
    }
    (!names.is_empty()).then_some(distinguished)
}

/// rcgen holds one value per type. A joint certificate has two organisational units, which works
/// because rcgen takes the named and the numeric form of the type for different types.
fn free_type(name: &DistinguishedName, oid: ObjectIdentifier) -> Option<DnType> {
    let numeric = DnType::CustomDnType(oid.arcs().map(u64::from).collect());
    let named = (oid == ORGANIZATIONAL_UNIT).then_some(DnType::OrganizationalUnitName);
    named.into_iter().chain([numeric]).find(|kind| name.get(kind).is_none())
}

fn value(attribute: &NameAttribute<'_>) -> Option<DnValue> {
    let text = std::str::from_utf8(attribute.value.content).ok()?;
    Some(match attribute.value.tag {
        UTF8_STRING => DnValue::Utf8String(text.to_owned()),
        PRINTABLE_STRING => DnValue::PrintableString(text.try_into().ok()?),
        IA5_STRING => DnValue::Ia5String(text.try_into().ok()?),
        _ => return None,
    })
}
