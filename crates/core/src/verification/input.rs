//! What each file is, by what is in it: signatures, what they are verified with, and documents.

use base64ct::{Base64, Encoding};

use super::{
    LARGEST, MOST, MOST_FILES, MOST_SIGNERS, MOST_SIGNERS_OF_ALL,
    signed_data::{Message, SignedData, is_der},
};
use crate::{
    asn1::{DEEPEST_OF_SIGNATURES, SEQUENCE},
    ber,
    certificate::Certificate,
    crl::list::RevocationList,
    import::File,
    ocsp::response::Response,
    pem,
    signed_data::SIGNED_DATA,
};

/// Shortest text that is taken for base64, characters.
const SHORTEST_BASE64: usize = 64;

/// How many bytes at the start of a file tell that it was a signature.
const START: usize = 32;

/// Names of PEM blocks that hold signatures.
const LABELS: [&str; 3] = ["CMS", "PKCS7", "PKCS #7 SIGNED DATA"];

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Signatures.
    Signature,
    /// A certificate, or several.
    Certificate,
    /// A revocation list.
    List,
    /// An OCSP response.
    Response,
    /// Anything else: what was signed, perhaps.
    Document,
    /// It begins like a signature, and cannot be read.
    Damaged,
    /// A signature with more signers than are looked at.
    TooManySigners,
    /// Larger than [`LARGEST`], one file too many, or signers beyond those that are looked at together.
    NotRead,
}

/// What was found in the files.
#[derive(Default)]
pub(super) struct Input {
    pub(super) found: Vec<Found>,
    /// Place of the file, DER of its `ContentInfo`.
    signatures: Vec<(usize, Vec<u8>)>,
    /// Signers in them.
    signers: usize,
    pub(super) certificates: Vec<Certificate>,
    pub(super) lists: Vec<Vec<u8>>,
    pub(super) responses: Vec<Vec<u8>>,
}

impl Input {
    pub(super) fn sort(files: &[File<'_>]) -> Self {
        let mut input = Self::default();
        for (at, file) in files.iter().enumerate() {
            let kind = if file.bytes.len() > LARGEST || at >= MOST_FILES {
                Kind::NotRead
            } else {
                input.take(at, file.bytes)
            };
            input.found.push(Found { name: file.name.to_owned(), kind });
        }
        input
    }

    /// Every signature, with the place of its file.
    pub(super) fn signatures(&self) -> impl Iterator<Item = (usize, SignedData<'_>)> {
        self.signatures.iter().filter_map(|(at, der)| match Message::read(der)? {
            Message::Signed(signed) => Some((*at, signed)),
            Message::Damaged => None,
        })
    }

    /// The files beside the one at this place, those first that can be nothing but documents.
    pub(super) fn beside(&self, at: usize) -> impl Iterator<Item = usize> {
        let read = move |other: &usize| *other != at && self.found[*other].kind != Kind::NotRead;
        let is_document = |other: &usize| self.found[*other].kind == Kind::Document;
        let all = || (0..self.found.len()).filter(read);
        all().filter(is_document).chain(all().filter(move |other| !is_document(other)))
    }

    fn take(&mut self, at: usize, bytes: &[u8]) -> Kind {
        if let Some(kind) = self.binary(at, bytes) {
            return kind;
        }
        if pem::is_pem(bytes) {
            return self.text(at, bytes);
        }
        let decoded = bare_base64(bytes);
        decoded.and_then(|der| self.binary(at, &der)).unwrap_or(Kind::Document)
    }

    /// PEM: the first block says what the file is.
    fn text(&mut self, at: usize, bytes: &[u8]) -> Kind {
        let Ok(blocks) = pem::read(bytes) else {
            let names = LABELS.map(|label| format!("-----BEGIN {label}-----"));
            let names_itself =
                |name: &String| bytes.windows(name.len()).any(|window| window == name.as_bytes());
            return if names.iter().any(names_itself) { Kind::Damaged } else { Kind::Document };
        };
        let mut kind = None;
        for block in blocks {
            let is_signature = LABELS.contains(&&*block.label);
            let found = match &block.content {
                pem::Content::Der(der) => self.binary(at, der),
                pem::Content::Encrypted => None,
            };
            let found = found.or(is_signature.then_some(Kind::Damaged));
            if found == Some(Kind::NotRead) {
                // All of it or nothing: nobody would see what is missing.
                self.signatures.retain(|(place, _)| *place != at);
                return Kind::NotRead;
            }
            kind = kind.or(found);
        }
        kind.unwrap_or(Kind::Document)
    }

    /// `None` for anything that is not read here.
    fn binary(&mut self, at: usize, bytes: &[u8]) -> Option<Kind> {
        if bytes.first() != Some(&SEQUENCE) {
            return None;
        }
        let start = bytes.get(..START).unwrap_or(bytes);
        let damaged = start.windows(SIGNED_DATA.len()).any(|window| window == SIGNED_DATA);
        let damaged = damaged.then_some(Kind::Damaged);
        if is_der(bytes) {
            return self.der(at, bytes).or(damaged);
        }
        match ber::to_der_of(bytes, LARGEST, DEEPEST_OF_SIGNATURES) {
            Ok(der) => self.der(at, &der).or(damaged),
            Err(_) => damaged,
        }
    }

    fn der(&mut self, at: usize, der: &[u8]) -> Option<Kind> {
        if let Some(message) = Message::read(der) {
            return Some(match message {
                Message::Signed(signed) => self.signature(at, der, &signed),
                Message::Damaged => Kind::Damaged,
            });
        }
        if let Ok(certificate) = Certificate::parse(der) {
            self.certificate(certificate);
            return Some(Kind::Certificate);
        }
        if RevocationList::read(der).is_some() {
            keep(&mut self.lists, der);
            return Some(Kind::List);
        }
        if Response::read(der).is_some() {
            keep(&mut self.responses, der);
            return Some(Kind::Response);
        }
        None
    }

    fn signature(&mut self, at: usize, der: &[u8], signed: &SignedData<'_>) -> Kind {
        match signed.signers().take(MOST_SIGNERS + 1).count() {
            // Certificates and lists that travel together, without a signature.
            0 => {
                let read = signed.certificates().take(MOST);
                read.filter_map(|der| Certificate::parse(der).ok())
                    .for_each(|certificate| self.certificate(certificate));
                signed.lists().for_each(|der| keep(&mut self.lists, der));
                signed.responses().for_each(|der| keep(&mut self.responses, der));
                Kind::Certificate
            }
            count @ 1..=MOST_SIGNERS => {
                if self.signers + count > MOST_SIGNERS_OF_ALL {
                    return Kind::NotRead;
                }
                self.signers += count;
                self.signatures.push((at, der.to_vec()));
                Kind::Signature
            }
            _ => Kind::TooManySigners,
        }
    }

    fn certificate(&mut self, certificate: Certificate) {
        if self.certificates.len() < MOST {
            self.certificates.push(certificate);
        }
    }
}

fn keep(all: &mut Vec<Vec<u8>>, der: &[u8]) {
    if all.len() < MOST {
        all.push(der.to_vec());
    }
}

/// What a text of nothing but base64 holds.
fn bare_base64(bytes: &[u8]) -> Option<Vec<u8>> {
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let text: Vec<u8> = bytes.iter().copied().filter(|byte| !is_space(byte)).collect();
    let long = text.len() >= SHORTEST_BASE64;
    let text = std::str::from_utf8(&text).ok().filter(|_| long)?;
    Base64::decode_vec(text).ok()
}
