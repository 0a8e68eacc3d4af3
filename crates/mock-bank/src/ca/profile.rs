//! What each kind of certificate looks like, to the order of its extensions.
//!
//! A customer's certificate follows the Korean joint certificate: authorityKeyIdentifier with issuer
//! and serial, subjectKeyIdentifier, keyUsage (critical), certificatePolicies (critical, notice,
//! then the CPS), subjectAltName with the VID, cRLDistributionPoints,
//! authorityInfoAccess. No basicConstraints, no extended key usage.

use std::time::Duration;

use der::asn1::{Any, BitString, Ia5String, Null, ObjectIdentifier, OctetString};
use der::flagset::FlagSet;
use der::{Decode as _, Encode, Sequence};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{DerSignature, SigningKey};
use spki::{EncodePublicKey as _, SubjectPublicKeyInfoOwned, SubjectPublicKeyInfoRef};
use x509_cert::TbsCertificate;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::builder::{Builder as _, CertificateBuilder};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::certpolicy::{PolicyInformation, PolicyQualifierInfo};
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AccessDescription, AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage,
    KeyUsages, SubjectKeyIdentifier,
};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::{Time, Validity};

use super::links::Links;
use super::{AuthorityError, Signer};
use crate::store::certificates::Plan;

const AUTHORITY_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");
const SUBJECT_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
const POLICIES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.32");
const SUBJECT_ALT_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");
const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
const EXTENDED_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const CRL_POINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.31");
const INFO_ACCESS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.1.1");
const OCSP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1");
/// id-kp-OCSPSigning
const OCSP_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9");
/// id-kp-cmcRA (RFC 6402 section 2.10): a registration authority.
const CMC_RA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.28");
/// id-pkix-ocsp-nocheck
const OCSP_NO_CHECK: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.5");
const CPS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.2.1");
const USER_NOTICE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.2.2");

const NOTICE: &str = "모의 인증서입니다. 법적 효력이 없습니다. (TEST)";

/// `UserNotice` (RFC 5280 section 4.2.1.4) with nothing but a text.
#[derive(Sequence)]
struct UserNotice {
    /// Real ones are BMPString, which RFC 6818 section 3 forbids: UTF8String instead.
    explicit_text: String,
}

/// Everything that makes a customer's certificate.
pub struct Leaf<'a> {
    /// DER of the subject.
    pub subject: &'a [u8],
    /// DER of the SubjectPublicKeyInfo.
    pub key: &'a [u8],
    /// Dotted decimal.
    pub policy: &'a str,
    /// The subjectAltName with the VID, if the client sent R.
    pub vid: Option<GeneralName>,
    /// First second.
    pub not_before: i64,
    /// Last second.
    pub not_after: i64,
    /// Where it points to.
    pub links: &'a Links,
}

/// What is the same in all certificates.
pub(super) struct Shape {
    pub subject: Name,
    pub issuer: Name,
    pub extensions: Vec<Extension>,
}

impl BuilderProfile for Shape {
    fn get_issuer(&self, _subject: &Name) -> Name {
        self.issuer.clone()
    }

    fn get_subject(&self) -> Name {
        self.subject.clone()
    }

    fn build_extensions(
        &self,
        _key: SubjectPublicKeyInfoRef<'_>,
        _issuer_key: SubjectPublicKeyInfoRef<'_>,
        _tbs: &TbsCertificate,
    ) -> x509_cert::builder::Result<Vec<Extension>> {
        Ok(self.extensions.clone())
    }
}

/// Plans a customer's certificate: everything but the signature.
pub fn plan_leaf(leaf: &Leaf<'_>, issuer: &Signer) -> Result<Plan, AuthorityError> {
    let key = SubjectPublicKeyInfoOwned::from_der(leaf.key)?;
    let policy = ObjectIdentifier::new(leaf.policy).map_err(der::Error::from)?;
    let mut extensions = vec![
        authority_key_id(issuer)?,
        subject_key_id(&key)?,
        key_usage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation)?,
        policies(policy, &leaf.links.cps)?,
    ];
    if let Some(vid) = &leaf.vid {
        extensions.push(extension(SUBJECT_ALT_NAME, false, &vec![vid.clone()])?);
    }
    extensions.push(crl_point(&leaf.links.crl)?);
    extensions.push(ocsp(&leaf.links.ocsp)?);
    let shape = Shape {
        subject: Name::from_der(leaf.subject)?,
        issuer: issuer.certificate.tbs_certificate().subject().clone(),
        extensions,
    };
    let not_after = leaf.not_after.min(issuer.not_after());
    plan(shape, key, leaf.not_before, not_after, &issuer.key)
}

/// Extensions of the root.
pub(super) fn root_extensions(key: &SigningKey) -> Result<Vec<Extension>, AuthorityError> {
    Ok(vec![
        subject_key_id(&public_key(key)?)?,
        key_usage(KeyUsages::KeyCertSign | KeyUsages::CRLSign)?,
        extension(
            BASIC_CONSTRAINTS,
            true,
            &BasicConstraints { ca: true, path_len_constraint: None },
        )?,
    ])
}

