use serde::{Deserialize, Serialize};

/// A text in both languages of the product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Localized {
    /// 한국어
    pub ko: String,
    /// English
    pub en: String,
}

/// The documents a customer must agree to, in the order they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Terms {
    /// In display order; all are required.
    pub documents: Vec<TermsDocument>,
}

/// One document (약관, 동의서).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TermsDocument {
    /// Stable name, e.g. `electronic-finance`.
    pub id: String,
    /// Version of the text, e.g. `2026-11-01`.
    pub version: String,
    /// Title.
    pub title: Localized,
    /// Plain text; paragraphs are separated by an empty line.
    pub body: Localized,
    /// SHA-256 of title and body, lower-case hex: the UTF-8 of Korean title, English title, Korean
    /// body and English body, with one zero byte between them.
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$")
    )]
    pub sha256: String,
}

/// What the customer agreed to: one [`TermsDocument`] with the digest of the text that was shown,
/// so that the bank can prove later which one it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgreedTerms {
    /// [`TermsDocument::id`]
    pub id: String,
    /// [`TermsDocument::version`]
    pub version: String,
    /// [`TermsDocument::sha256`]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$")
    )]
    pub sha256: String,
}
