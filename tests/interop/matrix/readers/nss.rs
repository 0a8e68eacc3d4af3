//! NSS, which Firefox and LibreOffice use. It imports into a database of its own; what arrived there
//! is exported again for OpenSSL to look at.

use super::{NO_BARE_KEYS, Reader, openssl};
use crate::{
    client_files::PASSWORD,
    matrix::{
        cell::Cell,
        original::Kind,
        ours::{File, Format},
        report::Reading,
    },
    program::{must, run},
};

pub const NSS: Reader =
    Reader { name: "NSS", expects, read: |files| files.iter().map(|file| read(file)).collect() };

fn expects(format: Format, _: Kind) -> Cell {
    match format {
        Format::Pkcs12(_) => Cell::Key,
        Format::Npki(_) | Format::Pkcs8 => Cell::Untried(NO_BARE_KEYS),
        Format::Certificates | Format::Certificate => Cell::Certificate,
    }
}

fn read(file: &File<'_>) -> Reading {
    let database = Database::new();
    if !matches!(file.format, Format::Pkcs12(_)) {
        database.certutil(&["-A", "-n", "it", "-t", ",,", "-i", &file.path()])?;
        let pem = database.certutil(&["-L", "-n", "it", "-a"])?;
        return openssl::certificate_alone(&pem);
    }
    let exported = database.pass_through(&file.path(), PASSWORD)?;
    openssl::pkcs12(&exported, PASSWORD)
}

/// A database of keys and certificates.
pub struct Database {
    directory: tempfile::TempDir,
}

impl Database {
    pub fn new() -> Self {
        let database = Self { directory: tempfile::tempdir().expect("a temporary directory") };
        must("certutil", ["-N", "-d", &database.name(), "--empty-password"]);
        database
    }

    /// Imports a PKCS#12 file and writes another one with what arrived: its path.
    pub fn pass_through(&self, path: &str, password: &str) -> Result<String, String> {
        let exported = self.directory.path().join("exported.p12").display().to_string();
        self.pk12util(&["-i", path, "-W", password, "-K", ""])?;
        let name = self.name_of_key()?;
        self.pk12util(&["-o", &exported, "-n", &name, "-W", password, "-K", ""])?;
        Ok(exported)
    }

    /// The name of the only key, from `< 0> ec  0123…  name`.
    fn name_of_key(&self) -> Result<String, String> {
        let keys = self.certutil(&["-K"])?;
        let key = keys.lines().find_map(|line| line.strip_prefix("< 0> "));
        let id = key.and_then(|key| key.split_whitespace().nth(1));
        let name = key.zip(id).and_then(|(key, id)| key.split_once(id));
        name.map(|(_, name)| name.trim().to_owned()).ok_or(keys)
    }

    fn name(&self) -> String {
        format!("sql:{}", self.directory.path().display())
    }

    fn certutil(&self, arguments: &[&str]) -> Result<String, String> {
        self.run("certutil", arguments)
    }

    fn pk12util(&self, arguments: &[&str]) -> Result<String, String> {
        self.run("pk12util", arguments)
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Result<String, String> {
        let finished = run(program, [arguments, &["-d", &self.name()]].concat());
        if finished.success { Ok(finished.stdout) } else { Err(finished.text()) }
    }
}
