use serde::{Deserialize, Serialize};

use crate::{Holder, Localized, Product, Purpose, Secret};

/// `POST` [`paths::RECEIPTS`](crate::paths::RECEIPTS): the receipts of the customer whose account this
/// is. Needs no enrollment; wrong passwords count as they do in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptsQuestion {
    /// Number of any of the customer's accounts, 10 to 14 digits without dashes.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{10,14}$"))]
    pub account: String,
    /// Password of this account, 4 digits.
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[0-9]{4}$"))]
    pub account_password: Secret,
    /// Resident registration number, 13 digits, or business registration number, 10 digits.
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^([0-9]{13}|[0-9]{10})$"))]
    pub number: Secret,
}

/// Answer to [`ReceiptsQuestion`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipts {
    /// Who was paid.
    pub bank: Localized,
    /// Who paid, e.g. `홍길동`.
    pub name: String,
    /// Personal or corporate.
    pub holder: Holder,
    /// Newest first, at most 100.
    pub receipts: Vec<Receipt>,
}

/// One fee that was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// Number of the receipt, 16 digits: the Korean day and eight more.
    pub number: String,
    /// When the fee was withdrawn, seconds since 1970-01-01T00:00:00Z.
    pub charged_at: i64,
    /// When it was paid back, if it was, seconds since 1970-01-01T00:00:00Z.
    #[serde(default)]
    pub refunded_at: Option<i64>,
    /// For which kind of certificate.
    pub product: Product,
    /// Issued or renewed.
    #[serde(default)]
    pub purpose: Purpose,
    /// Serial number of the certificate, lower-case hex.
    pub serial: String,
    /// Won, VAT included.
    pub amount: u64,
    /// Value-added tax in it, won: an eleventh, rounded.
    pub vat: u64,
    /// Masked number of the account it was withdrawn from, e.g. `123456-**-***890`.
    pub account: String,
    /// What the customer calls the account, e.g. `급여통장`.
    pub account_label: String,
}
