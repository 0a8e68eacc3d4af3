use std::fmt;

use serde::{Deserialize, Serialize};

/// A value that must not be printed: RRN, account password, one-time password, authorization code.
///
/// `Debug` shows no content; there is no `Display`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a value.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value itself. The name is long so that each use is seen in review.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        // Best effort without a dependency: replace the bytes before the allocation is given back.
        let blank = "\0".repeat(self.0.len());
        self.0.replace_range(.., &blank);
    }
}
