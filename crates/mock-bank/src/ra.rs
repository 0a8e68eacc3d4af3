//! The registration authority: may this person have this certificate, once.
//!
//! The state of an enrollment follows from what is known about it ([`enrollment::step`]); there is
//! no separate field that could disagree. Every method checks the state in the same transaction in
//! which it changes it, so no step can be skipped, not even by two calls at once.

mod account_password;
pub mod authorization;
pub mod codes;
mod desk;
pub mod details;
pub mod enrollment;
pub mod fee;
mod form;
pub mod identity;
pub mod predecessor;
pub mod product;
pub mod receipts;
pub mod renewal;
pub mod terms;
pub mod text_message;
pub mod verification;

use std::sync::Arc;

use ingam_bank_api::Step;

use crate::audit::{self, About, Event};
use crate::clock::Clock;
use crate::secrets::Secrets;
use crate::store::{Store, StoreError, Tx};
use terms::CurrentTerms;

/// The registration authority's desk.
#[derive(Clone, Debug)]
pub struct Ra {
    /// Database.
    pub store: Store,
    /// Keys of what is secret in the database.
    pub secrets: Arc<Secrets>,
    /// Time.
    pub clock: Arc<Clock>,
    /// What must be agreed to.
    pub terms: Arc<CurrentTerms>,
    /// Enrollments in which one customer may be recognised in an hour.
    pub enrollments_per_hour: u32,
}

/// Something a person proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// Password of an account.
    AccountPassword,
    /// One-time password.
    Otp,
    /// Security card.
    SecurityCard,
    /// Code by text message.
    Phone,
}

/// Why the registration authority refuses.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// A field has the wrong form.
    #[error("{0} is not acceptable")]
    Field(&'static str),
    /// Not all current terms were agreed to.
    #[error("the terms are not the current ones")]
    TermsOutdated,
    /// Terms changed since the last enrollment: these must be agreed to anew.
    #[error("{0} is missing: the terms have changed")]
    TermsMissing(&'static str),
    /// The certificate can be renewed from this second on.
    #[error("it is too early to renew the certificate")]
    TooEarly(i64),
    /// There is no certificate whose place a new one could take.
    #[error("there is no certificate in validity to renew or reissue")]
    NothingToReplace,
    /// User id or account, and number, do not belong together.
    #[error("no such person")]
    Identity,
    /// Too young to apply alone.
    #[error("a legal guardian must apply")]
    UnderAge,
    /// Not for this customer.
    #[error("the product is not offered")]
    Product,
    /// A factor is wrong.
    #[error("{factor:?} is wrong")]
    FactorWrong {
        /// Which one.
        factor: Factor,
        /// Tries left, at least one.
        remaining: u32,
    },
    /// A factor was wrong too often.
    #[error("{0:?} is locked")]
    FactorLocked(Factor),
    /// Other cells of the card are asked for.
    #[error("other cells are asked for now")]
    CardCellsChanged,
    /// No code was sent by text message, or it is too old.
    #[error("there is no valid code by text message")]
    PhoneCodeExpired,
    /// Too many text messages.
    #[error("no more text messages")]
    NoMoreMessages,
    /// So many seconds must pass first.
    #[error("too soon")]
    TooSoon(u32),
    /// Another amount than the fee was confirmed.
    #[error("the amount is not the fee")]
    FeeChanged,
    /// The account does not hold the fee.
    #[error("the balance does not cover the fee")]
    InsufficientFunds,
    /// Something else comes first.
    #[error("{0:?} comes first")]
    StepSkipped(Step),
    /// The codes were handed out.
    #[error("the answers can no longer be changed")]
    Closed,
    /// Too old.
    #[error("the enrollment is too old")]
    Expired,
    /// The customer went through a newer one.
    #[error("a newer enrollment took its place")]
    Replaced,
    /// There is no such enrollment for this session.
    #[error("no such enrollment")]
    NoSession,
    /// The bank failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A wrong try, or the lock when it was the last one.
fn wrong(factor: Factor, remaining: i64) -> Refused {
    match u32::try_from(remaining) {
        Ok(remaining) if remaining > 0 => Refused::FactorWrong { factor, remaining },
        _ => Refused::FactorLocked(factor),
    }
}

/// A wrong factor enters the audit log in the transaction that counts it.
fn audit_refusal(tx: &mut Tx, now: i64, refused: &Refused, about: impl Into<About>) {
    let event = match *refused {
        Refused::FactorWrong { factor, remaining } => Event::FactorWrong { factor, remaining },
        Refused::FactorLocked(factor) => Event::FactorLocked(factor),
        _ => return,
    };
    audit::record(tx, now, &event, about);
}

impl From<crate::secrets::SecretError> for Refused {
    fn from(error: crate::secrets::SecretError) -> Self {
        Self::Store(error.into())
    }
}
