//! The clock of this device.

use gloo_timers::callback::Interval;

/// Calls this again and again until what is returned is dropped.
pub fn every(milliseconds: u32, tick: impl Fn() + 'static) -> Interval {
    Interval::new(milliseconds, tick)
}

/// Seconds since 1970-01-01T00:00:00Z, by the device's clock, which may be wrong.
pub fn now() -> i64 {
    // Whole seconds of the next hundred million years fit.
    (js_sys::Date::now() / 1000.0).floor() as i64
}
