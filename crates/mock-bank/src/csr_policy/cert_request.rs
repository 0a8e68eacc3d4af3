//! What the bank takes from a `CertReqMsg` (CRMF, RFC 4211), the request of a renewal: the public key, R
//! for the VID, and which certificate it names as the old one. Anything else in the template is ignored.

use der::asn1::{Any, BitString, Int, ObjectIdentifier};
use der::{Decode as _, Encode as _, Sequence, Tag, Tagged as _};
use sha2::{Digest as _, Sha256};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use super::public_key::{self, Keys};
use super::{Accepted, ENCRYPTED_VID_RANDOM, Rejected};
use crate::config::MAX_CSR;
use crate::vid::EncryptedVidRandom;

/// `id-regCtrl-oldCertID` (RFC 4211 section 6.5)
const OLD_CERT_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.5.1.5");
/// `CertTemplate`: subject is [5], publicKey [6].
const SUBJECT: u32 = 5;
const PUBLIC_KEY: u32 = 6;
/// `ProofOfPossession`: signature is [1].
const SIGNATURE: u32 = 1;

/// `CertRequest` (RFC 4211 section 5).
#[derive(Sequence)]
struct CertRequest {
    id: Int,
    template: Vec<Any>,
    #[asn1(optional = "true")]
    controls: Option<Vec<Control>>,
}

/// `AttributeTypeAndValue` of a control.
#[derive(Sequence)]
struct Control {
    kind: ObjectIdentifier,
    value: Any,
}

/// `POPOSigningKey` (RFC 4211 section 4.1) without poposkInput, which is left out where the template has
/// subject and key.
#[derive(Sequence)]
struct PopoSigningKey {
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// A request that was read, but not judged.
pub struct Message {
    request: CertRequest,
    /// DER of the `CertRequest`: what is signed, and what makes two requests the same one.
    pub der: Vec<u8>,
    proof: Option<Any>,
}

impl Message {
    /// Reads the one request of `CertReqMessages`, DER.
    pub fn read(messages: &[u8]) -> Result<Self, Rejected> {
        if messages.len() > MAX_CSR {
            return Err(Rejected::TooLarge);
        }
        let malformed = |_| Rejected::Malformed;
        let all = Vec::<Any>::from_der(messages).map_err(malformed)?;
        // What the parser forgave would make the signature cover other bytes than the ones we read.
        if all.to_der().as_deref() != Ok(messages) {
            return Err(Rejected::Malformed);
        }
        let [message] = all.as_slice() else {
            return Err(Rejected::Malformed);
        };
        let mut parts = message.decode_as::<Vec<Any>>().map_err(malformed)?.into_iter();
        let der = parts.next().ok_or(Rejected::Malformed)?.to_der().map_err(malformed)?;
        let request = CertRequest::from_der(&der).map_err(malformed)?;
        if request.to_der().as_ref() != Ok(&der) || request.id.as_bytes() != [0] {
            return Err(Rejected::Malformed);
        }
        Ok(Self { request, der, proof: parts.next() })
    }

    /// `CertId` of the certificate that it says to be the old one, DER.
    pub fn old_cert_id(&self) -> Result<Option<Vec<u8>>, Rejected> {
        let value = self.control(OLD_CERT_ID, Rejected::Malformed)?;
        value.map(Any::to_der).transpose().map_err(|_| Rejected::Malformed)
    }

    /// Judges it.
    pub fn check(&self, keys: Keys) -> Result<Accepted, Rejected> {
        self.field(SUBJECT)?;
        let key = Any::new(Tag::Sequence, self.field(PUBLIC_KEY)?.value());
        let key = key.and_then(|key| key.to_der()).map_err(|_| Rejected::Malformed)?;
        let info = SubjectPublicKeyInfoOwned::from_der(&key).map_err(|_| Rejected::Key)?;
        if info.to_der().as_ref() != Ok(&key) {
            return Err(Rejected::Malformed);
        }
        let public = public_key::read(&info, keys)?;
        let proof = self.proof.as_ref().filter(|proof| is_field(proof, SIGNATURE));
        let proof = proof.and_then(|proof| Any::new(Tag::Sequence, proof.value()).ok());
        let proof = proof.and_then(|proof| proof.decode_as::<PopoSigningKey>().ok());
        let proof = proof.ok_or(Rejected::Signature)?;
        let parameters = proof.algorithm.parameters.as_ref().map(Into::into);
        let signature = proof.signature.as_bytes().ok_or(Rejected::Signature)?;
        public.verify(proof.algorithm.oid, parameters, &self.der, signature)?;
        Ok(Accepted {
            key_hash: Sha256::digest(&key).to_vec(),
            key,
            vid_random: self.vid_random()?,
        })
    }

    fn vid_random(&self) -> Result<Option<EncryptedVidRandom>, Rejected> {
        let Some(value) = self.control(ENCRYPTED_VID_RANDOM, Rejected::VidAttribute)? else {
            return Ok(None);
        };
        value.decode_as().map(Some).map_err(|_| Rejected::VidAttribute)
    }

    /// The value of a control that may be there once.
    fn control(&self, kind: ObjectIdentifier, twice: Rejected) -> Result<Option<&Any>, Rejected> {
        let controls = self.request.controls.as_deref().unwrap_or_default();
        let mut found = controls.iter().filter(|control| control.kind == kind);
        let first = found.next();
        if found.next().is_some() { Err(twice) } else { Ok(first.map(|control| &control.value)) }
    }

    /// The field of the template that must be there once.
    fn field(&self, number: u32) -> Result<&Any, Rejected> {
        let mut found = self.request.template.iter().filter(|field| is_field(field, number));
        match (found.next(), found.next()) {
            (Some(field), None) => Ok(field),
            _ => Err(Rejected::Malformed),
        }
    }
}

fn is_field(any: &Any, wanted: u32) -> bool {
    matches!(any.tag(), Tag::ContextSpecific { constructed: true, number } if number.value() == wanted)
}
