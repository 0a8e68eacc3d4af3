//! Randomness for names. Keys are made in the keeper.

/// 16 random bytes from the operating system; `None` if it has none, which no browser reports.
pub fn make_id() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}
