//! Certificate (X.509, RFC 5280): reading one and telling what it says.

use der::oid::ObjectIdentifier;
use sha2::{Digest, Sha256};

use crate::{
    asn1::{self, BIT_STRING, BOOLEAN, Cursor, Element, INTEGER, OCTET_STRING, SEQUENCE, context},
    key,
};

use fields::Fields;

pub(crate) use fields::{Extension, read_extensions, time as read_time};
pub use identity::Identity;

mod fields;
mod identity;
pub mod name;

/// Largest certificate that is read, bytes.
pub const LARGEST: usize = 16 * 1024;

/// `SEQUENCE { ecdsa-with-SHA256 }`, without parameters (RFC 5758 section 3.2).
pub(crate) const ECDSA_SHA256: [u8; 12] =
    [0x30, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];

/// rsaEncryption (RFC 8017 appendix C)
pub(crate) const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// id-ad-ocsp (RFC 5280 section 4.2.2.1)
const OCSP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1");

/// Extensions, most by the last arc of `id-ce` (2.5.29).
pub(crate) mod id {
    use der::oid::ObjectIdentifier;

    pub(crate) const SUBJECT_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
    pub(crate) const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
    pub(crate) const SUBJECT_ALT_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");
    pub(crate) const BASIC_CONSTRAINTS: ObjectIdentifier =
        ObjectIdentifier::new_unwrap("2.5.29.19");
    pub(crate) const NAME_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.30");
    pub(crate) const CRL_POINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.31");
    pub(crate) const POLICIES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.32");
    pub(crate) const AUTHORITY_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");
    pub(crate) const EXTENDED_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
    pub(crate) const INFORMATION_ACCESS: ObjectIdentifier =
        ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.1.1");
}

/// Bytes that were read as a certificate. Nothing is verified yet: see [`crate::chain`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    fields: Fields,
}

/// Not a certificate in DER of at most [`LARGEST`] bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a certificate")]
pub struct CertificateError;

/// An extension that is there twice or cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MalformedExtension;

/// BasicConstraints (RFC 5280 section 4.2.1.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BasicConstraints {
    pub(crate) critical: bool,
    pub(crate) ca: bool,
    pub(crate) path_length: Option<u8>,
}

/// KeyUsage (RFC 5280 section 4.2.1.3): bit n is `1 << n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeyUsage {
    pub(crate) critical: bool,
    pub(crate) bits: u16,
}

impl KeyUsage {
    pub(crate) const DIGITAL_SIGNATURE: u16 = 1;
    pub(crate) const NON_REPUDIATION: u16 = 1 << 1;
    pub(crate) const KEY_AGREEMENT: u16 = 1 << 4;
    pub(crate) const CERTIFICATE_SIGN: u16 = 1 << 5;
    pub(crate) const CRL_SIGN: u16 = 1 << 6;
}

impl Certificate {
    /// Reads DER.
    pub fn parse(der: &[u8]) -> Result<Self, CertificateError> {
        asn1::check(der, LARGEST).map_err(|_| CertificateError)?;
        let fields = fields::read(der).ok_or(CertificateError)?;
        Ok(Self { der: der.to_vec(), fields })
    }

