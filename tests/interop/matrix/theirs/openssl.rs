//! OpenSSL's commands.

use std::path::Path;

use super::{Writer, Written, key};
use crate::{
    client_files::PASSWORD,
    matrix::{cell::Cell, original::Original},
    program::must,
};

pub const OPENSSL: Writer = Writer {
    write,
    written: &[
        Written { name: "OpenSSL, PKCS#12", files: &["default.p12"], expects: key },
        Written {
            name: "OpenSSL, PKCS#12 `-legacy` (RC2-40)",
            files: &["legacy.p12"],
            expects: key,
        },
        Written { name: "OpenSSL, PKCS#12 without MAC", files: &["nomac.p12"], expects: key },
        Written {
            name: "OpenSSL, NPKI PBES2-SEED",
            files: &["signPri.key", CERTIFICATE],
            expects: key,
        },
        Written { name: "OpenSSL, PKCS#8", files: &["pkcs8.pem", CERTIFICATE], expects: key },
        Written {
            name: "OpenSSL, PKCS#8 with scrypt",
            files: &["scrypt.pem", CERTIFICATE],
            expects: key,
        },
        Written {
            name: "OpenSSL, PKCS#8 `-v1` (triple DES)",
            files: &["3des.pem", CERTIFICATE],
            expects: key,
        },
        Written {
            name: "OpenSSL, key in the clear",
            files: &["plain.pem", CERTIFICATE],
            expects: key,
        },
        Written {
            name: "OpenSSL, old encrypted PEM (`-traditional -aes256`)",
            files: &["traditional.pem", CERTIFICATE],
            expects: |_| {
                Cell::Refused(
                    "encryption of RFC 1421, which derives with one round of MD5, is not read",
                    "RFC 1421",
                )
            },
        },
    ],
    foreign: None,
};

const CERTIFICATE: &str = "certificate.der";

fn write(original: &Original, folder: &Path) {
    let (key, pass) = (original.path("key.pem"), format!("pass:{PASSWORD}"));
    let path = |name: &str| folder.join(name).display().to_string();
    let pkcs12 = |out: &str, options: &[&str]| {
        let (certificate, root) = (original.path("certificate.pem"), original.path("root.pem"));
        let files = ["-inkey", &key, "-in", &certificate, "-certfile", &root, "-name", "홍길동"];
        let export = ["pkcs12", "-export", "-passout", &pass, "-out", &path(out)];
        must("openssl", [&export[..], &files, options].concat());
    };
    pkcs12("default.p12", &[]);
    pkcs12("legacy.p12", &["-legacy"]);
    pkcs12("nomac.p12", &["-nomac"]);

    let pkcs8 = |out: &str, options: &[&str]| {
        let convert = ["pkcs8", "-topk8", "-in", &key, "-passout", &pass, "-out", &path(out)];
        must("openssl", [&convert[..], options].concat());
    };
    let seed = ["-v2", "seed-cbc", "-provider", "legacy", "-provider", "default"];
    pkcs8("signPri.key", &[&seed[..], &["-outform", "DER"]].concat());
    pkcs8("pkcs8.pem", &[]);
    pkcs8("scrypt.pem", &["-scrypt"]);
    pkcs8("3des.pem", &["-v1", "PBE-SHA1-3DES"]);

    must("openssl", ["pkey", "-in", &key, "-traditional", "-out", &path("plain.pem")]);
    let encrypt = ["-traditional", "-aes256", "-passout", &pass, "-out", &path("traditional.pem")];
    must("openssl", [&["pkey", "-in", &key], &encrypt[..]].concat());
}
