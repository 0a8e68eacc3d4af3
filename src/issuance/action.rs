use std::rc::Rc;

use ingam_bank_api::{AgreedTerms, Details, EnrollmentView, Holder, Purpose};
use ingam_core::vault::{EntryId, Storage};

use super::{
    Notice,
    applicant::IdentityWay,
    draft::Draft,
    elsewhere::Elsewhere,
    enroll::{Enrolled, Stage},
    own_request::Received,
    renewal::Renewal,
    step::Step,
};
use crate::error::AppError;

/// Something happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A draft was found, at the start.
    Restore(Draft),
    /// From the beginning, for this.
    Begin(Purpose),
    /// The bank has opened a renewal.
    Renew(Box<Renewal>),
    /// Two codes from another device were accepted.
    TakeOver(Rc<Elsewhere>),
    /// The terms were agreed to, for a certificate of this kind of holder.
    Agree(Holder, Vec<AgreedTerms>),
    /// The bank knows who it is, by this; with the user id, if it is that.
    Identify(IdentityWay, String, EnrollmentView),
    /// The bank accepted the product.
    Choose(EnrollmentView),
    /// The bank was asked what it wants to know now.
    Look(EnrollmentView),
    /// The bank accepted account password and second proof.
    Verify(EnrollmentView),
    /// The bank accepted the fee.
    ConfirmFee(EnrollmentView),
    /// Issuing stopped because of the fee: back to it, if the bank asks for it.
    ReviewFee,
    /// The bank accepted the contact details.
    Describe(Details, EnrollmentView),
    /// The password was given: issuing begins.
    Enroll(Storage),
    /// Issuing went on.
    Advance(Stage),
    /// Issuing stopped.
    Stop {
        /// How far it was.
        stage: Stage,
        /// The entry that the vault holds now, if any.
        entry: Option<EntryId>,
        /// Why.
        error: AppError,
    },
    /// The certificate is stored and works.
    Finish(Rc<Enrolled>),
    /// The certificate for a request of the person's own came.
    Receive(Rc<Received>),
    /// The certificate was saved as a file at this time, seconds since 1970-01-01T00:00:00Z.
    BackUp(i64),
    /// The person goes to another step.
    Go(Step),
    /// The session is over: back to the person's identity, or to the terms if they changed.
    Restart(Notice),
    /// From the beginning.
    Reset,
}
