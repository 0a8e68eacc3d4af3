//! What the page and the keeper say to each other: one file, every message.
//!
//! The page posts a [`Call`], the keeper posts one [`Reply`] with the same id. Each travels as one
//! `Uint8Array` in the form of the crate `postcard`, which is wiped as soon as it has been read or
//! copied. Each request is a struct that names its answer through [`Request`], so a caller cannot
//! mix them up.
//!
//! An enrollment is a conversation: [`RememberHolder`], then [`PrepareEnrollment`] or
//! [`ResumeEnrollment`], then [`AcceptCertificate`], [`AcceptConfirmation`] and [`SelfTest`]. The
//! keeper holds password, authorization code and holder's number in between; they end with the
//! worker. With codes from another device it begins with [`AskOffer`] and [`ReadOffer`]. All other
//! requests stand alone. Those of `protocol/files.rs` go to the keeper for files.
//!
//! Times are seconds since 1970-01-01T00:00:00Z.

use ingam_core::vault::EntryId;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_bytes::ByteBuf;

pub use backup::{
    BackedUp, BackupForm, MadeBackup, MakeBackup, OpenBackup, OpenedBackup, RebindKey, ReboundKey,
};
pub use codes::{AskOffer, Offer, Question, ReadOffer, RevealCodes, RevealedCodes};
pub use copy::{
    AnswerCopy, CheckCopy, CopyAnswered, CopyChecked, CopyCode, CopyFault, HandOverCopy,
    HandedOver, JoinCopy, JoinedCopy, OfferCopy, OfferedCopy, OpenCopy, OpenedCopy, Words,
};
pub use doctor::{Examine, Examined, Level, Mend, Mendable, Notice, Report, Row, Section, Value};
pub use error::{FileFault, KeeperError, Refusal};
pub use files::{
    AdoptIdentity, AdoptedIdentity, AdoptionChecked, CertificateFormat, CheckAdopted,
    ExportCertificate, ExportKey, ExportedFiles, FileKind, KeyFormat, LendIdentity, LentIdentity,
    NamedFile, OpenFiles, OpenedFiles, OpenedIdentity, Protection, Strength, SurveyFiles, Surveyed,
    SurveyedFile,
};
pub use login::{SignLogin, SignRegistration, SignedLogin};
pub use paper::{JoinCodes, JoinedCodes, PaperCode, ReadCodes, SeenCodes};
pub use renewal::{BeginRenewal, PrepareRenewal, ResumeRenewal};
pub use revocation::{Ending, ReadRevocation, RevocationDone, SignRevocation, SignedRevocation};
pub use secret::Secret;
pub use standing::{
    AskStanding, ListNumber, ReadList, ReadStanding, Standing, StandingQuestion, StandingSource,
    StandingTold,
};
pub use summary::{CompleteChain, CompletedChain, Gap, Inspect, Summary};
pub use transfer::{SignTransfer, SignedTransfer};
pub use unlock::{AddPasskey, PasskeyAdded, Rewrap, Rewrapped, TryUnlock, Unlock, Unlocked};
pub use verify::{
    LARGEST_TO_VERIFY, ToldSignature, ToldSigner, VerifiedFiles, VerifySignatures, Worth,
};
pub use wire::{id_of, read, take, write};

mod backup;
mod codes;
mod copy;
mod doctor;
mod error;
mod files;
mod login;
mod paper;
mod renewal;
mod revocation;
mod secret;
mod standing;
mod summary;
mod transfer;
mod unlock;
mod verify;
mod wire;

/// Version of this protocol: a page never talks to a keeper of another build.
pub const VERSION: u32 = 10;

/// From the page to the keeper.
#[derive(Debug, Serialize, Deserialize)]
pub struct Call {
    /// Chosen by the page, returned in the [`Reply`].
    pub id: u32,
    /// What to do.
    pub command: Command,
}

/// From the keeper to the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum Reply {
    /// Sent once, when the worker is ready to listen.
    Ready {
        /// The keeper's [`VERSION`].
        version: u32,
    },
    /// The answer to a [`Call`].
    Done {
        /// [`Call::id`]
        id: u32,
        /// The answer, or why there is none.
        outcome: Box<Result<Answer, KeeperError>>,
    },
}

/// A request with the type of its answer.
pub trait Request: Serialize + DeserializeOwned {
    /// What the keeper answers.
    type Answer;

    /// Wraps the request for the wire.
    fn into_command(self) -> Command;

    /// Unwraps the answer; `None` if the keeper answered something else.
    fn read(answer: Answer) -> Option<Self::Answer>;
}

