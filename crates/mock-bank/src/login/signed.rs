//! What a login is signed with: CMS SignedData (RFC 5652 section 5) by one signer, with the content in it.
//!
//! Frame and certificates are read here; the `cms` crate reads who signed, and what. Nothing is taken
//! that is not written as DER wants it, so that the signature covers the bytes that are judged.

use cms::cert::IssuerAndSerialNumber;
use cms::content_info::CmsVersion;
use cms::signed_data::{
    DigestAlgorithmIdentifiers, EncapsulatedContentInfo, SignedAttributes, SignerIdentifier,
    SignerInfo, SignerInfos,
};
use der::asn1::{Any, AnyRef, ObjectIdentifier, OctetString, SetOfVec};
use der::{Decode, Encode, Sequence};
use sha2::{Digest as _, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;

use crate::csr_policy::public_key::{self, ECDSA_SHA256, RSA, RSA_SHA256};
use crate::csr_policy::{Keys, Rejected};

/// `id-data` (RFC 5652 section 4)
pub(crate) const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
/// `id-signedData` (RFC 5652 section 5.1)
pub(crate) const SIGNED_DATA: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
/// `id-contentType` (RFC 5652 section 11.1)
pub(crate) const CONTENT_TYPE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
/// `id-messageDigest` (RFC 5652 section 11.2)
pub(crate) const MESSAGE_DIGEST: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
/// `id-aa-signingCertificateV2` (RFC 5035 section 3)
pub(crate) const SIGNING_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
/// `id-sha256` (RFC 5754 section 2.2)
pub(crate) const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// What is wrong with a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Defect {
    /// Not base64 of DER of a `SignedData`, version 1.
    #[error("this is no SignedData in DER")]
    Malformed,
    /// None, or several.
    #[error("there must be one signer")]
    Signers,
    /// The signer is not named by issuer and serial number, or brings attributes that are not signed.
    #[error("the signer is not described as it must be")]
    Signer,
    /// The content is not in it.
    #[error("the content is missing")]
    Detached,
    /// Another text than the one that had to be signed.
    #[error("another text was signed")]
    Content,
    /// Another digest than SHA-256.
    #[error("the digest must be SHA-256")]
    Digest,
    /// A signed attribute is missing, or there twice.
    #[error("a signed attribute is missing")]
    Attributes,
    /// The signed attributes tell another type of content.
    #[error("the signed type of content is another")]
    ContentType,
    /// The signed attributes tell another digest.
    #[error("the signed digest is another")]
    MessageDigest,
    /// The signed attributes tell another certificate.
    #[error("the signed certificate is another")]
    SigningCertificate,
    /// The signer's certificate is not in it.
    #[error("the certificate of the signer is missing")]
    Certificate,
    /// Another algorithm than ECDSA or RSA (PKCS#1 v1.5) with SHA-256, or one of another key.
    #[error("the signature algorithm is not taken")]
    Algorithm,
    /// The key of the certificate did not sign this.
    #[error("the signature is wrong")]
    Signature,
}

/// Why nobody can be named as the signer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsigned {
    /// The signature is not as it must be.
    Defect(Defect),
    /// The certificate has a key that the bank does not certify: it is from elsewhere.
    ForeignKey,
}

impl SigningCertificateV2 {
    /// Of this certificate, DER.
    pub(crate) fn of(certificate: &[u8]) -> der::Result<Self> {
        let cert_hash = OctetString::new(Sha256::digest(certificate).as_slice())?;
        let id = EssCertIdV2 { hash_algorithm: None, cert_hash, issuer_serial: None };
        Ok(Self { certs: vec![id], policies: None })
    }
}

impl From<Defect> for Unsigned {
    fn from(defect: Defect) -> Self {
        Self::Defect(defect)
    }
}

/// Whoever signed, by a certificate that nobody has looked at yet.
pub(crate) struct Signer {
    /// The certificate, DER.
    pub(crate) der: Vec<u8>,
    /// The same.
    pub(crate) certificate: Certificate,
    /// The `SignerInfo`, DER.
    pub(crate) info: Vec<u8>,
}

/// ```text
/// ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] EXPLICIT ANY }
/// ```
#[derive(Sequence)]
struct ContentInfo {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: SignedData,
}

