//! A verification in the words of the page: labels and literal values, as of the certificate doctor.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::{Content, Found, Kind, Place, Remark, Signer, Verdict, Verification, Verified, labels};
use crate::{
    certificate::Certificate,
    doctor::{Label, Level, Notice, Report, Value, labels as words, visible, visible_lines},
    kst,
    ocsp::Reason,
};

/// Longest text that is shown, characters.
const LONGEST_TEXT: usize = 64 * 1024;

/// Everything there is to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What each file is, in their order.
    pub files: Vec<(String, Label)>,
    /// Each file with signatures.
    pub signatures: Vec<ToldSignature>,
}

/// What there is to say of one file with signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldSignature {
    /// Its name.
    pub file: String,
    /// What it comes to for all signers together.
    pub worth: Worth,
    /// What there is to say of what was signed.
    pub notices: Vec<Notice>,
    /// What was signed, if it is a text that can be shown. What has no glyph stands as `⟨U+202E⟩`.
    pub text: Option<String>,
    /// What was signed and is nowhere else: to save it.
    pub content: Option<ByteBuf>,
    /// Everybody who signed.
    pub signers: Vec<ToldSigner>,
}

/// What there is to say of one who signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldSigner {
    /// What it comes to.
    pub worth: Worth,
    /// All of it: the kind is who signed, the title the name.
    pub report: Report,
}

/// What a signature is worth, with the sentence for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worth {
    /// [`Level::Good`], [`Level::Warning`] or [`Level::Error`].
    pub level: Level,
    /// In words.
    pub label: Label,
}

/// Puts everything into words.
pub fn tell(verified: &Verified) -> Told {
    let files = verified.files.iter();
    let files = files.map(|Found { name, kind }| (visible(name), file(*kind))).collect();
    Told { files, signatures: verified.signatures.iter().map(signature).collect() }
}

fn file(kind: Kind) -> Label {
    match kind {
        Kind::Signature => words::KIND_SIGNED,
        Kind::Certificate => words::KIND_CERTIFICATE,
        Kind::List => words::KIND_CRL,
        Kind::Response => words::KIND_RESPONSE,
        Kind::Document => labels::DOCUMENT,
        Kind::Damaged => labels::DAMAGED,
        Kind::TooManySigners => labels::TOO_MANY_SIGNERS,
        Kind::NotRead => labels::NOT_READ,
    }
}

fn signature(verification: &Verification) -> ToldSignature {
    let Verification { file, content, signers } = verification;
    let worst = signers.iter().map(Signer::verdict).max().unwrap_or(Verdict::Open);
    let shown = content.bytes.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    let shown = shown.filter(|text| !text.contains('\0'));
    let text = shown.map(|text| visible_lines(text, LONGEST_TEXT));
    let mut notices = vec![place(content)];
    if let Some(same) = content.twin {
        notices.push(match same {
            true => notice(Level::Good, labels::TWIN, []),
            false => notice(Level::Error, labels::TWIN_DIFFERS, []),
        });
    }
    if shown
        .zip(text.as_ref())
        .is_some_and(|(text, seen)| seen.matches("⟨U+").count() > text.matches("⟨U+").count())
    {
        notices.push(notice(Level::Warning, labels::HIDDEN, []));
    }
    if shown.is_some_and(|text| text.chars().count() > LONGEST_TEXT) {
        notices.push(notice(Level::Warning, labels::CUT, []));
    }
    let inside = content.place == Place::Inside;
    let bytes = content.bytes.as_ref().filter(|_| inside);
    ToldSignature {
        file: visible(file),
        worth: worth(worst),
        notices,
        text,
        content: bytes.map(|bytes| ByteBuf::from(bytes.clone())),
        signers: signers.iter().map(signer).collect(),
    }
}

fn place(content: &Content) -> Notice {
    let size = ("bytes", content.bytes.as_ref().map_or(0, Vec::len).into());
    match &content.place {
        Place::Inside => notice(Level::Information, labels::INSIDE, [size]),
        Place::Beside(name) => {
            notice(Level::Information, labels::BESIDE, [("name", Value::text(name)), size])
        }
        Place::Missing => notice(Level::Warning, labels::MISSING, []),
        Place::NoneFits => notice(Level::Error, labels::NONE_FITS, []),
    }
}

