//! Certificate (X.509, RFC 5280): reading one and telling what it says.

use std::ops::Range;

use der::{
    Decode, Encode, Reader, SliceReader,
    asn1::{BitStringRef, ObjectIdentifier},
};
use sha2::{Digest, Sha256};
use x509_cert::ext::{
    Extension,
    pkix::{
        AuthorityKeyIdentifier, BasicConstraints, CertificatePolicies, CrlDistributionPoints,
        KeyUsage, SubjectKeyIdentifier,
        name::{DistributionPointName, GeneralName},
    },
};

use crate::{asn1, key};

pub use identity::Identity;

mod identity;
pub mod name;
pub mod policy;

/// Largest certificate that is read, bytes.
pub const LARGEST: usize = 16 * 1024;

const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// Bytes that were read as a certificate. Nothing is verified yet: see [`crate::chain`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    signed: Range<usize>,
    content: x509_cert::Certificate,
}

/// Not a certificate in DER of at most [`LARGEST`] bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a certificate")]
pub struct CertificateError;

impl Certificate {
    /// Reads DER.
    pub fn parse(der: &[u8]) -> Result<Self, CertificateError> {
        asn1::check(der, LARGEST).map_err(|_| CertificateError)?;
        let content = x509_cert::Certificate::from_der(der).map_err(|_| CertificateError)?;
        let signed = signed_part(der).map_err(|_| CertificateError)?;
        Ok(Self {
            der: der.to_vec(),
            signed,
            content,
        })
    }