/// ```text
/// SignedData ::= SEQUENCE {
///     version             CMSVersion,
///     digestAlgorithms    DigestAlgorithmIdentifiers,
///     encapContentInfo    EncapsulatedContentInfo,
///     certificates    [0] IMPLICIT CertificateSet OPTIONAL,
///     signerInfos         SignerInfos }
/// ```
///
/// Revocation lists are not taken: the bank has its own.
#[derive(Sequence)]
struct SignedData {
    version: u8,
    digest_algorithms: Any,
    encap_content_info: Any,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    certificates: Option<SetOfVec<Any>>,
    signer_infos: Any,
}

/// ```text
/// SigningCertificateV2 ::= SEQUENCE {
///     certs     SEQUENCE OF ESSCertIDv2,
///     policies  SEQUENCE OF PolicyInformation OPTIONAL }
/// ```
#[derive(Sequence)]
pub(crate) struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
    #[asn1(optional = "true")]
    policies: Option<Vec<Any>>,
}

/// ```text
/// ESSCertIDv2 ::= SEQUENCE {
///     hashAlgorithm  AlgorithmIdentifier DEFAULT {algorithm id-sha256},
///     certHash       OCTET STRING,
///     issuerSerial   IssuerSerial OPTIONAL }
/// ```
#[derive(Sequence)]
struct EssCertIdV2 {
    /// Only if it is not SHA-256.
    #[asn1(optional = "true")]
    hash_algorithm: Option<AlgorithmIdentifierOwned>,
    cert_hash: OctetString,
    #[asn1(optional = "true")]
    issuer_serial: Option<Vec<Any>>,
}

/// Who signed exactly this text.
pub(crate) fn signer(signed: &[u8], text: &[u8]) -> Result<Signer, Unsigned> {
    let SignedData { version, digest_algorithms, encap_content_info, certificates, signer_infos } =
        read(signed)?;
    if version != 1 {
        return Err(Defect::Malformed.into());
    }
    let content: EncapsulatedContentInfo = part(&encap_content_info)?;
    let digests: DigestAlgorithmIdentifiers = part(&digest_algorithms)?;
    let signers: SignerInfos = part(&signer_infos)?;
    let [info] = signers.0.as_slice() else { return Err(Defect::Signers.into()) };
    let digests = digests.iter().chain([&info.digest_alg]).map(again);
    for digest in digests {
        is_sha256(&digest?)?;
    }

    if content.econtent_type.as_bytes() != DATA.as_bytes() {
        return Err(Defect::ContentType.into());
    }
    let content = content.econtent.ok_or(Defect::Detached)?;
    let content: OctetString = again(&content)?;
    if content.as_bytes() != text {
        return Err(Defect::Content.into());
    }
    let signer = certificate(info, certificates)?;
    let attributes = info.signed_attrs.as_ref().ok_or(Defect::Attributes)?;
    attributes_fit(attributes, text, &signer)?;
    is_signed(info, attributes, &signer)?;
    Ok(signer)
}

fn read(signed: &[u8]) -> Result<SignedData, Defect> {
    let frame = ContentInfo::from_der(signed).map_err(|_| Defect::Malformed)?;
    // What the parser forgives, such as a set in another order, is not DER.
    if frame.content_type != SIGNED_DATA || frame.to_der().as_deref() != Ok(signed) {
        return Err(Defect::Malformed);
    }
    Ok(frame.content)
}

/// A part as the `cms` crate reads it.
fn part<T: for<'a> der07::Decode<'a> + der07::Encode>(part: &Any) -> Result<T, Defect> {
    let der = part.to_der().map_err(|_| Defect::Malformed)?;
    let read = T::from_der(&der).map_err(|_| Defect::Malformed)?;
    if read.to_der().as_deref() == Ok(&*der) { Ok(read) } else { Err(Defect::Malformed) }
}

/// What the `cms` crate read, as this program reads it.
fn again<T: for<'a> Decode<'a>>(read: &impl der07::Encode) -> Result<T, Defect> {
    let der = read.to_der().map_err(|_| Defect::Malformed)?;
    T::from_der(&der).map_err(|_| Defect::Malformed)
}

