//! Where things are, relative to the bank's base URL.

/// `GET`: [`Authority`](crate::Authority), the certificates a client needs before it can enroll.
pub const AUTHORITY: &str = "/api/authority";
/// `GET`: [`Terms`](crate::Terms), the documents to agree to.
pub const TERMS: &str = "/api/terms";
/// `GET`: [`Terms`](crate::Terms), the own documents of the issuing authorities that can be chosen.
pub const AUTHORITY_TERMS: &str = "/api/terms/authorities";
/// `POST`: starts an enrollment.
pub const ENROLLMENTS: &str = "/api/enrollments";
/// `POST`: [`StartRenewal`](crate::StartRenewal), by whoever is logged in →
/// [`EnrollmentStarted`](crate::EnrollmentStarted).
pub const RENEWALS: &str = "/api/renewals";
/// `POST`: [`ReceiptsQuestion`](crate::ReceiptsQuestion), what a customer paid.
pub const RECEIPTS: &str = "/api/receipts";
/// `POST`: [`LoginChallenge`](crate::LoginChallenge), for the page that is going to log in.
pub const LOGIN_CHALLENGES: &str = "/api/login/challenges";
/// `POST`: [`Login`](crate::Login) → [`LoggedIn`](crate::LoggedIn).
pub const LOGINS: &str = "/api/login";
/// `POST`: the session goes on, [`LoggedIn`](crate::LoggedIn) without a token.
pub const LOGIN_EXTENSION: &str = "/api/login/extension";
/// `DELETE`: logs out; with `?all=true` wherever the customer is logged in. Answers 204.
pub const LOGIN_SESSION: &str = "/api/login/session";
/// `GET`: [`BankAccounts`](crate::BankAccounts), for whoever is logged in.
pub const ACCOUNTS: &str = "/api/accounts";
/// `POST`: [`RecipientQuestion`](crate::RecipientQuestion) → [`Recipient`](crate::Recipient).
pub const TRANSFER_RECIPIENT: &str = "/api/transfers/recipient";
/// `GET`: [`TransferLimits`](crate::TransferLimits), for whoever is logged in.
pub const TRANSFER_LIMITS: &str = "/api/transfers/limits";
/// `POST`: [`TransferOrder`](crate::TransferOrder) → [`TransferOrdered`](crate::TransferOrdered).
/// `GET`: [`Transfers`](crate::Transfers), what was transferred; with `?before=` the older ones.
pub const TRANSFERS: &str = "/api/transfers";
/// `POST`: [`RevocationQuestion`](crate::RevocationQuestion) → [`HeldCertificates`](crate::HeldCertificates).
pub const REVOCATIONS: &str = "/api/revocations";
/// `POST`: [`RevocationByCode`](crate::RevocationByCode) → [`RevokedByCode`](crate::RevokedByCode).
pub const REVOCATION_BY_CODE: &str = "/api/revocations/code";
/// `POST`: a fresh [`RevocationCode`](crate::RevocationCode) for the certificate of the login. Of an enrollment it is
/// the step `revocation-code`.
pub const LOGIN_REVOCATION_CODE: &str = "/api/login/revocation-code";
/// `POST`: opens a mailbox, [`MailboxOpened`](crate::MailboxOpened).
pub const MAILBOXES: &str = "/api/mailboxes";
/// `POST` of a [`ReceiptsQuestion`](crate::ReceiptsQuestion): opens the desk for certificates of other
/// institutions, [`RegistrationDesk`](crate::RegistrationDesk). `GET`: the desk as it is.
pub const REGISTRATIONS: &str = "/api/registrations";
/// `POST`: [`LoginChallenge`](crate::LoginChallenge), for the certificate that is to be registered.
pub const REGISTRATION_CHALLENGE: &str = "/api/registrations/challenge";
/// `PUT`: [`RegistrationSignature`](crate::RegistrationSignature).
pub const REGISTRATION_CERTIFICATE: &str = "/api/registrations/certificate";
/// `PUT`: [`RegistrationProof`](crate::RegistrationProof).
pub const REGISTRATION_PROOF: &str = "/api/registrations/proof";
/// `POST`: [`RegistrationConfirmation`](crate::RegistrationConfirmation).
pub const REGISTRATION_CONFIRMATION: &str = "/api/registrations/confirmation";
/// `GET`: the OpenAPI description of everything under `/api`.
pub const OPENAPI: &str = "/api/openapi.json";
/// `POST` of `application/pkixcmp` (RFC 6712).
pub const CMP: &str = "/cmp";
/// Base of Enrollment over Secure Transport (RFC 7030): `cacerts`, `csrattrs` and `simpleenroll`.
pub const EST: &str = "/.well-known/est";
/// `GET`: the demo desk, where a stranger finds the mock customers.
pub const DEMO: &str = "/demo";

/// Content type of CMP messages (RFC 6712 section 3.4).
pub const CMP_CONTENT_TYPE: &str = "application/pkixcmp";
/// Content type of refusals (RFC 9457 section 3).
pub const PROBLEM_CONTENT_TYPE: &str = "application/problem+json";

/// Content type of a receipt: CMS `SignedData` with its content (RFC 8551 section 3.2).
pub const RECEIPT_CONTENT_TYPE: &str = "application/pkcs7-mime";

/// `POST`: [`TransferSignature`](crate::TransferSignature) → [`Transfer`](crate::Transfer).
pub fn transfer_signature(order: &str) -> String {
    format!("{TRANSFERS}/{order}/signature")
}

/// `GET`: the signed receipt of a transfer, DER ([`RECEIPT_CONTENT_TYPE`]).
pub fn transfer_receipt(order: &str) -> String {
    format!("{TRANSFERS}/{order}/receipt")
}

/// A step of one enrollment: `/api/enrollments/{id}/{step}`; `step` is one of `identity`,
/// `product`, `verification`, `fee`, `details` (all `PUT`), `text-message`, `balances`, `codes` and
/// `certificate` (all `POST`).
pub fn enrollment_step(id: &str, step: &str) -> String {
    format!("{ENROLLMENTS}/{id}/{step}")
}

/// A certificate of another institution; `DELETE`: it is not registered any more.
pub fn registered_certificate(fingerprint: &str) -> String {
    format!("{REGISTRATIONS}/certificates/{fingerprint}")
}

/// One enrollment, `GET` and `DELETE`.
pub fn enrollment(id: &str) -> String {
    format!("{ENROLLMENTS}/{id}")
}

/// One mailbox: `DELETE` ends it, or a try.
pub fn mailbox(number: &str) -> String {
    format!("{MAILBOXES}/{number}")
}

/// In one mailbox, all `POST`: `tries` ([`MailboxTry`](crate::MailboxTry) →
/// [`MailboxJoined`](crate::MailboxJoined)), `messages` ([`MailboxMessage`](crate::MailboxMessage) → 204) and
/// `messages/next` (→ [`MailboxTaken`](crate::MailboxTaken)).
pub fn mailbox_part(number: &str, part: &str) -> String {
    format!("{MAILBOXES}/{number}/{part}")
}
