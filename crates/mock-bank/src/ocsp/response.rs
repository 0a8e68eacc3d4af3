//! OCSPResponse (RFC 6960 section 4.2.1), signed by a delegate of the issuing authority, which it names by
//! its key (RFC 5019 section 2.2.2).

use std::time::Duration;

use der::asn1::{Any, BitString, GeneralizedTime, Null, ObjectIdentifier, OctetString};
use der::{Choice, Decode as _, Encode as _, Enumerated, Sequence};
use sha1::{Digest as _, Sha1};
use spki::AlgorithmIdentifierOwned;
use x509_cert::ext::Extension;

use super::certificate_id::CertificateId;
use super::request::NONCE;
use crate::ca::reason::Reason;
use crate::ca::{AuthorityError, Signer, profile};

/// id-pkix-ocsp-basic
const BASIC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.1");

/// How a responder says that there is no response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enumerated)]
#[repr(u8)]
pub enum ResponseStatus {
    /// There is one.
    Successful = 0,
    /// The request cannot be understood.
    MalformedRequest = 1,
    /// The responder failed.
    InternalError = 2,
    /// Another time.
    TryLater = 3,
    /// This responder does not answer for the issuer (RFC 5019 section 2.2.3).
    Unauthorized = 6,
}

/// ```text
/// CertStatus ::= CHOICE {
///     good     [0] IMPLICIT NULL,
///     revoked  [1] IMPLICIT RevokedInfo,
///     unknown  [2] IMPLICIT NULL }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Choice)]
pub enum CertificateStatus {
    /// Issued, and not revoked.
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    Good(Null),
    /// Revoked.
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true")]
    Revoked(RevokedInfo),
    /// Never issued.
    #[asn1(context_specific = "2", tag_mode = "IMPLICIT")]
    Unknown(Null),
}

/// ```text
/// RevokedInfo ::= SEQUENCE {
///     revocationTime        GeneralizedTime,
///     revocationReason  [0] EXPLICIT CRLReason OPTIONAL }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub struct RevokedInfo {
    revocation_time: GeneralizedTime,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    revocation_reason: Option<Reason>,
}

/// Everything that a response says.
#[derive(Clone, Debug)]
pub struct Said {
    /// What of whom.
    pub statuses: Vec<(CertificateId, CertificateStatus)>,
    /// When it was so, and when it was said.
    pub this_update: i64,
    /// When there will be something newer.
    pub next_update: i64,
    /// What the request had.
    pub nonce: Option<OctetString>,
}

#[derive(Sequence)]
struct OcspResponse {
    response_status: ResponseStatus,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    response_bytes: Option<ResponseBytes>,
}

#[derive(Sequence)]
struct ResponseBytes {
    response_type: ObjectIdentifier,
    response: OctetString,
}

/// ```text
/// BasicOCSPResponse ::= SEQUENCE {
///     tbsResponseData     ResponseData,
///     signatureAlgorithm  AlgorithmIdentifier,
///     signature           BIT STRING,
///     certs           [0] EXPLICIT SEQUENCE OF Certificate OPTIONAL }
/// ```
#[derive(Sequence)]
struct BasicResponse {
    tbs_response_data: Any,
    signature_algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    certs: Vec<Any>,
}

/// ```text
/// ResponseData ::= SEQUENCE {
///     version             [0] EXPLICIT Version DEFAULT v1,
///     responderID             CHOICE { byName [1] Name, byKey [2] KeyHash },
///     producedAt              GeneralizedTime,
///     responses               SEQUENCE OF SingleResponse,
///     responseExtensions  [1] EXPLICIT Extensions OPTIONAL }
/// KeyHash ::= OCTET STRING -- SHA-1 of the responder's key
/// ```
#[derive(Sequence)]
struct ResponseData {
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT")]
    by_key: OctetString,
    produced_at: GeneralizedTime,
    responses: Vec<SingleResponse>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    response_extensions: Option<Vec<Extension>>,
}

/// ```text
/// SingleResponse ::= SEQUENCE {
///     certID                CertID,
///     certStatus            CertStatus,
///     thisUpdate            GeneralizedTime,
///     nextUpdate        [0] EXPLICIT GeneralizedTime OPTIONAL,
///     singleExtensions  [1] EXPLICIT Extensions OPTIONAL }
/// ```
#[derive(Sequence)]
struct SingleResponse {
    cert_id: CertificateId,
    cert_status: CertificateStatus,
    this_update: GeneralizedTime,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    next_update: GeneralizedTime,
}

impl CertificateStatus {
    /// Revoked at a time, for a reason.
    pub fn revoked(at: i64, reason: Option<Reason>) -> der::Result<Self> {
        let revocation_time = time(at)?;
        Ok(Self::Revoked(RevokedInfo { revocation_time, revocation_reason: reason }))
    }
}

impl ResponseStatus {
    /// A response that says no more than this, DER: nobody signs it.
    pub fn alone(self) -> Vec<u8> {
        vec![0x30, 3, 0x0a, 1, self as u8]
    }
}

impl Said {
    /// The response, DER.
    pub fn sign(self, signer: &Signer) -> Result<Vec<u8>, AuthorityError> {
        let single = |(cert_id, cert_status)| -> der::Result<SingleResponse> {
            let (this_update, next_update) = (time(self.this_update)?, time(self.next_update)?);
            Ok(SingleResponse { cert_id, cert_status, this_update, next_update })
        };
        let nonce = self.nonce.map(|nonce| profile::extension(NONCE, false, &nonce)).transpose()?;
        let key = signer.certificate.tbs_certificate().subject_public_key_info();
        let data = ResponseData {
            by_key: OctetString::new(Sha1::digest(key.subject_public_key.raw_bytes()).as_slice())?,
            produced_at: time(self.this_update)?,
            responses: self.statuses.into_iter().map(single).collect::<der::Result<_>>()?,
            response_extensions: nonce.map(|nonce| vec![nonce]),
        };
        let data = data.to_der()?;
        let (signature_algorithm, signature) = profile::signature(&data, &signer.key)?;
        let basic = BasicResponse {
            tbs_response_data: Any::from_der(&data)?,
            signature_algorithm,
            signature,
            certs: vec![Any::from_der(&signer.der)?],
        };
        let response =
            ResponseBytes { response_type: BASIC, response: OctetString::new(basic.to_der()?)? };
        let response = OcspResponse {
            response_status: ResponseStatus::Successful,
            response_bytes: Some(response),
        };
        Ok(response.to_der()?)
    }
}

fn time(unix: i64) -> der::Result<GeneralizedTime> {
    GeneralizedTime::from_unix_duration(Duration::from_secs(unix.unsigned_abs()))
}
