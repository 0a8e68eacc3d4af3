//! Libraries, each behind a small program in tests/interop/{java,node,python}.

use std::path::Path;

use super::{Writer, Written, key, key_and_random};
use crate::{
    client_files::PASSWORD,
    matrix::{
        cell::Cell,
        original::{Kind, Original},
        readers::programs::{Call, java, node, python},
    },
    program::must,
};

const CERTIFICATE: &str = "certificate.der";

pub const BOUNCY_CASTLE: Writer = Writer {
    write: |original, folder| ask(java("WriteFiles.java"), original, folder),
    written: &[
        Written {
            name: "BouncyCastle, PKCS#12 (AES)",
            files: &["aes.p12"],
            expects: key_and_random,
        },
        Written {
            name: "BouncyCastle, PKCS#12 (triple DES)",
            files: &["3des.p12"],
            expects: key_and_random,
        },
        Written {
            name: "BouncyCastle, PKCS#8",
            files: &["aes.key", CERTIFICATE],
            expects: key_and_random,
        },
        Written {
            name: "BouncyCastle, NPKI PBES2-SEED",
            files: &["signPri.key", CERTIFICATE],
            expects: key_and_random,
        },
    ],
    foreign: None,
};

pub const CRYPTOGRAPHY: Writer = Writer {
    write: |original, folder| ask(python("write_cryptography.py"), original, folder),
    written: &[
        Written { name: "Python cryptography, PKCS#12", files: &["today.p12"], expects: key },
        Written {
            name: "Python cryptography, PKCS#12 (triple DES, SHA-1)",
            files: &["old.p12"],
            expects: key,
        },
        Written {
            name: "Python cryptography, PKCS#8",
            files: &["key.pem", CERTIFICATE],
            expects: key,
        },
    ],
    foreign: None,
};

pub const PYPINKSIGN: Writer = Writer {
    write: |original, folder| ask(python("write_pypinksign.py"), original, folder),
    written: &[
        Written {
            name: "PyPinkSign, NPKI classic",
            files: &["signPri.key", CERTIFICATE],
            expects: key_and_random,
        },
        Written {
            name: "PyPinkSign, NPKI of old files (SEED with a fixed IV)",
            files: &["old.key", CERTIFICATE],
            expects: key_and_random,
        },
        Written {
            name: "PyPinkSign, NPKI PBES2-SEED",
            files: &["pbes2.key", CERTIFICATE],
            expects: key_and_random,
        },
    ],
    foreign: None,
};

pub const FORGE: Writer = Writer {
    write: |original, folder| {
        if original.kind != Kind::P256 {
            ask(node("write-forge.mjs"), original, folder);
        }
    },
    written: &[
        Written {
            name: "node-forge, PKCS#12 (triple DES)",
            files: &["3des.p12"],
            expects: |kind| if_rsa(kind, Cell::Key),
        },
        Written {
            name: "node-forge, PKCS#12 (AES)",
            files: &["aes256.p12"],
            expects: |kind| if_rsa(kind, Cell::Key),
        },
        Written {
            name: "node-forge, PKCS#8",
            files: &["key.pem", CERTIFICATE],
            expects: |kind| if_rsa(kind, Cell::KeyAndRandom),
        },
    ],
    foreign: None,
};

pub const PKIJS: Writer = Writer {
    write: |original, folder| ask(node("write-pkijs.mjs"), original, folder),
    written: &[
        Written { name: "PKI.js, PKCS#12", files: &["aes.p12"], expects: key_and_random },
        Written {
            name: "PKI.js, PKCS#8",
            files: &["aes.key", CERTIFICATE],
            expects: key_and_random,
        },
    ],
    foreign: None,
};

fn if_rsa(kind: Kind, cell: Cell) -> Cell {
    match kind {
        Kind::P256 => Cell::Untried("writes RSA keys only"),
        Kind::Rsa2048 | Kind::Yessign => cell,
    }
}

fn ask((program, mut arguments): Call, original: &Original, folder: &Path) {
    arguments.push(PASSWORD.into());
    arguments.extend([original.folder().into(), folder.into()]);
    must(program, arguments);
}
