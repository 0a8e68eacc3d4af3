//! Serial numbers (RFC 5280 section 4.1.2.2): 16 random bytes, positive, without leading zeros.

use crate::hex::is_hex;
use crate::secrets::random;

/// Bytes of a serial number.
const BYTES: usize = 16;

/// Whether a text can be the serial number of a certificate here: lower-case hex.
pub fn is_serial(text: &str) -> bool {
    is_hex(text, BYTES)
}

/// A fresh serial number, big endian.
pub fn make_serial() -> [u8; BYTES] {
    let mut serial: [u8; BYTES] = random();
    // The first bit clear keeps it positive in 16 bytes, the second set keeps it 16 bytes long.
    serial[0] = serial[0] & 0x7f | 0x40;
    serial
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex::hex;

    #[test]
    fn positive_and_never_the_same() {
        let (one, other) = (make_serial(), make_serial());
        assert_ne!(one, other);
        assert!(one[0] < 0x80 && one[0] >= 0x40);
        assert!(is_serial(&hex(&one)) && !is_serial("00ff"));
    }
}
