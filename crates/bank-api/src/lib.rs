//! Wire types between the Ingam page and a bank: requests, responses, problems, paths.
//!
//! This crate knows only serde. It holds no rules: what a resident number must look like is said
//! in `ingam-core`, who may have which certificate is said in the bank.
//!
//! The life of an enrollment on the wire, in order (see `docs/issuance-cycle.md`):
//!
//! 1. [`paths::TERMS`] → [`Terms`], then `POST` [`paths::ENROLLMENTS`] with [`StartEnrollment`] → [`EnrollmentStarted`].
//! 2. `PUT …/identity`, `…/product`, `…/verification`, `…/fee`, `…/details`; each answers an [`EnrollmentView`].
//! 3. `POST …/codes` → [`EnrollmentCodes`]: the one-use reference number and authorization code.
//! 4. CMP `p10cr` at [`paths::CMP`] (RFC 9483), protected by these two values, then `certConf`.
//!
//! A reissue is the same with [`Purpose::Reissue`]. A renewal begins at [`paths::RENEWALS`] with [`StartRenewal`], and its
//! CMP message is `kur`, protected by the signature of the old key.
//!
//! Every refusal is an `application/problem+json` body ([`Problem`], RFC 9457).
#![forbid(unsafe_code)]

mod authority;
mod certificate;
mod copy;
mod enrollment;
mod login;
pub mod paths;
mod problem;
mod product;
mod receipt;
mod registration;
mod renewal;
mod revocation;
pub mod revocation_code;
mod secret;
mod terms;
mod transfer;

pub use authority::Authority;
pub use certificate::{CertificateRequest, IssuedCertificate};
pub use copy::{MailboxJoined, MailboxMessage, MailboxOpened, MailboxTaken, MailboxTry};
pub use enrollment::{
    AccountView, Address, AuthorityOffer, Balance, Balances, CardAnswer, CardCells, CustomerView,
    Details, EnrollmentCodes, EnrollmentStarted, EnrollmentView, FeeConfirmation, FeeView,
    Identity, ProductChoice, ProductOffer, StartEnrollment, Step, TextMessage, Verification, Way,
};
pub use login::{BankAccount, BankAccounts, LoggedIn, Login, LoginChallenge, login_text};
pub use problem::{Problem, ProblemKind};
pub use product::{Holder, Product};
pub use receipt::{Receipt, Receipts, ReceiptsQuestion};
pub use registration::{
    RegisteredCertificate, RegistrationConfirmation, RegistrationDesk, RegistrationProof,
    RegistrationSignature, registration_text,
};
pub use renewal::{OldCertificate, Purpose, StartRenewal};
pub use revocation::{
    Change, HeldCertificate, HeldCertificates, RevocationByCode, RevocationCode,
    RevocationQuestion, RevocationWish, RevokedByCode,
};
pub use secret::Secret;
pub use terms::{AgreedTerms, Localized, Terms, TermsDocument};
pub use transfer::{
    Available, LONGEST_MEMO, Language, Recipient, RecipientQuestion, Transfer, TransferFacts,
    TransferLimits, TransferOrder, TransferOrdered, TransferSignature, Transfers, is_line,
    transfer_text,
};
