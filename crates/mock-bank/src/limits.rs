//! How often one address may call. What is counted for a customer is not here but in the database,
//! in the same transaction as the check: wrong factors (see [`crate::ra::verification`]), enrollments
//! and text messages in an hour.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Counts calls by address in windows of fixed length.
#[derive(Debug)]
pub struct Limiter {
    allowed: u32,
    window: i64,
    seen: Mutex<HashMap<IpAddr, (i64, u32)>>,
}

impl Limiter {
    /// At most `allowed` calls in `window` seconds.
    pub fn new(allowed: u32, window: i64) -> Self {
        Self { allowed, window, seen: Mutex::default() }
    }

    /// Whether a call would be one too many; if so, the seconds to wait. Counts nothing.
    pub fn check(&self, address: IpAddr, now: i64) -> Result<(), u32> {
        let current = now.div_euclid(self.window);
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        match seen.get(&address) {
            Some((window, calls)) if *window == current && *calls >= self.allowed => {
                Err(self.wait(now))
            }
            _ => Ok(()),
        }
    }

    /// Counts a call; if it is one too many, the seconds to wait.
    pub fn count(&self, address: IpAddr, now: i64) -> Result<(), u32> {
        let current = now.div_euclid(self.window);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        // Old windows are forgotten when there are many, so that strangers cannot fill the memory.
        if seen.len() > 10_000 {
            seen.retain(|_, (window, _)| *window == current);
        }
        let entry = seen.entry(address).or_insert((current, 0));
        if entry.0 != current {
            *entry = (current, 0);
        }
        entry.1 = entry.1.saturating_add(1);
        if entry.1 <= self.allowed {
            return Ok(());
        }
        Err(self.wait(now))
    }

    fn wait(&self, now: i64) -> u32 {
        u32::try_from(self.window - now.rem_euclid(self.window)).unwrap_or(1)
    }
}

/// The bank's limits.
#[derive(Debug)]
pub struct Limits {
    /// Calls to `/api` and `/cmp`.
    pub calls: Limiter,
    /// Wrong pairs of user id and resident number.
    pub identities: Limiter,
}

impl Limits {
    /// Limits for a number of calls a minute.
    pub fn new(calls_per_minute: u32) -> Self {
        Self {
            calls: Limiter::new(calls_per_minute, 60),
            identities: Limiter::new((calls_per_minute / 20).max(10), 600),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_too_many_waits_for_the_next_window() {
        let limiter = Limiter::new(2, 60);
        let [here, there] = [[127, 0, 0, 1], [127, 0, 0, 2]].map(IpAddr::from);
        assert_eq!(limiter.count(here, 100), Ok(()));
        assert_eq!(limiter.check(here, 110), Ok(()));
        assert_eq!(limiter.count(here, 110), Ok(()));
        assert_eq!(limiter.check(here, 110), Err(10));
        assert_eq!(limiter.count(here, 110), Err(10));
        assert_eq!(limiter.check(here, 120), Ok(()));
        assert_eq!(limiter.count(there, 110), Ok(()));
        assert_eq!(limiter.count(here, 120), Ok(()));
    }
}
