//! The password-based MAC (RFC 9810 section 5.1.3.1): `K = OWF^n(secret ‖ salt)`, then a MAC with K
//! over the DER of `SEQUENCE { header, body }`.

use cmpv2::header::PkiHeader;
use crmf::pop::PbmParameter;
use der07::{Decode as _, Encode as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::failure::{Failure, FailureInfo};
use crate::secrets::random;

const PBM: &str = "1.2.840.113533.7.66.13";
const SHA256: &str = "2.16.840.1.101.3.4.2.1";
/// From PKCS#5 and from the SNMP arc: OpenSSL knows both.
const HMAC_SHA1: [&str; 2] = ["1.2.840.113549.2.7", "1.3.6.1.5.5.8.1.2"];
const HMAC_SHA256: &str = "1.2.840.113549.2.9";
const ITERATIONS: std::ops::RangeInclusive<u64> = 100..=100_000;

/// How a message is protected.
pub(super) struct Protection {
    parameters: PbmParameter,
    mac: MacKind,
}

#[derive(Clone, Copy)]
enum MacKind {
    HmacSha1,
    HmacSha256,
}

impl Protection {
    /// Reads the algorithm in a header. Limits are checked here, before anything is computed.
    pub(super) fn of(header: &PkiHeader<'_>) -> Result<Self, Failure> {
        let bad = |text| Failure::new(FailureInfo::BadAlg, text);
        let Some(algorithm) = &header.protection_alg else {
            return Err(Failure::new(FailureInfo::WrongIntegrity, "the message is not protected"));
        };
        if algorithm.oid.to_string() != PBM {
            return Err(Failure::new(
                FailureInfo::WrongIntegrity,
                "a password-based MAC is expected",
            ));
        }
        let parameters =
            algorithm.parameters.as_ref().and_then(|parameters| parameters.to_der().ok());
        let parameters = parameters.and_then(|parameters| PbmParameter::from_der(&parameters).ok());
        let parameters = parameters.ok_or_else(|| bad("the MAC's parameters cannot be read"))?;
        if parameters.owf.oid.to_string() != SHA256 {
            return Err(bad("the one-way function must be SHA-256"));
        }
        if !ITERATIONS.contains(&parameters.iteration_count)
            || parameters.salt.as_bytes().len() > 128
        {
            return Err(bad("the iteration count or the salt is out of bounds"));
        }
        let mac = match parameters.mac.oid.to_string().as_str() {
            oid if HMAC_SHA1.contains(&oid) => MacKind::HmacSha1,
            HMAC_SHA256 => MacKind::HmacSha256,
            _ => return Err(bad("the MAC must be HMAC with SHA-1 or SHA-256")),
        };
        Ok(Self { parameters, mac })
    }

    /// The same algorithms with a fresh salt, for the answer.
    pub(super) fn renewed(&self) -> der07::Result<Self> {
        let mut parameters = self.parameters.clone();
        parameters.salt = der07::asn1::OctetString::new(random::<16>())?;
        Ok(Self { parameters, mac: self.mac })
    }

    /// The parameters as they stand in a header.
    pub(super) fn parameters(&self) -> der07::Result<der07::Any> {
        der07::Any::encode_from(&self.parameters)
    }

    /// Whether a MAC fits.
    pub(super) fn fits(&self, secret: &[u8], protected: &[u8], mac: &[u8]) -> bool {
        self.mac(secret, protected).ct_eq(mac).into()
    }

    /// The MAC over `SEQUENCE { header, body }`.
    pub(super) fn mac(&self, secret: &[u8], protected: &[u8]) -> Vec<u8> {
        let first = Sha256::new()
            .chain_update(secret)
            .chain_update(self.parameters.salt.as_bytes())
            .finalize();
        let mut key = Zeroizing::new(<[u8; 32]>::from(first));
        for _ in 1..self.parameters.iteration_count {
            *key = Sha256::digest(*key).into();
        }
        // HMAC takes keys of any length; an empty MAC fits nothing.
        match self.mac {
            MacKind::HmacSha1 => Hmac::<Sha1>::new_from_slice(&*key)
                .map(|mac| mac.chain_update(protected).finalize().into_bytes().to_vec())
                .unwrap_or_default(),
            MacKind::HmacSha256 => Hmac::<Sha256>::new_from_slice(&*key)
                .map(|mac| mac.chain_update(protected).finalize().into_bytes().to_vec())
                .unwrap_or_default(),
        }
    }
}
