use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

/// A secret in transit: bytes, mostly of UTF-8, wiped when dropped, never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(#[serde(with = "serde_bytes")] Vec<u8>);

impl Secret {
    /// Takes the text over.
    pub fn new(text: String) -> Self {
        Self(text.into_bytes())
    }

    /// Takes bytes over.
    pub fn of_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes, for the keeper alone.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text, for the keeper alone; `None` if it is not UTF-8.
    pub fn expose(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}
