//! Hash functions by their object identifiers (RFC 5754, RFC 3279).

use der::oid::ObjectIdentifier;
use sha1::{Digest, Sha1};
use sha2::{Sha224, Sha256, Sha384, Sha512};

/// One that is computed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

static SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
static SHA224: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.4");
static SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
static SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
static SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");

impl Hash {
    /// By the object identifier of the hash itself, dotted decimal.
    pub(crate) fn of(id: &str) -> Option<Self> {
        Some(match id {
            "1.3.14.3.2.26" => Self::Sha1,
            "2.16.840.1.101.3.4.2.4" => Self::Sha224,
            "2.16.840.1.101.3.4.2.1" => Self::Sha256,
            "2.16.840.1.101.3.4.2.2" => Self::Sha384,
            "2.16.840.1.101.3.4.2.3" => Self::Sha512,
            _ => return None,
        })
    }

    /// By the object identifier of an ECDSA signature algorithm.
    pub(crate) fn of_ecdsa(id: &str) -> Option<Self> {
        Some(match id {
            "1.2.840.10045.4.1" => Self::Sha1,
            "1.2.840.10045.4.3.1" => Self::Sha224,
            "1.2.840.10045.4.3.2" => Self::Sha256,
            "1.2.840.10045.4.3.3" => Self::Sha384,
            "1.2.840.10045.4.3.4" => Self::Sha512,
            _ => return None,
        })
    }

    /// By the object identifier of an RSA signature algorithm.
    pub(crate) fn of_rsa(id: &str) -> Option<Self> {
        Some(match id {
            "1.2.840.113549.1.1.5" | "1.3.14.3.2.29" => Self::Sha1,
            "1.2.840.113549.1.1.14" => Self::Sha224,
            "1.2.840.113549.1.1.11" => Self::Sha256,
            "1.2.840.113549.1.1.12" => Self::Sha384,
            "1.2.840.113549.1.1.13" => Self::Sha512,
            _ => return None,
        })
    }

    /// Its object identifier.
    pub(crate) fn oid(self) -> &'static ObjectIdentifier {
        match self {
            Self::Sha1 => &SHA1,
            Self::Sha224 => &SHA224,
            Self::Sha256 => &SHA256,
            Self::Sha384 => &SHA384,
            Self::Sha512 => &SHA512,
        }
    }

    /// The content of its object identifier.
    pub(crate) fn id(self) -> &'static [u8] {
        self.oid().as_bytes()
    }

    /// Whether two contents with the same digest can be made.
    pub(crate) fn is_broken(self) -> bool {
        self == Self::Sha1
    }

    pub(crate) fn digest(self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha1 => Sha1::digest(message).to_vec(),
            Self::Sha224 => Sha224::digest(message).to_vec(),
            Self::Sha256 => Sha256::digest(message).to_vec(),
            Self::Sha384 => Sha384::digest(message).to_vec(),
            Self::Sha512 => Sha512::digest(message).to_vec(),
        }
    }
}
