use serde::{Deserialize, Serialize};

/// A refusal: problem details for HTTP APIs (RFC 9457) with four extension members.
///
/// The page never shows `title` or `detail`: it has its own sentences for each [`ProblemKind`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// URN of the kind of problem.
    #[serde(rename = "type")]
    pub kind: ProblemKind,
    /// Short English summary of the kind, for developers.
    pub title: String,
    /// HTTP status code.
    pub status: u16,
    /// English explanation of this occurrence, for developers. Never holds what the customer sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The request field that is wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Wrong tries left before the factor is locked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remaining_tries: Option<u32>,
    /// Seconds to wait before the same call can succeed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// From when on the same call can succeed, seconds since 1970-01-01T00:00:00Z: first second of a
    /// Korean day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i64>,
}

macro_rules! problem_kinds {
    ($($(#[$doc:meta])+ $variant:ident = $urn:literal, $status:literal, $title:literal;)+) => {
        /// Every reason for which the bank refuses.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum ProblemKind {
            $($(#[$doc])+ #[serde(rename = $urn)] $variant,)+
            /// A kind this version does not know.
            #[serde(other, rename = "about:blank")]
            Unknown,
        }

        impl ProblemKind {
            /// Every kind, for tests of completeness.
            pub const ALL: &[Self] = &[$(Self::$variant,)+ Self::Unknown];

            /// The URN on the wire.
            pub fn urn(self) -> &'static str {
                match self { $(Self::$variant => $urn,)+ Self::Unknown => "about:blank" }
            }

            /// HTTP status code it is sent with.
            pub fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)+ Self::Unknown => 500 }
            }

            /// Short English summary, for developers.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)+ Self::Unknown => "Unknown problem" }
            }
        }
    };
}

