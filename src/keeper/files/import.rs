use getrandom::rand_core::Rng as _;
use ingam_core::{
    certificate::Certificate,
    chain,
    import::{self, File, Foreign, Found, Identity, ImportError, Kind, Usage},
    password::{CertPassword, Personal},
    password_encryption::Work,
    private_key::PrivateKey,
    seal::{self, Content},
};
use serde_bytes::ByteBuf;
use zeroize::{Zeroize, Zeroizing};

use crate::keeper::{
    certificates::{gap, root_sha256, summary},
    enrollment::place,
    protocol::{
        AdoptIdentity, AdoptedIdentity, AdoptionChecked, CheckAdopted, FileFault, FileKind,
        KeeperError, LendIdentity, LentIdentity, NamedFile, OpenFiles, OpenedFiles, OpenedIdentity,
        Secret, SurveyFiles, Surveyed, SurveyedFile,
    },
    random,
};

/// Files that the person has chosen, and what was in them.
#[derive(Default)]
pub(super) struct Chosen {
    files: Vec<NamedFile>,
    /// Of the files; once they were opened, of the keys.
    password: Zeroizing<String>,
    identities: Vec<Identity>,
}

impl Chosen {
    pub(super) fn survey(&mut self, request: SurveyFiles) -> Surveyed {
        *self = Self { files: request.files, ..Self::default() };
        let survey = import::survey(&self.files());
        let useful = |found: &Found| found.error.is_none();
        Surveyed {
            openable: survey.found.iter().any(useful),
            locked: survey.needs_password(),
            files: survey.found.into_iter().map(surveyed).collect(),
        }
    }

    pub(super) fn open(&mut self, request: &OpenFiles) -> Result<OpenedFiles, KeeperError> {
        let password = match &request.password {
            Some(password) => password.expose().ok_or(KeeperError::File(FileFault::DoesNotOpen))?,
            None => "",
        };
        let root = root_sha256(&request.root_sha256)?;
        let opened = match import::open(&self.files(), password, &mut Work::new()) {
            Ok(opened) => opened,
            // The page has sentences for what is missing.
            Err(ImportError::Nothing) => return Ok(nothing(0, 0)),
            Err(ImportError::NoKey) => return Ok(nothing(1, 0)),
            Err(ImportError::NoCertificate) => return Ok(nothing(0, 1)),
            Err(ImportError::AnotherKey) => return Ok(nothing(1, 1)),
            Err(error) => return Err(error.into()),
        };
        self.password = Zeroizing::new(password.to_owned());
        self.identities = opened.identities;
        Ok(OpenedFiles {
            identities: self
                .identities
                .iter()
                .map(|identity| told(identity, &root, request.now))
                .collect(),
            without_key: count(opened.certificates_without_key.len()),
            without_certificate: count(opened.keys_without_certificate),
        })
    }

    /// Opens what came in the clear from another device, and wipes it.
    pub(super) fn open_received(
        &mut self,
        files: Vec<NamedFile>,
        request: &OpenFiles,
    ) -> Result<OpenedFiles, KeeperError> {
        *self = Self { files, ..Self::default() };
        let opened = self.open(request);
        for file in &mut self.files {
            file.bytes.zeroize();
        }
        self.files.clear();
        opened
    }

    pub(super) fn adopt(
        &mut self,
        request: &AdoptIdentity,
    ) -> Result<AdoptedIdentity, KeeperError> {
        if let Some(own) = &request.password {
            let own = own.expose().ok_or(KeeperError::PasswordRejected)?;
            self.password = Zeroizing::new(own.to_owned());
        }
        let password = CertPassword::parse(&self.password, &Personal::default())
            .map_err(|_| KeeperError::PasswordRejected)?;
        let identity = self.identity(request.at)?;
        let fingerprint = identity.certificate.fingerprint();
        let place = place(&request.binding, Content::Key, Some(fingerprint));
        let pkcs8 = identity.key.to_pkcs8();
        let sealed = seal::seal_within_memory(&pkcs8, &password, &place, &mut random())?;
        Ok(AdoptedIdentity {
            sealed_key: ByteBuf::from(sealed),
            certificate: ByteBuf::from(identity.certificate.der()),
            chain: chain_of(identity),
        })
    }

