//! Bytes as text.

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a text is what [`hex`] writes of so many bytes.
pub fn is_hex(text: &str, bytes: usize) -> bool {
    text.len() == 2 * bytes && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The bytes of which [`hex`] writes this text.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if !is_hex(text, N) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_written_is_hex() {
        assert_eq!(hex(&[0, 0xa5, 0xff]), "00a5ff");
        assert!(is_hex("00a5ff", 3));
        assert_eq!(unhex("00a5ff"), Some([0, 0xa5, 0xff]));
        for other in ["00a5", "00a5ff00", "00A5FF", "00a5f\0", "00a5f\u{e9}", "0xa5ff", ""] {
            assert!(!is_hex(other, 3), "{other:?}");
            assert_eq!(unhex::<3>(other), None);
        }
    }
}
