//! Trouble on demand, for tests of clients. Set through the admin listener, off by default.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;

/// One untruth in the next `cp` answer. The bank's own records stay right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lie {
    /// A certificate for a key that is not the client's.
    OtherKey,
    /// A certificate, and a chain, from an authority that the client was not told to trust.
    OtherRoot,
    /// A certificate in another person's name.
    OtherName,
    /// A certificate that ended yesterday.
    Expired,
    /// A certificate without the VID that was asked for.
    NoVid,
}

/// One untruth in the next OCSP response. Those that are not signed by the issuer's delegate, or not about
/// what was asked, are for clients to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OcspLie {
    /// Signed by somebody whom the issuer never heard of.
    Stranger,
    /// Signed by somebody with a certificate of the issuer that is not for this.
    NoUsage,
    /// About another serial number.
    OtherSerial,
    /// No longer true since days.
    Stale,
    /// True from tomorrow on.
    Future,
    /// With another nonce than the request.
    OtherNonce,
    /// Without the nonce of the request.
    NoNonce,
    /// No response but the status tryLater.
    TryLater,
}

/// How the next matching call fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextFailure {
    /// Only calls to paths that start with this.
    pub path: String,
    /// 500 instead of 503.
    pub internal: bool,
}

/// The knobs.
#[derive(Debug, Default)]
pub struct Faults {
    fail_next: Mutex<Option<NextFailure>>,
    drop_next: Mutex<Option<String>>,
    lie: Mutex<Option<Lie>>,
    ocsp_lie: Mutex<Option<OcspLie>>,
    stale_list: AtomicBool,
    slow_ms: AtomicU64,
}

impl Faults {
    /// The next call to a path with this prefix fails before anything is done.
    pub fn fail_next(&self, failure: NextFailure) {
        set(&self.fail_next, Some(failure));
    }

    /// The answer to the next call to a path with this prefix is not sent.
    pub fn drop_next(&self, path: String) {
        set(&self.drop_next, Some(path));
    }

    /// The next `cp` says something untrue.
    pub fn lie(&self, lie: Option<Lie>) {
        set(&self.lie, lie);
    }

    /// The next OCSP response says something untrue.
    pub fn lie_in_ocsp(&self, lie: Option<OcspLie>) {
        set(&self.ocsp_lie, lie);
    }

    /// The next revocation list that the other institution is asked for is no longer true since days.
    pub fn stale_list(&self) {
        self.stale_list.store(true, Ordering::Relaxed);
    }

    /// Every answer waits so long.
    pub fn slow(&self, ms: u64) {
        self.slow_ms.store(ms, Ordering::Relaxed);
    }

    /// Whether this call must fail; asks once.
    pub fn take_failure(&self, path: &str) -> Option<NextFailure> {
        let mut slot = self.fail_next.lock().unwrap_or_else(PoisonError::into_inner);
        slot.take_if(|failure| path.starts_with(&failure.path))
    }

    /// Whether the answer to this call must be lost; asks once.
    pub fn take_drop(&self, path: &str) -> bool {
        let mut slot = self.drop_next.lock().unwrap_or_else(PoisonError::into_inner);
        slot.take_if(|prefix| path.starts_with(prefix.as_str())).is_some()
    }

    /// The untruth to tell; asks once.
    pub fn take_lie(&self) -> Option<Lie> {
        self.lie.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The untruth to tell in an OCSP response; asks once.
    pub fn take_ocsp_lie(&self) -> Option<OcspLie> {
        self.ocsp_lie.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Whether the list must be a stale one; asks once.
    pub fn take_stale_list(&self) -> bool {
        self.stale_list.swap(false, Ordering::Relaxed)
    }

    /// How long to wait before an answer, milliseconds.
    pub fn delay_ms(&self) -> u64 {
        self.slow_ms.load(Ordering::Relaxed)
    }
}

fn set<T>(slot: &Mutex<T>, value: T) {
    *slot.lock().unwrap_or_else(PoisonError::into_inner) = value;
}
