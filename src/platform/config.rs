//! What an operator writes into `config.json`: which bank, and whom to trust.

use serde::Deserialize;

use super::json;

/// A configuration that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Base URL of the bank without a slash at its end; empty: the origin of the page.
    pub bank_url: String,
    /// SHA-256 of the DER of the root certificate to trust.
    pub root_sha256: [u8; 32],
}

/// Why there is no configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// `config.json` cannot be had: it does not exist, or the network is down.
    #[error("config.json cannot be loaded")]
    Missing,
    /// It is not what `config.json` should be.
    #[error("config.json cannot be read")]
    Malformed,
    /// The template: no root fingerprint was filled in.
    #[error("no trusted root is configured")]
    RootNotConfigured,
}

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    bank: String,
    #[serde(default)]
    root_sha256: String,
}

impl Config {
    /// Reads the content of `config.json`: `{"bank": URL, "root_sha256": HEX}`.
    ///
    /// The bank is an `https` URL, or empty for the page's own origin, or `http` on the loopback
    /// interface; the fingerprint is 64 hex digits, with or without colons between bytes.
    pub fn parse(bytes: &[u8]) -> Result<Self, ConfigError> {
        let document: Document = json::read(bytes).ok_or(ConfigError::Malformed)?;
        let bank_url = document.bank.trim().trim_end_matches('/').to_owned();
        if !is_bank_url(&bank_url) {
            return Err(ConfigError::Malformed);
        }
        let digits = document.root_sha256.trim().replace(':', "");
        if digits.is_empty() {
            return Err(ConfigError::RootNotConfigured);
        }
        let root_sha256 = parse_hex(&digits).ok_or(ConfigError::Malformed)?;
        Ok(Self { bank_url, root_sha256 })
    }

    /// Loads `config.json` from beside the page.
    pub async fn load() -> Result<Self, ConfigError> {
        let url = super::location::beside_page("config.json").ok_or(ConfigError::Missing)?;
        let bytes = super::fetch::read_file(&url).await.ok_or(ConfigError::Missing)?;
        Self::parse(&bytes)
    }
}

fn is_bank_url(url: &str) -> bool {
    const LOOPBACK: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];
    if url.is_empty() {
        return true;
    }
    if url.contains(['?', '#', '@', ' ', '\\']) {
        return false;
    }
    if let Some(rest) = url.strip_prefix("https://") {
        return !rest.is_empty() && !rest.starts_with('/');
    }
    let Some(rest) = url.strip_prefix("http://") else {
        return false;
    };
    let host = rest.split('/').next().unwrap_or_default();
    LOOPBACK.iter().any(|name| {
        host.strip_prefix(name).is_some_and(|port| {
            port.is_empty() || port.strip_prefix(':').is_some_and(|p| p.parse::<u16>().is_ok())
        })
    })
}

fn parse_hex(digits: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if digits.len() != 64 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        let pair = std::str::from_utf8(pair).ok()?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(bytes)
}
