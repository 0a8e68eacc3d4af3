//! Randomness for names and orders. Keys are made in the keeper.

/// 16 random bytes from the operating system; `None` if it has none, which no browser reports.
pub fn make_id() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}

/// A random number from the operating system; `None` if it has none, which no browser reports.
pub fn number() -> Option<u32> {
    getrandom::u32().ok()
}
