//! Files as other programs write them.

use std::{fs, path::Path};

use ingam_core::{
    certificate::Certificate,
    import::{File, open},
    password_encryption::Work,
    private_key::PrivateKey,
};

use crate::{
    client_files::PASSWORD,
    matrix::{
        cell::Cell,
        original::{Kind, Original},
        report::{Reading, Report},
        table::Tried,
    },
};

mod databases;
mod libraries;
mod openssl;
pub mod yessign;

/// What one program writes.
pub struct Writer {
    /// Writes its files into a folder.
    pub write: fn(&Original, &Path),
    pub written: &'static [Written],
    /// What the files hold if it is not the original: read from the folder.
    pub foreign: Option<fn(&Path) -> Foreign>,
}

/// Files that belong together.
pub struct Written {
    /// Which program, and how.
    pub name: &'static str,
    /// Their names in the folder; `certificate.der` of the original lies there, too.
    pub files: &'static [&'static str],
    /// What we should make of them.
    pub expects: fn(Kind) -> Cell,
}

/// All of them, in the order of the table.
pub const WRITERS: &[Writer] = &[
    openssl::OPENSSL,
    databases::NSS,
    databases::GNUTLS,
    databases::KEYTOOL,
    libraries::BOUNCY_CASTLE,
    libraries::CRYPTOGRAPHY,
    libraries::PYPINKSIGN,
    libraries::FORGE,
    libraries::PKIJS,
    yessign::YESSIGN,
];

/// A key that comes with its writer.
pub struct Foreign {
    pub password: String,
    pub key: PrivateKey,
    pub certificate: Certificate,
}

/// What we make of the files of one program.
pub fn column(writer: &Writer, original: &Original) -> Vec<Tried> {
    let asked = |written: &Written| !matches!((written.expects)(original.kind), Cell::Untried(_));
    let folder = tempfile::tempdir().expect("a temporary directory");
    let folder = folder.path();
    fs::write(folder.join("certificate.der"), original.certificate.der()).expect("writable");
    let writes = writer.written.iter().any(asked);
    if writes {
        (writer.write)(original, folder);
    }
    let foreign = writer.foreign.filter(|_| writes).map(|foreign| foreign(folder));
    let (password, key, certificate) = match &foreign {
        Some(foreign) => (foreign.password.as_str(), &foreign.key, &foreign.certificate),
        None => (PASSWORD, &original.key, &original.certificate),
    };
    let tried = writer.written.iter().map(|written| {
        let expected = (written.expects)(original.kind);
        let reading = asked(written).then(|| read(folder, written.files, password, key));
        let holds = Report::of(key, certificate);
        Tried { expected, fault: reading.and_then(|reading| expected.fault(&reading, &holds)) }
    });
    tried.collect()
}

/// What Ingam reads from files whose key should be `original`.
fn read(folder: &Path, files: &[&str], password: &str, original: &PrivateKey) -> Reading {
    let contents: Vec<Vec<u8>> =
        files.iter().map(|name| fs::read(folder.join(name)).expect("a file")).collect();
    let files: Vec<File<'_>> =
        files.iter().zip(&contents).map(|(name, bytes)| File { name, bytes }).collect();
    let opened = open(&files, password, &mut Work::new()).map_err(|error| error.to_string())?;
    let mut identities = opened.identities.into_iter();
    let identity = identities.next().ok_or("no certificate with its key")?;
    if identities.next().is_some() {
        return Err("more than one certificate with its key".into());
    }
    let report = Report::of(&identity.key, &identity.certificate);
    let random = original.random().cloned().ok_or("every original has R")?;
    if identity.key.with_random(random).to_pkcs8() != original.to_pkcs8() {
        return Err("another private key".into());
    }
    Ok(report)
}

fn key(_: Kind) -> Cell {
    Cell::Key
}

fn key_and_random(_: Kind) -> Cell {
    Cell::KeyAndRandom
}
