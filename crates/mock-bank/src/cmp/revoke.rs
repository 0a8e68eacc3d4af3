//! `rr` → `rp`: the owner ends a certificate with its own signature (RFC 9483 section 4.2).

use der::asn1::{Any, Int, ObjectIdentifier};
use der::{Decode as _, Encode as _, Sequence};
use x509_cert::Certificate;
use x509_cert::ext::Extension;

use super::failure::{Failure, FailureInfo};
use super::message::Answer;
use crate::Bank;
use crate::hex::hex;
use crate::revocation::{Act, Reason, RevocationError};
use crate::secrets::random;
use crate::store::certificates::StoredCertificate;

/// `id-ce-cRLReasons` (RFC 5280 section 5.3.1)
const REASON: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.21");
/// `rp`: [12] EXPLICIT.
const RP: u8 = 12;

/// `RevDetails` (RFC 9810 section 5.3.9).
#[derive(Sequence)]
struct RevDetails {
    certificate: CertTemplate,
    #[asn1(optional = "true")]
    entry: Option<Vec<Extension>>,
}

/// `CertTemplate` (RFC 4211 section 5) as RFC 9483 section 4.2 wants it: issuer and serial number. The tag of
/// issuer is explicit because `Name` is a CHOICE.
#[derive(Sequence)]
struct CertTemplate {
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT")]
    serial: Int,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    issuer: Any,
}

/// `RevRepContent` (RFC 9810 section 5.3.10) without what the client knows.
#[derive(Sequence)]
struct RevRepContent {
    status: Vec<Accepted>,
}

/// `PKIStatusInfo` of what was done.
#[derive(Sequence)]
struct Accepted {
    status: u8,
}

pub(super) async fn revocation(
    bank: &Bank,
    holder: &StoredCertificate,
    transaction: &[u8],
    content: &[u8],
) -> Result<Answer, Failure> {
    let unreadable =
        |_| Failure::new(FailureInfo::BadDataFormat, "the revocation request cannot be read");
    let all = Vec::<RevDetails>::from_der(content).map_err(unreadable)?;
    let [details] = all.as_slice() else {
        return Err(Failure::new(FailureInfo::BadRequest, "one certificate at a time"));
    };
    is_own(holder, &details.certificate)?;
    let act = match reason(details.entry.as_deref().unwrap_or_default())? {
        Reason::CertificateHold => Act::Suspend,
        reason => Act::Revoke(reason),
    };
    bank.change_signed(&holder.serial, act, transaction).await?;
    Ok(Answer {
        body: super::message::tagged(RP, &RevRepContent { status: vec![Accepted { status: 0 }] })?,
        extra_certs: Vec::new(),
        nonce: random(),
        implicit_confirm: false,
    })
}

/// A signature ends the certificate that it is by, and no other.
fn is_own(holder: &StoredCertificate, asked: &CertTemplate) -> Result<(), Failure> {
    let own = Certificate::from_der(&holder.der)?;
    let issuer = own.tbs_certificate().issuer().to_der()?;
    let serial = asked.serial.as_bytes();
    let serial = serial.strip_prefix(&[0]).unwrap_or(serial);
    if hex(serial) == holder.serial && asked.issuer.to_der()? == issuer {
        return Ok(());
    }
    let text = "it is not the certificate that signed this message";
    Err(Failure::new(FailureInfo::NotAuthorized, text))
}

/// Why: the number of a CRLReason that people give.
fn reason(extensions: &[Extension]) -> Result<Reason, Failure> {
    let none = || Failure::new(FailureInfo::BadRequest, "a reason must be given");
    let extension = extensions.iter().find(|extension| extension.extn_id == REASON);
    let value = extension.ok_or_else(none)?.extn_value.as_bytes();
    let reason = Reason::from_der(value).ok().filter(|reason| *reason != Reason::Superseded);
    reason.ok_or_else(|| Failure::new(FailureInfo::BadRequest, "this reason is not given here"))
}

impl From<RevocationError> for Failure {
    fn from(error: RevocationError) -> Self {
        match error {
            RevocationError::Unknown | RevocationError::Expired => {
                Self::new(FailureInfo::BadCertId, error.to_string())
            }
            RevocationError::Revoked => Self::new(FailureInfo::CertRevoked, error.to_string()),
            RevocationError::Repeated => {
                Self::new(FailureInfo::TransactionIdInUse, error.to_string())
            }
            RevocationError::Store(error) => error.into(),
            RevocationError::Authority(error) => {
                tracing::error!(%error, "a revocation failed");
                Self::new(FailureInfo::SystemFailure, "the bank failed; nothing was changed")
            }
        }
    }
}
