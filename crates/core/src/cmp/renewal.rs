//! A new certificate in place of one's own (RFC 9483 section 4.1.3): `kur`, `kup`, `certConf`, `pkiConf`,
//! all of them signed, ours by the old key.

use rand_core::CryptoRng;

use super::{
    CmpError, IssuedCertificate, MAX_ANSWER, certificate_response, confirmation,
    message::{Body, Unsigned},
    signed::SignedTransaction,
};
use crate::{asn1, key_update::REQUEST_ID};

impl SignedTransaction {
    /// Asks for a certificate in place of the one that signs: `kur` with the `CertReqMessages` of
    /// [`crate::key_update`]. `now` is in seconds since 1970-01-01T00:00:00Z.
    pub fn ask_renewal(
        &mut self,
        request: &[u8],
        now: u64,
        rng: &mut impl CryptoRng,
    ) -> Result<Unsigned, CmpError> {
        asn1::check(request, MAX_ANSWER).map_err(|_| CmpError::Encoding)?;
        self.write(Body::KEY_UPDATE_REQUEST, request, now, rng)
    }

    /// Reads the answer to the `kur`. The certificate is unchecked: see [`crate::enrollment`].
    pub fn read_renewed(&mut self, answer: &[u8], now: i64) -> Result<IssuedCertificate, CmpError> {
        let message = self.read(answer, Body::KEY_UPDATE_RESPONSE, now)?;
        let response = certificate_response::read(message.content).ok_or(CmpError::Unreadable)?;
        if !response.status.accepts() {
            return Err(CmpError::Refused(response.status.failure()));
        }
        if response.request_id != REQUEST_ID {
            return Err(CmpError::AnotherQuestion);
        }
        let certificate = response.certificate.ok_or(CmpError::Unreadable)?;
        let others = message.extra_certificates.iter().chain(&response.authorities);
        Ok(IssuedCertificate {
            certificate: certificate.to_vec(),
            others: others.map(|der| der.to_vec()).collect(),
        })
    }

    /// Writes the `certConf` for an accepted certificate that is signed with SHA-256.
    pub fn confirm_renewed(
        &mut self,
        certificate: &[u8],
        now: u64,
        rng: &mut impl CryptoRng,
    ) -> Result<Unsigned, CmpError> {
        let content = confirmation::accepting(certificate, REQUEST_ID);
        self.write(Body::CERTIFICATE_CONFIRM, &content, now, rng)
    }

    /// Reads the answer to the `certConf`.
    pub fn read_renewal_confirmation(&mut self, answer: &[u8], now: i64) -> Result<(), CmpError> {
        let message = self.read(answer, Body::CONFIRMATION, now)?;
        if message.content == asn1::element(asn1::NULL, &[]) {
            Ok(())
        } else {
            Err(CmpError::Unreadable)
        }
    }
}
