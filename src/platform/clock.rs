//! The clock of this device.

/// Seconds since 1970-01-01T00:00:00Z, by the device's clock, which may be wrong.
pub fn now() -> i64 {
    // Whole seconds of the next hundred million years fit.
    (js_sys::Date::now() / 1000.0).floor() as i64
}
