//! An authority of somewhere else: another root, another name, another bank. What it issues is a
//! certificate of another institution, to be registered here (타행·타기관 인증서 등록).

use std::path::Path;

use der::asn1::{Any, BitString, ObjectIdentifier, OctetString, SetOfVec, UintRef};
use der::pem::LineEnding;
use der::{Decode as _, Encode as _, Sequence};
use p256::SecretKey;
use p256::pkcs8::{EncodePrivateKey as _, EncodePublicKey as _};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::attr::Attribute;
use zeroize::Zeroizing;

use super::crl::{self, Entry};
use super::keys::{self, Named};
use super::links::{self, Links};
use super::profile::{self, Leaf};
use super::{AuthorityError, Signer, name};
use crate::clock::{first_second, kst_date, last_second};
use crate::secrets::random;
use crate::store::people::Customer;
use crate::vid;

const ORGANIZATION: &str = "BadaTest";
const ROOT: Named<'_> = Named {
    file: "foreign-root",
    organization: ORGANIZATION,
    common_name: "바다 모의 최상위 인증기관 (TEST ROOT)",
};
const ISSUING: Named<'_> =
    Named {
        file: "foreign", organization: ORGANIZATION, common_name: "바다 모의인증 (TEST)"
    };
const BANK: &str = "바다모의은행 (TEST)";
/// 은행·신용카드·보험용. In another arc than our own policies.
pub const BANKING: &str = "1.3.6.1.4.1.32473.3.1.1";
/// 증권용: not for banks.
pub const SECURITIES: &str = "1.3.6.1.4.1.32473.3.1.2";
/// Nobody is there: a name of RFC 2606.
pub const NOWHERE: &str = "http://bada.example";
/// `randomNum`, R beside a private key.
const RANDOM: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.410.200004.10.1.1.3");
/// rsaEncryption (RFC 8017 appendix C)
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// Root and issuing authority of somewhere else.
pub struct Foreign {
    root: Signer,
    issuing: Signer,
    url: String,
}

/// What a customer has from there, PEM.
pub struct ForeignCertificate {
    /// PKCS#8, not encrypted, with R as attribute.
    pub key: Zeroizing<String>,
    /// The certificate.
    pub certificate: String,
    /// Issuing authority, then root.
    pub chain: String,
}

/// A key of a customer there.
pub enum LeafKey {
    /// Made for this.
    P256(SecretKey),
    /// `RSAPrivateKey` (RFC 8017 appendix A.1.2), DER: a public demo key.
    Rsa(&'static [u8]),
}

/// What is certified there.
pub struct Order<'a> {
    /// Whose name it has.
    pub customer: &'a Customer,
    /// Whose resident or business number is in the VID.
    pub number: &'a str,
    /// For which key.
    pub key: LeafKey,
    /// Dotted decimal.
    pub policy: &'a str,
    /// The Korean day from which it is valid, for one year: any second of it.
    pub from: i64,
}

/// A certificate with its key.
pub struct Certified {
    /// Lower-case hex.
    pub serial: String,
    /// DER
    pub certificate: Vec<u8>,
    /// `PrivateKeyInfo` with R, DER.
    pub key: Zeroizing<Vec<u8>>,
}

/// `PrivateKeyInfo` (RFC 5208), with the key as it is encoded already.
#[derive(Sequence)]
struct PrivateKeyInfo {
    version: u8,
    algorithm: Any,
    private_key: Any,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    attributes: Option<SetOfVec<Attribute>>,
}

/// The beginning of an `RSAPrivateKey`.
#[derive(Sequence)]
struct RsaPrivateKey<'a> {
    version: u8,
    modulus: UintRef<'a>,
    public_exponent: UintRef<'a>,
    private_exponent: UintRef<'a>,
    prime1: UintRef<'a>,
    prime2: UintRef<'a>,
    exponent1: UintRef<'a>,
    exponent2: UintRef<'a>,
    coefficient: UintRef<'a>,
}

#[derive(Sequence)]
struct RsaPublicKey<'a> {
    modulus: UintRef<'a>,
    public_exponent: UintRef<'a>,
}

impl Foreign {
    /// Reads keys and certificates from a data directory; makes what is not there yet. `url` is where
    /// it tells of itself.
    pub fn open(data: &Path, url: &str, now: i64) -> Result<Self, AuthorityError> {
        let root = keys::root(data, &ROOT, now)?;
        let crl = links::list(url, ROOT.file);
        let issuing = keys::issuing(data, &ISSUING, &root, [BANKING, SECURITIES], &crl, now)?;
        Ok(Self { root, issuing, url: url.to_owned() })
    }

    /// Key and certificate of the issuing authority.
    pub fn issuing(&self) -> &Signer {
        &self.issuing
    }

    /// Key and certificate of the root.
    pub fn root(&self) -> &Signer {
        &self.root
    }

