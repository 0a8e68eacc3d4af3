//! Whether a certificate still holds: what is asked of its issuer's responder, and what its answer is worth, or
//! the issuer's list.

use getrandom::rand_core::Rng;
use ingam_core::{
    certificate::Certificate,
    chain,
    crl::{self, CrlError},
    ocsp::{Hash, NONCE_LENGTH, NotByIssuer, OcspError, Reason, Request, Status},
};
use serde_bytes::ByteBuf;

use super::{
    Keeper,
    certificates::{parse, parse_all, root_sha256},
    protocol::{
        AskStanding, KeeperError, ReadList, ReadStanding, Standing, StandingQuestion,
        StandingSource, StandingTold,
    },
    random,
};

/// Whom is asked about, and by whom it was issued: both were verified.
pub(super) struct Inquiry {
    certificate: Certificate,
    issuer: Certificate,
    /// Of a question that was not answered yet.
    nonce: Option<[u8; NONCE_LENGTH]>,
}

impl Inquiry {
    fn request(&self, nonce: [u8; NONCE_LENGTH]) -> Result<Request<'_>, KeeperError> {
        Request::with_nonce(&self.certificate, &self.issuer, Hash::Sha1, nonce)
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
        let (url, list_url) = (certificate.ocsp_url(), certificate.crl_url());
        let issuer = chain.into_iter().next().ok_or(KeeperError::ChainInvalid)?;
        let mut nonce = [0; NONCE_LENGTH];
        random().fill_bytes(&mut nonce);
        let inquiry = self.inquiry.insert(Inquiry { certificate, issuer, nonce: Some(nonce) });
        let request = ByteBuf::from(inquiry.request(nonce)?.to_der());
        Ok(StandingQuestion { url, request, list_url })
    }

    pub(super) fn read_standing(
        &mut self,
        request: &ReadStanding,
    ) -> Result<StandingTold, KeeperError> {
        // A nonce is good for one answer.
        let inquiry = self.inquiry.as_mut().ok_or(KeeperError::NoEnrollment)?;
        let nonce = inquiry.nonce.take().ok_or(KeeperError::NoEnrollment)?;
        let asked = inquiry.request(nonce)?;
        let answers = asked.read(&request.answer, request.now).map_err(faulty)?;
        let answer = answers.first().ok_or(KeeperError::AnswerUnreadable)?;
        Ok(StandingTold {
            standing: standing(answer.status),
            at: answer.this_update,
            source: StandingSource::Responder,
        })
    }

    pub(super) fn read_list(&mut self, request: &ReadList) -> Result<StandingTold, KeeperError> {
        let inquiry = self.inquiry.as_ref().ok_or(KeeperError::NoEnrollment)?;
        let whom = (&inquiry.certificate, &inquiry.issuer);
        let newest = request.newest.as_ref();
        let entry = crl::read(&request.list, whom, newest, request.now).map_err(faulty_list)?;
        Ok(StandingTold {
            standing: standing(entry.status),
            at: entry.this_update,
            source: StandingSource::List(entry.number),
        })
    }
}

fn standing(status: Status) -> Standing {
    match status {
        Status::Good => Standing::Good,
        Status::Unknown => Standing::Unknown,
        Status::Revoked { at, reason: Some(Reason::Superseded) } => Standing::Superseded(at),
        Status::Revoked { at, reason: Some(Reason::CertificateHold) } => Standing::Suspended(at),
        Status::Revoked { at, .. } => Standing::Revoked(at),
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

/// What is out of date may be nobody's fault. What says nothing of this certificate is no answer; all else may be a
/// lie.
fn faulty_list(error: CrlError) -> KeeperError {
    match error {
        CrlError::TooOld | CrlError::Backwards => KeeperError::ListOutdated,
        CrlError::TooLarge
        | CrlError::Unreadable
        | CrlError::Incomplete
        | CrlError::NoNumber
        | CrlError::AfterEnd => KeeperError::AnswerUnreadable,
        _ => KeeperError::AnswerNotAuthentic,
    }
}
