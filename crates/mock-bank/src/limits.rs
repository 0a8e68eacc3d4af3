//! How often one address may call. What is counted for a customer is not here but in the database,
//! in the same transaction as the check: wrong factors (see [`crate::ra::verification`]), enrollments
//! and text messages in an hour.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Callers that are counted one by one; all further ones of a window are counted as one.
const CALLERS: usize = 100_000;
/// Who stands for them: nobody calls from this address.
const OTHERS: IpAddr = IpAddr::V6(Ipv6Addr::UNSPECIFIED);
/// Seconds to wait for what others from the same address are asking at this moment.
const SOON: u32 = 1;

/// Counts calls by caller in windows of fixed length. A caller is an IPv4 address, or the first 64
/// bits of an IPv6 address: whoever has one IPv6 address has all that share them.
#[derive(Debug)]
pub struct Limiter {
    allowed: u32,
    window: i64,
    seen: Mutex<Seen>,
}

/// What is known of the callers of one window.
#[derive(Debug, Default)]
struct Seen {
    window: i64,
    callers: HashMap<IpAddr, Calls>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Calls {
    counted: u32,
    /// Being answered, and counted only if the answer says so.
    open: u32,
}

/// A call of which the answer will say whether it counts. If the value goes away before, it does not.
#[derive(Debug)]
pub struct Place<'a> {
    limiter: &'a Limiter,
    caller: IpAddr,
}

impl Limiter {
    /// At most `allowed` calls in `window` seconds.
    pub fn new(allowed: u32, window: i64) -> Self {
        Self { allowed, window, seen: Mutex::default() }
    }

    /// Counts a call; if it is one too many, the seconds to wait.
    pub fn count(&self, address: IpAddr, now: i64) -> Result<(), u32> {
        let mut seen = self.seen(now);
        let caller = seen.caller(address);
        let calls = seen.callers.entry(caller).or_default();
        if calls.counted >= self.allowed {
            return Err(self.wait(now));
        }
        calls.counted += 1;
        Ok(())
    }

    /// A place for a call that may come to count; if there is none, the seconds to wait. Calls at once
    /// get no more places than may still count.
    pub fn place(&self, address: IpAddr, now: i64) -> Result<Place<'_>, u32> {
        let mut seen = self.seen(now);
        let caller = seen.caller(address);
        let calls = seen.callers.entry(caller).or_default();
        if calls.counted >= self.allowed {
            return Err(self.wait(now));
        }
        if calls.counted + calls.open >= self.allowed {
            return Err(SOON);
        }
        calls.open += 1;
        Ok(Place { limiter: self, caller })
    }

    fn wait(&self, now: i64) -> u32 {
        u32::try_from(self.window - now.rem_euclid(self.window)).unwrap_or(1)
    }

    /// What is known of this window. What was counted in another one is forgotten, once.
    fn seen(&self, now: i64) -> MutexGuard<'_, Seen> {
        let current = now.div_euclid(self.window);
        let mut seen = self.lock();
        if seen.window != current {
            seen.window = current;
            seen.callers.retain(|_, calls| {
                calls.counted = 0;
                calls.open > 0
            });
        }
        seen
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seen {
    /// Under whom an address is counted.
    fn caller(&self, address: IpAddr) -> IpAddr {
        let caller = match address.to_canonical() {
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
            }
            address => address,
        };
        // Strangers cannot fill the memory.
        let room = self.callers.len() < CALLERS || self.callers.contains_key(&caller);
        if room { caller } else { OTHERS }
    }
}

impl Place<'_> {
    /// The call counts.
    pub fn count(self) {
        if let Some(calls) = self.limiter.lock().callers.get_mut(&self.caller) {
            calls.counted = calls.counted.saturating_add(1);
        }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if let Some(calls) = self.limiter.lock().callers.get_mut(&self.caller) {
            calls.open = calls.open.saturating_sub(1);
        }
    }
}

