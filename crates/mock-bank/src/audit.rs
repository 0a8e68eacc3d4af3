//! The audit log: what happened, to whom, when; append-only and hash-chained.
//!
//! [`record`] notes an event on a transaction; [`crate::store::commit`] writes it into the chain
//! together with everything else, so a fact and its entry are on disk both or not at all. Entries name
//! enrollments, customers and certificates by the bank's own names and hold no secret, no resident
//! number, no password, no address.

use ingam_bank_api::{Holder, Product, Purpose};

use crate::authorities::IssuingAuthority;
use crate::login::Denied;
use crate::products::holder_name;
use crate::ra::Factor;
use crate::registration::Declined;
use crate::store::Tx;
use crate::store::audit::Entry;
use crate::store::certificates::StoredCertificate;
use crate::store::enrollments::Enrollment;

pub mod verify;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// Someone agreed to the terms and began.
    EnrollmentStarted {
        /// Personal or corporate.
        holder: Holder,
        /// What for.
        purpose: Purpose,
    },
    /// The person is a customer.
    IdentityPassed,
    /// User id or account and number do not belong together. The customer is named if one was meant.
    IdentityFailed,
    /// The customer was recognised, and is too young to apply alone.
    UnderAge,
    /// The customer was recognised, and has no certificate that could be reissued.
    NothingToReissue,
    /// A product was chosen, and who shall sign it.
    ProductChosen {
        /// What for.
        product: Product,
        /// Who signs.
        authority: IssuingAuthority,
    },
    /// A factor was right.
    FactorPassed(Factor),
    /// A factor was wrong.
    FactorWrong {
        /// Which one.
        factor: Factor,
        /// Tries left.
        remaining: u32,
    },
    /// A factor was wrong once too often.
    FactorLocked(Factor),
    /// A code went out by text message; so many more can be sent in this enrollment.
    MessageSent {
        /// Messages left.
        remaining: u32,
    },
    /// The customer lets the bank withdraw a fee, won.
    FeeConfirmed(u64),
    /// The customer said where notices go.
    DetailsGiven,
    /// Reference number and authorization code were made.
    CodesHandedOut,
    /// A message with the reference number was not protected with the code.
    CodeWrong,
    /// A certificate was issued for a fee, won.
    CertificateIssued {
        /// What for.
        product: Product,
        /// Who signed.
        authority: IssuingAuthority,
        /// What was withdrawn.
        fee: u64,
    },
    /// A newer certificate took the place of this one, which was revoked.
    CertificateReplaced {
        /// CRLReason (RFC 5280 section 5.3.1).
        reason: i64,
    },
    /// The certificate was revoked as its owner wished; so much of its fee was paid back, won.
    CertificateRevoked {
        /// CRLReason (RFC 5280 section 5.3.1).
        reason: i64,
        /// What was paid back.
        refunded: u64,
    },
    /// The certificate was suspended as its owner wished.
    CertificateSuspended,
    /// Its owner resumed it.
    CertificateResumed,
    /// A revocation code was handed out for the certificate.
    RevocationCodeMade,
    /// A revocation code was given that belongs to no certificate.
    RevocationCodeWrong,
    /// The client said that it holds the certificate.
    CertificateConfirmed,
    /// A newer enrollment took the place of this one.
    EnrollmentReplaced,
    /// The customer gave the enrollment up.
    EnrollmentAbandoned,
    /// A customer looked at the receipts.
    ReceiptsShown,
    /// A customer logged in with this certificate.
    LoggedIn,
    /// A login was judged, and nobody let in. Certificate and customer are named if the signature is theirs.
    LoginDenied(Denied),
    /// A customer registered this certificate of another institution.
    CertificateRegistered,
    /// A customer ended the registration of this certificate.
    CertificateDeregistered,
    /// A certificate of another institution was judged, and not taken.
    RegistrationDeclined(Declined),
    /// A customer logged out.
    LoggedOut {
        /// Wherever there was a session.
        everywhere: bool,
    },
    /// A customer signed a transfer, which was carried out.
    TransferExecuted {
        /// The order.
        order: String,
        /// Won.
        amount: u64,
    },
    /// What was sent as the signature of a transfer is none.
    TransferDenied {
        /// The order.
        order: String,
        /// Why.
        reason: &'static str,
    },
    /// The clerk unlocked the customer's factors.
    Unlocked,
    /// The note of the log's end was not there when the bank was started.
    NoteMissing,
}

