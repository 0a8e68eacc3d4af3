//! How strongly something is protected by a password.

use serde::{Deserialize, Serialize};

use super::cipher::Cipher;

/// How hard it is to guess the password of a file, all else being equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Strength {
    /// Millions of guesses a second on one graphics card, or a cipher that is broken.
    Weak,
    /// Better, and less than is advised today.
    Fair,
    /// What is advised today.
    Strong,
}

/// How something is protected, in words of the standards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protection {
    /// `PBES2`, `NPKI`, `PKCS#12 PBE` …
    pub scheme: String,
    /// How a key is made of the password: `PBKDF2 HMAC-SHA-256` …
    pub derivation: String,
    /// How often; for scrypt the number of blocks that are mixed. The largest number of 32 or 64 bits
    /// stands for anything larger.
    pub rounds: u64,
    /// `AES-256-CBC` …
    pub cipher: String,
    /// What that is worth.
    pub strength: Strength,
}

impl Protection {
    pub(super) fn new(scheme: &str, derivation: &str, rounds: u64, cipher: Cipher) -> Self {
        Self {
            scheme: scheme.to_owned(),
            derivation: derivation.to_owned(),
            rounds,
            cipher: cipher.name().to_owned(),
            strength: strength(derivation, rounds, cipher),
        }
    }
}

/// The limits follow the OWASP cheat sheet on storing passwords, as of 2025: PBKDF2 with 210,000
/// (SHA-512) to 1,300,000 (SHA-1) rounds, scrypt with N = 2^14, r = 8, p = 5 or what is as much work.
fn strength(derivation: &str, rounds: u64, cipher: Cipher) -> Strength {
    let (fair, strong) = match derivation {
        "scrypt" => (1 << 18, 5 << 18),
        "PBKDF2 HMAC-SHA-384" | "PBKDF2 HMAC-SHA-512" => (10_000, 210_000),
        "PBKDF2 HMAC-SHA-224" | "PBKDF2 HMAC-SHA-256" => (10_000, 300_000),
        "PBKDF2 HMAC-SHA-1" => (10_000, 1_300_000),
        // One hash a round, where PBKDF2 has two and more.
        _ => (100_000, u64::MAX),
    };
    let by_work = match rounds {
        rounds if rounds >= strong => Strength::Strong,
        rounds if rounds >= fair => Strength::Fair,
        _ => Strength::Weak,
    };
    let at_most = match cipher {
        Cipher::Des | Cipher::Rc2With40Bits => Strength::Weak,
        Cipher::TripleDes | Cipher::TwoKeyTripleDes | Cipher::Rc2With128Bits => Strength::Fair,
        _ => Strength::Strong,
    };
    by_work.min(at_most)
}
