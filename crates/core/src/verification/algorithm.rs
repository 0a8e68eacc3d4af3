//! The algorithms of signatures in CMS (RFC 5753, 5754, 4056, 8017).

use der::oid::ObjectIdentifier;

use super::remark::Remark;
use crate::{
    asn1::{Cursor, Element, INTEGER, SEQUENCE, context},
    certificate::RSA,
    digest::Hash,
    key, rsa_signature,
};

const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const MGF1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.8");

/// How a digest is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signing {
    Ecdsa(Hash),
    Rsa(Hash),
    /// With a salt of so many bytes.
    RsaPss(Hash, usize),
}

/// The function of hash in the content of an `AlgorithmIdentifier`; the object identifier, dotted, if it is
/// none that is computed here.
pub(super) fn digest_of(content: &[u8]) -> Result<Hash, String> {
    let id = id_of(content).map(|id| id.to_string()).unwrap_or_default();
    Hash::of(&id).ok_or(id)
}

/// The object identifier in the content of an `AlgorithmIdentifier`.
pub(super) fn id_of(content: &[u8]) -> Option<ObjectIdentifier> {
    Cursor::new(content).oid()
}

impl Signing {
    /// Reads the content of an `AlgorithmIdentifier`; `hash` is the digest that is named beside it, and must be
    /// the same.
    pub(super) fn read(content: &[u8], hash: Hash) -> Result<Self, Remark> {
        let id = id_of(content).ok_or(Remark::SignerMalformed)?;
        let dotted = id.to_string();
        let same = |own: Hash| if own == hash { Ok(own) } else { Err(Remark::AlgorithmsDiffer) };
        if let Some(own) = Hash::of_ecdsa(&dotted) {
            return same(own).map(Self::Ecdsa);
        }
        if let Some(own) = Hash::of_rsa(&dotted) {
            return same(own).map(Self::Rsa);
        }
        if id == RSA {
            return Ok(Self::Rsa(hash));
        }
        if id == RSA_PSS {
            let (own, salt) = pss(content).ok_or(Remark::UnknownAlgorithm(dotted))?;
            return same(own).map(|own| Self::RsaPss(own, salt));
        }
        Err(Remark::UnknownAlgorithm(dotted))
    }

    /// Whether the signature of a digest is by the key with this `SubjectPublicKeyInfo`; `None` if the key is
    /// none that is computed with here.
    pub(super) fn verify(&self, key: &[u8], digest: &[u8], signature: &[u8]) -> Option<bool> {
        match *self {
            Self::Ecdsa(_) => key::verify_digest(key, digest, signature),
            Self::Rsa(hash) => rsa_signature::verify_digest(key, hash, digest, signature),
            Self::RsaPss(hash, salt) => {
                rsa_signature::verify_pss(key, hash, digest, salt, signature)
            }
        }
    }
}

/// Hash and length of the salt (RFC 4055 section 3.1), if both functions of hash are the same.
///
/// ```text
/// RSASSA-PSS-params ::= SEQUENCE {
///     hashAlgorithm    [0] AlgorithmIdentifier DEFAULT sha1,
///     maskGenAlgorithm [1] AlgorithmIdentifier DEFAULT mgf1SHA1,
///     saltLength       [2] INTEGER DEFAULT 20,
///     trailerField     [3] INTEGER DEFAULT 1 }
/// ```
fn pss(content: &[u8]) -> Option<(Hash, usize)> {
    let mut algorithm = Cursor::new(content);
    algorithm.oid()?;
    let mut fields = algorithm.enter(SEQUENCE)?;
    let hash = match fields.take_if(context(0)) {
        Some(wrapped) => digest_of(Cursor::new(wrapped).take(SEQUENCE)?).ok()?,
        None => Hash::Sha1,
    };
    let mask = match fields.take_if(context(1)) {
        Some(wrapped) => {
            let mut mask = Cursor::new(wrapped).enter(SEQUENCE)?;
            (mask.oid()? == MGF1).then_some(())?;
            digest_of(mask.take(SEQUENCE)?).ok()?
        }
        None => Hash::Sha1,
    };
    let salt = match fields.take_if(context(2)) {
        Some(wrapped) => usize::try_from(Cursor::new(wrapped).natural()?).ok()?,
        None => 20,
    };
    let trailer = match fields.take_if(context(3)) {
        Some(wrapped) => Cursor::new(wrapped).any(),
        None => Some(Element { tag: INTEGER, content: &[1], whole: &[] }),
    };
    let usual = trailer.is_some_and(|one| one.tag == INTEGER && one.content == [1]);
    (usual && hash == mask && fields.is_empty()).then_some((hash, salt))
}
