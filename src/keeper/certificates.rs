//! Commands about a certificate that is there: test, export, inspect.

use ingam_core::{
    certificate::{self, Certificate},
    chain,
    key::Key,
    pkcs12::{self, Contents},
    policy,
    seal::{self, Content},
    self_test,
};
use serde_bytes::ByteBuf;

use super::{
    Keeper,
    enrollment::place,
    protocol::{
        Binding, ExportPkcs12, ExportedFile, Inspect, KeeperError, SelfTest, SelfTested, Summary,
    },
    random,
};

impl Keeper {
    pub(super) fn self_test(&self, request: &SelfTest) -> Result<SelfTested, KeeperError> {
        let password = self.password(request.password.as_ref())?;
        let certificate = parse(&request.certificate)?;
        let chain = parse_all(&request.chain)?;
        let started = (self.stopwatch)();
        let key = open(&request.sealed_key, password, &request.binding, &certificate)?;
        let unseal = (self.stopwatch)() - started;
        let root = root_sha256(&request.root_sha256)?;
        self_test::run(&key, &certificate, &chain, &root, request.now, &mut random())?;
        Ok(SelfTested { unseal })
    }

    pub(super) fn export_pkcs12(
        &self,
        request: &ExportPkcs12,
    ) -> Result<ExportedFile, KeeperError> {
        let password = self.password(request.password.as_ref())?;
        let certificate = parse(&request.certificate)?;
        let chain = parse_all(&request.chain)?;
        let key = open(&request.sealed_key, password, &request.binding, &certificate)?;
        let contents = Contents {
            key: &key,
            certificate: &certificate,
            chain: &chain,
            friendly_name: &request.friendly_name,
        };
        let bytes = pkcs12::make_pfx(&contents, password, &mut random())?;
        Ok(ExportedFile { bytes: ByteBuf::from(bytes) })
    }
}

/// Reads a certificate and judges its chain.
pub(super) fn inspect(request: &Inspect) -> Result<Summary, KeeperError> {
    let certificate = parse(&request.certificate)?;
    let trusted = parse_all(&request.chain).is_ok_and(|chain| {
        let root = root_sha256(&request.root_sha256);
        root.is_ok_and(|root| chain::verify(&certificate, &chain, &root, request.now).is_ok())
    });
    Ok(summary(&certificate, trusted))
}

/// What a certificate says.
pub(super) fn summary(certificate: &Certificate, trusted: bool) -> Summary {
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
        trusted,
    }
}

/// The configured fingerprint. Anything but 32 bytes is no root that could be trusted.
pub(super) fn root_sha256(bytes: &[u8]) -> Result<[u8; 32], KeeperError> {
    bytes.try_into().map_err(|_| KeeperError::UntrustedRoot)
}

fn open(
    sealed: &[u8],
    password: &str,
    binding: &Binding,
    certificate: &Certificate,
) -> Result<Key, KeeperError> {
    let place = place(binding, Content::Key, Some(certificate.fingerprint()));
    let pkcs8 = seal::unseal(sealed, password, &place)?;
    Key::from_pkcs8(&pkcs8).map_err(|_| KeeperError::UnsupportedRecord)
}

fn parse(der: &[u8]) -> Result<Certificate, KeeperError> {
    Certificate::parse(der).map_err(|_| KeeperError::UnsupportedRecord)
}

fn parse_all(chain: &[ByteBuf]) -> Result<Vec<Certificate>, KeeperError> {
    if chain.len() > chain::LONGEST {
        return Err(KeeperError::ChainInvalid);
    }
    chain.iter().map(|der| parse(der)).collect()
}
