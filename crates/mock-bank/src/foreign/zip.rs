//! An archive without compression (APPNOTE.TXT sections 4.3.7, 4.3.12 and 4.3.16).

/// The archive of these files.
pub(super) fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let at = size(out.len());
        let common = common(name, content);
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(*content);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(at);
        directory.extend(name.as_bytes());
    }
    let count = short(files.len());
    let (length, start) = (size(directory.len()), size(out.len()));
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(length);
    out.extend(start);
    out.extend([0; 2]);
    out
}

/// What both headers of a file say: version 2.0, UTF-8, stored, 1980-01-01, checksum, sizes, names.
fn common(name: &str, content: &[u8]) -> Vec<u8> {
    let mut out = vec![0x14, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
    out.extend(checksum(content).to_le_bytes());
    out.extend(size(content.len()));
    out.extend(size(content.len()));
    out.extend(short(name.len()));
    out.extend([0; 2]);
    out
}

fn size(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

fn short(length: usize) -> [u8; 2] {
    u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes()
}

/// CRC-32 (ISO/IEC 13239)
fn checksum(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    let one = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), step);
    !bytes.iter().fold(!0, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_of_the_nine_digits() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
    }
}
