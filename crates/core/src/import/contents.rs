//! Keys and certificates out of things that were recognised.

use super::{
    Failure, Foreign, ImportError,
    object::{Content, Object},
};
use crate::{
    certificate::Certificate,
    encrypted_key::EncryptedPrivateKeyInfo,
    key::KeyError,
    password_encryption::{Protection, Work},
    pkcs12::{Bags, Pfx},
    private_key::PrivateKey,
};

/// What came out.
#[derive(Default)]
pub(super) struct Contents {
    pub(super) keys: Vec<FoundKey>,
    pub(super) certificates: Vec<FoundCertificate>,
    pub(super) failures: Vec<Failure>,
    pub(super) without_integrity: Vec<String>,
}

pub(super) struct FoundKey {
    pub(super) key: PrivateKey,
    pub(super) protection: Option<Protection>,
    pub(super) source: String,
    pub(super) friendly_name: Option<String>,
}

pub(super) struct FoundCertificate {
    pub(super) certificate: Certificate,
    pub(super) source: String,
    pub(super) friendly_name: Option<String>,
}

/// Opens what is there with one password.
pub(super) fn open(objects: Vec<Object>, password: &str, work: &mut Work) -> Contents {
    let mut contents = Contents::default();
    for Object { name, content } in objects {
        let opened = content.and_then(|content| contents.add(&name, content, password, work));
        if let Err(error) = opened {
            contents.failures.push(Failure { name, error });
        }
    }
    contents
}

impl Contents {
    fn add(
        &mut self,
        source: &str,
        content: Content,
        password: &str,
        work: &mut Work,
    ) -> Result<(), ImportError> {
        match content {
            Content::Pkcs12(pfx) => self.add_pfx(source, &pfx, password, work),
            Content::EncryptedKey(der) => {
                let info = EncryptedPrivateKeyInfo::read(&der).ok_or(ImportError::Damaged)?;
                let key = info.open(password, work)?;
                self.add_key(source, key, info.protection(), None);
                Ok(())
            }
            Content::Key(der) => {
                self.add_key(source, PrivateKey::read(&der)?, None, None);
                Ok(())
            }
            Content::Certificate(certificate) => {
                self.add_certificate(source, *certificate, None);
                Ok(())
            }
            Content::Request | Content::RevocationList | Content::CmsMessage => {
                Err(ImportError::Foreign(Foreign::Related))
            }
        }
    }

    fn add_pfx(
        &mut self,
        source: &str,
        pfx: &Pfx,
        password: &str,
        work: &mut Work,
    ) -> Result<(), ImportError> {
        let Bags { keys, certificates, .. } = pfx.open(password, work)?;
        if pfx.integrity().is_none() {
            self.without_integrity.push(source.to_owned());
        }
        let mut result = Ok(());
        for bag in certificates {
            match Certificate::parse(&bag.der) {
                Ok(certificate) => self.add_certificate(source, certificate, bag.friendly_name),
                Err(_) => result = Err(ImportError::of_certificate(&bag.der)),
            }
        }
        for bag in keys {
            match PrivateKey::read(&bag.private_key_info) {
                Ok(key) => self.add_key(source, key, bag.protection, bag.friendly_name),
                Err(error @ KeyError::Unsupported(_)) => result = Err(error.into()),
                // Decrypted with another password.
                Err(_) if bag.protection.is_some() => result = Err(ImportError::DoesNotOpen),
                Err(error) => result = Err(error.into()),
            }
        }
        result
    }

    fn add_key(
        &mut self,
        source: &str,
        key: PrivateKey,
        protection: Option<Protection>,
        friendly_name: Option<String>,
    ) {
        let public = key.public_key_info();
        let source = source.to_owned();
        match self.keys.iter_mut().find(|other| other.key.public_key_info() == public) {
            // The same key without R is worth less.
            Some(twin) if twin.key.random().is_none() => twin.key = key,
            Some(_) => {}
            None => self.keys.push(FoundKey { key, protection, source, friendly_name }),
        }
    }

    fn add_certificate(
        &mut self,
        source: &str,
        certificate: Certificate,
        friendly_name: Option<String>,
    ) {
        let source = source.to_owned();
        if self.certificates.iter().all(|other| other.certificate != certificate) {
            self.certificates.push(FoundCertificate { certificate, source, friendly_name });
        }
    }
}
