use serde::{Deserialize, Serialize};

use crate::Localized;

mod text;

pub use text::{is_line, transfer_text};

/// Longest note beside a transfer, characters.
pub const LONGEST_MEMO: usize = 20;

/// Language of what is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// 한국어
    Ko,
    /// English
    En,
}

/// `POST` [`paths::TRANSFER_RECIPIENT`](crate::paths::TRANSFER_RECIPIENT): whose account is this?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecipientQuestion {
    /// 10 to 14 digits, without dashes.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{10,14}$"))]
    pub number: String,
}

/// Answer to [`RecipientQuestion`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recipient {
    /// Where the account is.
    pub bank: Localized,
    /// Digits.
    pub number: String,
    /// Who has it, in part: `김*희`.
    pub name: String,
}

/// Answer to `GET` [`paths::TRANSFER_LIMITS`](crate::paths::TRANSFER_LIMITS): how much whoever is logged
/// in may transfer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TransferLimits {
    /// At once, won.
    pub at_once: u64,
    /// On one Korean day, won.
    pub a_day: u64,
    /// What is left of that today, won.
    pub left_today: u64,
    /// What each account can give: its balance without what is reserved for fees.
    pub available: Vec<Available>,
    /// The bank's clock, seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
}

/// What an account can give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Available {
    /// [`BankAccount::id`](crate::BankAccount::id)
    pub account: String,
    /// Won.
    pub amount: u64,
}

/// `POST` [`paths::TRANSFERS`](crate::paths::TRANSFERS): what somebody wants to transfer. Nothing moves
/// before it is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TransferOrder {
    /// [`BankAccount::id`](crate::BankAccount::id) of the customer's account.
    pub from: String,
    /// Number of the recipient's account, digits.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{10,14}$"))]
    pub to: String,
    /// Won, more than nothing.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub amount: u64,
    /// 내 통장 표시: what the customer's own statement says. Empty: the recipient's name. It must be
    /// [a line](is_line) of at most [`LONGEST_MEMO`] characters, as the other one.
    #[serde(default)]
    pub own_memo: String,
    /// 받는 분 통장 표시: what the recipient's statement says. Empty: the customer's name.
    #[serde(default)]
    pub their_memo: String,
    /// Of the text that will be signed.
    pub language: Language,
}

/// Everything that a transfer is: answer to [`TransferOrder`], and what [`transfer_text`] says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TransferFacts {
    /// 주문번호, digits.
    pub order: String,
    /// 32 random bytes, 64 lower-case hex digits.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub nonce: String,
    /// Of the text.
    pub language: Language,
    /// What the bank is called in it.
    pub bank: String,
    /// Whose account the money leaves.
    pub sender: String,
    /// The number of that account, digits.
    pub from: String,
    /// Who gets it, in part.
    pub recipient: String,
    /// The number of that account, digits.
    pub to: String,
    /// Won.
    pub amount: u64,
    /// Won, besides the amount.
    pub fee: u64,
    /// 내 통장 표시
    pub own_memo: String,
    /// 받는 분 통장 표시
    pub their_memo: String,
    /// When it was ordered by the bank's clock, seconds since 1970-01-01T00:00:00Z.
    pub ordered_at: i64,
}

/// Answer to [`TransferOrder`]: sign [`transfer_text`] of the facts, in this session, within five minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TransferOrdered {
    /// What is to be signed.
    pub facts: TransferFacts,
    /// When it can no longer be signed, seconds since 1970-01-01T00:00:00Z.
    pub expires_at: i64,
    /// The bank's clock, seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
}

/// `POST` [`transfer_signature`](crate::paths::transfer_signature). The same again gets the same answer, and
/// moves nothing more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TransferSignature {
    /// DER of a CMS `SignedData` like that of a [`Login`](crate::Login), in base64, over
    /// [`transfer_text`], by the certificate of the session.
    pub signed: String,
}

/// A transfer that was carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Transfer {
    /// What was signed.
    pub facts: TransferFacts,
    /// When it was done, seconds since 1970-01-01T00:00:00Z.
    pub executed_at: i64,
    /// Serial number of the certificate that signed, lower-case hex.
    pub serial: String,
}

/// Answer to `GET` [`paths::TRANSFERS`](crate::paths::TRANSFERS): what whoever is logged in has transferred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Transfers {
    /// Newest first.
    pub transfers: Vec<Transfer>,
    /// Where the older ones begin: `?before=` this. Without it there are none.
    #[serde(default)]
    pub more: Option<String>,
}