    /// The bytes it was read from.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// SHA-256 of the bytes.
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(&self.der).into()
    }

    /// The content of the serial number, an `INTEGER`.
    pub(crate) fn serial_content(&self) -> &[u8] {
        &self.fields.serial
    }

    /// DER of the subject's `Name`.
    pub fn subject(&self) -> &[u8] {
        &self.fields.subject
    }

    /// DER of the issuer's `Name`.
    pub fn issuer(&self) -> &[u8] {
        &self.fields.issuer
    }

    /// Subject in printed order, `cn=…,ou=…,o=…,c=kr`.
    pub fn subject_text(&self) -> String {
        name::printed(self.subject())
    }

    /// Issuer in printed order.
    pub fn issuer_text(&self) -> String {
        name::printed(self.issuer())
    }

    /// The issuer's common name, else its organisation, else the printed name.
    pub fn issuer_name(&self) -> String {
        name::short(self.issuer())
    }

    /// The subject's common name, else its organisation, else the printed name.
    pub fn subject_name(&self) -> String {
        name::short(self.subject())
    }

    /// Serial number, lower-case hex.
    pub fn serial(&self) -> String {
        let serial = self.fields.serial.as_slice();
        hex(serial.strip_prefix(&[0]).filter(|rest| !rest.is_empty()).unwrap_or(serial))
    }

    /// DER of the `SubjectPublicKeyInfo`.
    pub fn public_key_info(&self) -> &[u8] {
        &self.fields.public_key_info
    }

    /// First second of validity, since 1970-01-01T00:00:00Z.
    pub fn not_before(&self) -> i64 {
        self.fields.not_before
    }

    /// Last second of validity, since 1970-01-01T00:00:00Z.
    pub fn not_after(&self) -> i64 {
        self.fields.not_after
    }

    /// Whether `now` is within the validity.
    pub fn is_valid_at(&self, now: i64) -> bool {
        (self.not_before()..=self.not_after()).contains(&now)
    }

    /// Certificate policies, dotted decimal; none if they are absent or malformed.
    pub fn policies(&self) -> Vec<String> {
        self.read_policies().unwrap_or_default()
    }

    fn read_policies(&self) -> Option<Vec<String>> {
        let extension = self.extension(id::POLICIES).ok()??;
        let mut infos = Cursor::new(&extension.value).enter(SEQUENCE)?;
        let mut policies = Vec::new();
        while !infos.is_empty() {
            policies.push(infos.enter(SEQUENCE)?.oid()?.to_string());
        }
        Some(policies)
    }

    /// Real name and VID, if the certificate has them.
    pub fn identity(&self) -> Option<Identity> {
        let extension = self.extension(id::SUBJECT_ALT_NAME).ok()??;
        identity::read(&extension.value)
    }

    /// First HTTP address of an OCSP responder (RFC 5280 section 4.2.2.1).
    pub fn ocsp_url(&self) -> Option<String> {
        let extension = self.extension(id::INFORMATION_ACCESS).ok()??;
        let mut all = Cursor::new(&extension.value).enter(SEQUENCE)?;
        while !all.is_empty() {
            let mut description = all.enter(SEQUENCE)?;
            let is_ocsp = description.oid()? == OCSP;
            if let Some(url) = http_url(description.any()?).filter(|_| is_ocsp) {
                return Some(url);
            }
        }
        None
    }

    /// First HTTP address of the CRL: a URI in the full name of a distribution point.
    pub fn crl_url(&self) -> Option<String> {
        let extension = self.extension(id::CRL_POINTS).ok()??;
        let mut points = Cursor::new(&extension.value).enter(SEQUENCE)?;
        while !points.is_empty() {
            let mut point = points.enter(SEQUENCE)?;
            let Some(location) = point.take_if(context(0)) else {
                continue;
            };
            let Some(mut names) = Cursor::new(location).enter(context(0)) else {
                continue;
            };
            while let Some(name) = names.any() {
                if let Some(url) = http_url(name) {
                    return Some(url);
                }
            }
        }
        None
    }

    /// The key in words.
    pub fn key_text(&self) -> String {
        match key::point_of(self.public_key_info()) {
            Some(_) => "EC P-256".to_owned(),
            None => rsa_text(self.public_key_info()).unwrap_or_else(|| {
                let algorithm = Cursor::new(self.public_key_info()).enter(SEQUENCE);
                algorithm
                    .and_then(|mut info| info.enter(SEQUENCE))
                    .map_or_else(String::new, algorithm_text)
            }),
        }
    }

    /// How many bits the modulus has, if the key is an RSA key.
    pub(crate) fn rsa_bits(&self) -> Option<u32> {
        rsa_bits(self.public_key_info())
    }

    /// The signature algorithm in words.
    pub fn signature_text(&self) -> String {
        if self.fields.algorithm == ECDSA_SHA256 {
            return "ECDSA SHA-256".to_owned();
        }
        Cursor::new(&self.fields.algorithm).enter(SEQUENCE).map_or_else(String::new, algorithm_text)
    }

    /// Whether `signature` over `message` (ECDSA with SHA-256) is by the key of this certificate.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        key::verify(self.public_key_info(), message, signature)
    }

    /// Whether this certificate's own signature (P-256, SHA-256) is by the key of `issuer`.
    pub(crate) fn is_signed_by(&self, issuer: &Self) -> bool {
        self.fields.algorithm == ECDSA_SHA256
            && issuer.verifies(&self.fields.signed, &self.fields.signature)
    }

    /// Whether it is of version 3, which is the version with extensions.
    pub(crate) fn is_v3(&self) -> bool {
        self.fields.is_v3
    }

    /// All extensions.
    pub(crate) fn extensions(&self) -> &[Extension] {
        &self.fields.extensions
    }

    pub(crate) fn basic_constraints(&self) -> Result<Option<BasicConstraints>, MalformedExtension> {
        let Some(extension) = self.extension(id::BASIC_CONSTRAINTS)? else {
            return Ok(None);
        };
        let read = || {
            let mut fields = Cursor::new(&extension.value).enter(SEQUENCE)?;
            let ca = match fields.take_if(BOOLEAN) {
                None | Some([0]) => false,
                Some([0xff]) => true,
                Some(_) => return None,
            };
            let path_length = match fields.take_if(INTEGER) {
                None => None,
                Some([length @ 0..=0x7f]) => Some(*length),
                Some(_) => return None,
            };
            let critical = extension.critical;
            fields.is_empty().then_some(BasicConstraints { critical, ca, path_length })
        };
        read().map(Some).ok_or(MalformedExtension)
    }

    pub(crate) fn key_usage(&self) -> Result<Option<KeyUsage>, MalformedExtension> {
        let Some(extension) = self.extension(id::KEY_USAGE)? else {
            return Ok(None);
        };
        let content = Cursor::new(&extension.value).take(BIT_STRING);
        let (unused, bytes) = content.and_then(<[u8]>::split_first).ok_or(MalformedExtension)?;
        if bytes.len() > 2 || *unused > 7 {
            return Err(MalformedExtension);
        }
        // The first bit is the highest one of the first byte.
        let bits = bytes.iter().enumerate();
        let bits = bits.fold(0, |sum, (at, byte)| sum | u16::from(byte.reverse_bits()) << (8 * at));
        Ok(Some(KeyUsage { critical: extension.critical, bits }))
    }

    /// ExtKeyUsage (RFC 5280 section 4.2.1.12); none if it is absent or malformed.
    pub(crate) fn extended_usages(&self) -> Vec<ObjectIdentifier> {
        let read = || -> Option<Vec<ObjectIdentifier>> {
            let extension = self.extension(id::EXTENDED_USAGE).ok()??;
            let mut usages = Cursor::new(&extension.value).enter(SEQUENCE)?;
            std::iter::from_fn(|| (!usages.is_empty()).then(|| usages.oid())).collect()
        };
        read().unwrap_or_default()
    }

    pub(crate) fn authority_key_identifier(&self) -> Option<&[u8]> {
        const KEY_IDENTIFIER: u8 = 0x80;
        let extension = self.extension(id::AUTHORITY_KEY).ok()??;
        Cursor::new(&extension.value).enter(SEQUENCE)?.take_if(KEY_IDENTIFIER)
    }

    pub(crate) fn subject_key_identifier(&self) -> Option<&[u8]> {
        let extension = self.extension(id::SUBJECT_KEY).ok()??;
        Cursor::new(&extension.value).take(OCTET_STRING)
    }

    fn extension(&self, id: ObjectIdentifier) -> Result<Option<&Extension>, MalformedExtension> {
        let mut found = self.extensions().iter().filter(|extension| extension.id == id);
        let first = found.next();
        if found.next().is_some() { Err(MalformedExtension) } else { Ok(first) }
    }
}

/// Lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The address in a `GeneralName`, if it is one of HTTP.
fn http_url(name: Element<'_>) -> Option<String> {
    const URI: u8 = 0x86;
    let is_http = name.tag == URI && name.content.starts_with(b"http");
    std::str::from_utf8(name.content).ok().filter(|_| is_http).map(str::to_owned)
}

/// `RSA 2048`, for a key of that kind (RFC 8017 appendix A.1.1).
fn rsa_text(public_key_info: &[u8]) -> Option<String> {
    rsa_bits(public_key_info).map(|bits| format!("RSA {bits}"))
}

/// How many bits the modulus of an RSA key has.
fn rsa_bits(public_key_info: &[u8]) -> Option<u32> {
    let mut info = Cursor::new(public_key_info).enter(SEQUENCE)?;
    let rsa = info.enter(SEQUENCE)?.oid()? == RSA;
    let modulus = Cursor::new(info.bits()?).enter(SEQUENCE)?.take(INTEGER)?;
    let modulus = modulus.strip_prefix(&[0]).unwrap_or(modulus);
    let length = u32::try_from(modulus.len()).ok()?;
    let bits = 8 * length - modulus.first()?.leading_zeros();
    rsa.then_some(bits)
}

/// The object identifier that an `AlgorithmIdentifier` starts with.
fn algorithm_text(mut algorithm: Cursor<'_>) -> String {
    algorithm.oid().map_or_else(String::new, |oid| oid.to_string())
}