problem_kinds! {
    /// A field is missing or has the wrong form; `field` names it.
    InvalidField = "urn:ingam:problem:invalid-field", 422, "A field is invalid";
    /// The body is not what this path takes.
    MalformedRequest = "urn:ingam:problem:malformed-request", 400, "The request cannot be read";
    /// The body is larger than the bank reads.
    TooLarge = "urn:ingam:problem:too-large", 413, "The request is too large";
    /// Terms are missing or were replaced by a newer version.
    TermsOutdated = "urn:ingam:problem:terms-outdated", 409, "The current terms were not agreed to";
    /// User id or account, and number, do not belong together. Does not say which is wrong.
    IdentityMismatch = "urn:ingam:problem:identity-mismatch", 403, "The customer could not be identified";
    /// The customer is younger than 14: a legal guardian must come to the branch.
    UnderAge = "urn:ingam:problem:under-age", 403, "A legal guardian must apply";
    /// The product is not offered to this customer.
    ProductUnavailable = "urn:ingam:problem:product-unavailable", 409, "The product is not available";
    /// Wrong account password; `remaining_tries` counts down.
    AccountPasswordWrong = "urn:ingam:problem:account-password-wrong", 403, "The account password is wrong";
    /// Wrong, old or already used one-time password; `remaining_tries` counts down.
    OtpWrong = "urn:ingam:problem:otp-wrong", 403, "The one-time password is wrong";
    /// Wrong digits of the security card; `remaining_tries` counts down, other cells are asked next.
    CardWrong = "urn:ingam:problem:card-wrong", 403, "The digits of the security card are wrong";
    /// Other cells of the security card are asked for now. Not counted as a wrong try.
    CardCellsChanged = "urn:ingam:problem:card-cells-changed", 409, "Other cells are asked for now";
    /// Wrong code of a text message; `remaining_tries` counts down.
    PhoneCodeWrong = "urn:ingam:problem:phone-code-wrong", 403, "The code is wrong";
    /// No code was sent, or it is too old: ask for another.
    PhoneCodeExpired = "urn:ingam:problem:phone-code-expired", 409, "The code has expired";
    /// No more text messages are sent in this enrollment.
    NoMoreMessages = "urn:ingam:problem:no-more-messages", 409, "No more text messages are sent";
    /// Too many wrong tries: the factor named by `field` is locked.
    FactorLocked = "urn:ingam:problem:factor-locked", 423, "The factor is locked";
    /// The confirmed amount is not the fee.
    FeeChanged = "urn:ingam:problem:fee-changed", 409, "The fee has changed";
    /// The account does not cover the fee.
    InsufficientFunds = "urn:ingam:problem:insufficient-funds", 409, "The balance does not cover the fee";
    /// The text or file is not a certification request.
    RequestUnreadable = "urn:ingam:problem:request-unreadable", 422, "This is not a certification request";
    /// A certificate or PKCS#7 structure instead of a certification request.
    RequestIsCertificate = "urn:ingam:problem:request-is-certificate", 422, "This is a certificate, not a request";
    /// A private key instead of a certification request.
    RequestIsPrivateKey = "urn:ingam:problem:request-is-private-key", 422, "This is a private key, not a request";
    /// Another kind of key, or another curve, than the bank certifies.
    RequestKeyKind = "urn:ingam:problem:request-key-kind", 422, "The key is not of a kind that is certified";
    /// An RSA key below 2048 or above 4096 bits, or with an unusual exponent.
    RequestRsaSize = "urn:ingam:problem:request-rsa-size", 422, "The RSA key must have 2048 to 4096 bits";
    /// The request is not signed by its own key, or with another algorithm than the bank takes.
    RequestSignature = "urn:ingam:problem:request-signature", 422, "The signature of the request is not right";
    /// A certificate was issued for another request of this enrollment.
    RequestReplaced = "urn:ingam:problem:request-replaced", 409, "Another request was already answered";
    /// Another customer's certificate has this key.
    KeyTaken = "urn:ingam:problem:key-taken", 409, "The key belongs to another certificate";
    /// An earlier step has not been answered yet.
    StepSkipped = "urn:ingam:problem:step-skipped", 409, "An earlier step is missing";
    /// The codes were handed out, so the answers can no longer be changed.
    EnrollmentClosed = "urn:ingam:problem:enrollment-closed", 409, "The enrollment can no longer be changed";
    /// The enrollment is older than 24 hours.
    EnrollmentExpired = "urn:ingam:problem:enrollment-expired", 410, "The enrollment has expired";
    /// The same customer started another enrollment, in another window or on another device.
    EnrollmentReplaced = "urn:ingam:problem:enrollment-replaced", 409, "A newer enrollment replaced this one";
    /// No such enrollment for this token, or no token, or the session timed out.
    SessionInvalid = "urn:ingam:problem:session-invalid", 401, "The session is not valid";
    /// The nonce is unknown, too old, used, or was given to a page of another origin.
    ChallengeUnknown = "urn:ingam:problem:challenge-unknown", 409, "The challenge is not known";
    /// What was sent is no signature of the text that had to be signed.
    SignatureInvalid = "urn:ingam:problem:signature-invalid", 403, "The signature is not right";
    /// The certificate was issued elsewhere and is not registered here, or to nobody at all.
    CertificateUnknown = "urn:ingam:problem:certificate-unknown", 403, "The certificate is not registered";
    /// The certificate is not valid yet, by the bank's clock.
    CertificateNotYetValid = "urn:ingam:problem:certificate-not-yet-valid", 403, "The certificate is not valid yet";
    /// The certificate has expired, by the bank's clock.
    CertificateExpired = "urn:ingam:problem:certificate-expired", 403, "The certificate has expired";
    /// The certificate is suspended (효력정지).
    CertificateSuspended = "urn:ingam:problem:certificate-suspended", 403, "The certificate is suspended";
    /// The certificate was revoked (폐기).
    CertificateRevoked = "urn:ingam:problem:certificate-revoked", 403, "The certificate was revoked";
    /// A newer certificate took its place.
    CertificateSuperseded = "urn:ingam:problem:certificate-superseded", 403, "A newer certificate replaced it";
    /// A certificate can be renewed in the last 30 days before the day on which it ends; `from` says when
    /// they begin.
    RenewalTooEarly = "urn:ingam:problem:renewal-too-early", 409, "It is too early to renew the certificate";
    /// There is no certificate in validity: none that could be reissued, or what was to be renewed or
    /// reissued has expired or was revoked since.
    NothingToReplace = "urn:ingam:problem:nothing-to-replace", 409, "There is no certificate to replace";
    /// No certificate has this revocation code.
    RevocationCodeWrong = "urn:ingam:problem:revocation-code-wrong", 403, "The revocation code is not known";
    /// The revocation code is of a certificate whose place a newer one took: that one is as it was.
    RevocationCodeSuperseded = "urn:ingam:problem:revocation-code-superseded", 403, "The revocation code is of an earlier certificate";
    /// R does not open, or the VID is not of the customer's number.
    VidMismatch = "urn:ingam:problem:vid-mismatch", 403, "The certificate is somebody else's";
    /// No account of the bank has this number.
    RecipientUnknown = "urn:ingam:problem:recipient-unknown", 409, "No such account";
    /// The money would stay in the same account.
    SameAccount = "urn:ingam:problem:same-account", 409, "Both accounts are the same";
    /// More than may be transferred at once.
    OverLimit = "urn:ingam:problem:over-limit", 409, "More than may be transferred at once";
    /// More than may still be transferred today.
    OverDailyLimit = "urn:ingam:problem:over-daily-limit", 409, "More than may be transferred today";
    /// The account does not hold what is to be transferred, without what is reserved for fees.
    BalanceTooLow = "urn:ingam:problem:balance-too-low", 409, "The balance does not cover the transfer";
    /// The order is unknown, too old, or of another session or origin.
    OrderUnknown = "urn:ingam:problem:order-unknown", 409, "The order is not known";
    /// The order was carried out with another signature before.
    OrderExecuted = "urn:ingam:problem:order-executed", 409, "The order was carried out before";
    /// Signed with another certificate than that of the session.
    CertificateOther = "urn:ingam:problem:certificate-other", 403, "Another certificate than that of the login";
    /// No mailbox has this number.
    MailboxUnknown = "urn:ingam:problem:mailbox-unknown", 404, "No mailbox has this number";
    /// The time of the mailbox is over.
    MailboxExpired = "urn:ingam:problem:mailbox-expired", 410, "The mailbox has expired";
    /// Somebody is using the mailbox, or it was used, or its owner gave it up.
    MailboxUsed = "urn:ingam:problem:mailbox-used", 409, "The mailbox is used";
    /// Three wrong tries: the mailbox is no more.
    MailboxLocked = "urn:ingam:problem:mailbox-locked", 423, "There were too many wrong tries";
    /// The certificate is of another institution and would have to be registered first.
    CertificateUnregistered = "urn:ingam:problem:certificate-unregistered", 403, "The certificate has to be registered first";
    /// The certificate is of nobody whom the bank trusts.
    CertificateUntrusted = "urn:ingam:problem:certificate-untrusted", 403, "The issuer is not trusted";
    /// The certificate is for something else than banking.
    CertificatePolicy = "urn:ingam:problem:certificate-policy", 403, "The certificate is not for banks";
    /// Its issuer's revocation list is missing, too old, or not its word.
    CertificateStatusUnknown = "urn:ingam:problem:certificate-status-unknown", 503, "It is not known whether the certificate was revoked";
    /// The customer can use the certificate here already.
    AlreadyRegistered = "urn:ingam:problem:already-registered", 409, "The certificate can be used here already";
    /// Another customer has registered the certificate.
    RegisteredElsewhere = "urn:ingam:problem:registered-elsewhere", 409, "Another customer has registered the certificate";
    /// Too many calls; `retry_after` says how long to wait.
    TooManyRequests = "urn:ingam:problem:too-many-requests", 429, "Too many requests";
    /// Nothing is at this path.
    NotFound = "urn:ingam:problem:not-found", 404, "Not found";
    /// The bank failed; nothing was changed.
    Internal = "urn:ingam:problem:internal", 500, "The bank failed";
    /// The bank is not taking requests now.
    Unavailable = "urn:ingam:problem:unavailable", 503, "The bank is not available";
}

/// By hand, because the derived one writes the names of the variants: it does not see names that a
/// macro gives to serde.
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for ProblemKind {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::Type::String)
            .description(Some("Every reason for which the bank refuses."))
            .enum_values(Some(Self::ALL.iter().map(|kind| kind.urn())))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for ProblemKind {}

impl Problem {
    /// A problem with the kind's own title and status and no extension member.
    pub fn new(kind: ProblemKind) -> Self {
        Self {
            kind,
            title: kind.title().to_owned(),
            status: kind.status(),
            detail: None,
            field: None,
            remaining_tries: None,
            retry_after: None,
            from: None,
        }
    }
}