macro_rules! messages {
    ($($request:ident => $answer:ident;)+) => {
        /// Every request.
        #[derive(Debug, Serialize, Deserialize)]
        pub enum Command { $(#[doc = concat!("See [`", stringify!($request), "`].")] $request($request),)+ }

        /// Every answer, under the name of its request.
        #[derive(Debug, Serialize, Deserialize)]
        pub enum Answer { $(#[doc = concat!("Answer to [`", stringify!($request), "`].")] $request($answer),)+ }

        impl Command {
            /// The name of the request.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$request(_) => stringify!($request),)+ }
            }
        }

        $(impl Request for $request {
            type Answer = $answer;

            fn into_command(self) -> Command {
                Command::$request(self)
            }

            fn read(answer: Answer) -> Option<$answer> {
                match answer {
                    Answer::$request(answer) => Some(answer),
                    _ => None,
                }
            }
        })+
    };
}

messages! {
    RememberHolder => Remembered;
    PrepareEnrollment => Prepared;
    ResumeEnrollment => Prepared;
    AcceptCertificate => Certified;
    AcceptConfirmation => Confirmed;
    SelfTest => SelfTested;
    ExportPkcs12 => ExportedFile;
    Inspect => Summary;
    CompleteChain => CompletedChain;
    AskOffer => Question;
    ReadOffer => Offer;
    RevealCodes => RevealedCodes;
    ExportKey => ExportedFiles;
    ExportCertificate => ExportedFiles;
    TryUnlock => Unlocked;
    AddPasskey => PasskeyAdded;
    Rewrap => Rewrapped;
    SignLogin => SignedLogin;
    SignTransfer => SignedTransfer;
    BeginRenewal => SignedLogin;
    PrepareRenewal => Prepared;
    ResumeRenewal => Prepared;
    SignRevocation => SignedRevocation;
    ReadRevocation => RevocationDone;
    SignRegistration => SignedLogin;
    AskStanding => StandingQuestion;
    ReadStanding => StandingTold;
    ReadList => StandingTold;
    SurveyFiles => Surveyed;
    OpenFiles => OpenedFiles;
    AdoptIdentity => AdoptedIdentity;
    CheckAdopted => AdoptionChecked;
    LendIdentity => LentIdentity;
    MakeBackup => MadeBackup;
    OpenBackup => OpenedBackup;
    RebindKey => ReboundKey;
    ReadCodes => SeenCodes;
    JoinCodes => JoinedCodes;
    Examine => Examined;
    Mend => ExportedFiles;
    VerifySignatures => VerifiedFiles;
    OfferCopy => OfferedCopy;
    AnswerCopy => CopyAnswered;
    HandOverCopy => HandedOver;
    JoinCopy => JoinedCopy;
    CheckCopy => CopyChecked;
    OpenCopy => OpenedCopy;
}

/// What the keeper binds a seal to: a sealed key moved to another record or site does not open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binding {
    /// The vault entry.
    pub id: EntryId,
    /// `window.location.origin`
    pub origin: String,
}

/// The bank's certificates (DER) and the fingerprint that decides whether to believe them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trust {
    /// SHA-256 of the root certificate that the page is configured to trust, 32 bytes.
    pub root_sha256: ByteBuf,
    /// Root as sent by the bank.
    pub root: ByteBuf,
    /// Issuing authority as sent by the bank.
    pub issuer: ByteBuf,
    /// Certificate of the key that receives R.
    pub recipient: ByteBuf,
}

/// The certificate that is asked for; what comes back must be exactly this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// 참조번호
    pub reference: String,
    /// DER of an X.501 `Name`.
    pub subject: ByteBuf,
    /// Certificate policy, dotted decimal.
    pub policy: String,
    /// When it has to end, where that is known before: in a reissue.
    pub not_after: Option<i64>,
}

/// Keeps the holder's number (RRN or business number) in the keeper until the enrollment ends: it
/// is needed once more, to check the VID of the certificate that comes back.
#[derive(Debug, Serialize, Deserialize)]
pub struct RememberHolder {
    /// 13 or 10 digits.
    pub number: Secret,
}

/// Nothing to tell.
#[derive(Debug, Serialize, Deserialize)]
pub struct Remembered {}

/// Makes the key and R, the request, the seal, and the first CMP message.
#[derive(Debug, Serialize, Deserialize)]
pub struct PrepareEnrollment {
    /// Names the entry to be.
    pub binding: Binding,
    /// 인증서 암호
    pub password: Secret,
    /// 인가코드; `None`: the one of [`AskOffer`].
    pub code: Option<Secret>,
    /// What is asked for.
    pub wanted: Wanted,
    /// Whom to believe.
    pub trust: Trust,
    /// The time.
    pub now: i64,
}

