//! Messages about copies between devices (`docs/copy.md`), to the keeper for files.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::{Binding, OpenedFiles, Secret, Unlock};

/// Places in the list of 256 words that both devices show.
pub type Words = [u8; 3];

/// Why a copy does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CopyFault {
    /// The other device knows another code, or somebody changed the messages.
    CodesDiffer,
    /// The code was tried too often.
    NoMoreTries,
    /// A message that is not understood: the other page is of another version.
    Unreadable,
    /// More than is passed on.
    TooLarge,
    /// What was typed or scanned is no code.
    NoCode,
}

/// Opens a key and makes a code for it. The keeper holds both for the messages below.
#[derive(Debug, Serialize, Deserialize)]
pub struct OfferCopy {
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
    /// What the person calls it.
    pub label: String,
    /// Four digits, by the bank.
    pub mailbox: String,
    /// Address of the page for copies, for the QR code.
    pub page: String,
}

/// Answer to [`OfferCopy`].
#[derive(Debug, Serialize, Deserialize)]
pub struct OfferedCopy {
    /// Eight digits, which stand behind those of the mailbox.
    pub digits: Secret,
    /// The QR code: modules on a side, without the quiet zone.
    pub size: u32,
    /// Row by row: 1 is dark.
    pub modules: Secret,
}

/// What has come from the other device.
#[derive(Debug, Serialize, Deserialize)]
pub struct AnswerCopy {
    /// As the relay gave it.
    pub message: ByteBuf,
}

/// Answer to [`AnswerCopy`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CopyAnswered {
    /// Somebody tries the code: send this.
    Reply(ByteBuf),
    /// The code was right: show these words.
    Words(Words),
    /// The certificate is there.
    Done,
}

/// The owner says that the words are the same on both devices.
#[derive(Debug, Serialize, Deserialize)]
pub struct HandOverCopy {}

/// Answer to [`HandOverCopy`].
#[derive(Debug, Serialize, Deserialize)]
pub struct HandedOver {
    /// The certificate with its key, sealed for the other device.
    pub message: ByteBuf,
}

/// A code, as it came to this device.
#[derive(Debug, Serialize, Deserialize)]
pub enum CopyCode {
    /// Twelve digits as typed.
    Digits(Secret),
    /// An address, or the part behind its `#`.
    Link(Secret),
    /// What the camera sees.
    Seen {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
        /// Row by row, 0 is black.
        grey: ByteBuf,
    },
}

/// Begins to receive.
#[derive(Debug, Serialize, Deserialize)]
pub struct JoinCopy {
    /// What the other device shows.
    pub code: CopyCode,
}

/// Answer to [`JoinCopy`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinedCopy {
    /// Four digits.
    pub mailbox: String,
    /// Send this.
    pub message: ByteBuf,
}

/// Judges what the sender has answered.
#[derive(Debug, Serialize, Deserialize)]
pub struct CheckCopy {
    /// As the relay gave it.
    pub message: ByteBuf,
}

/// Answer to [`CheckCopy`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyChecked {
    /// Send this.
    pub message: ByteBuf,
    /// Show these words.
    pub words: Words,
}

/// Opens what the sender has handed over, and keeps it for [`AdoptIdentity`](super::AdoptIdentity).
#[derive(Debug, Serialize, Deserialize)]
pub struct OpenCopy {
    /// As the relay gave it.
    pub message: ByteBuf,
    /// SHA-256 of the trusted root.
    pub root_sha256: ByteBuf,
    /// The time.
    pub now: i64,
}

/// Answer to [`OpenCopy`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedCopy {
    /// One certificate with its key.
    pub opened: OpenedFiles,
    /// What the person called it.
    pub label: String,
    /// Send this once it is stored.
    pub message: ByteBuf,
}