/// Extensions of an issuing authority. It has the policies of what it signs: some validators refuse
/// a policy in a certificate whose issuer does not have it.
pub(super) fn issuing_extensions(
    key: &SigningKey,
    root: &Signer,
    leaf_policies: impl IntoIterator<Item = &'static str>,
    crl: &str,
) -> Result<Vec<Extension>, AuthorityError> {
    let named = |policy| -> Result<_, AuthorityError> {
        let policy_identifier = ObjectIdentifier::new(policy).map_err(der::Error::from)?;
        Ok(PolicyInformation { policy_identifier, policy_qualifiers: None })
    };
    let policies = leaf_policies.into_iter().map(named).collect::<Result<Vec<_>, _>>()?;
    Ok(vec![
        authority_key_id_only(root)?,
        subject_key_id(&public_key(key)?)?,
        key_usage(KeyUsages::KeyCertSign | KeyUsages::CRLSign)?,
        extension(POLICIES, false, &policies)?,
        extension(
            BASIC_CONSTRAINTS,
            true,
            &BasicConstraints { ca: true, path_len_constraint: Some(0) },
        )?,
        crl_point(crl)?,
    ])
}

/// What the extensions of every certificate of the bank itself begin with.
fn end_entity(
    key: &SubjectPublicKeyInfoOwned,
    issuer: &Signer,
    usages: impl Into<FlagSet<KeyUsages>>,
) -> Result<Vec<Extension>, AuthorityError> {
    Ok(vec![authority_key_id_only(issuer)?, subject_key_id(key)?, key_usage(usages.into())?])
}

/// Extensions of the recipient.
pub(super) fn recipient_extensions(
    key: &SubjectPublicKeyInfoOwned,
    issuer: &Signer,
    crl: &str,
) -> Result<Vec<Extension>, AuthorityError> {
    let mut extensions = end_entity(key, issuer, KeyUsages::KeyAgreement)?;
    extensions.push(crl_point(crl)?);
    Ok(extensions)
}

/// Extensions of whoever signs receipts.
pub(super) fn receipt_extensions(
    key: &SubjectPublicKeyInfoOwned,
    issuer: &Signer,
    crl: &str,
) -> Result<Vec<Extension>, AuthorityError> {
    let usages = KeyUsages::DigitalSignature | KeyUsages::NonRepudiation;
    let mut extensions = end_entity(key, issuer, usages)?;
    extensions.push(crl_point(crl)?);
    Ok(extensions)
}

/// Extensions of whoever signs OCSP responses for an authority; without `usage`, of one who may not.
pub(super) fn responder_extensions(
    key: &SubjectPublicKeyInfoOwned,
    issuer: &Signer,
    usage: bool,
) -> Result<Vec<Extension>, AuthorityError> {
    let mut extensions = end_entity(key, issuer, KeyUsages::DigitalSignature)?;
    if usage {
        extensions.push(extension(EXTENDED_USAGE, false, &ExtendedKeyUsage(vec![OCSP_SIGNING]))?);
    }
    // Nobody needs to ask about the one who answers (RFC 6960 section 4.2.2.2.1).
    extensions.push(extension(OCSP_NO_CHECK, false, &Null)?);
    Ok(extensions)
}

/// Extensions of whoever signs CMP answers for the bank.
pub(super) fn cmp_signer_extensions(
    key: &SubjectPublicKeyInfoOwned,
    issuer: &Signer,
    crl: &str,
) -> Result<Vec<Extension>, AuthorityError> {
    let mut extensions = end_entity(key, issuer, KeyUsages::DigitalSignature)?;
    extensions.push(extension(EXTENDED_USAGE, false, &ExtendedKeyUsage(vec![CMC_RA]))?);
    extensions.push(crl_point(crl)?);
    Ok(extensions)
}

/// Puts a certificate together, without its signature.
pub(super) fn plan(
    shape: Shape,
    key: SubjectPublicKeyInfoOwned,
    not_before: i64,
    not_after: i64,
    signer: &SigningKey,
) -> Result<Plan, AuthorityError> {
    let serial = super::serial::make_serial();
    let validity = Validity::new(time(not_before)?, time(not_after)?);
    let mut builder = CertificateBuilder::new(shape, SerialNumber::new(&serial)?, validity, key)?;
    Ok(Plan { serial: crate::hex::hex(&serial), tbs: builder.finalize(signer)? })
}

/// Signs planned bytes. The signature is deterministic (RFC 6979): a plan gives one certificate,
/// however often it is signed.
pub fn sign(tbs: &[u8], key: &SigningKey) -> Result<Vec<u8>, AuthorityError> {
    let (algorithm, signature) = signature(tbs, key)?;
    let signed = Signed { content: Any::from_der(tbs)?, algorithm, signature };
    Ok(signed.to_der()?)
}

