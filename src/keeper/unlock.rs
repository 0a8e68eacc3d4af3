//! Opening seals: by password, by the password of an enrollment, by a passkey.

use ingam_core::{
    certificate::Certificate,
    password::{CertPassword, Personal},
    private_key::PrivateKey,
    seal::{self, Content, Place},
};
use serde_bytes::ByteBuf;
use zeroize::Zeroizing;

use super::{
    Keeper,
    certificates::parse,
    enrollment::{Enrollment, place},
    protocol::{
        AddPasskey, Binding, KeeperError, PasskeyAdded, Rewrap, Rewrapped, Secret, TryUnlock,
        Unlock, Unlocked,
    },
    random,
};

/// What opens a seal, ready for use.
#[derive(Clone, Copy)]
pub(super) enum Opening<'a> {
    Password(&'a str),
    Passkey { sealed: &'a [u8], secret: &'a [u8; 32] },
}

impl<'a> Opening<'a> {
    /// By a keeper that remembers no password.
    pub(super) fn of(unlock: &'a Unlock) -> Result<Self, KeeperError> {
        match unlock {
            Unlock::Remembered => Err(KeeperError::NoEnrollment),
            // What is not UTF-8 was never accepted as a password.
            Unlock::Password(password) => {
                password.expose().map(Self::Password).ok_or(KeeperError::WrongPassword)
            }
            Unlock::Passkey { sealed_key, secret } => {
                Ok(Self::Passkey { sealed: sealed_key, secret: passkey_secret(secret)? })
            }
        }
    }

    /// The password of a file: its own, or the one that opens the seal. A passkey needs an own one.
    pub(super) fn file_password(self, own: Option<&'a Secret>) -> Result<&'a str, KeeperError> {
        match (own, self) {
            (Some(own), _) => own.expose().ok_or(KeeperError::PasswordRejected),
            (None, Self::Password(password)) => Ok(password),
            (None, Self::Passkey { .. }) => Err(KeeperError::PasswordRejected),
        }
    }
}

/// Opens the seal of a key that has its certificate.
pub(super) fn open(
    sealed: &[u8],
    opening: Opening<'_>,
    binding: &Binding,
    certificate: &Certificate,
) -> Result<PrivateKey, KeeperError> {
    let place = place(binding, Content::Key, Some(certificate.fingerprint()));
    let pkcs8 = unseal(sealed, opening, &place)?;
    PrivateKey::read(&pkcs8).map_err(|_| KeeperError::UnsupportedRecord)
}

/// Opens `sealed`, or what a passkey has in its place.
fn unseal(
    sealed: &[u8],
    opening: Opening<'_>,
    place: &Place<'_>,
) -> Result<Zeroizing<Vec<u8>>, KeeperError> {
    Ok(match opening {
        Opening::Password(password) => seal::unseal(sealed, password, place)?,
        Opening::Passkey { sealed, secret } => seal::unseal_with_secret(sealed, secret, place)?,
    })
}

fn passkey_secret(secret: &Secret) -> Result<&[u8; 32], KeeperError> {
    secret.bytes().try_into().map_err(|_| KeeperError::Internal)
}

impl Keeper {
    pub(super) fn try_unlock(&self, request: &TryUnlock) -> Result<Unlocked, KeeperError> {
        let certificate = request.certificate.as_ref().map(|der| parse(der)).transpose()?;
        let (content, fingerprint) = match &certificate {
            Some(certificate) => (Content::Key, Some(certificate.fingerprint())),
            None => (Content::Pending, None),
        };
        let place = place(&request.binding, content, fingerprint);
        unseal(&request.sealed_key, self.opening(&request.unlock)?, &place)?;
        Ok(Unlocked {})
    }

    pub(super) fn add_passkey(&self, request: &AddPasskey) -> Result<PasskeyAdded, KeeperError> {
        let secret = passkey_secret(&request.secret)?;
        let fingerprint = parse(&request.certificate)?.fingerprint();
        let place = place(&request.binding, Content::Key, Some(fingerprint));
        let pkcs8 = unseal(&request.sealed_key, self.opening(&request.unlock)?, &place)?;
        let sealed = seal::seal_with_secret(&pkcs8, secret, &place, &mut random())?;
        Ok(PasskeyAdded { sealed_key: ByteBuf::from(sealed) })
    }

    /// Whatever kind of key it is: it is not looked at.
    pub(super) fn rewrap(&self, request: &Rewrap) -> Result<Rewrapped, KeeperError> {
        let opening = self.opening(&request.unlock)?;
        let password = opening.file_password(request.password.as_ref())?;
        let password = CertPassword::parse(password, &Personal::default());
        // What breaks the rules was never sealed with, so it does not open anything.
        let password = password.map_err(|_| match request.password {
            Some(_) => KeeperError::PasswordRejected,
            None => KeeperError::WrongPassword,
        })?;
        let fingerprint = Some(parse(&request.certificate)?.fingerprint());
        let from = place(&request.from, Content::Key, fingerprint);
        let pkcs8 = unseal(&request.sealed_key, opening, &from)?;
        let to = place(&request.to, Content::Key, fingerprint);
        let sealed = seal::seal_within_memory(&pkcs8, &password, &to, &mut random())?;
        Ok(Rewrapped { sealed_key: ByteBuf::from(sealed) })
    }

    /// The same, by a keeper that remembers the password of the enrollment that has just ended.
    pub(super) fn opening<'a>(&'a self, unlock: &'a Unlock) -> Result<Opening<'a>, KeeperError> {
        match (unlock, &self.enrollment) {
            (Unlock::Remembered, Some(enrollment)) => {
                Ok(Opening::Password(Enrollment::password(enrollment)))
            }
            _ => Opening::of(unlock),
        }
    }
}
