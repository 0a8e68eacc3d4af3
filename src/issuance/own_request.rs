//! A certificate for a request that the person made elsewhere. Nothing of it is stored here.

use base64ct::{Base64, Encoding};
use ingam_bank_api::{CertificateRequest, EnrollmentCodes};
use ingam_core::own_request::{Mismatch, OwnRequest};
use serde_bytes::ByteBuf;

use crate::{
    error::AppError,
    keeper::protocol::{Inspect, KeeperError, Summary},
    platform::bank_client::BankError,
    services::Services,
};

/// A certificate for a request of the person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// DER
    pub certificate: Vec<u8>,
    /// From the issuer up to and including the root, DER.
    pub chain: Vec<Vec<u8>>,
    /// What the certificate says.
    pub summary: Summary,
}

/// Obtains the certificate for the enrollment of the current session. Called again with the same
/// request after a lost answer, it gets the same certificate.
pub async fn certify(services: &Services, request: &OwnRequest) -> Result<Received, AppError> {
    let session = services.session().key().ok_or(AppError::NoSession)?;
    let wanted = services.bank().codes(&session).await?;
    let question = CertificateRequest { request: request.to_base64() };
    let answer = services.bank().certificate(&session, &question).await?;
    let certificate = decode(&answer.certificate)?;
    let chain = answer.chain.iter().map(|der| decode(der)).collect::<Result<Vec<_>, _>>()?;
    let inspect = Inspect {
        certificate: ByteBuf::from(certificate.clone()),
        chain: chain.iter().cloned().map(ByteBuf::from).collect(),
        root_sha256: ByteBuf::from(services.config().root_sha256.to_vec()),
        now: services.now(),
    };
    let summary = match services.one_shot_keeper().ask(inspect).await {
        // Not a certificate at all.
        Err(KeeperError::UnsupportedRecord) => return Err(BankError::Unreadable.into()),
        outcome => outcome?,
    };
    believe(request, &certificate, &summary, &wanted, services.now())?;
    Ok(Received { certificate, chain, summary })
}

/// Chain to the pinned root, our key, our subject, policy, validity.
fn believe(
    request: &OwnRequest,
    certificate: &[u8],
    summary: &Summary,
    wanted: &EnrollmentCodes,
    now: i64,
) -> Result<(), AppError> {
    if !summary.is_trusted() {
        return Err(KeeperError::ChainInvalid.into());
    }
    let answered = request.is_answered_by(certificate, &decode(&wanted.subject)?);
    answered.map_err(|mismatch| match mismatch {
        Mismatch::Key => KeeperError::AnotherKey,
        Mismatch::Subject => KeeperError::AnotherCertificate,
    })?;
    if !summary.policies.contains(&wanted.policy) {
        return Err(KeeperError::AnotherCertificate.into());
    }
    if now < summary.not_before || now > summary.not_after {
        return Err(KeeperError::NotValidNow.into());
    }
    Ok(())
}

fn decode(base64: &str) -> Result<Vec<u8>, BankError> {
    Base64::decode_vec(base64).map_err(|_| BankError::Unreadable)
}

/// Certificates as PEM text (RFC 7468), one behind the other.
pub fn pem<'a>(certificates: impl IntoIterator<Item = &'a Vec<u8>>) -> String {
    let mut text = String::new();
    for der in certificates {
        text.push_str("-----BEGIN CERTIFICATE-----\n");
        for line in Base64::encode_string(der).as_bytes().chunks(64) {
            text.extend(line.iter().map(|byte| char::from(*byte)));
            text.push('\n');
        }
        text.push_str("-----END CERTIFICATE-----\n");
    }
    text
}