    /// The bytes it was read from.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// SHA-256 of the bytes.
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(&self.der).into()
    }

    /// DER of the subject's `Name`.
    pub fn subject(&self) -> Vec<u8> {
        encoded(self.content.tbs_certificate().subject())
    }

    /// DER of the issuer's `Name`.
    pub fn issuer(&self) -> Vec<u8> {
        encoded(self.content.tbs_certificate().issuer())
    }

    /// Subject in printed order, `cn=…,ou=…,o=…,c=kr`.
    pub fn subject_text(&self) -> String {
        name::printed(self.content.tbs_certificate().subject())
    }

    /// Issuer in printed order.
    pub fn issuer_text(&self) -> String {
        name::printed(self.content.tbs_certificate().issuer())
    }

    /// The issuer's common name, else its organisation, else the printed name.
    pub fn issuer_name(&self) -> String {
        name::short(self.content.tbs_certificate().issuer())
    }

    /// The subject's common name, else its organisation, else the printed name.
    pub fn subject_name(&self) -> String {
        name::short(self.content.tbs_certificate().subject())
    }

    /// Serial number, lower-case hex.
    pub fn serial(&self) -> String {
        hex(self.content.tbs_certificate().serial_number().as_bytes())
    }

    /// DER of the `SubjectPublicKeyInfo`.
    pub fn public_key_info(&self) -> Vec<u8> {
        encoded(self.content.tbs_certificate().subject_public_key_info())
    }

    /// First second of validity, since 1970-01-01T00:00:00Z.
    pub fn not_before(&self) -> i64 {
        unix(self.content.tbs_certificate().validity().not_before)
    }

    /// Last second of validity, since 1970-01-01T00:00:00Z.
    pub fn not_after(&self) -> i64 {
        unix(self.content.tbs_certificate().validity().not_after)
    }

    /// Whether `now` is within the validity.
    pub fn is_valid_at(&self, now: i64) -> bool {
        (self.not_before()..=self.not_after()).contains(&now)
    }

    /// Certificate policies, dotted decimal; none if they are absent or malformed.
    pub fn policies(&self) -> Vec<String> {
        let policies = self.extension::<CertificatePolicies>();
        let infos = policies
            .ok()
            .flatten()
            .map(|(_, policies)| policies.0)
            .unwrap_or_default();
        infos
            .iter()
            .map(|info| info.policy_identifier.to_string())
            .collect()
    }

    /// Real name and VID, if the certificate has them.
    pub fn identity(&self) -> Option<Identity> {
        identity::read(self)
    }

    /// First HTTP address of the CRL.
    pub fn crl_url(&self) -> Option<String> {
        let (_, points) = self.extension::<CrlDistributionPoints>().ok()??;
        let names = points
            .0
            .into_iter()
            .filter_map(|point| match point.distribution_point {
                Some(DistributionPointName::FullName(names)) => Some(names),
                _ => None,
            });
        names.flatten().find_map(|name| match name {
            GeneralName::UniformResourceIdentifier(uri) if uri.as_str().starts_with("http") => {
                Some(uri.as_str().to_owned())
            }
            _ => None,
        })
    }

    /// The key in words.
    pub fn key_text(&self) -> String {
        match key::point_of(&self.public_key_info()) {
            Some(_) => "EC P-256".to_owned(),
            None => self
                .content
                .tbs_certificate()
                .subject_public_key_info()
                .algorithm
                .oid
                .to_string(),
        }
    }

    /// The signature algorithm in words.
    pub fn signature_text(&self) -> String {
        match self.content.signature_algorithm().oid {
            ECDSA_SHA256 => "ECDSA SHA-256".to_owned(),
            other => other.to_string(),
        }
    }

    /// Whether `signature` over `message` (ECDSA with SHA-256) is by the key of this certificate.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        key::verify(&self.public_key_info(), message, signature)
    }

    /// Whether this certificate's own signature (P-256, SHA-256) is by the key of `issuer`.
    pub(crate) fn is_signed_by(&self, issuer: &Self) -> bool {
        let (inner, outer) = (
            self.content.tbs_certificate().signature(),
            self.content.signature_algorithm(),
        );
        let algorithm = inner == outer && outer.oid == ECDSA_SHA256 && outer.parameters.is_none();
        let signature = self.content.signature().as_bytes();
        algorithm
            && signature.is_some_and(|bytes| issuer.verifies(&self.der[self.signed.clone()], bytes))
    }

    /// Whether it is of version 3, which is the version with extensions.
    pub(crate) fn is_v3(&self) -> bool {
        self.content.tbs_certificate().version() == x509_cert::certificate::Version::V3
    }

    /// All extensions.
    pub(crate) fn extensions(&self) -> &[Extension] {
        self.content
            .tbs_certificate()
            .extensions()
            .map_or(&[], |all| all.as_slice())
    }

    pub(crate) fn basic_constraints(&self) -> der::Result<Option<(bool, BasicConstraints)>> {
        self.extension()
    }

    pub(crate) fn key_usage(&self) -> der::Result<Option<(bool, KeyUsage)>> {
        self.extension()
    }

    pub(crate) fn authority_key_identifier(&self) -> Option<Vec<u8>> {
        let (_, id) = self.extension::<AuthorityKeyIdentifier>().ok()??;
        id.key_identifier.map(|id| id.as_bytes().to_vec())
    }

    pub(crate) fn subject_key_identifier(&self) -> Option<Vec<u8>> {
        let (_, id) = self.extension::<SubjectKeyIdentifier>().ok()??;
        Some(id.0.as_bytes().to_vec())
    }

    /// Criticality and value of an extension; an error if it is malformed or there more than once.
    fn extension<'a, T>(&'a self) -> der::Result<Option<(bool, T)>>
    where
        T: Decode<'a, Error = der::Error> + der::oid::AssociatedOid,
    {
        self.content.tbs_certificate().get_extension()
    }
}

/// Lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where the `TBSCertificate` is: a signature covers the bytes that came, not bytes written anew.
fn signed_part(der: &[u8]) -> der::Result<Range<usize>> {
    let mut reader = SliceReader::new(der)?;
    reader.sequence(|fields| {
        let start = usize::try_from(fields.position())?;
        fields.tlv_bytes()?;
        let end = usize::try_from(fields.position())?;
        fields.tlv_bytes()?;
        let _signature: BitStringRef<'_> = fields.decode()?;
        Ok(start..end)
    })
}

/// What was decoded can be encoded.
fn encoded(value: &impl Encode) -> Vec<u8> {
    value.to_der().unwrap_or_default()
}

fn unix(time: x509_cert::time::Time) -> i64 {
    // Times of certificates are between the years 1970 and 9999.
    i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX)
}