impl Event {
    /// The word in the log.
    fn kind(&self) -> &'static str {
        match self {
            Self::EnrollmentStarted { .. } => "enrollment-started",
            Self::IdentityPassed => "identity-passed",
            Self::IdentityFailed => "identity-failed",
            Self::UnderAge => "under-age",
            Self::NothingToReissue => "nothing-to-reissue",
            Self::ProductChosen { .. } => "product-chosen",
            Self::FactorPassed(_) => "factor-passed",
            Self::FactorWrong { .. } => "factor-wrong",
            Self::FactorLocked(_) => "factor-locked",
            Self::MessageSent { .. } => "message-sent",
            Self::FeeConfirmed(_) => "fee-confirmed",
            Self::DetailsGiven => "details-given",
            Self::CodesHandedOut => "codes-handed-out",
            Self::CodeWrong => "code-wrong",
            Self::CertificateIssued { .. } => "certificate-issued",
            Self::CertificateReplaced { .. } => "certificate-replaced",
            Self::CertificateRevoked { .. } => "certificate-revoked",
            Self::CertificateSuspended => "certificate-suspended",
            Self::CertificateResumed => "certificate-resumed",
            Self::RevocationCodeMade => "revocation-code-made",
            Self::RevocationCodeWrong => "revocation-code-wrong",
            Self::CertificateConfirmed => "certificate-confirmed",
            Self::EnrollmentReplaced => "enrollment-replaced",
            Self::EnrollmentAbandoned => "enrollment-abandoned",
            Self::ReceiptsShown => "receipts-shown",
            Self::LoggedIn => "logged-in",
            Self::LoginDenied(_) => "login-denied",
            Self::CertificateRegistered => "certificate-registered",
            Self::CertificateDeregistered => "certificate-deregistered",
            Self::RegistrationDeclined(_) => "registration-declined",
            Self::LoggedOut { .. } => "logged-out",
            Self::TransferExecuted { .. } => "transfer-executed",
            Self::TransferDenied { .. } => "transfer-denied",
            Self::Unlocked => "unlocked",
            Self::NoteMissing => "note-missing",
        }
    }

    /// What else there is to say: `name=value`, separated by spaces.
    fn facts(&self) -> String {
        match self {
            Self::EnrollmentStarted { holder, purpose } => {
                format!("holder={} purpose={}", holder_name(*holder), purpose.as_str())
            }
            Self::ProductChosen { product, authority } => {
                format!("product={} authority={}", product.as_str(), authority.as_str())
            }
            Self::FactorPassed(factor) | Self::FactorLocked(factor) => {
                format!("factor={}", factor_name(*factor))
            }
            Self::FactorWrong { factor, remaining } => {
                format!("factor={} remaining={remaining}", factor_name(*factor))
            }
            Self::MessageSent { remaining } => format!("remaining={remaining}"),
            Self::FeeConfirmed(fee) => format!("fee={fee}"),
            Self::CertificateIssued { product, authority, fee } => {
                let (product, authority) = (product.as_str(), authority.as_str());
                format!("product={product} authority={authority} fee={fee}")
            }
            Self::CertificateReplaced { reason } => format!("reason={reason}"),
            Self::CertificateRevoked { reason, refunded } => {
                format!("reason={reason} refunded={refunded}")
            }
            Self::LoginDenied(denied) => format!("reason={}", denied.word()),
            Self::TransferExecuted { order, amount } => format!("order={order} amount={amount}"),
            Self::TransferDenied { order, reason } => format!("order={order} reason={reason}"),
            Self::RegistrationDeclined(declined) => format!("reason={}", declined.word()),
            Self::LoggedOut { everywhere } => format!("everywhere={everywhere}"),
            Self::IdentityPassed
            | Self::IdentityFailed
            | Self::UnderAge
            | Self::NothingToReissue
            | Self::DetailsGiven
            | Self::CodesHandedOut
            | Self::CodeWrong
            | Self::CertificateSuspended
            | Self::CertificateResumed
            | Self::RevocationCodeMade
            | Self::RevocationCodeWrong
            | Self::CertificateConfirmed
            | Self::EnrollmentReplaced
            | Self::EnrollmentAbandoned
            | Self::ReceiptsShown
            | Self::LoggedIn
            | Self::CertificateRegistered
            | Self::CertificateDeregistered
            | Self::Unlocked
            | Self::NoteMissing => String::new(),
        }
    }
}

/// What an event is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// In which enrollment.
    pub enrollment: Option<String>,
    /// To whom.
    pub customer: Option<String>,
    /// Which certificate.
    pub serial: Option<String>,
}

impl About {
    /// Something at the branch.
    pub fn customer(id: &str) -> Self {
        Self { customer: Some(id.to_owned()), ..Self::default() }
    }
}

impl From<&Enrollment> for About {
    fn from(enrollment: &Enrollment) -> Self {
        Self {
            enrollment: Some(enrollment.id.clone()),
            customer: enrollment.customer.clone(),
            serial: enrollment.serial.clone(),
        }
    }
}

impl From<&StoredCertificate> for About {
    fn from(certificate: &StoredCertificate) -> Self {
        Self {
            enrollment: Some(certificate.enrollment.clone()),
            customer: Some(certificate.customer.clone()),
            serial: Some(certificate.serial.clone()),
        }
    }
}

/// Notes an event: it enters the log when the transaction is committed.
pub fn record(tx: &mut Tx, now: i64, event: &Event, about: impl Into<About>) {
    let About { enrollment, customer, serial } = about.into();
    tx.tell(Entry {
        at: now,
        kind: event.kind().to_owned(),
        enrollment,
        customer,
        serial,
        facts: event.facts(),
    });
}

fn factor_name(factor: Factor) -> &'static str {
    match factor {
        Factor::AccountPassword => "account-password",
        Factor::Otp => "otp",
        Factor::SecurityCard => "security-card",
        Factor::Phone => "phone",
    }
}
