use serde::{Deserialize, Serialize};

use crate::Secret;

/// A mailbox for a certificate that goes from one device to another (`docs/copy.md`), to the side that sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailboxOpened {
    /// Four digits, with which the other side finds it.
    pub number: String,
    /// Of this side.
    pub token: Secret,
    /// Seconds in which the other side has to come.
    pub lifetime: u32,
}

/// The first message to a mailbox: a try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailboxTry {
    /// What the bank does not read: base64.
    pub message: String,
}

/// Answer to a [`MailboxTry`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailboxJoined {
    /// Of this side, as long as nobody else tries.
    pub token: Secret,
    /// Tries that are left.
    pub remaining_tries: u32,
}

/// A message for the other side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailboxMessage {
    /// Which try it belongs to, counted from 1. Only the side that sends the certificate says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<u32>,
    /// What the bank does not read: base64.
    pub message: String,
}

/// The oldest message for this side, which the bank has forgotten now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailboxTaken {
    /// Which try it belongs to, counted from 1.
    pub attempt: u32,
    /// Base64; `None`: there is none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}
