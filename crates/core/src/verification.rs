//! The verifier: who signed a document, when, with which certificate, and whether that held then. Reads CMS
//! SignedData (RFC 5652) as others write it, and verifies it offline, by what lies in the files: certificates,
//! revocation lists, OCSP responses.
//!
//! Believes one root. Time: a bank whose certificate leads up to that root and that signed the same content says
//! when it did; without one there is the signer's word.

use der::oid::ObjectIdentifier;

use crate::{
    certificate::{Certificate, KeyUsage},
    chain::{self, ChainError},
    ocsp::Reason,
};
use input::Input;
use revocation::{Evidence, State};
use signed_data::SignedData;
use signer_info::{Checked, SignerInfo};

pub use crate::import::File;
pub use input::{Found, Kind};
pub use labels::ALL as LABELS;
pub use remark::{Remark, Verdict};

mod algorithm;
mod attributes;
mod input;
mod labels;
mod remark;
pub mod report;
mod revocation;
mod signed_data;
mod signer_info;

/// Largest file that is looked at, bytes.
pub const LARGEST: usize = 8 * 1024 * 1024;

/// Most files that are looked at together.
pub const MOST_FILES: usize = 64;

/// Most signers of one signature.
pub const MOST_SIGNERS: usize = 16;

/// Most signers of all signatures together.
const MOST_SIGNERS_OF_ALL: usize = 64;

/// Most certificates, and most lists and responses, that are looked at together.
const MOST: usize = 64;

/// Seconds that a signer's clock may differ from the bank's without a word.
const DIFFERENCE: i64 = 10 * 60;

/// Extended usages (RFC 5280 section 4.2.1.12, RFC 9336) of which one must be there if there are any.
const USAGES: [ObjectIdentifier; 3] = [
    ObjectIdentifier::new_unwrap("2.5.29.37.0"),
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.4"),
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36"),
];

/// Whom to believe.
#[derive(Clone, Copy, Debug)]
pub struct Trust<'a> {
    /// SHA-256 of the root certificate.
    pub root_sha256: [u8; 32],
    /// Certificates of authorities that are at hand. They are believed only if they lead up to the root.
    pub known: &'a [Certificate],
}

/// What was found in files.
#[derive(Clone, Debug)]
pub struct Verified {
    /// What each file is, in their order.
    pub files: Vec<Found>,
    /// Each file with signatures.
    pub signatures: Vec<Verification>,
}

/// What there is to say of one file with signatures.
#[derive(Clone, Debug)]
pub struct Verification {
    /// Its name.
    pub file: String,
    /// What was signed.
    pub content: Content,
    /// Everybody who signed.
    pub signers: Vec<Signer>,
}

/// What was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Object identifier of its type, dotted decimal.
    pub kind: String,
    /// Where it is.
    pub place: Place,
    /// All of it, if it is there.
    pub bytes: Option<Vec<u8>>,
    /// Documents lie beside a signature that has its content inside: whether one of them is the same.
    pub twin: Option<bool>,
}

/// Where a content is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the signature.
    Inside,
    /// In the file of this name.
    Beside(String),
    /// Nowhere: its file is still to be added.
    Missing,
    /// Nowhere: none of the files that are there is what was signed.
    NoneFits,
}

/// Who signed.
#[derive(Clone, Debug)]
pub struct Signer {
    /// With which certificate, if it is there.
    pub certificate: Option<Certificate>,
    /// From the issuer up, as far as it is there.
    pub chain: Vec<Certificate>,
    /// The issuer that the signature names, printed, if the certificate is not there.
    pub issuer: Option<String>,
    /// A bank, which confirms when others signed.
    pub is_bank: bool,
    /// The time that was judged, seconds since 1970-01-01T00:00:00Z; `None`: that of the question.
    pub at: Option<i64>,
    /// Everything that was found out.
    pub remarks: Vec<Remark>,
}

impl Signer {
    /// What it comes to.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(&self.remarks)
    }
}

