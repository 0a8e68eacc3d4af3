//! Files as Ingam writes them.

use std::{fs, iter, path::PathBuf};

use getrandom::{SysRng, rand_core::UnwrapErr};
use ingam_core::{
    encrypted_key,
    npki::{self, Form},
    pem,
    pkcs12::{Contents, Profile, make_pfx},
};

use crate::{
    client_files::PASSWORD,
    matrix::{
        original::{Kind, Original},
        report::Report,
    },
};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Pkcs12(Profile),
    Npki(Form),
    Pkcs8,
    /// In PEM, with the chain.
    Certificates,
    /// In DER.
    Certificate,
}

/// All of them, in the order of the table.
pub const FORMATS: &[Format] = &[
    Format::Pkcs12(Profile::Modern),
    Format::Pkcs12(Profile::Legacy),
    Format::Npki(Form::Classic),
    Format::Npki(Form::Pbes2Seed),
    Format::Npki(Form::Modern),
    Format::Pkcs8,
    Format::Certificates,
    Format::Certificate,
];

impl Format {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pkcs12(Profile::Modern) => "PKCS#12, modern",
            Self::Pkcs12(Profile::Legacy) => "PKCS#12, legacy",
            Self::Npki(Form::Classic) => "NPKI, classic",
            Self::Npki(Form::Pbes2Seed) => "NPKI, PBES2-SEED",
            Self::Npki(Form::Modern) => "NPKI, modern",
            Self::Pkcs8 => "encrypted PKCS#8 (PEM)",
            Self::Certificates => "certificate and chain (PEM)",
            Self::Certificate => "certificate (DER)",
        }
    }
}

/// A file that was written, or a folder for NPKI.
pub struct File<'a> {
    pub format: Format,
    pub original: &'a Original,
    pub path: PathBuf,
}

impl File<'_> {
    /// What kind of key it is about.
    pub fn kind(&self) -> Kind {
        self.original.kind
    }

    /// The file itself.
    pub fn path(&self) -> String {
        self.path.display().to_string()
    }

    /// A file of the folder.
    pub fn path_of(&self, name: &str) -> String {
        self.path.join(name).display().to_string()
    }

    /// What is in it.
    pub fn holds(&self) -> Report {
        let Report { key, random, certificate } = self.original.report();
        match self.format {
            Format::Pkcs12(_) | Format::Npki(_) => Report { key, random, certificate },
            Format::Pkcs8 => Report { key, random, certificate: None },
            Format::Certificates | Format::Certificate => {
                Report { key: None, random: None, certificate }
            }
        }
    }

    /// As the programs of tests/interop/{java,node,python} take it.
    pub fn job(&self) -> String {
        let kind = match self.format {
            Format::Pkcs12(_) => "p12",
            Format::Npki(_) => "npki",
            Format::Pkcs8 => "pkcs8",
            Format::Certificates => "certificates",
            Format::Certificate => "certificate",
        };
        format!("{kind}:{}", self.path.display())
    }
}

/// Writes a file.
pub fn write(original: &Original, format: Format) -> File<'_> {
    let rng = &mut UnwrapErr(SysRng);
    let Original { key, certificate, chain, .. } = original;
    let (name, bytes) = match format {
        Format::Pkcs12(profile) => {
            let contents =
                Contents { key, certificate, chain, friendly_name: "홍길동 은행용" };
            let pfx = make_pfx(&contents, PASSWORD, profile, rng).expect("a file");
            (format!("{profile:?}.p12"), pfx)
        }
        Format::Npki(form) => {
            let folder = original.new_folder(&format!("{form:?}"));
            fs::write(folder.join(npki::CERTIFICATE), certificate.der()).expect("writable");
            let key = npki::make(key, PASSWORD, form, rng).expect("a file");
            fs::write(folder.join(npki::KEY), key).expect("writable");
            return File { format, original, path: folder };
        }
        Format::Pkcs8 => {
            let der = encrypted_key::make(key, PASSWORD, rng);
            ("encrypted.pem".into(), pem::write("ENCRYPTED PRIVATE KEY", &der).into_bytes())
        }
        Format::Certificates => {
            let all = iter::once(certificate).chain(chain);
            let text: String = all.map(|each| pem::write("CERTIFICATE", each.der())).collect();
            ("written.pem".into(), text.into_bytes())
        }
        Format::Certificate => ("written.cer".into(), certificate.der().to_vec()),
    };
    let path = original.folder().join(name);
    fs::write(&path, bytes).expect("writable");
    File { format, original, path }
}
