//! What is found in one examination: reports, and the things that can be compared with each other
//! when all files are read.

use zeroize::Zeroizing;

use super::{
    LARGEST, algorithm, certificate, cms, crl, csr, dump, labels, ocsp, pkcs12,
    private_key::{self, EncryptedKey, is_private_key},
    protection,
    recognise::{Object, object},
    report::{Label, Level, Report},
};
use crate::{
    asn1::{self, Cursor},
    password_encryption::{DecryptError, Work, decrypt},
    pkcs12::Bags,
    vid::VidRandom,
};

/// Most things that are looked at together.
const MOST_OBJECTS: usize = 256;

/// Deepest container inside of another one.
const DEEPEST: usize = 3;

/// Something that other things are compared with.
pub(super) struct Found {
    /// Which of the reports is about it.
    pub(super) report: usize,
    pub(super) der: Vec<u8>,
}

/// A private key, of which only what is compared is kept.
pub(super) struct FoundKey {
    /// Which of the reports is about it.
    pub(super) report: usize,
    /// DER of the `SubjectPublicKeyInfo`.
    pub(super) public_key: Vec<u8>,
    /// R, for the check of the virtual ID.
    pub(super) random: Option<VidRandom>,
}

/// Grows as files are read.
pub(super) struct Examination<'w> {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub(super) now: i64,
    pub(super) reports: Vec<Report>,
    pub(super) certificates: Vec<Found>,
    pub(super) lists: Vec<Found>,
    pub(super) keys: Vec<FoundKey>,
    password: Option<Zeroizing<String>>,
    work: &'w mut Work,
}

/// Where a thing was.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// Name of the file.
    pub(super) file: &'a str,
    /// What it is inside of, if it does not stand in the file itself.
    pub(super) within: Option<&'a Label>,
    depth: usize,
}

impl<'a> Place<'a> {
    pub(super) fn of(file: &'a str) -> Self {
        Self { file, within: None, depth: 0 }
    }

    /// A place inside of a container that stands here.
    fn inside(self, container: &'a Label) -> Self {
        Self { within: Some(container), depth: self.depth + 1, ..self }
    }

    pub(super) fn report(&self, kind: Label) -> Report {
        let mut report = Report::new(self.file, kind);
        report.within = self.within.cloned();
        report
    }
}

impl<'w> Examination<'w> {
    pub(super) fn new(password: Option<&str>, now: i64, work: &'w mut Work) -> Self {
        Self {
            now,
            reports: Vec::new(),
            certificates: Vec::new(),
            lists: Vec::new(),
            keys: Vec::new(),
            password: password.map(|password| Zeroizing::new(password.to_owned())),
            work,
        }
    }

    /// Exactly one element of DER; `remark` adds what is to be said of how it was found.
    pub(super) fn der(&mut self, der: &[u8], place: Place<'_>, remark: &dyn Fn(&mut Report)) {
        if place.depth > DEEPEST {
            return;
        }
        if self.reports.len() >= MOST_OBJECTS {
            if let Some(last) = self.reports.last_mut() {
                last.notice(Level::Warning, labels::NOTICE_TOO_MANY);
            }
            return;
        }
        let object = object(der);
        let mut report = place.report(object.kind());
        remark(&mut report);
        let at = self.reports.len();
        let mut opened = None;
        let mut bags = Bags::default();
        match &object {
            Object::Certificate(certificate) => {
                certificate::report(certificate, der, self.now, &mut report);
                structure(der, &mut report);
                self.certificates.push(Found { report: at, der: der.to_vec() });
            }
            Object::Request(request) => {
                csr::report(request, &mut report);
                structure(der, &mut report);
            }
            Object::Crl(crl) => {
                crl::report(crl, self.now, &mut report);
                self.lists.push(Found { report: at, der: der.to_vec() });
            }
            Object::Signed(signed) => cms::report(signed, &mut report),
            Object::Cms(id, content) => cms::other(id, content, &mut report),
            Object::Response(response) => ocsp::report(response, self.now, &mut report),
            Object::Pkcs12 => {
                let password = self.password.as_deref().map(String::as_str);
                bags = pkcs12::report(der, password, self.work, &mut report);
            }
            Object::PrivateKey => {
                if place.within.is_none() {
                    report.notice(Level::Warning, labels::NOTICE_KEY_UNPROTECTED);
                }
                if let Some(key) = private_key::report(der, &mut report) {
                    let (public_key, random) = (key.public_key_info(), key.random().cloned());
                    self.keys.push(FoundKey { report: at, public_key, random });
                }
            }
            Object::EncryptedKey(key) => {
                private_key::report_encrypted(key, &mut report);
                opened = self.open(key, &mut report);
            }
            Object::PublicKey => {
                if algorithm::public_key(der, &mut report).is_none() {
                    report.notice(Level::Error, labels::NOTICE_FIELD_MALFORMED);
                }
            }
            Object::Other => {
                report.notice(Level::Information, labels::NOTICE_OTHER);
                structure(der, &mut report);
            }
        }
        let kind = report.kind.clone();
        self.reports.push(report);
        let inner = place.inside(&kind);
        match &object {
            Object::Signed(signed) => {
                self.all(signed.certificates, inner);
                self.all(signed.lists, inner);
            }
            Object::Response(response) => self.all(ocsp::certificates(response), inner),
            _ => {}
        }
        for key in &bags.keys {
            let remark = |report: &mut Report| {
                if key.protection.is_none() {
                    report.notice(Level::Warning, labels::NOTICE_KEY_UNPROTECTED);
                }
            };
            self.der(&key.private_key_info, inner, &remark);
        }
        for certificate in &bags.certificates {
            self.der(&certificate.der, inner, &|_| {});
        }
        if let Some(opened) = opened {
            self.der(&opened, inner, &|_| {});
        }
    }

    /// What is in an encrypted key, if there is a password and it is the right one.
    fn open(&mut self, key: &EncryptedKey<'_>, report: &mut Report) -> Option<Zeroizing<Vec<u8>>> {
        let Some(password) = &self.password else {
            report.notice(Level::Information, labels::NOTICE_LOCKED);
            report.locked = true;
            return None;
        };
        let opened = decrypt(key.algorithm, key.ciphertext, password, self.work);
        // No scheme notices a wrong password: what comes out tells.
        match opened {
            Ok(der) if asn1::check(&der, LARGEST).is_ok() && is_private_key(&der) => {
                report.notice(Level::Good, labels::NOTICE_OPENED);
                Some(der)
            }
            Ok(_) => {
                protection::failed(&DecryptError::DoesNotOpen, report);
                report.locked = true;
                None
            }
            Err(error) => {
                protection::failed(&error, report);
                report.locked = true;
                None
            }
        }
    }

    /// Elements that stand one after the other.
    fn all(&mut self, elements: &[u8], place: Place<'_>) {
        let mut elements = Cursor::new(elements);
        while let Some(element) = elements.any() {
            self.der(element.whole, place, &|_| {});
        }
    }
}

/// Every element, for who wants to see the bytes.
fn structure(der: &[u8], report: &mut Report) {
    let mut sheet = report.sheet();
    dump::dump(der, &mut sheet);
    report.section(labels::SECTION_STRUCTURE, sheet);
}
