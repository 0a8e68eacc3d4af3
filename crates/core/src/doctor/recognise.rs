//! What a structure is, by what is in it; names of files say nothing.

use super::{
    algorithm::is_public_key,
    certificate::Certificate,
    cms::{Cms, SignedData},
    crl::Crl,
    csr::Request,
    labels,
    pkcs12::is_pkcs12,
    private_key::{EncryptedKey, is_private_key},
    report::Label,
};
use crate::ocsp::response::Response;

/// A structure that has a reader.
pub(super) enum Object<'a> {
    Certificate(Box<Certificate<'a>>),
    Request(Request<'a>),
    Crl(Box<Crl<'a>>),
    Signed(SignedData<'a>),
    /// CMS with another type of content, by its object identifier.
    Cms(String, &'a [u8]),
    Response(Response<'a>),
    Pkcs12,
    PrivateKey,
    EncryptedKey(EncryptedKey<'a>),
    PublicKey,
    /// One without.
    Other,
}

impl Object<'_> {
    /// What it is called.
    pub(super) fn kind(&self) -> Label {
        match self {
            Self::Certificate(_) => labels::KIND_CERTIFICATE,
            Self::Request(_) => labels::KIND_REQUEST,
            Self::Crl(_) => labels::KIND_CRL,
            Self::Signed(_) => labels::KIND_SIGNED,
            Self::Cms(..) => labels::KIND_CMS,
            Self::Response(_) => labels::KIND_RESPONSE,
            Self::Pkcs12 => labels::KIND_PKCS12,
            Self::PrivateKey => labels::KIND_PRIVATE_KEY,
            Self::EncryptedKey(_) => labels::KIND_ENCRYPTED_KEY,
            Self::PublicKey => labels::KIND_PUBLIC_KEY,
            Self::Other => labels::KIND_OTHER,
        }
    }
}

/// Takes DER that was checked.
pub(super) fn object(der: &[u8]) -> Object<'_> {
    if let Some(certificate) = Certificate::read(der) {
        return Object::Certificate(Box::new(certificate));
    }
    if let Some(request) = Request::read(der) {
        return Object::Request(request);
    }
    if let Some(crl) = Crl::read(der) {
        return Object::Crl(Box::new(crl));
    }
    if let Some(cms) = Cms::read(der) {
        return match cms {
            Cms::Signed(signed) => Object::Signed(signed),
            Cms::Other(id, content) => Object::Cms(id, content),
        };
    }
    if let Some(response) = Response::read(der) {
        return Object::Response(response);
    }
    if is_pkcs12(der) {
        return Object::Pkcs12;
    }
    if is_private_key(der) {
        return Object::PrivateKey;
    }
    if let Some(key) = EncryptedKey::read(der) {
        return Object::EncryptedKey(key);
    }
    if is_public_key(der) {
        return Object::PublicKey;
    }
    Object::Other
}
