//! The envelope of every message.
//!
//! ```text
//! PKIMessage ::= SEQUENCE {                     -- RFC 9810 section 5.1
//!     header      PKIHeader,
//!     body        PKIBody,                      -- CHOICE, explicit context tags
//!     protection  [0] PKIProtection OPTIONAL,   -- BIT STRING
//!     extraCerts  [1] SEQUENCE SIZE (1..MAX) OF CMPCertificate OPTIONAL }
//! ```

use der::{
    Encode, Sequence, Tag, TagNumber,
    asn1::{Any, BitString},
};

use super::{
    CmpError,
    header::PkiHeader,
    protection::{PbmParameter, ProtectionError},
};

/// A message whose header and body stay the bytes that were protected.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct PkiMessage {
    /// `PKIHeader`
    pub header: Any,
    /// `PKIBody`: the context tag names the kind.
    pub body: Any,
    /// MAC over [`protected_part`].
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub protection: Option<BitString>,
    /// Certificates that help to build the chain.
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    pub extra_certs: Option<Vec<Any>>,
}

/// Kind of body: the number of its context tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Body(u32);

impl Body {
    /// `cp`
    pub(super) const CERTIFICATION_RESPONSE: Self = Self(3);
    /// `p10cr`
    pub(super) const CERTIFICATION_REQUEST: Self = Self(4);
    /// `pkiconf`
    pub(super) const CONFIRMATION: Self = Self(19);
    /// `error`
    pub(super) const ERROR: Self = Self(23);
    /// `certConf`
    pub(super) const CERTIFICATE_CONFIRM: Self = Self(24);
}

impl PkiMessage {
    /// Puts a header and a body together and protects both.
    pub(super) fn protect(
        header: &PkiHeader,
        kind: Body,
        content: &Any,
        parameter: &PbmParameter,
        secret: &[u8],
    ) -> Result<Self, CmpError> {
        let encoding = |_| CmpError::Encoding;
        let header = Any::encode_from(header).map_err(encoding)?;
        let content = content.to_der().map_err(encoding)?;
        let tag = Tag::ContextSpecific {
            constructed: true,
            number: TagNumber(kind.0),
        };
        let body = Any::new(tag, content).map_err(encoding)?;
        let mac = parameter
            .mac(secret, &protected_part(&header, &body).map_err(encoding)?)
            .map_err(|_| CmpError::Encoding)?;
        Ok(Self {
            header,
            body,
            protection: Some(BitString::from_bytes(&mac).map_err(encoding)?),
            extra_certs: None,
        })
    }

    /// Checks the protection.
    pub(super) fn verify(&self, header: &PkiHeader, secret: &[u8]) -> Result<(), ProtectionError> {
        let parameter = PbmParameter::of(header)?;
        let mac = self.protection.as_ref().and_then(BitString::as_bytes);
        let mac = mac.ok_or(ProtectionError::Invalid)?;
        let part =
            protected_part(&self.header, &self.body).map_err(|_| ProtectionError::Invalid)?;
        parameter.verify(secret, &part, mac)
    }

    /// The kind of body; `None` if the body has no context tag.
    pub(super) fn kind(&self) -> Option<Body> {
        match self.body.header().tag() {
            Tag::ContextSpecific {
                constructed: true,
                number,
            } => Some(Body(number.0)),
            _ => None,
        }
    }

    /// DER of what is inside the context tag.
    pub(super) fn content(&self) -> &[u8] {
        self.body.value()
    }
}

/// ```text
/// ProtectedPart ::= SEQUENCE { header PKIHeader, body PKIBody }   -- RFC 9810 section 5.1.3
/// ```
fn protected_part(header: &Any, body: &Any) -> der::Result<Vec<u8>> {
    let mut content = header.to_der()?;
    content.extend(body.to_der()?);
    Any::new(Tag::Sequence, content)?.to_der()
}
