//! OCSPRequest (RFC 6960 section 4.1.1).

use der::asn1::{Any, ObjectIdentifier, OctetString};
use der::{Decode as _, Sequence};
use x509_cert::ext::Extension;

use super::certificate_id::CertificateId;

/// id-pkix-ocsp-nonce
pub(super) const NONCE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.2");

/// Longest nonce, bytes (RFC 9654 section 2.1).
const LONGEST_NONCE: usize = 128;
/// Most certificates in one request.
const MOST: usize = 32;

/// What somebody wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Certificates, one at least.
    pub ids: Vec<CertificateId>,
    /// What the response has to repeat.
    pub nonce: Option<OctetString>,
}

/// Not a request, or one that this responder must not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// ```text
/// OCSPRequest ::= SEQUENCE {
///     tbsRequest             TBSRequest,
///     optionalSignature  [0] EXPLICIT Signature OPTIONAL }
/// ```
#[derive(Sequence)]
struct OcspRequest {
    tbs_request: TbsRequest,
    /// Everybody may ask, so it makes no difference who does.
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    optional_signature: Option<Any>,
}

/// ```text
/// TBSRequest ::= SEQUENCE {
///     version            [0] EXPLICIT Version DEFAULT v1,
///     requestorName      [1] EXPLICIT GeneralName OPTIONAL,
///     requestList            SEQUENCE OF Request,
///     requestExtensions  [2] EXPLICIT Extensions OPTIONAL }
/// ```
#[derive(Sequence)]
struct TbsRequest {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", default = "v1")]
    version: u8,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    requestor_name: Option<Any>,
    request_list: Vec<Request>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    request_extensions: Option<Vec<Extension>>,
}

/// ```text
/// Request ::= SEQUENCE {
///     reqCert                      CertID,
///     singleRequestExtensions  [0] EXPLICIT Extensions OPTIONAL }
/// ```
#[derive(Sequence)]
struct Request {
    req_cert: CertificateId,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    single_request_extensions: Option<Vec<Extension>>,
}

fn v1() -> u8 {
    0
}

impl Asked {
    /// Reads DER.
    pub fn read(der: &[u8]) -> Result<Self, Malformed> {
        let request = OcspRequest::from_der(der).map_err(|_| Malformed)?.tbs_request;
        if request.version != v1() || !(1..=MOST).contains(&request.request_list.len()) {
            return Err(Malformed);
        }
        let extensions = request.request_extensions.unwrap_or_default();
        understood(&extensions)?;
        let mut nonces = extensions.iter().filter(|extension| extension.extn_id == NONCE);
        let nonce = nonces.next().map(nonce).transpose()?;
        if nonces.next().is_some() {
            return Err(Malformed);
        }
        let mut ids = Vec::with_capacity(request.request_list.len());
        for single in request.request_list {
            understood(single.single_request_extensions.as_deref().unwrap_or_default())?;
            ids.push(single.req_cert);
        }
        Ok(Self { ids, nonce })
    }
}

/// `Nonce ::= OCTET STRING (SIZE (1..128))` (RFC 9654 section 2.1)
fn nonce(extension: &Extension) -> Result<OctetString, Malformed> {
    let nonce = OctetString::from_der(extension.extn_value.as_bytes()).map_err(|_| Malformed)?;
    let length = nonce.as_bytes().len();
    if (1..=LONGEST_NONCE).contains(&length) { Ok(nonce) } else { Err(Malformed) }
}

/// Nothing critical that would be ignored.
fn understood(extensions: &[Extension]) -> Result<(), Malformed> {
    let ignored = |extension: &Extension| extension.critical && extension.extn_id != NONCE;
    if extensions.iter().any(ignored) { Err(Malformed) } else { Ok(()) }
}
