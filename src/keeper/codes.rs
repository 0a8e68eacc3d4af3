//! The two codes of an enrollment: taken from the person on another device, and given back to the
//! person when issuing has stopped.

use ingam_core::{cmp::Transaction, policy};
use serde_bytes::ByteBuf;
use zeroize::Zeroizing;

use super::{
    Keeper,
    enrollment::{Enrollment, seconds},
    protocol::{
        AskOffer, KeeperError, Offer, PrepareEnrollment, Question, ReadOffer, RevealedCodes,
        Secret, Wanted,
    },
    random,
};

/// Codes that the person has typed, and the question about them.
pub(super) struct Codes {
    reference: String,
    code: Zeroizing<String>,
    question: Transaction,
}

impl Keeper {
    pub(super) fn ask_offer(&mut self, request: &AskOffer) -> Result<Question, KeeperError> {
        self.codes = None;
        let code = request.code.expose().ok_or(KeeperError::Internal)?;
        let now = seconds(request.now)?;
        let (question, message) =
            Transaction::ask_template(&request.reference, code, now, &mut random())?;
        let code = Zeroizing::new(code.to_owned());
        self.codes = Some(Codes { reference: request.reference.clone(), code, question });
        Ok(Question { message: ByteBuf::from(message) })
    }

    pub(super) fn read_offer(&mut self, request: &ReadOffer) -> Result<Offer, KeeperError> {
        let codes = self.codes.as_mut().ok_or(KeeperError::NoEnrollment)?;
        let template = codes.question.read_template(&request.answer)?;
        // Before the certificate of another device is replaced.
        if !template.is_for(&self.number, &codes.code) {
            return Err(KeeperError::VidMismatch);
        }
        Ok(Offer {
            holder_name: template.holder_name(),
            product: policy::product_of(&template.policy).map(str::to_owned),
            expires_at: template.expires_at,
            wanted: Wanted {
                reference: codes.reference.clone(),
                subject: ByteBuf::from(template.subject),
                policy: template.policy,
                not_after: None,
            },
        })
    }

    /// The code that was sent along, or the one that belongs to the same reference number.
    pub(super) fn code_for(
        &self,
        request: &PrepareEnrollment,
    ) -> Result<Zeroizing<String>, KeeperError> {
        if let Some(code) = &request.code {
            let code = code.expose().ok_or(KeeperError::Internal)?;
            return Ok(Zeroizing::new(code.to_owned()));
        }
        let codes = self.codes.as_ref();
        let codes = codes.filter(|codes| codes.reference == request.wanted.reference);
        codes.map(|codes| codes.code.clone()).ok_or(KeeperError::NoEnrollment)
    }

    pub(super) fn reveal_codes(&self) -> Result<RevealedCodes, KeeperError> {
        let codes = self.enrollment.as_ref().and_then(Enrollment::codes);
        let (reference, code) = codes.ok_or(KeeperError::NoEnrollment)?;
        Ok(RevealedCodes { reference: reference.to_owned(), code: Secret::new(code.to_owned()) })
    }
}