fn worth(verdict: Verdict) -> Worth {
    let (level, label) = match verdict {
        Verdict::Good => (Level::Good, labels::GOOD),
        Verdict::Open => (Level::Warning, labels::OPEN),
        Verdict::Bad => (Level::Error, labels::BAD),
    };
    Worth { level, label }
}

fn signer(signer: &Signer) -> ToldSigner {
    let kind = if signer.is_bank { labels::BANK } else { labels::SIGNER };
    let mut report = Report::new("", kind);
    let issuer = signer.issuer.as_deref().unwrap_or_default();
    report.title = match &signer.certificate {
        Some(certificate) => visible(&certificate.subject_name()),
        None => visible(issuer),
    };
    report.notices = signer.remarks.iter().map(|one| remark(one, signer.is_bank)).collect();
    if let Some(certificate) = &signer.certificate {
        facts(certificate, signer, &mut report);
    }
    ToldSigner { worth: worth(signer.verdict()), report }
}

/// Which certificate it is.
fn facts(certificate: &Certificate, signer: &Signer, report: &mut Report) {
    let mut sheet = report.sheet();
    if let Some(at) = signer.at {
        sheet.row(labels::AT, Value::Time(at));
    }
    sheet.row(words::SUBJECT, Value::text(&certificate.subject_text()));
    sheet.row(words::ISSUER, Value::text(&certificate.issuer_text()));
    sheet.row(words::SERIAL, Value::text(&certificate.serial()));
    sheet.row(words::NOT_BEFORE, Value::Time(certificate.not_before()));
    sheet.row(words::NOT_AFTER, Value::Time(certificate.not_after()));
    sheet.row(words::SECTION_KEY, Value::text(&certificate.key_text()));
    sheet.row(words::FINGERPRINT_SHA256, &certificate.fingerprint()[..]);
    for authority in &signer.chain {
        sheet.row(words::KIND_CHAIN, Value::text(&authority.subject_name()));
    }
    report.section(words::KIND_CERTIFICATE, sheet);
}

