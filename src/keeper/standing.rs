//! Whether a certificate still holds: what is asked of its issuer's responder, and what the answer is worth.

use getrandom::rand_core::Rng;
use ingam_core::{
    certificate::Certificate,
    chain,
    ocsp::{Hash, NONCE_LENGTH, NotByIssuer, OcspError, Reason, Request, Status},
};
use serde_bytes::ByteBuf;

use super::{
    Keeper,
    certificates::{parse, parse_all, root_sha256},
    protocol::{AskStanding, KeeperError, ReadStanding, Standing, StandingQuestion, StandingTold},
    random,
};

/// A question that was not answered yet.
pub(super) struct Inquiry {
    certificate: Certificate,
    issuer: Certificate,
    nonce: [u8; NONCE_LENGTH],
}

impl Inquiry {
    fn request(&self) -> Result<Request<'_>, KeeperError> {
        Request::with_nonce(&self.certificate, &self.issuer, Hash::Sha1, self.nonce)
            .map_err(|NotByIssuer| KeeperError::ChainInvalid)
    }
}

impl Keeper {
    pub(super) fn ask_standing(
        &mut self,
        request: &AskStanding,
    ) -> Result<StandingQuestion, KeeperError> {
        let certificate = parse(&request.certificate)?;
        let chain = parse_all(&request.chain)?;
        let root = root_sha256(&request.root_sha256)?;
        // An issuer is believed only up to the root. Its time does not matter: an expired one was revoked or not.
        let at = certificate.not_before();
        chain::verify(&certificate, &chain, &root, at)?;
        let url = certificate.ocsp_url().ok_or(KeeperError::AnswerUnreadable)?;
        let issuer = chain.into_iter().next().ok_or(KeeperError::ChainInvalid)?;
        let mut nonce = [0; NONCE_LENGTH];
        random().fill_bytes(&mut nonce);
        let inquiry = self.inquiry.insert(Inquiry { certificate, issuer, nonce });
        let request = ByteBuf::from(inquiry.request()?.to_der());
        Ok(StandingQuestion { url, request })
    }

    pub(super) fn read_standing(
        &mut self,
        request: &ReadStanding,
    ) -> Result<StandingTold, KeeperError> {
        // A nonce is good for one answer.
        let inquiry = self.inquiry.take().ok_or(KeeperError::NoEnrollment)?;
        let answers = inquiry.request()?.read(&request.answer, request.now).map_err(faulty)?;
        let answer = answers.first().ok_or(KeeperError::AnswerUnreadable)?;
        let standing = match answer.status {
            Status::Good => Standing::Good,
            Status::Unknown => Standing::Unknown,
            Status::Revoked { at, reason: Some(Reason::Superseded) } => Standing::Superseded(at),
            Status::Revoked { at, reason: Some(Reason::CertificateHold) } => {
                Standing::Suspended(at)
            }
            Status::Revoked { at, .. } => Standing::Revoked(at),
        };
        Ok(StandingTold { standing, at: answer.this_update })
    }
}

/// A responder that says that it cannot answer signs nothing; everything else that is no right answer may be
/// a lie.
fn faulty(error: OcspError) -> KeeperError {
    match error {
        OcspError::Refused(_) | OcspError::TooLarge | OcspError::Unreadable => {
            KeeperError::AnswerUnreadable
        }
        _ => KeeperError::AnswerNotAuthentic,
    }
}
