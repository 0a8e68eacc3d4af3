//! Commands about a certificate that is there: test, export, inspect.

use base64ct::{Base64, Encoding};
use getrandom::rand_core::Rng;
use ingam_core::{
    certificate::{self, Certificate},
    chain,
    pkcs12::{self, Contents, Profile},
    policy,
    private_key::PrivateKey,
    self_test,
};
use serde_bytes::ByteBuf;
use zeroize::Zeroizing;

use super::{
    Keeper,
    protocol::{
        CompleteChain, CompletedChain, ExportPkcs12, ExportedFile, Gap, Inspect, KeeperError,
        SelfTest, SelfTested, Summary,
    },
    random,
    unlock::open,
};

/// A self-test as far as it needs no browser.
pub(super) struct Begun {
    pub(super) tested: SelfTested,
    /// What is left to do.
    pub(super) proof: Option<RsaProof>,
}

/// A signature that is still to be made and verified, by the browser.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only a browser does RSA"))]
pub(super) struct RsaProof {
    pkcs8: Zeroizing<Vec<u8>>,
    public: Vec<u8>,
    text: Vec<u8>,
}

impl RsaProof {
    #[cfg(target_arch = "wasm32")]
    pub(super) async fn run(self) -> Result<(), KeeperError> {
        match super::rsa::prove(&self.pkcs8, &self.public, &self.text).await? {
            true => Ok(()),
            false => Err(KeeperError::AnotherKey),
        }
    }
}

impl Keeper {
    /// All of the test but the signature of an RSA key, which the browser makes.
    pub(super) fn begin_self_test(&self, request: &SelfTest) -> Result<Begun, KeeperError> {
        let unlock = self.opening(&request.unlock)?;
        let certificate = parse(&request.certificate)?;
        let chain = parse_all(&request.chain)?;
        let started = (self.stopwatch)();
        let key = open(&request.sealed_key, unlock, &request.binding, &certificate)?;
        let unseal = (self.stopwatch)() - started;
        let root = request.root_sha256.as_ref().map(|root| root_sha256(root)).transpose()?;
        let proof = match &key {
            PrivateKey::P256(key) => {
                // Those of other authorities are taken as they are: there is no root to measure them by.
                let chain = root.as_ref().map(|root| (&chain[..], root));
                self_test::run(key, &certificate, chain, request.now, &mut random())?;
                None
            }
            PrivateKey::Rsa(key) => {
                if let Some(root) = &root {
                    chain::verify(&certificate, &chain, root, request.now)?;
                }
                if !certificate.is_valid_at(request.now) {
                    return Err(KeeperError::NotValidNow);
                }
                let mut text = vec![0; 32];
                random().fill_bytes(&mut text);
                let public = certificate.public_key_info().to_vec();
                Some(RsaProof { pkcs8: key.to_plain_pkcs8(), public, text })
            }
        };
        let tested = SelfTested { unseal };
        Ok(Begun { tested, proof })
    }

    pub(super) fn export_pkcs12(
        &self,
        request: &ExportPkcs12,
    ) -> Result<ExportedFile, KeeperError> {
        let unlock = self.opening(&request.unlock)?;
        let password = unlock.file_password(request.file_password.as_ref())?;
        let certificate = parse(&request.certificate)?;
        let chain = parse_all(&request.chain)?;
        let key = open(&request.sealed_key, unlock, &request.binding, &certificate)?;
        let contents = Contents {
            key: &key,
            certificate: &certificate,
            chain: &chain,
            friendly_name: &request.friendly_name,
        };
        let bytes = pkcs12::make_pfx(&contents, password, Profile::Modern, &mut random())?;
        Ok(ExportedFile { bytes: ByteBuf::from(bytes) })
    }
}

/// Reads a certificate and judges its chain.
pub(super) fn inspect(request: &Inspect) -> Result<Summary, KeeperError> {
    let certificate = parse(&request.certificate)?;
    let chain = parse_all(&request.chain);
    let gap = match (chain, root_sha256(&request.root_sha256)) {
        (Ok(chain), Ok(root)) => gap(&certificate, &chain, &root, request.now),
        _ => Some(Gap::Broken),
    };
    Ok(summary(&certificate, gap))
}

/// Why the chain above a certificate is not believed, if it is not.
pub(super) fn gap(
    certificate: &Certificate,
    chain: &[Certificate],
    root_sha256: &[u8; 32],
    now: i64,
) -> Option<Gap> {
    chain::verify(certificate, chain, root_sha256, now).err()?;
    let top = chain.last().unwrap_or(certificate);
    Some(if top.issuer() != top.subject() {
        Gap::NoIssuer
    } else if top.fingerprint() != *root_sha256 {
        Gap::OtherRoot
    } else {
        Gap::Broken
    })
}

/// Puts known authorities above a certificate. Names, key identifiers and signatures decide.
pub(super) fn complete_chain(request: CompleteChain) -> Result<CompletedChain, KeeperError> {
    let certificate = parse(&request.certificate)?;
    let published = request.published.iter().filter_map(|text| Base64::decode_vec(text).ok());
    let published: Vec<ByteBuf> = published.map(ByteBuf::from).collect();
    let pool = request.chain.iter().chain(&request.known).chain(&published);
    let pool: Vec<Certificate> = pool.filter_map(|der| parse(der).ok()).collect();
    let built = chain::build(&certificate, &pool);
    // What came along may be signed in ways that are not verified here: it is not made shorter.
    if built.len() <= request.chain.len() {
        return Ok(CompletedChain { chain: request.chain });
    }
    Ok(CompletedChain { chain: built.iter().map(|link| ByteBuf::from(link.der())).collect() })
}

/// What a certificate says.
pub(super) fn summary(certificate: &Certificate, gap: Option<Gap>) -> Summary {
    let identity = certificate.identity();
    let policies = certificate.policies();
    let product = policies.iter().find_map(|policy| policy::product_of(policy));
    let has_vid = identity.as_ref().is_some_and(|identity| identity.vid.is_some());
    let holder_name = identity.map(|identity| identity.real_name);
    Summary {
        holder_name: holder_name.unwrap_or_else(|| certificate.subject_name()),
        subject: certificate.subject_text(),
        issuer_name: certificate.issuer_name(),
        issuer: certificate.issuer_text(),
        serial: certificate.serial(),
        not_before: certificate.not_before(),
        not_after: certificate.not_after(),
        product: product.map(str::to_owned),
        policies,
        key: certificate.key_text(),
        signature: certificate.signature_text(),
        has_vid,
        fingerprint: certificate::hex(&certificate.fingerprint()),
        crl_url: certificate.crl_url(),
        gap,
    }
}

/// The configured fingerprint. Anything but 32 bytes is no root that could be trusted.
pub(super) fn root_sha256(bytes: &[u8]) -> Result<[u8; 32], KeeperError> {
    bytes.try_into().map_err(|_| KeeperError::UntrustedRoot)
}

pub(super) fn parse(der: &[u8]) -> Result<Certificate, KeeperError> {
    Certificate::parse(der).map_err(|_| KeeperError::UnsupportedRecord)
}

pub(super) fn parse_all(chain: &[ByteBuf]) -> Result<Vec<Certificate>, KeeperError> {
    if chain.len() > chain::LONGEST {
        return Err(KeeperError::ChainInvalid);
    }
    chain.iter().map(|der| parse(der)).collect()
}
