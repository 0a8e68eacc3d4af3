//! Who signed, and how (RFC 5652 section 5.3).
//!
//! ```text
//! SignerInfo ::= SEQUENCE {
//!     version             INTEGER,
//!     sid                 CHOICE { SEQUENCE { issuer Name, serialNumber INTEGER },
//!                                  [0] IMPLICIT subjectKeyIdentifier OCTET STRING },
//!     digestAlgorithm     AlgorithmIdentifier,
//!     signedAttrs     [0] IMPLICIT SET OF Attribute OPTIONAL,
//!     signatureAlgorithm  AlgorithmIdentifier,
//!     signature           OCTET STRING,
//!     unsignedAttrs   [1] IMPLICIT SET OF Attribute OPTIONAL }
//! ```

use super::{
    algorithm::{Signing, digest_of, id_of},
    attributes::Attributes,
    remark::Remark,
};
use crate::{
    asn1::{Cursor, Element, INTEGER, OCTET_STRING, SEQUENCE, SET, context, element},
    certificate::{Certificate, name},
};

/// What was read.
pub(super) struct SignerInfo<'a> {
    pub(super) signer: Identifier<'a>,
    /// Content of the `AlgorithmIdentifier` of the digest.
    digest: &'a [u8],
    /// Content of the `SET OF Attribute`.
    attributes: Option<&'a [u8]>,
    /// Content of the `AlgorithmIdentifier` of the signature.
    algorithm: &'a [u8],
    signature: &'a [u8],
}

/// Which certificate is meant.
#[derive(Clone, Copy)]
pub(super) enum Identifier<'a> {
    /// DER of the issuer's name, content of the serial number.
    Serial(&'a [u8], &'a [u8]),
    Key(&'a [u8]),
}

/// What is certain about the signature itself.
#[derive(Clone)]
pub(super) struct Checked {
    pub(super) remarks: Vec<Remark>,
    /// When the signer says to have signed.
    pub(super) time: Option<i64>,
}

impl<'a> SignerInfo<'a> {
    /// `None` if it is malformed.
    pub(super) fn read(info: Element<'a>) -> Option<Self> {
        let mut fields = Cursor::new(info.whole).enter(SEQUENCE)?;
        fields.take(INTEGER)?;
        let signer = Identifier::read(fields.any()?)?;
        let digest = fields.take(SEQUENCE)?;
        let attributes = fields.take_if(context(0));
        let algorithm = fields.take(SEQUENCE)?;
        let signature = fields.take(OCTET_STRING)?;
        // Nobody signed what follows.
        fields.take_if(context(1));
        let read = Self { signer, digest, attributes, algorithm, signature };
        fields.is_empty().then_some(read)
    }

