//! The virtual identifier (가상식별번호, KCAC.TS.SIVID): binds a certificate to a resident or business
//! number without printing it.
//!
//! ```text
//! HashContent ::= SEQUENCE { idn PrintableString, randomNum BIT STRING }
//! VID         =  SHA-256(SHA-256(DER(HashContent)))
//! ```
//!
//! R (`randomNum`, 20 bytes) is made by the client and comes encrypted to the bank's recipient key
//! by HPKE (RFC 9180). The bank uses it once and keeps neither R nor anything it could be computed from.

use der::asn1::{Any, BitString, ObjectIdentifier, OctetString, PrintableStringRef, Utf8StringRef};
use der::{Encode as _, Sequence};
use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::DhP256HkdfSha256;
use hpke::{Deserializable as _, Kem, OpModeR};
use p256::SecretKey;
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectAltName;
use x509_cert::ext::pkix::name::{GeneralName, OtherName};
use zeroize::Zeroizing;

const IDENTIFY_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.410.200004.10.1.1");
const VID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.410.200004.10.1.1.1");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// For what R was encrypted: the `info` of HPKE.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// For a certification request; bound to the key in it.
    Request,
    /// For a login; bound to the key of the certificate and the nonce.
    Login,
    /// For a registration; bound in the same way.
    Registration,
}

impl Purpose {
    fn info(self) -> &'static [u8] {
        match self {
            Self::Request => b"ingam vid random v1",
            Self::Login => b"ingam login v1",
            Self::Registration => b"ingam registration v1",
        }
    }
}

/// Why R cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the VID random does not open")]
pub struct RandomUnreadable;

#[derive(Sequence)]
struct HashContent<'a> {
    idn: PrintableStringRef<'a>,
    random_num: BitString,
}

/// `SEQUENCE { UTF8String realName, SEQUENCE OF { … } }`
#[derive(Sequence)]
struct IdentifyData<'a> {
    real_name: Utf8StringRef<'a>,
    user_info: Vec<UserInfo>,
}

#[derive(Sequence)]
struct UserInfo {
    kind: ObjectIdentifier,
    vid: VidContent,
}

#[derive(Sequence)]
struct VidContent {
    hash: HashAlgorithm,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    virtual_id: OctetString,
}

#[derive(Sequence)]
struct HashAlgorithm {
    oid: ObjectIdentifier,
}

/// R as it travels: HPKE encapsulated key and ciphertext.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub struct EncryptedVidRandom {
    /// 65 bytes
    pub enc: OctetString,
    /// 36 bytes
    pub ciphertext: OctetString,
}

/// Opens R, which the client encrypted for this key and purpose, and bound to something (`aad`).
pub fn open_random(
    recipient: &SecretKey,
    sent: &EncryptedVidRandom,
    purpose: Purpose,
    aad: &[u8],
) -> Result<Zeroizing<[u8; 20]>, RandomUnreadable> {
    let key = Zeroizing::new(recipient.to_bytes());
    let key =
        <DhP256HkdfSha256 as Kem>::PrivateKey::from_bytes(&key).map_err(|_| RandomUnreadable)?;
    let enc = <DhP256HkdfSha256 as Kem>::EncappedKey::from_bytes(sent.enc.as_bytes())
        .map_err(|_| RandomUnreadable)?;
    let opened = hpke::single_shot_open::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(
        &OpModeR::Base,
        &key,
        &enc,
        purpose.info(),
        sent.ciphertext.as_bytes(),
        aad,
    );
    let opened = Zeroizing::new(opened.map_err(|_| RandomUnreadable)?);
    let random = <[u8; 20]>::try_from(opened.as_slice()).map_err(|_| RandomUnreadable)?;
    Ok(Zeroizing::new(random))
}

/// The VID of a number and R.
pub fn vid(number: &str, random: &[u8; 20]) -> der::Result<[u8; 32]> {
    let content = HashContent {
        idn: PrintableStringRef::new(number)?,
        random_num: BitString::from_bytes(random)?,
    };
    let content = Zeroizing::new(content.to_der()?);
    Ok(Sha256::digest(Sha256::digest(&*content)).into())
}

/// The VID in a certificate, if it has one.
pub fn of_certificate(certificate: &Certificate) -> der::Result<Option<[u8; 32]>> {
    let names = certificate.tbs_certificate().get_extension::<SubjectAltName>()?;
    let names = names.map(|(_, SubjectAltName(names))| names).unwrap_or_default();
    for name in names {
        if let GeneralName::OtherName(other) = name
            && other.type_id == IDENTIFY_DATA
        {
            let data: IdentifyData<'_> = other.value.decode_as()?;
            let unreadable = || der::Error::from(der::ErrorKind::Failed);
            let mut infos = data.user_info.iter().filter(|info| info.kind == VID);
            let vid = &infos.next().ok_or_else(unreadable)?.vid;
            if vid.hash.oid != SHA256 {
                return Err(unreadable());
            }
            return vid.virtual_id.as_bytes().try_into().map(Some).map_err(|_| unreadable());
        }
    }
    Ok(None)
}

/// The name that carries a VID in subjectAltName: `id-kisa-identifyData`.
pub fn identify_data(real_name: &str, vid: &[u8; 32]) -> der::Result<GeneralName> {
    let data = IdentifyData {
        real_name: Utf8StringRef::new(real_name)?,
        user_info: vec![UserInfo {
            kind: VID,
            vid: VidContent {
                hash: HashAlgorithm { oid: SHA256 },
                virtual_id: OctetString::new(vid.as_slice())?,
            },
        }],
    };
    Ok(GeneralName::OtherName(OtherName {
        type_id: IDENTIFY_DATA,
        value: Any::encode_from(&data)?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answer() {
        let random: [u8; 20] = [
            0xa0, 0x25, 0xb4, 0xdb, 0x0e, 0x09, 0x3a, 0x6d, 0x0b, 0x29, 0x1f, 0xae, 0x13, 0x29,
            0xe6, 0x06, 0x43, 0xcf, 0x0f, 0xcd,
        ];
        let vid = vid("9001011234568", &random).map(|vid| crate::hex::hex(&vid));
        assert_eq!(
            vid.as_deref(),
            Ok("2a476703b8dd31a93c474fe350464e78d687d59d6b4468b50d2f230093c20589")
        );
    }
}
