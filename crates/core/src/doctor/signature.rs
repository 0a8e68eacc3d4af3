//! Who signed: the checks that can be made here, and an honest word about those that cannot.

use super::{
    algorithm, labels,
    report::{Label, Level, Report, Sheet, Value},
};
use crate::{
    asn1::{BIT_STRING, Cursor, SEQUENCE},
    digest::Hash,
    key, rsa_signature,
};

/// ecdsa-with-SHA256 (RFC 5758 section 3.2)
const ECDSA_SHA256: &str = "1.2.840.10045.4.3.2";

/// rsaEncryption, as CMS names a signature with a hash that stands beside it (RFC 3370 section 3.2)
const RSA: &str = "1.2.840.113549.1.1.1";

/// What is signed, and the signature below it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signed<'a> {
    /// DER of what was signed.
    pub(super) message: &'a [u8],
    /// Content of the `AlgorithmIdentifier`.
    pub(super) algorithm: &'a [u8],
    /// The signature.
    pub(super) signature: &'a [u8],
}

/// Whether a signature is by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Right,
    Wrong,
    /// Not an algorithm that is computed here.
    NotChecked,
}

impl<'a> Signed<'a> {
    /// The three fields of everything that is signed like a certificate; the first one is given as
    /// an element, too.
    pub(super) fn read(der: &'a [u8]) -> Option<(Self, Cursor<'a>)> {
        let mut fields = Cursor::new(der).enter(SEQUENCE)?;
        let message = fields.element(SEQUENCE)?;
        let algorithm = fields.take(SEQUENCE)?;
        let signature = signature_of(fields.take(BIT_STRING)?);
        fields.is_empty().then_some(())?;
        Some((Self { message: message.whole, algorithm, signature }, Cursor::new(message.content)))
    }

    /// Checks the signature. `public_key` is the DER of a `SubjectPublicKeyInfo`.
    pub(super) fn verify(&self, public_key: &[u8]) -> Verdict {
        self.verify_with(public_key, None)
    }

    /// Checks the signature where the hash is named beside the algorithm, as in CMS.
    pub(super) fn verify_with(&self, public_key: &[u8], hash: Option<Hash>) -> Verdict {
        let right = match (&*self.algorithm_id().unwrap_or_default(), hash) {
            (ECDSA_SHA256, None | Some(Hash::Sha256)) if key::point_of(public_key).is_some() => {
                Some(key::verify(public_key, self.message, self.signature))
            }
            (RSA, Some(hash)) => {
                rsa_signature::verify(public_key, hash, self.message, self.signature)
            }
            (id, _) => Hash::of_rsa(id).and_then(|hash| {
                rsa_signature::verify(public_key, hash, self.message, self.signature)
            }),
        };
        match right {
            Some(true) => Verdict::Right,
            Some(false) => Verdict::Wrong,
            None => Verdict::NotChecked,
        }
    }

    /// The algorithm, dotted decimal.
    pub(super) fn algorithm_id(&self) -> Option<String> {
        algorithm::id_of(self.algorithm)
    }

    /// Algorithm and value.
    pub(super) fn rows(&self, sheet: &mut Sheet) -> Option<()> {
        algorithm::rows(labels::SIGNATURE_ALGORITHM, self.algorithm, sheet)?;
        sheet.row(labels::SIGNATURE, self.signature);
        Some(())
    }

    /// A notice if the digest is one that documents can be forged with.
    pub(super) fn judge(&self, report: &mut Report) {
        if let Some(id) = self.algorithm_id().filter(|id| algorithm::is_broken(id)) {
            let oid = ("oid", Value::Oid(id));
            report.notice_with(Level::Warning, labels::NOTICE_WEAK_SIGNATURE, [oid]);
        }
    }
}

/// The bytes in a BIT STRING. One that does not end with a whole byte is no signature: it stays as it
/// is, and is none.
pub(super) fn signature_of(bits: &[u8]) -> &[u8] {
    bits.strip_prefix(&[0]).unwrap_or(bits)
}

impl Verdict {
    /// In words.
    pub(super) fn label(self) -> Label {
        match self {
            Self::Right => labels::SIGNATURE_RIGHT,
            Self::Wrong => labels::SIGNATURE_WRONG,
            Self::NotChecked => labels::SIGNATURE_NOT_CHECKED,
        }
    }
}
