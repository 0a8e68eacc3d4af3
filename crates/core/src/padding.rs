//! Padding (ISO/IEC 7816-4) to multiples of a block: lengths tell less about what is sealed.

use zeroize::Zeroizing;

const MARK: u8 = 0x80;

pub(crate) fn add(plaintext: &[u8], block: usize) -> Zeroizing<Vec<u8>> {
    let length = (plaintext.len() + 1).next_multiple_of(block);
    let mut padded = Zeroizing::new(Vec::with_capacity(length));
    padded.extend_from_slice(plaintext);
    padded.push(MARK);
    padded.resize(length, 0);
    padded
}

pub(crate) fn remove(mut padded: Zeroizing<Vec<u8>>, block: usize) -> Option<Zeroizing<Vec<u8>>> {
    let mark = padded.iter().rposition(|&byte| byte != 0)?;
    if padded[mark] != MARK || !padded.len().is_multiple_of(block) {
        return None;
    }
    padded.truncate(mark);
    Some(padded)
}
