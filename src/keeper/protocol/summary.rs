//! Messages about what a certificate says, and who says it. They need no password.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// Reads a certificate and judges its chain. Needs no password.
#[derive(Debug, Serialize, Deserialize)]
pub struct Inspect {
    /// DER
    pub certificate: ByteBuf,
    /// DER, issuer first.
    pub chain: Vec<ByteBuf>,
    /// SHA-256 of the trusted root.
    pub root_sha256: ByteBuf,
    /// The time.
    pub now: i64,
}

/// What a certificate says, for people. All names are untrusted text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The holder's real name: from the VID extension, else from the common name.
    pub holder_name: String,
    /// Subject in printed order, `cn=…,ou=…,…`.
    pub subject: String,
    /// Issuer's name for lists: its common name, else its organisation.
    pub issuer_name: String,
    /// Issuer in printed order.
    pub issuer: String,
    /// Serial number, lower-case hex.
    pub serial: String,
    /// First second of validity.
    pub not_before: i64,
    /// Last second of validity.
    pub not_after: i64,
    /// Certificate policies, dotted decimal.
    pub policies: Vec<String>,
    /// Wire name of the product the policy stands for, if it is one of ours.
    pub product: Option<String>,
    /// Key in words, e.g. `EC P-256`.
    pub key: String,
    /// Signature algorithm in words, e.g. `ECDSA SHA-256`.
    pub signature: String,
    /// Whether it carries a VID.
    pub has_vid: bool,
    /// SHA-256 of the certificate, lower-case hex.
    pub fingerprint: String,
    /// Where its CRL is.
    pub crl_url: Option<String>,
    /// Why its chain is not believed; `None` if it leads to the trusted root and every certificate in
    /// it is valid now, validity of the certificate itself aside (see `not_after`).
    pub gap: Option<Gap>,
}

impl Summary {
    /// Whether the chain leads to the trusted root.
    pub fn is_trusted(&self) -> bool {
        self.gap.is_none()
    }
}

/// Why a chain is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gap {
    /// It ends below a root: the certificate of an issuer is not here.
    NoIssuer,
    /// It ends at another root than the trusted one: an authority that is not known here.
    OtherRoot,
    /// It ends at the trusted root, but a certificate in it does not hold.
    Broken,
}

/// Adds the authorities above a certificate that did not come with it, as far as they are known.
#[derive(Debug, Serialize, Deserialize)]
pub struct CompleteChain {
    /// DER
    pub certificate: ByteBuf,
    /// What there is: DER, issuer first.
    pub chain: Vec<ByteBuf>,
    /// Certificates of authorities in any order, DER. What cannot be read is passed over.
    pub known: Vec<ByteBuf>,
    /// The same in base64, as a bank publishes them.
    pub published: Vec<String>,
}

/// Answer to [`CompleteChain`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletedChain {
    /// DER, issuer first: a longer chain, each certificate signed by the next one; or the one there was.
    pub chain: Vec<ByteBuf>,
}
