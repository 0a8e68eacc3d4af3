//! Virtual ID (VID, KCAC.TS.SIVID): binds a certificate to a resident or business number without
//! printing the number.
//!
//! ```text
//! HashContent ::= SEQUENCE {
//!     idn        PrintableString,   -- RRN, 13 digits, or business number, 10 digits
//!     randomNum  BIT STRING }       -- R, 160 bits
//!
//! VID = H(H(DER(HashContent)))      -- H: SHA-256
//! ```

use std::fmt;

use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::asn1;

/// R: made with the key, kept with it, shown only to who may check the VID.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct VidRandom([u8; 20]);

impl VidRandom {
    /// Makes a new R.
    pub fn make(rng: &mut impl CryptoRng) -> Self {
        let mut random = Self([0; 20]);
        rng.fill_bytes(&mut random.0);
        random
    }

    /// Takes an existing R over.
    pub fn new(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// The 20 bytes.
    pub fn expose(&self) -> &[u8; 20] {
        &self.0
    }
}

impl fmt::Debug for VidRandom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VidRandom(…)")
    }
}

/// The VID (SHA-256) of a number in digits and R.
pub fn derive_vid(number: &str, random: &VidRandom) -> [u8; 32] {
    Sha256::digest(Sha256::digest(hash_content(number, random))).into()
}

/// DER of the `HashContent`.
pub(crate) fn hash_content(number: &str, random: &VidRandom) -> Zeroizing<Vec<u8>> {
    let number = Zeroizing::new(asn1::element(asn1::PRINTABLE_STRING, &[number.as_bytes()]));
    let random = Zeroizing::new(asn1::element(asn1::BIT_STRING, &[&[0], random.expose()]));
    Zeroizing::new(asn1::element(asn1::SEQUENCE, &[&number, &random]))
}
