//! Programs that read what we write.

use crate::matrix::{
    cell::Cell,
    original::Kind,
    ours::{File, Format},
    report::Reading,
};

mod gnutls;
pub mod keytool;
pub mod nss;
mod openssl;
pub mod programs;

/// A program.
pub struct Reader {
    pub name: &'static str,
    /// What it should make of a file.
    pub expects: fn(Format, Kind) -> Cell,
    /// Reads files, and says of each what was in it.
    pub read: fn(&[&File<'_>]) -> Vec<Reading>,
}

/// All of them, in the order of the table.
pub const READERS: &[Reader] = &[
    openssl::OPENSSL,
    nss::NSS,
    gnutls::GNUTLS,
    keytool::KEYTOOL,
    programs::BOUNCY_CASTLE,
    programs::CRYPTOGRAPHY,
    programs::PYPINKSIGN,
    programs::FORGE,
    programs::PKIJS,
];

/// Nobody but NPKI software has it.
const KISA_ONLY: &str = "does not know pbeWithSHA1AndSEED-CBC of KISA";
const NO_SEED: &str = "has no SEED";
const NO_BARE_KEYS: &str = "has no command for keys outside PKCS#12";
