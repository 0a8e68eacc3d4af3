//! How much one file may ask for: a file of two kilobytes can ask for weeks. And what it has asked for
//! already, so that nobody waits for the same key twice.

use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Most rounds of one derivation. Programs write up to 1,000,000.
const MOST_AT_ONCE: u64 = 5_000_000;

/// Most rounds of all derivations of a file.
const MOST_IN_ALL: u64 = 15_000_000;

/// Most derived keys that are kept; the oldest go first.
const MOST_KEPT: usize = 64;

/// What may still be derived for one file, and what was.
#[derive(Default)]
pub struct Work {
    spent: u64,
    derived: Vec<Derived>,
}

/// A derived key.
struct Derived {
    /// SHA-256 of all that it was derived from.
    from: [u8; 32],
    key: Zeroizing<Vec<u8>>,
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
        self.spent = self.sum([rounds])?;
        Ok(())
    }

    /// Judges derivations that are still to be done: takes nothing.
    pub fn foresee(&self, rounds: impl IntoIterator<Item = u64>) -> Result<(), TooMuchWork> {
        self.sum(rounds).map(drop)
    }

    /// The rounds that were taken so far.
    pub fn spent(&self) -> u64 {
        self.spent
    }

    /// The whole budget once more. What was derived is still known.
    pub fn renew(&mut self) {
        self.spent = 0;
    }

    /// Derives a key, or takes it from memory if it was derived before `from` the same things, the
    /// password among them. Only what is done takes rounds.
    pub(crate) fn derive(
        &mut self,
        rounds: u64,
        from: &[&[u8]],
        derive: &dyn Fn() -> Zeroizing<Vec<u8>>,
    ) -> Result<Zeroizing<Vec<u8>>, TooMuchWork> {
        let from = digest(from);
        if let Some(known) = self.derived.iter().find(|known| known.from == from) {
            return Ok(known.key.clone());
        }
        self.spend(rounds)?;
        let key = derive();
        if self.derived.len() == MOST_KEPT {
            self.derived.remove(0);
        }
        self.derived.push(Derived { from, key: key.clone() });
        Ok(key)
    }

    /// What was taken, with these rounds.
    fn sum(&self, rounds: impl IntoIterator<Item = u64>) -> Result<u64, TooMuchWork> {
        rounds.into_iter().try_fold(self.spent, |spent, rounds| {
            let fits = rounds <= MOST_AT_ONCE && spent + rounds <= MOST_IN_ALL;
            if fits { Ok(spent + rounds) } else { Err(TooMuchWork) }
        })
    }
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Work").field("spent", &self.spent).finish_non_exhaustive()
    }
}

/// Each part with its length in front.
fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}
