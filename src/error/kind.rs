use crate::{keeper::protocol::CopyFault, message_id::MessageId};

macro_rules! kinds {
    ($($(#[$doc:meta])+ $variant:ident = $slug:literal;)+) => {
        /// A kind of error: one pair of texts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ErrorKind { $($(#[$doc])+ $variant,)+ }

        impl ErrorKind {
            /// Every kind, for the test that each of them can happen.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Id of the text that says what happened.
            pub fn err(self) -> MessageId {
                match self { $(Self::$variant => id!(concat!("err-", $slug)),)+ }
            }

            /// Its code, by which it is found in the help.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $slug,)+ }
            }

            /// Id of the text that says what to do now.
            pub fn rec(self) -> MessageId {
                match self { $(Self::$variant => id!(concat!("rec-", $slug)),)+ }
            }
        }
    };
}

kinds! {
    /// No connection to the bank, or it broke.
    BankUnreachable = "bank-unreachable";
    /// The bank did not answer in time.
    BankTimedOut = "bank-timed-out";
    /// The bank's answer makes no sense to this page.
    BankUnreadable = "bank-unreadable";
    /// The bank had a fault of its own.
    BankFailed = "bank-failed";
    /// The bank is not taking requests now.
    BankUnavailable = "bank-unavailable";
    /// A field has a form the bank does not accept.
    InvalidField = "invalid-field";
    /// The terms have changed since they were agreed to.
    TermsOutdated = "terms-outdated";
    /// User id or account, and number, do not belong together.
    IdentityMismatch = "identity-mismatch";
    /// The customer is younger than 14.
    UnderAge = "under-age";
    /// The product is not offered to this customer.
    ProductUnavailable = "product-unavailable";
    /// Wrong account password; argument `remaining`.
    AccountPasswordWrong = "account-password-wrong";
    /// Wrong or used one-time password; argument `remaining`.
    OtpWrong = "otp-wrong";
    /// Wrong account or one-time password, tries not told.
    VerificationWrong = "verification-wrong";
    /// The account password is locked.
    AccountLocked = "account-locked";
    /// The one-time password is locked.
    OtpLocked = "otp-locked";
    /// Wrong digits of the security card; argument `remaining`.
    CardWrong = "card-wrong";
    /// The security card is locked.
    CardLocked = "card-locked";
    /// Other cells of the card are asked for now.
    CardCellsChanged = "card-cells-changed";
    /// Wrong code by text message; argument `remaining`.
    PhoneCodeWrong = "phone-code-wrong";
    /// Codes by text message are locked.
    PhoneLocked = "phone-locked";
    /// There is no code by text message, or it is too old.
    PhoneCodeExpired = "phone-code-expired";
    /// No more text messages are sent.
    NoMoreMessages = "no-more-messages";
    /// Another factor is locked.
    FactorLocked = "factor-locked";
    /// The fee is no longer what was confirmed.
    FeeChanged = "fee-changed";
    /// The balance does not cover the fee.
    InsufficientFunds = "insufficient-funds";
    /// No certification request was given.
    RequestMissing = "request-missing";
    /// What was given is not a certification request.
    RequestUnreadable = "request-unreadable";
    /// A certificate instead of a request.
    RequestIsCertificate = "request-is-certificate";
    /// A private key instead of a request; it was not sent.
    RequestIsPrivateKey = "request-is-private-key";
    /// The request has a key of another kind than the bank certifies.
    RequestKeyKind = "request-key-kind";
    /// The request has an RSA key of an unusual size.
    RequestRsaSize = "request-rsa-size";
    /// The request is not signed by its own key, or in another way than the bank takes.
    RequestSignature = "request-signature";
    /// The enrollment has ended with another request.
    RequestReplaced = "request-replaced";
    /// The key of the request belongs to another certificate.
    KeyTaken = "key-taken";
    /// An earlier step has to be answered again.
    StepSkipped = "step-skipped";
    /// The codes were handed out; nothing can be changed any more.
    EnrollmentClosed = "enrollment-closed";
    /// The enrollment is too old.
    EnrollmentExpired = "enrollment-expired";
    /// A newer enrollment of the same customer took its place.
    EnrollmentReplaced = "enrollment-replaced";
    /// The session with the bank has ended.
    SessionInvalid = "session-invalid";
    /// The bank has no account of this number.
    RecipientUnknown = "recipient-unknown";
    /// A transfer from an account to itself.
    SameAccount = "same-account";
    /// More than may be transferred at once.
    OverLimit = "over-limit";
    /// More than may still be transferred today.
    OverDailyLimit = "over-daily-limit";
    /// The account does not hold what is to be transferred.
    BalanceTooLow = "balance-too-low";
    /// The order of a transfer is too old, or of another login. Nothing was transferred.
    OrderUnknown = "order-unknown";
    /// The transfer was carried out before.
    OrderExecuted = "order-executed";
    /// Signed with another certificate than that of the login.
    CertificateOther = "certificate-other";
    /// Too many calls; argument `seconds`.
    TooManyRequests = "too-many-requests";
    /// The password does not open the certificate, or the record is damaged.
    WrongPassword = "wrong-password";
    /// The same, several times in a row; arguments `wrong`, `seconds`, `minutes`.
    WrongPasswordWait = "wrong-password-wait";
    /// The same, so often that it is likely forgotten; arguments `wrong`, `seconds`, `minutes`.
    WrongPasswordMany = "wrong-password-many";
    /// No password is taken yet; arguments `seconds`, `minutes`.
    PasswordWait = "password-wait";
    /// The browser or the authenticator has no passkeys that derive secrets.
    PasskeyNoSecret = "passkey-no-secret";
    /// No passkey was used: the person went no further, or there is none here.
    PasskeyNotUsed = "passkey-not-used";
    /// The authenticator has a passkey for this certificate already.
    PasskeyExists = "passkey-exists";
    /// The passkey does not open the certificate.
    PasskeyDoesNotOpen = "passkey-does-not-open";
    /// A passkey was made and could not be kept here; the authenticator still has it.
    PasskeyNotKept = "passkey-not-kept";
    /// The passkey failed otherwise.
    PasskeyFailed = "passkey-failed";
    /// The password breaks the rules.
    PasswordRejected = "password-rejected";
    /// The password has characters that other programs cannot read from a file.
    PasswordNotAscii = "password-not-ascii";
    /// The record is of a version that this page does not read.
    RecordUnsupported = "record-unsupported";
    /// Not enough memory for the seal.
    OutOfMemory = "out-of-memory";
    /// The bank's root is not the configured one.
    UntrustedRoot = "untrusted-root";
    /// A certificate does not lead to the trusted root.
    ChainInvalid = "chain-invalid";
    /// A certificate is not valid at this time.
    NotValidNow = "not-valid-now";
    /// The certificate is for another key.
    AnotherKey = "another-key";
    /// The certificate says something else than what was asked for.
    AnotherCertificate = "another-certificate";
    /// The certificate is bound to another person's number.
    VidMismatch = "vid-mismatch";
    /// The CMP answer cannot be read.
    AnswerUnreadable = "answer-unreadable";
    /// The CMP answer is not protected with the authorization code.
    AnswerNotAuthentic = "answer-not-authentic";
    /// The authorization code is wrong.
    CodeWrong = "code-wrong";
    /// The two codes of another device do not belong together, or the bank does not know them.
    CodesWrong = "codes-wrong";
    /// The two codes of another device are for somebody with another number.
    NumberWrong = "number-wrong";
    /// On another device another certificate took the place of this one.
    Superseded = "superseded";
    /// The certificate of the reference number was delivered and confirmed.
    AlreadyIssued = "already-issued";
    /// The time of the reference number is over, or it was closed.
    ReferenceClosed = "reference-closed";
    /// The clocks of bank and device differ too much.
    ClockWrong = "clock-wrong";
    /// The bank does not accept the request.
    RequestRefused = "request-refused";
    /// The worker no longer knows the enrollment.
    EnrollmentLost = "enrollment-lost";
    /// The worker did not start, or ended.
    KeeperStopped = "keeper-stopped";
    /// The worker did not answer in time.
    KeeperTimedOut = "keeper-timed-out";
    /// The browser offers no storage.
    StorageUnavailable = "storage-unavailable";
    /// Another tab keeps the storage from being opened.
    StorageBlocked = "storage-blocked";
    /// The storage is full.
    StorageFull = "storage-full";
    /// The storage was written by a newer version.
    StorageTooNew = "storage-too-new";
    /// The storage failed in another way.
    StorageFailed = "storage-failed";
    /// The certificate is no longer there.
    EntryMissing = "entry-missing";
    /// A record cannot be read with the key of this device.
    RecordDamaged = "record-damaged";
    /// The storage does not give back what was written.
    NotStored = "not-stored";
    /// The stored certificate does not work.
    SelfTestFailed = "self-test-failed";
    /// A stored certificate is not valid at this time.
    TrialNotValidNow = "trial-not-valid-now";
    /// A stored certificate does not lead to the trusted root, or does not fit its key.
    TrialFailed = "trial-failed";
    /// Another tab changed the certificate meanwhile.
    ChangedElsewhere = "changed-elsewhere";
    /// A file is too large, or there are too many.
    FileTooLarge = "file-too-large";
    /// Nothing in the files is known here.
    FileUnknown = "file-unknown-content";
    /// A file is of a known kind, but damaged.
    FileDamaged = "file-damaged-content";
    /// Wrong password of a file, or damaged.
    FileDoesNotOpen = "file-does-not-open";
    /// The key derivation of a file would take too long.
    FileTooMuchWork = "file-too-much-work";
    /// A file is protected in a way that is not supported.
    FileProtection = "file-protection-unsupported";
    /// A key of another algorithm, curve or size.
    FileKey = "file-key-unsupported";
    /// A compressed or encrypted archive.
    FileArchive = "file-archive";
    /// Files without a certificate for signatures and its key.
    NothingToSignWith = "nothing-to-sign-with";
    /// This browser does not do RSA in workers.
    RsaUnavailable = "rsa-unavailable";
    /// Another file of the same name is in the folder.
    FolderOccupied = "folder-occupied";
    /// What was written to the folder reads back differently.
    FolderDiffers = "folder-differs";
    /// The folder cannot be written.
    FolderRefused = "folder-refused";
    /// Another tab is issuing.
    AnotherTab = "another-tab";
    /// `config.json` cannot be loaded.
    ConfigMissing = "config-missing";
    /// `config.json` cannot be read.
    ConfigMalformed = "config-malformed";
    /// No trusted root is configured.
    RootNotConfigured = "root-not-configured";
    /// The login took too long, or its answer was used already.
    ChallengeUnknown = "challenge-unknown";
    /// The bank does not take the signature.
    SignatureInvalid = "signature-invalid";
    /// The bank does not know the certificate.
    CertificateUnknown = "certificate-unknown";
    /// Not valid yet by the bank's clock.
    CertificateNotYetValid = "certificate-not-yet-valid";
    /// Expired by the bank's clock.
    CertificateExpired = "certificate-expired";
    /// 효력정지
    CertificateSuspended = "certificate-suspended";
    /// 폐기
    CertificateRevoked = "certificate-revoked";
    /// No certificate has the revocation code that was typed.
    RevocationCodeWrong = "revocation-code-wrong";
    /// The revocation code is of a certificate that was replaced.
    RevocationCodeSuperseded = "revocation-code-superseded";
    /// A newer certificate took its place.
    CertificateSuperseded = "certificate-superseded";
    /// More than 30 days before its last day.
    RenewalTooEarly = "renewal-too-early";
    /// No certificate in validity to renew or reissue.
    NothingToReplace = "nothing-to-replace";
    /// Of another institution, and not registered at this bank.
    CertificateUnregistered = "certificate-unregistered";
    /// Of nobody whom this bank trusts.
    CertificateUntrusted = "certificate-untrusted";
    /// For something else than banking.
    CertificatePolicy = "certificate-policy";
    /// The bank could not find out whether it was revoked.
    CertificateStatusUnknown = "certificate-status-unknown";
    /// It can be used at this bank already.
    AlreadyRegistered = "already-registered";
    /// Somebody else has registered it.
    RegisteredElsewhere = "registered-elsewhere";
    /// It could not be found out whether a certificate was revoked.
    StandingUnknown = "standing-unknown";
    /// What was said of a certificate is not its issuer's word.
    StandingNotAuthentic = "standing-not-authentic";
    /// The list of revoked certificates is an old one.
    StandingOutdated = "standing-outdated";
    /// Nobody is logged in any more.
    LoginEnded = "login-ended";
    /// Somebody else's certificate.
    LoginVidMismatch = "login-vid-mismatch";
    /// No device waits under this number.
    MailboxUnknown = "mailbox-unknown";
    /// The three minutes of a copy are over.
    MailboxExpired = "mailbox-expired";
    /// The code of a copy was used, or given up on the other device.
    MailboxUsed = "mailbox-used";
    /// Three wrong codes.
    MailboxLocked = "mailbox-locked";
    /// The other device shows another code; argument `remaining`.
    CopyCodeWrong = "copy-code-wrong";
    /// What was typed or scanned is no code of a copy.
    CopyNoCode = "copy-no-code";
    /// Messages between the devices were changed.
    CopyNotAuthentic = "copy-not-authentic";
    /// The page of the other device is of another version.
    CopyUnreadable = "copy-unreadable";
    /// The certificate is too large for a copy.
    CopyTooLarge = "copy-too-large";
    /// The sentences of another language did not arrive.
    TextsMissing = "texts-missing";
    /// The words of the certificate doctor cannot be had.
    InspectTextsMissing = "inspect-texts-missing";
    /// The help cannot be had.
    HelpMissing = "help-missing";
    /// The browser lacks something this page needs.
    UnsupportedBrowser = "unsupported-browser";
    /// The page was not loaded over a secure connection.
    InsecureContext = "insecure-context";
    /// The page is shown inside another page.
    Framed = "framed";
    /// A fault in this program.
    Internal = "internal";
}

impl From<CopyFault> for ErrorKind {
    fn from(fault: CopyFault) -> Self {
        match fault {
            CopyFault::CodesDiffer => Self::CopyNotAuthentic,
            CopyFault::NoMoreTries => Self::MailboxLocked,
            CopyFault::Unreadable => Self::CopyUnreadable,
            CopyFault::TooLarge => Self::CopyTooLarge,
            CopyFault::NoCode => Self::CopyNoCode,
        }
    }
}
