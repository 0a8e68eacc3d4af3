//! Serial numbers (RFC 5280 section 4.1.2.2): 16 random bytes, positive, without leading zeros.

use crate::secrets::random;

/// A fresh serial number, big endian.
pub fn make_serial() -> [u8; 16] {
    let mut serial: [u8; 16] = random();
    // The first bit clear keeps it positive in 16 bytes, the second set keeps it 16 bytes long.
    serial[0] = serial[0] & 0x7f | 0x40;
    serial
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positive_and_never_the_same() {
        let (one, other) = (make_serial(), make_serial());
        assert_ne!(one, other);
        assert!(one[0] < 0x80 && one[0] >= 0x40);
    }
}
