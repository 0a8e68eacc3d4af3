//! `cargo xtask interop`: who reads what, tried on files of every format, as two tables.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};

use crate::{
    setup::{self, Need, Tools},
    test, workspace,
};

const LIST: &str = "docs/formats.md";
const HEAD: &str = "# Who reads what

Tried with every program, not taken from its documentation, by `cargo xtask interop`, which prints these tables;
the interop tests fail when a cell is not so, or when this list is out of date. The programs: OpenSSL 3.0, NSS,
GnuTLS, Java 17 and BouncyCastle 1.72 of Debian 12, cryptography 50.0.2 and PyPinkSign 0.5.4 for Python, node-forge
1.4.3 and PKI.js 4.0.0 for JavaScript. Keys are compared by their public halves, certificates byte by byte; with RSA
keys PyPinkSign also signs and verifies.

*P-256*: a key made here. *RSA-2048*: a key of OpenSSL, imported from its PKCS#12 file. *RSA-2048 of yessign*: the
test certificate of a joint authority that PyPinkSign carries, imported from its `signCert.der` and `signPri.key`,
and written anew.

*key, R*: the private key and R, the random number of the VID. *key*: the private key; the program does not show
R, or there was none. Both with the certificate, if there is one in the file. *yes*: the certificate. *no*: the
program refuses the file, in the words that it has for this reason. *–*: it was not asked. Why stands below the table.
";
const WRITTEN: (&str, &str) = ("## What Ingam writes", "written.md");
const READ: (&str, &str) = ("## What Ingam reads", "read.md");
const TAIL: &str = "
## Not in the tables

- The archive of an NPKI folder (`.zip`): Python's `zipfile` unpacks it in `tests/e2e/specs/files`. Archives by others are
  read stored or deflated, not encrypted: those of Python's `zipfile` and Info-ZIP in `crates/core/tests/suite/archive`.
- The sealed backup and the backup on paper: formats of Ingam ([storage-format.md](storage-format.md)) that no other
  program reads.
- DES under PBKDF1 (`pbeWithMD5AndDES-CBC`, `pbeWithSHA1AndDES-CBC`): read, in `crates/core/tests`.
";

/// Prints the tables, and writes them into the documentation if every cell is as expected.
pub fn command() -> Result<()> {
    let tools = setup::ensure(&[Need::Rust, Need::Formats])?;
    let mut command = tests(&tools)?;
    let totals = test::rust_tests(command.args(["--", "matrix::"]))?;
    let list = list()?;
    println!("\n{list}");
    if totals.failed > 0 {
        bail!("there are cells that nobody expected");
    }
    fs::write(workspace::root().join(LIST), list).with_context(|| format!("cannot write {LIST}"))
}

/// The interop tests, with what those of the tables need.
pub fn tests(tools: &Tools) -> Result<Command> {
    // What an earlier run left is not taken for what this one saw.
    if folder().exists() {
        fs::remove_dir_all(folder()).context("cannot remove the old tables")?;
    }
    let mut command = tools.cargo(["test", "--locked", "--package", "ingam", "--no-fail-fast"])?;
    command.args(["--test", "interop"]).env("INGAM_TABLES", folder());
    command.envs(tools.pypinksign.iter().map(|venv| ("INGAM_PYPINKSIGN_VENV", venv)));
    Ok(command)
}

/// Fails if the documentation holds other tables than the tests left.
pub fn check() -> Result<()> {
    let written = fs::read_to_string(workspace::root().join(LIST)).unwrap_or_default();
    if written != list()? {
        bail!("{LIST} is out of date: run cargo xtask interop");
    }
    Ok(())
}

fn list() -> Result<String> {
    let mut list = HEAD.to_owned();
    for (title, name) in [WRITTEN, READ] {
        let table = folder().join(name);
        let table =
            fs::read_to_string(&table).with_context(|| format!("no {}", table.display()))?;
        list += &format!("\n{title}\n\n{table}");
    }
    Ok(list + TAIL)
}

/// Where the tests leave their tables.
fn folder() -> PathBuf {
    workspace::target_dir().join("tables")
}
