//! A certificate from one device to another, through a relay that learns nothing. `docs/copy.md` has every
//! byte and the reasons.
//!
//! Both sides share a code that one of them shows: eight digits, or 256 bits in a QR code. SPAKE2 makes a key
//! of it; whoever does not know the code has one guess a run, and the sender runs three times at most. From
//! what was exchanged come three words, which the owner compares on both screens before the key leaves.
//!
//! ```text
//! receiver                                             sender
//!   hello    way ‖ pB ‖ commitment to nR        ──────▶
//!            ◀──────  pA ‖ nS ‖ proof           answer
//!   confirm  nR ‖ proof                         ──────▶   words are compared
//!            ◀──────  sealed contents          payload
//!   done     proof                              ──────▶
//! ```

use zeroize::{Zeroize, Zeroizing};

pub use contents::Contents;
pub use receiver::Receiver;
pub use sender::Sender;
pub use session::Words;

mod contents;
pub mod link;
mod message;
mod receiver;
mod sender;
mod session;
mod spake2;

/// Largest message, bytes: what a relay has to take.
pub const LARGEST: usize = 12_000;

/// Runs for one code. Each is one guess for whoever does not know it.
pub const TRIES: u8 = 3;

/// Digits that name the mailbox, and come first.
pub const MAILBOX_DIGITS: usize = 4;

/// Digits that are secret.
pub const SECRET_DIGITS: usize = 8;

/// How the receiver came to know the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Typed.
    Digits,
    /// Scanned.
    Link,
}

/// What both sides know, and no one else. Wiped when dropped, never printed.
#[derive(Clone)]
pub enum Code {
    /// [`SECRET_DIGITS`] ASCII digits.
    Digits([u8; SECRET_DIGITS]),
    /// Random.
    Link([u8; 32]),
}

impl Code {
    /// Splits what a person has typed into mailbox and code. Blanks and dashes are nothing.
    pub fn typed(text: &str) -> Option<(String, Self)> {
        let mut digits = Zeroizing::new([0; MAILBOX_DIGITS + SECRET_DIGITS]);
        let mut count = 0;
        for byte in text.bytes().filter(|byte| !matches!(byte, b' ' | b'-')) {
            *digits.get_mut(count).filter(|_| byte.is_ascii_digit())? = byte;
            count += 1;
        }
        let (mailbox, secret) = digits.split_first_chunk::<MAILBOX_DIGITS>()?;
        let mailbox = mailbox.iter().copied().map(char::from).collect();
        let complete = count == MAILBOX_DIGITS + SECRET_DIGITS;
        complete.then(|| secret.try_into().ok().map(|secret| (mailbox, Self::Digits(secret))))?
    }

    /// How the receiver came to know it.
    pub fn way(&self) -> Way {
        match self {
            Self::Digits(_) => Way::Digits,
            Self::Link(_) => Way::Link,
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Digits(digits) => digits,
            Self::Link(key) => key,
        }
    }
}

impl Drop for Code {
    fn drop(&mut self) {
        match self {
            Self::Digits(digits) => digits.zeroize(),
            Self::Link(key) => key.zeroize(),
        }
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

/// Why it does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CopyError {
    /// No message of this kind, of this version, or not now.
    #[error("the message is not understood")]
    Unreadable,
    /// The other side knows another code, or somebody changed the messages: the two look the same.
    #[error("the codes differ")]
    CodesDiffer,
    /// This code was tried too often.
    #[error("no more tries")]
    NoMoreTries,
    /// The certificate with its chain is more than a relay takes.
    #[error("too large")]
    TooLarge,
    /// A message before its time.
    #[error("not now")]
    OutOfOrder,
}
