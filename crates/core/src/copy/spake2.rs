//! SPAKE2 over P-256 with SHA-256, HKDF and HMAC (RFC 9382), for two sides that share a short code.
//!
//! Own code because no kept library has a release for this curve; the arithmetic is that of `p256`, and the vectors
//! of the RFC are in the tests (see the ADR on copies between devices).

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use p256::{
    AffinePoint, ProjectivePoint, Scalar,
    elliptic_curve::{
        Generate,
        group::{Group, ff::FromUniformBytes},
        sec1::{FromSec1Point, ToSec1Point},
    },
};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// M and N of RFC 9382 section 4 for P-256, compressed.
const M: [u8; 33] = [
    0x02, 0x88, 0x6e, 0x2f, 0x97, 0xac, 0xe4, 0x6e, 0x55, 0xba, 0x9d, 0xd7, 0x24, 0x25, 0x79, 0xf2,
    0x99, 0x3b, 0x64, 0xe1, 0x6e, 0xf3, 0xdc, 0xab, 0x95, 0xaf, 0xd4, 0x97, 0x33, 0x3d, 0x8f, 0xa1,
    0x2f,
];
const N: [u8; 33] = [
    0x03, 0xd8, 0xbb, 0xd6, 0xc6, 0x39, 0xc6, 0x29, 0x37, 0xb0, 0x4d, 0x99, 0x7f, 0x38, 0xc3, 0x77,
    0x07, 0x19, 0xc6, 0x29, 0xd7, 0x01, 0x4d, 0x49, 0xa2, 0x4b, 0x4f, 0x98, 0xba, 0xa1, 0x29, 0x2b,
    0x49,
];

/// Bytes of a share: an uncompressed point.
pub(super) const SHARE: usize = 65;

/// Bytes of a proof: HMAC-SHA256.
pub(super) const PROOF: usize = 32;

/// Bytes that a password is made of: 64 more bits than the order would do (RFC 9382 section 3.2).
const UNIFORM: usize = 64;

/// Which side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    A,
    B,
}

impl Side {
    /// What hides the own share, and the one of the other.
    fn masks(self) -> Option<(ProjectivePoint, ProjectivePoint)> {
        let (m, n) = (point(&M)?, point(&N)?);
        Some(match self {
            Self::A => (m, n),
            Self::B => (n, m),
        })
    }
}

/// The names of both sides; they are in what is agreed on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'a> {
    pub(super) a: &'a [u8],
    pub(super) b: &'a [u8],
}

/// One run, until the share of the other side is there.
pub(super) struct Run {
    side: Side,
    password: Scalar,
    secret: Scalar,
    share: [u8; SHARE],
}

/// What comes of a run.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(super) struct Agreed {
    /// For the keys of what follows.
    pub(super) key: [u8; 16],
    confirmation: [u8; 16],
    transcript: Vec<u8>,
}

impl Run {
    /// Begins with a code of any length. It is good for a few minutes and for three tries, so nothing is
    /// gained by stretching it.
    pub(super) fn start(side: Side, code: &[u8], rng: &mut impl CryptoRng) -> Option<Self> {
        let mut uniform = Zeroizing::new([0; UNIFORM]);
        // 64 bytes are not too many for HKDF.
        Hkdf::<Sha256>::new(None, code).expand(b"ingam copy 1 password", &mut *uniform).ok()?;
        let password = Scalar::from_uniform_bytes(&uniform);
        Self::with(side, password, Scalar::generate_from_rng(rng))
    }

    fn with(side: Side, password: Scalar, secret: Scalar) -> Option<Self> {
        let (mask, _) = side.masks()?;
        let share = encoded(&(ProjectivePoint::GENERATOR * secret + mask * password))?;
        Some(Self { side, password, secret, share })
    }

    /// What the other side gets.
    pub(super) fn share(&self) -> &[u8; SHARE] {
        &self.share
    }

    /// Ends with the share of the other side; `None` if it is no point, or leads to none.
    pub(super) fn finish(&self, theirs: &[u8; SHARE], names: Names<'_>) -> Option<Agreed> {
        let (_, mask) = self.side.masks()?;
        // The curve has no small subgroups: being on it is all.
        let common = (point(theirs)? - mask * self.password) * self.secret;
        let common = Zeroizing::new(encoded(&common)?);
        let (a, b) = match self.side {
            Side::A => (&self.share, theirs),
            Side::B => (theirs, &self.share),
        };
        let password = Zeroizing::new(<[u8; 32]>::from(self.password.to_bytes()));
        let parts: [&[u8]; 6] = [names.a, names.b, a, b, &*common, &*password];
        let length = parts.iter().map(|part| 8 + part.len()).sum();
        // Allocated once: a buffer that grows leaves copies behind.
        let mut transcript = Vec::with_capacity(length);
        for part in parts {
            transcript.extend((part.len() as u64).to_le_bytes());
            transcript.extend(part);
        }
        let hash = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(&transcript)));
        let (key, confirmation) = hash.split_at(16);
        Some(Agreed {
            key: key.try_into().ok()?,
            confirmation: confirmation.try_into().ok()?,
            transcript,
        })
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        self.password.zeroize();
        self.secret.zeroize();
    }
}

impl Agreed {
    /// What this side proves to the other that it has the same key. `about` is proved along with it.
    pub(super) fn proof(&self, side: Side, about: &[u8]) -> Option<[u8; PROOF]> {
        Some(self.mac(side, about)?.finalize().into_bytes().into())
    }

    /// Whether the other side, which is `side`, has proved it. In constant time.
    pub(super) fn is_proved(&self, side: Side, about: &[u8], proof: &[u8]) -> bool {
        self.mac(side, about).is_some_and(|mac| mac.verify_slice(proof).is_ok())
    }

    fn mac(&self, side: Side, about: &[u8]) -> Option<Hmac<Sha256>> {
        let mut keys = Zeroizing::new([0; 32]);
        let info: [&[u8]; 2] = [b"ConfirmationKeys", about];
        Hkdf::<Sha256>::new(None, &self.confirmation).expand_multi_info(&info, &mut *keys).ok()?;
        let (a, b) = keys.split_at(16);
        let mut mac = Hmac::new_from_slice(if side == Side::A { a } else { b }).ok()?;
        mac.update(&self.transcript);
        Some(mac)
    }
}

fn point(bytes: &[u8]) -> Option<ProjectivePoint> {
    AffinePoint::from_sec1_bytes(bytes).ok().map(ProjectivePoint::from)
}

/// `None` for the point at infinity, which nobody sends.
fn encoded(point: &ProjectivePoint) -> Option<[u8; SHARE]> {
    if bool::from(point.is_identity()) {
        return None;
    }
    point.to_affine().to_sec1_point(false).as_bytes().try_into().ok()
}

#[cfg(test)]
mod tests;
