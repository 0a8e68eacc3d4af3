//! How much one file may ask for: a file of two kilobytes can ask for weeks.

/// Most rounds of one derivation. Programs write up to 1,000,000.
const MOST_AT_ONCE: u64 = 5_000_000;

/// Most rounds of all derivations of a file.
const MOST_IN_ALL: u64 = 15_000_000;

/// What may still be derived for one file.
#[derive(Clone, Debug, Default)]
pub struct Work {
    spent: u64,
}

/// More than a file may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too much work")]
pub struct TooMuchWork;

impl Work {
    /// The budget of one file: 5,000,000 rounds a derivation, 15,000,000 in sum.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the rounds of one derivation, before it is done. Nothing is taken if it is too much.
    pub fn spend(&mut self, rounds: u64) -> Result<(), TooMuchWork> {
        if rounds > MOST_AT_ONCE || self.spent + rounds > MOST_IN_ALL {
            return Err(TooMuchWork);
        }
        self.spent += rounds;
        Ok(())
    }

    /// The rounds that were taken so far.
    pub fn spent(&self) -> u64 {
        self.spent
    }
}
