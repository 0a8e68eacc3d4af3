//! An authority of somewhere else: another root, another name, another bank. It only has files; what
//! it issues is a certificate of another institution, to be registered here (타행·타기관 인증서 등록).

use std::path::Path;

use der::asn1::{Any, BitString, ObjectIdentifier, SetOfVec};
use der::pem::LineEnding;
use der::{Decode as _, Encode as _, Sequence};
use p256::SecretKey;
use p256::pkcs8::{EncodePrivateKey as _, EncodePublicKey as _};
use x509_cert::attr::Attribute;
use zeroize::Zeroizing;

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
/// In another arc than our own policies.
const POLICY: &str = "1.3.6.1.4.1.32473.3.1.1";
/// Nobody is there: a name of RFC 2606.
const URL: &str = "http://bada.example";
/// `randomNum`, R beside a private key.
const RANDOM: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.410.200004.10.1.1.3");

/// Root and issuing authority of somewhere else.
pub struct Foreign {
    root: Signer,
    issuing: Signer,
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

/// `PrivateKeyInfo` (RFC 5208), with the key as it is encoded already.
#[derive(Sequence)]
struct PrivateKeyInfo {
    version: u8,
    algorithm: Any,
    private_key: Any,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    attributes: Option<SetOfVec<Attribute>>,
}

impl Foreign {
    /// Reads keys and certificates from a data directory; makes what is not there yet.
    pub fn open(data: &Path, now: i64) -> Result<Self, AuthorityError> {
        let root = keys::root(data, &ROOT, now)?;
        let crl = links::list(URL, ROOT.file);
        let issuing = keys::issuing(data, &ISSUING, &root, [POLICY], &crl, now)?;
        Ok(Self { root, issuing })
    }

    /// A fresh key and a certificate of one year for a customer who has this resident or business
    /// number.
    pub fn issue(
        &self,
        customer: &Customer,
        number: &str,
        now: i64,
    ) -> Result<ForeignCertificate, AuthorityError> {
        let key = keys::make_key();
        let public = key.public_key().to_public_key_der().map_err(building)?;
        let vid_random = Zeroizing::new(random::<20>());
        let vid = vid::vid(number, &vid_random)?;
        let today = kst_date(now);
        let links = Links {
            crl: links::list(URL, ISSUING.file),
            ocsp: format!("{URL}/ocsp"),
            cps: format!("{URL}/cps"),
        };
        let leaf = Leaf {
            subject: &name::customer_at(customer, ORGANIZATION, BANK)?,
            key: public.as_bytes(),
            policy: POLICY,
            vid: Some(vid::identify_data(&customer.name, &vid)?),
            not_before: first_second(today),
            not_after: last_second(today, 1),
            links: &links,
        };
        let plan = profile::plan_leaf(&leaf, &self.issuing)?;
        let certificate = profile::sign(&plan.tbs, &self.issuing.key)?;
        let chain = [pem(CERTIFICATE, &self.issuing.der)?, pem(CERTIFICATE, &self.root.der)?];
        Ok(ForeignCertificate {
            key: Zeroizing::new(pem("PRIVATE KEY", &with_random(&key, &vid_random)?)?),
            certificate: pem(CERTIFICATE, &certificate)?,
            chain: chain.concat(),
        })
    }
}

const CERTIFICATE: &str = "CERTIFICATE";

/// PKCS#8 of a key with R, which the usual encoders leave out.
fn with_random(
    key: &SecretKey,
    vid_random: &[u8; 20],
) -> Result<Zeroizing<Vec<u8>>, AuthorityError> {
    let plain = key.to_pkcs8_der().map_err(|error| AuthorityError::Content(error.to_string()))?;
    let mut info = PrivateKeyInfo::from_der(plain.as_bytes())?;
    let value = Any::encode_from(&BitString::from_bytes(vid_random)?)?;
    let attribute = Attribute { oid: RANDOM, values: SetOfVec::try_from(vec![value])? };
    info.attributes = Some(SetOfVec::try_from(vec![attribute])?);
    Ok(Zeroizing::new(info.to_der()?))
}

fn pem(label: &'static str, der: &[u8]) -> Result<String, AuthorityError> {
    der::pem::encode_string(label, LineEnding::LF, der)
        .map_err(|error| AuthorityError::Content(error.to_string()))
}

fn building(error: impl Into<x509_cert::builder::Error>) -> AuthorityError {
    AuthorityError::Build(error.into())
}