/// Algorithm and value of a signature, as they stand below what is signed.
pub fn signature(
    message: &[u8],
    key: &SigningKey,
) -> Result<(spki::AlgorithmIdentifierOwned, BitString), AuthorityError> {
    let signature: DerSignature = key.sign(message);
    let algorithm = spki::DynSignatureAlgorithmIdentifier::signature_algorithm_identifier(key)
        .map_err(x509_cert::builder::Error::from)?;
    Ok((algorithm, BitString::from_bytes(signature.as_bytes())?))
}

/// `SIGNED{…}` (RFC 5280 section 4.1.1): certificates and revocation lists.
#[derive(Sequence)]
struct Signed {
    content: Any,
    algorithm: spki::AlgorithmIdentifierOwned,
    signature: BitString,
}

/// A time in a certificate, UTCTime until 2049.
pub fn time(unix: i64) -> der::Result<Time> {
    let seconds = Duration::from_secs(unix.unsigned_abs());
    Ok(Time::from(der::DateTime::from_unix_duration(seconds)?))
}

/// Seconds since 1970.
pub fn unix(time: Time) -> i64 {
    i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX)
}

/// The key identifier in a signer's certificate.
pub(crate) fn key_id(signer: &Signer) -> Result<OctetString, AuthorityError> {
    let key = signer.certificate.tbs_certificate().subject_public_key_info();
    let identifier =
        SubjectKeyIdentifier::try_from(der::referenced::OwnedToRef::owned_to_ref(key))?;
    Ok(identifier.0)
}

/// An extension.
pub(crate) fn extension<T: Encode>(
    extn_id: ObjectIdentifier,
    critical: bool,
    value: &T,
) -> Result<Extension, AuthorityError> {
    Ok(Extension { extn_id, critical, extn_value: OctetString::new(value.to_der()?)? })
}

/// authorityKeyIdentifier with the key identifier alone.
pub(super) fn authority_key_id_only(issuer: &Signer) -> Result<Extension, AuthorityError> {
    let value =
        AuthorityKeyIdentifier { key_identifier: Some(key_id(issuer)?), ..Default::default() };
    extension(AUTHORITY_KEY_ID, false, &value)
}

pub(super) fn public_key(key: &SigningKey) -> Result<SubjectPublicKeyInfoOwned, AuthorityError> {
    let document =
        key.verifying_key().to_public_key_der().map_err(x509_cert::builder::Error::from)?;
    Ok(SubjectPublicKeyInfoOwned::from_der(document.as_bytes())?)
}

fn authority_key_id(issuer: &Signer) -> Result<Extension, AuthorityError> {
    let tbs = issuer.certificate.tbs_certificate();
    let value = AuthorityKeyIdentifier {
        key_identifier: Some(key_id(issuer)?),
        authority_cert_issuer: Some(vec![GeneralName::DirectoryName(tbs.issuer().clone())]),
        authority_cert_serial_number: Some(tbs.serial_number().clone()),
    };
    extension(AUTHORITY_KEY_ID, false, &value)
}

fn subject_key_id(key: &SubjectPublicKeyInfoOwned) -> Result<Extension, AuthorityError> {
    let value = SubjectKeyIdentifier::try_from(der::referenced::OwnedToRef::owned_to_ref(key))?;
    extension(SUBJECT_KEY_ID, false, &value)
}

fn key_usage(usages: FlagSet<KeyUsages>) -> Result<Extension, AuthorityError> {
    extension(KEY_USAGE, true, &KeyUsage(usages))
}

fn policies(policy: ObjectIdentifier, cps: &str) -> Result<Extension, AuthorityError> {
    let notice = UserNotice { explicit_text: NOTICE.to_owned() };
    let cps = Ia5String::new(cps)?;
    let qualifiers = vec![
        PolicyQualifierInfo {
            policy_qualifier_id: USER_NOTICE,
            qualifier: Some(Any::encode_from(&notice)?),
        },
        PolicyQualifierInfo { policy_qualifier_id: CPS, qualifier: Some(Any::encode_from(&cps)?) },
    ];
    let value =
        vec![PolicyInformation { policy_identifier: policy, policy_qualifiers: Some(qualifiers) }];
    extension(POLICIES, true, &value)
}

fn crl_point(url: &str) -> Result<Extension, AuthorityError> {
    let url = Ia5String::new(url)?;
    let name = DistributionPointName::FullName(vec![GeneralName::UniformResourceIdentifier(url)]);
    let point =
        DistributionPoint { distribution_point: Some(name), reasons: None, crl_issuer: None };
    extension(CRL_POINTS, false, &vec![point])
}

fn ocsp(url: &str) -> Result<Extension, AuthorityError> {
    let url = Ia5String::new(url)?;
    let access_location = GeneralName::UniformResourceIdentifier(url);
    extension(INFO_ACCESS, false, &vec![AccessDescription { access_method: OCSP, access_location }])
}
