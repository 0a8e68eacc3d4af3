//! The end of a certificate, asked for with its own signature (CMP `rr`).

use ingam_core::{
    cmp::{RevocationReason, SignedTransaction, Signer, Unsigned},
    private_key::PrivateKey,
};
use serde_bytes::ByteBuf;

use super::{
    Keeper,
    certificates::{parse, parse_all},
    enrollment::{Trust, seconds},
    protocol::{
        Ending, KeeperError, ReadRevocation, RevocationDone, SignRevocation, SignedRevocation,
    },
    random,
    unlock::open,
};

/// A message whose signature is still to be made.
pub(super) struct Revocation {
    key: PrivateKey,
    unsigned: Unsigned,
}

impl Keeper {
    /// All of it but the signature. What is asked is remembered until the answer is read.
    pub(super) fn begin_revocation(
        &mut self,
        request: &SignRevocation,
    ) -> Result<Revocation, KeeperError> {
        let unlock = self.opening(&request.unlock)?;
        let certificate = parse(&request.certificate)?;
        let chain = parse_all(&request.chain)?;
        let trust = Trust::read(&request.trust)?;
        let key = open(&request.sealed_key, unlock, &request.binding, &certificate)?;
        let signer = Signer { certificate, chain, algorithm: key.algorithm() };
        let known = trust.known().to_vec();
        let mut transaction =
            SignedTransaction::new(signer, trust.root_sha256, known, &mut random());
        let reason = match request.ending {
            Ending::Suspend => RevocationReason::CertificateHold,
            Ending::Compromised => RevocationReason::KeyCompromise,
            Ending::Changed => RevocationReason::AffiliationChanged,
            Ending::Unused => RevocationReason::CessationOfOperation,
        };
        let unsigned = transaction.ask_revocation(reason, seconds(request.now)?, &mut random())?;
        self.revocation = Some(transaction);
        Ok(Revocation { key, unsigned })
    }

    pub(super) fn read_revocation(
        &mut self,
        request: &ReadRevocation,
    ) -> Result<RevocationDone, KeeperError> {
        let mut transaction = self.revocation.take().ok_or(KeeperError::NoEnrollment)?;
        transaction.read_revocation(&request.answer, request.now)?;
        Ok(RevocationDone {})
    }
}

impl Revocation {
    /// With a key that is used here. `None`: it is one that only a browser uses.
    pub(super) fn sign(&self) -> Option<SignedRevocation> {
        match &self.key {
            PrivateKey::P256(key) => Some(self.finish(&key.sign(&self.unsigned.message()))),
            PrivateKey::Rsa(_) => None,
        }
    }

    /// With any key.
    #[cfg(target_arch = "wasm32")]
    pub(super) async fn sign_in_browser(self) -> Result<SignedRevocation, KeeperError> {
        let PrivateKey::Rsa(key) = &self.key else {
            return self.sign().ok_or(KeeperError::Internal);
        };
        let signature = super::rsa::sign(&key.to_plain_pkcs8(), &self.unsigned.message()).await?;
        Ok(self.finish(&signature))
    }

    fn finish(&self, signature: &[u8]) -> SignedRevocation {
        SignedRevocation { message: ByteBuf::from(self.unsigned.finish(signature)) }
    }
}