/// One remark in words.
fn remark(remark: &Remark, is_bank: bool) -> Notice {
    let (label, args): (Label, Vec<(&'static str, Value)>) = match remark {
        Remark::Holds => (labels::HOLDS, vec![]),
        Remark::ContentChanged => (labels::CONTENT_CHANGED, vec![]),
        Remark::DocumentMissing => (labels::DOCUMENT_MISSING, vec![]),
        Remark::NoDocumentFits => (labels::NO_DOCUMENT_FITS, vec![]),
        Remark::SignatureWrong => (labels::SIGNATURE_WRONG, vec![]),
        Remark::CertificateMissing => (labels::CERTIFICATE_MISSING, vec![]),
        Remark::OtherCertificate => (labels::OTHER_CERTIFICATE, vec![]),
        Remark::AttributeMissing => (labels::ATTRIBUTE_MISSING, vec![]),
        Remark::AttributesMalformed => (labels::ATTRIBUTES_MALFORMED, vec![]),
        Remark::ContentTypeDiffers => (labels::CONTENT_TYPE_DIFFERS, vec![]),
        Remark::AlgorithmsDiffer => (labels::ALGORITHMS_DIFFER, vec![]),
        Remark::AttributesAsContent => (labels::ATTRIBUTES_AS_CONTENT, vec![]),
        Remark::SignerMalformed => (labels::SIGNER_MALFORMED, vec![]),
        Remark::WeakDigest(id) => (labels::WEAK_DIGEST, vec![("oid", Value::Oid(id.clone()))]),
        Remark::UnknownAlgorithm(id) => {
            (labels::UNKNOWN_ALGORITHM, vec![("oid", Value::Oid(id.clone()))])
        }
        Remark::ShortKey(bits) => {
            (labels::SHORT_KEY, vec![("bits", Value::Number(i64::from(*bits)))])
        }
        Remark::Trusted => (labels::TRUSTED, vec![]),
        Remark::IssuerUnknown => (labels::ISSUER_UNKNOWN, vec![]),
        Remark::ChainWrong => (labels::CHAIN_WRONG, vec![]),
        Remark::AuthorityNotValid => (labels::AUTHORITY_NOT_VALID, vec![]),
        Remark::NotForSigning => (labels::NOT_FOR_SIGNING, vec![]),
        Remark::BeforeValidity(at) => (labels::BEFORE_VALIDITY, vec![time(*at)]),
        Remark::AfterValidity(at) => (labels::AFTER_VALIDITY, vec![time(*at)]),
        Remark::ConfirmedAt(at) if is_bank => (labels::CONFIRMS_AT, vec![time(*at)]),
        Remark::ConfirmedAt(at) => (labels::CONFIRMED_AT, vec![time(*at)]),
        Remark::ClaimedAt(at) => (labels::CLAIMED_AT, vec![time(*at)]),
        Remark::ClaimDiffers(at) => (labels::CLAIM_DIFFERS, vec![time(*at)]),
        Remark::NoTime => (labels::NO_TIME, vec![]),
        Remark::InTheFuture(at) => (labels::IN_THE_FUTURE, vec![time(*at)]),
        Remark::DeviceClockBehind(at) => (labels::DEVICE_CLOCK_BEHIND, vec![time(*at)]),
        Remark::NotRevoked(at) => (labels::NOT_REVOKED, vec![time(*at)]),
        Remark::RevokedBefore(at, why) => (labels::REVOKED_BEFORE, vec![time(*at), reason(*why)]),
        Remark::Suspended(at) => (labels::SUSPENDED, vec![time(*at)]),
        Remark::RevokedLater(at, why) => (labels::REVOKED_LATER, vec![time(*at), reason(*why)]),
        Remark::RevokedLaterThanClaimed(at, why) => {
            (labels::REVOKED_LATER_THAN_CLAIMED, vec![time(*at), reason(*why)])
        }
        Remark::RevocationUnknown => (labels::REVOCATION_UNKNOWN, vec![]),
        Remark::RevocationStale(at) => (labels::REVOCATION_STALE, vec![time(*at)]),
        Remark::RevocationByStranger => (labels::REVOCATION_BY_STRANGER, vec![]),
        Remark::RevocationFromFuture => (labels::REVOCATION_FROM_FUTURE, vec![]),
        Remark::RevocationUnreadable => (labels::REVOCATION_UNREADABLE, vec![]),
        Remark::RevocationDenied => (labels::REVOCATION_DENIED, vec![]),
        Remark::AuthorityRevoked(at) => (labels::AUTHORITY_REVOKED, vec![time(*at)]),
        Remark::AuthorityRevokedLater(at, why) => {
            (labels::AUTHORITY_REVOKED_LATER, vec![time(*at), reason(*why)])
        }
        Remark::AuthoritySuspended(at) => (labels::AUTHORITY_SUSPENDED, vec![time(*at)]),
    };
    let args = args.into_iter().map(|(name, value)| (name.into(), value)).collect();
    Notice { level: remark.level(), label, args }
}

fn notice<const N: usize>(level: Level, label: Label, args: [(&'static str, Value); N]) -> Notice {
    let args = args.into_iter().map(|(name, value)| (name.into(), value)).collect();
    Notice { level, label, args }
}

fn time(at: i64) -> (&'static str, Value) {
    ("time", Value::text(&kst::second_of(at)))
}

fn reason(reason: Option<Reason>) -> (&'static str, Value) {
    let label = match reason.unwrap_or(Reason::Unspecified) {
        Reason::Unspecified => words::REASON_UNSPECIFIED,
        Reason::KeyCompromise => words::REASON_KEY,
        Reason::AuthorityCompromise => words::REASON_CA,
        Reason::AffiliationChanged => words::REASON_AFFILIATION,
        Reason::Superseded => words::REASON_SUPERSEDED,
        Reason::CessationOfOperation => words::REASON_CESSATION,
        Reason::CertificateHold => words::REASON_HOLD,
        Reason::RemoveFromList => words::REASON_REMOVED,
        Reason::PrivilegeWithdrawn => words::REASON_PRIVILEGE,
        Reason::AttributeAuthorityCompromise => words::REASON_AA,
    };
    ("reason", Value::Label(label))
}
