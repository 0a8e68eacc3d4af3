//! PBKDF1 (RFC 8018 section 5.1): the hash of the hash of … password and salt.

use sha1::digest::Digest;
use zeroize::Zeroizing;

/// The first 16 bytes, and four more if the hash has them.
pub(super) fn derive<D: Digest>(password: &[u8], salt: &[u8], rounds: u32) -> Zeroizing<[u8; 20]> {
    let mut hash = D::new().chain_update(password).chain_update(salt).finalize();
    for _ in 1..rounds {
        hash = D::digest(&hash);
    }
    let mut derived = Zeroizing::new([0; 20]);
    for (to, from) in derived.iter_mut().zip(&hash) {
        *to = *from;
    }
    derived
}