/// Takes up a pending enrollment: opens the seal and builds the CMP message for the same request.
#[derive(Debug, Serialize, Deserialize)]
pub struct ResumeEnrollment {
    /// Names the entry.
    pub binding: Binding,
    /// 인증서 암호
    pub password: Secret,
    /// [`ingam_core::vault::Entry::sealed_key`]
    pub sealed_key: ByteBuf,
    /// [`ingam_core::vault::PendingEnrollment::csr`]
    pub csr: ByteBuf,
    /// What was asked for.
    pub wanted: Wanted,
    /// The holder's number in place of the one in the seal, which may have been mistyped.
    pub number: Option<Secret>,
    /// Whom to believe.
    pub trust: Trust,
    /// The time.
    pub now: i64,
}

/// Answer to [`PrepareEnrollment`] and [`ResumeEnrollment`]. Store, then send.
#[derive(Debug, Serialize, Deserialize)]
pub struct Prepared {
    /// Key, code and holder's number under the password, to be stored as a pending entry.
    pub sealed_key: ByteBuf,
    /// The certification request, DER (RFC 2986); in a renewal the `CertReqMessages` (RFC 4211).
    pub csr: ByteBuf,
    /// The CMP message to send, DER `PKIMessage` with body `p10cr` or `kur`.
    pub message: ByteBuf,
    /// How long it took.
    pub timings: Timings,
}

/// Durations in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Timings {
    /// Making the key pair and R.
    pub key: f64,
    /// Encrypting R to the bank.
    pub random: f64,
    /// Making the certification request.
    pub csr: f64,
    /// Sealing (or, when resuming, unsealing).
    pub seal: f64,
}

/// Judges the bank's answer to the `p10cr` and seals the key again, bound to the certificate.
#[derive(Debug, Serialize, Deserialize)]
pub struct AcceptCertificate {
    /// The bank's answer, DER `PKIMessage`.
    pub answer: ByteBuf,
    /// The time.
    pub now: i64,
}

/// Answer to [`AcceptCertificate`]: everything was checked. Store, then send the confirmation.
#[derive(Debug, Serialize, Deserialize)]
pub struct Certified {
    /// The certificate, DER.
    pub certificate: ByteBuf,
    /// From the issuer up to and including the root, DER.
    pub chain: Vec<ByteBuf>,
    /// The key alone, bound to the certificate.
    pub sealed_key: ByteBuf,
    /// The CMP message to send next: `certConf`.
    pub confirmation: ByteBuf,
    /// What the certificate says.
    pub summary: Summary,
}

/// Judges the bank's answer to the `certConf`.
#[derive(Debug, Serialize, Deserialize)]
pub struct AcceptConfirmation {
    /// The bank's answer, DER `PKIMessage`.
    pub answer: ByteBuf,
}

/// The bank knows that we hold the certificate.
#[derive(Debug, Serialize, Deserialize)]
pub struct Confirmed {}

/// Opens the seal, signs a random text, verifies the signature with the certificate and the chain
/// up to the configured root. Also the trial unlock of the certificates page.
#[derive(Debug, Serialize, Deserialize)]
pub struct SelfTest {
    /// Names the entry.
    pub binding: Binding,
    /// As read back from the vault.
    pub sealed_key: ByteBuf,
    /// As read back from the vault.
    pub certificate: ByteBuf,
    /// As read back from the vault.
    pub chain: Vec<ByteBuf>,
    /// SHA-256 of the trusted root; `None`: the chain is not judged, because the certificate is of an
    /// authority of another bank.
    pub root_sha256: Option<ByteBuf>,
    /// What opens it.
    pub unlock: Unlock,
    /// The time.
    pub now: i64,
}

/// All of it held.
#[derive(Debug, Serialize, Deserialize)]
pub struct SelfTested {
    /// Time to open the seal, milliseconds.
    pub unseal: f64,
}

/// Makes a PKCS#12 file (RFC 7292) under a password.
#[derive(Debug, Serialize, Deserialize)]
pub struct ExportPkcs12 {
    /// Names the entry.
    pub binding: Binding,
    /// As in the vault.
    pub sealed_key: ByteBuf,
    /// As in the vault.
    pub certificate: ByteBuf,
    /// As in the vault.
    pub chain: Vec<ByteBuf>,
    /// What opens it.
    pub unlock: Unlock,
    /// What the file opens with; `None`: the password that opens the seal.
    pub file_password: Option<Secret>,
    /// Shown by other programs.
    pub friendly_name: String,
}

/// Bytes of a file to save.
#[derive(Debug, Serialize, Deserialize)]
pub struct ExportedFile {
    /// The content.
    pub bytes: ByteBuf,
}
