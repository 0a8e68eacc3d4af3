//! The certificate doctor: says of any certificate, request, list, key or container what is in it and
//! what is wrong with it. Works on files of strangers, so it reads widely, verifies nothing that it
//! does not say it verified, and takes time and memory in proportion to the size of the files.
//!
//! Reads certificates, chains, requests (PKCS#10), CRLs, keys (PKCS#8, SEC1, PKCS#1, plain and
//! encrypted), PKCS#12, CMS SignedData and OCSP responses, also in archives; anything else in DER is
//! shown element by element. Backups of ours are known by how they begin.

use examination::Examination;

use crate::password_encryption::Work;

pub use crate::import::File;
pub use labels::ALL as LABELS;
pub use report::{Label, Level, Notice, Report, Row, Section, Value};
pub(crate) use report::{visible, visible_lines};

mod algorithm;
mod attribute;
mod certificate;
mod chain;
mod cms;
mod crl;
mod csr;
mod dump;
mod examination;
mod extension;
mod file;
mod general_name;
mod identify_data;
pub(crate) mod labels;
mod name;
mod ocsp;
mod oid;
mod ownership;
mod pkcs12;
mod private_key;
mod protection;
mod recognise;
mod report;
mod signature;
mod signer;
mod single_response;

/// Largest file that is looked at, bytes.
pub const LARGEST: usize = 256 * 1024;

/// Most files that are looked at together, those in archives included.
pub const MOST_FILES: usize = 64;

/// Object identifiers (dotted decimal) that something is made of here, so that each needs a name in the
/// texts: extensions that are understood, algorithms and curves that are warned of.
pub fn named_oids() -> impl Iterator<Item = &'static str> {
    extension::understood().chain(algorithm::warned_of())
}

/// Reports on everything in the files, at the time `now` (seconds since 1970-01-01T00:00:00Z), and then
/// on the chains that the certificates make. The password opens what it opens; the number is one that
/// somebody typed, to be compared with virtual IDs.
pub fn examine(
    files: &[File<'_>],
    password: Option<&str>,
    number: Option<&str>,
    now: i64,
) -> Vec<Report> {
    examine_again(files, password, number, now, &mut Work::new())
}

/// The same, with what is known of the work for these files: no key is derived twice.
pub fn examine_again(
    files: &[File<'_>],
    password: Option<&str>,
    number: Option<&str>,
    now: i64,
    work: &mut Work,
) -> Vec<Report> {
    let mut examination = Examination::new(password, now, work);
    file::examine_all(files, &mut examination);
    ownership::match_keys(&mut examination);
    if let Some(number) = number {
        ownership::check_number(number, &mut examination);
    }
    chain::describe(&mut examination);
    let mut reports = examination.reports;
    for report in &mut reports {
        if report.has_hidden_characters() {
            report.notice(Level::Warning, labels::NOTICE_HIDDEN_CHARACTERS);
        }
        if report.is_cut() {
            report.notice(Level::Information, labels::NOTICE_CUT);
        }
        report.notices.sort_by_key(|notice| std::cmp::Reverse(notice.level));
    }
    reports
}
