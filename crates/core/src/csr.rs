//! Certification request (PKCS#10, RFC 2986).

use der::{Decode, Encode, Header, Reader, SliceReader, Tag, Tagged, asn1::ObjectIdentifier};
use rcgen::{
    Attribute, CertificateParams, DistinguishedName, DnType, DnValue, PKCS_ECDSA_P256_SHA256,
    PublicKeyData, SignatureAlgorithm, SigningKey,
};
use x509_cert::{attr::AttributeTypeAndValue, name::Name, request::CertReq};

use crate::{
    asn1::{self, SET},
    key::Key,
    vid_random::ENCRYPTED_VID_RANDOM,
};

const ORGANIZATIONAL_UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.11");

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
    let attributes = encrypted_random.map(|value| Attribute {
        oid: ENCRYPTED_VID_RANDOM,
        values: asn1::element(SET, &[value]),
    });
    let signer = Signer {
        key,
        point: key.point(),
    };
    let request = params
        .serialize_request_with_attributes(&signer, attributes.into_iter().collect())
        .map_err(|_| CsrError::BadSubject)?;
    let csr = request.der().to_vec();
    // The name went through two libraries: what is asked for must be what was said, byte for byte.
    let starts = subject_offset(&csr).and_then(|at| csr.get(at..at + subject.len()));
    if starts == Some(subject) {
        Ok(csr)
    } else {
        Err(CsrError::BadSubject)
    }
}

/// Whether a request that was made before is one for this key and subject.
pub fn is_for(csr: &[u8], key: &Key, subject: &[u8]) -> bool {
    let Ok(request) = CertReq::from_der(csr) else {
        return false;
    };
    let same =
        |value: der::Result<Vec<u8>>, expected: &[u8]| value.is_ok_and(|der| der == expected);
    same(request.info.public_key.to_der(), &key.public_key_info())
        && same(request.info.subject.to_der(), subject)
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
    let name = Name::from_der(subject)
        .ok()
        .filter(|name| !name.is_empty())?;
    let mut distinguished = DistinguishedName::new();
    for attribute in name.iter() {
        distinguished.push(free_type(&distinguished, attribute.oid)?, value(attribute)?);
    }
    Some(distinguished)
}

/// rcgen holds one value per type. A joint certificate has two organisational units, which works
/// because rcgen takes the named and the numeric form of the type for different types.
fn free_type(name: &DistinguishedName, oid: ObjectIdentifier) -> Option<DnType> {
    let numeric = DnType::CustomDnType(oid.arcs().map(u64::from).collect());
    let named = (oid == ORGANIZATIONAL_UNIT).then_some(DnType::OrganizationalUnitName);
    named
        .into_iter()
        .chain([numeric])
        .find(|kind| name.get(kind).is_none())
}

fn value(attribute: &AttributeTypeAndValue) -> Option<DnValue> {
    let bytes = attribute.value.value();
    let text = || std::str::from_utf8(bytes).ok();
    Some(match attribute.value.tag() {
        Tag::Utf8String => DnValue::Utf8String(text()?.to_owned()),
        Tag::PrintableString => DnValue::PrintableString(text()?.try_into().ok()?),
        Tag::Ia5String => DnValue::Ia5String(text()?.try_into().ok()?),
        _ => return None,
    })
}

/// Where the subject starts: after the headers of the request and its info, and the version.
fn subject_offset(csr: &[u8]) -> Option<usize> {
    let header = |at: usize| {
        let mut reader = SliceReader::new(csr.get(at..)?).ok()?;
        Header::decode(&mut reader).ok()?;
        usize::try_from(reader.position()).ok()
    };
    let info = header(0)?;
    Some(info + header(info)? + 3)
}
