use serde::{Deserialize, Serialize};

/// Whom a certificate is for (개인, 기업).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// 개인
    Personal,
    /// 기업
    Corporate,
}

/// What a certificate may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Product {
    /// 범용
    General,
    /// 은행·신용카드·보험용
    Banking,
    /// 기업뱅킹용
    BusinessBanking,
    /// 전자세금용
    Tax,
}

impl Product {
    /// The name used on the wire, in URLs and in message ids.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Banking => "banking",
            Self::BusinessBanking => "business_banking",
            Self::Tax => "tax",
        }
    }
}