/// Without parameters, or with NULL as some write it (RFC 5754 section 2).
fn is_sha256(digest: &AlgorithmIdentifierOwned) -> Result<(), Defect> {
    let parameters = digest.parameters.as_ref().map(AnyRef::from);
    let none = parameters.is_none_or(AnyRef::is_null);
    if digest.oid == SHA256 && none { Ok(()) } else { Err(Defect::Digest) }
}

/// The signer's certificate among those that were sent.
fn certificate(info: &SignerInfo, sent: Option<SetOfVec<Any>>) -> Result<Signer, Defect> {
    let SignerIdentifier::IssuerAndSerialNumber(id) = &info.sid else {
        return Err(Defect::Signer);
    };
    if info.version != CmsVersion::V1 || info.unsigned_attrs.is_some() {
        return Err(Defect::Signer);
    }
    for one in sent.unwrap_or_default().iter() {
        let der = one.to_der().map_err(|_| Defect::Malformed)?;
        let certificate = Certificate::from_der(&der).map_err(|_| Defect::Malformed)?;
        if is_of(id, &certificate)? {
            let info = der07::Encode::to_der(info).map_err(|_| Defect::Malformed)?;
            return Ok(Signer { der, certificate, info });
        }
    }
    Err(Defect::Certificate)
}

fn is_of(id: &IssuerAndSerialNumber, certificate: &Certificate) -> Result<bool, Defect> {
    let tbs = certificate.tbs_certificate();
    let issuer = tbs.issuer().to_der().map_err(|_| Defect::Malformed)?;
    let named = der07::Encode::to_der(&id.issuer).map_err(|_| Defect::Malformed)?;
    Ok(issuer == named && tbs.serial_number().as_bytes() == id.serial_number.as_bytes())
}

fn attributes_fit(
    attributes: &SignedAttributes,
    text: &[u8],
    signer: &Signer,
) -> Result<(), Defect> {
    if attribute::<ObjectIdentifier>(attributes, CONTENT_TYPE)? != DATA {
        return Err(Defect::ContentType);
    }
    let digest: OctetString = attribute(attributes, MESSAGE_DIGEST)?;
    if digest.as_bytes() != Sha256::digest(text).as_slice() {
        return Err(Defect::MessageDigest);
    }
    let told: SigningCertificateV2 = attribute(attributes, SIGNING_CERTIFICATE)?;
    let first = told.certs.first().ok_or(Defect::SigningCertificate)?;
    let hash = Sha256::digest(&signer.der);
    if first.hash_algorithm.is_some() || first.cert_hash.as_bytes() != hash.as_slice() {
        return Err(Defect::SigningCertificate);
    }
    Ok(())
}

/// The one value of the one attribute of a kind.
fn attribute<T: for<'a> Decode<'a>>(
    attributes: &SignedAttributes,
    kind: ObjectIdentifier,
) -> Result<T, Defect> {
    let mut found =
        attributes.iter().filter(|attribute| attribute.oid.as_bytes() == kind.as_bytes());
    let (Some(attribute), None) = (found.next(), found.next()) else {
        return Err(Defect::Attributes);
    };
    let [value] = attribute.values.as_slice() else { return Err(Defect::Attributes) };
    again(value)
}

/// Whether the key of the certificate signed the attributes, as DER of a `SET OF` (RFC 5652 section 5.4).
fn is_signed(
    info: &SignerInfo,
    attributes: &SignedAttributes,
    signer: &Signer,
) -> Result<(), Unsigned> {
    let key = signer.certificate.tbs_certificate().subject_public_key_info();
    let key = public_key::read(key, Keys::P256OrRsa).map_err(|_| Unsigned::ForeignKey)?;
    let algorithm: AlgorithmIdentifierOwned = again(&info.signature_algorithm)?;
    let oid = match algorithm.oid {
        // The digest is told beside it (RFC 3370 section 3.2).
        RSA => RSA_SHA256,
        oid @ (ECDSA_SHA256 | RSA_SHA256) => oid,
        _ => return Err(Defect::Algorithm.into()),
    };
    let parameters = algorithm.parameters.as_ref().map(AnyRef::from);
    let message = der07::Encode::to_der(attributes).map_err(|_| Defect::Malformed)?;
    key.verify(oid, parameters, &message, info.signature.as_bytes()).map_err(|rejected| {
        let defect = match rejected {
            Rejected::Algorithm => Defect::Algorithm,
            _ => Defect::Signature,
        };
        defect.into()
    })
}
