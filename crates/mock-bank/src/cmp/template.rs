//! `genm` → `genp`: what a request for this reference number should ask for, and until when (RFC 9483
//! section 4.3.3). Someone who has only the two codes learns subject and policy from it.

use std::time::Duration;

use der::asn1::{Any, GeneralizedTime, ObjectIdentifier, OctetString};
use der::{Decode as _, Encode as _, Sequence};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use x509_cert::ext::Extension;

use super::Known;
use super::failure::{Failure, FailureInfo};
use super::message::Answer;
use crate::Bank;
use crate::secrets::random;

/// `id-it-certReqTemplate` (RFC 9810 section 5.3.19.16)
const TEMPLATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.4.19");
/// Last second of the reference number, GeneralizedTime: our own, from an arc that only mocks use.
const DEADLINE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1.2");
/// OCTET STRING, our own too: HMAC-SHA256 of [`NUMBER_LABEL`] and the holder's number, keyed with the
/// authorization code. Whoever mistypes the number on another device learns it before anything is issued;
/// whoever has the code could have the number from the VID as well.
const NUMBER_CHECK: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1.3");
const NUMBER_LABEL: &[u8] = b"ingam holder number:";
const POLICIES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.32");
/// `genp`: [22] EXPLICIT.
pub(super) const GENP: u8 = 22;

#[derive(Sequence)]
pub(super) struct InfoTypeAndValue {
    pub kind: ObjectIdentifier,
    #[asn1(optional = "true")]
    pub value: Option<Any>,
}

/// `CertReqTemplateValue` without keySpec: the bank's own documents say which keys it takes.
#[derive(Sequence)]
struct CertReqTemplate {
    template: CertTemplate,
}

/// `CertTemplate` (RFC 4211 section 5): the tag of subject is explicit because `Name` is a CHOICE.
#[derive(Sequence)]
struct CertTemplate {
    #[asn1(context_specific = "5", tag_mode = "EXPLICIT")]
    subject: Any,
    #[asn1(context_specific = "9", tag_mode = "IMPLICIT")]
    extensions: Vec<Extension>,
}

#[derive(Sequence)]
struct PolicyInformation {
    policy: ObjectIdentifier,
}

pub(super) async fn template(
    bank: &Bank,
    known: &Known,
    content: &[u8],
) -> Result<Answer, Failure> {
    let asked = Vec::<InfoTypeAndValue>::from_der(content).map_err(|_| {
        Failure::new(FailureInfo::BadDataFormat, "the general message cannot be read")
    })?;
    if !asked.iter().any(|info| info.kind == TEMPLATE) {
        return Err(Failure::new(FailureInfo::BadRequest, "only certReqTemplate is known"));
    }
    let offered = bank.offered(&known.enrollment.id).await?;
    let policy = ObjectIdentifier::new(&offered.policy).map_err(der::Error::from)?;
    let extension = Extension {
        extn_id: POLICIES,
        critical: true,
        extn_value: OctetString::new(vec![PolicyInformation { policy }].to_der()?)?,
    };
    let template =
        CertTemplate { subject: Any::from_der(&offered.subject)?, extensions: vec![extension] };
    let deadline = Duration::from_secs(offered.expires_at.unsigned_abs().saturating_sub(1));
    let deadline = GeneralizedTime::from_unix_duration(deadline)?;
    let check = OctetString::new(number_check(&known.code, &offered.number))?;
    let infos = vec![
        InfoTypeAndValue {
            kind: TEMPLATE,
            value: Some(Any::encode_from(&CertReqTemplate { template })?),
        },
        InfoTypeAndValue { kind: DEADLINE, value: Some(Any::encode_from(&deadline)?) },
        InfoTypeAndValue { kind: NUMBER_CHECK, value: Some(Any::encode_from(&check)?) },
    ];
    Ok(Answer {
        body: super::message::tagged(GENP, &infos)?,
        extra_certs: Vec::new(),
        nonce: random(),
        implicit_confirm: false,
    })
}

fn number_check(code: &str, number: &str) -> Vec<u8> {
    // HMAC takes keys of any length, so this cannot fail.
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(code.as_bytes()) else {
        return Vec::new();
    };
    mac.chain_update(NUMBER_LABEL).chain_update(number).finalize().into_bytes().to_vec()
}