/// The bank's limits.
#[derive(Debug)]
pub struct Limits {
    /// Calls to `/api`, `/cmp` and EST.
    pub calls: Limiter,
    /// Wrong pairs of what somebody is known by and a resident or business number.
    pub identities: Limiter,
    /// Nonces for logins.
    pub challenges: Limiter,
    /// Logins that were signed wrongly, or with what is not the customer's.
    pub logins: Limiter,
    /// Numbers of accounts that nobody has, asked for by whoever is logged in.
    pub recipients: Limiter,
    /// Mailboxes that are opened.
    pub mailboxes: Limiter,
    /// Codes that are tried, right ones with them.
    pub mailbox_tries: Limiter,
}

impl Limits {
    /// Limits for a number of calls a minute.
    pub fn new(calls_per_minute: u32) -> Self {
        Self {
            calls: Limiter::new(calls_per_minute, 60),
            identities: Limiter::new((calls_per_minute / 20).max(10), 600),
            challenges: Limiter::new((calls_per_minute / 10).max(10), 60),
            logins: Limiter::new((calls_per_minute / 20).max(10), 600),
            recipients: Limiter::new((calls_per_minute / 20).max(10), 600),
            mailboxes: Limiter::new((calls_per_minute / 20).max(10), 600),
            mailbox_tries: Limiter::new((calls_per_minute / 20).max(10), 600),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn one_too_many_waits_for_the_next_window() {
        let limiter = Limiter::new(2, 60);
        let [here, there] = [[127, 0, 0, 1], [127, 0, 0, 2]].map(IpAddr::from);
        assert_eq!(limiter.count(here, 100), Ok(()));
        assert_eq!(limiter.count(here, 110), Ok(()));
        assert_eq!(limiter.count(here, 110), Err(10));
        assert_eq!(limiter.count(there, 110), Ok(()));
        assert_eq!(limiter.count(here, 120), Ok(()));
    }

    #[test]
    fn calls_at_once_get_no_more_places_than_may_count() {
        let limiter = Limiter::new(2, 60);
        let here = address("127.0.0.1");
        let first = limiter.place(here, 100).expect("a place");
        let second = limiter.place(here, 100).expect("a place");
        assert_eq!(limiter.place(here, 100).map(drop), Err(SOON));
        drop(second);
        first.count();
        let second = limiter.place(here, 110).expect("what did not count gave its place back");
        second.count();
        assert_eq!(limiter.place(here, 110).map(drop), Err(10));
        let third = limiter.place(here, 120).expect("a new window");
        limiter.place(here, 180).expect("another").count();
        third.count();
        assert_eq!(limiter.place(here, 180).map(drop), Err(60), "counted when it is answered");
    }

    #[test]
    fn whoever_has_an_ipv6_address_has_many() {
        let limiter = Limiter::new(1, 60);
        assert_eq!(limiter.count(address("2001:db8:1:2::1"), 0), Ok(()));
        assert_eq!(limiter.count(address("2001:db8:1:2:ffff:ffff:ffff:ffff"), 0), Err(60));
        assert_eq!(limiter.count(address("2001:db8:1:3::1"), 0), Ok(()));
        assert_eq!(limiter.count(address("::ffff:192.0.2.1"), 0), Ok(()));
        assert_eq!(limiter.count(address("192.0.2.1"), 0), Err(60), "the same, written otherwise");
        assert_eq!(limiter.count(address("::ffff:192.0.2.2"), 0), Ok(()));
    }

    #[test]
    fn strangers_cannot_fill_the_memory() {
        let limiter = Limiter::new(1, 60);
        let caller =
            |number: usize| IpAddr::from(u32::try_from(number).expect("small").to_be_bytes());
        for number in 0..CALLERS {
            assert_eq!(limiter.count(caller(number), 0), Ok(()));
        }
        assert_eq!(limiter.count(caller(CALLERS), 0), Ok(()), "the first of all others");
        assert_eq!(limiter.count(caller(CALLERS + 1), 0), Err(60), "they are counted as one");
        assert_eq!(limiter.count(caller(7), 0), Err(60));
        assert_eq!(limiter.lock().callers.len(), CALLERS + 1);
        assert_eq!(limiter.count(caller(CALLERS + 1), 60), Ok(()));
        assert_eq!(limiter.lock().callers.len(), 1, "swept with the first call of a window");
    }
}
