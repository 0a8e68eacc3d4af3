//! The receipt of a transfer: CMS SignedData (RFC 5652 section 5) with the text in it, signed by the customer
//! and by the bank, with the certificates up to below the root and the revocation lists of this
//! moment. So it can be verified without asking anybody.
//!
//! ```text
//! SignedData ::= SEQUENCE {
//!     version             CMSVersion,
//!     digestAlgorithms    DigestAlgorithmIdentifiers,
//!     encapContentInfo    EncapsulatedContentInfo,
//!     certificates    [0] IMPLICIT CertificateSet OPTIONAL,
//!     crls            [1] IMPLICIT RevocationInfoChoices OPTIONAL,
//!     signerInfos         SignerInfos }
//! ```

use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use der::{Decode as _, Encode, Sequence};
use sha2::{Digest as _, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::attr::Attribute;
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;

use crate::ca::{AuthorityError, Signer, profile};
use crate::login::signed::{
    CONTENT_TYPE, DATA, MESSAGE_DIGEST, SHA256, SIGNED_DATA, SIGNING_CERTIFICATE,
    SigningCertificateV2,
};

/// `id-signingTime` (RFC 5652 section 11.3)
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");

/// What a receipt is made of.
pub(super) struct Parts<'a> {
    /// The content.
    pub(super) text: &'a [u8],
    /// The customer's `SignerInfo`, DER, as it came.
    pub(super) customer: &'a [u8],
    /// Of both signers and those above them, DER.
    pub(super) certificates: Vec<Vec<u8>>,
    /// Of those who issued them, DER.
    pub(super) lists: Vec<Vec<u8>>,
}

#[derive(Sequence)]
struct ContentInfo {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: SignedData,
}

#[derive(Sequence)]
struct SignedData {
    version: u8,
    digest_algorithms: SetOfVec<AlgorithmIdentifierOwned>,
    encap_content_info: EncapsulatedContentInfo,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    certificates: SetOfVec<Any>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT")]
    crls: SetOfVec<Any>,
    signer_infos: SetOfVec<Any>,
}

#[derive(Sequence)]
struct EncapsulatedContentInfo {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: OctetString,
}

/// ```text
/// SignerInfo ::= SEQUENCE {
///     version             CMSVersion,
///     sid                 SignerIdentifier,
///     digestAlgorithm     DigestAlgorithmIdentifier,
///     signedAttrs     [0] IMPLICIT SignedAttributes OPTIONAL,
///     signatureAlgorithm  SignatureAlgorithmIdentifier,
///     signature           SignatureValue }
/// ```
#[derive(Sequence)]
struct SignerInfo {
    version: u8,
    sid: IssuerAndSerialNumber,
    digest_algorithm: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    signed_attributes: SetOfVec<Attribute>,
    signature_algorithm: AlgorithmIdentifierOwned,
    signature: OctetString,
}

#[derive(Sequence)]
struct IssuerAndSerialNumber {
    issuer: Name,
    serial_number: SerialNumber,
}

/// Adds the bank's signature at this time; gives the whole, DER.
pub(super) fn sign(parts: Parts<'_>, bank: &Signer, now: i64) -> Result<Vec<u8>, AuthorityError> {
    let info = signer_info(parts.text, bank, now)?;
    let receipt = ContentInfo {
        content_type: SIGNED_DATA,
        content: SignedData {
            // Without other certificates or lists than those of RFC 5280, and signers that are named by
            // issuer and serial number.
            version: 1,
            digest_algorithms: SetOfVec::try_from(vec![sha256()])?,
            encap_content_info: EncapsulatedContentInfo {
                content_type: DATA,
                content: OctetString::new(parts.text)?,
            },
            certificates: set(parts.certificates)?,
            crls: set(parts.lists)?,
            signer_infos: set(vec![parts.customer.to_vec(), info])?,
        },
    };
    Ok(receipt.to_der()?)
}

fn signer_info(text: &[u8], bank: &Signer, now: i64) -> Result<Vec<u8>, AuthorityError> {
    let signed_attributes = SetOfVec::try_from(vec![
        attribute(CONTENT_TYPE, &DATA)?,
        attribute(SIGNING_TIME, &profile::time(now)?)?,
        attribute(MESSAGE_DIGEST, &OctetString::new(Sha256::digest(text).as_slice())?)?,
        attribute(SIGNING_CERTIFICATE, &SigningCertificateV2::of(&bank.der)?)?,
    ])?;
    // As DER of a `SET OF` (RFC 5652 section 5.4).
    let (signature_algorithm, signature) =
        profile::signature(&signed_attributes.to_der()?, &bank.key)?;
    let tbs = bank.certificate.tbs_certificate();
    let info = SignerInfo {
        version: 1,
        sid: IssuerAndSerialNumber {
            issuer: tbs.issuer().clone(),
            serial_number: tbs.serial_number().clone(),
        },
        digest_algorithm: sha256(),
        signed_attributes,
        signature_algorithm,
        signature: OctetString::new(signature.raw_bytes())?,
    };
    Ok(info.to_der()?)
}

fn attribute(oid: ObjectIdentifier, value: &impl Encode) -> der::Result<Attribute> {
    let value = Any::from_der(&value.to_der()?)?;
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}

/// A `SET OF`: in order, and each there once.
fn set(mut elements: Vec<Vec<u8>>) -> der::Result<SetOfVec<Any>> {
    elements.sort();
    elements.dedup();
    let elements =
        elements.iter().map(|der| Any::from_der(der)).collect::<der::Result<Vec<_>>>()?;
    SetOfVec::try_from(elements)
}

/// Without parameters (RFC 5754 section 2).
fn sha256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: SHA256, parameters: None }
}