/// Looks at files and verifies every signature in them, at the time `now` (seconds since
/// 1970-01-01T00:00:00Z).
pub fn verify(files: &[File<'_>], trust: &Trust<'_>, now: i64) -> Verified {
    let input = Input::sort(files);
    let signatures = input.signatures();
    let signatures = signatures.map(|(at, signed)| one(files, &input, at, &signed, trust, now));
    let signatures = signatures.collect();
    Verified { files: input.found, signatures }
}

fn one(
    files: &[File<'_>],
    input: &Input,
    at: usize,
    signed: &SignedData<'_>,
    trust: &Trust<'_>,
    now: i64,
) -> Verification {
    let own = signed.certificates().filter_map(|der| Certificate::parse(der).ok());
    // Those of the files are not too many: see `Input`. What is at hand is never left out for them.
    let others = input.certificates.iter().chain(trust.known).cloned();
    let pool: Vec<Certificate> = own.take(MOST).chain(others).collect();
    let lists = input.lists.iter().map(Vec::as_slice);
    let responses = input.responses.iter().map(Vec::as_slice);
    let evidence = Evidence::new(
        signed.lists().take(MOST).chain(lists),
        signed.responses().take(MOST).chain(responses),
    );
    let infos: Vec<Option<SignerInfo<'_>>> = signed.signers().map(SignerInfo::read).collect();
    let documents: Vec<usize> = input.beside(at).collect();
    let content = content(files, &documents, input, signed, infos.iter().flatten(), &pool);
    let others = matches!(content.place, Place::NoneFits);
    let case = Case { trust, pool: &pool, evidence: &evidence, now };
    let checked: Vec<Option<(Checked, Option<&Certificate>)>> = infos
        .iter()
        .map(|info| {
            let info = info.as_ref()?;
            let certificate = info.find(&pool);
            let bytes = content.bytes.as_deref();
            Some((info.check(signed.kind, bytes, others, certificate), certificate))
        })
        .collect();
    let banks = checked.iter().flatten().filter_map(|(checked, certificate)| {
        checked.time.filter(|at| certificate.is_some_and(|one| case.is_bank(checked, one, *at)))
    });
    // The first bank that saw it.
    let confirmed = banks.min();
    let signers = infos.iter().zip(checked).map(|(info, checked)| match checked {
        Some((checked, certificate)) => {
            let mut signer = case.signer(checked, certificate, confirmed);
            signer.issuer = info.as_ref().and_then(|info| info.signer.issuer());
            signer
        }
        None => malformed(),
    });
    Verification { file: files[at].name.to_owned(), signers: signers.collect(), content }
}

fn content<'s, 'a: 's>(
    files: &[File<'_>],
    beside: &[usize],
    input: &Input,
    signed: &SignedData<'_>,
    mut infos: impl Iterator<Item = &'s SignerInfo<'a>>,
    pool: &[Certificate],
) -> Content {
    let kind = ObjectIdentifier::from_bytes(signed.kind).map(|id| id.to_string());
    let kind = kind.unwrap_or_default();
    let is_document = |at: &usize| input.found[*at].kind == Kind::Document;
    let mut documents = beside.iter().filter(|at| is_document(at)).peekable();
    if let Some(bytes) = signed.content {
        let twin = documents.peek().is_some();
        let twin = twin.then(|| documents.any(|at| files[*at].bytes == bytes));
        return Content { kind, place: Place::Inside, bytes: Some(bytes.to_vec()), twin };
    }
    let contents: Vec<&[u8]> = beside.iter().map(|at| files[*at].bytes).collect();
    let found = infos.find_map(|info| info.matching(&contents, info.find(pool)));
    let found = found.and_then(|at| beside.get(at)).map(|at| &files[*at]);
    let place = match found {
        Some(file) => Place::Beside(file.name.to_owned()),
        None if documents.peek().is_some() => Place::NoneFits,
        None => Place::Missing,
    };
    Content { kind, place, bytes: found.map(|file| file.bytes.to_vec()), twin: None }
}

fn malformed() -> Signer {
    Signer {
        certificate: None,
        chain: Vec::new(),
        issuer: None,
        is_bank: false,
        at: None,
        remarks: vec![Remark::SignerMalformed],
    }
}

/// What all signers of one signature are judged by.
struct Case<'a> {
    trust: &'a Trust<'a>,
    pool: &'a [Certificate],
    evidence: &'a Evidence<'a>,
    now: i64,
}

impl Case<'_> {
    /// Whether a signer is a bank, at the time that it says: a certificate without a policy, which those of
    /// customers have, up to the trusted root, and not revoked. That time is the bank's own word, like anybody's:
    /// whoever has stolen a key of the bank's could write any.
    fn is_bank(&self, checked: &Checked, certificate: &Certificate, at: i64) -> bool {
        let is_customer = certificate.identity().is_some() || !certificate.policies().is_empty();
        let mut remarks = checked.remarks.clone();
        self.certificate(certificate, at, at.max(self.now), false, &mut remarks);
        !is_customer && Verdict::of(&remarks) == Verdict::Good
    }

    fn signer(
        &self,
        checked: Checked,
        certificate: Option<&Certificate>,
        confirmed: Option<i64>,
    ) -> Signer {
        let Checked { mut remarks, time } = checked.clone();
        let at = confirmed.or(time);
        self.say_time(time, confirmed, &mut remarks);
        let mut chain = Vec::new();
        if let Some(certificate) = certificate {
            let latest = confirmed.unwrap_or(self.now).max(self.now);
            let at = at.unwrap_or(self.now);
            chain = self.certificate(certificate, at, latest, confirmed.is_some(), &mut remarks);
        }
        let is_bank = certificate
            .zip(time)
            .is_some_and(|(certificate, at)| self.is_bank(&checked, certificate, at));
        remarks.sort_by_key(|remark| std::cmp::Reverse(remark.level()));
        Signer { certificate: certificate.cloned(), chain, issuer: None, is_bank, at, remarks }
    }

    fn say_time(&self, time: Option<i64>, confirmed: Option<i64>, remarks: &mut Vec<Remark>) {
        match (confirmed, time) {
            (Some(confirmed), time) => {
                remarks.push(Remark::ConfirmedAt(confirmed));
                let differs = |time: &i64| time.abs_diff(confirmed) > DIFFERENCE.unsigned_abs();
                remarks.extend(time.filter(differs).map(Remark::ClaimDiffers));
                if confirmed > self.now.saturating_add(DIFFERENCE) {
                    remarks.push(Remark::DeviceClockBehind(confirmed));
                }
            }
            (None, Some(time)) if time > self.now.saturating_add(DIFFERENCE) => {
                remarks.push(Remark::InTheFuture(time));
            }
            (None, Some(time)) => remarks.push(Remark::ClaimedAt(time)),
            (None, None) => remarks.push(Remark::NoTime),
        }
    }

    /// Judges a certificate at the time `at`; gives the chain above it. `latest`: what is later is from the
    /// future. `confirmed`: the time is more than the signer's word.
    fn certificate(
        &self,
        certificate: &Certificate,
        at: i64,
        latest: i64,
        confirmed: bool,
        remarks: &mut Vec<Remark>,
    ) -> Vec<Certificate> {
        let chain = chain::build(certificate, self.pool);
        remarks.push(match chain::verify(certificate, &chain, &self.trust.root_sha256, at) {
            Ok(()) => Remark::Trusted,
            Err(ChainError::Length | ChainError::UntrustedRoot) => Remark::IssuerUnknown,
            Err(ChainError::NotValidNow) => Remark::AuthorityNotValid,
            Err(_) => Remark::ChainWrong,
        });
        if !is_for_signing(certificate) {
            remarks.push(Remark::NotForSigning);
        }
        if at < certificate.not_before() {
            remarks.push(Remark::BeforeValidity(certificate.not_before()));
        }
        if at > certificate.not_after() {
            remarks.push(Remark::AfterValidity(certificate.not_after()));
        }
        let Some(issuer) = chain.first() else {
            return chain;
        };
        let state = self.evidence.state(certificate, issuer, at, latest);
        remarks.push(match state {
            State::Good(as_of) => Remark::NotRevoked(as_of),
            State::Revoked(one) => Remark::RevokedBefore(one.at, one.reason),
            State::Suspended(since) => Remark::Suspended(since),
            State::Later(one) if confirmed || is_harmless(one.reason) => {
                Remark::RevokedLater(one.at, one.reason)
            }
            State::Later(one) => Remark::RevokedLaterThanClaimed(one.at, one.reason),
            State::Unknown(why) => why,
        });
        for (authority, above) in chain.iter().zip(chain.iter().skip(1)) {
            remarks.extend(match self.evidence.state(authority, above, at, latest) {
                State::Revoked(one) => Some(Remark::AuthorityRevoked(one.at)),
                // Whoever has its key can make certificates of any time, a bank's as well.
                State::Later(one) if !is_harmless(one.reason) => {
                    Some(Remark::AuthorityRevokedLater(one.at, one.reason))
                }
                State::Suspended(since) => Some(Remark::AuthoritySuspended(since)),
                _ => None,
            });
        }
        chain
    }
}

/// Whether nobody else can have had the key when it was revoked for this reason.
fn is_harmless(reason: Option<Reason>) -> bool {
    use Reason::{AffiliationChanged, CessationOfOperation, Superseded};
    matches!(reason, Some(AffiliationChanged | CessationOfOperation | Superseded))
}

fn is_for_signing(certificate: &Certificate) -> bool {
    const SIGNS: u16 = KeyUsage::DIGITAL_SIGNATURE | KeyUsage::NON_REPUDIATION;
    let Ok(usage) = certificate.key_usage() else {
        return false;
    };
    let extended = certificate.extended_usages();
    let signs = usage.is_none_or(|usage| usage.bits & SIGNS != 0);
    signs && (extended.is_empty() || extended.iter().any(|usage| USAGES.contains(usage)))
}
