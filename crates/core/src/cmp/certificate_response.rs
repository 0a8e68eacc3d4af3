//! The answer that carries a certificate.
//!
//! ```text
//! CertRepMessage ::= SEQUENCE {                       -- RFC 9810 section 5.3.4
//!     caPubs       [1] SEQUENCE SIZE (1..MAX) OF CMPCertificate OPTIONAL,
//!     response         SEQUENCE OF CertResponse }
//! CertResponse ::= SEQUENCE {
//!     certReqId           INTEGER,
//!     status              PKIStatusInfo,
//!     certifiedKeyPair    CertifiedKeyPair    OPTIONAL,
//!     rspInfo             OCTET STRING        OPTIONAL }
//! CertifiedKeyPair ::= SEQUENCE {
//!     certOrEncCert       CertOrEncCert,
//!     privateKey      [0] EncryptedKey        OPTIONAL,
//!     publicationInfo [1] PKIPublicationInfo  OPTIONAL }
//! CertOrEncCert ::= CHOICE {
//!     certificate     [0] CMPCertificate,
//!     encryptedCert   [1] EncryptedKey }
//! ```

use der::{
    Sequence, Tag, TagNumber,
    asn1::{Any, OctetString},
};

use super::failure::PkiStatusInfo;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct CertRepMessage {
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    pub ca_pubs: Option<Vec<Any>>,
    pub response: Vec<CertResponse>,
}

/// One certificate, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct CertResponse {
    pub cert_req_id: i8,
    pub status: PkiStatusInfo,
    #[asn1(optional = "true")]
    pub certified_key_pair: Option<CertifiedKeyPair>,
    #[asn1(optional = "true")]
    pub response_info: Option<OctetString>,
}

/// A certificate in the clear or encrypted; we never ask for private keys made by the bank.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct CertifiedKeyPair {
    pub cert_or_enc_cert: Any,
}

impl CertResponse {
    /// DER of the certificate, if there is one in the clear.
    pub(super) fn certificate(&self) -> Option<&[u8]> {
        let choice = &self.certified_key_pair.as_ref()?.cert_or_enc_cert;
        let in_the_clear = Tag::ContextSpecific {
            constructed: true,
            number: TagNumber(0),
        };
        (choice.header().tag() == in_the_clear).then(|| choice.value())
    }
}
