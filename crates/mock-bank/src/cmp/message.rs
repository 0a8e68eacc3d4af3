//! `PKIMessage` (RFC 9810 section 5.1), in and out.
//!
//! The frame is read and written here, so that the protection covers exactly the bytes that travel; header,
//! `cp`, `certConf` and `pkiConf` are read and written by the `cmpv2` crate.

use cmpv2::body::PkiBody;
use cmpv2::header::{PkiHeader, Pvno};
use cmpv2::status::CertConfirmContent;
use der::asn1::{Any, BitString};
use der::{Decode as _, Encode as _, Sequence, Tag, Tagged as _};
use der07::{Decode as _, Encode as _};

use super::failure::{Failure, FailureInfo};
use super::protection::Protection;
use super::signature::{self, Signed};
use crate::ca::{Signer, profile};
use crate::secrets::random;

/// `id-it-implicitConfirm` (RFC 9810 section 5.1.1.1)
const IMPLICIT_CONFIRM: &str = "1.3.6.1.5.5.7.4.13";

/// `PKIMessage` with header and body as they are.
#[derive(Sequence)]
struct Frame {
    header: Any,
    body: Any,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    protection: Option<BitString>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    extra_certs: Option<Vec<Any>>,
}

/// What the protection covers.
#[derive(Sequence)]
struct ProtectedPart {
    header: Any,
    body: Any,
}

/// A message that was read.
pub struct Incoming<'a> {
    header: PkiHeader<'a>,
    body: Any,
    protected: Vec<u8>,
    protection: Option<BitString>,
    extra_certs: Vec<Any>,
}

/// A protection to be judged apart from its message: that may take long, so it is done elsewhere.
pub(super) struct Claim {
    protection: Protection,
    protected: Vec<u8>,
    mac: Vec<u8>,
}

impl Claim {
    /// Whether it was made with this secret.
    pub(super) fn fits(&self, secret: &[u8]) -> bool {
        self.protection.fits(secret, &self.protected, &self.mac)
    }
}

/// The bodies this bank takes.
pub enum Body<'a> {
    /// DER of a certification request.
    P10cr(&'a [u8]),
    /// DER of `CertReqMessages`: a renewal.
    Kur(&'a [u8]),
    /// DER of a `CertConfirmContent`.
    CertConf(&'a [u8]),
    /// DER of a `RevReqContent`.
    Rr(&'a [u8]),
    /// DER of a `GenMsgContent`.
    Genm(&'a [u8]),
    /// Anything else.
    Other,
}

/// What to answer.
pub struct Answer {
    /// DER of the body with its tag.
    pub body: Vec<u8>,
    /// Certificates that help to verify.
    pub extra_certs: Vec<Vec<u8>>,
    /// The nonce that the client must repeat.
    pub nonce: [u8; 16],
    /// Whether implicit confirmation is granted.
    pub implicit_confirm: bool,
}

/// Protects answers.
pub enum Protector<'a> {
    /// With a MAC, by 인가코드.
    Code(&'a [u8]),
    /// With a signature.
    Signer {
        /// Whose.
        signer: &'a Signer,
        /// The certificate of whoever issued the signer's, DER.
        issuer: &'a [u8],
    },
}

/// Bytes of the longest transactionID that is kept; 16 are usual (RFC 9483 section 3.1).
const LONGEST_ID: usize = 64;

impl<'a> Incoming<'a> {
    /// Reads a message.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Failure> {
        let unreadable = || Failure::new(FailureInfo::BadDataFormat, "the message cannot be read");
        let frame = Frame::from_der(bytes).map_err(|_| unreadable())?;
        let protected = ProtectedPart { header: frame.header.clone(), body: frame.body.clone() };
        let protected = protected.to_der().map_err(|_| unreadable())?;
        let header = header_bytes(bytes).ok_or_else(unreadable)?;
        let header = PkiHeader::from_der(header).map_err(|_| unreadable())?;
        if header.trans_id.is_none() || header.sender_kid.is_none() {
            return Err(Failure::new(
                FailureInfo::BadDataFormat,
                "transactionID and senderKID are needed",
            ));
        }
        if header.trans_id.as_ref().is_some_and(|id| id.as_bytes().len() > LONGEST_ID) {
            let text = "the transactionID is too long";
            return Err(Failure::new(FailureInfo::BadDataFormat, text));
        }
        if header.sender_nonce.as_ref().is_none_or(|nonce| nonce.as_bytes().is_empty()) {
            return Err(Failure::new(FailureInfo::BadSenderNonce, "senderNonce is needed"));
        }
        let extra_certs = frame.extra_certs.unwrap_or_default();
        Ok(Self { header, body: frame.body, protected, protection: frame.protection, extra_certs })
    }

    /// The senderKID as text.
    pub fn reference(&self) -> Option<String> {
        let kid = self.header.sender_kid.as_ref()?.as_bytes();
        (kid.len() <= 64).then(|| std::str::from_utf8(kid).ok().map(str::to_owned))?
    }

    /// What the message claims to be protected with.
    pub(super) fn claim(&self) -> Result<Claim, Failure> {
        let protection = Protection::of(&self.header)?;
        let mac = self.protection_bytes().to_vec();
        Ok(Claim { protection, protected: self.protected.clone(), mac })
    }

    fn protection_bytes(&self) -> &[u8] {
        self.protection.as_ref().and_then(BitString::as_bytes).unwrap_or_default()
    }

    /// What was signed, if the message claims to be protected with a signature.
    pub(super) fn signed(&self) -> Option<Signed<'_>> {
        let algorithm = self.header.protection_alg.as_ref()?;
        signature::is_signature(algorithm).then(|| Signed {
            algorithm,
            message: &self.protected,
            signature: self.protection_bytes(),
            certificate: self.extra_certs.first(),
        })
    }

    /// Whether the sender is called so, and its key is the one with this identifier.
    pub(super) fn is_from(&self, name: &[u8], key_id: &[u8]) -> bool {
        let named = self.header.sender.to_der().is_ok_and(|sender| sender == directory_name(name));
        named && self.header.sender_kid.as_ref().is_some_and(|kid| kid.as_bytes() == key_id)
    }

    /// The body.
    pub fn body(&self) -> Body<'_> {
        match self.body.tag() {
            Tag::ContextSpecific { constructed: true, number } => match number.value() {
                4 => Body::P10cr(self.body.value()),
                7 => Body::Kur(self.body.value()),
                11 => Body::Rr(self.body.value()),
                21 => Body::Genm(self.body.value()),
                24 => Body::CertConf(self.body.value()),
                _ => Body::Other,
            },
            _ => Body::Other,
        }
    }

    /// Names the exchange.
    pub fn transaction_id(&self) -> &[u8] {
        self.header.trans_id.as_ref().map_or(&[], |id| id.as_bytes())
    }

    /// The nonce the client repeats.
    pub fn recipient_nonce(&self) -> Option<&[u8]> {
        self.header.recip_nonce.as_ref().map(|nonce| nonce.as_bytes())
    }

    /// Whether the client asks for implicit confirmation.
    pub fn wants_implicit_confirm(&self) -> bool {
        let infos = self.header.general_info.as_deref().unwrap_or_default();
        infos.iter().any(|info| info.oid.to_string() == IMPLICIT_CONFIRM)
    }
}

/// Reads a `CertConfirmContent`.
pub fn confirmations(content: &[u8]) -> Result<CertConfirmContent<'_>, Failure> {
    CertConfirmContent::from_der(content)
        .map_err(|_| Failure::new(FailureInfo::BadDataFormat, "the confirmation cannot be read"))
}