    /// Under a secret that nobody has typed: no password is good or bad enough for that.
    pub(super) fn lend(&self, request: &LendIdentity) -> Result<LentIdentity, KeeperError> {
        let identity = self.identity(request.at)?;
        let fingerprint = identity.certificate.fingerprint();
        let place = place(&request.binding, Content::Key, Some(fingerprint));
        let mut secret = Zeroizing::new([0; 32]);
        random().fill_bytes(&mut *secret);
        let pkcs8 = identity.key.to_pkcs8();
        let sealed = seal::seal_with_secret(&pkcs8, &secret, &place, &mut random())?;
        Ok(LentIdentity {
            sealed_key: ByteBuf::from(sealed),
            secret: Secret::of_bytes(secret.to_vec()),
            certificate: ByteBuf::from(identity.certificate.der()),
            chain: chain_of(identity),
        })
    }

    pub(super) fn check(&self, request: &CheckAdopted) -> Result<AdoptionChecked, KeeperError> {
        let identity = self.identity(request.at)?;
        let fingerprint = identity.certificate.fingerprint();
        let place = place(&request.binding, Content::Key, Some(fingerprint));
        let pkcs8 = seal::unseal(&request.sealed_key, &self.password, &place)?;
        let key = PrivateKey::read(&pkcs8).map_err(|_| KeeperError::UnsupportedRecord)?;
        if key.to_pkcs8() == identity.key.to_pkcs8() {
            Ok(AdoptionChecked {})
        } else {
            Err(KeeperError::AnotherKey)
        }
    }

    fn files(&self) -> Vec<File<'_>> {
        let files = self.files.iter();
        files.map(|NamedFile { name, bytes }| File { name, bytes }).collect()
    }

    fn identity(&self, at: u32) -> Result<&Identity, KeeperError> {
        let at = usize::try_from(at).map_err(|_| KeeperError::Internal)?;
        self.identities.get(at).ok_or(KeeperError::Internal)
    }
}

fn chain_of(identity: &Identity) -> Vec<ByteBuf> {
    let links = identity.chain.iter().take(chain::LONGEST);
    links.map(|link| ByteBuf::from(link.der())).collect()
}

fn nothing(without_key: u32, without_certificate: u32) -> OpenedFiles {
    OpenedFiles { identities: Vec::new(), without_key, without_certificate }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn surveyed(found: Found) -> SurveyedFile {
    let kind = match (&found.error, found.kind) {
        (Some(ImportError::Foreign(Foreign::Picture)), _) => FileKind::Picture,
        (Some(ImportError::Foreign(_)), _) | (None, Kind::Unknown) => FileKind::Unknown,
        (Some(ImportError::Archive(_)), _) => FileKind::Archive,
        (
            Some(
                ImportError::UnsupportedProtection(_)
                | ImportError::UnsupportedKey(_)
                | ImportError::Nothing
                | ImportError::TooLarge
                | ImportError::TooMany
                | ImportError::TooManyBags,
            ),
            _,
        ) => FileKind::Other,
        (Some(_), _) => FileKind::Damaged,
        (None, Kind::Pkcs12) => FileKind::Pkcs12,
        (None, Kind::Certificate) => FileKind::Certificate,
        (None, Kind::EncryptedKey) => FileKind::EncryptedKey,
        (None, Kind::Key) => FileKind::PlainKey,
        (None, _) => FileKind::Other,
    };
    SurveyedFile {
        name: found.name,
        kind,
        holder: found.certificates.first().map(Certificate::subject_name),
        protection: found.protections.into_iter().flatten().next(),
    }
}

fn told(identity: &Identity, root: &[u8; 32], now: i64) -> OpenedIdentity {
    let gap = gap(&identity.certificate, &identity.chain, root, now);
    OpenedIdentity {
        summary: summary(&identity.certificate, gap),
        encryption_only: identity.usage == Usage::Encryption,
        has_random: identity.key.random().is_some(),
        protection: identity.protection.clone(),
    }
}

impl From<ImportError> for KeeperError {
    fn from(error: ImportError) -> Self {
        Self::File(match error {
            ImportError::TooMany | ImportError::TooLarge | ImportError::TooManyBags => {
                FileFault::TooLarge
            }
            ImportError::Foreign(Foreign::Archive) | ImportError::Archive(_) => FileFault::Archive,
            ImportError::TooMuchWork => FileFault::TooMuchWork,
            ImportError::UnsupportedProtection(_) => FileFault::Protection,
            ImportError::UnsupportedKey(_) => FileFault::Key,
            ImportError::DoesNotOpen => FileFault::DoesNotOpen,
            ImportError::Damaged => FileFault::Damaged,
            _ => FileFault::Unknown,
        })
    }
}
