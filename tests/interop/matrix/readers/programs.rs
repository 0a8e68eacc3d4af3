//! Libraries, each behind a small program in tests/interop/{java,node,python} that takes all files at
//! once.

use std::{ffi::OsString, path::Path};

use ingam_core::{npki::Form, pkcs12::Profile};

use super::{KISA_ONLY, NO_SEED, Reader};
use crate::{
    client_files::PASSWORD,
    matrix::{
        cell::Cell,
        original::Kind,
        ours::{File, Format},
        report::{self, Reading},
    },
    program::{from_environment, must},
};

/// The two encryptions as programs name what they do not know.
const CLASSIC: &str = "1.2.410.200004.1.15";
const SEED: &str = "1.2.410.200004.1.4";

pub const BOUNCY_CASTLE: Reader = Reader {
    name: "BouncyCastle",
    expects: |format, _| match format {
        Format::Npki(Form::Classic) => Cell::Refused(KISA_ONLY, CLASSIC),
        Format::Certificates | Format::Certificate => Cell::Certificate,
        _ => Cell::KeyAndRandom,
    },
    read: |files| ask(java("ReadFiles.java"), files),
};

pub const CRYPTOGRAPHY: Reader = Reader {
    name: "Python cryptography",
    expects: |format, _| match format {
        Format::Npki(Form::Classic) => Cell::Refused(KISA_ONLY, CLASSIC),
        Format::Npki(Form::Pbes2Seed) => Cell::Refused(NO_SEED, SEED),
        Format::Certificates | Format::Certificate => Cell::Certificate,
        _ => Cell::Key,
    },
    read: |files| ask(python("read_cryptography.py"), files),
};

pub const PYPINKSIGN: Reader = Reader {
    name: "PyPinkSign",
    expects: |format, _| match format {
        Format::Pkcs12(_) => Cell::Key,
        Format::Npki(Form::Modern) => {
            Cell::Refused("takes SEED for the cipher of every PBES2", "no key came out")
        }
        Format::Npki(_) => Cell::KeyAndRandom,
        Format::Pkcs8 | Format::Certificates => Cell::Untried("reads no PEM"),
        Format::Certificate => Cell::Certificate,
    },
    read: |files| ask(python("read_pypinksign.py"), files),
};

pub const FORGE: Reader = Reader {
    name: "node-forge",
    expects: |format, kind| match (format, kind) {
        (Format::Npki(Form::Classic), _) => Cell::Refused(KISA_ONLY, "Unsupported OID"),
        (Format::Npki(Form::Pbes2Seed), _) => {
            Cell::Refused(NO_SEED, "Unsupported encryption scheme OID")
        }
        (Format::Certificates | Format::Certificate, Kind::P256) => {
            Cell::Refused("knows certificates of RSA keys only", "OID is not RSA")
        }
        (Format::Certificates | Format::Certificate, _) => Cell::Certificate,
        // It has a class for RSA keys, and no place for R in it.
        (Format::Pkcs12(_), Kind::Rsa2048 | Kind::Yessign) => Cell::Key,
        _ => Cell::KeyAndRandom,
    },
    read: |files| ask(node("read-forge.mjs"), files),
};

pub const PKIJS: Reader = Reader {
    name: "PKI.js",
    expects: |format, _| match format {
        Format::Pkcs12(Profile::Legacy) => {
            Cell::Refused("has no triple DES", "1.2.840.113549.1.12.1.3")
        }
        Format::Npki(Form::Classic) => Cell::Refused(KISA_ONLY, CLASSIC),
        Format::Npki(Form::Pbes2Seed) => Cell::Refused(NO_SEED, SEED),
        Format::Certificates | Format::Certificate => Cell::Certificate,
        _ => Cell::KeyAndRandom,
    },
    read: |files| ask(node("read-pkijs.mjs"), files),
};

/// A program and its first arguments.
pub type Call = (OsString, Vec<OsString>);

/// A Java program with BouncyCastle, compiled as it starts.
pub fn java(name: &str) -> Call {
    let jars = ["bcprov", "bcutil", "bcpkix"].map(|jar| format!("/usr/share/java/{jar}.jar"));
    // Compiled for one second of work: the quick compiler is enough.
    let options = ["-XX:TieredStopAtLevel=1", "-cp", &jars.join(":")].map(OsString::from);
    let source = here().join("java").join(name).into_os_string();
    ("java".into(), options.into_iter().chain([source]).collect())
}

/// A Python program with cryptography and PyPinkSign.
pub fn python(name: &str) -> Call {
    let interpreter = from_environment("INGAM_PYPINKSIGN_VENV").join("bin/python");
    let source = here().join("python").join(name);
    (interpreter.into_os_string(), vec!["-B".into(), source.into_os_string()])
}

/// A JavaScript program with the packages of tests/interop/node.
pub fn node(name: &str) -> Call {
    ("node".into(), vec![here().join("node").join(name).into_os_string()])
}

fn here() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/interop"))
}

fn ask((program, mut arguments): Call, files: &[&File<'_>]) -> Vec<Reading> {
    arguments.push(PASSWORD.into());
    arguments.extend(files.iter().map(|file| file.job().into()));
    let told = must(program, arguments).stdout;
    let readings: Vec<Reading> = told.lines().map(report::parse).collect();
    assert_eq!(readings.len(), files.len(), "{told}");
    readings
}
