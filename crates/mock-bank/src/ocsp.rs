//! The OCSP responder (RFC 6960, RFC 5019, RFC 9654): what is known of a certificate at this moment. An issuing
//! authority has an address and a signer of its own; what others issued, none of its business.

pub mod certificate_id;
mod lie;
pub mod request;
pub mod response;

use der::asn1::Null;

use crate::Bank;
use crate::authorities::IssuingAuthority;
use crate::ca::AuthorityError;
use crate::hex::hex;
use crate::store::{StoreError, certificates};
use request::Asked;
use response::{CertificateStatus, ResponseStatus, Said};

/// Seconds for which a response is good. A revocation is in the next one, so it is short.
const LIFETIME: i64 = 60 * 60;

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// DER of an `OCSPResponse`.
    pub der: Vec<u8>,
    /// From when until when it holds; `None` if it is only for this one request.
    pub shared: Option<(i64, i64)>,
}

/// Why nothing can be said.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Authority(#[from] AuthorityError),
    #[error("encoding: {0}")]
    Der(#[from] der::Error),
}

impl Bank {
    /// Answers DER of an `OCSPRequest` at the address of an authority.
    pub async fn ocsp(&self, authority: IssuingAuthority, request: &[u8]) -> Answer {
        let Ok(asked) = Asked::read(request) else {
            return ResponseStatus::MalformedRequest.into();
        };
        self.ocsp_response(authority, asked).await.unwrap_or_else(|error| {
            tracing::error!(%error, "no OCSP response");
            ResponseStatus::InternalError.into()
        })
    }

    async fn ocsp_response(
        &self,
        authority: IssuingAuthority,
        asked: Asked,
    ) -> Result<Answer, Failed> {
        let issuer = self.authority.issuing(authority);
        for id in &asked.ids {
            if !id.is_by(issuer)? {
                return Ok(ResponseStatus::Unauthorized.into());
            }
        }
        let now = self.ra.clock.now();
        let signer = self.authority.responder(authority, now)?;
        let mut tx = self.ra.store.read().await?;
        let mut statuses = Vec::with_capacity(asked.ids.len());
        for id in asked.ids {
            let serial = id.serial();
            let stored = certificates::find(&mut tx, &serial).await?;
            let status = match stored.filter(|stored| stored.authority == authority) {
                Some(stored) => match stored.ended() {
                    Some((at, reason)) => CertificateStatus::revoked(at, reason)?,
                    None => CertificateStatus::Good(Null),
                },
                None if self.is_of_its_own(authority, &serial, &signer.certificate) => {
                    CertificateStatus::Good(Null)
                }
                None => CertificateStatus::Unknown(Null),
            };
            statuses.push((id, status));
        }
        drop(tx);
        let shared = asked.nonce.is_none().then_some((now, now + LIFETIME));
        let said =
            Said { statuses, this_update: now, next_update: now + LIFETIME, nonce: asked.nonce };
        if let Some(lie) = self.faults.take_ocsp_lie() {
            return Ok(Answer { der: self.ocsp_lie(lie, said, authority)?, shared: None });
        }
        Ok(Answer { der: said.sign(&signer)?, shared })
    }

    /// Whether the authority has the certificate for itself: nobody revokes those.
    fn is_of_its_own(
        &self,
        authority: IssuingAuthority,
        serial: &str,
        responder: &x509_cert::Certificate,
    ) -> bool {
        let own = |certificate: &x509_cert::Certificate| {
            hex(certificate.tbs_certificate().serial_number().as_bytes()) == serial
        };
        own(responder)
            || authority == IssuingAuthority::Bank && own(&self.authority.recipient.certificate)
    }
}

impl From<ResponseStatus> for Answer {
    fn from(status: ResponseStatus) -> Self {
        Self { der: status.alone(), shared: None }
    }
}
