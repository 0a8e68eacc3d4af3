//! Bytes as text.

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a text is what [`hex`] writes of so many bytes.
pub fn is_hex(text: &str, bytes: usize) -> bool {
    text.len() == 2 * bytes && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_written_is_hex() {
        assert_eq!(hex(&[0, 0xa5, 0xff]), "00a5ff");
        assert!(is_hex("00a5ff", 3));
        for other in ["00a5", "00a5ff00", "00A5FF", "00a5f\0", "00a5f\u{e9}", "0xa5ff", ""] {
            assert!(!is_hex(other, 3), "{other:?}");
        }
    }
}