    /// The certificate that is meant: if several are, the one that the signature names, else the one that it
    /// is by.
    pub(super) fn find<'c>(&self, pool: &'c [Certificate]) -> Option<&'c Certificate> {
        let meant: Vec<&Certificate> = pool.iter().filter(|one| self.signer.is(one)).collect();
        let attributes = self.attributes.and_then(|content| Attributes::read(content).ok());
        let named = |one: &&&Certificate| attributes.as_ref().is_some_and(|all| all.names(one));
        meant.iter().find(named).or_else(|| meant.first()).copied()
    }

    /// The place of the content that was signed, as far as digests tell.
    pub(super) fn matching(
        &self,
        contents: &[&[u8]],
        certificate: Option<&Certificate>,
    ) -> Option<usize> {
        let hash = digest_of(self.digest).ok()?;
        match self.attributes {
            Some(content) => {
                let attributes = Attributes::read(content).ok()?;
                contents.iter().position(|one| Some(&*hash.digest(one)) == attributes.digest())
            }
            None => {
                let signing = Signing::read(self.algorithm, hash).ok()?;
                contents.iter().position(|one| {
                    let key = certificate.map(Certificate::public_key_info);
                    let digest = hash.digest(one);
                    key.and_then(|key| signing.verify(key, &digest, self.signature)) == Some(true)
                })
            }
        }
    }

    /// Verifies digest, attributes and signature. `kind` is the content of the content type's object identifier.
    pub(super) fn check(
        &self,
        kind: &[u8],
        content: Option<&[u8]>,
        others: bool,
        certificate: Option<&Certificate>,
    ) -> Checked {
        let mut remarks = Vec::new();
        let attributes = match self.attributes.map(Attributes::read).transpose() {
            Ok(attributes) => attributes,
            Err(remark) => return Checked { remarks: vec![remark], time: None },
        };
        let time = attributes.as_ref().and_then(Attributes::time);
        match self.verdict(kind, content, others, certificate, attributes.as_ref(), &mut remarks) {
            Ok(()) => remarks.push(Remark::Holds),
            Err(remark) => remarks.push(remark),
        }
        Checked { remarks, time }
    }

    fn verdict(
        &self,
        kind: &[u8],
        content: Option<&[u8]>,
        others: bool,
        certificate: Option<&Certificate>,
        attributes: Option<&Attributes<'_>>,
        remarks: &mut Vec<Remark>,
    ) -> Result<(), Remark> {
        let hash = digest_of(self.digest).map_err(Remark::UnknownAlgorithm)?;
        if hash.is_broken() {
            remarks.push(Remark::WeakDigest(hash.oid().to_string()));
        }
        let signing = Signing::read(self.algorithm, hash)?;
        let digest = content.map(|content| hash.digest(content));
        let message = match (attributes, self.attributes) {
            (Some(attributes), Some(signed)) => {
                attributes.check(kind, digest.as_deref(), self.digest, self.algorithm)?;
                // What is signed is a `SET OF`, whose tag is not the one it is sent with.
                Some(hash.digest(&element(SET, &[signed])))
            }
            // Without attributes nothing says of what type the content is (RFC 5652 section 5.3).
            _ if kind != crate::signed_data::DATA => return Err(Remark::AttributeMissing),
            _ if content.is_some_and(Attributes::are_content) => {
                return Err(Remark::AttributesAsContent);
            }
            _ => digest,
        };
        let certificate = certificate.ok_or(Remark::CertificateMissing)?;
        if let Some(message) = message {
            self.by(certificate, signing, &message, remarks)?;
        }
        if attributes.is_some_and(|all| !all.are_by(certificate)) {
            return Err(Remark::OtherCertificate);
        }
        match content {
            Some(_) => Ok(()),
            None if others => Err(Remark::NoDocumentFits),
            None => Err(Remark::DocumentMissing),
        }
    }

    fn algorithm_text(&self) -> String {
        id_of(self.algorithm).map(|id| id.to_string()).unwrap_or_default()
    }

    fn by(
        &self,
        certificate: &Certificate,
        signing: Signing,
        digest: &[u8],
        remarks: &mut Vec<Remark>,
    ) -> Result<(), Remark> {
        let key = certificate.public_key_info();
        match signing.verify(key, digest, self.signature) {
            Some(true) => {}
            Some(false) => return Err(Remark::SignatureWrong),
            None => return Err(Remark::UnknownAlgorithm(self.algorithm_text())),
        }
        if let Some(bits) = certificate.rsa_bits().filter(|bits| *bits < 2048) {
            remarks.push(Remark::ShortKey(bits));
        }
        Ok(())
    }
}

impl<'a> Identifier<'a> {
    fn read(sid: Element<'a>) -> Option<Self> {
        if sid.tag == 0x80 {
            return Some(Self::Key(sid.content));
        }
        let mut fields = Cursor::new(sid.whole).enter(SEQUENCE)?;
        let issuer = fields.element(SEQUENCE)?.whole;
        let serial = fields.take(INTEGER)?;
        fields.is_empty().then_some(Self::Serial(issuer, serial))
    }

    fn is(&self, certificate: &Certificate) -> bool {
        match self {
            Self::Serial(issuer, serial) => {
                certificate.issuer() == *issuer && certificate.serial_content() == *serial
            }
            Self::Key(id) => certificate.subject_key_identifier() == Some(id),
        }
    }

    /// Who is meant, as far as that can be said without the certificate.
    pub(super) fn issuer(&self) -> Option<String> {
        match self {
            Self::Serial(issuer, _) => Some(name::printed(issuer)),
            Self::Key(_) => None,
        }
    }
}
