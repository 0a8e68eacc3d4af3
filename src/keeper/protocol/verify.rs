//! Messages of the verifier to the keeper for files.

/// Largest file that is looked at, bytes.
pub use ingam_core::verification::LARGEST as LARGEST_TO_VERIFY;
pub use ingam_core::verification::report::{
    Told as VerifiedFiles, ToldSignature, ToldSigner, Worth,
};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::NamedFile;

/// Verifies every signature in files, with what lies beside it. Nothing is kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct VerifySignatures {
    /// At most 64, each of at most 8 MiB.
    pub files: Vec<NamedFile>,
    /// SHA-256 of the trusted root.
    pub root_sha256: ByteBuf,
    /// Certificates of authorities that are at hand, DER. Those that cannot be read are left out.
    pub known: Vec<ByteBuf>,
    /// The time.
    pub now: i64,
}
