//! The test certificate of yessign, a real joint authority, with its key: the PyPinkSign package
//! carries them. They were made by the authority's own software.

use std::{fs, path::Path};

use ingam_core::{certificate::Certificate, private_key::PrivateKey};

use super::{Foreign, Writer, Written};
use crate::{
    matrix::{cell::Cell, original::Kind, readers::programs::python},
    program::must,
};

pub const YESSIGN: Writer = Writer {
    write: |_, folder| drop(write(folder)),
    written: &[
        Written {
            name: "yessign (test), NPKI classic",
            files: &["signCert.der", "signPri.key"],
            expects,
        },
        Written { name: "yessign (test), PKCS#12", files: &["test.pfx"], expects },
    ],
    foreign: Some(foreign),
};

fn expects(kind: Kind) -> Cell {
    match kind {
        Kind::P256 => Cell::Untried("has issued RSA certificates only"),
        Kind::Rsa2048 | Kind::Yessign => Cell::KeyAndRandom,
    }
}

/// Writes its files into a folder: their password.
pub fn write(folder: &Path) -> String {
    let (program, mut arguments) = python("yessign.py");
    arguments.push(folder.into());
    must(program, arguments);
    password(folder)
}

fn password(folder: &Path) -> String {
    fs::read_to_string(folder.join("password.txt")).expect("text")
}

/// The key as PyPinkSign's authors have it in the clear.
fn foreign(folder: &Path) -> Foreign {
    let read = |name: &str| fs::read(folder.join(name)).expect("a file");
    Foreign {
        password: password(folder),
        key: PrivateKey::read(&read("key.der")).expect("a key"),
        certificate: Certificate::parse(&read("signCert.der")).expect("a certificate"),
    }
}