    /// A fresh key and a certificate of one year for a customer who has this resident or business
    /// number.
    pub fn issue(
        &self,
        customer: &Customer,
        number: &str,
        now: i64,
    ) -> Result<ForeignCertificate, AuthorityError> {
        let key = LeafKey::P256(keys::make_key());
        let order = Order { customer, number, key, policy: BANKING, from: now };
        let certified = self.certify(&order)?;
        let chain = [pem(CERTIFICATE, &self.issuing.der)?, pem(CERTIFICATE, &self.root.der)?];
        Ok(ForeignCertificate {
            key: Zeroizing::new(pem("PRIVATE KEY", &certified.key)?),
            certificate: pem(CERTIFICATE, &certified.certificate)?,
            chain: chain.concat(),
        })
    }

    /// A certificate as it is ordered.
    pub fn certify(&self, order: &Order<'_>) -> Result<Certified, AuthorityError> {
        let vid_random = Zeroizing::new(random::<20>());
        let vid = vid::vid(order.number, &vid_random)?;
        let day = kst_date(order.from);
        let links = Links {
            crl: links::list(&self.url, ISSUING.file),
            ocsp: format!("{}/ocsp", self.url),
            cps: format!("{}/cps", self.url),
        };
        let leaf = Leaf {
            subject: &name::customer_at(order.customer, ORGANIZATION, BANK)?,
            key: &order.key.public()?,
            policy: order.policy,
            vid: Some(vid::identify_data(&order.customer.name, &vid)?),
            not_before: first_second(day),
            not_after: last_second(day, 1),
            links: &links,
        };
        let plan = profile::plan_leaf(&leaf, &self.issuing)?;
        let certificate = profile::sign(&plan.tbs, &self.issuing.key)?;
        Ok(Certified { serial: plan.serial, certificate, key: order.key.with_random(&vid_random)? })
    }

    /// The revocation list of this name: of the issuing authority with these entries, or of the root.
    /// Its number is the time, which goes up as it must.
    pub fn crl(
        &self,
        name: &str,
        revoked: &[Entry],
        now: i64,
    ) -> Option<Result<Vec<u8>, AuthorityError>> {
        if name == ISSUING.file {
            Some(self.issuing_crl(revoked, now))
        } else if name == ROOT.file {
            Some(self.root_crl(now))
        } else {
            None
        }
    }

    /// The revocation list of the issuing authority.
    pub fn issuing_crl(&self, revoked: &[Entry], now: i64) -> Result<Vec<u8>, AuthorityError> {
        crl::list(&self.issuing, now, revoked, now)
    }

    /// The revocation list of the root.
    pub fn root_crl(&self, now: i64) -> Result<Vec<u8>, AuthorityError> {
        crl::list(&self.root, now, &[], now)
    }
}

impl std::fmt::Debug for Foreign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Foreign").field("url", &self.url).finish_non_exhaustive()
    }
}

const CERTIFICATE: &str = "CERTIFICATE";

impl LeafKey {
    /// DER of the `SubjectPublicKeyInfo`.
    fn public(&self) -> Result<Vec<u8>, AuthorityError> {
        match self {
            Self::P256(key) => {
                Ok(key.public_key().to_public_key_der().map_err(building)?.into_vec())
            }
            Self::Rsa(der) => {
                let RsaPrivateKey { modulus, public_exponent, .. } = RsaPrivateKey::from_der(der)?;
                let key = RsaPublicKey { modulus, public_exponent }.to_der()?;
                let info = SubjectPublicKeyInfoOwned {
                    algorithm: rsa(),
                    subject_public_key: BitString::from_bytes(&key)?,
                };
                Ok(info.to_der()?)
            }
        }
    }

    /// PKCS#8 with R, which the usual encoders leave out.
    fn with_random(&self, vid_random: &[u8; 20]) -> Result<Zeroizing<Vec<u8>>, AuthorityError> {
        let mut info = match self {
            Self::P256(key) => {
                let plain = key
                    .to_pkcs8_der()
                    .map_err(|error| AuthorityError::Content(error.to_string()))?;
                PrivateKeyInfo::from_der(plain.as_bytes())?
            }
            Self::Rsa(der) => PrivateKeyInfo {
                version: 0,
                algorithm: Any::encode_from(&rsa())?,
                private_key: Any::encode_from(&OctetString::new(*der)?)?,
                attributes: None,
            },
        };
        let value = Any::encode_from(&BitString::from_bytes(vid_random)?)?;
        let attribute = Attribute { oid: RANDOM, values: SetOfVec::try_from(vec![value])? };
        info.attributes = Some(SetOfVec::try_from(vec![attribute])?);
        Ok(Zeroizing::new(info.to_der()?))
    }
}

fn rsa() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: RSA, parameters: Some(Any::null()) }
}

fn pem(label: &'static str, der: &[u8]) -> Result<String, AuthorityError> {
    der::pem::encode_string(label, LineEnding::LF, der)
        .map_err(|error| AuthorityError::Content(error.to_string()))
}

fn building(error: impl Into<x509_cert::builder::Error>) -> AuthorityError {
    AuthorityError::Build(error.into())
}
