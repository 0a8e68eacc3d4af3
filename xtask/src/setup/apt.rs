//! Packages of Debian.

use std::{fs, path::Path, process::Stdio};

use anyhow::{Context, Result, bail};

use super::say;
use crate::process;

/// A package and how to see that what it brings is there, from whatever source.
pub struct Package {
    name: &'static str,
    sign: Sign,
}

enum Sign {
    /// Any program of this name will do.
    Program(&'static str),
    /// This file, wherever it comes from.
    File(&'static str),
    /// Only the package itself: others put older files under the same names.
    Package,
}

const fn program(name: &'static str, program: &'static str) -> Package {
    Package { name, sign: Sign::Program(program) }
}

const fn file(name: &'static str, path: &'static str) -> Package {
    Package { name, sign: Sign::File(path) }
}

const fn package(name: &'static str) -> Package {
    Package { name, sign: Sign::Package }
}

/// Rust with the sources of its standard library.
pub const RUST: &[Package] = &[
    package("rustc-web"),
    package("cargo-web"),
    package("rust-web-src"),
    package("rust-web-llvm"),
    package("rust-web-clippy"),
    package("rustfmt-web"),
    package("lld-22"),
];

/// A browser, its driver, and letters for Korean pictures.
pub const BROWSER: &[Package] = &[
    program("chromium", "chromium"),
    program("chromium-driver", "chromedriver"),
    file("fonts-noto-cjk", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
];

/// The same browser without windows, for whoever drives it with Playwright: twice as fast.
pub const HEADLESS_BROWSER: &[Package] =
    &[program("chromium-headless-shell", "chromium-headless-shell")];

/// What the mock bank's own tests need: its other database, and clients.
pub const DATABASE: &[Package] = &[
    file("postgresql-15", "/usr/lib/postgresql/15/bin/initdb"),
    program("curl", "curl"),
    program("openssl", "openssl"),
];

/// libFuzzer is C++.
pub const FUZZER: &[Package] = &[program("g++", "c++")];

/// NSS, GnuTLS, OpenSSL, Java and strongSwan, with curl and a TLS front to speak to the bank.
pub const JUDGES: &[Package] = &[
    program("libnss3-tools", "pk12util"),
    program("gnutls-bin", "certtool"),
    program("openssl", "openssl"),
    // Java with its compiler: a judge is a source file.
    program("default-jdk-headless", "javac"),
    program("strongswan-pki", "pki"),
    file("libstrongswan-standard-plugins", "/usr/lib/ipsec/plugins/libstrongswan-openssl.so"),
    program("stunnel4", "stunnel"),
    program("curl", "curl"),
];

/// NSS, GnuTLS, OpenSSL, Java and BouncyCastle.
pub const FORMATS: &[Package] = &[
    program("libnss3-tools", "pk12util"),
    program("gnutls-bin", "certtool"),
    program("openssl", "openssl"),
    program("default-jdk-headless", "javac"),
    file("libbcprov-java", "/usr/share/java/bcprov.jar"),
    file("libbcutil-java", "/usr/share/java/bcutil.jar"),
    file("libbcpkix-java", "/usr/share/java/bcpkix.jar"),
];

/// Whether packages can be installed here: Debian, as root.
pub fn possible() -> bool {
    Path::new("/etc/debian_version").exists() && process::find("apt-get").is_some() && is_root()
}

fn is_root() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ids = status.lines().find_map(|line| line.strip_prefix("Uid:"));
    ids.and_then(|ids| ids.split_whitespace().nth(1)) == Some("0")
}

/// Installs what is missing.
pub fn ensure(why: &str, time: &str, packages: &[Package]) -> Result<()> {
    let missing: Vec<_> = packages.iter().filter(|p| !is_there(p)).map(|p| p.name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if !possible() {
        bail!("missing: {names} ({why}). Install them, on Debian with: apt-get install {names}");
    }
    say(&format!("installing {why}: Debian packages {names}; about {time}"));
    let apt = |arguments: &[&str]| {
        let mut command = process::command("apt-get");
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-q", "-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=300"])
            .args(arguments);
        process::run_quietly(&mut command)
    };
    apt(&["update"]).context("cannot reach the Debian archive")?;
    let install = ["install", "-y", "--no-install-recommends"];
    apt(&[&install[..], &missing].concat())?;
    match packages.iter().find(|package| !is_there(package)) {
        None => Ok(()),
        Some(package) => bail!("{} was installed but did not bring what is needed", package.name),
    }
}

fn is_there(package: &Package) -> bool {
    match package.sign {
        Sign::Program(program) => process::find(program).is_some(),
        Sign::File(path) => Path::new(path).exists(),
        Sign::Package => is_installed(package.name),
    }
}

fn is_installed(name: &str) -> bool {
    let mut query = process::command("dpkg-query");
    query.args(["-W", "-f=${db:Status-Status}", name]).stderr(Stdio::null());
    query.output().is_ok_and(|output| output.stdout == b"installed")
}