/// DER of a body that the `cmpv2` crate knows.
pub fn body(body: &PkiBody<'_>) -> Result<Vec<u8>, Failure> {
    body.to_der()
        .map_err(|_| Failure::new(FailureInfo::SystemFailure, "the bank failed to build an answer"))
}

/// DER of a body that it does not.
pub fn tagged<T: der::EncodeValue + der::Tagged>(number: u8, content: &T) -> der::Result<Vec<u8>> {
    let tag_number = der::TagNumber(number.into());
    der::asn1::ContextSpecificRef { tag_number, tag_mode: der::TagMode::Explicit, value: content }
        .to_der()
}

/// A protected answer.
pub fn encode(
    answer: &Answer,
    incoming: &Incoming<'_>,
    protector: &Protector<'_>,
    sender: &[u8],
    now: i64,
) -> der::Result<Vec<u8>> {
    frame(answer, Some(incoming), Some(protector), sender, now)
}

/// A refusal, protected if the code is known.
pub fn encode_refusal(
    failure: &Failure,
    incoming: Option<&Incoming<'_>>,
    protector: Option<&Protector<'_>>,
    sender: &[u8],
    now: i64,
) -> der::Result<Vec<u8>> {
    let answer = Answer {
        body: failure.body()?,
        extra_certs: Vec::new(),
        nonce: random(),
        implicit_confirm: false,
    };
    frame(&answer, incoming, protector, sender, now)
}

fn frame(
    answer: &Answer,
    incoming: Option<&Incoming<'_>>,
    protector: Option<&Protector<'_>>,
    sender: &[u8],
    now: i64,
) -> der::Result<Vec<u8>> {
    let mut extra = Vec::new();
    let protection = match (incoming, protector) {
        (Some(incoming), Some(Protector::Code(code))) => {
            let renewed = Protection::of(&incoming.header).ok().map(|mac| mac.renewed());
            renewed.transpose().map_err(older)?.map(|mac| Protecting::Mac { mac, code })
        }
        (_, Some(Protector::Signer { signer, issuer })) => {
            // Whoever signed comes first (RFC 9483 section 3.3).
            extra.extend([signer.der.clone(), issuer.to_vec()]);
            Some(Protecting::Signature(signer))
        }
        _ => None,
    };
    let header = header(answer, incoming, protection.as_ref(), sender, now).map_err(older)?;
    let header = Any::from_der(&header)?;
    let body = Any::from_der(&answer.body)?;
    let protected = ProtectedPart { header: header.clone(), body: body.clone() }.to_der()?;
    let protection = protection.map(|protection| protection.value(&protected)).transpose()?;
    for der in &answer.extra_certs {
        if !extra.contains(der) {
            extra.push(der.clone());
        }
    }
    let extra = extra.iter().map(|der| Any::from_der(der)).collect::<der::Result<Vec<_>>>()?;
    Frame { header, body, protection, extra_certs: (!extra.is_empty()).then_some(extra) }.to_der()
}

