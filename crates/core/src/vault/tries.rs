use serde::{Deserialize, Serialize};

/// Wrong passwords since the last right one.
///
/// A courtesy of the page and no protection: whoever has a copy of the record tries as often as his
/// machine allows. What slows him down is the key derivation of [`crate::seal`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    /// How many.
    pub wrong: u32,
    /// When the last one was, seconds since 1970-01-01T00:00:00Z.
    pub last_at: Option<i64>,
}

impl Tries {
    /// After so many it is likely that the password is forgotten for good.
    pub const MANY: u32 = 10;

    /// From this one on there is a wait.
    const WAITED_FOR: u32 = 5;
    /// The first wait, seconds; each further one is twice as long.
    const FIRST_WAIT: i64 = 5;
    /// The longest wait, seconds.
    const LONGEST_WAIT: i64 = 300;

    /// With one more wrong password, at this time (seconds since 1970-01-01T00:00:00Z).
    pub fn and_one(self, now: i64) -> Self {
        Self { wrong: self.wrong.saturating_add(1), last_at: Some(now) }
    }

    /// Seconds until the next password is taken; 0 if it is taken now. A clock that was set back
    /// makes no wait longer than it was.
    pub fn wait(&self, now: i64) -> i64 {
        let (Some(last), Some(beyond)) = (self.last_at, self.wrong.checked_sub(Self::WAITED_FOR))
        else {
            return 0;
        };
        // 5 s doubled six times is beyond the longest wait.
        let whole = (Self::FIRST_WAIT << beyond.min(6)).min(Self::LONGEST_WAIT);
        last.saturating_add(whole).saturating_sub(now).clamp(0, whole)
    }

    /// Whether there were so many that only a new certificate is likely to help.
    pub fn are_many(&self) -> bool {
        self.wrong >= Self::MANY
    }
}
