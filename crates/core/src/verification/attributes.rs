//! Signed attributes (RFC 5652 section 11, RFC 5035, RFC 6211): what was signed in place of the content.
//!
//! ```text
//! Attribute ::= SEQUENCE { attrType OBJECT IDENTIFIER, attrValues SET OF ANY }
//! SigningCertificate ::= SEQUENCE { certs SEQUENCE OF ESSCertID, … }
//! ESSCertID   ::= SEQUENCE { certHash OCTET STRING, … }                       -- SHA-1
//! ESSCertIDv2 ::= SEQUENCE { hashAlgorithm AlgorithmIdentifier DEFAULT {algorithm id-sha256},
//!                            certHash OCTET STRING, … }
//! CMSAlgorithmProtection ::= SEQUENCE { digestAlgorithm AlgorithmIdentifier,
//!                                       signatureAlgorithm [1] AlgorithmIdentifier OPTIONAL, … }
//! ```

use der::oid::ObjectIdentifier;

use super::{
    algorithm::{digest_of, id_of},
    remark::Remark,
};
use crate::{
    asn1::{Cursor, Element, OCTET_STRING, OID, SEQUENCE, SET, context},
    certificate::{Certificate, read_time},
    digest::Hash,
};

/// Most attributes of one signer: each is compared with all before it.
const MOST: usize = 64;

const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const SIGNING_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const ALGORITHMS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.52");

/// Those that are judged, each at most once with one value.
#[derive(Default)]
pub(super) struct Attributes<'a> {
    kind: Option<&'a [u8]>,
    digest: Option<&'a [u8]>,
    time: Option<i64>,
    /// Hash and value.
    certificates: Vec<(Hash, &'a [u8])>,
    /// The two algorithms.
    algorithms: Option<(ObjectIdentifier, Option<ObjectIdentifier>)>,
}

impl<'a> Attributes<'a> {
    /// Takes the content of a `SET OF Attribute`.
    pub(super) fn read(content: &'a [u8]) -> Result<Self, Remark> {
        Self::parse(content).ok_or(Remark::AttributesMalformed)
    }

    fn parse(content: &'a [u8]) -> Option<Self> {
        let mut read = Self::default();
        let mut seen = Vec::new();
        let mut all = Cursor::new(content);
        while !all.is_empty() {
            let mut attribute = all.enter(SEQUENCE)?;
            let id = attribute.oid()?;
            let values = attribute.take(SET)?;
            if !attribute.is_empty() || seen.len() >= MOST || seen.contains(&id) {
                return None;
            }
            seen.push(id);
            match id {
                CONTENT_TYPE => read.kind = Some(one(values, OID)?.content),
                MESSAGE_DIGEST => read.digest = Some(one(values, OCTET_STRING)?.content),
                SIGNING_TIME => read.time = Some(read_time(only(values)?)?),
                SIGNING_CERTIFICATE => {
                    let (hash, value) = (Hash::Sha1, one(values, SEQUENCE)?);
                    let mut ids = Cursor::new(value.content).enter(SEQUENCE)?;
                    let mut id = ids.enter(SEQUENCE)?;
                    read.certificates.push((hash, id.take(OCTET_STRING)?));
                }
                SIGNING_CERTIFICATE_V2 => {
                    let mut ids = Cursor::new(one(values, SEQUENCE)?.content).enter(SEQUENCE)?;
                    let mut id = ids.enter(SEQUENCE)?;
                    let hash = match id.take_if(SEQUENCE) {
                        Some(algorithm) => digest_of(algorithm).ok()?,
                        None => Hash::Sha256,
                    };
                    read.certificates.push((hash, id.take(OCTET_STRING)?));
                }
                ALGORITHMS => {
                    let mut fields = Cursor::new(one(values, SEQUENCE)?.content);
                    let digest = id_of(fields.take(SEQUENCE)?)?;
                    let signature = match fields.take_if(context(1)) {
                        Some(content) => Some(id_of(content)?),
                        None => None,
                    };
                    read.algorithms = Some((digest, signature));
                }
                _ => {}
            }
        }
        Some(read)
    }

    /// Digest of the content.
    pub(super) fn digest(&self) -> Option<&'a [u8]> {
        self.digest
    }

    /// When it was signed, as the signer says.
    pub(super) fn time(&self) -> Option<i64> {
        self.time
    }

    /// Whether the signature says that it was made with this certificate.
    pub(super) fn names(&self, certificate: &Certificate) -> bool {
        !self.certificates.is_empty() && self.are_by(certificate)
    }

    /// Whether the signature says of no other certificate that it was made with it.
    pub(super) fn are_by(&self, certificate: &Certificate) -> bool {
        let same = |(hash, value): &(Hash, &[u8])| hash.digest(certificate.der()) == *value;
        self.certificates.iter().all(same)
    }

    /// Whether what was signed is what is there. `kind` is the content of the content type's object identifier;
    /// the algorithms are contents of `AlgorithmIdentifier`s.
    pub(super) fn check(
        &self,
        kind: &[u8],
        digest: Option<&[u8]>,
        digest_algorithm: &[u8],
        signature_algorithm: &[u8],
    ) -> Result<(), Remark> {
        let (Some(own_kind), Some(own_digest)) = (self.kind, self.digest) else {
            return Err(Remark::AttributeMissing);
        };
        if own_kind != kind {
            return Err(Remark::ContentTypeDiffers);
        }
        if let Some((digest, signature)) = self.algorithms {
            let same = Some(digest) == id_of(digest_algorithm)
                && (signature.is_none() || signature == id_of(signature_algorithm));
            if !same {
                return Err(Remark::AlgorithmsDiffer);
            }
        }
        match digest {
            Some(digest) if digest != own_digest => Err(Remark::ContentChanged),
            _ => Ok(()),
        }
    }

    /// Whether a content is nothing but signed attributes: whoever takes away what was signed can pass them off
    /// as it.
    pub(super) fn are_content(content: &[u8]) -> bool {
        let set = Some(content).filter(|content| super::signed_data::is_der(content));
        let set = set.and_then(|der| Cursor::new(der).take(SET));
        set.and_then(Attributes::parse).is_some_and(|all| all.digest.is_some())
    }
}

/// The one value in a set.
fn only(values: &[u8]) -> Option<Element<'_>> {
    let mut values = Cursor::new(values);
    values.any().filter(|_| values.is_empty())
}

fn one(values: &[u8], tag: u8) -> Option<Element<'_>> {
    only(values).filter(|value| value.tag == tag)
}