/// How an answer is protected.
enum Protecting<'a> {
    Mac { mac: Protection, code: &'a [u8] },
    Signature(&'a Signer),
}

impl Protecting<'_> {
    /// The algorithm that the header names; a MAC's is the client's with fresh parameters.
    fn algorithm(
        &self,
        theirs: Option<&PkiHeader<'_>>,
    ) -> der07::Result<Option<spki07::AlgorithmIdentifierOwned>> {
        Ok(match self {
            Self::Mac { mac, .. } => {
                let mut algorithm = theirs.and_then(|header| header.protection_alg.clone());
                if let Some(algorithm) = &mut algorithm {
                    algorithm.parameters = Some(mac.parameters()?);
                }
                algorithm
            }
            Self::Signature(_) => Some(signature::algorithm()?),
        })
    }

    /// The senderKID of the answer.
    fn key_id(&self, theirs: Option<&PkiHeader<'_>>) -> Option<der07::asn1::OctetString> {
        match self {
            Self::Mac { .. } => theirs.and_then(|header| header.sender_kid.clone()),
            Self::Signature(signer) => {
                let id = profile::key_id(signer).ok()?;
                der07::asn1::OctetString::new(id.as_bytes()).ok()
            }
        }
    }

    fn value(&self, protected: &[u8]) -> der::Result<BitString> {
        match self {
            Self::Mac { mac, code } => BitString::from_bytes(&mac.mac(code, protected)),
            Self::Signature(signer) => {
                let signed = profile::signature(protected, &signer.key);
                Ok(signed.map_err(|_| der::ErrorKind::Failed)?.1)
            }
        }
    }
}

fn header(
    answer: &Answer,
    incoming: Option<&Incoming<'_>>,
    protection: Option<&Protecting<'_>>,
    sender: &[u8],
    now: i64,
) -> der07::Result<Vec<u8>> {
    let theirs = incoming.map(|incoming| &incoming.header);
    let protection_alg = match protection {
        Some(protection) => protection.algorithm(theirs)?,
        None => None,
    };
    let granted =
        theirs.filter(|_| answer.implicit_confirm).and_then(|header| header.general_info.clone());
    let granted = granted.map(|mut infos| {
        infos.retain(|info| info.oid.to_string() == IMPLICIT_CONFIRM);
        infos
    });
    let seconds = std::time::Duration::from_secs(now.unsigned_abs());
    let header = PkiHeader {
        pvno: Pvno::Cmp2000,
        sender: der07::Decode::from_der(&directory_name(sender))?,
        recipient: match theirs {
            Some(header) => header.sender.clone(),
            None => der07::Decode::from_der(&directory_name(&[0x30, 0]))?,
        },
        message_time: Some(der07::asn1::GeneralizedTime::from_unix_duration(seconds)?),
        protection_alg,
        sender_kid: protection.and_then(|protection| protection.key_id(theirs)),
        recip_kid: None,
        trans_id: match theirs {
            Some(header) => header.trans_id.clone(),
            None => None,
        },
        sender_nonce: Some(der07::asn1::OctetString::new(answer.nonce)?),
        recip_nonce: theirs.and_then(|header| header.sender_nonce.clone()),
        free_text: None,
        general_info: granted,
    };
    header.to_der()
}

/// `GeneralName` of the choice directoryName: [4] EXPLICIT around a `Name`.
pub(super) fn directory_name(name: &[u8]) -> Vec<u8> {
    let length = match u8::try_from(name.len()) {
        Ok(short) if short < 0x80 => vec![short],
        Ok(medium) => vec![0x81, medium],
        Err(_) => {
            let [high, low] = u16::try_from(name.len()).unwrap_or(u16::MAX).to_be_bytes();
            vec![0x82, high, low]
        }
    };
    [&[0xa4], length.as_slice(), name].concat()
}

/// The header inside a message: the first element of the outer SEQUENCE.
fn header_bytes(message: &[u8]) -> Option<&[u8]> {
    use der::Reader as _;
    let mut reader = der::SliceReader::new(message).ok()?;
    let outer = der::Header::decode(&mut reader).ok()?;
    let content = message.get(message.len() - usize::try_from(outer.length()).ok()?..)?;
    let mut reader = der::SliceReader::new(content).ok()?;
    reader.tlv_bytes().ok()
}

fn older(_: der07::Error) -> der::Error {
    der::ErrorKind::Failed.into()
}
